"""What stands on the timeline: things he opened, what earned, what cost, strains, mendings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from earned.annotation.reading import Annotation
from earned.codes import CODES, COSTING, EARNING
from earned.conversation import Role, Span
from earned.measures.doors import Outcome
from earned.render.doors import WORDS
from earned.render.letter import clean, shorten
from earned.render.people import listed
from earned.render.strains import grew_heavier, what_happened
from earned.reviewing.finding import Review

KINDS = ("strain", "earned", "cost", "mended", "opened")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark.

    Attributes:
        kind: one of `KINDS`.
        shape: what it looks like: the kind, or for what he opened the outcome.
        turn: index of the turn it stands on.
        until: index of the last turn it stretches over.
        who: the one who speaks there.
        label: what it is, after "Turn 12, ".
        quote: the words.
        ends: what became of it, or an empty text.
    """

    kind: str
    shape: str
    turn: int
    until: int
    who: str
    label: str
    quote: str
    ends: str = ""

    @property
    def number(self) -> int:
        """The turn's number as people count, from 1."""
        return self.turn + 1

    @property
    def name(self) -> str:
        """The whole mark in one sentence, for someone who does not see it."""
        ends = f" — {self.ends}" if self.ends else ""
        return f"Turn {self.number}, {self.label}: “{self.quote}”{ends}"


def find_marks(review: Review) -> tuple[Mark, ...]:
    """Give every mark in the order of the talk."""
    helper = [
        annotation
        for annotation in review.reading.applied(*EARNING, *COSTING)
        if review.conversation.role(annotation.span.turn) is Role.HELPER
    ]
    marks = [
        *_opened(review),
        *_said(review, helper, "earned", EARNING),
        *_said(review, helper, "cost", COSTING),
        *_strains(review),
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.turn, KINDS.index(mark.kind))))


def _quote(review: Review, spans: Iterable[Span]) -> str:
    quotes = (clean(review.conversation.quote(span)) for span in dict.fromkeys(spans))
    return shorten(" … ".join(quotes), 160)


def _who(review: Review, turn: int) -> str:
    return clean(review.conversation.turns[turn].speaker)


def _opened(review: Review) -> Iterator[Mark]:
    """Make one mark for all that came to the same end in one turn."""
    turns: dict[tuple[int, Outcome], list[tuple[str, Span]]] = {}
    for door in review.doors:
        turns.setdefault((door.turn, door.outcome), []).append((door.cue, door.span))
    for (turn, outcome), found in turns.items():
        did = listed([CODES[cue].title for cue, _ in found])
        words = _quote(review, (span for _, span in found))
        label = f"he opened ({did})"
        who = _who(review, turn)
        yield Mark("opened", outcome.value, turn, turn, who, label, words, WORDS[outcome])


def _said(
    review: Review, helper: Iterable[Annotation], kind: str, codes: tuple[str, ...]
) -> Iterator[Mark]:
    turns: dict[int, list[Annotation]] = {}
    for annotation in helper:
        if annotation.code in codes:
            turns.setdefault(annotation.span.turn, []).append(annotation)
    for turn, found in turns.items():
        who = _who(review, turn)
        did = listed(list(dict.fromkeys(CODES[a.code].title for a in found)))
        words = _quote(review, (a.span for a in found))
        ends = "can earn trust" if kind == "earned" else "can cost trust"
        yield Mark(kind, kind, turn, turn, who, f"{who} {did}", words, ends)


def _strains(review: Review) -> Iterator[Mark]:
    for rupture in review.ruptures:
        first, last = rupture.evidence[0].turn, rupture.evidence[-1].turn
        who = _who(review, first)
        ends = "mended later" if rupture.repair else "not mended in this talk"
        if rupture.repair is None and grew_heavier(review, rupture):
            ends = ""
        start = min(rupture.cause.span.turn, first)
        words = _quote(review, rupture.evidence)
        label = f"a strain up to turn {last + 1}, {what_happened(review, rupture, who)}"
        yield Mark("strain", "strain", start, last, who, label, words, ends)
        if rupture.repair is not None:
            move = rupture.repair.move
            helper = _who(review, move.span.turn)
            label = f"{helper} {CODES[move.code].title}"
            turn = move.span.turn
            words = _quote(review, [move.span])
            yield Mark("mended", "mended", turn, turn, helper, label, words, "he came back")
