"""One contract a registry: whatever is registered keeps it."""

from __future__ import annotations

import html
import io
import json
import re
from functools import cache
from pathlib import Path

import pytest
from pyarrow.parquet import write_table

import earned
from earned.annotation.reading import Reading
from earned.cli.main import COMMANDS
from earned.codes import CODES, DOORS, HELPER_CODES, HIS_CODES
from earned.conversation import Conversation, Role, from_pairs
from earned.measures import MEASURES
from earned.readers import READERS, read_bytes
from earned.readers.writer import WRITERS, suffix, write
from earned.render import RENDERERS, render
from earned.render.letter import LONGEST_QUOTE
from earned.table_files import WRITERS as TABLE_WRITERS
from earned.tables import to_arrow, turns_table
from tests.readers.shapes import SHAPES, WORDS
from tests.render.factory import full

EXAMPLES = Path(__file__).parent.parent / "examples"
HIM = {"deployment.vtt": "Cole Maki", "goes_badly.srt": "Riley", "coach.docx": "Abdi"}


@cache
def read_example(name: str) -> Reading:
    return earned.annotate(earned.read(EXAMPLES / name, him=[HIM[name]]))


def files() -> dict[str, tuple[str, bytes]]:
    """Give one file or more for every reader: title → (reader, bytes)."""
    talk = from_pairs(WORDS, id="c1", source="talk")
    found = {title: (format, text.encode()) for title, (format, text) in SHAPES.items()}
    word = write(talk, "docx")
    assert isinstance(word, bytes)
    return found | {"Word": ("docx", word), "Parquet": ("parquet", parquet(talk))}


def parquet(talk: Conversation) -> bytes:
    table = {
        "speaker": [turn.speaker for turn in talk.turns],
        "text": [turn.text for turn in talk.turns],
    }
    stream = io.BytesIO()
    write_table(to_arrow(table), stream)
    return stream.getvalue()


FILES = files()


def test_every_reader_is_tried_on_a_file():
    assert {format for format, _ in FILES.values()} == set(READERS)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_registered_under_its_own_name(name):
    reader = READERS[name]
    assert reader.name == name
    assert reader.title
    assert all(ending.startswith(".") for ending in reader.suffixes)


@pytest.mark.parametrize("title", FILES)
def test_a_reader_keeps_all_text_and_reads_the_same_twice(title):
    format, data = FILES[title]
    talks = read_bytes(data, name="talk")
    assert [(turn.speaker, turn.text) for turn in talks[0].turns] == WORDS
    assert read_bytes(data, name="talk") == talks
    assert read_bytes(data, name="talk", format=format) == talks


@pytest.mark.parametrize("format", WRITERS)
def test_what_a_writer_writes_is_read_the_same_again(format):
    talk = from_pairs(WORDS, id="c1", source="talk")
    written = write(talk, format)
    data = written.encode() if isinstance(written, str) else written
    (again,) = read_bytes(data, name=f"talk{suffix(format)}")
    assert [(turn.speaker, turn.text) for turn in again.turns] == WORDS


@pytest.mark.parametrize("name", HIM)
def test_annotations_quote_the_source_and_come_out_the_same_twice(name):
    reading = read_example(name)
    assert reading.annotations
    for annotation in reading.annotations:
        text = reading.conversation.turns[annotation.span.turn].text
        assert reading.quote(annotation) == text[annotation.span.start : annotation.span.end]
        assert reading.quote(annotation).strip() == reading.quote(annotation) != ""
        side = {Role.HELPER: HELPER_CODES, Role.HIM: HIS_CODES}
        assert annotation.code in side[reading.conversation.role(annotation.span.turn)]
    assert earned.annotate(reading.conversation) == reading


@pytest.mark.parametrize("name", HIM)
@pytest.mark.parametrize("group", MEASURES)
def test_a_measure_has_evidence_or_a_note_and_comes_out_the_same_twice(group, name):
    reading = read_example(name)
    for found in MEASURES[group](reading, 0):
        assert found.evidence or found.note, found.name
        assert found.note.startswith("Not known") or found.value is not None, found.name
        assert all(reading.conversation.quote(span) for span in found.evidence), found.name
    assert MEASURES[group](reading, 0) == MEASURES[group](reading, 0)


def flat(page: str) -> str:
    """Undo what a shape does to words: tags, escapes, line breaks."""
    page = html.unescape(re.sub(r"<[^>]+>", "", page))
    return "".join(re.sub(r"\\(?=[^\w\s])", "", page).split())


@pytest.mark.parametrize("to", RENDERERS)
def test_a_renderer_quotes_the_words_of_every_claim(to):
    review = full()
    page = flat(render([review], to).replace("\\n", " ").replace('\\"', '"'))
    claims = (*review.first_screen, *(f for s in review.strategies for f in s.done + s.missed))
    assert claims
    for finding in claims:
        for span in finding.evidence:
            words = review.conversation.quote(span)[: LONGEST_QUOTE // 2]
            assert flat(words) in page, finding.claim


@pytest.mark.parametrize("to", RENDERERS)
def test_a_renderer_writes_the_same_twice(to):
    assert render([full()], to) == render([full()], to)


def test_the_json_of_a_review_points_to_the_words_it_quotes():
    data = json.loads(render([full()], "json"))
    turns = [turn["text"] for turn in data["conversation"]["turns"]]
    seen = list(quotes(data))
    assert seen
    for quote in seen:
        assert turns[quote["turn"]][quote["start"] : quote["end"]] == quote["quote"]


def quotes(value):
    if isinstance(value, dict):
        if {"turn", "start", "end", "quote"} <= set(value):
            yield value
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


@pytest.mark.parametrize("to", TABLE_WRITERS)
def test_a_table_writer_writes_a_row_a_turn_the_same_twice(to):
    reading = read_example("goes_badly.srt")
    first, second = io.BytesIO(), io.BytesIO()
    TABLE_WRITERS[to]([reading], first)
    TABLE_WRITERS[to]([reading], second)
    assert first.getvalue() == second.getvalue() != b""
    if to != "parquet":
        rows = first.getvalue().decode().splitlines()
        assert len(rows) == len(turns_table(reading)["turn"]) + (to == "csv")


@pytest.mark.parametrize("id", CODES)
def test_a_code_has_a_title_an_example_and_rules(id):
    known = CODES[id]
    assert known.title
    assert known.before
    assert known.line
    assert known.rules


@pytest.mark.parametrize("cue", DOORS)
def test_the_codes_of_a_door_exist(cue):
    assert cue in HIS_CODES
    assert {*DOORS[cue].met_by, *DOORS[cue].shut_by} <= set(HELPER_CODES)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name):
    assert COMMANDS[name].summary.endswith(".")


def test_the_shipped_model_has_a_card():
    card = Path(earned.__file__).parent / "models" / "reading" / "card.md"
    text = card.read_text("utf-8").lower()
    for word in ("annomi", "offmychest", "advice", "all-minilm-l6-v2", "apache"):
        assert word in text
