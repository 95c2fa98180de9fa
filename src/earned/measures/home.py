"""His home ground: the topics and terms that he has most to say around."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from earned.annotation.reading import Reading
from earned.conversation import Role, Span, Turn
from earned.measures.lexicon import is_content, is_feeling
from earned.measures.tokens import Word, stem, words

TWICE = 2


@dataclass(frozen=True, slots=True)
class HomeWord:
    """A word or two-word term of his own world.

    Attributes:
        word: the term as he first said it, in lower case.
        spans: every place where he says it.
    """

    word: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    text: str
    span: Span
    weight: int


def home_ground(reading: Reading, *, limit: int = 8) -> tuple[HomeWord, ...]:
    """Rank the words and two-word terms that he says at least twice by how much he says there.

    A term's rank is the sum, over its uses, of the words in the turn it stands in: what he
    comes back to in his longest turns comes first. Function words, fillers and feelings are
    left out, and a word that stands mostly inside a two-word term gives way to the term.
    """
    uses: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    for turn in reading.conversation.turns_of(Role.HIM):
        for term, use in _terms(turn):
            uses[term].append(use)
    kept = {term: found for term, found in uses.items() if len(found) >= TWICE}
    for pair in [term for term in kept if len(term) > 1]:
        for part in pair:
            if len(kept.get((part,), ())) < TWICE * len(kept[pair]):
                kept.pop((part,), None)
    ranked = sorted(kept.values(), key=lambda found: -sum(use.weight for use in found))
    return tuple(HomeWord(found[0].text, tuple(u.span for u in found)) for found in ranked[:limit])


def _terms(turn: Turn) -> list[tuple[tuple[str, ...], _Use]]:
    said = words(turn.text)
    found: list[tuple[tuple[str, ...], _Use]] = []
    before: Word | None = None
    for word in said:
        if not is_content(word.text) or is_feeling(word.text):
            before = None
            continue
        found.append(((stem(word.text),), _Use(_bare(word.text), word.span(turn.index), len(said))))
        if before is not None and turn.text[before.end : word.start] in (" ", "-"):
            text = _bare(turn.text[before.start : word.end].lower().replace("’", "'"))
            span = Span(turn.index, before.start, word.end)
            found.append(((stem(before.text), stem(word.text)), _Use(text, span, len(said))))
        before = word
    return found


def _bare(text: str) -> str:
    return text.removesuffix("'s")
