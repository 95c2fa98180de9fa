"""The published figures, from records small enough to check by eye."""

from __future__ import annotations

import numpy as np
import pytest

from earned.codes import CODES
from earned.evaluation import evaluate
from earned.evaluation.classes import classes_table, confusion_table
from earned.evaluation.codes import calibration_table, lines_table, real_table
from earned.evaluation.records import Records, folds, load_records
from earned.evaluation.table import f1_of, with_interval

CLASSES = ("question", "reflection", "input", "other", "change", "sustain", "neutral")
HERE = ("reflection", "disclosure")
APPLIED, UNSURE, NOTHING = 2, 1, 0


def records(rows, *, pairs=(0.8, 0.6)):
    """Build records from dicts; what a row leaves out is not known."""
    filled = [
        {
            "id": f"row:{place}",
            "group": f"talk:{place // 2}",
            "source": "lines",
            "side": "helper",
            "fold": place % 3,
            "labels": (-1, -1),
            "mi": -1,
            "said": 0,
            "chances": (0.0, 0.0),
            "states": (NOTHING, NOTHING),
            "first": (-1, -1),
            "second": (-1, -1),
        }
        | row
        for place, row in enumerate(rows)
    ]
    arrays = {name: np.array([row[name] for row in filled]) for name in filled[0]}
    return Records(
        arrays
        | {
            "codes": np.array(HERE),
            "classes": np.array(CLASSES),
            "expert_pairs": np.array(pairs),
        }
    )


def by_name(table):
    return {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}


@pytest.mark.parametrize(
    ("truth", "said", "f1"),
    [
        ([1, 1, 0], [1, 1, 0], 1.0),
        ([1, 1, 0], [0, 0, 1], 0.0),
        ([1, 1, 0, 0], [1, 0, 1, 0], 0.5),
        ([0, 0], [0, 0], None),
    ],
)
def test_f1_of_one_label(truth, said, f1):
    assert f1_of(np.array(truth, bool), np.array(said, bool)) == f1


def test_a_figure_lies_within_its_interval_and_comes_out_the_same_twice():
    values = np.array([1.0, 1.0, 0.0, 1.0, 0.0, 0.0])
    groups = np.array(["a", "a", "b", "b", "c", "c"])
    figure, low, high = with_interval(lambda rows: float(values[rows].mean()), groups, seed=3)
    assert figure == 0.5
    assert 0 <= low <= figure <= high <= 1
    again = with_interval(lambda rows: float(values[rows].mean()), groups, seed=3)
    assert again == (figure, low, high)


def test_an_undefined_figure_has_no_interval():
    assert with_interval(lambda _: None, np.array(["a", "b"]), seed=0) == (None, None, None)


def test_the_classes_are_measured_apart_and_together():
    held = records(
        [
            {"source": "annomi", "mi": 0, "said": 0},
            {"source": "annomi", "mi": 0, "said": 1},
            {"source": "annomi", "mi": 1, "said": 1},
            {"source": "annomi", "mi": 1, "said": 1},
            {"source": "annomi", "side": "him", "mi": 4, "said": 4},
            {"source": "annomi", "side": "him", "mi": 6, "said": 6},
            {},
        ]
    )
    rows = by_name(classes_table(held, seed=0))
    question, reflection = 2 / 3, 4 / 5
    assert rows["  question"]["F1"] == pytest.approx(question, abs=1e-3)
    assert rows["  reflection"]["F1"] == pytest.approx(reflection, abs=1e-3)
    helper = rows["helper's main behaviour, 4 classes"]
    assert helper["F1"] == pytest.approx((question + reflection) / 2, abs=1e-3)
    assert helper["turns"] == 4
    assert helper["one expert against another"] == 0.8
    his = rows["his talk, 3 classes"]
    assert (his["turns"], his["F1"], his["one expert against another"]) == (2, 1.0, 0.6)


def test_real_turns_are_held_against_both_codings():
    held = records(
        [
            {"first": (1, 0), "second": (1, 0), "states": (APPLIED, NOTHING)},
            {"first": (1, 0), "second": (0, 0), "states": (APPLIED, NOTHING)},
            {"first": (0, 0), "second": (0, 0), "states": (UNSURE, NOTHING)},
            {"side": "him", "first": (0, 1), "second": (0, 1), "states": (NOTHING, NOTHING)},
        ]
    )
    rows = by_name(real_table(held, seed=0))
    reflection = rows["reflection"]
    assert reflection["positives"] == 2
    assert reflection["precision"] == pytest.approx(3 / 4)
    assert reflection["recall"] == 1.0
    assert reflection["F1"] == pytest.approx(6 / 7, abs=1e-3)
    assert reflection["one coding against the other"] == pytest.approx(2 / 3, abs=1e-3)
    assert rows["disclosure"]["recall"] == 0.0
    assert rows["disclosure"]["precision"] is None


def test_a_mean_takes_only_codes_that_are_common_enough():
    many = [{"first": (1, 0), "second": (1, 0), "states": (APPLIED, NOTHING)} for _ in range(10)]
    rare = {"side": "him", "first": (0, 1), "second": (0, 1), "states": (NOTHING, NOTHING)}
    rows = by_name(real_table(records([*many, rare]), seed=0))
    assert rows["mean of 1 codes"]["F1"] == 1.0
    assert rows["disclosure"]["F1"] == 0.0


def test_written_lines_are_measured_by_source_and_side():
    good = {"labels": (1, -1), "states": (APPLIED, NOTHING)}
    held = records(
        [
            *[good] * 5,
            {"labels": (0, -1), "states": (APPLIED, NOTHING)},
            {"labels": (0, -1), "states": (UNSURE, NOTHING)},
            {"side": "him", "labels": (-1, 1), "states": (NOTHING, UNSURE)},
            {"source": "strangers", "labels": (1, -1), "states": (NOTHING, NOTHING)},
        ]
    )
    table = lines_table(held, "lines", "Lines", "A note.", seed=0)
    assert table.title == "Lines, 8 turns"
    assert table.note == "A note."
    rows = by_name(table)
    assert rows["reflection"]["positives"] == 5
    assert rows["reflection"]["precision"] == pytest.approx(5 / 6, abs=1e-3)
    assert rows["reflection"]["recall"] == 1.0
    assert rows["disclosure"]["recall"] == 0.0
    assert rows["mean of 1 codes"]["positives"] == 8
    strangers = by_name(lines_table(held, "strangers", "Others", "", seed=0))
    assert strangers["reflection"]["recall"] == 0.0


def test_calibration_counts_what_is_known_only():
    held = records(
        [
            {"source": "unseen", "labels": (1, 0.5), "chances": (0.75, 0.99)},
            {"source": "unseen", "labels": (1, -1), "chances": (0.75, 0.99)},
            {"source": "unseen", "labels": (1, -1), "chances": (0.75, 0.99)},
            {"source": "unseen", "labels": (0, -1), "chances": (0.75, 0.99)},
        ]
    )
    rows = by_name(calibration_table(held))
    assert rows["unseen lines"]["code decisions"] == 4
    assert rows["unseen lines"]["expected calibration error"] == pytest.approx(0.0, abs=1e-6)
    assert rows["real turns coded twice"] == {
        "on": "real turns coded twice",
        "code decisions": 0,
        "expected calibration error": None,
    }


def test_what_is_taken_for_what_is_counted_by_class():
    held = records(
        [
            {"source": "annomi", "mi": 0, "said": 0},
            {"source": "annomi", "mi": 0, "said": 1},
            {"source": "annomi", "side": "him", "mi": 5, "said": 6},
        ]
    )
    rows = by_name(confusion_table(held))
    assert rows["question"]["read as question"] == 1
    assert rows["question"]["read as reflection"] == 1
    assert rows["question"]["read as change"] is None
    assert rows["sustain"]["read as neutral"] == 1
    assert rows["sustain"]["read as question"] is None


def test_the_shipped_records_hold_figures_and_no_words():
    held = load_records()
    assert set(held.codes) == set(CODES)
    assert set(held.classes) == set(CLASSES)
    turns = len(held["id"])
    for name in ("group", "source", "side", "labels", "mi", "said", "chances", "states"):
        assert len(held[name]) == turns
    assert set(held["side"]) == {"helper", "him"}
    assert not any(" " in str(id) for id in held["id"])
    assert ((held["chances"] >= 0) & (held["chances"] <= 1)).all()


@pytest.mark.parametrize("model", ["best", "fast"])
def test_the_shipped_tables_are_whole_and_their_intervals_are_real(model):
    evaluation = evaluate(model)
    assert evaluation.model == model
    assert len(evaluation.tables) == 9
    for table in evaluation.tables:
        assert table.rows
        assert table.note
        for row in table.rows:
            assert len(row) == len(table.columns)
            cells = dict(zip(table.columns, row, strict=True))
            if cells.get("low") is not None:
                assert 0 <= cells["low"] <= cells["high"] <= 1


@pytest.mark.parametrize(("held", "words"), [(3, "3 of 5 folds"), (5, "5 folds")])
def test_it_says_how_many_folds_were_held_out(held, words):
    made = records([{"fold": place % held} for place in range(10)] + [{"fold": -1}])
    assert folds(made) == words
