"""Cut a turn into sentences, as half-open character spans of its own text."""

from __future__ import annotations

import re

LONG = 200
"""Characters above which a sentence is also cut at semicolons and dashes."""

_ABBREVIATIONS = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "st.", "e.g.", "i.e.", "vs.", "sgt.", "lt.", "a.m.", "p.m."}
)
_BREAK = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s))|\n+")
_SOFT_BREAK = re.compile(r"(?:;|--|—| – )(?=\s|\w)")
_WORD = re.compile(r"\w")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Split a text into sentences.

    Args:
        text: what one person said; may hold line breaks.

    Returns:
        (start, end) pairs in order, without the white space around them; stretches without a
        letter or digit belong to the sentence before. A text with no letter gives one pair for
        all of it that is not white space, an empty text none.
    """
    pieces: list[tuple[int, int]] = []
    for start, end in _cut(text, 0, len(text), _BREAK):
        if end - start > LONG:
            pieces += _cut(text, start, end, _SOFT_BREAK)
        else:
            pieces.append((start, end))
    trimmed = [_trim(text, start, end) for start, end in pieces]
    return _join_wordless(text, [(start, end) for start, end in trimmed if start < end])


def _cut(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces = []
    at = start
    for match in pattern.finditer(text, start, end):
        last_word = text[at : match.end()].rsplit(maxsplit=1)
        if last_word and last_word[-1].lower() in _ABBREVIATIONS:
            continue
        pieces.append((at, match.end()))
        at = match.end()
    if at < end:
        pieces.append((at, end))
    return pieces


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _join_wordless(text: str, pieces: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and not _WORD.search(text, start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
