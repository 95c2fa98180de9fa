"""How the two are called in a sentence: "you" and "he" where there is only one of each."""

from __future__ import annotations

from collections.abc import Sequence

from earned.conversation import Conversation, Role
from earned.render.letter import clean

_ALONE = {Role.HELPER: "You", Role.HIM: "He"}


def subject(talk: Conversation, turn: int) -> str:
    """Name the one who speaks in a turn: "You", "He", or the name where there are several."""
    role = talk.role(turn)
    same = [name for name in talk.speakers if talk.roles.get(name, Role.OTHER) is role]
    if role in _ALONE and len(same) == 1:
        return _ALONE[role]
    return clean(talk.turns[turn].speaker)


def did(talk: Conversation, turn: int, titles: Sequence[str]) -> str:
    """Say what the one who speaks in a turn did, as in "You gave back what he had said"."""
    who = subject(talk, turn)
    return f"{who} {listed([of_you(title) for title in titles] if who == 'You' else titles)}"


def of_you(title: str) -> str:
    """Put the title of a code so that it can follow "you"."""
    return f"were {title.removeprefix('was ')}" if title.startswith("was ") else title


def listed(words: Sequence[str]) -> str:
    """Join words as one would say them."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
