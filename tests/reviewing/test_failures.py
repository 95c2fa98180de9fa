import pytest

from earned.measures.doors import find_doors
from earned.reviewing.failures import failure_wants, six, sorted_costs
from tests.factories import reading


def patterns(cue, code):
    talk = reading(
        [
            ("Tom", "him", "I could not stop shaking that day.", [cue] if cue else []),
            ("Ann", "helper", "Everybody has days like that.", [code]),
        ]
    )
    doors = find_doors(talk)
    costs = sorted_costs(talk, doors)
    return talk, doors, costs, six(talk, costs, [None] * 6)


@pytest.mark.parametrize(
    ("cue", "code", "pattern"),
    [
        ("disclosure", "dismissal", "B1"),
        ("intensity", "dismissal", "B2"),
        ("disclosure", "judgment", "B1"),
        ("mistrust", "judgment", "B3"),
        (None, "toughen_up", "B2"),
        (None, "weaponize", "B3"),
        (None, "leverage", "B4"),
        ("disclosure", "advice", "B4"),
        (None, "emotion_script", "B5"),
        (None, "generalize_men", "B6"),
        (None, "demand_disclosure", "B6"),
    ],
)
def test_every_cost_shows_one_pattern(cue, code, pattern):
    _, _, _, found = patterns(cue, code)
    assert [failure.id for failure in found if failure.done] == [pattern]


def test_advice_that_shut_nothing_is_no_failure():
    _, _, _, found = patterns(None, "advice")
    assert not any(failure.done for failure in found)


def test_the_six_come_in_order_and_quote_what_he_had_just_said():
    talk, _, _, found = patterns("disclosure", "dismissal")
    assert [failure.id for failure in found] == ["B1", "B2", "B3", "B4", "B5", "B6"]
    (before,) = found[0].missed
    assert talk.conversation.quote(before.evidence[0]) == "I could not stop shaking that day."


def test_a_line_is_asked_for_where_a_door_was_shut():
    _, doors, costs, _ = patterns("disclosure", "dismissal")
    wants = failure_wants(costs, doors)
    assert wants[0] is not None
    assert wants[0].cue == "disclosure"
    assert wants[1:] == (None,) * 5
