import pytest

from earned.codes import DOORS
from earned.conversation import Span
from earned.measures.door_counts import count_doors
from tests.factories import reading

TALK = reading(
    [
        ("Bob", "him", "I was scared of him.", ["disclosure"]),
        ("Ann", "helper", "Scared of your own dad.", ["reflection"]),
        ("Bob", "him", "I felt so small.", ["disclosure"]),
        ("Ann", "helper", "It wasn't that bad, surely.", ["dismissal"]),
        ("Bob", "him", "My chest goes tight.", ["body_pain"]),
        ("Ann", "helper", "What time is your train today?", ["closed_question"]),
        ("Bob", "him", "I never told anyone.", ["disclosure"]),
    ]
)
COUNTS = {measure.name: measure for measure in count_doors(TALK)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("doors_opened", 4), ("doors_met", 1), ("doors_passed", 2), ("doors_shut", 1),
        ("doors_opened_disclosure", 3), ("doors_met_disclosure", 1),
        ("doors_passed_body_pain", 1), ("doors_opened_risk", 0), ("doors_met_share", 0.25),
    ],
)  # fmt: skip
def test_doors_are_counted_in_all_and_by_cue(name: str, value: float) -> None:
    assert COUNTS[name].value == value


def test_every_cue_has_its_four_counts() -> None:
    kinds = ("opened", "met", "passed", "shut")
    assert {f"doors_{kind}_{cue}" for kind in kinds for cue in DOORS} <= set(COUNTS)


def test_evidence_is_his_words_and_then_the_helper_s() -> None:
    assert COUNTS["doors_shut"].evidence == (Span(2, 0, 16), Span(3, 0, 27))
    # Passed by: the helper's whole turn; at the end of the talk there is none.
    assert COUNTS["doors_passed"].evidence == (Span(4, 0, 20), Span(5, 0, 30), Span(6, 0, 20))


def test_without_doors_the_share_is_undefined() -> None:
    counts = {measure.name: measure for measure in count_doors(reading([]))}
    assert counts["doors_opened"].value == 0
    assert counts["doors_met_share"].value is None
    assert counts["doors_met_share"].note.startswith("Not known:")
