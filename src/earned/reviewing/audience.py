"""Who the helper is to him, as far as the names in the talk say it."""

from __future__ import annotations

import re

from earned.conversation import Conversation, Role

AUDIENCES = {
    "therapist": ("therapist", "counsellor", "counselor", "psychologist", "doctor", "dr", "t"),
    "partner": ("wife", "husband", "partner", "girlfriend", "boyfriend", "spouse"),
    "parent": ("mum", "mom", "mother", "dad", "father", "parent", "stepdad", "stepmum"),
    "coach": ("coach", "trainer"),
    "facilitator": ("facilitator", "chaplain", "leader", "moderator"),
}


def audience_of(conversation: Conversation) -> str | None:
    """Name the kind of helper if every helper's name says the same, else `None`."""
    found = {_kind(turn.speaker) for turn in conversation.turns_of(Role.HELPER)}
    return found.pop() if len(found) == 1 else None


def _kind(name: str) -> str | None:
    parts = set(re.findall(r"[a-z]+", name.lower()))
    return next((kind for kind, words in AUDIENCES.items() if parts & set(words)), None)
