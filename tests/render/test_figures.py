from __future__ import annotations

import pytest

from earned.conversation import Span
from earned.measures.measure import Measure
from earned.render.figures import SAID, TITLES, figure, figures_section, note, title, value
from tests.render.factory import counted, talk


def test_every_measure_there_is_has_a_plain_title() -> None:
    for measure in counted(talk()).measures:
        if not measure.name.startswith(("rate_", "doors_")) and not measure.name.endswith(SAID):
            assert measure.name in TITLES
        assert "_" not in title(measure.name)


@pytest.mark.parametrize(("measure", "said"), [
    (Measure("a", 0.304, "share"), "30%"),
    (Measure("a", 1.0, "words"), "1 word"),
    (Measure("a", 7.25, "words"), "7.2 words"),
    (Measure("a", 4.0, "count"), "4"),
    (Measure("a", 0.5, "ratio"), "0.5 to 1"),
    (Measure("a", 0.654, "0 to 1"), "0.65, from 0 to 1"),
    (Measure("a", 12.5, "per 100 helper turns"), "12.5 per 100 helper turns"),
    (Measure("a", None, "share"), "not known"),
    (Measure("a", float("nan"), "share"), "not known"),
])
def test_a_figure_is_said_with_its_unit(measure: Measure, said: str) -> None:
    assert value(measure) == said


def test_a_note_speaks_plainly() -> None:
    said = "Not known: “offered a careful guess” is rare."
    assert note("Undefined: `conjecture` is rare.") == said
    assert note("Run `earned`.") == "Run earned."


def test_a_figure_names_its_turns_once_and_in_order() -> None:
    spans = (Span(4, 0, 1), Span(2, 0, 1), Span(4, 2, 3))
    assert figure(Measure("silence", 3.0, "seconds", spans)).turns == (2, 4)


def test_titles_of_rates_and_of_doors_by_cue() -> None:
    assert title("rate_conjecture") == "Helper offered a careful guess"
    assert title("doors_shut_deflect") == "Where he sidestepped: shut"
    assert title("something_new") == "Something new"


def test_what_was_found_nowhere_is_only_named() -> None:
    section = figures_section(counted(talk()).measures)
    assert "used clinical words he had not used" in section.closing
    folded = [part for part in section.parts if part.folded]
    assert [part.title for part in folded] == ["How often each thing was found"]
    assert all(shown.value not in ("0", "not known") for shown in folded[0].figures)


def test_no_measure_is_lost() -> None:
    measures = (Measure("something_new", 2.0, "count"), Measure("lsm", 0.5, "0 to 1"))
    shown = [f.title for part in figures_section(measures).parts for f in part.figures]
    assert shown == ["How alike your small words are", "Something new"]
