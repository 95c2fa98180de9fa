import io
import zipfile

import pytest

from earned.errors import NoSpeakers, UnreadableFile
from earned.readers import read, read_bytes
from earned.readers.chat_dates import in_order
from tests.readers.shapes import IPHONE, WORDS


def turns(chat, name="talk.txt"):
    (conversation,) = read_bytes(chat.encode(), name=name, format="whatsapp")
    return [(turn.speaker, turn.text, turn.start) for turn in conversation.turns]


def test_a_message_of_several_lines_and_several_messages_are_one_turn():
    chat = (
        "31/12/2023, 21:15 - Ann: one\n\ntwo: three\n31/12/2023, 21:16 - Ann: four\n"
        "31/12/2023, 21:18 - Tom: five\n"
    )
    assert turns(chat) == [("Ann", "one\n\ntwo: three\nfour", 0.0), ("Tom", "five", 180.0)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[12/31/23, 11:59:00 PM]", "[1/1/24, 12:01:00 AM]"),
        ("[31.12.23, 23:59:00]", "[01.01.24, 00:01:00]"),
        ("[31-12-2023 23:59:00]", "[01-01-2024 00:01:00]"),
        ("[2023-12-31, 23:59:00]", "[2024-01-01, 00:01:00]"),
        ("12/31/23, 11:59 pm -", "1/1/24, 12:01 am -"),
        ("31/12/2023, 11:59 p. m. -", "1/1/2024, 12:01 a. m. -"),
        ("31/12/2023, 23.59 -", "01/01/2024, 00.01 -"),
        ("2023/12/31 23:59 -", "2024/01/01 00:01 -"),
        ("\u200e[31/12/2023, 11:59:00\u202fPM]", "[01/01/2024, 12:01:00\u202fAM]"),
    ],
)
def test_every_order_of_dates_and_both_clocks(first, second):
    assert turns(f"{first} Ann: hi\n{second} Tom: hello\n") == [
        ("Ann", "hi", 0.0), ("Tom", "hello", 120.0),
    ]  # fmt: skip


def moments(*stamps):
    return in_order([(at, *stamp) for at, stamp in enumerate(stamps, 1)], "talk.txt")


def test_the_order_is_decided_over_the_whole_file():
    early = ("03/04/2024", "10:00", "")
    assert moments(early, ("13/04/2024", "10:00", ""))[0].month == 4
    assert moments(early, ("04/13/2024", "10:00", ""))[0].month == 3
    assert moments(early, ("04/04/2024", "10:00", ""))[0].month == 4  # a day later, not a month
    assert moments(early, ("03/05/2024", "10:00", ""))[0].month == 3
    assert moments(early)[0].month == 4
    assert moments(("03/04/24", "10:00", "A"))[0].month == 3
    assert moments(("02/01/24", "9:00", ""), ("01/02/24", "9:00", ""))[0].month == 1  # no way back


def test_dates_that_fit_no_order_are_refused():
    with pytest.raises(UnreadableFile, match="line 2: '13/13/2024, 10:00'"):
        moments(("12/12/2024", "10:00", ""), ("13/13/2024", "10:00", ""))
    with pytest.raises(UnreadableFile, match="line 1"):
        moments(("12/12/2024", "13:00", "P"))


def test_system_lines_and_media_are_no_words_but_captions_are():
    stamp = "31/12/2023, 21:15 - "
    chat = stamp.join(
        [
            "", "You created group \"Men: Tuesday\"\n", "Ann: hi\n", "Tom: <Media omitted>\n",
            "Tom: IMG-20231231-WA0001.jpg (file attached)\nmy new shed\n",
            "Ann changed the subject from \"a: b\" to \"c\"\n", "Tom: This message was deleted\n",
            "+44 7700 900123: so <Media omitted> is what it says\n", "Tom left\n",
        ]
    )  # fmt: skip
    assert turns(chat) == [
        ("Ann", "hi", 0.0),
        ("Tom", "my new shed", 0.0),
        ("+44 7700 900123", "so <Media omitted> is what it says", 0.0),
    ]
    with pytest.raises(NoSpeakers):
        turns(stamp + 'You created group "Men"\n')


@pytest.mark.parametrize("inside", ["_chat.txt", "WhatsApp Chat with Tom.txt"])
def test_the_chat_inside_an_export(inside, tmp_path):
    path = tmp_path / "WhatsApp Chat - Tom.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, IPHONE)
        archive.writestr("00000012-PHOTO-2023-12-31.jpg", b"\xff\xd8")
        archive.writestr("notes.txt", "not the chat")
    (conversation,) = read(path)
    assert [(turn.speaker, turn.text) for turn in conversation.turns] == WORDS
    assert conversation.id == "WhatsApp Chat - Tom"


def test_an_archive_that_is_locked_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_chat.txt", IPHONE)
    data = bytearray(stream.getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="locked with a password"):
        read_bytes(bytes(data), name="chat.zip")
