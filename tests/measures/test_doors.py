import pytest

from earned.codes import DOORS
from earned.conversation import Turn
from earned.measures.doors import Outcome, asks_about_risk, find_doors
from tests.factories import reading


def outcome(*helper_codes, cue="disclosure", answer="So it stayed with you."):
    talk = reading(
        [("Tom", "him", "I cry in the car.", [cue]), ("Ann", "helper", answer, list(helper_codes))]
    )
    (door,) = find_doors(talk)
    return door


@pytest.mark.parametrize("cue", DOORS)
def test_every_code_that_meets_a_cue_meets_it(cue):
    for code in DOORS[cue].met_by:
        door = outcome(code, cue=cue)
        assert door.outcome is Outcome.MET
        assert door.by == (code,)
        assert door.answer_turn == 1


@pytest.mark.parametrize("cue", DOORS)
def test_every_code_that_shuts_a_cue_shuts_it(cue):
    for code in DOORS[cue].shut_by:
        door = outcome(code, cue=cue)
        assert door.outcome is Outcome.SHUT
        assert door.by == (code,)


def test_a_turn_without_a_fitting_code_passes_it_by():
    assert outcome().outcome is Outcome.PASSED
    assert outcome("information").by == ()


def test_no_answer_is_passed_by_without_an_answering_turn():
    (door,) = find_doors(reading([("Tom", "him", "I cry in the car.", ["disclosure"])]))
    assert door.outcome is Outcome.PASSED
    assert door.answer_turn is None


def test_a_cost_outweighs_a_meeting_code():
    assert outcome("reflection", "dismissal").outcome is Outcome.SHUT


def test_advice_after_words_that_met_him_does_not_shut():
    said = [("reflection", "That stayed with you."), ("advice", "You should walk more.")]
    answer = "That stayed with you. You should walk more."
    talk = reading([("Tom", "him", "I cry.", ["disclosure"]), ("Ann", "helper", answer, said)])
    assert find_doors(talk)[0].outcome is Outcome.MET


def test_advice_before_words_that_meet_him_shuts():
    said = [("advice", "You should walk more."), ("reflection", "That stayed with you.")]
    answer = "You should walk more. That stayed with you."
    talk = reading([("Tom", "him", "I cry.", ["disclosure"]), ("Ann", "helper", answer, said)])
    assert find_doors(talk)[0].outcome is Outcome.SHUT


def test_a_bare_sign_of_listening_is_stepped_over():
    talk = reading(
        [
            ("Tom", "him", "I cry in the car.", ["disclosure"]),
            ("Ann", "helper", "Mm-hm.", []),
            ("Tom", "him", "Most nights.", []),
            ("Ann", "helper", "Most nights you sit there with it.", ["reflection"]),
        ]
    )
    (door,) = find_doors(talk)
    assert door.outcome is Outcome.MET
    assert door.answer_turn == 3


def test_unsure_codes_open_and_meet_nothing():
    talk = reading(
        [("Tom", "him", "I cry.", ["disclosure?"]), ("Ann", "helper", "Oh.", ["reflection"])]
    )
    assert find_doors(talk) == ()


def test_one_cue_opens_one_door_a_turn():
    said = [("disclosure", "I cry."), ("disclosure", "I shake.")]
    talk = reading([("Tom", "him", "I cry. I shake.", said), ("Ann", "helper", "Oh.", [])])
    assert len(find_doors(talk)) == 1


def test_a_direct_question_meets_risk():
    door = outcome(cue="risk", answer="Are you thinking about killing yourself?")
    assert door.outcome is Outcome.MET
    assert door.by == ()


def test_changing_the_subject_does_not_meet_risk():
    assert outcome(cue="risk", answer="And how is work?").outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Do you mean you want to die?", True),
        ("Are you safe tonight?", True),
        ("You want to die.", False),
        ("Did you have soup for dinner?", False),
        ("Is he a skilled worker?", False),
    ],
)
def test_what_counts_as_asking_about_risk(text, asks):
    assert asks_about_risk(Turn(0, "Ann", text)) is asks


def test_the_quote_is_the_surest_sentence_that_says_something():
    said = [("body_pain", "Here."), ("body_pain", "A strap round my ribs, pulled tight.")]
    text = "Here. A strap round my ribs, pulled tight."
    talk = reading([("Tom", "him", text, said), ("Ann", "helper", "Oh.", [])])
    (door,) = find_doors(talk)
    assert talk.conversation.quote(door.span) == "A strap round my ribs, pulled tight."
