from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.conversation import Span, Turn
from earned.measures.tokens import count_words, stem, whole, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


def test_contractions_stay_whole_with_either_apostrophe() -> None:
    assert texts("I don't, you don’t.") == ["i", "don't", "you", "don't"]


def test_an_apostrophe_outside_a_word_is_no_part_of_it() -> None:
    assert texts("'Leave it' he said, goin' home") == ["leave", "it", "he", "said", "goin", "home"]


def test_hyphens_and_underscores_divide_and_numbers_count() -> None:
    assert texts("my brother-in-law, 42 snake_case") == [
        "my", "brother", "in", "law", "42", "snake", "case",
    ]  # fmt: skip


def test_accents_stay_in_the_word_composed_or_not() -> None:
    assert texts("café cafe\u0301") == ["café", "cafe\u0301"]


def test_a_text_without_words_has_none() -> None:
    assert words("… — !! 🙂") == ()
    assert count_words("") == 0


@settings(max_examples=80)
@given(st.text(max_size=80))
def test_offsets_point_back_into_the_text(text: str) -> None:
    found = words(text)
    assert count_words(text) == len(found)
    assert all(text[w.start : w.end].lower().replace("’", "'") == w.text for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_whole_leaves_the_blanks_around_a_turn_out() -> None:
    assert whole(Turn(3, "Sam", "  so it goes \n")) == Span(3, 2, 12)
    assert whole(Turn(0, "Sam", "   ")) == Span(0, 3, 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gutters", "gutter"), ("fixing", "fixed"), ("running", "run"), ("boxes", "box"),
        ("dad's", "dad"), ("bodies", "body"), ("drive", "driving"), ("house", "houses"),
    ],
)  # fmt: skip
def test_shapes_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("caring", "car"), ("hoping", "hop"), ("bus", "bu"), ("pass", "pas")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)
