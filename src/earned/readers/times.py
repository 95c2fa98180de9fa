"""Clock times to seconds and back."""

from __future__ import annotations

import math
import re

STAMP = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,6})?"
_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(0?\d{1,2})(?:[.,](\d{1,6}))?")


def seconds(stamp: str) -> float:
    """Turn `1:02:03.5`, `01:02` or `00:01:02,500` into seconds.

    Raises:
        ValueError: it is not a time (minutes or seconds over 59 among others).
    """
    match = _PARTS.fullmatch(stamp.strip())
    if match is None:
        raise ValueError(stamp)
    hours, minutes, secs, fraction = match.groups()
    if int(secs) > 59 or (hours is not None and int(minutes) > 59):
        raise ValueError(stamp)
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(secs)
    return float(f"{whole}.{fraction or 0}")


def clock(time: float, *, mark: str = ".", digits: int = 3) -> str:
    """Write seconds as `00:01:02.500`; with no digits, as `0:01:02`, or `1:02` under an hour."""
    units = 10**digits
    total = round(time * units)
    whole, fraction = divmod(total, units)
    hours, minutes, secs = whole // 3600, whole // 60 % 60, whole % 60
    if digits:
        return f"{hours:02}:{minutes:02}:{secs:02}{mark}{fraction:0{digits}}"
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def number(value: object) -> float | None:
    """Give a cell as a finite number of seconds, `None` where it is empty.

    Raises:
        ValueError: it is neither empty nor a time.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        raise ValueError(str(value))
    if isinstance(value, (int, float)):
        return _finite(value)
    text = str(value).strip()
    if text.lower() in ("", "none", "null", "nan"):
        return None
    return seconds(text) if ":" in text else _finite(float(text))


def _finite(value: float) -> float:
    try:
        result = float(value)
    except OverflowError:
        raise ValueError("too large") from None
    if not math.isfinite(result) or result < 0:
        raise ValueError(str(value)[:40])
    return result
