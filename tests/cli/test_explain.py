import io
import json
from dataclasses import replace

import pytest

from earned.annotation.examples import shipped_examples
from earned.cli.explained import NOTE, WIDTH, write_jsonl, write_text
from earned.codes import CODES
from tests.factories import reading

BY_HAND = reading(
    [
        ("Ann", "helper", "Hello."),
        ("Joe", "him", "I don't know. I really don't.", [("not_knowing", "I don't know.")]),
        ("Ann\x1b[31m", "helper", "You should\n\x1b[31m ring her.", ["advice", "leverage?"]),
    ]
)


def written(write, *readings):
    stream = io.BytesIO()
    write(readings, stream)
    return stream.getvalue().decode("utf-8")


def parts(text):
    """Give what stands between empty lines, each on one line."""
    return [" ".join(part.split()) for part in text.split("\n\n")]


def test_text_shows_only_turns_that_carry_something_counted_from_one():
    note, talk, his, helpers = parts(written(write_text, BY_HAND))
    assert (note, talk) == (NOTE, "talk")
    assert his.startswith(
        f"Turn 2, Joe {CODES['not_knowing'].title} (applied, 90%) “I don't know.” like: “"
    )
    assert helpers.startswith("Turn 3, Ann[31m ")
    assert f"{CODES['advice'].title} (applied, 90%) “You should" in helpers
    assert f"{CODES['leverage'].title} (perhaps, 50%) “" in helpers


def test_text_names_the_likest_line_its_voice_and_what_was_said_before():
    _, _, his, _ = parts(written(write_text, BY_HAND))
    likes = [
        f"like: “{line.text}” ({line.voice}), after “{line.before}”"
        for line in shipped_examples().lines
        if line.code == "not_knowing"
    ]
    assert sum(his.endswith(" ".join(like.split())) for like in likes) == 1


def test_text_fits_a_terminal_and_steers_none():
    text = written(write_text, BY_HAND)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "\x1b" not in text


def test_the_note_comes_once_and_every_talk_has_its_name():
    other = replace(BY_HAND, conversation=replace(BY_HAND.conversation, id="other"))
    found = parts(written(write_text, BY_HAND, other))
    assert found.count(NOTE) == 1
    assert [part for part in found if part in {"talk", "other"}] == ["talk", "other"]


def test_a_code_that_is_experimental_or_nearly_certain_says_so():
    (annotation,) = BY_HAND.of_turn(1)
    sure = replace(
        BY_HAND,
        annotations=(replace(annotation, probability=0.9999),),
        experimental=("not_knowing",),
    )
    assert "(applied, over 99%, experimental)" in written(write_text, sure)


def test_a_talk_without_codes_says_so():
    text = written(write_text, reading([("Ann", "helper", "Hello.")]))
    assert text.endswith("\ntalk\n\nNothing was found in this talk.\n")


def test_json_lines_hold_every_annotation_under_its_turn():
    rows = [json.loads(row) for row in written(write_jsonl, BY_HAND).splitlines()]
    assert [[found["code"] for found in row["explained"]] for row in rows] == [
        [],
        ["not_knowing"],
        ["advice", "leverage"],
    ]
    (found,) = rows[1]["explained"]
    line = next(one for one in shipped_examples().lines if one.text == found["like"])
    assert found == {
        "code": "not_knowing",
        "state": "applied",
        "probability": 0.9,
        "quote": "I don't know.",
        "like": line.text,
        "voice": line.voice,
        "similarity": found["similarity"],
    }
    assert 0 < found["similarity"] <= 1


def test_text_is_what_explain_gives_without_to(call, talk):
    ended = call("annotate", talk, "--him", "Joe", "--explain")
    assert (ended.code, ended.err) == (0, "")
    assert parts(ended.out)[:2] == [NOTE, "talk"]
    assert "like: “" in ended.out


def test_json_lines_are_those_without_explain_and_one_field_more(call, talk):
    plain = call("annotate", talk, "--him", "Joe").out.splitlines()
    ended = call("annotate", talk, "--him", "Joe", "--explain", "--to", "jsonl")
    rows = [json.loads(row) for row in ended.out.splitlines()]
    explained = [row.pop("explained") for row in rows]
    assert rows == [json.loads(row) for row in plain]
    for row, found in zip(rows, explained, strict=True):
        codes = {(one["code"], one["state"]) for one in found}
        assert {code for code, state in codes if state == "applied"} == set(row["applied"])
        assert {code for code, state in codes} == {*row["applied"], *row["unsure"]}


@pytest.mark.parametrize(
    ("options", "shape"),
    [
        (("--to", "csv"), "csv"),
        (("--to", "parquet"), "parquet"),
        (("-o", "turns.csv"), "csv"),
        (("-o", "turns.parquet"), "parquet"),
    ],
)
def test_a_table_without_room_for_it_is_one_sentence(call, talk, options, shape):
    ended = call("annotate", talk, "--him", "Joe", "--explain", *options)
    assert ended.code == 2
    assert f"--explain gives text or jsonl, not {shape};" in ended.line


@pytest.mark.parametrize("name", ["notes.txt", "notes"])
def test_it_writes_to_a_file(call, talk, tmp_path, name):
    printed = call("annotate", talk, "--him", "Joe", "--explain").out
    path = tmp_path / name
    ended = call("annotate", talk, "--him", "Joe", "--explain", "-o", path)
    assert (ended.code, ended.out, ended.err) == (0, "", f"{path}\n")
    assert path.read_text("utf-8") == printed


def test_the_ending_of_the_output_chooses_json_lines(call, talk, tmp_path):
    path = tmp_path / "turns.jsonl"
    assert call("annotate", talk, "--him", "Joe", "--explain", "-o", path).code == 0
    assert all("explained" in json.loads(row) for row in path.read_text("utf-8").splitlines())


def test_a_folder_gets_a_text_for_each_talk(call, talk, tmp_path):
    ended = call("annotate", talk, "--him", "Joe", "--explain", "-o", f"{tmp_path}/out/")
    assert ended.code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["talk.txt"]
