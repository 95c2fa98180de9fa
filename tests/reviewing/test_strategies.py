from earned.conversation import Span
from earned.measures.doors import Outcome, find_doors
from earned.reviewing.strategies import missed_doors, nine
from tests.factories import reading

HURT = ("Tom", "him", "I sat in the car and cried for an hour.", ["disclosure"])


def put_together(talk):
    missed = missed_doors(talk, find_doors(talk))
    return nine(talk, missed, [None] * len(missed))


def test_the_nine_come_in_order():
    nine_ = put_together(reading([HURT, ("Ann", "helper", "And work?", [])]))
    assert [strategy.id for strategy in nine_] == [f"A{number}" for number in range(1, 10)]


def test_what_was_done_quotes_the_helper():
    talk = reading([HURT, ("Ann", "helper", "Where did you feel that, in you?", ["body_focus"])])
    body = put_together(talk)[5]
    assert body.id == "A6"
    assert body.done[0].evidence == (Span(1, 0, 32),)
    assert body.missed == ()


def test_one_unmet_door_is_held_against_one_strategy_only():
    nine_ = put_together(reading([HURT, ("Ann", "helper", "And how is work?", [])]))
    blamed = [strategy.id for strategy in nine_ if strategy.missed]
    assert len(blamed) == 1


def test_a_met_door_is_held_against_nobody():
    talk = reading([HURT, ("Ann", "helper", "An hour, in the car, by yourself.", ["reflection"])])
    assert find_doors(talk)[0].outcome is Outcome.MET
    assert not any(strategy.missed for strategy in put_together(talk))


def test_many_unmet_doors_are_shared_out():
    turns = []
    for place in range(6):
        turns += [("Tom", "him", f"It broke me, number {place}.", ["disclosure"])]
        turns += [("Ann", "helper", "And how is work these days?", [])]
    blamed = [strategy.id for strategy in put_together(reading(turns)) if strategy.missed]
    assert len(blamed) > 3


def test_his_language_is_shown_by_words_taken_up():
    talk = reading(
        [
            ("Tom", "him", "It is like a ratchet strap round my ribs.", []),
            ("Ann", "helper", "Who pulls the ratchet tighter?", []),
        ]
    )
    language = put_together(talk)[8]
    assert language.id == "A9"
    assert [talk.conversation.quote(span) for span in language.done[0].evidence] == [
        "It is like a ratchet strap round my ribs.",
        "Who pulls the ratchet tighter?",
    ]


def test_another_story_goes_against_keeping_ones_own_back():
    story = ("Ann", "helper", "I cried for a week when it was me.", ["self_disclosure"])
    own = put_together(reading([HURT, story]))[4]
    assert own.id == "A5"
    assert any("another story" in finding.claim for finding in own.missed)


def test_no_line_is_asked_for_where_no_words_of_his_stand_above_it():
    talk = reading([HURT, ("Ann", "helper", "And how is work?", [])])
    language = missed_doors(talk, find_doors(talk))[8]
    assert language.words.id == "A9"
    assert language.wanted is None
