"""How many ruptures there were, and how many were mended."""

from __future__ import annotations

from earned.annotation.reading import Reading
from earned.measures.measure import Measure
from earned.measures.ruptures import find_ruptures

_CARE = (
    "Times he drew back or pushed back right after words that can cost trust. Whether they were "
    "the reason, only he knows, and a polite man may hide it."
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
            _mended(len(mended), len(ruptures)),
        ),
    )


def _mended(mended: int, of: int) -> str:
    if not of:
        return "No strain was found, so there was none to mend."
    return f"{mended} of {of}: you tried to mend it, and he came back. He may also have given in."
