import pytest

from earned.conversation import Role
from earned.readers import READERS, Document, read_bytes
from tests.readers.shapes import ANNOMI, OTTER, SHAPES, STARTS, WORDS


def said(conversation):
    return [(turn.speaker, turn.text) for turn in conversation.turns]


def read_one(data, name="talk"):
    (conversation,) = read_bytes(data if isinstance(data, bytes) else data.encode(), name=name)
    return conversation


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_shape_is_found_by_its_content_and_keeps_every_word(shape, encoding):
    conversation = read_one(SHAPES[shape][1].encode(encoding))
    assert said(conversation) == WORDS
    assert conversation.id in ("talk", "c1")
    assert conversation.source == "talk"


@pytest.mark.parametrize("shape", SHAPES)
def test_just_one_reader_comes_first(shape):
    format, content = SHAPES[shape]
    document = Document("talk", content.encode())
    first = next(name for name, reader in READERS.items() if reader.looks_like(document))
    assert first == format


@pytest.mark.parametrize("shape", STARTS)
def test_times_are_seconds(shape):
    assert [turn.start for turn in read_one(SHAPES[shape][1]).turns] == STARTS[shape]


@pytest.mark.parametrize("shape", SHAPES)
def test_windows_line_ends_change_nothing(shape):
    content = SHAPES[shape][1].replace("\n", "\r\n")
    assert said(read_one(content)) == WORDS


def test_a_turn_ends_when_its_last_cue_ends():
    turns = read_one(SHAPES["Zoom"][1]).turns
    assert [turn.end for turn in turns] == [5.0, 7.5, 9.0]


def test_otter_keeps_its_last_line_with_the_last_turn():
    conversation = read_one(OTTER, "talk.txt")
    assert said(conversation)[:2] == WORDS[:2]
    assert conversation.turns[2].text.startswith("That makes sense.\n\nTranscribed by")


def test_annomi_counts_an_utterance_once_and_knows_the_roles():
    conversation = read_one(ANNOMI, "annomi.csv")
    assert conversation.id == "7"
    assert [turn.text for turn in conversation.turns] == [text for _, text in WORDS]
    assert conversation.roles == {"therapist": Role.HELPER, "client": Role.HIM}


def test_ours_and_reviews_keep_roles():
    for shape in ("ours", "review"):
        roles = read_one(SHAPES[shape][1]).roles
        assert roles == {"Ann Lee": Role.HELPER, "Tom": Role.HIM}
