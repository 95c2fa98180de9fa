"""Dates of a chat export, whose order of day, month and year only the whole file can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from earned.errors import UnreadableFile
from earned.readers.wording import shown

Stamp = tuple[int, str, str, str]
ORDERS = {"day first": (2, 1, 0), "month first": (2, 0, 1), "year first": (0, 1, 2)}


def in_order(stamps: Sequence[Stamp], name: str) -> list[datetime]:
    """Turn (line, date, time, `a`/`p`/empty) into moments.

    An order must make every date valid. Of several, the one wins that makes time run backwards
    least, then the one in which the chat takes the shortest time (people write in stretches),
    then the usual one: dots and 24 hours mean day first, am and pm month first.

    Args:
        stamps: what stands before each message.
        name: the file's name, for messages.

    Raises:
        UnreadableFile: no order makes every date valid.
    """
    fitting: list[tuple[tuple[float, ...], list[datetime]]] = []
    failures: dict[str, Stamp] = {}
    twelve = any(stamp[3] for stamp in stamps) and not any("." in stamp[1] for stamp in stamps)
    usual = ["month first", "day first"] if twelve else ["day first", "month first"]
    for rank, order in enumerate([*usual, "year first"]):
        moments: list[datetime] = []
        for stamp in stamps:
            try:
                moments.append(_moment(stamp, ORDERS[order]))
            except ValueError:
                failures[order] = stamp
                break
        else:
            fitting.append(((*_cost(moments), rank), moments))
    if fitting:
        return min(fitting, key=lambda entry: entry[0])[1]
    line, date, time, _ = max(failures.values(), key=lambda stamp: stamp[0])
    raise UnreadableFile(
        f"{name}, line {line}: '{shown(date)}, {shown(time)}' is no date that fits the "
        "others; mend that line."
    )


def _cost(moments: Sequence[datetime]) -> tuple[float, float]:
    back = sum(later < earlier for earlier, later in pairwise(moments))
    return float(back), (max(moments) - min(moments)).total_seconds()


def _moment(stamp: Stamp, order: tuple[int, int, int]) -> datetime:
    _, date, time, half = stamp
    parts = re.split(r"[./-]\s?", date)
    year, month, day = (parts[place] for place in order)
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        raise ValueError(date)
    hour, minute, *rest = (int(part) for part in re.split("[:.]", time))
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(time)
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    full = int(year) + (2000 if len(year) == 2 else 0)
    return datetime(full, int(month), int(day), hour, minute, rest[0] if rest else 0)
