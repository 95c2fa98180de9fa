"""What a measure is: a figure with its unit, its evidence, and a word on how it misleads."""

from __future__ import annotations

from dataclasses import dataclass

from earned.conversation import Span


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure about a talk.

    Attributes:
        name: as in `helper_talk_share`.
        value: the figure, or `None` where there is none (then `note` says why).
        unit: `share`, `words`, `seconds`, `count`, `ratio`, `per 100 helper turns` …
        evidence: the spans it was counted from, where they can be pointed to.
        note: plain words to the helper on what it means and how it misleads; where there is no
            figure they begin with "Not known" and say why.
    """

    name: str
    value: float | None
    unit: str
    evidence: tuple[Span, ...] = ()
    note: str = ""
