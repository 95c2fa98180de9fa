"""The shipped model, on real and on odd input."""

from __future__ import annotations

import pickle
from importlib import resources

import numpy as np
import pytest

from earned.annotation.model import open_model, shipped_model
from earned.annotation.reading import State
from earned.codes import HELPER_CODES, HIS_CODES
from earned.conversation import Role, from_pairs

ROLES = {"Ann": Role.HELPER, "Joe": Role.HIM, "Kid": Role.OTHER}
TALK = (
    ("Ann", "How has it been since the layoff?"),
    ("Joe", "Fine. I don't know. I don't know what I'm meant to feel, honestly."),
    ("Ann", "You don't have to know. We can leave it without a name for now."),
    ("Kid", "Dad, where's the ball? Are you all right? I cry in the car."),
    ("Joe", "In the shed. I've not told anyone this, but I cry in the car before work."),
    ("Ann", "You should just get over it, man up. At least you have your health."),
    ("Joe", "Whatever."),
)
ODD = {
    "empty": "",
    "blank": "  \n\t ",
    "punctuation": "... ?!",
    "emoji": "😀😀 👍🏽",
    "accents": "Él está tan cansado; naïve, cœur, Straße.",
    "one letter": "I",
    "another script": "私は疲れた。",
    "joined marks": "e\u0301\u0301\u0301 \u200b \u202e back",
    "one long word": "a" * 5000,
    "control characters": "a\x00b\x1b[31m c",
}


def talk(*lines):
    return from_pairs(lines, roles=ROLES)


@pytest.fixture(scope="module")
def model():
    return shipped_model()


@pytest.fixture(scope="module")
def reading(model):
    return model.annotate(talk(*TALK))


def test_the_model_is_loaded_once(model):
    assert shipped_model() is model


def test_the_same_talk_is_read_the_same_twice(model, reading):
    assert model.annotate(talk(*TALK)) == reading


def test_a_model_loaded_again_reads_the_same(reading, model):
    with resources.as_file(resources.files("earned").joinpath("models", "reading")) as folder:
        again = open_model(folder)
    assert again is not model
    assert again.annotate(talk(*TALK)) == reading


def test_every_annotation_quotes_words_of_the_speakers_own_side(reading):
    assert reading.annotations
    for annotation in reading.annotations:
        words = reading.quote(annotation)
        turn = reading.conversation.turns[annotation.span.turn]
        assert words
        assert words == words.strip()
        assert turn.text[annotation.span.start : annotation.span.end] == words
        role = reading.conversation.role(turn.index)
        assert annotation.code in {Role.HELPER: HELPER_CODES, Role.HIM: HIS_CODES}[role]


def test_annotations_come_in_the_order_of_the_text(reading):
    spans = [annotation.span for annotation in reading.annotations]
    assert spans == sorted(spans)


def test_every_turn_is_read_and_carries_the_codes_of_its_side(reading):
    assert [read.turn for read in reading.turns] == list(range(len(TALK)))
    sides = {Role.HELPER: set(HELPER_CODES), Role.HIM: set(HIS_CODES), Role.OTHER: set()}
    for read in reading.turns:
        assert set(read.probabilities) == sides[reading.conversation.role(read.turn)]
        assert all(0 <= chance <= 1 for chance in read.probabilities.values())


def test_one_who_is_neither_gets_no_codes(reading):
    other = reading.turns[3]
    assert (other.applied, other.unsure, other.mi) == ((), (), None)
    assert reading.of_turn(3) == ()


def test_the_class_of_a_turn_is_one_of_its_side(model, reading):
    for read in reading.turns:
        role = reading.conversation.role(read.turn)
        if role is Role.HELPER:
            assert read.mi in model.config.helper_classes
        elif role is Role.HIM:
            assert read.mi in model.config.his_classes


def test_the_state_agrees_with_the_thresholds(model, reading):
    for annotation in reading.annotations:
        calibration = model.config.calibration[annotation.code]
        assert calibration.state(annotation.probability) is annotation.state
    for read in reading.turns:
        for code, chance in read.probabilities.items():
            state = model.config.calibration[code].state(chance)
            assert (code in read.applied) == (state is State.APPLIED)
            assert (code in read.unsure) == (state is State.UNSURE)


def test_a_turns_codes_are_those_of_its_sentences(reading):
    for read in reading.turns:
        here = reading.of_turn(read.turn)
        assert set(read.applied) == {a.code for a in here if a.state is State.APPLIED}
        assert set(read.unsure) == {a.code for a in here} - set(read.applied)
        for annotation in here:
            assert annotation.probability <= read.probabilities[annotation.code]


@pytest.mark.parametrize(
    ("turn", "code"), [(0, "open_question"), (1, "not_knowing"), (4, "disclosure")]
)
def test_what_plainly_stands_there_is_found(reading, turn, code):
    assert code in (*reading.turns[turn].applied, *reading.turns[turn].unsure)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("speaker", ["Ann", "Joe", "Kid"])
def test_odd_words_are_read_without_harm(model, name, speaker):
    reading = model.annotate(talk(TALK[0], TALK[1], (speaker, ODD[name]), TALK[4]))
    for annotation in reading.annotations:
        assert reading.quote(annotation).strip()
    assert reading.conversation.turns[2].text == ODD[name]


def test_an_empty_turn_says_nothing_and_is_no_answer(model):
    with_gap = model.annotate(talk(TALK[0], ("Joe", " "), TALK[2]))
    assert with_gap.of_turn(1) == ()
    assert set(with_gap.turns[1].probabilities.values()) == {0.0}
    assert with_gap.turns[1].mi is None


def test_a_talk_without_turns_is_a_reading_without_annotations(model):
    reading = model.annotate(talk())
    assert reading.annotations == reading.turns == ()


def test_a_very_long_turn_is_read_to_its_end(model):
    filler = "We went to the shop and then we drove home along the river road. " * 120
    heavy, light = (
        model.annotate(talk(TALK[0], ("Joe", filler + last))).turns[1].probabilities["disclosure"]
        for last in ("I've not told anyone this, but I cry in the car.", "Then we had our lunch.")
    )
    assert heavy > light


def test_swapping_who_is_who_swaps_the_codes(model):
    swapped = talk(*TALK).with_roles({"Ann": Role.HIM, "Joe": Role.HELPER, "Kid": Role.OTHER})
    reading = model.annotate(swapped)
    assert set(reading.turns[0].probabilities) == set(HIS_CODES)
    assert set(reading.turns[1].probabilities) == set(HELPER_CODES)


def test_progress_is_told_up_to_the_end(model):
    steps = []
    model.annotate(talk(*TALK), progress=lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1] > 0


def test_vectors_have_length_one_and_likeness_means_something(model):
    said = ["I can't sleep at night.", "I can't sleep most nights.", "What's for lunch?", ""]
    vectors = model.embed(said)
    assert vectors.shape == (4, model.encoder.width)
    assert np.linalg.norm(vectors[:3], axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert not vectors[3].any()
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_what_is_not_shown_is_taken_out_and_nothing_else(reading):
    shown = reading.shown()
    assert shown.experimental == ()
    kept = [a for a in reading.annotations if a.code not in reading.experimental]
    assert [(a.span, a.code, a.probability) for a in shown.annotations] == [
        (a.span, a.code, a.probability) for a in kept
    ]
    for was, now in zip(kept, shown.annotations, strict=True):
        sure = was.state is State.APPLIED and was.probability >= reading.shown_from[was.code]
        assert (now.state is State.APPLIED) is sure
    for turn in shown.turns:
        applied = {a.code for a in shown.of_turn(turn.turn) if a.state is State.APPLIED}
        assert set(turn.applied) == applied
    assert shown.conversation == reading.conversation


def test_applied_and_of_turn_agree(reading):
    by_turn = [a for turn in range(len(TALK)) for a in reading.of_turn(turn)]
    assert by_turn == list(reading.annotations)
    assert set(reading.applied()) == {a for a in by_turn if a.state is State.APPLIED}


def test_a_conversation_of_a_reading_survives_pickling(reading):
    again = pickle.loads(pickle.dumps(reading.conversation))
    assert again == reading.conversation
