from __future__ import annotations

from dataclasses import replace

import pytest

from earned.render.marks import find_marks
from earned.render.sections import write_letter
from earned.render.strains import strains_part
from tests.render.factory import counted, empty, talk

ASIDE = ("Ann", "helper", "I had that too, you know.", ["self_disclosure"])


def strained(text: str, *codes: str, after=()):
    return counted(talk([ASIDE, ("Bob", "him", text, list(codes)), *after]))


def test_despair_is_not_held_against_him() -> None:
    review = strained("I can't bear it. I'd as well be dead.", "intensity", "risk")
    (point,) = strains_part(review).points
    assert (point.text, point.mark) == ("It got heavier.", "")
    assert [quote.lead for quote in point.quotes] == [
        "You brought in another story, not his:",
        "It got heavier:",
    ]
    strain = next(mark for mark in find_marks(review) if mark.kind == "strain")
    assert strain.label.endswith("it got heavier")
    assert strain.ends == ""
    assert "pushed back" not in str(write_letter(review).sections[:5])


def test_words_of_the_list_are_enough_without_the_code() -> None:
    review = strained("I want to kill myself!", "intensity")
    assert strains_part(review).points[0].text == "It got heavier."


@pytest.mark.parametrize("codes", [("intensity",), ("intensity", "mistrust", "risk")])
def test_anger_or_doubt_still_pushes_back(codes: tuple[str, ...]) -> None:
    (point,) = strains_part(strained("Leave me be!", *codes)).points
    assert point.text == "He pushed back, and it was not mended in this talk."
    assert point.mark == "open"


def test_he_may_come_back_from_what_got_heavier() -> None:
    after = [
        ("Ann", "helper", "That was me talking over you.", ["repair"]),
        ("Bob", "him", "I am scared of it.", ["disclosure"]),
    ]
    review = strained("I'd as well be dead.", "intensity", "risk", after=after)
    (point,) = strains_part(review).points
    assert (point.text, point.mark) == ("It got heavier, and he came back.", "mended")


def test_drawing_back_and_coming_back() -> None:
    after = [
        ("Ann", "helper", "That was me talking over you.", ["repair"]),
        ("Bob", "him", "I am scared of it.", ["disclosure"]),
    ]
    (point,) = strains_part(strained("Whatever.", "deflect", after=after)).points
    assert point.text == "He drew back, and came back."


def test_no_strain_is_said_in_one_line() -> None:
    part = strains_part(replace(empty(talk()), ruptures=()))
    assert part.lead.startswith("No strain was found")
