from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from earned.render import render
from earned.render.as_markdown import escape
from tests.render.factory import counted, full, talk


def test_every_link_has_its_anchor() -> None:
    text = render([full()], "markdown")
    anchors = set(re.findall(r'<a id="([\w-]+)"></a>', text))
    links = re.findall(r"\]\(#([\w-]+)\)", text)
    assert len(anchors) == 30
    assert len(links) > 50
    assert set(links) <= anchors


def test_several_talks_have_anchors_of_their_own() -> None:
    text = render([full(), full()], "markdown")
    anchors = re.findall(r'<a id="([\w-]+)"></a>', text)
    assert len(anchors) == len(set(anchors)) == 60
    assert "\n\n---\n\n# A talk between Nell and Tom" in text


def test_the_words_are_never_markdown_or_html() -> None:
    hostile = "<script>x</script> [a](b) *c* `d` # e | f"
    lines = [("*A*", "helper", hostile, ["dismissal"]), ("B_c", "him", hostile, ["disclosure"])]
    text = render([counted(talk(lines))], "markdown")
    assert "<script>" not in text
    assert "[a](b)" not in text
    assert r"\<script\>x\</script\>" in text
    assert r"**\*A\***" in text


def test_a_line_that_looks_like_a_list_stays_words() -> None:
    assert escape("- a\n1. b\n+ c\n=== d") == "\\- a\n1\\. b\n\\+ c\n\\=== d"
    assert escape("0.91") == "0.91"


@settings(max_examples=50)
@given(st.text(alphabet="<>[]*_`|#&!a b\n", max_size=30))
def test_escaping_only_adds_backslashes(text: str) -> None:
    assert escape(text).replace("\\", "") == text
    assert not re.search(r"(?<!\\)[<>\[\]*_`|#]", escape(text))


def test_figures_are_a_table() -> None:
    assert "| Open questions | 2 | " in render([full()], "markdown")
