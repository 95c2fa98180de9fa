from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.render.transcript import Note, Piece, cited, clock, transcript
from tests.render.factory import counted, full, talk


def test_quoted_words_are_set_apart_by_what_they_are() -> None:
    spoken = transcript(full())
    between = " He'd cut them the week before. They're in the tin with his writing on it, and "
    assert spoken[13].pieces == (
        Piece("Ribs are in. It's the keel bolts. ", ""),
        Piece("I can't look at them, to be honest.", "his"),
        Piece(between, ""),
        Piece("I open the tin and I close it again.", "neither"),
        Piece(" Every night.", ""),
    )
    assert spoken[18].pieces == (Piece(spoken[18].pieces[0].text, "costs"),)
    assert spoken[0].pieces == (Piece("I brought the chips. How's the boat coming on?", ""),)


def test_what_was_found_stands_under_the_turn() -> None:
    spoken = transcript(full())
    assert spoken[28].notes == (
        Note("offered a careful guess", "earns", False),
        Note("linked two moments", "earns", True),
    )
    assert spoken[11].notes == ()


def test_nothing_cited_is_left_unmarked() -> None:
    review = full()
    spoken = transcript(review)
    for span in cited(review):
        place = 0
        for piece in spoken[span.turn].pieces:
            if place < span.end and place + len(piece.text) > span.start:
                assert piece.kind, span
            place += len(piece.text)


@settings(max_examples=40)
@given(st.lists(st.text(min_size=1, max_size=30).filter(str.strip), min_size=2, max_size=8))
def test_the_pieces_give_back_the_text(texts: list[str]) -> None:
    who = [("A", "helper", "dismissal"), ("B", "him", "disclosure")] * 4
    lines = [(n, r, t, [c]) for t, (n, r, c) in zip(texts, who, strict=False)]
    spoken = transcript(counted(talk(lines)))
    assert ["".join(piece.text for piece in turn.pieces) for turn in spoken] == texts


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, ""),
        (0.0, "0:00"),
        (62.9, "1:02"),
        (3725.0, "1:02:05"),
        (81600.0, "22:40:00"),
    ],
)
def test_times_are_as_on_a_clock(seconds: float | None, shown: str) -> None:
    assert clock(seconds) == shown
