"""A review as one page that opens offline: nothing in it is loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from earned.render.letter import ASK, CALL, SHOWN_CONTACTS, STEPS, Letter
from earned.render.sections import write_letter
from earned.render.timeline import Timeline, draw
from earned.render.transcript import Spoken, transcript
from earned.reviewing.finding import Review

_PHONE = re.compile(r"(?<![\w-])\d(?:[\d -]{0,16}\d)?(?![\w-])")
SHORTEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk on the page; `prefix` stands before its anchors where there are several."""

    prefix: str
    letter: Letter
    timeline: Timeline
    spoken: tuple[Spoken, ...]


def render_html(reviews: Sequence[Review]) -> str:
    """Write one page, with a part a talk.

    A turn's anchor is its number as people count: the first is `#t1`, and of the second talk
    of several `#talk2-t1`.
    """
    talks = [
        Talk(
            prefix=f"talk{place}-" if len(reviews) > 1 else "",
            letter=write_letter(review),
            timeline=draw(review),
            spoken=transcript(review),
        )
        for place, review in enumerate(reviews, start=1)
    ]
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            talks=talks,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            labels={"steps": STEPS, "ask": ASK, "call": CALL, "shown": SHOWN_CONTACTS},
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("earned.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["phones"] = lambda text: list(phones(text))
    return environment


@cache
def _asset(name: str) -> str:
    return resources.files("earned.render").joinpath("templates", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Forbid all loading, and every style and script but our own two."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def phones(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text into (words, number to dial) pairs; the number is empty between numbers."""
    end = 0
    for match in _PHONE.finditer(text):
        yield text[end : match.start()], ""
        number = re.sub(r"\D", "", match[0])
        yield match[0], number if len(number) >= SHORTEST_NUMBER else ""
        end = match.end()
    yield text[end:], ""
