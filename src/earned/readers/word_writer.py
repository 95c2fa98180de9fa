"""Write paragraphs as a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterable


def to_docx(paragraphs: Iterable[str]) -> bytes:
    """Make a `.docx` of paragraphs; a line break inside one stays a line break.

    Characters that XML cannot hold are left out.

    Args:
        paragraphs: the words of each.
    """
    # Imported here because it costs 95 ms and only writing Word needs it.
    from docx import Document

    document = Document()
    for words in paragraphs:
        document.add_paragraph("".join(filter(_allowed, words)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _allowed(char: str) -> bool:
    return char in "\t\n\r" or (
        ord(char) >= 32 and not 0xD800 <= ord(char) < 0xE000 and char not in "\ufffe\uffff"
    )
