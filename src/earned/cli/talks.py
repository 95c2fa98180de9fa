"""From the files that were asked for to talks in which it is known who is who."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from earned.cli.asking import ask_who, can_ask
from earned.cli.naming import told_apart
from earned.cli.options import Request
from earned.conversation import Conversation
from earned.errors import UnknownName, UnknownRoles, UnreadableFile
from earned.readers import read, read_bytes
from earned.readers.language import check_language
from earned.readers.limits import MOST_BYTES
from earned.readers.speakers import decide_roles, find_speaker

STDIN = "-"


def gather(request: Request, *, both_sides: bool = True) -> tuple[tuple[str, Conversation], ...]:
    """Read every file, give the speakers their roles, and check the language.

    Args:
        request: what to read.
        both_sides: a talk needs a helper and him; otherwise roles that its file gives to all
            of its speakers are enough.

    Returns:
        (file, conversation), in order; no two conversations have the same id.

    Raises:
        InputError: a file cannot be used, or it is not known who is who.
        MissingExtra: a file needs an optional package.
    """
    if request.files.count(STDIN) > 1:
        raise UnreadableFile("The standard input can be read once only; give '-' once.")
    found = [
        (file, talk) for file in request.files for talk in _read(file, request.format) if talk.turns
    ]
    talks = told_apart(found)
    if not request.any_language:
        for talk in talks:
            check_language(talk)
    known = with_roles(talks, request, both_sides=both_sides)
    return tuple((file, talk) for (file, _), talk in zip(found, known, strict=True))


def with_roles(
    talks: Sequence[Conversation], request: Request, *, both_sides: bool = True
) -> tuple[Conversation, ...]:
    """Decide who is who in every talk; a name counts in each talk that has such a speaker.

    Raises:
        UnknownName: a name is in no talk.
        UnknownRoles: it is not known who is who, and nobody can be asked or wants to say.
    """
    for name in (*request.helper, *request.him):
        if not any(_speaks(name, talk) for talk in talks):
            find_speaker(name, tuple(dict.fromkeys(s for talk in talks for s in talk.speakers)))
    alone = len(talks) == 1
    return tuple(
        talk
        if not both_sides and not _named(talk, request) and set(talk.speakers) == set(talk.roles)
        else _decided(talk, request, alone=alone)
        for talk in talks
    )


def _read(file: str, format: str | None) -> tuple[Conversation, ...]:
    if file != STDIN:
        return read(file, format=format)
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    return read_bytes(data, name="stdin", format=format)


def _decided(talk: Conversation, request: Request, *, alone: bool) -> Conversation:
    helper = [name for name in request.helper if _speaks(name, talk)]
    him = [name for name in request.him if _speaks(name, talk)]
    try:
        return decide_roles(talk, helper=helper, him=him)
    except UnknownRoles as error:
        if can_ask(request.files) and not (helper or him):
            helpers, men = ask_who(talk, error.speakers)
            if men:
                return decide_roles(talk, helper=helpers, him=men)
        where = "" if alone else f"{talk.source}, {talk.id}: "
        raise UnknownRoles(f"{where}{error}", error.speakers) from None


def _named(talk: Conversation, request: Request) -> bool:
    return any(_speaks(name, talk) for name in (*request.helper, *request.him))


def _speaks(name: str, talk: Conversation) -> bool:
    """Say whether a name is a speaker's here; raise if it fits several of them."""
    try:
        find_speaker(name, talk.speakers)
    except UnknownName:
        if any(speaker.casefold().startswith(name.strip().casefold()) for speaker in talk.speakers):
            raise
        return False
    return True
