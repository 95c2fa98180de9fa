import numpy as np
import pytest
from training.calibrate import calibrate, platt


def drawn(slope, shift, *, n=20_000, seed=0):
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=n) * 3
    chance = 1 / (1 + np.exp(-(slope * logits + shift)))
    return logits, (rng.random(n) < chance).astype(float)


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (0.5, -2.0), (2.0, 1.0)])
def test_platt_finds_the_line_the_data_were_drawn_from(slope, shift):
    logits, labels = drawn(slope, shift)
    found = platt(logits, labels, np.ones_like(logits))
    assert found == pytest.approx((slope, shift), abs=0.1)


def test_platt_stays_finite_on_separated_data():
    slope, shift = platt(np.array([-4.0, -3, 3, 4]), np.array([0.0, 0, 1, 1]), np.ones(4))
    assert np.isfinite([slope, shift]).all()


def f1_at(threshold, chances, labels):
    applied = chances >= threshold
    return 2 * labels[applied].sum() / (applied.sum() + labels.sum())


@pytest.mark.parametrize("shift", [-3.0, -1.0])
def test_the_threshold_is_close_to_the_best_f1(shift):
    logits, labels = drawn(1.0, shift)
    found = calibrate(logits, labels, np.ones_like(logits))
    chances = 1 / (1 + np.exp(-(found.slope * logits + found.shift)))
    best = max(f1_at(threshold, chances, labels) for threshold in np.linspace(0.05, 0.9, 60))
    assert f1_at(found.applied, chances, labels) > best - 0.02
    assert 0 < found.unsure < found.applied


def test_a_code_that_cannot_be_told_is_hardly_ever_applied():
    rng = np.random.default_rng(1)
    logits, labels = rng.normal(size=5000), (rng.random(5000) < 0.05).astype(float)
    found = calibrate(logits, labels, np.ones(5000))
    assert found.applied < 0.2
    assert found.slope < 0.3


def test_weights_count():
    logits, labels = drawn(1.0, 0.0, n=4000)
    heavy = np.where(labels == 1, 5.0, 1.0)
    assert platt(logits, labels, heavy)[1] > platt(logits, labels, np.ones(4000))[1] + 0.5
