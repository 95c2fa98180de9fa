"""The words the review speaks: they parse, and use only what the codebook has."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from earned.codes import CODES, COSTING, DOORS, EARNING, HELPER_CODES, HIS_CODES

FILES = ("next_lines", "strategies", "safety", "plan")
HELPERS = {"therapist", "partner", "parent", "coach", "facilitator"}
KINDS = {f"A{number}" for number in range(1, 10)} | set("RSCTHK")
PAIRS = [(cue, code) for cue, rule in DOORS.items() for code in rule.met_by]
JARGON = re.compile(
    r"\b(process(ing)?|trigger(ed|s)?|boundar\w+|attachment|avoidant|maladaptive|coping|toxic"
    r"|validat\w+|vulnerab\w+|journey|closure|trauma\w*|dysregulat\w+|resilien\w+|unpack\w*"
    r"|hold(ing)? space|safe space|self-care|mindful\w*|brave of you|thank you for sharing)\b",
    re.IGNORECASE,
)


def words(name: str) -> dict[str, Any]:
    path = resources.files("earned").joinpath("reviewing", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


LINES = words("next_lines")["line"]
STRATEGIES = words("strategies")
SAFETY = words("safety")
PLAN = words("plan")
GUIDES = [*STRATEGIES["strategy"], *STRATEGIES["also"]]


STEM = re.compile(r"[a-z]{2,}")
SOMEBODY = re.compile(
    r"\b(he|she|him|his|her|hers|himself|herself|they|them|their|theirs|themselves)\b",
    re.IGNORECASE,
)
POINTS_INTO_ITSELF = {
    "Skip the proper word. If a mate had it, how would you describe it to him?": "the mate",
    "I've a thought or two on that, if you want them. Or we can stay with yours. Which?": "ideas",
}
"""Lines for any man whose `him` or `them` is said in the line itself, and who or what it is."""


def needs(line: dict[str, Any]) -> list[list[str]]:
    return line.get("needs_all") or [line[key] for key in ("needs",) if key in line]


def begins(word: str, stem: str) -> bool:
    return word == stem if len(stem) < 4 else word.startswith(stem)


def sayable(line: dict[str, Any], heard: str) -> bool:
    said = re.findall(r"[a-z]+", heard.lower())
    return all(any(begins(word, stem) for word in said for stem in group) for group in needs(line))


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z']+", text.lower()))


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return []


@pytest.mark.parametrize("name", FILES)
def test_no_text_is_empty_or_padded(name):
    found = texts(words(name))
    assert found
    assert [text for text in found if text != text.strip() or not text] == []


def test_there_are_enough_lines():
    assert len(LINES) >= 220


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_every_way_of_meeting_a_cue_has_five_lines(pair):
    assert sum((line["cue"], line["code"]) == pair for line in LINES) >= 5


def test_lines_have_the_fields_they_need():
    needed = {"strategy", "code", "cue", "when", "say"}
    for line in LINES:
        assert needed <= set(line) <= needed | {"for", "needs", "needs_all"}, line
        assert line["strategy"] in KINDS, line
        assert 1 <= len(line["when"]) <= 2, line
        assert line.get("for", ["coach"]), line
        assert set(line.get("for", [])) <= HELPERS, line


def test_a_line_carries_a_code_that_meets_its_cue():
    for line in LINES:
        direct_question = line["cue"] == "risk" and line["code"] == "closed_question"
        assert line["code"] in DOORS[line["cue"]].met_by or direct_question, line


def test_a_line_belongs_to_the_strategy_of_its_code():
    shown = {guide["id"]: set(guide["codes"]) for guide in GUIDES}
    for line in LINES:
        if line["strategy"] not in ("A9", "K"):
            assert line["code"] in shown[line["strategy"]], line
        assert (line["strategy"] == "K") == (line["cue"] == "risk"), line


def test_every_kind_of_line_is_there():
    assert {line["strategy"] for line in LINES} == KINDS


def test_no_line_is_said_twice():
    said = Counter(plain(line["say"]) for line in LINES)
    assert [text for text, count in said.items() if count > 1] == []


def test_no_cue_of_his_is_written_twice():
    heard = Counter(plain(when) for line in LINES for when in line["when"])
    assert [text for text, count in heard.items() if count > 1] == []


def test_lines_are_as_long_as_something_said():
    assert [line["say"] for line in LINES if not 6 <= len(line["say"].split()) <= 30] == []


def test_lines_begin_in_many_ways():
    opening = Counter(" ".join(plain(line["say"]).split()[:2]) for line in LINES)
    assert opening.most_common(1)[0][1] <= len(LINES) * 0.05


def test_a_line_does_not_hand_his_words_back():
    for line in LINES:
        said = plain(line["say"]).split()
        grams = {tuple(said[at : at + 5]) for at in range(len(said) - 4)}
        for when in line["when"]:
            heard = plain(when).split()
            shared = grams & {tuple(heard[at : at + 5]) for at in range(len(heard) - 4)}
            assert not shared, line


def test_needs_are_well_formed():
    for line in LINES:
        assert not {"needs", "needs_all"} <= set(line), line
        assert len(line.get("needs_all", [[], []])) >= 2, line
        assert all(needs(line)), line
        for group in needs(line):
            assert len(set(group)) == len(group), line
            assert [stem for stem in group if not STEM.fullmatch(stem)] == [], line


def test_a_line_may_be_said_to_every_example_given_for_it():
    asked = [(line, heard) for line in LINES for heard in line["when"]]
    assert [(heard, needs(line)) for line, heard in asked if not sayable(line, heard)] == []


@pytest.mark.parametrize(
    ("heard", "said"),
    [("Here we are", False), ("her car", True), ("it's her's", True), ("I was driving", True)],
)
def test_a_need_is_the_beginning_of_a_word_and_a_short_one_all_of_it(heard, said):
    assert sayable({"needs": ["her", "driv"]}, heard) is said


def test_every_way_of_meeting_a_cue_has_four_lines_for_any_man_from_any_helper():
    general = Counter(
        (line["cue"], line["code"]) for line in LINES if not needs(line) and "for" not in line
    )
    together = {(line["cue"], line["code"]) for line in LINES}
    assert {pair: general[pair] for pair in together if general[pair] < 4} == {}


def test_a_line_for_any_man_speaks_of_nobody_else():
    speaking = {line["say"] for line in LINES if not needs(line) and SOMEBODY.search(line["say"])}
    assert speaking == set(POINTS_INTO_ITSELF)


def test_lines_quote_nobody():
    assert [line["say"] for line in LINES if re.search(r"[\"“”]", line["say"])] == []


def test_a_guess_is_held_loosely():
    loose = re.compile(
        r"\b(wonder\w*|maybe|perhaps|might|may|could|guess\w*|sounds as though|bet)\b",
        re.IGNORECASE,
    )
    guesses = [line["say"] for line in LINES if line["code"] == "conjecture"]
    assert [say for say in guesses if not loose.search(say)] == []


def test_words_for_the_screen_are_plain():
    for name in FILES:
        said = words(name)
        if name == "next_lines":
            said = {"say": [line["say"] for line in LINES]}
        assert [text for text in texts(said) if JARGON.search(text)] == []


def test_danger_is_asked_about_by_its_name():
    questions = [line["say"] for line in LINES if line["code"] == "closed_question"]
    assert len(questions) >= 5
    named = re.compile(r"suicide|killing yourself|ending your life|dying|danger|thinking about it")
    assert [say for say in questions if "?" not in say or not named.search(say)] == []


def test_the_nine_and_the_six_are_all_there():
    assert [guide["id"] for guide in STRATEGIES["strategy"]] == [f"A{n}" for n in range(1, 10)]
    assert [entry["id"] for entry in STRATEGIES["failure"]] == [f"B{n}" for n in range(1, 7)]
    assert {guide["id"] for guide in GUIDES} == KINDS


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide["id"])
def test_a_strategy_uses_the_codebook(guide):
    needed = {"id", "title", "why", "codes", "cues", "counter", "praise", "missed"}
    assert set(guide) == needed
    assert set(guide["codes"]) <= set(EARNING)
    assert bool(guide["codes"]) == (guide["id"] != "A9")
    assert guide["cues"]
    assert set(guide["counter"]) <= set(COSTING)
    for cue in guide["cues"]:
        assert not guide["codes"] or set(guide["codes"]) & set(DOORS[cue].met_by), cue


def test_every_way_of_meeting_a_cue_belongs_to_a_strategy():
    for cue, code in PAIRS:
        owners = [guide for guide in GUIDES if code in guide["codes"]]
        assert any(cue in guide["cues"] for guide in owners), (cue, code)


def test_every_code_that_earns_is_praised_somewhere():
    assert {code for guide in GUIDES for code in guide["codes"]} == set(EARNING)


@pytest.mark.parametrize("failure", STRATEGIES["failure"], ids=lambda failure: failure["id"])
def test_a_failure_uses_the_codebook(failure):
    assert set(failure) == {"id", "title", "why", "codes", "instead", "missed"}
    assert failure["codes"]
    assert set(failure["codes"]) <= set(COSTING)
    assert failure["instead"]
    assert set(failure["instead"]) <= set(EARNING)


def test_every_code_that_costs_is_named_somewhere():
    named = {code for entry in STRATEGIES["failure"] for code in entry["codes"]}
    named |= {code for guide in GUIDES for code in guide["counter"]}
    assert named == set(COSTING)


def test_remarks_are_single_sentences():
    for entry in [*GUIDES, *STRATEGIES["failure"]]:
        for key in ("why", "praise", "missed"):
            if key in entry:
                assert re.fullmatch(r"[^.!?]+\.", entry[key]), entry[key]


@pytest.mark.parametrize(
    "number",
    ["911", "999", "112", "000", "111", "988", "116 123", "13 11 14", "1737", "findahelpline.com"],
)
def test_whom_to_call_about_suicide(number):
    assert any(number in entry["how"] for entry in SAFETY["call"])


@pytest.mark.parametrize(
    "number", ["1-800-799-7233", "0808 2000 247", "0808 801 0327", "1800 737 732"]
)
def test_whom_to_call_about_violence(number):
    assert any(number in entry["how"] for entry in SAFETY["home"])


def test_safety_says_what_to_do():
    risk, unsure = SAFETY["risk"], SAFETY["unsure"]
    done = " ".join(risk["steps"])
    assert risk["ask"][0] == "Are you thinking about killing yourself?"
    for needed in ("Ask him calmly", "Listen", "do not leave him alone", "out of reach", "call"):
        assert needed in done
    assert "may be nothing, and are worth a direct question" in unsure["lead"]
    for entry in [*SAFETY["call"], *SAFETY["home"]]:
        assert set(entry) == {"where", "who", "how"}


def test_limits_say_the_fixed_things():
    limits = SAFETY["limits"]
    fixed = {"not_therapy", "not_diagnosis", "errs", "risk", "english", "he_leads", "men_differ"}
    assert fixed <= set(limits)


@pytest.mark.parametrize("section", ["blocks", "open", "leave", "settle"])
def test_the_plan_always_has_something_to_say(section):
    entries = PLAN[section]
    assert [entry for entry in entries if "codes" not in entry and "cues" not in entry]
    for entry in entries:
        assert set(entry) <= {"codes", "cues", "text", "for"}, entry
        assert set(entry.get("codes", [])) <= set(HELPER_CODES), entry
        assert set(entry.get("cues", [])) <= set(DOORS) <= set(HIS_CODES), entry
        assert set(entry.get("for", [])) <= HELPERS, entry


def test_the_plan_answers_every_cost_and_every_door():
    entries = [entry for section in PLAN.values() for entry in section]
    assert set(COSTING) <= {code for entry in entries for code in entry.get("codes", [])}
    assert set(DOORS) <= {cue for entry in entries for cue in entry.get("cues", [])}


def test_the_plan_repeats_nothing():
    said = Counter(plain(entry["text"]) for section in PLAN.values() for entry in section)
    assert max(said.values()) == 1


def test_every_code_named_is_in_the_codebook():
    named = {line[key] for line in LINES for key in ("code", "cue")}
    assert named <= set(CODES)
