"""The nine strategies in one talk: where they were done, and where he called for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from earned.annotation.reading import Reading
from earned.measures.doors import Door, Outcome
from earned.measures.jargon import find_jargon
from earned.measures.uptake import find_uptakes
from earned.reviewing.finding import Finding, Strategy, TryNext
from earned.reviewing.moments import finding, sentence_around, surest
from earned.reviewing.next_line import Wanted
from earned.reviewing.words import StrategyWords, next_lines, strategies

LANGUAGE = "A9"
OWN_STORY = "A5"
MOST_MISSED = 2


@dataclass(frozen=True, slots=True)
class Missed:
    """A strategy's missed doors, before a line is chosen for the first of them."""

    words: StrategyWords
    doors: tuple[Door, ...]

    @property
    def wanted(self) -> Wanted | None:
        """The request for a line that would have met the first missed door."""
        if not self.doors:
            return None
        door = self.doors[0]
        codes = {line.code for line in next_lines() if line.strategy == self.words.id}
        return Wanted(door.span, door.cue, tuple(sorted(codes)))


def missed_doors(reading: Reading, doors: Sequence[Door]) -> tuple[Missed, ...]:
    """Share the doors that were not met out among the strategies that would have met them.

    Every door goes to one strategy only, so that one moment is not held against the helper
    nine times: to the one with the fewest so far, and among those to the one that names the
    cue first. Shut doors come before doors passed by.
    """
    open_doors = [door for door in doors if door.outcome is not Outcome.MET]
    open_doors.sort(key=lambda door: (door.outcome is not Outcome.SHUT, door.span))
    given: dict[str, list[Door]] = defaultdict(list)
    count: Counter[str] = Counter()
    for door in open_doors:
        done = (
            set(reading.turns[door.answer_turn].applied) if door.answer_turn is not None else set()
        )
        fitting = [
            words
            for words in strategies()
            if words.id != LANGUAGE and door.cue in words.cues and not done & set(words.codes)
        ]
        if fitting:
            chosen = min(fitting, key=lambda w: (count[w.id], w.cues.index(door.cue)))
            count[chosen.id] += 1
            given[chosen.id].append(door)
    return tuple(Missed(words, tuple(given[words.id][:MOST_MISSED])) for words in strategies())


def nine(
    reading: Reading, missed: Sequence[Missed], lines: Sequence[TryNext | None]
) -> tuple[Strategy, ...]:
    """Put the nine together, in order; `lines` answers the requests of `missed`."""
    return tuple(
        Strategy(
            id=one.words.id,
            title=one.words.title,
            why=one.words.why,
            done=_done(reading, one.words),
            missed=(*_missed(one), *_against(reading, one.words.id)),
            try_next=line,
        )
        for one, line in zip(missed, lines, strict=True)
    )


def _done(reading: Reading, words: StrategyWords) -> tuple[Finding, ...]:
    if words.id == LANGUAGE:
        spans = [
            span for uptake in find_uptakes(reading)[:2] for span in (uptake.his, uptake.helper)
        ]
        return finding(words.praise, [sentence_around(reading, span) for span in spans], most=4)
    # An open question may be about anything; only a reflection shows that his story stayed his.
    codes = ("reflection",) if words.id == OWN_STORY else words.codes
    return finding(words.praise, surest(reading.applied(*codes)))


def _missed(one: Missed) -> tuple[Finding, ...]:
    return finding(one.words.missed, [door.span for door in one.doors])


def _against(reading: Reading, id: str) -> tuple[Finding, ...]:
    """Give what went against a strategy that is kept by leaving something out."""
    if id == LANGUAGE:
        spans = [word.span for word in find_jargon(reading)]
        return finding("Here the words came out of a book, and not from him.", spans)
    if id == OWN_STORY:
        spans = list(surest(reading.applied("self_disclosure")))
        return finding("Here the talk moved over to another story, not his.", spans)
    return ()
