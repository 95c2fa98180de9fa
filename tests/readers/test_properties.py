import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from earned.conversation import Conversation, Role, Turn
from earned.errors import EarnedError, InputError, UnknownName
from earned.readers import READERS, read_bytes
from earned.readers.writer import WRITERS, suffix, write
from tests.readers.shapes import SHAPES

NAMES = ("Ann Lee", "Tom", "Speaker 1", "Therapist", "T", "Zoë O'Hara", "李明", "J. Smith (coach)")
PLAIN_WORDS = st.text("abc ’é,.?!'-\"&<>:;0123456789\n", min_size=1, max_size=40).map(
    lambda text: "w" + text.replace(":", ": ").replace("\n", "\nthen ").rstrip() + "."
)
ANY_WORDS = st.text(min_size=1, max_size=40).filter(str.strip)
TIMED = ("vtt", "srt")


@st.composite
def talks(draw, words):
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    count = draw(st.integers(2, 8))
    speakers, at = [], 0
    for _ in range(count):
        at = (at + draw(st.integers(1, len(names) - 1))) % len(names)
        speakers.append(names[at])
    timed = draw(st.booleans())
    turns, clock = [], 0
    for index, speaker in enumerate(speakers):
        length = draw(st.integers(0, 4000))
        times = (float(clock), float(clock + length)) if timed else (None, None)
        turns.append(Turn(index, speaker, draw(words), *times))
        clock += length
    roles = draw(st.dictionaries(st.sampled_from(speakers), st.sampled_from(list(Role))))
    return Conversation("talk", "talk", tuple(turns), roles)


def read_again(conversation, format):
    written = write(conversation, format)
    data = written if isinstance(written, bytes) else written.encode()
    (again,) = read_bytes(data, name=f"talk{suffix(format)}")
    return again


def complaint(data, **how):
    """Give the message of our own error, or nothing; any other error fails the test."""
    try:
        read_bytes(data, **how)
    except EarnedError as error:
        return str(error)
    return ""


def said(conversation):
    return [(turn.speaker, turn.text.split()) for turn in conversation.turns]


@pytest.mark.parametrize("format", WRITERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conversation=talks(PLAIN_WORDS))
def test_a_talk_written_and_read_again_is_the_same(format, conversation):
    again = read_again(conversation, format)
    assert said(again) == said(conversation)
    starts = [turn.start for turn in conversation.turns]
    if starts[0] is not None:
        assert [turn.start for turn in again.turns] == starts
        if format in TIMED:
            assert [turn.end for turn in again.turns] == [turn.end for turn in conversation.turns]
    elif format in ("text", "docx"):
        assert [turn.start for turn in again.turns] == starts


@pytest.mark.parametrize("format", ["jsonl", "csv"])
@settings(max_examples=60, deadline=None)
@given(conversation=talks(ANY_WORDS))
def test_tables_carry_everything(format, conversation):
    try:
        again = read_again(conversation, format)
    except EarnedError:
        assert any(char < " " for turn in conversation.turns for char in turn.text)
        return
    assert (again.turns, again.roles, again.id) == (conversation.turns, conversation.roles, "talk")


@pytest.mark.parametrize("format", WRITERS)
@settings(max_examples=40, deadline=None)
@given(conversation=talks(ANY_WORDS))
def test_what_a_shape_cannot_carry_is_refused_and_never_changed(format, conversation):
    try:
        written = write(conversation, format)
    except InputError:
        return
    data = written if isinstance(written, bytes) else written.encode()
    reader = {"otter": "text"}.get(format, format)
    (again,) = read_bytes(data, name="talk", format=reader)
    assert said(again) == said(conversation)


def test_a_turn_that_would_be_read_as_two_is_refused():
    turns = (Turn(0, "Ann", "hi\nTom: what?"), Turn(1, "Tom", "oh"))
    with pytest.raises(InputError, match=r"turn 1 cannot be written as text.*jsonl or csv"):
        write(Conversation("talk", "talk", turns), "text")
    with pytest.raises(UnknownName, match="no format 'pdf'; the formats are 'vtt'"):
        write(Conversation("talk", "talk", turns), "pdf")


@pytest.mark.parametrize("format", [None, *READERS])
@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=300))
@example(data=b"WEBVTT")
@example(data=b"PAR1PAR1")
@example(data=b"\xff\xfe\x00")
def test_no_bytes_raise_anything_but_our_errors(format, data):
    assert "\n" not in complaint(data, name="talk", format=format)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=40, deadline=None)
@given(cut=st.floats(0, 1), put=st.binary(max_size=6), drop=st.integers(0, 9))
def test_no_damage_to_a_true_file_raises_anything_but_our_errors(shape, cut, put, drop):
    data = SHAPES[shape][1].encode()
    at = int(cut * len(data))
    try:
        talks = read_bytes(data[:at] + put + data[at + drop :], name="talk")
    except EarnedError:
        return
    assert any(turn.text.strip() for talk in talks for turn in talk.turns)


@settings(max_examples=60, deadline=None)
@given(cut=st.floats(0, 1), put=st.binary(max_size=6), format=st.sampled_from(["docx", "zip"]))
def test_no_damage_to_an_archive_raises_anything_but_our_errors(cut, put, format):
    data = DOCX if format == "docx" else ZIP
    at = int(cut * len(data))
    assert "\n" not in complaint(data[:at] + put + data[at + len(put) :], name=f"talk.{format}")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["speaker", "text", "segments", "start", "end", "words", "word", "messages", "date",
             "type", "from", "conversation", "turns", "schema", "role", "chats", "list", "id"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@pytest.mark.parametrize("format", [None, "review", "whisper", "telegram", "jsonl"])
@settings(max_examples=80, deadline=None)
@given(value=JSON)
def test_no_json_raises_anything_but_our_errors(format, value):
    assert "\n" not in complaint(json.dumps(value).encode(), name="talk.json", format=format)


def _zip():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", SHAPES["iPhone"][1])
    return stream.getvalue()


ZIP = _zip()
DOCX = write(
    Conversation("talk", "talk", (Turn(0, "Ann", "hi", 1.0), Turn(1, "Tom", "oh", 2.0))), "docx"
)
