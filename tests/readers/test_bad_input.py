import io
import zipfile

import pytest

from earned.errors import EarnedError, NoSpeakers, UnknownName, UnreadableFile
from earned.readers import READERS, read, read_bytes
from tests.readers.shapes import ANDROID, COLONS, CSV, SRT, WHISPERX, ZOOM_VTT


def refused(data, name="talk.txt", format=None):
    with pytest.raises(EarnedError) as caught:
        read_bytes(data if isinstance(data, bytes) else data.encode(), name=name, format=format)
    message = str(caught.value)
    assert "\n" not in message
    assert message.rstrip("?").endswith(".")
    return caught.type, message


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(data):
    assert refused(data)[1] == "talk.txt is empty; hand over a file with a talk in it."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x00\x01\x02\x03" * 50, "is not text"),
        (bytes(range(256)) * 4, "is not text"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"ID3\x04 sound", "is sound; make a transcript"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word file"),
        (b"PK\x03\x04 no archive", "damaged or foreign archive"),
    ],
)
def test_a_binary_file_says_what_it_is(data, words):
    kind, message = refused(data)
    assert kind is UnreadableFile
    assert words in message


def test_no_speakers_and_one_speaker():
    assert refused("I went home. It rained.\nI slept.") == (
        NoSpeakers,
        "talk.txt names no speakers; start each turn with its speaker's name, as in "
        "'Ann: How are you?', or make the transcript with speakers.",
    )
    kind, message = refused("Ann: hello\nAnn: hello again")
    assert kind is NoSpeakers
    assert "one speaker only, 'Ann' (1 turn)" in message


def test_all_turns_empty():
    assert "every turn in it is empty" in refused("Ann:\nTom:\nAnn:\n")[1]
    assert "every turn in it is empty" in refused('{"speaker": "A", "text": " "}', "t.jsonl")[1]


def test_whisper_without_speakers_says_how_to_get_them():
    bare = WHISPERX.replace('"speaker": "Ann Lee"', '"x": 1').replace('"speaker": "Tom"', '"x": 1')
    kind, message = refused(bare, "talk.json")
    assert kind is NoSpeakers
    assert "--diarize" in message


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (ZOOM_VTT.replace("00:00:06.000 -->", "00:00:xx -->"), "line 12"),
        (ZOOM_VTT.replace("00:00:06.000 -->", "00:00:66.000 -->"), "line 12"),
        (ZOOM_VTT.replace("00:00:06.000 -->", "00:00:59.000 -->"), "line 12"),
        (SRT.replace("00:00:07,500", "00:61:07,500"), "line 7"),
        ("[00:00:01] Ann: hi\n[00:75:01] Tom: hello\n", "line 2"),
        ("Ann  0:01\nhi\n\nTom  0:75\nhello\n", "line 4"),
        (ANDROID.replace("12/31/23, 9:20", "13/32/23, 9:20"), "line 4"),
        (CSV.replace(",6", ",soon"), "row 2"),
        (WHISPERX.replace("6.0", '"x"'), "segment 3"),
    ],
)
def test_a_broken_time_names_its_place(data, place):
    kind, message = refused(data)
    assert kind is UnreadableFile
    assert place in message


def test_words_that_nobody_says_are_not_dropped():
    assert "above its first name" in refused("word " * 90 + "\n" + COLONS)[1]
    assert "above the first message" in refused("lost words\n" + ANDROID, format="whatsapp")[1]
    assert "before the first time" in refused("lost words\n\n" + SRT, format="srt")[1]


def test_tables_say_which_column_is_missing():
    assert refused("who,line number\nAnn,3", "t.csv")[1] == (
        "t.csv has no column of words; its columns are 'who' and 'line number': "
        "rename one to 'text'."
    )
    assert "rename one to 'speaker'" in refused("text,mood\nhello,3", "t.csv")[1]
    assert "row 2: 'lost' has no speaker" in refused("speaker,text\nAnn,hi\n,lost", "t.csv")[1]
    assert "4 cells under 2 columns" in refused("speaker,text\nAnn,oh,well,hi", "t.csv")[1]


def test_json_lines_name_the_broken_line():
    good = '{"speaker": "Ann", "text": "hi"}\n'
    assert "line 2 is no JSON object" in refused(good + "{oops}\n", "t.jsonl")[1]
    assert "JSON of no shape we know" in refused('{"a": 1}', "t.json")[1]
    foreign = refused('speaker,"te\nxt\x1b[31m"\nAnn,hi', "t.csv", "csv")[1]
    assert "its columns are 'speaker' and 'te xt[31m'" in foreign
    assert "half a character" in refused(good.replace("hi", "\\ud800"), "t.jsonl")[1]
    refused("[" * 100_000, "deep.json")


def test_utf8_that_is_damaged_is_not_mangled():
    assert "damaged or mixed" in refused("Ann: café naïve\nTom: ok".encode() + b" \xe9")[1]
    assert "does not fit" in refused("Ann: hi".encode("utf-16") + b"\x00")[1]


def test_missing_folder_and_unknown_format(tmp_path):
    with pytest.raises(UnreadableFile, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="does not exist"):
        read("a\x00b")
    with pytest.raises(UnreadableFile, match="is a folder"):
        read(tmp_path)
    with pytest.raises(UnknownName, match="no format 'pdf'; the formats are 'docx'"):
        read(tmp_path / "none.txt", format="pdf")


@pytest.mark.parametrize("format", READERS)
def test_a_foreign_file_is_refused_in_every_format(format):
    refused("nothing to see here", "talk.bin", format)


def test_a_200_mb_text_is_refused_unread(tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(200_000_000)
        stream.seek(0)
        stream.write(b"Ann: hi\n")
    with pytest.raises(UnreadableFile, match="200 MB, more than the 50 MB"):
        read(large)


def _zipped(members, declared=None):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    data = stream.getvalue()
    if declared is not None:
        size = len(next(iter(members.values())))
        data = data.replace(size.to_bytes(4, "little"), declared.to_bytes(4, "little"))
    return data


@pytest.mark.parametrize("member", ["_chat.txt", "word/document.xml"])
@pytest.mark.parametrize("declared", [None, 1000])
def test_a_bomb_is_refused_whatever_size_it_declares(member, declared, tmp_path):
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(_zipped({member: b" " * 60_000_000}, declared))
    assert bomb.stat().st_size < 100_000
    with pytest.raises(UnreadableFile, match=r"more than the 50 MB|damaged"):
        read(bomb)


def test_entities_in_word_files_are_refused():
    xml = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert "damaged" in refused(_zipped({"word/document.xml": xml}), "talk.docx")[1]


def test_an_archive_with_none_or_several_talks():
    assert "holds no chat" in refused(_zipped({"a.jpg": b"x"}), "a.zip")[1]
    assert (
        "several files, 'a.txt' and 'b.txt'"
        in refused(_zipped({"a.txt": b"x", "b.txt": b"y"}), "a.zip")[1]
    )
    assert "damaged" in refused(_zipped({"_chat.txt": b"x" * 500})[:-60], "a.zip")[1]
    assert "holds no chat" in refused(b"PK\x05\x06" + bytes(18), "a.zip")[1]
