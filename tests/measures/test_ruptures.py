import pytest

from earned.annotation.reading import Reading
from earned.measures.rupture_counts import measure_ruptures
from earned.measures.ruptures import Kind, Move, Rupture, find_ruptures
from tests.factories import reading

LECTURE = ("Ann", "helper", "You should just ring her.", ["advice"])
SORRY = ("Ann", "helper", "I was lecturing. My mistake.", ["repair"])
PLAIN = ("Ann", "helper", "How long was that?", ["closed_question"])
HUSH = ("Ann", "helper", "Mm.")
FINE = ("Bob", "him", "Whatever. I'm fine.", ["deflect"])
DOUBT = ("Bob", "him", "You don't get it at all.", ["mistrust"])
BACK = ("Bob", "him", "I was ashamed.", ["disclosure"])
OKAY = ("Bob", "him", "Okay.")
LONG = ("Bob", "him", "We used to go up there every summer and fish off the rocks.")


def only(lines: list) -> tuple[Reading, Rupture]:
    talk = reading(lines)
    (rupture,) = find_ruptures(talk)
    return talk, rupture


def test_a_withdrawal_quotes_its_cause_and_his_words() -> None:
    talk, rupture = only([LECTURE, FINE])
    assert rupture.kind is Kind.WITHDRAWAL
    assert rupture.cause.code == "advice"
    assert talk.conversation.quote(rupture.cause.span) == "You should just ring her."
    assert [talk.conversation.quote(span) for span in rupture.evidence] == ["Whatever. I'm fine."]
    assert (rupture.repair, rupture.attempts) == (None, ())


def test_any_mistrust_in_the_run_makes_it_a_confrontation() -> None:
    _, rupture = only([LECTURE, FINE, HUSH, DOUBT])
    assert rupture.kind is Kind.CONFRONTATION
    assert len(rupture.evidence) == 2


@pytest.mark.parametrize(
    "lines",
    [
        [PLAIN, FINE],  # nothing cost trust
        [LECTURE, OKAY],  # a bare okay alone is no rupture
        [LECTURE, LONG, HUSH, FINE],  # he answered freely first
        [FINE, LECTURE],
        [],
    ],
)
def test_no_rupture_without_both_halves_in_their_order(lines: list) -> None:
    assert find_ruptures(reading(lines)) == ()


def test_a_bare_okay_between_is_stepped_over() -> None:
    _, rupture = only([LECTURE, OKAY, HUSH, DOUBT])
    assert rupture.cause.code == "advice"


def test_minimal_answers_go_on_with_it_but_not_those_to_a_closed_question() -> None:
    assert len(only([LECTURE, FINE, HUSH, OKAY])[1].evidence) == 2
    assert len(only([LECTURE, FINE, PLAIN, OKAY])[1].evidence) == 1


@pytest.mark.parametrize("back", [BACK, LONG, ("Bob", "him", "That's it exactly.", ["confirm"])])
def test_a_repair_is_one_that_he_comes_back_after(back: tuple) -> None:
    talk, rupture = only([LECTURE, FINE, SORRY, back])
    assert rupture.repair is not None
    assert rupture.repair.move.code == "repair"
    assert talk.conversation.quote(rupture.repair.back) == back[2]


def test_his_return_may_take_two_turns_and_no_more() -> None:
    assert only([LECTURE, FINE, SORRY, OKAY, HUSH, BACK])[1].repair is not None
    late = only([LECTURE, FINE, SORRY, OKAY, HUSH, OKAY, HUSH, BACK])[1]
    assert late.repair is None
    assert [move.code for move in late.attempts] == ["repair"]


def test_a_failed_attempt_is_kept_beside_the_one_that_worked() -> None:
    ease = ("Ann", "helper", "We can leave it.", ["change_approach"])
    _, rupture = only([LECTURE, FINE, ease, DOUBT, HUSH, DOUBT, SORRY, BACK])
    assert [move.code for move in rupture.attempts] == ["change_approach"]
    assert rupture.repair is not None
    assert rupture.repair.move.code == "repair"


def test_a_disclosure_with_mistrust_in_it_is_no_return() -> None:
    torn = ("Bob", "him", "I was ashamed, and you laugh.", ["disclosure", "mistrust"])
    assert only([LECTURE, FINE, SORRY, torn])[1].repair is None


def test_new_words_that_cost_trust_end_the_reach_of_a_repair() -> None:
    _, rupture = only([LECTURE, FINE, PLAIN, LONG, LECTURE, LONG, SORRY, BACK])
    assert rupture.repair is None
    assert rupture.attempts == ()


def test_a_repair_too_late_is_not_counted() -> None:
    calm = [PLAIN, LONG] * 3
    assert only([LECTURE, FINE, *calm, SORRY, BACK])[1].repair is None
    assert only([LECTURE, FINE, *calm[:4], SORRY, BACK])[1].repair is not None


def test_two_ruptures_are_found_in_order_and_counted() -> None:
    talk = reading([LECTURE, FINE, SORRY, BACK, LECTURE, DOUBT, HUSH, LONG])
    first, second = find_ruptures(talk)
    assert isinstance(first.cause, Move)
    assert (first.cause.span.turn, second.cause.span.turn) == (0, 4)
    ruptures, repaired = measure_ruptures(talk)
    assert (ruptures.value, repaired.value) == (2, 1)
    assert len(ruptures.evidence) == 4
    assert [span.turn for span in repaired.evidence] == [2, 3]


def test_unsure_codes_make_no_rupture() -> None:
    assert find_ruptures(reading([LECTURE, ("Bob", "him", "I'm fine.", ["deflect?"])])) == ()
