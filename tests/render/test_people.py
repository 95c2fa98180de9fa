from __future__ import annotations

from earned.codes import CODES
from earned.conversation import Role, from_pairs
from earned.render.people import did, listed, of_you, subject

ALONE = from_pairs([("Ann", "Hi"), ("Bob", "Hi")], roles={"Ann": Role.HELPER, "Bob": Role.HIM})
GROUP = from_pairs(
    [("Ann", "Hi"), ("Bob", "Hi"), ("Cy", "Hi"), ("Di", "Hi")],
    roles={"Ann": Role.HELPER, "Bob": Role.HIM, "Cy": Role.HIM},
)


def test_one_helper_is_you_and_one_man_is_he() -> None:
    assert [subject(ALONE, turn) for turn in range(2)] == ["You", "He"]


def test_where_there_are_several_they_have_names() -> None:
    assert [subject(GROUP, turn) for turn in range(4)] == ["You", "Bob", "Cy", "Di"]


def test_what_one_did_is_a_sentence() -> None:
    assert did(ALONE, 0, ["was curious", "made room"]) == "You were curious and made room"
    assert did(GROUP, 1, ["sidestepped"]) == "Bob sidestepped"


def test_every_title_can_follow_you() -> None:
    assert not [code for code in CODES.values() if of_you(code.title).startswith(("was ", "is "))]


def test_words_are_listed_as_one_says_them() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
