import pytest

from earned.measures.lexicon import (
    _LISTED,
    CATEGORIES,
    CLINICAL,
    categories,
    is_content,
    is_feeling,
)
from earned.measures.tokens import words


def test_the_nine_categories_are_those_of_lsm() -> None:
    assert CATEGORIES == (
        "personal_pronouns", "impersonal_pronouns", "articles", "conjunctions", "prepositions",
        "auxiliary_verbs", "common_adverbs", "negations", "quantifiers",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the", {"articles"}),
        ("don't", {"auxiliary_verbs", "negations"}),
        ("can't", {"auxiliary_verbs", "negations"}),
        ("dont", {"auxiliary_verbs", "negations"}),
        ("i'm", {"personal_pronouns", "auxiliary_verbs"}),
        ("i'd've", {"personal_pronouns", "auxiliary_verbs"}),
        ("let's", {"personal_pronouns", "auxiliary_verbs"}),
        ("it's", {"impersonal_pronouns", "auxiliary_verbs"}),
        ("dad's", set()),
        ("gutter", set()),
    ],
)
def test_a_word_counts_in_every_category_of_its_parts(word: str, expected: set[str]) -> None:
    assert set(categories(word)) == expected


def test_every_listed_word_is_one_that_the_tokenizer_can_give() -> None:
    listed = {word for group in _LISTED.values() for word in group}
    assert all([w.text for w in words(word)] == [word] for word in listed)


@pytest.mark.parametrize("word", ["gutters", "dad's", "cafe", "tractor"])
def test_matter_is_content(word: str) -> None:
    assert is_content(word)


@pytest.mark.parametrize("word", ["the", "yeah", "don't", "that's", "x", "42", "thing", "3rd"])
def test_small_words_fillers_and_numbers_are_not(word: str) -> None:
    assert not is_content(word)


def test_feelings_and_clinical_words_are_known() -> None:
    assert is_feeling("angry")
    assert not is_feeling("tractor")
    assert ("maladaptiv",) in CLINICAL
    assert len(CLINICAL) > 150
