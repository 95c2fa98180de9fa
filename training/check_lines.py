"""Check our own lines: form and near-duplicates.

How much a bag of words alone gets right says `training/words_alone.py`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from earned.codes import CODES, HELPER_CODES, HIS_CODES

LINES = Path(__file__).parent / "lines"


def load(path: Path) -> list[dict[str, object]]:
    """Read one file of lines; a bad line stops with its place."""
    rows = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(raw)
        except ValueError as error:
            raise SystemExit(f"{path.name}:{number}: {error}") from None
        rows.append(row)
    return rows


def faults(code: str, rows: list[dict[str, object]]) -> list[str]:
    """Name what is wrong with the form of one file's lines."""
    side = CODES[code].side
    allowed = set(HELPER_CODES if side == "helper" else HIS_CODES)
    other = "him" if side == "helper" else "helper"
    found = []
    for number, row in enumerate(rows, 1):
        context = row.get("context", [])
        if set(row) != {"voice", "context", "text", "codes"}:
            found.append(f"{code}:{number}: fields {sorted(row)}")
        elif not isinstance(context, list) or not 1 <= len(context) <= 3:
            found.append(f"{code}:{number}: context must hold one to three turns")
        elif not all(str(turn).startswith(("him: ", "helper: ")) for turn in context):
            found.append(f"{code}:{number}: context without 'him: ' or 'helper: '")
        elif not str(context[-1]).startswith(f"{other}: "):
            found.append(f"{code}:{number}: the last turn of the context must be by {other}")
        elif not set(row["codes"]) <= allowed:  # type: ignore[call-overload]
            found.append(f"{code}:{number}: codes {set(row['codes']) - allowed}")  # type: ignore[call-overload]
    return found


def trigrams(text: str) -> set[tuple[str, ...]]:
    """Give the word 3-grams of a text."""
    words = "".join(c if c.isalnum() or c == "'" else " " for c in text.lower()).split()
    return set(zip(words, words[1:], words[2:], strict=False))


def near_duplicates(rows: list[dict[str, object]]) -> list[tuple[int, int]]:
    """Find pairs of lines that share more than half of the shorter one's word 3-grams."""
    grams = [trigrams(str(row["text"])) for row in rows]
    places = defaultdict(list)
    for place, found in enumerate(grams):
        for gram in found:
            places[gram].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for at in places.values():
        shared.update((a, b) for i, a in enumerate(at) for b in at[i + 1 :])
    return [
        (a + 1, b + 1)
        for (a, b), count in shared.items()
        if count > 0.5 * min(len(grams[a]), len(grams[b])) and min(len(grams[a]), len(grams[b])) > 2
    ]


def main(names: list[str]) -> int:
    """Check the named codes' files, or all; print a row per code."""
    wrong: list[str] = []
    print(f"{'code':24}{'positives':>10}{'negatives':>10}{'near-duplicates':>17}")
    for code in names or CODES:
        path = LINES / f"{code}.jsonl"
        if not path.exists():
            wrong.append(f"{code}: no file")
            continue
        rows = load(path)
        wrong += faults(code, rows)
        positives = sum(code in row["codes"] for row in rows)  # type: ignore[operator]
        pairs = near_duplicates(rows)
        print(f"{code:24}{positives:10}{len(rows) - positives:10}{len(pairs):17} {pairs[:4]}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
