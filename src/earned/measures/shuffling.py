"""Where a figure stands among shuffled versions of the same talk, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHUFFLES = 200
FAR = 0.975  # either end: a figure this far out comes up in 1 of 20 talks by chance


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure beside what the same talk gives when it is shuffled.

    Attributes:
        value: the figure of the talk as it was.
        above: share of shuffled versions that the talk stands above; ties count half.
        low: the 5th percentile of the shuffled versions.
        high: the 95th percentile of the shuffled versions.
    """

    value: float
    above: float
    low: float
    high: float

    @property
    def words(self) -> str:
        """Say where the figure stands, as one would say it across a table."""
        hundred = round(100 * self.above)
        place = f"The real talk stands higher than {hundred} of 100 copies with mixed-up turns"
        if self.above >= FAR:
            return f"{place}, which is more than chance gives."
        if self.above <= 1 - FAR:
            return f"{place}, which is less than chance gives."
        return f"{place}, so there is nothing to see in it."


def stand(value: float, shuffled: NDArray[np.float64]) -> Standing:
    """Place a figure among its shuffled versions; those that are not a number are left out.

    Where no shuffled version is defined, the talk itself is the only version there is.
    """
    known = shuffled[~np.isnan(shuffled)]
    known = known if known.size else np.array([value])
    # Equal sums added in another order differ in their last digits; they are ties all the same.
    same = np.isclose(known, value, rtol=0, atol=1e-9)
    above = float(np.mean((known < value) & ~same) + np.mean(same) / 2)
    low, high = np.quantile(known, (0.05, 0.95))
    return Standing(value, above, float(low), float(high))


def permutations(length: int, *, shuffles: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Give `shuffles` orders of `length` things, one a row."""
    return rng.permuted(np.tile(np.arange(length), (shuffles, 1)), axis=1)
