from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.annotation.sentences import LONG, split_sentences

SPEECH = st.text(
    st.sampled_from(
        ["a", "B", "é", "9", " ", " ", "\n", ".", "!", "?", "…", ";", "-", "—", ",", "’", '"', "😀"]
    ),
    max_size=400,
)
TEXTS = st.one_of(st.text(max_size=120), SPEECH)


def cut(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        (" \n\t ", []),
        ("Fine.", ["Fine."]),
        ("Fine. Leave it.", ["Fine.", "Leave it."]),
        ("  Fine.   Leave it.  ", ["Fine.", "Leave it."]),
        ("What? No! Well… maybe.", ["What?", "No!", "Well…", "maybe."]),
        ("one line\nanother line", ["one line", "another line"]),
        ("He said “go.” I went.", ["He said “go.”", "I went."]),
        ("I saw Dr. Lee at 9 a.m. on Monday.", ["I saw Dr. Lee at 9 a.m. on Monday."]),
        ("It cost 3.50 a pint.", ["It cost 3.50 a pint."]),
        ("I went... and then.", ["I went...", "and then."]),
        ("Right. ... And you?", ["Right. ...", "And you?"]),
        ("...", ["..."]),
        ("?!", ["?!"]),
        ("😀", ["😀"]),
        ("Fine. 😀", ["Fine. 😀"]),
    ],
)
def test_a_text_is_cut_as_a_person_would(text, sentences):
    assert cut(text) == sentences


def test_a_long_sentence_is_also_cut_at_dashes_and_semicolons():
    half = "and then he went on " * 6
    long = f"{half.strip()}; {half.strip()} — {half.strip()}"
    assert len(long) > LONG
    assert len(cut(long)) == 3
    assert len(cut("short; and done — so")) == 1


@settings(max_examples=150)
@given(TEXTS)
def test_sentences_come_in_order_inside_the_text_and_without_blanks_around(text):
    end = 0
    for start, stop in split_sentences(text):
        assert end <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()
        end = stop


@settings(max_examples=150)
@given(TEXTS)
def test_nothing_but_blanks_is_left_out(text):
    spans = split_sentences(text)
    covered = {place for start, end in spans for place in range(start, end)}
    left = [char for place, char in enumerate(text) if place not in covered]
    assert not any(char.strip() for char in left)


@settings(max_examples=150)
@given(TEXTS)
def test_only_the_first_sentence_may_be_without_a_word(text):
    assert all(re.search(r"\w", sentence) for sentence in cut(text)[1:])
