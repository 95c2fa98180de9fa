"""How many ruptures there were, and how many were mended."""

from __future__ import annotations

from earned.annotation.reading import Reading
from earned.measures.measure import Measure
from earned.measures.ruptures import find_ruptures

_CARE = (
    "He drew back or pushed back right after words that cost trust; that they were the reason "
    "is a reading, not a fact."
)


def measure_ruptures(reading: Reading) -> tuple[Measure, ...]:
    """Count the ruptures and those that were mended (`find_ruptures`)."""
    ruptures = find_ruptures(reading)
    mended = [(rupture, rupture.repair) for rupture in ruptures if rupture.repair is not None]
    broken = tuple(span for r in ruptures for span in (r.cause.span, *r.evidence))
    back = tuple(span for _, repair in mended for span in (repair.move.span, repair.back))
    return (
        Measure("ruptures", float(len(ruptures)), "count", broken, _CARE),
        Measure(
            "ruptures_repaired",
            float(len(mended)),
            "count",
            back,
            f"{len(mended)} of {len(ruptures)}: the helper tried to mend it, and he came back.",
        ),
    )
