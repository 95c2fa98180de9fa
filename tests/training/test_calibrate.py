import numpy as np
import pytest
from training.calibrate import Seen, calibrate, class_offsets, platt


def drawn(slope, shift, *, n=20_000, seed=0, middle=0.0):
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=n) * 3 + middle
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
    found = calibrate(Seen(logits, labels), Seen(*drawn(1.0, shift, seed=1)))
    chances = 1 / (1 + np.exp(-(found.slope * logits + found.shift)))
    best = max(f1_at(threshold, chances, labels) for threshold in np.linspace(0.05, 0.9, 60))
    assert f1_at(found.applied, chances, labels) > best - 0.02
    assert 0 < found.unsure < found.applied <= found.shown


def test_a_threshold_serves_real_talk_and_lines_alike():
    real, lines = drawn(1.0, -1.0, middle=-4.0), drawn(1.0, -0.5, seed=1)
    found = calibrate(Seen(*real), Seen(*lines))
    for logits, labels in (real, lines):
        chances = 1 / (1 + np.exp(-(found.slope * logits + found.shift)))
        best = max(f1_at(threshold, chances, labels) for threshold in np.linspace(0.01, 0.95, 90))
        assert f1_at(found.applied, chances, labels) > best - 0.03


def test_what_is_shown_is_right_more_often_than_what_is_applied():
    real, lines = drawn(0.4, -2.0), drawn(0.4, -1.0, seed=1)
    found = calibrate(Seen(*real), Seen(*lines))

    def precision(threshold):
        shares = []
        for logits, labels in (real, lines):
            said = 1 / (1 + np.exp(-(found.slope * logits + found.shift))) >= threshold
            shares.append(labels[said].mean())
        return np.mean(shares)

    assert precision(found.applied) < 0.55 < 0.58 < precision(found.shown)


def test_a_code_that_cannot_be_told_has_a_flat_line():
    rng = np.random.default_rng(1)

    def noise():
        return Seen(rng.normal(size=5000), (rng.random(5000) < 0.05).astype(float))

    assert calibrate(noise(), noise()).slope < 0.3


def test_weights_count():
    logits, labels = drawn(1.0, 0.0, n=4000)
    heavy = np.where(labels == 1, 5.0, 1.0)
    assert platt(logits, labels, heavy)[1] > platt(logits, labels, np.ones(4000))[1] + 0.5


def test_rare_classes_are_asked_for_more_often():
    rng = np.random.default_rng(0)
    truth = (rng.random(4000) < 0.1).astype(int)
    logits = np.stack([np.zeros(4000), rng.normal(size=4000) + 2 * truth - 2.5], 1)[:, ::-1]
    found = class_offsets(logits, 1 - truth, [(0, 1)])
    assert found[0] > 0.3
    assert found[1] == 0
