import numpy as np

from earned.annotation.reading import Reading
from earned.measures.lexicon import CATEGORIES
from earned.measures.measure import Measure
from earned.measures.style import count_categories, find_runs, measure_style
from tests.factories import reading

ALIKE = [
    ("Ann", "helper", "I was in the shed and it was not on."),
    ("Bob", "him", "I was by the gate and it was never off."),
] * 12
APART = [
    ("Ann", "helper", "Tell me about the things you never did with them and why."),
    ("Bob", "him", "Rain. Mud. Trucks. Beer."),
] * 12


def by_name(talk: Reading, *, seed: int = 0) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_style(talk, seed=seed)}


def test_counting_gives_each_category_and_all_words() -> None:
    found = count_categories("I don't know the way.")
    counts = dict(zip([*CATEGORIES, "words"], found, strict=True))
    assert counts["words"] == 5
    assert counts["personal_pronouns"] == counts["articles"] == 1
    assert counts["auxiliary_verbs"] == counts["negations"] == 1
    assert counts["quantifiers"] == 0


def test_runs_of_one_side_are_merged_and_wordless_turns_left_out() -> None:
    talk = reading(
        [
            ("Ann", "helper", "One two."),
            ("Eve", "helper", "Three."),
            ("Bob", "him", "…"),
            ("Ann", "helper", "Four."),
            ("Cid", "other", "Tea?"),
            ("Bob", "him", "Five six."),
            ("Ann", "helper", "Seven."),
        ]
    )
    runs = find_runs(talk.conversation)
    assert runs.counts[:, -1].tolist() == [4, 2, 1]
    assert runs.helper.tolist() == [True, False, True]
    assert runs.follows.tolist() == [False, False, True]  # Cid stands between the first two


def test_two_who_speak_differently_fall_below_their_shuffled_turns() -> None:
    apart, alike = by_name(reading(APART)), by_name(reading(ALIKE))
    assert apart["lsm"].value < alike["lsm"].value
    assert apart["lsm_above_shuffled"].value < 0.025
    assert "less than chance gives" in apart["lsm"].note


def test_the_same_turns_over_and_over_leave_nothing_to_see_in_rlsm() -> None:
    measures = by_name(reading(ALIKE))
    assert measures["rlsm_above_shuffled"].value == 0.5
    assert "nothing to see" in measures["rlsm"].note


def test_picking_up_the_turn_before_stands_above_the_shuffled_talk() -> None:
    pairs = [("The the the gate.", "The the the lads."), ("You you you him.", "You you you them.")]
    lines = [
        (name, role, text)
        for pair in pairs * 8
        for name, role, text in zip(("Ann", "Bob"), ("helper", "him"), pair, strict=True)
    ]
    # Each pair thrice, so that his turns are followed by their like as well.
    lines = [line for start in range(0, len(lines), 2) for line in lines[start : start + 2] * 3]
    assert by_name(reading(lines))["rlsm_above_shuffled"].value == 1


def test_the_notes_say_how_the_figures_mislead() -> None:
    measures = by_name(reading(ALIKE))
    assert "does not tell good talks from poor" in measures["lsm"].note
    assert "how long the turns are" in measures["rlsm"].note


def test_the_seed_decides() -> None:
    talk = reading(ALIKE[:9] + APART[:9])
    assert by_name(talk, seed=3) == by_name(talk, seed=3)
    places = {by_name(talk, seed=seed)["lsm_above_shuffled"].value for seed in range(4)}
    assert len(places) > 1


def test_one_voice_or_none_is_undefined() -> None:
    for lines in ([], [("Ann", "helper", "Hello the you."), ("Bob", "him", "…")]):
        measures = by_name(reading(lines))
        assert len(measures) == 4
        assert all(m.value is None and m.note.startswith("Not known:") for m in measures.values())


def test_rlsm_without_small_words_is_undefined_where_lsm_is_not() -> None:
    measures = by_name(reading([("Ann", "helper", "Rain."), ("Bob", "him", "Mud.")]))
    assert np.isclose(measures["lsm"].value, 1)
    assert measures["rlsm"].value is None
