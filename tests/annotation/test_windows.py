from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from earned.annotation.sentences import split_sentences
from earned.annotation.windows import WINDOW, Window, batch, lay_out


@cache
def shipped():
    path = resources.files("earned").joinpath("models", "reading", "tokenizer.json")
    tokenizer = Tokenizer.from_str(path.read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@pytest.fixture
def tokenizer():
    return shipped()


def owners(laid):
    """Give the sentences that some token of the windows belongs to."""
    return {owner for window in laid.windows for owner in window.sentence if owner >= 0}


def test_a_short_turn_is_one_window_whose_tokens_know_their_sentence(tokenizer):
    (laid,) = lay_out(["Fine. Leave it."], tokenizer)
    (window,) = laid.windows
    assert laid.sentences == ((0, 5), (6, 15))
    assert window.sentence == (-1, 0, 0, 1, 1, 1, -1)
    assert tokenizer.decode(list(window.ids), skip_special_tokens=False) == (
        "[CLS] fine. leave it. [SEP]"
    )


def test_a_text_without_words_has_no_windows(tokenizer):
    assert lay_out(["", "  \n "], tokenizer) == [lay_out([""], tokenizer)[0]] * 2
    assert lay_out([""], tokenizer)[0].windows == ()


def test_no_texts_give_nothing(tokenizer):
    assert lay_out([], tokenizer) == []


def test_capitals_do_not_matter(tokenizer):
    assert lay_out(["I AM FINE."], tokenizer) == lay_out(["i am fine."], tokenizer)


def test_a_long_turn_is_cut_between_sentences(tokenizer):
    (laid,) = lay_out(["He came home late again and said nothing. " * 40], tokenizer)
    assert len(laid.windows) > 1
    assert owners(laid) == set(range(40))
    seen = [set(window.sentence) - {-1} for window in laid.windows]
    for one, other in pairwise(seen):
        assert max(one) < min(other)


def test_a_sentence_longer_than_a_window_loses_its_end_and_nothing_else(tokenizer):
    (laid,) = lay_out(["word " * 500 + "end. After it."], tokenizer)
    assert owners(laid) == {0, 1}
    assert max(len(window.ids) for window in laid.windows) == WINDOW


@settings(max_examples=60)
@given(st.lists(st.text(max_size=300), max_size=4))
def test_every_window_fits_and_no_sentence_stands_in_two(texts):
    for text, laid in zip(texts, lay_out(texts, shipped()), strict=True):
        assert laid.sentences == split_sentences(text)
        at = 0
        for window in laid.windows:
            assert len(window.ids) == len(window.sentence) <= WINDOW
            inner = window.sentence[1:-1]
            assert window.sentence[0] == window.sentence[-1] == -1
            assert list(inner) == sorted(inner)
            assert all(at <= owner < len(laid.sentences) for owner in inner)
            at = max(inner) + 1


def test_a_batch_is_padded_to_its_longest_and_masked():
    ids, mask = batch([Window((5, 6, 7), (-1, 0, -1)), Window((8, 9), (-1, -1))])
    assert ids.tolist() == [[5, 6, 7], [8, 9, 0]]
    assert mask.tolist() == [[1, 1, 1], [1, 1, 0]]
    assert ids.dtype == mask.dtype == np.int64
