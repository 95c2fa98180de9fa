import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from training.check_lines import load
from training.example_lines import MOST, example_rows, spread, write_example_lines
from training.next_lines import SHIPPED
from training.samples import LINES

from earned.annotation.examples import load_examples
from earned.annotation.model import shipped_model
from earned.codes import CODES

TURNS = [
    ("wife", ["him: I'm tired.", "helper: Oh?", "him: Work: all of it."], "Go to bed.", ["advice"]),
    ("coach", ["him: I'm tired."], "Are you?", ["closed_question"]),
    ("coach", ["him: It's the knee — again."], "Put ice on it.", ["advice"]),
]


@pytest.fixture
def lines(tmp_path):
    """Lay out a folder with the lines of one code."""
    folder = tmp_path / "lines"
    folder.mkdir()
    fields = ("voice", "context", "text", "codes")
    rows = [json.dumps(dict(zip(fields, turn, strict=True))) for turn in TURNS]
    (folder / "advice.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    return folder


def test_a_positive_becomes_an_example_and_a_hard_negative_does_not(lines):
    rows = sorted(example_rows(lines), key=lambda row: row["text"])
    assert rows == [
        {"code": "advice", "voice": "wife", "said_before": "Work: all of it.", "text": TURNS[0][2]},
        {
            "code": "advice",
            "voice": "coach",
            "said_before": "It's the knee — again.",
            "text": TURNS[2][2],
        },
    ]


def test_what_is_written_can_be_loaded(lines, tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("model.onnx", "tokenizer.json", "heads.npz", "config.json"):
        (folder / name).symlink_to(SHIPPED / name)
    write_example_lines(folder, lines=lines)
    found = load_examples(folder)
    assert {(line.voice, line.before, line.text) for line in found.lines} == {
        ("wife", "Work: all of it.", "Go to bed."),
        ("coach", "It's the knee — again.", "Put ice on it."),
    }
    made = shipped_model().embed([line.text for line in found.lines])
    assert found.vectors == pytest.approx(made, abs=0.01)
    with np.load(folder / "examples.npz") as arrays:
        assert arrays["vectors"].dtype == np.int8


def test_the_choice_is_spread_over_voices_and_seeded():
    rows = [{"voice": voice, "text": f"{voice} {n}"} for voice in "abcd" for n in range(9)]
    chosen = spread(rows, seed="x", most=10)
    assert sorted(Counter(row["voice"] for row in chosen).values()) == [2, 2, 3, 3]
    assert len({row["text"] for row in chosen}) == 10
    assert chosen == spread(rows, seed="x", most=10)
    assert chosen != spread(rows, seed="y", most=10)
    assert len(spread(rows[:3], seed="x", most=10)) == 3


def test_the_shipped_lines_are_positives_of_their_code_as_they_stand():
    known = {
        code: {
            (row["voice"], row["context"][-1].partition(": ")[2], row["text"])
            for row in load(LINES / f"{code}.jsonl")
            if code in row["codes"]
        }
        for code in CODES
    }
    shipped = load_examples(SHIPPED).lines
    gone = [s for s in shipped if (s.voice, s.before, s.text) not in known[s.code]]
    assert not gone, "Lines were changed: run `python -m training.example_lines`."
    counts = Counter(line.code for line in shipped)
    assert set(counts) == set(CODES)
    assert max(counts.values()) <= MOST


def test_both_files_stay_small():
    sizes = [Path(SHIPPED, name).stat().st_size for name in ("examples.jsonl", "examples.npz")]
    assert sum(sizes) < 2_000_000
