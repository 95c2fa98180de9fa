import io
import zipfile

import docx
import pytest

from earned.errors import NoSpeakers, UnreadableFile
from earned.readers import read_bytes
from tests.readers.shapes import ALONE, COLONS, OTTER, STAMPED, TEAMS_TEXT, WORDS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def by_hand(body):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
    return stream.getvalue()


def said(data):
    (conversation,) = read_bytes(data, name="talk.docx")
    return [(turn.speaker, turn.text) for turn in conversation.turns]


@pytest.mark.parametrize("shape", [COLONS, STAMPED, TEAMS_TEXT, ALONE])
def test_paragraphs_in_every_layout(shape):
    document = docx.Document()
    for line in shape.split("\n"):
        document.add_paragraph(line)
    assert said(saved(document)) == WORDS


def test_teams_puts_name_time_and_words_in_one_paragraph():
    document = docx.Document()
    document.add_paragraph("Meeting in General")
    document.add_paragraph("31 January 2024, 09:15am")
    for block in OTTER.split("\n\n")[1:4]:
        document.add_paragraph(block.replace("  0:", "   0:"))
    assert said(saved(document)) == WORDS


@pytest.mark.parametrize("header", [True, False])
def test_a_table_of_speakers_and_words(header):
    document = docx.Document()
    document.add_paragraph("Session 3")
    table = document.add_table(rows=0, cols=2)
    for cells in [("Speaker", "Text")] * header + WORDS:
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    assert said(saved(document)) == WORDS


def test_another_table_is_read_as_lines():
    document = docx.Document()
    document.add_paragraph("Ann: look")
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("one", "two", "three"), strict=True):
        cell.text = words
    document.add_paragraph("Tom: I see")
    assert said(saved(document)) == [("Ann", "look\none\ttwo\tthree"), ("Tom", "I see")]


def test_inserted_boxed_and_controlled_words_are_kept_and_deleted_ones_not():
    run = "<w:r><w:t>{}</w:t></w:r>"
    first = (
        f"<w:p>{run.format('Ann: I ')}<w:ins>{run.format('really ')}</w:ins>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:hyperlink>{run.format('see')}</w:hyperlink><w:r><w:tab/><w:t>you</w:t><w:br/>"
        "<w:t>there</w:t></w:r></w:p>"
    )
    second = f"<w:sdt><w:sdtContent><w:p>{run.format('Tom: yes')}</w:p></w:sdtContent></w:sdt>"
    assert said(by_hand(first + second)) == [("Ann", "I really see\tyou\nthere"), ("Tom", "yes")]


def test_an_empty_or_broken_document_is_refused():
    with pytest.raises(UnreadableFile, match="is empty"):
        said(by_hand("<w:p/>"))
    with pytest.raises(UnreadableFile, match="damaged"):
        said(by_hand("<w:p>"))
    with pytest.raises(NoSpeakers):
        said(by_hand("<w:p><w:r><w:t>only words</w:t></w:r></w:p>"))


def test_many_words_outside_the_table_are_not_dropped():
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for cells in [("Speaker", "Text"), *WORDS]:
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("lost " * 90)
    with pytest.raises(UnreadableFile, match="90 words outside its table"):
        said(saved(document))
