"""One turn with what is known of it, and the turns that we wrote or coded ourselves."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from earned.codes import CODES, HELPER_CODES, HIS_CODES

LINES = Path(__file__).parent / "lines"
TALKS = Path(__file__).parent / "talks"
CODED = Path(__file__).parent / "coded"
HELPER_MI = ("question", "reflection", "input", "other")
HIS_MI = ("change", "sustain", "neutral")


@dataclass(frozen=True)
class Sample:
    """One turn with what is known of it.

    Attributes:
        id: unique, `source:…`; never holds text.
        group: what may not be split between training and test (a video, a line's scene).
        source: `annomi`, `coded` (the same, coded by us too), `lines`, `talks`, or a corpus.
        side: `helper` or `him`.
        text: the turn.
        previous: the other side's turn before it, or an empty text.
        before: the speaker's own turn before that, or an empty text.
        codes: code → 1 or 0, one half where two codings differ; others are not known.
        mi: class of AnnoMI's scheme, or `None`.
        weight: how much the sample counts in training.
    """

    id: str
    group: str
    source: str
    side: str
    text: str
    previous: str = ""
    before: str = ""
    codes: Mapping[str, float] = field(default_factory=dict)
    mi: str | None = None
    weight: float = 1.0


def own_lines(folder: Path = LINES, *, names: str = "*", source: str = "lines") -> Iterator[Sample]:
    """Read our own lines: every code of the speaker's side is known.

    Args:
        folder: of JSON Lines files.
        names: which files, as a pattern without the ending.
        source: what the samples are called.
    """
    for path in sorted(folder.glob(f"{names}.jsonl")):
        for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
            row = json.loads(raw)
            side = CODES[row.get("code", path.stem)].side
            turns = [turn.partition(": ")[::2] for turn in row["context"]]
            own = [text for role, text in turns if role == side]
            others = [text for role, text in turns if role != side]
            known = HELPER_CODES if side == "helper" else HIS_CODES
            yield Sample(
                id=f"{source}:{path.stem}:{number}",
                group=f"{source}:{zlib.crc32(row['context'][-1].encode())}",
                source=source,
                side=side,
                text=row["text"],
                previous=others[-1] if others else "",
                before=own[-1] if own else "",
                codes={code: int(code in row["codes"]) for code in known},
            )


def own_talks(folder: Path = TALKS) -> Iterator[Sample]:
    """Read the whole talks that we wrote: every code of the speaker's side is known."""
    for path in sorted(folder.glob("*.jsonl")):
        last: dict[tuple[str, str], str] = {}
        for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
            row = json.loads(raw)
            side, talk = row["role"], row["talk"]
            known = HELPER_CODES if side == "helper" else HIS_CODES
            yield Sample(
                id=f"talks:{path.stem}:{number}",
                group=f"talks:{talk}",
                source="talks",
                side=side,
                text=row["text"],
                previous=last.get((talk, "him" if side == "helper" else "helper"), ""),
                before=last.get((talk, side), ""),
                codes={code: int(code in row["codes"]) for code in known},
            )
            last[talk, side] = row["text"]


def codings(folder: Path = CODED) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Read the two independent codings of real turns: turn id → codes."""
    both: list[dict[str, frozenset[str]]] = []
    for name in ("first", "second"):
        rows = map(json.loads, (folder / f"{name}.jsonl").read_text("utf-8").splitlines())
        both.append({row["id"]: frozenset(row["codes"]) for row in rows})
    return both[0], both[1]


def lay_codings_over(samples: list[Sample], folder: Path = CODED) -> list[Sample]:
    """Put our codings onto the turns they are of.

    Where both codings agree a code is known; where they differ it is one half, in training only.
    """
    first, second = codings(folder)
    found = []
    for sample in samples:
        if sample.id in first and sample.id in second:
            codes = HELPER_CODES if sample.side == "helper" else HIS_CODES
            known = {c: ((c in first[sample.id]) + (c in second[sample.id])) / 2 for c in codes}
            sample = replace(sample, source="coded", codes=known)
        found.append(sample)
    return found
