"""Words of a file inside a message: on one line, short, and without control characters."""

from __future__ import annotations

from collections.abc import Iterable

_MOST_NAMES = 12
_LONGEST = 60


def shown(text: str, *, longest: int = _LONGEST) -> str:
    """Give a file's words as a message may show them.

    Args:
        text: the words.
        longest: how many characters at most.
    """
    line = " ".join(text[: 4 * longest].split())
    return "".join(char for char in line if char.isprintable())[:longest]


def listed(names: Iterable[str]) -> str:
    """Write names for a message: `'Ann', 'Bo' and 'Cy'`."""
    quoted = [f"'{shown(name)}'" for name in names]
    if len(quoted) > _MOST_NAMES:
        quoted = [*quoted[:_MOST_NAMES], f"{len(quoted) - _MOST_NAMES} more"]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1] if quoted else ""]))
