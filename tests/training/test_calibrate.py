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


def test_the_threshold_reaches_the_precision_asked_for():
    logits, labels = drawn(0.5, -2.0)
    found = calibrate(logits, labels, np.ones_like(logits))
    chances = 1 / (1 + np.exp(-(found.slope * logits + found.shift)))
    applied = chances >= found.applied
    assert labels[applied].mean() >= 0.6
    assert found.unsure < found.applied
    assert not found.experimental


def test_a_code_that_cannot_be_told_is_experimental():
    rng = np.random.default_rng(1)
    logits, labels = rng.normal(size=5000), (rng.random(5000) < 0.05).astype(float)
    assert calibrate(logits, labels, np.ones(5000)).experimental


def test_weights_count():
    logits, labels = drawn(1.0, 0.0, n=4000)
    heavy = np.where(labels == 1, 5.0, 1.0)
    assert platt(logits, labels, heavy)[1] > platt(logits, labels, np.ones(4000))[1] + 0.5
