import json
from itertools import pairwise
from pathlib import Path

import pytest
from training.check_lines import LINES, faults, load, near_duplicates
from training.samples import TALKS, codings, own_lines, own_talks

from earned.codes import CODES

TRAINING = Path(__file__).parents[2] / "training"


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_lines_in_good_form(code):
    rows = load(LINES / f"{code}.jsonl")
    assert faults(code, rows) == []
    positives = sum(code in row["codes"] for row in rows)
    assert positives >= 150
    assert len(rows) - positives >= 100
    assert near_duplicates(rows) == []
    texts = [(row["text"], row["context"][-1]) for row in rows]
    assert len(texts) == len(set(texts))


def test_many_voices_speak():
    voices = {row["voice"] for code in CODES for row in load(LINES / f"{code}.jsonl")}
    assert len(voices) > 100


def test_a_fault_is_named():
    row = {"voice": "dad", "context": ["helper: So?"], "text": "Eat.", "codes": ["deflect"]}
    assert faults("advice", [row]) == ["advice:1: the last turn of the context must be by him"]
    assert faults("advice", [{"text": "Eat."}]) == ["advice:1: fields ['text']"]


def test_near_duplicates_are_seen():
    lines = ["You ought to get more sleep at night", "You ought to get more sleep, mate", "Eat."]
    assert near_duplicates([{"text": line} for line in lines]) == [(1, 2)]


def test_the_two_codings_hold_ids_and_codes_and_no_words():
    for name in ("first", "second"):
        for raw in (TRAINING / "coded" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(raw)
            assert set(row) == {"id", "codes"}
            assert set(row["codes"]) <= set(CODES)
    first, second = codings()
    assert set(first) == set(second)
    assert len(first) >= 2000


def test_a_line_knows_every_code_of_its_side_and_no_other():
    for sample in own_lines():
        assert {CODES[code].side for code in sample.codes} == {sample.side}
        assert len(sample.codes) == (31 if sample.side == "helper" else 14)


def test_lines_on_one_context_stay_together():
    groups = {}
    for path in sorted(LINES.glob("*.jsonl")):
        for row in load(path):
            groups.setdefault(row["context"][-1], set())
    by_group = {sample.group for sample in own_lines()}
    assert len(by_group) <= len(groups)


def test_held_out_lines_share_no_text_with_the_training_lines():
    trained = {sample.text for sample in (*own_lines(), *own_talks())}
    apart = [s.text for s in own_lines(TRAINING / "held_out", source="apart")]
    assert len(apart) >= 1300
    assert not {text for text in trained & set(apart) if len(text.split()) > 3}


def test_in_our_talks_both_speak_by_turns_and_codes_are_of_their_side():
    samples = list(own_talks())
    assert len(samples) >= 3000
    assert {side for sample in samples for side in [CODES[c].side for c in sample.codes]} == {
        "helper",
        "him",
    }
    by_talk = {}
    for sample in samples:
        by_talk.setdefault(sample.group, []).append(sample)
    for talk in by_talk.values():
        sides = [sample.side for sample in talk]
        assert all(one != other for one, other in pairwise(sides))
        assert all(later.previous == earlier.text for earlier, later in pairwise(talk))


def test_every_turn_of_our_talks_carries_only_codes_of_its_side():
    for path in sorted(TALKS.glob("*.jsonl")):
        for raw in path.read_text("utf-8").splitlines():
            row = json.loads(raw)
            assert {CODES[code].side for code in row["codes"]} <= {row["role"]}
