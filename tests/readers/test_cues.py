import io

import pytest
import srt as srt_package
import webvtt

from earned.errors import UnreadableFile
from earned.readers import read_bytes
from earned.readers.cues import parse_cues
from earned.readers.encoding import lines_of
from earned.readers.times import clock
from tests.readers.shapes import SRT, TEAMS_VTT, ZOOM_VTT


@pytest.mark.parametrize("content", [ZOOM_VTT, TEAMS_VTT])
def test_cues_are_those_of_webvtt_py(content):
    wanted = webvtt.from_buffer(io.StringIO(content))
    found = parse_cues(lines_of(content), "talk.vtt", first=1)
    assert [(clock(cue.start), clock(cue.end)) for cue in found] == [
        (cue.start, cue.end) for cue in wanted
    ]
    assert ["\n".join(cue.payload) for cue in found] == [cue.raw_text for cue in wanted]


def test_cues_are_those_of_srt():
    wanted = list(srt_package.parse(SRT))
    found = parse_cues(lines_of(SRT), "talk.srt")
    assert [(cue.start, cue.end, "\n".join(cue.payload)) for cue in found] == [
        (cue.start.total_seconds(), cue.end.total_seconds(), cue.content) for cue in wanted
    ]


def test_what_webvtt_py_would_drop_is_kept_or_refused():
    content = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nAnn: one\n\ntwo\n\n00:03.000 --> 00:04.000\nTom: x"
    )
    assert "two" not in "".join(cue.text for cue in webvtt.from_buffer(io.StringIO(content)))
    (conversation,) = read_bytes(content.encode(), name="talk.vtt")
    assert conversation.turns[0].text == "one two"
    with pytest.raises(UnreadableFile, match=r"line 8: '00:03\.x00 -->"):
        read_bytes(content.replace("00:03.0", "00:03.x").encode(), name="talk.vtt")


def test_comments_identifiers_and_arrows_in_words():
    lines = lines_of(
        "NOTE made by\nhand\n\nid one\n00:01.000 --> 00:02.000\nAnn: A --> B\n\nNOTE x\ny\n\n"
        "7\n00:03.000 --> 00:04.000 position:10%\n3 --> 4\n8\n00:05.000 --> 00:06.000\n\n"
    )
    assert [(cue.line, cue.payload) for cue in parse_cues(lines, "t.vtt")] == [
        (5, ("Ann: A --> B",)), (12, ("3 --> 4",)), (15, ()),
    ]  # fmt: skip


def test_a_cue_with_two_voices_and_unknown_tags():
    content = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi &amp; hello</v> <v Tom>I <3 <laughs> &copy"
        "</v>\n\n00:03.000 --> 00:04.000\n[music]\n"
    )
    (conversation,) = read_bytes(content.encode(), name="talk.vtt")
    assert [(turn.speaker, turn.text) for turn in conversation.turns] == [
        ("Ann", "Hi & hello"), ("Tom", "I <3 <laughs> &copy"), ("(unknown speaker)", "[music]"),
    ]  # fmt: skip


def test_a_cue_without_a_name_goes_on_with_the_speaker_before():
    content = SRT.replace("Ann Lee: That makes", "That makes").replace("You look", "Tom: You look")
    (conversation,) = read_bytes(content.encode(), name="talk.srt")
    assert [(turn.speaker, turn.text) for turn in conversation.turns] == [
        ("Ann Lee", "How was the week?"),
        ("Tom", "You look tired. Fine. I don't know. That makes sense."),
    ]
