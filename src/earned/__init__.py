"""Read how a talk earned or cost a man's trust, with every claim quoting the words it stands on.

conversation = earned.read("talk.vtt", him=["Cole"])
reading = earned.annotate(conversation)
review = earned.review(reading)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from earned.annotation.reading import Annotation, Reading
    from earned.api import annotate, measure, read, read_all, review
    from earned.conversation import Conversation, Role, Span, Turn
    from earned.errors import EarnedError, InputError
    from earned.measures.doors import Door
    from earned.measures.measure import Measure
    from earned.reviewing.finding import Finding, Review

__version__ = "0.1.0"
__all__ = [
    "Annotation",
    "Conversation",
    "Door",
    "EarnedError",
    "Finding",
    "InputError",
    "Measure",
    "Reading",
    "Review",
    "Role",
    "Span",
    "Turn",
    "annotate",
    "measure",
    "read",
    "read_all",
    "review",
]
_HOMES = {
    "Annotation": "earned.annotation.reading",
    "Conversation": "earned.conversation",
    "Door": "earned.measures.doors",
    "EarnedError": "earned.errors",
    "Finding": "earned.reviewing.finding",
    "InputError": "earned.errors",
    "Measure": "earned.measures.measure",
    "Reading": "earned.annotation.reading",
    "Review": "earned.reviewing.finding",
    "Role": "earned.conversation",
    "Span": "earned.conversation",
    "Turn": "earned.conversation",
    "annotate": "earned.api",
    "measure": "earned.api",
    "read": "earned.api",
    "read_all": "earned.api",
    "review": "earned.api",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use: `earned --help` need not load the model's runtime."""
    if name not in _HOMES:
        raise AttributeError(f"module 'earned' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
