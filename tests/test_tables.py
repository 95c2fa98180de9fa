import builtins

import pyarrow
import pytest

from earned.codes import CODES
from earned.errors import MissingExtra
from earned.measures import MEASURES, measure
from earned.measures.doors import find_doors
from earned.tables import (
    KINDS,
    annotations_table,
    columns,
    doors_table,
    flat_rows,
    measures_table,
    to_arrow,
    to_pandas,
    turn_rows,
    turns_table,
)
from tests.factories import reading

TALK = reading(
    [
        ("Ann", "helper", "How are things? Tell me.", [("open_question", "Tell me.")]),
        ("Joe", "him", "No idea. I'm a fool.", [("self_criticism", "I'm a fool."), "disclosure?"]),
        ("Ann", "helper", "Get a grip.", ["toughen_up", "advice"]),
        ("Eve", "other", "Tea?"),
    ],
    times=[(0.0, 2.5), (3.0, 4.0), (None, None), (6.0, None)],
)
EMPTY = reading([])
TABLES = {
    "turns": turns_table,
    "annotations": annotations_table,
    "doors": doors_table,
    "measures": measures_table,
    "flat": lambda talk: columns(list(flat_rows(talk))),
}


def test_turns_say_who_when_and_what():
    table = turns_table(TALK)
    assert table["speaker"] == ["Ann", "Joe", "Ann", "Eve"]
    assert table["role"] == ["helper", "him", "helper", "other"]
    assert table["start_s"] == [0.0, 3.0, None, 6.0]
    assert table["text"] == [turn.text for turn in TALK.conversation.turns]
    assert table["applied"] == [
        ["open_question"],
        ["self_criticism"],
        ["toughen_up", "advice"],
        [],
    ]
    assert table["unsure"] == [[], ["disclosure"], [], []]


def test_every_annotation_points_to_its_words():
    table = annotations_table(TALK)
    assert len(table["code"]) == len(TALK.annotations)
    for turn, start, end, quote in zip(
        table["turn"], table["start"], table["end"], table["quote"], strict=True
    ):
        assert TALK.conversation.turns[turn].text[start:end] == quote


def test_doors_are_those_that_were_found():
    table = doors_table(TALK)
    doors = find_doors(TALK)
    assert doors
    assert table["cue"] == [door.cue for door in doors]
    assert table["outcome"] == [door.outcome.value for door in doors]
    assert table["quote"] == [TALK.conversation.quote(door.span) for door in doors]


def test_measures_are_those_that_were_taken_with_the_seed():
    found = measure(TALK, seed=3)
    table = measures_table(TALK, seed=3)
    assert len(MEASURES) <= len(found)
    assert table["value"] == [one.value for one in found]
    assert table["evidence"] == [len(one.evidence) for one in found]
    assert all(
        note for value, note in zip(table["value"], table["note"], strict=True) if value is None
    )


def test_a_flat_row_holds_what_a_nested_one_holds():
    for nested, flat in zip(turn_rows(TALK), flat_rows(TALK), strict=True):
        filled = {code: flat[f"p_{code}"] for code in CODES if flat[f"p_{code}"] is not None}
        assert filled == nested.pop("probabilities")
        assert nested.items() <= flat.items()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_same_in_pandas_and_arrow(name):
    table = TABLES[name](TALK)
    assert len({len(column) for column in table.values()}) == 1
    assert to_arrow(table).to_pydict() == table
    frame = to_pandas(table)
    assert list(frame.columns) == list(table)
    assert len(frame) == len(next(iter(table.values())))


@pytest.mark.parametrize("name", ["turns", "annotations", "doors"])
def test_an_empty_table_has_the_types_of_a_full_one(name):
    assert to_arrow(TABLES[name](EMPTY)).schema == to_arrow(TABLES[name](TALK)).schema
    assert to_arrow(TABLES[name](EMPTY)).num_rows == 0


def test_every_kind_is_one_that_arrow_knows():
    assert to_arrow({name: [] for name in KINDS}).schema.names == list(KINDS)
    assert to_arrow({"applied": []}).schema.field("applied").type == pyarrow.list_(pyarrow.string())


@pytest.mark.parametrize(("make", "package"), [(to_pandas, "pandas"), (to_arrow, "pyarrow")])
def test_a_missing_package_is_named(make, package, monkeypatch):
    load = builtins.__import__

    def without(name, *rest):
        if name == package:
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=rf"{package}.*pip install 'earned\[tables\]'"):
        make({"turn": [1]})
