from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from earned.conversation import Span, from_pairs
from earned.render.letter import LONGEST_QUOTE
from earned.render.quotes import quotes

TALK = from_pairs([("A", "One here. Two here. Not this. Three here."), ("B", "Four.")])


def test_sentences_that_follow_one_another_are_joined() -> None:
    spans = [Span(0, 10, 19), Span(0, 0, 9), Span(0, 30, 41), Span(1, 0, 5), Span(1, 0, 5)]
    shown = quotes(TALK, spans)
    assert [(one.number, one.text) for one in shown] == [
        (1, "One here. Two here."),
        (1, "Three here."),
        (2, "Four."),
    ]


def test_words_within_other_words_are_said_once() -> None:
    assert [one.text for one in quotes(TALK, [Span(0, 0, 19), Span(0, 4, 9)])] == [
        "One here. Two here.",
    ]


@given(st.lists(st.integers(1, 200), min_size=1, max_size=8))
def test_nothing_is_cut_by_joining(lengths: list[int]) -> None:
    text, spans = "", []
    for length in lengths:
        spans.append(Span(0, len(text), len(text) + length))
        text += "x" * length + " "
    shown = quotes(from_pairs([("A", text)]), spans)
    assert all(len(one.text) <= LONGEST_QUOTE for one in shown)
    assert " ".join(one.text for one in shown) == text.strip()
