"""Text of others made safe to show on a terminal."""

from __future__ import annotations


def one_line(text: str) -> str:
    """Put a text on one line, without line breaks and control characters."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())
