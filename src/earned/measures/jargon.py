"""Clinical words of the helper that he has not used himself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from earned.annotation.reading import Reading
from earned.conversation import Role, Span, Turn
from earned.measures.lexicon import CLINICAL
from earned.measures.tokens import stem, words

_LONGEST = max(len(term) for term in CLINICAL)


@dataclass(frozen=True, slots=True)
class JargonWord:
    """A clinical word or term in the helper's mouth.

    Attributes:
        word: the words as the helper said them.
        span: where.
    """

    word: str
    span: Span


def find_jargon(reading: Reading) -> tuple[JargonWord, ...]:
    """Find the helper's clinical words (`clinical_words.toml`) that he has not used before."""
    conversation = reading.conversation
    his: set[tuple[str, ...]] = set()
    found = []
    for turn in conversation.turns:
        role = conversation.role(turn.index)
        if role is Role.HIM:
            his |= _every_term(turn)
        elif role is Role.HELPER:
            found += [span for term, span in _clinical(turn) if term not in his]
    return tuple(JargonWord(conversation.quote(span), span) for span in found)


def _every_term(turn: Turn) -> set[tuple[str, ...]]:
    stems = [stem(word.text) for word in words(turn.text)]
    return {
        tuple(stems[place : place + length])
        for place in range(len(stems))
        for length in range(1, _LONGEST + 1)
    }


def _clinical(turn: Turn) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Give a turn's clinical terms, the longest first where one holds another."""
    said = words(turn.text)
    stems = [stem(word.text) for word in said]
    place = 0
    while place < len(said):
        for length in range(min(_LONGEST, len(said) - place), 0, -1):
            term = tuple(stems[place : place + length])
            if term in CLINICAL:
                yield term, Span(turn.index, said[place].start, said[place + length - 1].end)
                place += length
                break
        else:
            place += 1
