"""The five example talks: each reads as its program wrote it, and shows what its README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from earned.conversation import Role
from earned.readers import read
from earned.readers.speakers import decide_roles

EXAMPLES = Path(__file__).parent.parent / "examples"
README = (EXAMPLES / "README.md").read_text("utf-8")
HIM = {
    name: him.strip('"')
    for name, him in re.findall(r'^\| `([^`]+)` .*`--him ("[^"]+"|\w+)` \|$', README, re.MULTILINE)
}


def talk(name):
    (conversation,) = read(EXAMPLES / name)
    return decide_roles(conversation, him=[HIM[name]])


def test_the_readme_names_every_example():
    assert set(HIM) == {path.name for path in EXAMPLES.iterdir()} - {"README.md"}


@pytest.mark.parametrize("name", HIM)
def test_an_example_is_a_talk_of_two(name):
    conversation = talk(name)
    assert len(conversation.speakers) == 2
    assert set(conversation.roles.values()) == {Role.HELPER, Role.HIM}
    assert conversation.roles[HIM[name]] is Role.HIM
    assert 40 <= len(conversation.turns) <= 130


@pytest.mark.parametrize("name", HIM)
def test_nothing_of_the_shape_is_left_in_the_words(name):
    for turn in talk(name).turns:
        assert turn.text.strip()
        assert not re.search(r"-->|WEBVTT|\d\d:\d\d|end-to-end", turn.text), turn


def test_the_deployment_talk_takes_half_an_hour():
    last = talk("deployment.vtt").turns[-1]
    assert last.end is not None
    assert 25 * 60 <= last.end <= 30 * 60


def test_what_matters_in_the_deployment_talk_is_said_once_and_never_taken_up():
    said = [turn for turn in talk("deployment.vtt").turns if "texts me" in turn.text]
    assert [turn.speaker for turn in said] == ["Cole Maki"]
    after = talk("deployment.vtt").turns[said[0].index + 1 :]
    assert not any(re.search(r"\btexts?\b|\bmom\b|thirty", turn.text) for turn in after)


def test_the_counsellor_asks_straight_out_in_the_end():
    conversation = talk("demoralized_dad.txt")
    veiled, asked = (
        next(turn.index for turn in conversation.turns if words in turn.text)
        for words in ("They'd be better off all round", "Are you thinking about killing yourself?")
    )
    assert conversation.role(veiled) is Role.HIM
    assert "?" in conversation.turns[veiled + 1].text
    assert conversation.role(asked) is Role.HELPER
    assert asked - veiled > 6


def test_the_readme_warns_of_what_is_hard_to_read():
    assert "suicide" in README
    assert "made up" in README
