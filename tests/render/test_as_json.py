from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.measures.measure import Measure
from earned.readers import read_bytes
from earned.render import RENDERERS, render
from tests.render.factory import counted, empty, full, talk

KEYS = (
    "schema",
    "conversation",
    "annotations",
    "doors",
    "ruptures",
    "measures",
    "strategies",
    "failures",
    "safety",
    "next_time",
    "limits",
)


def loaded(*reviews: Any) -> Any:
    return json.loads(render(reviews, "json"))


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


def test_every_key_of_the_fixed_shape_is_there() -> None:
    value = loaded(full())
    assert set(KEYS) <= set(value)
    assert value["schema"] == "earned.review/1"
    assert set(value["conversation"]) >= {"id", "source", "turns"}
    turn = value["conversation"]["turns"][0]
    assert list(turn) == ["index", "speaker", "role", "start", "end", "text"]
    assert list(value["annotations"][0]) == [
        "turn",
        "code",
        "probability",
        "state",
        "start",
        "end",
        "quote",
    ]
    assert set(value["doors"][0]) >= {"turn", "cue", "quote", "outcome", "answer_turn", "by"}
    assert set(value["measures"][0]) == {"name", "value", "unit", "note", "evidence"}
    assert len(value["strategies"]) == 9
    assert len(value["failures"]) == 6
    for pattern in value["strategies"] + value["failures"]:
        assert set(pattern) >= {"id", "title", "done", "missed", "try_next"}


def test_a_safety_note_has_all_its_parts() -> None:
    (note,) = loaded(full())["safety"]
    assert set(note) == {"level", "title", "lead", "steps", "ask", "contacts", "evidence"}
    assert note["ask"][0] == "Are you thinking about killing yourself?"
    assert note["lead"].startswith("Some of his words")


def test_every_quote_is_the_text_under_its_offsets() -> None:
    value = loaded(full())
    turns = value["conversation"]["turns"]
    found = list(quotes(value))
    assert len(found) > 100
    for quote in found:
        assert turns[quote["turn"]]["text"][quote["start"] : quote["end"]] == quote["quote"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40).filter(str.strip), min_size=2, max_size=6))
def test_quotes_hold_for_any_words(texts: list[str]) -> None:
    lines = [
        (name, role, text, [code])
        for text, (name, role, code) in zip(
            texts, [("A", "him", "disclosure"), ("B", "helper", "dismissal")] * 3, strict=False
        )
    ]
    value = loaded(counted(talk(lines)))
    assert [turn["text"] for turn in value["conversation"]["turns"]] == texts
    for quote in quotes(value):
        assert texts[quote["turn"]][quote["start"] : quote["end"]] == quote["quote"]


def test_one_review_is_an_object_and_several_are_an_array() -> None:
    review = full()
    assert loaded(review)["schema"] == "earned.review/1"
    assert [one["schema"] for one in loaded(review, review)] == ["earned.review/1"] * 2
    assert loaded() == []


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_a_figure_that_is_no_number_is_null(value: float | None) -> None:
    review = replace(empty(talk()), measures=(Measure("lsm", value, "0 to 1"),))
    assert loaded(review)["measures"][0]["value"] is None


def test_it_is_indented_and_keeps_every_letter() -> None:
    lines = [("Zoë", "helper", "Çava? 🙂", ["open_question"]), ("Bo", "him", "Ja.")]
    text = render([counted(talk(lines))], "json")
    assert '\n  "conversation"' in text
    assert "Zoë" in text
    assert "🙂" in text


def test_the_reader_reads_it_back() -> None:
    review = full(timed=True)
    again = read_bytes(render([review], "json").encode(), name="review.json")
    assert again[0].turns == review.conversation.turns
    assert dict(again[0].roles) == dict(review.conversation.roles)


def test_every_renderer_writes_an_empty_review_and_a_full_one() -> None:
    for to in RENDERERS:
        for review in (full(), empty(talk())):
            assert render([review], to).endswith("\n") or to == "html"
