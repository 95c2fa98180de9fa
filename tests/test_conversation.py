from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earned.conversation import Conversation, Role, Span, Turn, from_pairs

PAIRS = [("Ann", "How are you?"), ("Joe", "Fine. Really."), ("Ann", "Are you?")]
ROLES = {"Ann": Role.HELPER, "Joe": Role.HIM}
SPANS = st.builds(
    lambda turn, start, length: Span(turn, start, start + length),
    st.integers(0, 2),
    st.integers(0, 20),
    st.integers(0, 20),
)


@pytest.fixture
def conversation():
    return from_pairs(PAIRS, roles=ROLES)


def test_pairs_become_turns_that_are_numbered(conversation):
    assert [turn.index for turn in conversation.turns] == [0, 1, 2]
    assert [(turn.speaker, turn.text) for turn in conversation.turns] == PAIRS
    assert (conversation.id, conversation.source) == ("talk", "memory")


def test_speakers_come_once_in_the_order_in_which_they_speak(conversation):
    assert conversation.speakers == ("Ann", "Joe")


def test_a_role_is_that_of_the_one_who_speaks(conversation):
    assert [conversation.role(turn) for turn in range(3)] == [Role.HELPER, Role.HIM, Role.HELPER]


def test_one_without_a_known_role_is_other():
    conversation = from_pairs(PAIRS, roles={"Joe": Role.HIM})
    assert conversation.role(0) is Role.OTHER
    assert [turn.index for turn in conversation.turns_of(Role.OTHER)] == [0, 2]
    assert conversation.turns_of(Role.HELPER) == ()


def test_a_quote_is_the_sources_own_characters(conversation):
    assert conversation.quote(Span(1, 0, 5)) == "Fine."
    assert conversation.quote(Span(1, 6, 13)) == "Really."
    assert conversation.quote(Span(1, 3, 3)) == ""


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_stretch_of_a_text_is_quoted_as_it_stands(text, start, end):
    conversation = from_pairs([("Joe", text)])
    assert conversation.quote(Span(0, start, end)) == text[start:end]


def test_with_roles_gives_another_talk_and_leaves_this_one(conversation):
    other = conversation.with_roles({"Ann": Role.HIM})
    assert other.role(0) is Role.HIM
    assert conversation.role(0) is Role.HELPER
    assert other.turns is conversation.turns


@pytest.mark.parametrize("places", [(1,), (0, 0), (0, 2), (1, 0)])
def test_turns_out_of_order_are_refused(places):
    turns = tuple(Turn(place, "Joe", "Fine.") for place in places)
    with pytest.raises(ValueError, match="numbered"):
        Conversation("talk", "memory", turns)


@pytest.mark.parametrize("field", ["id", "turns", "roles"])
def test_a_conversation_cannot_be_changed(conversation, field):
    with pytest.raises(FrozenInstanceError):
        setattr(conversation, field, None)


def test_roles_cannot_be_changed_from_within_or_without(conversation):
    with pytest.raises(TypeError):
        conversation.roles["Joe"] = Role.HELPER
    given_roles = dict(ROLES)
    made = from_pairs(PAIRS, roles=given_roles)
    given_roles["Joe"] = Role.HELPER
    assert made.roles["Joe"] is Role.HIM


@pytest.mark.parametrize("value", [Turn(0, "Joe", "Fine."), Span(0, 1, 2)])
def test_turns_and_spans_cannot_be_changed(value):
    with pytest.raises((FrozenInstanceError, AttributeError)):
        value.start = 9


@pytest.mark.parametrize("same", [copy.deepcopy, lambda talk: pickle.loads(pickle.dumps(talk))])
def test_a_copy_is_equal_and_as_frozen(conversation, same):
    again = same(conversation)
    assert again == conversation
    with pytest.raises(TypeError):
        again.roles["Joe"] = Role.HELPER


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (Span(0, 0, 5), Span(0, 4, 9), True),
        (Span(0, 0, 5), Span(0, 5, 9), False),
        (Span(0, 0, 9), Span(0, 3, 4), True),
        (Span(0, 0, 5), Span(1, 0, 5), False),
        (Span(0, 3, 3), Span(0, 3, 3), False),
    ],
)
def test_spans_overlap_where_they_share_a_character(one, other, share):
    assert one.overlaps(other) is share
    assert other.overlaps(one) is share


@given(SPANS, SPANS)
def test_overlapping_is_sharing_a_place(one, other):
    places = [{(span.turn, at) for at in range(span.start, span.end)} for span in (one, other)]
    inside = one.start < one.end and other.start < other.end
    if inside:
        assert one.overlaps(other) == bool(places[0] & places[1])


@given(st.lists(SPANS))
def test_spans_sort_in_the_order_of_the_talk(spans):
    ordered = sorted(spans)
    assert [span.turn for span in ordered] == sorted(span.turn for span in spans)
