"""The talk at a glance: where every bar and mark of the timeline stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from earned.conversation import Role, Turn
from earned.measures.tokens import count_words
from earned.render.marks import Mark, find_marks
from earned.render.transcript import clock
from earned.reviewing.finding import Review

LEFT, GAP, HEIGHT = 10.0, 3.0, 22.0
STEP = 20.0
"""Between two marks that stand under each other."""
NARROW, USUAL, WIDE = 14.0, 24.0, 110.0
ROOM = 640.0
"""A short talk is stretched to this width."""
LABEL_EVERY = 60.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A turn on its lane."""

    number: int
    speaker: str
    role: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and where it stands; `width` is 0 except for a strain, which is a stretch."""

    mark: Mark
    x: float
    y: float
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the lanes."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A talk drawn in lanes: the helper's above, his below, others between."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    marks: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    scale: str


@dataclass(frozen=True, slots=True)
class _Lanes:
    helper: float
    other: float
    strain: float
    him: float
    below: float


def draw(review: Review) -> Timeline:
    """Lay out a talk as bars, marks and ticks."""
    talk = review.conversation
    marks = find_marks(review)
    timed = bool(talk.turns) and all(_seconds(turn) > 0 for turn in talk.turns)
    widths = _widths(talk.turns, _seconds if timed else lambda turn: count_words(turn.text))
    lanes = _lanes(marks, others=any(talk.role(t.index) is Role.OTHER for t in talk.turns))
    rows = {Role.HELPER: lanes.helper, Role.HIM: lanes.him, Role.OTHER: lanes.other}
    bars = []
    x = LEFT
    for turn, width in zip(talk.turns, widths, strict=True):
        role = talk.role(turn.index)
        bars.append(Bar(turn.index + 1, turn.speaker, role.value, round(x, 1), rows[role], width))
        x += width + GAP
    deepest = max(_stacks(marks, "opened").values(), default=0)
    return Timeline(
        width=round(x + LEFT, 1),
        height=lanes.below + STEP * deepest + 24,
        bars=tuple(bars),
        marks=tuple(_place(marks, bars, lanes)),
        ticks=tuple(_ticks(bars, talk.turns)),
        scale="the longer a bar, the more time" if timed else "the longer a bar, the more words",
    )


def _seconds(turn: Turn) -> float:
    if turn.start is None or turn.end is None:
        return 0.0
    return turn.end - turn.start


def _widths(turns: tuple[Turn, ...], amount: Callable[[Turn], float]) -> list[float]:
    amounts = [amount(turn) for turn in turns]
    usual = median(amounts) if amounts else 0
    raw = [min(max(NARROW, USUAL * (a / usual if usual else 1)), WIDE) for a in amounts]
    room = ROOM - 2 * LEFT - GAP * len(raw)
    stretch = max(1.0, min(room / sum(raw), 3.0)) if raw else 1.0
    return [round(width * stretch, 1) for width in raw]


def _stacks(marks: Iterable[Mark], *kinds: str) -> Counter[int]:
    return Counter(mark.turn for mark in marks if mark.kind in kinds)


def _lanes(marks: tuple[Mark, ...], *, others: bool) -> _Lanes:
    above = max(_stacks(marks, "earned", "cost").values(), default=0)
    helper = 12 + STEP * above
    other = helper + HEIGHT + 6
    strain = other + (HEIGHT + 6 if others else 0)
    strained = any(mark.kind in ("strain", "mended") for mark in marks)
    him = strain + (26 if strained else 2)
    return _Lanes(helper, other, strain, him, him + HEIGHT)


def _place(marks: tuple[Mark, ...], bars: list[Bar], lanes: _Lanes) -> Iterable[Placed]:
    above: Counter[int] = Counter()
    below: Counter[int] = Counter()
    for mark in marks:
        bar = bars[mark.turn]
        middle = round(bar.x + bar.width / 2, 1)
        if mark.kind == "strain":
            last = bars[mark.until]
            yield Placed(mark, bar.x, lanes.strain + 3, round(last.x + last.width - bar.x, 1))
        elif mark.kind == "mended":
            yield Placed(mark, middle, lanes.strain + 12)
        elif mark.kind == "opened":
            below[mark.turn] += 1
            yield Placed(mark, middle, lanes.below + STEP * below[mark.turn] - 6)
        else:
            above[mark.turn] += 1
            yield Placed(mark, middle, lanes.helper - STEP * above[mark.turn] + 8)


def _ticks(bars: list[Bar], turns: tuple[Turn, ...]) -> Iterable[Tick]:
    free = 0.0
    for bar, turn in zip(bars, turns, strict=True):
        if bar.x >= free:
            yield Tick(bar.x, clock(turn.start) or str(bar.number))
            free = bar.x + LABEL_EVERY
