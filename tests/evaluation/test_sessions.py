import numpy as np
import pytest

from earned.agreement import auc
from earned.evaluation.sessions import held_out_scores, ridge_logistic


def test_the_regression_finds_what_tells_the_classes_apart():
    rng = np.random.default_rng(0)
    features = rng.normal(size=(400, 3))
    truth = (features[:, 0] + 0.3 * rng.normal(size=400) > 1).astype(float)
    weights = ridge_logistic(features, truth)
    assert weights[1] > 5 * max(abs(weights[2]), abs(weights[3]))


def test_the_intercept_does_not_follow_the_rarer_class():
    features = np.zeros((100, 1))
    truth = np.repeat([1.0, 0.0], [10, 90])
    assert ridge_logistic(features, truth)[0] == pytest.approx(0.0, abs=1e-3)


def test_scores_are_those_of_a_regression_that_never_saw_the_source():
    rng = np.random.default_rng(1)
    groups = np.array([f"video {n // 2}" for n in range(120)])
    quality = rng.random(60).repeat(2) > 0.5
    informative = np.column_stack([quality + 0.5 * rng.normal(size=120), rng.normal(size=120)])
    assert auc(held_out_scores(informative, quality, groups), quality) > 0.8
    # A label that only the video tells must not be learnable across videos.
    lookup = np.eye(60).repeat(2, axis=0)
    assert auc(held_out_scores(lookup, quality, groups), quality) < 0.75
