"""A file as the readers see it, and what a reader is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from earned.conversation import Conversation
from earned.readers.encoding import decode, lines_of


@dataclass(frozen=True)
class Document:
    """One file's bytes, with its text and its JSON worked out when first asked for.

    Attributes:
        name: the file's name, as messages show it.
        data: the bytes.
    """

    name: str
    data: bytes

    @property
    def id(self) -> str:
        """Give the short name of the file: no folder, no ending."""
        return PurePath(self.name).stem or "talk"

    @property
    def suffix(self) -> str:
        """Give the file's ending in small letters, as in `.vtt`."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def text(self) -> str:
        """Decode the bytes.

        Raises:
            UnreadableFile: they are not text, or in no encoding we know.
        """
        return decode(self.data, self.name)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Split the text at its line ends."""
        return lines_of(self.text)

    @cached_property
    def json(self) -> object:
        """Parse the text as one JSON value; `None` if it is not one."""
        if self.text.lstrip()[:1] not in ("{", "["):
            return None
        return loads(self.text)


def loads(text: str) -> object:
    """Parse JSON; give `None` for anything that is not JSON."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


@dataclass(frozen=True, slots=True)
class Reader:
    """One shape of file.

    Attributes:
        name: what `--format` calls it.
        title: what a person calls it.
        suffixes: endings that suggest it when the content does not decide.
        looks_like: says from the content alone whether a document has this shape.
        read: makes conversations of it.
        binary: whether it reads bytes that are not text.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[Document], bool]
    read: Callable[[Document], tuple[Conversation, ...]]
    binary: bool = False
