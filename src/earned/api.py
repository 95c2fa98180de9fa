"""The four functions that a researcher would guess: read, annotate, measure, review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from earned.annotation.encoder import Progress
from earned.annotation.model import MODELS, shipped_model
from earned.annotation.reading import Reading
from earned.conversation import Conversation, Role
from earned.errors import InputError, UnknownRoles
from earned.measures import measure as measure_reading
from earned.measures.measure import Measure
from earned.readers import read as read_conversations
from earned.readers.language import check_language
from earned.readers.speakers import decide_roles
from earned.reviewing import review_reading
from earned.reviewing.finding import Review


def read_all(
    path: str | Path,
    *,
    helper: Sequence[str] = (),
    him: Sequence[str] = (),
    format: str | None = None,
    any_language: bool = False,
) -> tuple[Conversation, ...]:
    """Read every conversation of a file, with roles.

    Args:
        path: a transcript, chat export or table; the shape is found by its content.
        helper: names of the helpers, where the file does not say.
        him: names of the one or more men, where the file does not say.
        format: a reader's name, to skip the finding.
        any_language: read on where the talk does not look like English.

    Raises:
        InputError: with one sentence on what is wrong, where, and what to do.
    """
    found = tuple(
        decide_roles(conversation, helper=helper, him=him)
        for conversation in read_conversations(path, format=format)
    )
    if not any_language:
        for conversation in found:
            check_language(conversation)
    return found


def read(
    path: str | Path,
    *,
    helper: Sequence[str] = (),
    him: Sequence[str] = (),
    format: str | None = None,
    any_language: bool = False,
) -> Conversation:
    """Read a file that holds one conversation; the arguments are those of `read_all`.

    Raises:
        InputError: with one sentence; also where the file holds several conversations.
    """
    found = read_all(path, helper=helper, him=him, format=format, any_language=any_language)
    if len(found) > 1:
        raise InputError(f"{path} holds {len(found)} conversations; read_all gives them all.")
    return found[0]


def annotate(
    conversation: Conversation, *, model: str = "best", progress: Progress | None = None
) -> Reading:
    """Read the codes of a talk.

    Args:
        conversation: with a helper and him among its roles.
        model: `best`, or `fast` for many thousands of talks.
        progress: called with (steps done, steps in all).

    Raises:
        InputError: there is no model of that name.
        UnknownRoles: nobody in it is the helper, or nobody is him.
    """
    if model not in MODELS:
        raise InputError(f"There is no model {model!r}; the models are {', '.join(MODELS)}.")
    present = set(conversation.roles.values())
    if not {Role.HELPER, Role.HIM} <= present:
        names = ", ".join(conversation.speakers)
        raise UnknownRoles(
            f"{conversation.source}: say who is him and who is the helper (speakers: {names}).",
            conversation.speakers,
        )
    return shipped_model(model).annotate(conversation, progress=progress)


def measure(talk: Conversation | Reading, *, seed: int = 0) -> tuple[Measure, ...]:
    """Measure a talk: figures with unit, evidence and what they do not say.

    Args:
        talk: a conversation, or a reading of one.
        seed: of the shuffled baselines.
    """
    return measure_reading(_reading(talk), seed=seed)


def review(talk: Conversation | Reading, *, seed: int = 0) -> Review:
    """Review a talk; every claim points to the words it stands on.

    Args:
        talk: a conversation, or a reading of one.
        seed: of the shuffled baselines.
    """
    return review_reading(_reading(talk), seed=seed)


def _reading(talk: Conversation | Reading) -> Reading:
    return talk if isinstance(talk, Reading) else annotate(talk)
