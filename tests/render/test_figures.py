from __future__ import annotations

import pytest

from earned.conversation import Span
from earned.measures.measure import Measure
from earned.render.figures import SAID, TITLES, figure, figures_section, title, value
from tests.render.factory import counted, talk


def test_every_measure_there_is_has_a_plain_title() -> None:
    for measure in counted(talk()).measures:
        if not measure.name.startswith(("rate_", "doors_")) and not measure.name.endswith(SAID):
            assert measure.name in TITLES
        assert "_" not in title(measure.name)


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Measure("a", 0.304, "share"), "30%"),
        (Measure("a", 1.0, "words"), "1 word"),
        (Measure("a", 7.25, "words"), "7.2 words"),
        (Measure("a", 4.0, "count"), "4"),
        (Measure("a", 0.5, "ratio"), "0.5"),
        (Measure("a", 0.654, "0 to 1"), "0.65, from 0 to 1"),
        (Measure("a", 12.5, "per 100 helper turns"), "12.5 per 100 helper turns"),
        (Measure("a", 12.5, "per 100 helper turns", (Span(3, 0, 1), Span(3, 2, 3))), "1 turn"),
        (Measure("a", None, "share"), "not known"),
        (Measure("a", float("nan"), "share"), "not known"),
    ],
)
def test_a_figure_is_said_with_its_unit(measure: Measure, said: str) -> None:
    assert value(measure) == said


def test_the_note_is_shown_as_it_is() -> None:
    assert figure(Measure("lsm", None, "0 to 1", note="Not known: too few.")).note == (
        "Not known: too few."
    )


def test_figures_unknown_for_the_same_reason_stand_together() -> None:
    talked = figures_section(counted(talk()).measures).parts[0].figures
    unknown = [shown for shown in talked if shown.value == "not known"]
    assert [shown.title for shown in unknown] == [
        "Your share of the time; how long you took to answer; how long he took to answer; "
        "silence between turns"
    ]
    assert len(figures_section(counted(talk(timed=True)).measures).parts[0].figures) == 9


def test_a_figure_names_its_turns_once_and_in_order() -> None:
    spans = (Span(4, 0, 1), Span(2, 0, 1), Span(4, 2, 3))
    assert figure(Measure("silence", 3.0, "seconds", spans)).turns == (2, 4)


def test_titles_of_rates() -> None:
    assert title("rate_conjecture") == "You offered a careful guess"
    assert title("rate_home_ground") == "You took an interest in his world"
    assert title("rate_deflect") == "He sidestepped"
    assert title("something_new") == "Something new"


def test_what_was_found_nowhere_is_only_named() -> None:
    section = figures_section(counted(talk()).measures)
    often, cues, missing = (part for part in section.parts if part.folded)
    assert all(shown.value not in ("0", "not known") for shown in often.figures)
    assert {shown.title: shown.value for shown in cues.figures}["He sidestepped"] == "1 shut"
    assert [point.text.split(":")[0] for point in missing.points] == [
        "Words of yours that can earn trust",
        "Words of yours that can cost it",
        "Words of his",
    ]
    assert "used words out of a book" in missing.points[1].text


def test_of_suicide_nobody_may_say_that_it_is_not_there() -> None:
    lines = [("A", "helper", "So?", ["open_question"]), ("B", "him", "Fine.", ["deflect"])]
    shown = str(figures_section(counted(talk(lines)).measures))
    assert "feared what comes" in shown
    assert "suicide" not in shown


def test_no_measure_is_lost() -> None:
    measures = (Measure("something_new", 2.0, "count"), Measure("lsm", 0.5, "0 to 1"))
    shown = [f.title for part in figures_section(measures).parts for f in part.figures]
    assert shown == ["How alike the two of you use small words", "Something new"]
