"""A review that `earned` wrote as JSON: the talk is inside it."""

from __future__ import annotations

from collections.abc import Mapping

from earned.conversation import Conversation, Role
from earned.errors import UnreadableFile
from earned.readers.document import Document
from earned.readers.pieces import Piece, build
from earned.readers.times import number

SCHEMA = "earned.review/1"


def looks_like(document: Document) -> bool:
    """Say whether the JSON names itself a review of ours."""
    return isinstance(document.json, Mapping) and SCHEMA in _texts(document.json)


def read(document: Document) -> tuple[Conversation, ...]:
    """Read the talk of a review again, with its roles.

    Raises:
        UnreadableFile: the review has no turns, or one of them is damaged.
    """
    value = document.json
    talk = value.get("conversation") if isinstance(value, Mapping) else None
    turns = talk.get("turns") if isinstance(talk, Mapping) else None
    if not isinstance(talk, Mapping) or not isinstance(turns, list) or not turns:
        raise UnreadableFile(
            f"{document.name} has no conversation with turns; write the review again as JSON."
        )
    pieces: list[Piece] = []
    given = talk.get("roles")
    roles = dict(given) if isinstance(given, Mapping) else {}
    for at, turn in enumerate(turns):
        if not isinstance(turn, Mapping) or not isinstance(turn.get("text"), str):
            raise _damaged(document.name, at)
        pieces.append(_piece(turn, at, document.name))
        roles.setdefault(pieces[-1].speaker, turn.get("role"))
    known = {
        str(name): Role(role)
        for name, role in roles.items()
        if isinstance(role, str) and role in set(Role)
    }
    id = str(talk.get("id") or document.id)
    return (build(pieces, id=id, source=document.name, roles=known),)


def _piece(turn: Mapping[str, object], at: int, name: str) -> Piece:
    try:
        start, end = number(turn.get("start")), number(turn.get("end"))
    except ValueError:
        raise _damaged(name, at) from None
    speaker = turn.get("speaker")
    if not isinstance(speaker, str) or not speaker.strip():
        raise _damaged(name, at)
    return Piece(speaker, str(turn["text"]), start, end)


def _damaged(name: str, at: int) -> UnreadableFile:
    return UnreadableFile(
        f"{name}: turn {at + 1} of the conversation lacks a speaker, words or a readable time."
    )


def _texts(value: Mapping[object, object]) -> set[str]:
    return {inner for inner in value.values() if isinstance(inner, str)}
