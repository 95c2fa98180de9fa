import json

import pytest

from earned.cli.code_pages import as_data
from earned.codes import CODES, DOORS


def test_the_list_has_every_code_with_its_plain_title(call):
    ended = call("codes")
    assert (ended.code, ended.err) == (0, "")
    for code in CODES.values():
        assert f"  {code.id} " in ended.out
        assert code.title in ended.out


def test_the_list_as_json_is_the_codebook(call):
    found = json.loads(call("codes", "--to", "json").out)
    assert [entry["id"] for entry in found] == list(CODES)


@pytest.mark.parametrize("id", CODES)
def test_a_code_tells_everything_about_itself(id, call):
    code = CODES[id]
    page = " ".join(call("codes", id).out.split())
    for words in (code.title, code.apply, code.avoid, code.before, code.line, *code.rules):
        assert " ".join(words.split()) in page
    data = json.loads(call("codes", id, "--to", "json").out)
    assert data == as_data(code)
    assert data["articles"]


@pytest.mark.parametrize("cue", DOORS)
def test_a_cue_says_what_meets_and_what_shuts_it(cue):
    data = as_data(CODES[cue])
    assert tuple(data["met_by"]) == DOORS[cue].met_by
    assert tuple(data["shut_by"]) == DOORS[cue].shut_by
    assert all(cue in as_data(CODES[code])["meets"] for code in data["met_by"])
    assert all(cue in as_data(CODES[code])["shuts"] for code in data["shut_by"])
