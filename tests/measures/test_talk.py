import pytest

from earned.annotation.reading import Reading
from earned.conversation import Span
from earned.measures.measure import Measure
from earned.measures.talk import gaps, measure_talk
from tests.factories import reading

LINES = [
    ("Ann", "helper", "How was the week?"),
    ("Bob", "him", "  Long. I fixed the gutters. "),
    ("Ann", "helper", "The gutters"),
    ("Cid", "other", "Anyone want tea or something else?"),
    ("Bob", "him", "No"),
]
TIMES = [(0.0, 2.0), (3.0, 7.0), (11.0, 12.0), (12.0, 14.0), (13.0, 14.0)]


def by_name(talk: Reading) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_talk(talk)}


def test_shares_leave_others_out() -> None:
    measures = by_name(reading(LINES, times=TIMES))
    assert measures["helper_talk_share_words"].value == pytest.approx(6 / 12)
    assert measures["helper_talk_share_time"].value == pytest.approx(3 / 8)


def test_one_untimed_turn_leaves_the_share_of_time_undefined() -> None:
    measure = by_name(reading(LINES, times=[*TIMES[:-1], (13.0, None)]))["helper_talk_share_time"]
    assert measure.value is None
    assert "1 of 4 turns have no start and end time" in measure.note


def test_a_turn_that_ends_before_it_starts_has_no_time() -> None:
    measure = by_name(reading(LINES, times=[(2.0, 0.0), *TIMES[1:]]))["helper_talk_share_time"]
    assert measure.value is None


def test_no_time_at_all_is_undefined_too() -> None:
    measure = by_name(reading(LINES, times=[(1.0, 1.0)] * 5))["helper_talk_share_time"]
    assert (measure.value, measure.note) == (
        None, "Not known: neither of you speaks for any time.",
    )  # fmt: skip


def test_turn_length_and_longest_monologue_are_in_words() -> None:
    measures = by_name(reading(LINES))
    assert measures["helper_turn_length"].value == 3
    assert measures["his_turn_length"].value == 3
    longest = measures["his_longest_monologue"]
    assert longest.value == 5
    assert longest.evidence == (Span(1, 2, 28),)


def test_response_time_is_the_median_and_overlap_counts_as_nought() -> None:
    lines = [("Ann", "helper", "So?"), ("Bob", "him", "Well.")] * 3
    times = [(0, 1), (3, 4), (5, 6), (5, 7), (8, 9), (10, 11)]
    measures = by_name(reading(lines, times=times))
    assert measures["his_response_time"].value == 1.0
    assert measures["his_response_time"].evidence == (Span(1, 0, 5),)
    assert measures["helper_response_time"].value == 1.0


def test_silence_adds_up_the_long_gaps_and_points_to_what_broke_them() -> None:
    measure = by_name(reading(LINES, times=TIMES))["silence"]
    assert measure.value == 4.0
    assert measure.evidence == (Span(2, 0, 11),)
    assert "added up: 1 among" in measure.note


def test_gaps_skip_unknown_times() -> None:
    talk = reading(LINES, times=[(0.0, None), *TIMES[1:]]).conversation
    assert [gap.seconds for gap in gaps(talk)] == [4.0, 0.0, -1.0]


def test_without_times_the_seconds_are_undefined_and_say_why() -> None:
    measures = by_name(reading(LINES))
    for name in ("his_response_time", "helper_response_time", "silence", "helper_talk_share_time"):
        assert measures[name].value is None
        assert measures[name].note.startswith("Not known:")


def test_an_empty_talk_is_undefined_throughout() -> None:
    assert all(measure.value is None and measure.note for measure in measure_talk(reading([])))
