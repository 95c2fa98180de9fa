"""What holds for every measure, whatever the talk."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.annotation.reading import Reading
from earned.codes import HELPER_CODES, HIS_CODES
from earned.measures import MEASURES, measure
from earned.measures.measure import Measure
from tests.factories import reading

SAYINGS = ["", "…", "Yes.", "I don't know, mate.", "  The tractor sank. ", "What about therapy?"]


@st.composite
def talks(draw: st.DrawFn) -> Reading:
    lines, times, now = [], [], 0.0
    for role in draw(st.lists(st.sampled_from(["helper", "him", "other"]), max_size=8)):
        codes = {"helper": HELPER_CODES, "him": HIS_CODES, "other": ()}[role]
        coded = draw(st.lists(st.sampled_from(codes), max_size=3, unique=True)) if codes else []
        lines.append((role, role, draw(st.sampled_from(SAYINGS)), coded))
        length = draw(st.integers(0, 6))
        times.append((now, now + length))
        now += length + draw(st.integers(-1, 5))
    return reading(lines, times=times if draw(st.booleans()) else None)


NOT_PLAIN = re.compile(
    r"\bdoors?\b|\bcodes?\b|\bcoded|MITI|AnnoMI|LSM|undefined|annotation|median|\bmean\b|baseline|"
    r"kappa|\bd = |reflection|\bthe helper(?! or the help)|codebook|shuffl|[`_]",
    re.IGNORECASE,
)


def check(found: Measure, talk: Reading) -> None:
    assert found.name
    assert found.unit
    assert found.note
    assert not NOT_PLAIN.search(found.note), found.note
    if found.value is None:
        assert found.note.startswith("Not known:")
    for span in found.evidence:
        text = talk.conversation.turns[span.turn].text
        assert 0 <= span.start <= span.end <= len(text)


@settings(max_examples=25, deadline=None)
@given(talks())
def test_every_measure_has_evidence_or_a_reason(talk: Reading) -> None:
    measures = measure(talk)
    for found in measures:
        check(found, talk)
    assert max(Counter(found.name for found in measures).values()) == 1


@settings(max_examples=10, deadline=None)
@given(talks(), st.integers(0, 9))
def test_the_same_seed_gives_the_same_measures(talk: Reading, seed: int) -> None:
    assert measure(talk, seed=seed) == measure(talk, seed=seed)


@settings(max_examples=10, deadline=None)
@given(talks())
def test_the_names_are_the_same_for_every_talk(talk: Reading) -> None:
    assert [m.name for m in measure(talk)] == [m.name for m in measure(reading([]))]


@pytest.mark.parametrize("group", MEASURES)
def test_every_group_measures_even_an_empty_talk(group: str) -> None:
    assert MEASURES[group](reading([]), 0)


def test_the_groups_are_taken_in_order() -> None:
    talk = reading([("Ann", "helper", "Hello."), ("Bob", "him", "Hi.")])
    grouped = [found for take in MEASURES.values() for found in take(talk, 7)]
    assert list(measure(talk, seed=7)) == grouped


def test_shares_lie_between_nought_and_one() -> None:
    talk = reading(
        [("Ann", "helper", "What happened?", ["open_question"]), ("Bob", "him", "The tractor.")] * 4
    )
    shares = [m.value for m in measure(talk) if m.unit == "share" and m.value is not None]
    assert shares
    assert all(0 <= share <= 1 for share in shares)
