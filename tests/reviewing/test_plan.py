import pytest

from earned.measures.doors import find_doors
from earned.reviewing.plan import make_plan, question_wants
from tests.factories import reading


def talk(*codes, cue="disclosure"):
    return reading(
        [
            ("Tom", "him", "I cried in the car.", [cue]),
            ("Ann", "helper", "You ought to get out more.", list(codes)),
        ]
    )


def plan(of, *, seed=0, audience=None):
    return make_plan(of, find_doors(of), [], audience=audience, seed=seed)


def test_two_sentences_each_and_a_minute_to_settle():
    made = plan(talk("advice"))
    assert len(made.if_he_blocks) == len(made.be_open_about) == len(made.leave_out) == 2
    assert made.settle


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("self_disclosure", "your own story"),
        ("advice", "what he could do"),
        ("generalize_men", "men in general"),
    ],
)
def test_what_happened_is_what_to_leave_out(code, words):
    assert any(words in text.lower() for text in plan(talk(code)).leave_out)


def test_a_partners_sentence_is_not_for_a_therapist():
    said = plan(talk("leverage"), audience="therapist").leave_out
    assert not any("silence does to you" in text for text in said)
    assert any(
        "silence does to you" in text
        for text in plan(talk("leverage"), audience="partner").leave_out
    )


def test_the_seed_chooses_the_minute():
    assert len({plan(talk(), seed=seed).settle for seed in range(8)}) > 1
    assert plan(talk(), seed=3) == plan(talk(), seed=3)


def test_questions_go_to_the_latest_unmet_doors_one_a_turn():
    of = reading(
        [
            ("Tom", "him", "I cried in the car.", ["disclosure", "body_pain"]),
            ("Ann", "helper", "Oh.", []),
            ("Tom", "him", "I don't know what I want.", ["not_knowing"]),
            ("Ann", "helper", "Oh.", []),
        ]
    )
    wants = question_wants(find_doors(of))
    assert [want.span.turn for want in wants] == [2, 0]
    assert all(want.question for want in wants)


def test_the_minute_to_settle_fits_the_talk():
    for seed in range(30):
        assert "angry" not in plan(talk(), seed=seed).settle
    assert any("angry" in plan(talk("judgment"), seed=seed).settle for seed in range(30))
