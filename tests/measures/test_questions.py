import pytest

from earned.annotation.reading import Reading
from earned.conversation import Span
from earned.measures.measure import Measure
from earned.measures.questions import measure_questions
from tests.factories import reading


def by_name(talk: Reading) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_questions(talk)}


def helper(text: str, *codes: str | tuple[str, str]) -> tuple[str, str, str, tuple[object, ...]]:
    return ("Ann", "helper", text, codes)


BOB = ("Bob", "him", "Yes.")


def test_counts_quote_every_question() -> None:
    measures = by_name(
        reading(
            [
                helper(
                    "Did you eat? What was it like?",
                    ("closed_question", "Did you eat?"),
                    ("open_question", "What was it like?"),
                ),
                BOB,
                helper("Are you sure?", "closed_question?"),
            ]
        )
    )
    assert measures["open_questions"].evidence == (Span(0, 13, 30),)
    assert measures["closed_questions"].value == 1  # the unsure one does not count
    assert measures["open_question_share"].value == 0.5


def test_reflections_go_by_questions_and_guesses_are_the_complex_ones() -> None:
    measures = by_name(
        reading(
            [
                helper("You were up at four.", "reflection"),
                BOB,
                helper("That sounds lonely.", "conjecture", "reflection"),
                BOB,
                helper("How so?", "open_question"),
            ]
        )
    )
    assert measures["reflections_to_questions"].value == 2
    assert len(measures["reflections_to_questions"].evidence) == 3
    share = measures["complex_reflection_share"]
    assert share.value == 0.5
    assert "In 1 of 2 you guessed" in share.note


def test_without_questions_or_reflections_the_ratios_say_why() -> None:
    measures = by_name(reading([helper("Mm-hm."), BOB]))
    for name in ("open_question_share", "reflections_to_questions", "complex_reflection_share"):
        assert measures[name].value is None
        assert measures[name].note.startswith("Not known:")
    assert measures["open_questions"].value == 0
    assert "None was found" in measures["open_questions"].note


def test_questions_of_others_are_not_the_helper_s() -> None:
    measures = by_name(reading([("Cid", "other", "Tea?", ["closed_question"]), BOB]))
    assert measures["closed_questions"].value == 0


ASK = helper("Did you?", "closed_question")


@pytest.mark.parametrize(
    ("lines", "longest"),
    [
        ([ASK, BOB, ASK, BOB, ASK], 3),
        ([ASK, BOB, helper("Okay."), BOB, ASK], 2),
        ([ASK, BOB, helper("You did it alone.", "reflection"), BOB, ASK, BOB, ASK], 2),
        ([ASK, BOB, helper("So you did?", "closed_question", "reflection"), BOB, ASK], 1),
        ([helper("Okay."), BOB], 0),
    ],
)
def test_the_longest_run_is_broken_by_words_that_earn(lines: list, longest: int) -> None:
    measure = by_name(reading(lines))["longest_closed_question_run"]
    assert measure.value == longest
    assert len(measure.evidence) == longest
    assert measure.note
