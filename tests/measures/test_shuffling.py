import numpy as np
import pytest

from earned.measures.shuffling import permutations, stand


def test_ties_count_half_and_missing_versions_are_left_out() -> None:
    standing = stand(2.0, np.array([1.0, 2.0, 3.0, 2.0 + 1e-13, np.nan]))
    assert standing.above == pytest.approx((1 + 2 / 2) / 4)


@pytest.mark.parametrize(
    ("value", "ending"),
    [
        (64.0, "nothing to see in it."),
        (100.0, "more than chance gives."),
        (0.0, "less than chance gives."),
    ],
)
def test_the_place_is_said_in_plain_words(value: float, ending: str) -> None:
    words = stand(value, np.arange(100) + 0.5).words
    assert words.startswith(f"The real talk stands higher than {value:.0f} of 100 copies")
    assert words.endswith(ending)


def test_without_any_version_the_talk_stands_by_itself() -> None:
    standing = stand(0.7, np.array([np.nan, np.nan]))
    assert (standing.above, standing.low, standing.high) == (0.5, 0.7, 0.7)


def test_permutations_are_orders_and_go_by_the_seed() -> None:
    first = permutations(6, shuffles=5, rng=np.random.default_rng(1))
    again = permutations(6, shuffles=5, rng=np.random.default_rng(1))
    assert np.array_equal(first, again)
    assert all(sorted(row) == list(range(6)) for row in first.tolist())
    assert permutations(0, shuffles=3, rng=np.random.default_rng(1)).shape == (3, 0)
