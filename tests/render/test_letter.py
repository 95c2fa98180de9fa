from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from earned.conversation import Role, Span, from_pairs
from earned.render.letter import LONGEST_QUOTE, clean, names, quote, shorten
from earned.render.sections import write_letter
from tests.render.factory import counted, empty, full, talk


def part(letter, section: str, title: str):
    found = next(s for s in letter.sections if s.id == section)
    return next(p for p in found.parts if p.title == title)


def test_the_sections_come_in_the_order_of_the_review() -> None:
    assert [section.id for section in write_letter(full()).sections] == [
        "opened",
        "strategies",
        "failures",
        "between",
        "strengths",
        "home",
        "words",
        "figures",
        "next",
        "limits",
    ]


def test_names_are_said_as_given() -> None:
    roles = {"Ann": Role.HELPER, "Bob": Role.HELPER, "Cy": Role.HIM}
    group = from_pairs([("Ann", "Hi"), ("Bob", "Hi"), ("Cy", "Hi"), ("Di", "Hi")], roles=roles)
    assert names(group, Role.HELPER, otherwise="") == "Ann and Bob"
    assert names(group, Role.OTHER, otherwise="nobody") == "Di"
    letter = write_letter(empty(talk([("Cy", "him", "Hm.")])))
    assert letter.title == "A talk with Cy"
    assert letter.people == (("Him", "Cy"),)


def test_a_met_door_shows_his_words_and_the_answer() -> None:
    met = part(write_letter(full()), "opened", "Where it was met").points[1]
    assert [(q.number, q.text) for q in met.quotes] == [
        (14, "I can't look at them, to be honest."),
        (15, "You open the tin and you close it again."),
    ]
    assert met.quotes[1].lead == "You gave back what he had said:"


def test_a_door_passed_by_shows_what_was_said_instead() -> None:
    passed = part(write_letter(full()), "opened", "Where it was passed by").points
    assert passed[0].quotes[1].lead == "You went on:"
    assert passed[0].quotes[1].text == "It hurts me when you shut me out."
    assert passed[-1].text.endswith("The talk ended there.")


def test_what_he_opened_in_one_breath_stands_together() -> None:
    shut = part(write_letter(full()), "opened", "Where it was shut").points[-1]
    assert [q.text for q in shut.quotes] == [
        "I should have been there. Useless, I was.",
        "At least he didn't suffer.",
    ]
    assert " and went at himself." in shut.text


def test_a_strain_shows_cause_break_and_return() -> None:
    strains = part(write_letter(full()), "between", "Where it strained, and what mended it").points
    assert [point.mark for point in strains] == ["mended", ""]
    assert [q.number for q in strains[0].quotes] == [9, 10, 12, 13, 14]
    assert strains[0].quotes[-1].lead == "He came back:"


def test_strategies_keep_done_apart_from_missed() -> None:
    letter = write_letter(full())
    body = part(letter, "strategies", "Find where it sits in the body")
    assert [point.tag for point in body.points] == ["Missed"]
    assert body.lines[0].answers.number == 18
    assert part(letter, "failures", "A message from outside").points[0].tag == "It happened"
    assert part(letter, "failures", "A one-way street").points[0].tag == ""


def test_empty_parts_of_the_alliance_are_left_out() -> None:
    between = next(s for s in write_letter(full()).sections if s.id == "between")
    assert [p.title for p in between.parts] == [
        "Trust and warmth",
        "Doing it together",
        "Where it strained, and what mended it",
    ]


def test_every_door_is_somewhere() -> None:
    review = counted(talk())
    opened = next(s for s in write_letter(review).sections if s.id == "opened")
    shown = {(p.mark, q.turn) for part in opened.parts for p in part.points for q in p.quotes}
    assert all((door.outcome.value, door.turn) in shown for door in review.doors)


def test_long_words_are_cut_after_a_word_and_say_so() -> None:
    said = from_pairs([("A", "word " * 100)])
    shown = quote(said, Span(0, 0, 500))
    assert shown.text.endswith("word …")
    assert len(shown.text) <= LONGEST_QUOTE + 2


@given(st.text(), st.integers(5, 40))
def test_cut_text_is_a_beginning_of_the_text(text: str, limit: int) -> None:
    cut = shorten(clean(text), limit)
    assert clean(text).startswith(cut.removesuffix(" …").rstrip(" …"))


@given(st.text())
def test_clean_text_steers_no_screen(text: str) -> None:
    steering = {chr(code) for code in (*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066)}
    assert not steering & set(clean(text))


def test_the_count_of_what_he_opened_is_said_in_one_sentence() -> None:
    lines = [("A", "him", "I cry.", ["disclosure"]), ("B", "helper", "Fine weather, today.")]
    one = write_letter(counted(talk(lines))).sections[0].lead
    assert one == "He opened one thing: passed by."
    assert write_letter(counted(talk(lines * 2))).sections[0].lead == (
        "He opened 2 things: all passed by."
    )
    assert write_letter(full()).sections[0].lead == (
        "He opened 12 things: 6 met, 2 passed by, 4 shut. "
        "What he opened in one breath stands together."
    )
