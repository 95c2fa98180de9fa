import pytest

from earned.codes import CODES
from earned.conversation import Span
from earned.measures.rates import measure_rates
from tests.factories import reading

TALK = reading(
    [
        ("Ann", "helper", "You carried it. You still do.",
         [("reflection", "You carried it."), ("reflection", "You still do."), "strength?"]),
        ("Bob", "him", "I was scared.", ["disclosure"]),
        ("Ann", "helper", "Go for a run.", ["advice"]),
        ("Bob", "him", "Whatever.", ["deflect"]),
        ("Bob", "him", "It's fine."),
        ("Bob", "him", "It's fine."),
    ]
)  # fmt: skip
RATES = {measure.name: measure for measure in measure_rates(TALK)}


def test_every_code_has_one_rate() -> None:
    assert list(RATES) == [f"rate_{code}" for code in CODES]


def test_a_turn_counts_once_and_every_sentence_is_evidence() -> None:
    rate = RATES["rate_reflection"]
    assert (rate.value, rate.unit) == (50.0, "per 100 helper turns")
    assert rate.evidence == (Span(0, 0, 15), Span(0, 16, 29))


def test_his_codes_go_by_his_turns() -> None:
    assert RATES["rate_disclosure"].value == 25.0
    assert RATES["rate_disclosure"].unit == "per 100 of his turns"


def test_unsure_places_are_told_and_not_counted() -> None:
    rate = RATES["rate_strength"]
    assert (rate.value, rate.evidence) == (0.0, ())
    assert "because the program was not sure: 1" in rate.note


@pytest.mark.parametrize("code", ["advice", "deflect"])
def test_without_turns_of_a_side_the_rate_is_undefined(code: str) -> None:
    measure = {m.name: m for m in measure_rates(reading([]))}[f"rate_{code}"]
    assert measure.value is None
    assert measure.note.startswith("Not known:")
