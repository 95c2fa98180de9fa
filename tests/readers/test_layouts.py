import pytest

from earned.readers import read_bytes
from earned.readers.labels import accepted, is_name, split_label
from earned.readers.layouts import LAYOUTS


def said(content):
    (conversation,) = read_bytes(content.encode(), name="talk.txt")
    return [(turn.speaker, turn.text, turn.start) for turn in conversation.turns]


@pytest.mark.parametrize(
    "content",
    [
        "[00:01:02] Ann: hi\n[00:01:05] Tom: oh: well",
        "00:01:02 Ann: hi\n00:01:05 Tom: oh: well",
        "(1:02) Ann: hi\n(1:05) Tom: oh: well",
        "[00:01:02 - 00:01:04] Ann: hi\n[00:01:05 - 00:01:06] Tom: oh: well",
        "Ann (01:02): hi\nTom (01:05): oh: well",
        "Ann [00:01:02]: hi\nTom [00:01:05]: oh: well",
        "Ann 01:02: hi\nTom 01:05: oh: well",
        "Ann (01:02)\nhi\n\nTom (01:05)\noh: well",
        "Ann  1:02\nhi\nTom  1:05\noh: well",
        "**Ann** [1:02]\nhi\n\n**Tom** [1:05]\noh: well",
        "00:01:02.000 --> 00:01:03.000\nAnn\nhi\n\n00:01:05.000 --> 00:01:06.000\nTom\noh: well",
    ],
)
def test_every_place_for_a_time(content):
    assert said(content) == [("Ann", "hi", 62.0), ("Tom", "oh: well", 65.0)]


@pytest.mark.parametrize(
    ("content", "speakers"),
    [
        ("T: hi\nC: oh\nT: 5 of them", ["T", "C", "T"]),
        ("Therapist: hi\nClient: oh", ["Therapist", "Client"]),
        ("Th:hi\nCl:oh", ["Th", "Cl"]),
        ("dave: hey\nsue: yo\ndave: k\nsue: bye", ["dave", "sue", "dave", "sue"]),
        ("SPEAKER_00: hi\nSPEAKER_01: oh", ["SPEAKER_00", "SPEAKER_01"]),
        ("[Ann]: hi\n[Tom]: oh", ["Ann", "Tom"]),
        (">> Ann: hi\n>> Tom: oh", ["Ann", "Tom"]),
        ("- Ann: hi\n- Tom: oh", ["Ann", "Tom"]),
        ("李明：hi\n王: oh", ["李明", "王"]),
    ],
)
def test_every_kind_of_name(content, speakers):
    assert [speaker for speaker, _, _ in said(content)] == speakers


def test_a_colon_in_the_words_opens_no_turn():
    content = (
        "Date: 3 May\nParticipants: Ann, Tom\n\nAnn: I told him\nNote: he left\n"
        "and then: nothing\nhttps://example.org at 10:30\nTom: My point is this: no\n"
        "One thing: I stayed"
    )
    assert said(content) == [
        (
            "Ann",
            "I told him\nNote: he left\nand then: nothing\nhttps://example.org at 10:30",
            None,
        ),
        ("Tom", "My point is this: no\nOne thing: I stayed", None),
    ]


def test_names_alone_need_two_and_a_return():
    lines = ("Ann", "hi", "", "Tom", "oh", "", "Ann", "bye")
    assert [line.speaker for line in LAYOUTS["alone"](lines)][::3] == ["Ann", "Tom", "Ann"]
    assert LAYOUTS["alone"](lines[:5]) == ()


def test_names_and_what_is_none():
    assert accepted(["Ann", "dave", "dave", "note", "note", "I said to him"]) == {"Ann", "dave"}
    assert split_label("10:30 is fine") is None or not is_name("10")
    assert not is_name("What? Tom")
    assert not is_name("Session 3")
    assert is_name("van der Berg, J.")
    assert not is_name("")
