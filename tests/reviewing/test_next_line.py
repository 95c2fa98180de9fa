import re

import pytest

from earned.annotation.model import shipped_model
from earned.conversation import Role, Span, from_pairs
from earned.reviewing.next_line import Wanted, _fits, choose_lines, situations_digest
from earned.reviewing.words import NextLine, next_lines

TALK = from_pairs(
    [
        ("Tom", "I don't know what I feel about it."),
        ("Ann", "Right."),
        ("Tom", "There's a weight on my chest all day."),
    ],
    roles={"Tom": Role.HIM, "Ann": Role.HELPER},
)
NOT_KNOWING = Span(0, 0, len(TALK.turns[0].text))
WEIGHT = Span(2, 0, len(TALK.turns[2].text))


def choose(*wanted, audience=None):
    return choose_lines(wanted, TALK, embed=shipped_model().embed, audience=audience)


def test_a_line_answers_the_cue_and_carries_a_wanted_code():
    (line,) = choose(Wanted(NOT_KNOWING, "not_knowing", ("normalize_not_knowing",)))
    assert line is not None
    assert line.code == "normalize_not_knowing"
    assert line.answers == NOT_KNOWING
    assert any(one.say == line.say and one.cue == "not_knowing" for one in next_lines())


def test_no_line_comes_twice():
    found = choose(*[Wanted(WEIGHT, "body_pain") for _ in range(4)])
    said = [line.say for line in found if line]
    assert len(said) == len(set(said)) > 1


def test_a_question_is_a_question():
    (line,) = choose(Wanted(WEIGHT, "body_pain", question=True))
    assert line is not None
    assert "?" in line.say


def test_nothing_asked_gives_nothing():
    assert choose(None, None) == (None, None)


def test_a_line_that_presupposes_something_waits_for_his_word():
    needy = [line for line in next_lines() if line.needs]
    assert needy
    for want in (Wanted(NOT_KNOWING, "not_knowing"), Wanted(WEIGHT, "body_pain")):
        his = re.findall("[a-z]+", TALK.turns[want.span.turn].text.lower())
        for line in choose(*[want for _ in range(12)]):
            chosen = next(one for one in next_lines() if line and one.say == line.say)
            for group in chosen.needs:
                assert any(word.startswith(stem) for word in his for stem in group)


@pytest.mark.parametrize("audience", [None, "therapist", "parent"])
def test_lines_for_somebody_else_are_left_out(audience):
    by_words = {line.say: line.audience for line in next_lines()}
    wanted = [Wanted(NOT_KNOWING, "not_knowing") for _ in range(40)]
    for line in choose(*wanted, audience=audience):
        if line:
            assert not by_words[line.say] or audience in by_words[line.say]


def test_the_vectors_were_made_from_the_lines_as_they_are():
    made, now = situations_digest()
    assert made == now, "next_lines.toml changed: run `python -m training.next_lines`"


@pytest.mark.parametrize(
    ("need", "his", "offered"),
    [
        ("he", "help", False),
        ("he", "he", True),
        ("driv", "driving", True),
        ("drive", "driv", False),
    ],
)
def test_a_short_need_is_a_whole_word(need, his, offered):
    line = NextLine("A7", "conjecture", "disclosure", "Say.", (), ((need,),), (0,))
    assert _fits(line, [his]) is offered
