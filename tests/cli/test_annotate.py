import csv
import io
import json

import pytest
from pyarrow import parquet

from earned.codes import HELPER_CODES, HIS_CODES
from earned.table_files import HEADER
from tests.cli.conftest import TALK

LINES = [
    {"conversation": "b", "speaker": "T", "role": "helper", "text": "What brings you?"},
    {"conversation": "b", "speaker": "C", "role": "him", "text": "My wife made me come."},
    {"conversation": "a", "speaker": "T", "role": "helper", "text": "How is the knee?", "start": 1},
    {"conversation": "b", "speaker": "D", "role": "other", "text": "Coffee, anyone?"},
    {"conversation": "a", "speaker": "C", "role": "him", "text": "Sore.", "start": 2, "end": 3},
]
JSONL = "".join(json.dumps(line) + "\n" for line in LINES).encode()


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def test_one_row_a_turn_and_talk_by_talk(call):
    ended = call("annotate", "-", "--to", "jsonl", stdin=JSONL)
    assert (ended.code, ended.err) == (0, "")
    found = rows(ended.out)
    assert [(row["conversation"], row["turn"], row["role"]) for row in found] == [
        ("b", 0, "helper"),
        ("b", 1, "him"),
        ("b", 2, "other"),
        ("a", 0, "helper"),
        ("a", 1, "him"),
    ]


def test_a_row_holds_the_codes_of_its_side(call):
    helper, him, other = rows(call("annotate", "-", stdin=JSONL).out)[:3]
    assert list(helper) == [
        *("conversation", "turn", "role", "probabilities", "applied", "unsure", "mi"),
    ]
    assert tuple(helper["probabilities"]) == HELPER_CODES
    assert tuple(him["probabilities"]) == HIS_CODES
    assert all(0 <= p <= 1 for p in (helper["probabilities"] | him["probabilities"]).values())
    assert helper["mi"] in {"question", "reflection", "input", "other"}
    assert him["mi"] in {"change", "sustain", "neutral"}
    assert (other["probabilities"], other["applied"], other["unsure"]) == ({}, [], [])
    assert other["mi"] is None


def test_csv_and_parquet_say_what_json_lines_say(call, tmp_path):
    plain = rows(call("annotate", "-", stdin=JSONL).out)
    table = list(csv.DictReader(io.StringIO(call("annotate", "-", "--to", "csv", stdin=JSONL).out)))
    path = tmp_path / "rows.parquet"
    ended = call("annotate", "-", "--to", "parquet", "-o", path, stdin=JSONL)
    assert (ended.code, ended.err) == (0, f"{path}\n")
    columns = parquet.read_table(path).to_pylist()
    assert tuple(columns[0]) == tuple(table[0]) == HEADER
    for one, cells, row in zip(plain, table, columns, strict=True):
        assert cells["applied"].split() == one["applied"] == row["applied"]
        assert (cells["mi"] or None) == one["mi"] == row["mi"]
        for code in (*HELPER_CODES, *HIS_CODES):
            wanted = one["probabilities"].get(code)
            assert row[f"p_{code}"] == wanted
            assert cells[f"p_{code}"] == ("" if wanted is None else str(wanted))


def test_roles_in_the_file_are_enough_even_for_one_side(call):
    alone = [line | {"role": "helper"} for line in LINES if line["conversation"] == "a"]
    data = "".join(json.dumps(line) + "\n" for line in alone).encode()
    ended = call("annotate", "-", stdin=data)
    assert ended.code == 0
    assert {row["role"] for row in rows(ended.out)} == {"helper"}


def test_names_given_win_over_the_file(call):
    ended = call("annotate", "-", "--him", "T", "--helper", "C", stdin=JSONL)
    assert [row["role"] for row in rows(ended.out)][:2] == ["him", "helper"]


def test_a_folder_gets_a_file_for_each_talk(call, tmp_path):
    path = tmp_path / "talks.jsonl"
    path.write_bytes(JSONL)
    ended = call("annotate", path, "-o", f"{tmp_path}/out/")
    assert ended.code == 0
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == ["talks-a.jsonl", "talks-b.jsonl"]
    assert [len(rows(file.read_text("utf-8"))) for file in files] == [2, 3]
    assert sorted(ended.err.splitlines()) == [str(file) for file in files]


def test_talks_of_one_name_get_ids_of_their_own(call, tmp_path):
    for folder in ("monday", "friday"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "chat.txt").write_text(TALK, "utf-8")
    files = [tmp_path / folder / "chat.txt" for folder in ("monday", "friday")]
    ended = call("annotate", *files, "--him", "Joe")
    assert {row["conversation"] for row in rows(ended.out)} == {"monday-chat", "friday-chat"}


def test_a_name_counts_in_the_talks_that_have_it(call, tmp_path, talk):
    other = tmp_path / "other.txt"
    other.write_text(TALK.replace("Joe", "Bob"), "utf-8")
    ended = call("annotate", talk, other, "--him", "Joe", "--him", "Bob")
    assert [row["role"] for row in rows(ended.out)] == ["helper", "him"] * 6
    ended = call("annotate", talk, other, "--him", "Joe")
    assert ended.code == 2
    assert "other" in ended.line
    assert "'Ann' and 'Bob'" in ended.line


def test_a_beginning_that_fits_two_is_no_name(call, tmp_path, talk):
    other = tmp_path / "other.txt"
    other.write_text("Jon: Hi.\nJoan: Hi there.\nJon: Bad day.\n", "utf-8")
    ended = call("annotate", talk, other, "--him", "Jo")
    assert ended.code == 2
    assert "fits several speakers" in ended.line


@pytest.mark.parametrize("to", ["jsonl", "csv"])
def test_names_outside_ascii_come_out_as_utf_8(to, spawn):
    data = JSONL.replace(b'"a"', '"Čapek ünï"'.encode())
    ended = spawn("annotate", "-", "--to", to, stdin=data, env={"PYTHONIOENCODING": "ascii"})
    assert ended.code == 0
    assert "Čapek ünï" in ended.out


def test_the_ending_of_the_output_chooses_the_table(call, tmp_path):
    path = tmp_path / "turns.csv"
    assert call("annotate", "-", "-o", path, stdin=JSONL).code == 0
    with path.open(newline="") as file:
        assert "p_conjecture" in next(csv.reader(file))
