"""A review as Markdown: the letter, then the whole talk, every quote linked to its turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from earned.render.letter import (
    ASK,
    CALL,
    STEPS,
    Figure,
    Letter,
    Line,
    Part,
    Point,
    Quote,
    Safety,
    Section,
)
from earned.render.sections import write_letter
from earned.render.transcript import Spoken, transcript
from earned.reviewing.finding import Review

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_STARTS = re.compile(r"^(\s*(?:\d+(?=[.)](?:\s|$)))?)([-+=.)])", re.MULTILINE)


def render_markdown(reviews: Sequence[Review]) -> str:
    """Write the letters one after another, with a line between them."""
    several = len(reviews) > 1
    texts = (
        "\n".join(_page(review, f"talk{place}-" if several else "")).strip()
        for place, review in enumerate(reviews, start=1)
    )
    return "\n\n---\n\n".join(texts) + "\n"


def escape(text: str) -> str:
    """Make text show as it is, with nothing in it read as Markdown or HTML."""
    return _STARTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _page(review: Review, prefix: str) -> Iterator[str]:
    letter = write_letter(review)
    yield from (f"# {escape(letter.title)}", "")
    yield from _paragraph(letter.source if prefix else "")
    for note in letter.safety:
        yield from _safety(note, prefix)
    yield from _paragraph(letter.opening)
    yield from _first(letter, prefix)
    for section in letter.sections:
        yield from _section(section, prefix)
    yield from ("## The whole talk", "")
    for turn in transcript(review):
        yield from _turn(turn, prefix)


def _safety(note: Safety, prefix: str) -> Iterator[str]:
    yield from (f"## {escape(note.title)}", "")
    yield from _paragraph(note.lead)
    for quote in note.quotes:
        yield from _quote(quote, prefix)
    steps = (f"{place}. {escape(step)}" for place, step in enumerate(note.steps, start=1))
    yield from _list(STEPS, steps)
    yield from _list(ASK, (f"- “{escape(question)}”" for question in note.ask))
    yield from _list(CALL, (f"- {escape(contact)}" for contact in note.contacts))
    yield from ("---", "")


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield from (f"### {title}", "", *found, "")


def _first(letter: Letter, prefix: str) -> Iterator[str]:
    if letter.findings:
        yield from ("## What stood out", "")
        yield from _points(letter.findings, prefix)
    if letter.try_first is not None:
        yield from ("## One line to try next time", "")
        yield from _line(letter.try_first, prefix)


def _section(section: Section, prefix: str) -> Iterator[str]:
    yield from (f"## {escape(section.title)}", "")
    yield from _paragraph(section.lead)
    for part in section.parts:
        yield from _part(part, prefix)
    yield from _paragraph(section.closing)


def _part(part: Part, prefix: str) -> Iterator[str]:
    if part.title:
        yield from (f"### {escape(part.title)}", "")
    yield from _paragraph(part.lead)
    yield from _points(part.points, prefix)
    for line in part.lines:
        yield from _line(line, prefix)
    if part.figures:
        yield from ("| | | |", "|---|---|---|")
        yield from (_figure(figure, prefix) for figure in part.figures)
        yield ""


def _figure(figure: Figure, prefix: str) -> str:
    links = ", ".join(f"[{turn + 1}](#{prefix}t{turn + 1})" for turn in figure.turns[:12])
    more = " …" if len(figure.turns) > 12 else ""
    turns = "Turn" if len(figure.turns) == 1 else "Turns"
    where = f" {turns} {links}{more}" if links else ""
    return f"| {escape(figure.title)} | {escape(figure.value)} | {escape(figure.note)}{where} |"


def _points(points: Iterable[Point], prefix: str) -> Iterator[str]:
    for point in points:
        tag = f"**{point.tag}.** " if point.tag else ""
        if not point.quotes:
            yield f"- {tag}{escape(point.text)}"
            continue
        yield from (f"{tag}{escape(point.text)}", "")
        for quote in point.quotes:
            yield from _quote(quote, prefix)
    yield ""


def _quote(quote: Quote, prefix: str) -> Iterator[str]:
    lead = f"{escape(quote.lead)} " if quote.lead else ""
    link = f"[{escape(quote.speaker)}, turn {quote.number}](#{prefix}t{quote.number})"
    yield from (f"> {lead}“{escape(quote.text)}” {link}", "")


def _line(line: Line, prefix: str) -> Iterator[str]:
    if not line.follows:
        yield from ("He said", "")
        yield from _quote(line.answers, prefix)
    yield from (f"Next time you could say: **“{escape(line.say)}”**", "")


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield from (escape(text), "")


def _turn(turn: Spoken, prefix: str) -> Iterator[str]:
    time = f" {turn.time}" if turn.time else ""
    number = f'<a id="{prefix}t{turn.number}"></a>{turn.number}'
    words = escape("".join(piece.text for piece in turn.pieces))
    yield f"{number} **{escape(turn.speaker)}**{time}: {_broken(words)}"
    yield ""
    if turn.notes:
        notes = "; ".join(f"perhaps {n.title}" if n.unsure else n.title for n in turn.notes)
        yield from (f"*({escape(notes)})*", "")


def _broken(text: str) -> str:
    """Keep the line breaks of a text inside one paragraph."""
    return "  \n".join(line.strip() for line in text.splitlines() if line.strip())
