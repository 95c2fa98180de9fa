"""Names that tell the talks of one run apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from earned.conversation import Conversation

_LONGEST = 80
_UNSAFE = re.compile(r"[^\w.-]+")


def labels(talks: Sequence[tuple[str, Conversation]]) -> tuple[str, ...]:
    """Give every talk a short name that no other of the run has and that any file may bear.

    It is the file's name without its ending, with the conversation's id where the file holds
    several; where two files have the same name, their folders' names come before it; where that
    is the same too, they are numbered.

    Args:
        talks: (file, conversation), in order.
    """
    several = Counter(file for file, _ in talks)
    short = [_short(file, talk.id if several[file] > 1 else "") for file, talk in talks]
    often = Counter(name.casefold() for name in short)
    taken: set[str] = set()
    for place, (file, _) in enumerate(talks):
        if often[short[place].casefold()] > 1 and several[file] == 1:
            short[place] = _safe(f"{Path(file).absolute().parent.name}-{short[place]}")
        short[place] = unused(short[place], taken)
        taken.add(short[place].casefold())
    return tuple(short)


def unused(name: str, taken: Collection[str], ending: str = "") -> str:
    """Give `name`, or `name-2`, `name-3` …, whichever with its ending is not taken yet.

    Args:
        name: the wanted name.
        taken: names in use, in `casefold` form.
        ending: what comes after the name, as in `.html`.
    """
    found, number = name, 1
    while (found + ending).casefold() in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def told_apart(talks: Sequence[tuple[str, Conversation]]) -> tuple[Conversation, ...]:
    """Give the conversations; if two have the same id, every id becomes the talk's label."""
    conversations = tuple(talk for _, talk in talks)
    if len({talk.id for talk in conversations}) == len(conversations):
        return conversations
    named = zip(conversations, labels(talks), strict=True)
    return tuple(replace(talk, id=label) for talk, label in named)


def _short(file: str, id: str) -> str:
    stem = "stdin" if file == "-" else Path(file).stem
    return _safe(f"{stem}-{id}" if id else stem)


def _safe(name: str) -> str:
    return _UNSAFE.sub("-", name).strip("-.")[:_LONGEST] or "talk"
