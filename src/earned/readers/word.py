"""Word documents (`.docx`).

python-docx leaves out inserted (tracked) text, content controls and text boxes; a transcript may
keep words in any of them, so the paragraphs are read from the document's XML, with defusedxml.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from earned.conversation import Conversation
from earned.errors import UnreadableFile
from earned.readers import rows, text
from earned.readers.document import Document
from earned.readers.labels import is_name
from earned.readers.limits import damaged, open_archive, read_member
from earned.readers.pieces import Piece, build

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BODY = "word/document.xml"
Table = list[list[str]]


@dataclass
class _Body:
    """What has been read of the document so far; paragraphs may stand inside one another."""

    blocks: list[str | Table] = field(default_factory=list)
    open: list[list[str]] = field(default_factory=list)
    depth: int = 0
    skipped: int = 0

    def begin(self, tag: str) -> None:
        if tag == "p":
            self.open.append([])
        elif tag == "tbl":
            self.depth += 1
            if self.depth == 1:
                self.blocks.append([])
        elif self.depth == 1 and isinstance(table := self.blocks[-1], list):
            if tag == "tr":
                table.append([])
            elif tag == "tc" and table:
                table[-1].append("")

    def finish(self, tag: str, element: Element) -> None:
        if tag == "p":
            self._paragraph("".join(self.open.pop()))
            element.clear()
        elif tag == "tbl":
            self.depth -= 1
            element.clear()
        elif tag == "t" and self.open:
            self.open[-1].append(element.text or "")
        elif tag in _MARKS and self.open:
            self.open[-1].append(_MARKS[tag])

    def _paragraph(self, words: str) -> None:
        table = self.blocks[-1] if self.depth and self.blocks else None
        if isinstance(table, list) and table and table[-1]:
            table[-1][-1] = f"{table[-1][-1]}\n{words}" if table[-1][-1] else words
        else:
            self.blocks.append(words)


def looks_like(document: Document) -> bool:
    """Say whether the bytes are a zip file (which holds a Word document; see `archive`)."""
    return document.data.startswith(b"PK\x03\x04")


def read(document: Document) -> tuple[Conversation, ...]:
    """Read a Word document: a table of speaker and words, else its paragraphs as plain text.

    Tracked insertions count, deletions do not. Left out: page heads and feet, footnotes,
    comments, pictures, formatting, and what `text` and `rows` leave out.

    Raises:
        UnreadableFile: it is damaged, too large, or no Word document.
        NoSpeakers: no layout fits.
    """
    blocks = _blocks(document)
    tables = [block for block in blocks if isinstance(block, list)]
    if tables and (talk := _tabled(tables, document)):
        outside = [block for block in blocks if isinstance(block, str)]
        text.refuse_long(outside, document.name, "outside its table")
        return talk
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.extend(block.split("\n"))
        else:
            lines.extend(line for row in block for line in "\t".join(row).split("\n"))
    return (text.conversation(tuple(lines), id=document.id, name=document.name),)


def _blocks(document: Document) -> list[str | Table]:
    with open_archive(io.BytesIO(document.data), document.name) as archive:
        data = read_member(archive, _BODY, document.name)
    body = _Body()
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            _step(body, event, element)
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        raise damaged(document.name) from None
    if not any(body.blocks):
        raise UnreadableFile(f"{document.name} is empty; hand over a file with a talk in it.")
    return body.blocks


def _step(body: _Body, event: str, element: Element) -> None:
    if element.tag == _FALLBACK:
        body.skipped += 1 if event == "start" else -1
    space, _, tag = str(element.tag).rpartition("}")
    if body.skipped or f"{space}}}" not in (_W, _STRICT):
        return
    if event == "start":
        body.begin(tag)
    else:
        body.finish(tag, element)


def _tabled(tables: Sequence[Table], document: Document) -> tuple[Conversation, ...]:
    """Read tables whose first row names the columns, or that have a name beside words."""
    first = tables[0][0] if tables[0] else []
    found = rows.columns(first)
    if rows.is_talk(found):
        body = [row for table in tables for row in table if row and row != first]
        records = [dict(zip(first, row, strict=False)) for row in body]
        return rows.conversations(records, id=document.id, source=document.name)
    body = [row for table in tables for row in table if any(row)]
    names = [row[0].strip().rstrip(":").strip() for row in body]
    if not all(len(row) == 2 and is_name(name, 2) for row, name in zip(body, names, strict=True)):
        return ()
    pieces = [Piece(name, row[1].strip()) for row, name in zip(body, names, strict=True)]
    return (build(pieces, id=document.id, source=document.name),) if pieces else ()
