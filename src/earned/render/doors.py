"""What he opened, and how it was met: the doors of a talk in words."""

from __future__ import annotations

from collections.abc import Sequence

from earned.codes import CODES
from earned.conversation import Conversation, Span
from earned.measures.doors import Door, Outcome
from earned.render.letter import Part, Point, Quote, Section, led
from earned.render.people import did, subject
from earned.render.quotes import quotes
from earned.reviewing.finding import Review

WORDS = {Outcome.MET: "met", Outcome.PASSED: "passed by", Outcome.SHUT: "shut"}
_LEADS = {
    Outcome.MET: "Your next words took it up.",
    Outcome.PASSED: "Your next words seem neither to take it up nor shut it. It may still be open.",
    Outcome.SHUT: "Your next words may have made it harder for him to go on.",
}


def doors_section(review: Review) -> Section:
    """Show what he opened in three parts: met, passed by, shut."""
    title = "What he opened, and how it was met"
    if not review.doors:
        nothing = "No words were found in which he opened something. It may have been missed."
        return Section("opened", title, nothing)
    parts = tuple(
        Part(
            f"Where it was {WORDS[outcome]}",
            _LEADS[outcome],
            _points(review, outcome),
            mark=outcome.value,
        )
        for outcome in Outcome
    )
    return Section("opened", title, _count(review.doors), tuple(p for p in parts if p.points))


def _count(doors: Sequence[Door]) -> str:
    numbers = {outcome: sum(d.outcome is outcome for d in doors) for outcome in Outcome}
    came = {WORDS[of]: number for of, number in numbers.items() if number}
    said = ", ".join(f"{number} {word}" for word, number in came.items())
    if len(came) == 1:
        said = f"{'all ' if len(doors) > 1 else ''}{next(iter(came))}"
    things = "one thing" if len(doors) == 1 else f"{len(doors)} things"
    together = len({(door.turn, door.outcome) for door in doors}) < len(doors)
    breath = " What he opened in one breath stands together." if together else ""
    return f"He opened {things}: {said}.{breath}"


def _points(review: Review, outcome: Outcome) -> tuple[Point, ...]:
    """Make one point a turn of his, with all that he opened in it."""
    turns: dict[int, list[Door]] = {}
    for door in review.doors:
        if door.outcome is outcome:
            turns.setdefault(door.turn, []).append(door)
    return tuple(_point(review.conversation, doors) for doors in turns.values())


def _point(talk: Conversation, doors: list[Door]) -> Point:
    opened = did(talk, doors[0].turn, [CODES[door.cue].title for door in doors])
    his = quotes(talk, [door.span for door in doors])
    answer = _answer(talk, doors)
    ended = "" if answer else " The talk ended there."
    return Point(f"{opened}.{ended}", his + answer, doors[0].outcome.value)


def _answer(talk: Conversation, doors: list[Door]) -> tuple[Quote, ...]:
    turn = doors[0].answer_turn
    if turn is None:
        return ()
    spans = [span for door in doors for span in door.answer]
    codes = list(dict.fromkeys(code for door in doors for code in door.by))
    if not spans:
        whole = Span(turn, 0, len(talk.turns[turn].text))
        return led(quotes(talk, [whole]), f"{subject(talk, turn)} went on:")
    titles = [CODES[code].title for code in codes] or ["asked about it"]
    return led(quotes(talk, spans), f"{did(talk, turn, titles)}:")
