from __future__ import annotations

import re

import pytest

from earned.codes import CODES, COSTING, DOORS, EARNING, HELPER_CODES, HIS_CODES, code
from earned.errors import InputError, UnknownName


def test_there_are_as_many_codes_as_the_scheme_has():
    assert len(HELPER_CODES) == 31
    assert len(HIS_CODES) == 14
    assert len(EARNING) == 17
    assert len(COSTING) == 12


def test_the_two_sides_share_no_code_and_leave_none_out():
    assert set(HELPER_CODES) | set(HIS_CODES) == set(CODES)
    assert not set(HELPER_CODES) & set(HIS_CODES)


def test_what_earns_and_what_costs_is_the_helpers():
    assert set(EARNING) | set(COSTING) < set(HELPER_CODES)
    assert not set(EARNING) & set(COSTING)


@pytest.mark.parametrize("id", CODES)
def test_a_code_is_complete(id):
    known = CODES[id]
    assert known.id == id
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", id)
    assert known.side in ("helper", "him")
    assert (known.effect == "his") is (known.side == "him")
    assert known.effect in ("earns", "costs", "neither", "his")
    assert all((known.title, known.source, known.apply, known.before, known.line))
    assert known.rules
    assert all(known.rules)


@pytest.mark.parametrize("id", CODES)
def test_a_title_goes_on_after_he_or_the_helper(id):
    title = CODES[id].title
    assert title == title.strip(". ")
    assert title[0].islower()


@pytest.mark.parametrize("id", CODES)
def test_a_source_is_an_article_or_motivational_interviewing(id):
    assert re.match(r"[AB]( ?\d|,| intro| title)|MI$", CODES[id].source)


def test_no_two_codes_have_the_same_title_or_example():
    assert len({known.title for known in CODES.values()}) == len(CODES)
    assert len({known.line for known in CODES.values()}) == len(CODES)


def test_no_definition_depends_on_what_he_is():
    for known in CODES.values():
        if known.id != "generalize_men":
            assert not re.search(r"\b(men|male|masculin\w*)\b", known.apply)


@pytest.mark.parametrize("cue", DOORS)
def test_a_door_is_a_cue_of_his_with_answers_of_the_helpers(cue):
    rule = DOORS[cue]
    assert rule.cue == cue
    assert cue in HIS_CODES
    assert rule.met_by
    assert rule.shut_by
    assert set(rule.met_by) <= set(EARNING)
    assert set(rule.shut_by) <= set(COSTING)


def test_every_cue_but_a_confirmation_opens_a_door():
    assert set(HIS_CODES) - set(DOORS) == {"confirm"}


def test_a_code_is_looked_up_by_name():
    assert code("conjecture") is CODES["conjecture"]


@pytest.mark.parametrize("name", ["", "Conjecture", "no_such_code"])
def test_a_code_that_is_not_there_says_where_to_look(name):
    with pytest.raises(UnknownName, match="earned codes") as raised:
        code(name)
    assert isinstance(raised.value, InputError)


def test_the_scheme_cannot_be_changed():
    with pytest.raises(TypeError):
        CODES["conjecture"] = None
    with pytest.raises(TypeError):
        DOORS["deflect"] = None
