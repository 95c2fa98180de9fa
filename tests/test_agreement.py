import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.agreement import (
    Scores,
    auc,
    bootstrap_interval,
    cohen_kappa,
    expected_calibration_error,
    fleiss_kappa,
    krippendorff_alpha,
    macro_f1,
    precision_recall_f1,
)

ABC = st.sampled_from("abc")
LABELS = st.lists(st.tuples(ABC, ABC), min_size=1, max_size=20)


def test_cohen_kappa_of_the_textbook_table() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: .70 agreed, .50 by chance.
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.4)


def test_cohen_kappa_is_undefined_with_one_label_or_none() -> None:
    assert cohen_kappa(["a", "a"], ["a", "a"]) is None
    assert cohen_kappa([], []) is None
    assert cohen_kappa(["a", "a"], ["b", "b"]) == 0


@settings(max_examples=50)
@given(LABELS)
def test_cohen_kappa_is_symmetric_and_one_at_most(pairs: list[tuple[str, str]]) -> None:
    first, second = zip(*pairs, strict=True)
    kappa = cohen_kappa(first, second)
    assert kappa is None or kappa <= 1
    assert kappa is None or kappa == pytest.approx(cohen_kappa(second, first))


def test_fleiss_kappa_of_the_published_table() -> None:
    # Fleiss's worked example as widely reprinted: 14 raters, 10 subjects, 5 categories.
    table = [
        (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
    ]  # fmt: skip
    units = [[label for label, n in enumerate(row) for _ in range(n)] for row in table]
    assert fleiss_kappa(units) == pytest.approx(0.210, abs=0.0005)


def test_fleiss_kappa_needs_as_many_labels_everywhere() -> None:
    with pytest.raises(ValueError, match="same number of labels"):
        fleiss_kappa([["a", "b"], ["a"]])
    with pytest.raises(ValueError, match="two or more"):
        fleiss_kappa([["a"], ["b"]])
    assert fleiss_kappa([]) is None
    assert fleiss_kappa([["a", "a"], ["a", "a"]]) is None


def test_krippendorff_alpha_of_the_published_example() -> None:
    # Krippendorff's own example: four observers, twelve units, values missing; nominal .743.
    rows = [
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
    ]
    assert krippendorff_alpha(list(zip(*rows, strict=True))) == pytest.approx(0.743, abs=0.0005)


def test_krippendorff_alpha_of_two_coders_by_hand() -> None:
    # Coincidences: aa 2, ab 1, ba 1, bb 2; observed 2/6, expected 2*3*3/(6*5) = .6.
    units = [("a", "a"), ("a", "b"), ("b", "b")]
    assert krippendorff_alpha(units) == pytest.approx(1 - (1 / 3) / 0.6)


def test_krippendorff_alpha_is_undefined_without_pairs_or_variety() -> None:
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([("a", None), ("b", None)]) is None
    assert krippendorff_alpha([("a", "a"), ("a", "a")]) is None


@settings(max_examples=50)
@given(LABELS)
def test_perfect_agreement_is_one_for_all_three(pairs: list[tuple[str, str]]) -> None:
    same = [label for label, _ in pairs]
    units = [(label, label) for label in same]
    expected = None if len(set(same)) == 1 else pytest.approx(1)
    assert cohen_kappa(same, same) == expected
    assert fleiss_kappa(units) == expected
    assert krippendorff_alpha(units) == expected


TRUTH = [{"a"}, {"a", "b"}, {"b"}, set(), {"a"}]
SAID = [{"a"}, {"a"}, {"a"}, {"c"}, set()]


def test_scores_are_by_label() -> None:
    scores = precision_recall_f1(TRUTH, SAID, labels=["a", "b", "c", "d"])
    assert scores["a"] == Scores(2 / 3, 2 / 3, 2 / 3, 3)
    assert scores["b"] == Scores(None, 0.0, 0.0, 2)
    assert scores["c"] == Scores(0.0, None, 0.0, 0)
    assert scores["d"] == Scores(None, None, None, 0)
    assert macro_f1(scores) == pytest.approx((2 / 3) / 3)


def test_by_default_every_label_that_occurs_is_scored() -> None:
    assert list(precision_recall_f1(TRUTH, SAID)) == ["a", "b", "c"]
    assert macro_f1({}) is None


def test_a_text_in_place_of_a_set_is_refused() -> None:
    with pytest.raises(ValueError, match="collection of labels"):
        precision_recall_f1(["ab"], [{"a"}])
    with pytest.raises(ValueError, match="one has 1, the other 2"):
        precision_recall_f1([{"a"}], [{"a"}, {"b"}])


def test_calibration_error_by_hand_in_bins_of_equal_width() -> None:
    # Bin 0 to .5: promised .2, came 1/2 (two items). Bin .5 to 1: promised .9, came 1 (one item).
    error = expected_calibration_error([0.1, 0.3, 0.9], [0, 1, 1], bins=2, equal_mass=False)
    assert error == pytest.approx((2 * 0.3 + 0.1) / 3)


def test_calibration_error_by_hand_in_bins_of_equal_mass() -> None:
    # Bins {.1, .2} and {.3, .9}: promised .15 and .6, came 0 and 1/2.
    error = expected_calibration_error([0.9, 0.1, 0.3, 0.2], [1, 0, 0, 0], bins=2)
    assert error == pytest.approx((2 * 0.15 + 2 * 0.1) / 4)


def test_calibration_error_minds_its_edges() -> None:
    assert expected_calibration_error([], []) is None
    assert expected_calibration_error([1.0, 0.0], [1, 0], bins=10, equal_mass=False) == 0
    with pytest.raises(ValueError, match="between 0 and 1"):
        expected_calibration_error([1.2], [1])
    with pytest.raises(ValueError, match="at least one bin"):
        expected_calibration_error([0.2], [1], bins=0)
    with pytest.raises(ValueError, match="not a number"):
        expected_calibration_error([math.nan], [1])


def test_auc_by_hand_with_a_tie() -> None:
    # Pairs of true (.8, .4) and false (.4, .1): 1, 1, half, 1.
    assert auc([0.8, 0.4, 0.4, 0.1], [1, 1, 0, 0]) == pytest.approx(3.5 / 4)
    assert auc([0.1, 0.2], [1, 1]) is None
    with pytest.raises(ValueError, match="as many figures"):
        auc([0.1], [1, 0])


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=20))
def test_auc_counts_the_pairs(cases: list[tuple[int, bool]]) -> None:
    true = [score for score, came in cases if came]
    false = [score for score, came in cases if not came]
    pairs = [(a > b) + (a == b) / 2 for a in true for b in false]
    expected = pytest.approx(sum(pairs) / len(pairs)) if pairs else None
    assert auc([score for score, _ in cases], [came for _, came in cases]) == expected


def test_the_bootstrap_draws_whole_conversations() -> None:
    groups = ["x", "y", "x", "z", "y", "x"]
    seen: list[np.ndarray] = []

    def keep(rows: np.ndarray) -> float:
        seen.append(rows)
        return float(rows.size)

    interval = bootstrap_interval(keep, groups, seed=2, n=40)
    members = {"x": {0, 2, 5}, "y": {1, 4}, "z": {3}}
    for rows in seen:
        counts = np.bincount(rows, minlength=6)
        assert all(len({int(counts[row]) for row in own}) == 1 for own in members.values())
        assert sum(int(counts[min(own)]) for own in members.values()) == 3
    assert interval is not None
    assert 3 <= interval.low <= interval.high <= 9


def test_the_bootstrap_of_a_mean_is_near_the_textbook_interval() -> None:
    values = np.random.default_rng(0).normal(size=200)
    interval = bootstrap_interval(lambda rows: float(values[rows].mean()), range(200), seed=1)
    assert interval is not None
    half = 1.96 * values.std(ddof=1) / math.sqrt(200)
    assert interval.low == pytest.approx(values.mean() - half, abs=0.03)
    assert interval.high == pytest.approx(values.mean() + half, abs=0.03)
    assert interval == bootstrap_interval(lambda r: float(values[r].mean()), range(200), seed=1)


def test_undefined_draws_are_counted_and_left_out() -> None:
    outcomes = np.array([1, 0])
    interval = bootstrap_interval(
        lambda rows: auc(outcomes[rows], outcomes[rows]), ["x", "y"], seed=0, n=100
    )
    assert interval is not None
    assert (interval.low, interval.high) == (1, 1)
    assert 20 < interval.undefined < 80


def test_the_bootstrap_without_rows_or_figures_is_undefined() -> None:
    assert bootstrap_interval(lambda rows: 1.0, [], seed=0) is None
    assert bootstrap_interval(lambda rows: None, ["x"], seed=0, n=5) is None
    with pytest.raises(ValueError, match="level between 0 and 1"):
        bootstrap_interval(lambda rows: 1.0, ["x"], seed=0, level=1.0)
