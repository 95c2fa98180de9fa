from __future__ import annotations

import pytest

from earned.codes import CODES
from earned.errors import UnknownName
from earned.render import RENDERERS, render
from tests.render.factory import TITLES, counted, empty, full, talk

READ = ("terminal", "html", "markdown")


def test_the_four_outputs() -> None:
    assert list(RENDERERS) == ["terminal", "html", "markdown", "json"]


def test_an_unknown_output_says_which_there_are() -> None:
    with pytest.raises(UnknownName, match="Choose one of: terminal, html, markdown, json"):
        render([full()], "pdf")


@pytest.mark.parametrize("to", READ)
def test_no_code_name_is_shown_to_a_reader(to: str) -> None:
    page = render([full()], to)
    for id in CODES:
        if "_" in id:
            assert id not in page.replace("\\_", "_"), id


@pytest.mark.parametrize("to", READ)
def test_safety_stands_before_every_finding(to: str) -> None:
    page = render([full()], to)
    page = page[page.index("A talk between Nell and Tom</h1>" if to == "html" else "A talk") :]
    order = [
        page.index(text)
        for text in (
            "Before anything else",
            "What stood out",
            "One line to try next time",
            "He opened 12 things",
            "One-way street".lower(),
            "Where it strained",
            "Your share of",
            "A minute for you first",
            "Nothing here is a diagnosis",
        )
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("to", READ)
def test_a_safety_note_says_what_his_words_what_to_do_what_to_ask_and_who_to_call(to: str) -> None:
    page = " ".join(render([full()], to).replace("\\", "").split())
    page = page[page.index("<body>" if to == "html" else "A talk") :]
    order = [
        page.index(text)
        for text in (
            "Before anything else",
            "Some of his words may be about suicide.",
            "as well be in the ground beside him",
            "What to do",
            "Ask him calmly",
            "You could ask him:",
            "Are you thinking about killing yourself?",
            "Who to call",
            "Emergency services",
            "New Zealand: ",
            "What earned trust with Tom",
        )
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("to", READ)
def test_all_fifteen_patterns_are_named_even_where_nothing_was_found(to: str) -> None:
    for review in (full(), empty(talk())):
        page = " ".join(render([review], to).split())
        for title in TITLES.values():
            assert title in page


@pytest.mark.parametrize("to", READ)
def test_nothing_opened_is_said_in_one_honest_line(to: str) -> None:
    lines = [("Nell", "helper", "Chips?"), ("Tom", "him", "Please.")]
    page = " ".join(render([counted(talk(lines))], to).split())
    assert "No words were found in which he opened something." in page
    assert "No strain was found" in page
    assert "Before anything else" not in page


@pytest.mark.parametrize("to", READ)
def test_several_talks_follow_one_another(to: str) -> None:
    page = render([full(), counted(talk())], to)
    assert page.count("The talk in figures") >= 2
