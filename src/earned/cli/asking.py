"""Ask on the terminal who is who."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import click

from earned.cli.plain import one_line
from earned.conversation import Conversation

SHOWN = 60
"""Characters shown of what a speaker says first."""
_ANSWER = re.compile(r"[\s,]*\d{1,4}([\s,]+\d{1,4})*[\s,]*")


def can_ask(files: Sequence[str]) -> bool:
    """Say whether somebody sits at a terminal: stdin and stderr are, and no talk comes by stdin."""
    streams = (sys.stdin, sys.stderr)
    return "-" not in files and all(stream is not None and stream.isatty() for stream in streams)


def ask_who(
    conversation: Conversation, speakers: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ask which speakers are him and, if several others are left, who of them helps.

    Args:
        conversation: the talk, for each speaker's first words.
        speakers: the names to choose from.

    Returns:
        (helpers, men); both empty if an answer was empty. One of them may be empty where it
        follows from the other.
    """
    click.echo(f"Who is who in {one_line(conversation.source)}?", err=True)
    for number, name in enumerate(speakers, 1):
        click.echo(f"  {number}  {one_line(name)}: {_first_words(conversation, name)}", err=True)
    men = _choose("Which of them is him?", speakers, speakers)
    others = [name for name in speakers if name not in men]
    if not men or len(others) < 2:
        return (), men
    helpers = _choose("And who is the helper?", speakers, others)
    return (helpers, men) if helpers else ((), ())


def _choose(question: str, speakers: Sequence[str], allowed: Sequence[str]) -> tuple[str, ...]:
    """Ask until the answer fits: numbers of speakers who are free, leaving at least one over."""
    usable = [number for number, name in enumerate(speakers, 1) if name in allowed]
    while True:
        click.echo(f"{question} A number, or several; Enter stops: ", nl=False, err=True)
        answer = sys.stdin.readline()
        if not answer:
            click.echo(err=True)
        if not answer.strip():
            return ()
        numbers = [int(part) for part in re.findall(r"\d+", answer)]
        fits = _ANSWER.fullmatch(answer) and set(numbers) <= set(usable)
        if fits and len(set(numbers)) < len(speakers):
            return tuple(dict.fromkeys(speakers[number - 1] for number in numbers))
        known = ", ".join(map(str, usable))
        click.echo(f"Please answer out of {known}, and not with everybody.", err=True)


def _first_words(conversation: Conversation, speaker: str) -> str:
    said = next(turn.text for turn in conversation.turns if turn.speaker == speaker)
    line = one_line(said)
    return line if len(line) <= SHOWN else line[:SHOWN].rsplit(" ", 1)[0] + " …"
