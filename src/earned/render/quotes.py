"""Quoting several places at once."""

from __future__ import annotations

from collections.abc import Iterable

from earned.conversation import Conversation, Span
from earned.render.letter import LONGEST_QUOTE, Quote, quote


def quotes(talk: Conversation, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """Quote every span once, in order; sentences that follow one another are joined.

    They are joined only as far as the whole can be shown, so that nothing is cut away by it.
    """
    joined: list[Span] = []
    for span in sorted(set(spans)):
        if joined and _follows(talk, joined[-1], span):
            joined[-1] = _both(joined[-1], span)
        else:
            joined.append(span)
    return tuple(quote(talk, span) for span in joined)


def _both(earlier: Span, later: Span) -> Span:
    return Span(earlier.turn, earlier.start, max(earlier.end, later.end))


def _follows(talk: Conversation, earlier: Span, later: Span) -> bool:
    if earlier.turn != later.turn:
        return False
    both = _both(earlier, later)
    between = talk.turns[later.turn].text[earlier.end : later.start]
    return not between.strip() and both.end - both.start <= LONGEST_QUOTE
