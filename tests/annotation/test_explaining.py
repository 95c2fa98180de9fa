import shutil
from pathlib import Path

import numpy as np
import pytest

import earned
from earned.annotation.examples import ExampleLine, Examples, load_examples, shipped_examples
from earned.annotation.explaining import explain
from earned.annotation.model import shipped_model
from earned.codes import CODES
from earned.errors import UnreadableFile
from tests.factories import reading

SHIPPED = Path(earned.__file__).parent / "models" / "reading"
DOG = ExampleLine("advice", "vet", "She limps.", "Keep the dog off that leg for a week.")
MONEY = ExampleLine("advice", "bank clerk", "I owe everyone.", "Pay the smallest debt off first.")
ASKED = ExampleLine("closed_question", "vet", "She limps.", "Is the dog limping on that leg?")
LINES = (MONEY, DOG, ASKED)
TALK = reading(
    [
        ("Ann", "helper", "Rest the dog's leg. Then call me.", [("advice", "Rest the dog's leg.")]),
        ("Joe", "him", "She won't lie still."),
        ("Ann", "helper", "Pay what you owe, dog or no dog.", ["advice?", "closed_question?"]),
    ]
)


@pytest.fixture(scope="module")
def examples():
    return Examples(LINES, shipped_model().embed([line.text for line in LINES]))


@pytest.fixture
def copied(tmp_path):
    for name in ("examples.jsonl", "examples.npz"):
        shutil.copy(SHIPPED / name, tmp_path / name)
    return tmp_path


def test_every_annotation_gets_the_likest_line_of_its_code(examples):
    found = explain(TALK, shipped_model(), examples=examples)
    assert [one.annotation for one in found] == list(TALK.annotations)
    assert [(one.annotation.code, one.line) for one in found] == [
        ("advice", DOG),
        ("advice", MONEY),
        ("closed_question", ASKED),
    ]


def test_the_likest_lines_come_first_and_no_more_than_there_are(examples):
    found = explain(TALK, shipped_model(), k=5, examples=examples)
    assert [one.line for one in found] == [DOG, MONEY, MONEY, DOG, ASKED]
    assert found[0].similarity > found[1].similarity
    assert all(-1.001 <= one.similarity <= 1.001 for one in found)


def test_a_line_is_most_like_itself(examples):
    talk = reading([("Ann", "helper", DOG.text, ["advice"]), ("Joe", "him", "Right.")])
    (found,) = explain(talk, shipped_model(), examples=examples)
    assert found.line is DOG
    assert found.similarity == pytest.approx(1, abs=0.05)


def test_a_reading_without_codes_needs_no_explanation():
    assert explain(reading([("Ann", "helper", "Hello.")]), shipped_model()) == ()


def test_a_code_without_lines_is_left_out(examples):
    talk = reading([("Joe", "him", "I don't know.", ["not_knowing"])])
    assert explain(talk, shipped_model(), examples=examples) == ()


def test_every_code_has_lines_that_come_with_the_package():
    shipped = shipped_examples()
    assert {line.code for line in shipped.lines} == set(CODES)
    assert len(shipped.vectors) == len(shipped.lines)
    assert np.linalg.norm(shipped.vectors, axis=1) == pytest.approx(1)
    assert all(line.voice and line.before and line.text for line in shipped.lines)


def test_the_vectors_were_made_by_the_model_that_comes_with_them():
    shipped = shipped_examples()
    some = slice(None, None, 90)
    made = shipped_model().embed([line.text for line in shipped.lines[some]])
    # What else is in a batch moves the numbers of an int8 model a little.
    assert (made * shipped.vectors[some]).sum(1).min() > 0.95, "Run training.example_lines."


def test_lines_that_were_changed_do_not_fit_their_vectors(copied):
    with (copied / "examples.jsonl").open("a") as file:
        file.write("\n")
    with pytest.raises(UnreadableFile, match=r"do not fit their vectors; install earned again\.$"):
        load_examples(copied)


@pytest.mark.parametrize("name", ["examples.jsonl", "examples.npz"])
def test_a_missing_file_is_one_clear_sentence(copied, name):
    (copied / name).unlink()
    with pytest.raises(UnreadableFile, match="cannot be read; install earned again"):
        load_examples(copied)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"text"])
def test_damaged_vectors_are_one_clear_sentence(copied, data):
    (copied / "examples.npz").write_bytes(data)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        load_examples(copied)
