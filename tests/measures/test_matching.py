import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.measures.matching import closeness, lsm, percents, rlsm

HELPER = np.array([True, False, True, False, True])
FOLLOWS = np.array([False, True, True, True, True])


def column(*values: float) -> np.ndarray:
    """Give turns × categories where only the first category is ever used."""
    table = np.zeros((len(values), 9))
    table[:, 0] = values
    return table


def test_the_published_series_gives_the_published_values() -> None:
    series = np.array([60, 25, 46.67, 42.86, 75])
    steps = closeness(series[:-1], series[1:])
    assert steps.round(3).tolist() == [0.588, 0.698, 0.957, 0.727]
    assert float(rlsm(column(*series), HELPER, FOLLOWS)) == pytest.approx(0.74, abs=0.005)


def test_an_answer_without_the_category_counts_as_almost_nothing() -> None:
    # The helper is answered twice: once in full, once not at all. He is answered once, in full.
    value = rlsm(column(10, 10, 10, 0), HELPER[:4], FOLLOWS[:4])
    assert float(value) == pytest.approx((0.5 + 1) / 2, abs=1e-4)


def test_a_turn_without_the_category_asks_for_no_answer() -> None:
    table = column(10, 10, 0, 30, 10)
    # Pairs: 10→10 (1), 10→0 (almost 0), 0→30 (missing), 30→10 (.5).
    assert float(rlsm(table, HELPER, FOLLOWS)) == pytest.approx((1 + 0.25) / 2, abs=1e-4)


def test_a_category_that_only_one_of_them_answers_is_dropped() -> None:
    table = column(10, 0, 10)
    table[:, 1] = (20, 20, 20)
    value = rlsm(table, HELPER[:3], FOLLOWS[:3])
    # The first category is never there for the helper to answer; the second matches throughout.
    assert float(value) == pytest.approx(1, abs=1e-4)


def test_rlsm_is_undefined_where_nothing_is_answered_by_both() -> None:
    assert np.isnan(rlsm(column(10, 0), HELPER[:2], FOLLOWS[:2]))
    assert np.isnan(rlsm(column(10, 10, 10), HELPER[:3], np.zeros(3, dtype=bool)))


def test_lsm_is_the_mean_over_the_nine_categories() -> None:
    counts = np.zeros((2, 10), dtype=np.int64)
    counts[0, 0], counts[0, -1] = 2, 10  # 20 percent
    counts[1, 0], counts[1, -1] = 1, 10  # 10 percent
    expected = ((1 - 10 / 30.0001) + 8) / 9
    assert float(lsm(counts, np.array([True, False]))) == pytest.approx(expected)


def test_percents_of_a_wordless_turn_are_nought() -> None:
    assert percents(np.zeros((1, 10), dtype=np.int64)).tolist() == [[0.0] * 9]


def test_many_versions_at_once_equal_one_at_a_time() -> None:
    rng = np.random.default_rng(4)
    counts = np.hstack([rng.integers(0, 4, (5, 9)), rng.integers(8, 20, (5, 1))])
    orders = rng.permuted(np.tile(np.arange(5), (6, 1)), axis=1)
    shares = percents(counts)
    together = rlsm(shares[orders], HELPER, FOLLOWS)
    assert together.tolist() == [float(rlsm(shares[o], HELPER, FOLLOWS)) for o in orders]
    dealt = lsm(counts, HELPER[orders])
    assert dealt == pytest.approx([float(lsm(counts, HELPER[o])) for o in orders])


@settings(max_examples=50)
@given(st.lists(st.floats(0, 100), min_size=9, max_size=9), st.data())
def test_closeness_is_symmetric_and_between_nought_and_one(first: list[float], data: st.DataObject):
    second = data.draw(st.lists(st.floats(0, 100), min_size=9, max_size=9))
    one, other = np.array(first), np.array(second)
    assert np.array_equal(closeness(one, other), closeness(other, one))
    assert np.all((closeness(one, other) >= 0) & (closeness(one, other) <= 1))
    assert np.all(closeness(one, one) == 1)
