"""Who had the floor: talk share, turn length, monologues, response time and silence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from earned.annotation.reading import Reading
from earned.conversation import Conversation, Role, Turn
from earned.measures.measure import Measure
from earned.measures.tokens import count_words, whole

SILENCE_SECONDS = 3.0
_UNTIMED = "Not known: this talk does not say when its turns end."
EVERYWHERE = "Counted over the whole talk."
_NAME = {Role.HELPER: "helper", Role.HIM: "his"}
_WHOSE = {Role.HELPER: "yours", Role.HIM: "his"}


@dataclass(frozen=True, slots=True)
class Gap:
    """The seconds between two neighbouring turns; below zero where they overlap."""

    before: Turn
    after: Turn
    seconds: float


def measure_talk(reading: Reading) -> tuple[Measure, ...]:
    """Measure how the talk was shared between the helper and him.

    Shares are the helper's part of what the helper and he say; turns of others are left out.
    Words are those of `tokens.words`; seconds are the source's own, never guessed.
    """
    conversation = reading.conversation
    measures = [_share_of_words(conversation), _share_of_time(conversation)]
    for role in _NAME:
        measures.append(_turn_length(conversation, role))
        measures.append(_longest(conversation, role))
        measures.append(_response_time(conversation, role))
    return (*measures, _silence(conversation))


def _share_of_words(conversation: Conversation) -> Measure:
    helper, him = (
        sum(count_words(turn.text) for turn in conversation.turns_of(role)) for role in _NAME
    )
    name = "helper_talk_share_words"
    if not helper + him:
        return Measure(name, None, "share", note="Not known: neither of you says a word.")
    note = (
        f"Of the {helper + him} words that the two of you said, {helper} were yours. Half is no "
        f"goal: a man may say what matters in few words. {EVERYWHERE}"
    )
    return Measure(name, helper / (helper + him), "share", note=note)


def _share_of_time(conversation: Conversation) -> Measure:
    name = "helper_talk_share_time"
    turns = [*conversation.turns_of(Role.HELPER), *conversation.turns_of(Role.HIM)]
    untimed = sum(1 for turn in turns if _seconds(turn) is None)
    if untimed:
        note = (
            f"Not known: {untimed} of {len(turns)} turns have no start and end time, "
            "and a share of the rest would mislead."
        )
        note = note if is_timed(conversation) else _UNTIMED
        return Measure(name, None, "share", note=note)
    helper, him = (
        sum(_seconds(turn) or 0.0 for turn in conversation.turns_of(role)) for role in _NAME
    )
    if not helper + him:
        return Measure(name, None, "share", note="Not known: neither of you speaks for any time.")
    note = (
        "Of the time in which one of you spoke, pauses left out. Some programs write a pause down "
        f"as speech. {EVERYWHERE}"
    )
    return Measure(name, helper / (helper + him), "share", note=note)


def is_timed(conversation: Conversation) -> bool:
    """Say whether any turn has an end, without which no time between turns is known."""
    return any(turn.end is not None for turn in conversation.turns)


def _seconds(turn: Turn) -> float | None:
    if turn.start is None or turn.end is None or turn.end < turn.start:
        return None
    return turn.end - turn.start


def _turn_length(conversation: Conversation, role: Role) -> Measure:
    name = f"{_NAME[role]}_turn_length"
    lengths = [count_words(turn.text) for turn in conversation.turns_of(role)]
    if not lengths:
        return Measure(name, None, "words", note=_nobody(role))
    note = f"Turns counted: {len(lengths)}. One long story moves it. {EVERYWHERE}"
    return Measure(name, sum(lengths) / len(lengths), "words", note=note)


def _nobody(role: Role) -> str:
    return f"Not known: no turn of this talk is known to be {_WHOSE[role]}."


def _longest(conversation: Conversation, role: Role) -> Measure:
    name = f"{_NAME[role]}_longest_monologue"
    turns = conversation.turns_of(role)
    if not turns:
        return Measure(name, None, "words", note=_nobody(role))
    longest = max(turns, key=lambda turn: count_words(turn.text))
    note = "The longest single turn. In some transcripts a short “mm-hm” in between ends a turn."
    return Measure(name, float(count_words(longest.text)), "words", (whole(longest),), note)


def gaps(conversation: Conversation) -> tuple[Gap, ...]:
    """Give the seconds between every two neighbouring turns whose times are known."""
    return tuple(
        Gap(before, after, after.start - before.end)
        for before, after in pairwise(conversation.turns)
        if before.end is not None and after.start is not None
    )


def _response_time(conversation: Conversation, role: Role) -> Measure:
    name = f"{_NAME[role]}_response_time"
    asker = Role.HIM if role is Role.HELPER else Role.HELPER
    answers = [
        gap
        for gap in gaps(conversation)
        if conversation.role(gap.before.index) is asker
        and conversation.role(gap.after.index) is role
    ]
    if not answers:
        note = f"Not known: no answer of {_WHOSE[role]} has the times that this needs."
        note = note if is_timed(conversation) else _UNTIMED
        return Measure(name, None, "seconds", note=note)
    slowest = max(answers, key=lambda gap: gap.seconds)
    note = (
        f"Answers counted: {len(answers)}; half were quicker than this, half slower. Speaking over "
        "the other counts as 0, and in a chat it only says when a phone was looked at. The turn "
        "named is the slowest answer."
    )
    value = median(max(0.0, gap.seconds) for gap in answers)
    return Measure(name, value, "seconds", (whole(slowest.after),), note)


def _silence(conversation: Conversation) -> Measure:
    known = gaps(conversation)
    if not known:
        note = "Not known: no two turns that follow one another have their times."
        note = note if is_timed(conversation) else _UNTIMED
        return Measure("silence", None, "seconds", note=note)
    long = [gap for gap in known if gap.seconds > SILENCE_SECONDS]
    note = (
        f"Pauses of over {SILENCE_SECONDS:g} seconds between turns, added up: {len(long)} among "
        f"the {len(known)} of {len(conversation.turns) - 1} pauses whose times are known. A pause "
        "may be thought, hurt, or a bad line. A turn named is what broke one."
    )
    evidence = tuple(whole(gap.after) for gap in long)
    return Measure("silence", float(sum(gap.seconds for gap in long)), "seconds", evidence, note)
