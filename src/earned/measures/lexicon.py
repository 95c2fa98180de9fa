"""Our own open word lists: function words, plain words, feeling words, clinical words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from earned.measures.tokens import stem, words


def _load(name: str) -> dict[str, Any]:
    text = resources.files("earned.measures").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


_FUNCTION = _load("function_words")
_PLAIN = _load("plain_words")

CATEGORIES: tuple[str, ...] = tuple(_FUNCTION["categories"])
_LISTED: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(text.split()) for name, text in _FUNCTION["categories"].items()}
)
_ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {ending: tuple(names) for ending, names in _FUNCTION["endings"].items()}
)
_S_IS_VERB = frozenset(_FUNCTION["s_is_verb"]["after"].split())
_SPELLINGS: Mapping[str, str] = MappingProxyType(_FUNCTION["spellings"])
_LIGHT = frozenset(word for text in _PLAIN["light"].values() for word in text.split())
FEELINGS: frozenset[str] = frozenset(_PLAIN["feelings"]["words"].split())
CLINICAL: frozenset[tuple[str, ...]] = frozenset(
    tuple(stem(word.text) for word in words(term))
    for terms in _load("clinical_words")["terms"].values()
    for term in terms
)


@cache
def categories(word: str) -> tuple[str, ...]:
    """Give the function-word categories of a word in lower case, in the order of `CATEGORIES`.

    A contraction counts in every category of its parts: "don't" is an auxiliary verb and a
    negation, "it's" an impersonal pronoun and an auxiliary verb.
    """
    found = _found(word)
    return tuple(name for name in CATEGORIES if name in found)


def _found(word: str) -> set[str]:
    if word in _SPELLINGS:
        return {name for part in _SPELLINGS[word].split() for name in _found(part)}
    found = {name for name, listed in _LISTED.items() if word in listed}
    for ending, names in _ENDINGS.items():
        if word.endswith(ending) and word != ending:
            found |= _found(word.removesuffix(ending)) | set(names)
    start = word.removesuffix("'s")
    if start != word and start in _S_IS_VERB:
        found |= _found(start) | {"auxiliary_verbs"}
    return found


@cache
def is_content(word: str) -> bool:
    """Say whether a word in lower case carries matter: no function word, filler or number."""
    bare = word.removesuffix("'s")
    return (
        len(bare) > 1
        and not any(letter.isdigit() for letter in bare)
        and not categories(word)
        and not categories(bare)
        and bare not in _LIGHT
    )


@cache
def is_feeling(word: str) -> bool:
    """Say whether a word in lower case names a feeling, or swears."""
    return word.removesuffix("'s") in FEELINGS
