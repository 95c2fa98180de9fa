import io
import json
import sys

import pandas as pd
import pytest

from earned.conversation import Role
from earned.errors import MissingExtra, UnreadableFile
from earned.readers import read_bytes
from earned.readers.rows import columns, conversations
from tests.readers.shapes import WORDS


def said(conversation):
    return [(turn.speaker, turn.text) for turn in conversation.turns]


def test_columns_are_found_by_name_however_written():
    assert columns(["Transcript ID", "Interlocutor", "utteranceText", "Timestamp"]) == {
        "conversation": "Transcript ID",
        "text": "utteranceText",
        "speaker": "Interlocutor",
        "role": "Interlocutor",
        "start": "Timestamp",
    }
    assert columns([None, 3, "mood"]) == {}


def test_several_conversations_in_their_order():
    rows = [
        {"conversation_id": talk, "speaker": speaker, "text": f"{speaker} in {talk}"}
        for talk in ("b", "a")
        for speaker in ("Ann", "Tom")
    ]
    found = conversations(rows, id="x", source="t.csv")
    assert [conversation.id for conversation in found] == ["b", "a"]
    assert said(found[1]) == [("Ann", "Ann in a"), ("Tom", "Tom in a")]


def test_only_rows_of_one_utterance_collapse():
    rows = [
        {"utterance_id": 1, "speaker": "Ann", "text": "yeah"},
        {"utterance_id": 1, "speaker": "Ann", "text": "yeah"},
        {"utterance_id": 1, "speaker": "Ann", "text": "yeah!"},
        {"utterance_id": 2, "speaker": "Ann", "text": "yeah"},
        {"speaker": "Tom", "text": "no"},
        {"speaker": "Tom", "text": "no"},
    ]
    (conversation,) = conversations(rows, id="x", source="t.csv")
    assert said(conversation) == [
        ("Ann", "yeah"),
        ("Ann", "yeah!"),
        ("Ann", "yeah"),
        ("Tom", "no"),
        ("Tom", "no"),
    ]


def test_a_row_is_a_turn_also_when_it_is_empty():
    rows = [
        {"speaker": "Ann", "text": "How was it?"},
        {"speaker": "Tom", "text": ""},
        {"speaker": "Ann", "text": "Tom?"},
    ]
    (conversation,) = conversations(rows, id="x", source="t.csv")
    assert said(conversation) == [("Ann", "How was it?"), ("Tom", ""), ("Ann", "Tom?")]


def test_roles_come_from_a_column_of_roles():
    rows = [
        {"speaker": "Ann", "role": "Counsellor", "text": "a"},
        {"speaker": "Tom", "role": "client", "text": "b"},
        {"speaker": "Zed", "role": "somebody", "text": "c"},
    ]
    (conversation,) = conversations(rows, id="x", source="t.csv")
    assert conversation.roles == {"Ann": Role.HELPER, "Tom": Role.HIM}


def test_dates_and_epochs_count_from_the_first_and_order_the_rows():
    for first, second in (
        ("2024-01-31 21:15:00", "2024-01-31 21:15:07"),
        ("2024-01-31T21:15:00Z", "2024-01-31T21:15:07Z"),
        (1_700_000_000, 1_700_000_007),
        (1_700_000_000_000, 1_700_000_007_000),
        ("1700000000", "1700000007.0"),
    ):
        rows = [
            {"speaker": "Tom", "text": "later", "timestamp": second},
            {"speaker": "Ann", "text": "first", "timestamp": first},
        ]
        (conversation,) = conversations(rows, id="x", source="t.csv")
        assert [(turn.text, turn.start) for turn in conversation.turns] == [
            ("first", 0.0), ("later", 7.0),
        ]  # fmt: skip


@pytest.mark.parametrize("time", ["soon", "1:75", True, float("inf"), -1, 10**400])
def test_a_time_that_is_none_is_refused(time):
    with pytest.raises(UnreadableFile, match="row 1"):
        conversations([{"speaker": "A", "text": "b", "start": time}], id="x", source="t.csv")


def test_semicolons_and_quoted_line_ends():
    data = 'Sprecher;speaker;text\n1;Ann;"one\r\ntwo; three"\n2;Tom;"say ""hi"""\n'
    (conversation,) = read_bytes(data.encode(), name="t.csv")
    assert said(conversation) == [("Ann", "one\r\ntwo; three"), ("Tom", 'say "hi"')]


def test_a_json_list_of_turns():
    data = json.dumps([{"speaker": name, "text": text} for name, text in WORDS])
    (conversation,) = read_bytes(data.encode(), name="t.json")
    assert said(conversation) == WORDS


def parquet(rows):
    stream = io.BytesIO()
    pd.DataFrame(rows).to_parquet(stream)
    return stream.getvalue()


def test_a_parquet_table_is_found_by_its_content():
    rows = [{"speaker": name, "text": text, "start": 1.5, "mood": 3} for name, text in WORDS]
    (conversation,) = read_bytes(parquet(rows), name="t")
    assert said(conversation) == WORDS
    assert conversation.turns[0].start == 1.5


def test_parquet_says_what_is_missing(monkeypatch):
    with pytest.raises(UnreadableFile, match="no column of words; its columns are 'mood'"):
        read_bytes(parquet([{"mood": 3}]), name="t.parquet")
    with pytest.raises(UnreadableFile, match="no Parquet file"):
        read_bytes(b"PAR1 not really PAR1", name="t.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'earned\[tables\]'"):
        read_bytes(parquet_bytes(), name="t.parquet")


def parquet_bytes():
    return b"PAR1" + b"\x00" * 20 + b"PAR1"
