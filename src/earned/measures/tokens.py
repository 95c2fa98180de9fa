"""Words with their places: the one tokenizer that every measure uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from earned.conversation import Span, Turn

# Letters, digits and combining accents; an apostrophe of either shape only inside a word.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+(?:['’](?:[^\W_]|[\u0300-\u036f])+)*")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word and where it stands in its turn.

    Attributes:
        text: the word in lower case, its apostrophes straight; for comparing, not for quoting.
        start: first character in the turn's text.
        end: one past the last character.
    """

    text: str
    start: int
    end: int

    def span(self, turn: int) -> Span:
        """Give the word's span in a turn."""
        return Span(turn, self.start, self.end)


def words(text: str) -> tuple[Word, ...]:
    """Split a text into words, numbers among them; contractions stay whole, hyphens divide."""
    return tuple(
        Word(found.group().lower().replace("’", "'"), *found.span())
        for found in _WORD.finditer(text)
    )


def count_words(text: str) -> int:
    """Count the words of a text."""
    return sum(1 for _ in _WORD.finditer(text))


def whole(turn: Turn) -> Span:
    """Give the span of a whole turn without the blanks around it."""
    start = len(turn.text) - len(turn.text.lstrip())
    return Span(turn.index, start, max(start, len(turn.text.rstrip())))


@cache
def stem(word: str) -> str:
    """Cut common endings off, so that "gutters" and "gutter" compare as the same word.

    It cuts too little rather than too much: "caring" must not become "car".
    """
    word = word.removesuffix("'s").removesuffix("'")
    return _without_e(_without_ending(_without_plural(word)))


def _without_plural(word: str) -> str:
    if len(word) > _SHORTEST_STEM and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > _SHORTEST_STEM and word.endswith(("xes", "ches", "shes", "sses", "zes")):
        return word[:-2]
    if len(word) >= _SHORTEST_STEM and word.endswith("s") and word[-2] not in "suia":
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base == word or not any(letter in "aeiouy" for letter in base):
            continue
        if len(base) >= _SHORTEST_STEM and base[-1] == base[-2] and base[-1] not in "lsz":
            return base[:-1]
        if len(base) >= _SHORTEST_STEM or base[-1] in "xyw":
            return base
    return word


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST_STEM and word.endswith("e") else word
