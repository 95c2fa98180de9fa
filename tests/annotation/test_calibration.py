from __future__ import annotations

import json
import math
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earned.annotation.calibration import Calibration, load_config
from earned.annotation.reading import State
from earned.codes import CODES

PLAIN = Calibration(slope=1.0, shift=0.0, unsure=0.4, applied=0.7)


@pytest.mark.parametrize(
    ("slope", "shift", "logit", "probability"),
    [
        (1.0, 0.0, 0.0, 0.5),
        (1.0, 0.0, 2.0, 1 / (1 + math.exp(-2))),
        (0.5, -1.0, 2.0, 0.5),
        (2.0, 1.0, -1.0, 1 / (1 + math.exp(1))),
    ],
)
def test_a_probability_comes_of_the_line(slope, shift, logit, probability):
    assert Calibration(slope, shift, 0.4, 0.7).probability(logit) == pytest.approx(probability)


@pytest.mark.parametrize("logit", [1e6, -1e6, 1e300, -1e300])
def test_a_wild_logit_does_no_harm(logit):
    probability = PLAIN.probability(logit)
    assert 0 <= probability <= 1
    assert probability == pytest.approx(float(logit > 0))


@pytest.mark.parametrize(
    ("probability", "state"),
    [
        (0.0, None),
        (0.399, None),
        (0.4, State.UNSURE),
        (0.699, State.UNSURE),
        (0.7, State.APPLIED),
        (1.0, State.APPLIED),
    ],
)
def test_the_thresholds_belong_to_the_state_they_open(probability, state):
    assert PLAIN.state(probability) is state


@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(0.01, 3), st.floats(-5, 5))
def test_a_higher_logit_never_makes_a_code_less_likely(one, other, slope, shift):
    calibration = Calibration(slope, shift, 0.4, 0.7)
    low, high = sorted((one, other))
    assert calibration.probability(low) <= calibration.probability(high)


def test_a_config_is_read_from_its_file(tmp_path):
    path = tmp_path / "config.json"
    entry = {"slope": 1.5, "shift": -0.5, "unsure": 0.3, "applied": 0.6, "experimental": True}
    written = {
        "id": "by-hand",
        "codes": ["repair"],
        "helper_classes": ["question"],
        "his_classes": ["change"],
        "calibration": {"repair": entry},
        "measured": {"repair": {"precision": 0.5}},
    }
    path.write_text(json.dumps(written), "utf-8")
    config = load_config(path)
    assert config.id == "by-hand"
    assert config.codes == ("repair",)
    assert config.calibration["repair"] == Calibration(1.5, -0.5, 0.3, 0.6, experimental=True)
    assert config.measured["repair"]["precision"] == 0.5


@pytest.fixture(scope="module")
def shipped():
    path = resources.files("earned").joinpath("models", "reading", "config.json")
    with resources.as_file(path) as file:
        return load_config(file)


def test_the_shipped_config_knows_every_code_once(shipped):
    assert sorted(shipped.codes) == sorted(CODES)
    assert set(shipped.calibration) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_shipped_calibration_makes_sense(shipped, code):
    calibration = shipped.calibration[code]
    assert calibration.slope > 0
    assert 0 < calibration.unsure <= calibration.applied <= 1


def test_the_shipped_classes_are_those_of_annomi(shipped):
    assert set(shipped.helper_classes) == {"question", "reflection", "input", "other"}
    assert set(shipped.his_classes) == {"change", "sustain", "neutral"}
