from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from earned.render import render
from earned.render.as_html import phones
from tests.render.factory import counted, empty, full, talk

HOSTILE = "<script>alert('x')</script> {{ 7*7 }} \"quoted\" & </mark> <img src=x onerror=y>"


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [given for tag, given in self.tags if tag == name]

    @property
    def ids(self) -> list[str]:
        return [given["id"] or "" for _, given in self.tags if "id" in given]


def page(*reviews) -> Page:
    return Page(render(list(reviews), "html"))


def test_every_link_stays_on_the_page_or_dials() -> None:
    shown = page(full())
    links = [link["href"] or "" for link in shown.all("a")]
    assert len(links) > 80
    for link in links:
        assert link.startswith(("#", "tel:"))
        assert not link.startswith("#") or link[1:] in shown.ids


def test_ids_are_unique_even_with_several_talks() -> None:
    for shown in (page(full()), page(full(), counted(talk()), empty(talk()))):
        assert len(shown.ids) == len(set(shown.ids))


def test_the_links_of_the_second_talk_go_to_the_second_talk() -> None:
    shown = page(full(), full())
    links = [link["href"] for link in shown.all("a") if link.get("class") == "quote"]
    half = len(links) // 2
    assert all(link.startswith("#talk1-t") for link in links[:half])
    assert all(link.startswith("#talk2-t") for link in links[half:])


def test_nothing_is_loaded_and_the_policy_forbids_it() -> None:
    text = render([full()], "html")
    shown = Page(text)
    assert not {"link", "img", "iframe", "object", "audio", "video", "base", "form"} & {
        tag for tag, _ in shown.tags
    }
    for _, given in shown.tags:
        assert not {"src", "srcset", "style"} & set(given)
        assert not [name for name in given if name.startswith("on")]
    assert "@import" not in text
    assert not re.findall(r"url\((?!#)", text)
    assert not re.findall(r"https?://", text)
    policy = next(m["content"] for m in shown.all("meta") if "http-equiv" in m) or ""
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inner is not None
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_words_and_names_of_the_talk_are_never_markup() -> None:
    lines = [
        ("<b>Al</b>", "helper", HOSTILE, ["dismissal"]),
        ('"><script>', "him", HOSTILE, ["disclosure", ("risk", "{{ 7*7 }}")]),
        ("<b>Al</b>", "helper", HOSTILE, ["judgment"]),
        ('"><script>', "him", HOSTILE, ["mistrust"]),
    ]
    shown = page(counted(talk(lines)))
    said = "".join(shown.words)
    assert len(shown.all("script")) == 1
    assert not shown.all("img")
    assert not shown.all("b") or all(not given for given in shown.all("b"))
    assert said.count(HOSTILE) >= 4
    assert "{{ 7*7 }}" in said
    assert "<b>Al</b>" in said


def test_headings_never_skip_a_level() -> None:
    for shown in (page(full()), page(full(), full()), page(empty(talk()))):
        levels = [int(tag[1]) for tag, _ in shown.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_whole_talk_is_on_the_page_word_for_word() -> None:
    review = full()
    said = "".join(page(review).words)
    for turn in review.conversation.turns:
        assert turn.text in said


def test_a_word_spoken_in_lines_keeps_them() -> None:
    lines = [("A", "helper", "One\n\ntwo  three"), ("B", "him", "Ok")]
    assert "One\n\ntwo  three" in render([counted(talk(lines))], "html")


def test_no_talk_at_all_is_a_page_all_the_same() -> None:
    assert "0 talks" in render([], "html")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Samaritans, call 116 123", ["116123"]),
        ("call 1-800-799-7233", ["18007997233"]),
        ("call or text 988", ["988"]),
        ("999 or 112 in the UK, 000 in Australia", ["999", "112", "000"]),
        ("1800RESPECT", []),
        ("open 24 hours", []),
    ],
)
def test_numbers_to_call_can_be_called(text: str, numbers: list[str]) -> None:
    cut = list(phones(text))
    assert "".join(words for words, _ in cut) == text
    assert [number for _, number in cut if number] == numbers


def colours(css: str, at: int) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", css.split(":root {")[at].split("}")[0]))


def brightness(colour: str) -> float:
    full_length = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(full_length[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("at", [1, 2, 3], ids=["light", "dark", "print"])
def test_every_text_can_be_read_on_its_ground(at: int) -> None:
    found = colours(render([], "html"), at)
    for ground in ("paper", "sheet", "alarm"):
        for text in ("ink", "soft", "ochre", "moss", "brick"):
            light, dark = sorted((brightness(found[ground]), brightness(found[text])))
            assert (dark + 0.05) / (light + 0.05) >= 4.5, (ground, text)
