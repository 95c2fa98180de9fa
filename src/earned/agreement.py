"""How far two readings agree: kappa, alpha, F1, calibration, and intervals by conversation.

A figure that is undefined for the data at hand (one category only, no positive case) is `None`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import ArrayLike, NDArray

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 of one label.

    Attributes:
        precision: hits out of all that was predicted, `None` where nothing was.
        recall: hits out of all that is true, `None` where nothing is.
        f1: their harmonic mean, `None` where the label was neither true nor predicted.
        support: how many items truly have the label.
    """

    precision: float | None
    recall: float | None
    f1: float | None
    support: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A bootstrap interval.

    Attributes:
        low: lower end.
        high: upper end.
        level: the share of draws between the two ends.
        undefined: how many draws gave no figure and were left out.
    """

    low: float
    high: float
    level: float
    undefined: int


def cohen_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Give Cohen's kappa (1960) of two coders who each gave every item one label.

    It is undefined without items, or where both gave one and the same label throughout.
    """
    _same_length(first, second)
    if not first:
        return None
    total = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True))
    ours, theirs = Counter(first), Counter(second)
    by_chance = sum(ours[label] * theirs[label] for label in ours)
    if by_chance == total * total:
        return None
    return (agreed / total - by_chance / total**2) / (1 - by_chance / total**2)


def fleiss_kappa(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Give Fleiss' kappa (1971) of several coders, nominal.

    Args:
        units: one row an item, holding its labels; every row has as many, and at least two.
    """
    sizes = {len(unit) for unit in units}
    if not units:
        return None
    if len(sizes) > 1 or min(sizes) < 2:
        raise ValueError(
            "Fleiss' kappa needs the same number of labels, two or more, for every item. "
            "Use krippendorff_alpha where some are missing."
        )
    coders = sizes.pop()
    counts = [Counter(unit) for unit in units]
    pairs = coders * (coders - 1)
    agreed = fmean(sum(n * (n - 1) for n in count.values()) / pairs for count in counts)
    total = sum(counts, Counter())
    by_chance = sum((n / (coders * len(units))) ** 2 for n in total.values())
    return None if len(total) == 1 else (agreed - by_chance) / (1 - by_chance)


def krippendorff_alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Give Krippendorff's alpha for nominal data, from the coincidences within items.

    It is undefined where no item has two labels, or where only one label is in use.

    Args:
        units: one row an item, holding its labels; `None` is a label that was not given.
    """
    pairable = [[label for label in unit if label is not None] for unit in units]
    counts = [Counter(unit) for unit in pairable if len(unit) > 1]
    total = sum(counts, Counter())
    size = total.total()
    if len(total) < 2:
        return None
    observed = sum(
        (count.total() ** 2 - sum(n * n for n in count.values())) / (count.total() - 1)
        for count in counts
    )
    expected = (size**2 - sum(n * n for n in total.values())) / (size - 1)
    return 1 - observed / expected


def precision_recall_f1(
    truth: Sequence[Collection[str]],
    predicted: Sequence[Collection[str]],
    *,
    labels: Sequence[str] | None = None,
) -> Mapping[str, Scores]:
    """Score every label by itself; an item may have several labels, or none.

    Args:
        truth: the true labels of every item. One label an item is `[{"a"}, {"b"}]`.
        predicted: the predicted labels of every item.
        labels: which labels to score, by default all that occur, sorted.
    """
    _same_length(truth, predicted)
    if isinstance(truth, str) or any(isinstance(item, str) for item in (*truth, *predicted)):
        raise ValueError("Every item needs a collection of labels, such as a set, not one text.")
    if labels is None:
        labels = sorted({label for item in (*truth, *predicted) for label in item})
    return {label: _scores(label, truth, predicted) for label in labels}


def _scores(
    label: str, truth: Sequence[Collection[str]], predicted: Sequence[Collection[str]]
) -> Scores:
    true = sum(label in item for item in truth)
    said = sum(label in item for item in predicted)
    hits = sum(label in a and label in b for a, b in zip(truth, predicted, strict=True))
    return Scores(
        precision=hits / said if said else None,
        recall=hits / true if true else None,
        f1=2 * hits / (true + said) if true + said else None,
        support=true,
    )


def macro_f1(scores: Mapping[str, Scores]) -> float | None:
    """Give the plain mean of the labels' F1; labels neither true nor predicted are left out."""
    known = [score.f1 for score in scores.values() if score.f1 is not None]
    return fmean(known) if known else None


def expected_calibration_error(
    probabilities: ArrayLike, outcomes: ArrayLike, *, bins: int = 10, equal_mass: bool = True
) -> float | None:
    """Give the mean gap between what was promised and what came, weighted by bin.

    Args:
        probabilities: what was promised, 0 to 1.
        outcomes: what came, true or false.
        bins: how many bins.
        equal_mass: bins of (almost) as many items each; else bins of equal width.
    """
    promised, came = _paired(probabilities, outcomes)
    if not np.all((promised >= 0) & (promised <= 1)):
        raise ValueError("Probabilities must lie between 0 and 1.")
    if bins < 1:
        raise ValueError("There must be at least one bin.")
    if not promised.size:
        return None
    if equal_mass:
        order = np.argsort(promised, kind="stable")
        groups = [part for part in np.array_split(order, bins) if part.size]
    else:
        place = np.minimum((promised * bins).astype(np.intp), bins - 1)
        groups = [np.flatnonzero(place == number) for number in np.unique(place)]
    gaps = [abs(promised[rows].mean() - came[rows].mean()) * rows.size for rows in groups]
    return float(sum(gaps) / promised.size)


def auc(scores: ArrayLike, outcomes: ArrayLike) -> float | None:
    """Give the chance that a true case scores above a false one; ties count half.

    It is undefined where all cases are true, or all false.
    """
    score, came = _paired(scores, outcomes)
    true = came > 0
    positive, negative = int(true.sum()), int((~true).sum())
    if not positive or not negative:
        return None
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(count) - (count - 1) / 2
    ranks = mean_rank[place][true].sum()
    return float((ranks - positive * (positive + 1) / 2) / (positive * negative))


def bootstrap_interval(
    statistic: Callable[[Rows], float | None],
    groups: Sequence[Hashable],
    *,
    seed: int,
    n: int = 1000,
    level: float = 0.95,
) -> Interval | None:
    """Give a percentile interval from drawing whole conversations with replacement.

    Args:
        statistic: takes the rows of one draw (a conversation drawn twice is there twice) and
            gives the figure, or `None` where it is undefined.
        groups: the conversation that each row belongs to.
        seed: decides the draws.
        n: how many draws.
        level: the share of draws between the ends.

    Returns:
        The interval, or `None` where there are no rows or no draw gave a figure.
    """
    if not 0 < level < 1 or n < 1:
        raise ValueError("A bootstrap needs at least one draw and a level between 0 and 1.")
    if not groups:
        return None
    number = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    member = np.array([number[group] for group in groups])
    bounds = np.cumsum(np.bincount(member))[:-1]
    rows = np.split(np.argsort(member, kind="stable"), bounds)
    draws = np.random.default_rng(seed).integers(len(rows), size=(n, len(rows)))
    found = [statistic(np.concatenate([rows[group] for group in draw])) for draw in draws]
    values = np.array([np.nan if value is None else value for value in found], dtype=np.float64)
    known = values[~np.isnan(values)]
    if not known.size:
        return None
    low, high = np.quantile(known, ((1 - level) / 2, (1 + level) / 2))
    return Interval(float(low), float(high), level, n - known.size)


def _same_length(first: Sequence[object], second: Sequence[object]) -> None:
    if len(first) != len(second):
        raise ValueError(
            f"Both sides must have as many items; one has {len(first)}, the other {len(second)}."
        )


def _paired(first: ArrayLike, second: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    ours, theirs = np.asarray(first, np.float64), np.asarray(second, np.float64)
    if ours.ndim != 1 or ours.shape != theirs.shape:
        raise ValueError("Both sides must be lists of as many figures.")
    if np.isnan(ours).any() or np.isnan(theirs).any():
        raise ValueError("A figure is missing (not a number); leave out the items without one.")
    return ours, theirs
