"""Every labelled turn that the weights are trained or measured on, in one shape."""

from __future__ import annotations

import csv
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from earned.codes import CODES, HELPER_CODES, HIS_CODES

LINES = Path(__file__).parent / "lines"
CODED = Path(__file__).parent / "coded"
HELPER_MI = ("question", "reflection", "input", "other")
HIS_MI = ("change", "sustain", "neutral")
MI_OF_ANNOMI = {"therapist_input": "input"}


@dataclass(frozen=True)
class Sample:
    """One turn with what is known of it.

    Attributes:
        id: unique, `source:…`; never holds text.
        group: what may not be split between training and test (a video, a line's scene).
        source: `annomi`, `lines`, `coded`, `offmychest`, `advice`.
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


def own_lines(folder: Path = LINES, *, source: str = "lines") -> Iterator[Sample]:
    """Read our own lines: every code of the speaker's side is known."""
    for path in sorted(folder.glob("*.jsonl")):
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


def annomi(corpora: Path) -> Iterator[Sample]:
    """Read AnnoMI: expert classes, and codes where the two schemes really agree."""
    table: dict[tuple[str, int], list[dict[str, str]]] = defaultdict(list)
    with (corpora / "annomi-train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table[row["transcript_id"], int(row["utterance_id"])].append(row)
    last: dict[tuple[str, str], str] = {}
    for (talk, number), rows in sorted(
        table.items(), key=lambda item: (int(item[0][0]), item[0][1])
    ):
        first = rows[0]
        side = "helper" if first["interlocutor"] == "therapist" else "him"
        other = "him" if side == "helper" else "helper"
        yield Sample(
            id=f"annomi:{talk}:{number}",
            group=f"annomi:{first['video_url']}",
            source="annomi",
            side=side,
            text=first["utterance_text"],
            previous=last.get((talk, other), ""),
            before=last.get((talk, side), ""),
            codes=_annomi_codes(side, rows),
            mi=_majority(
                rows, "main_therapist_behaviour" if side == "helper" else "client_talk_type"
            ),
        )
        last[talk, side] = first["utterance_text"]


def _majority(rows: list[dict[str, str]], column: str) -> str:
    value = Counter(row[column] for row in rows).most_common(1)[0][0]
    return MI_OF_ANNOMI.get(value, value)


def _annomi_codes(side: str, rows: list[dict[str, str]]) -> dict[str, int]:
    if side == "him":
        talk = _majority(rows, "client_talk_type")
        return {"change_talk": int(talk == "change"), "sustain_talk": int(talk == "sustain")}
    question = _majority(rows, "question_subtype")
    reflection = _majority(rows, "reflection_subtype")
    given = _majority(rows, "therapist_input_subtype")
    codes: dict[str, int] = {}
    if question:
        codes["open_question" if question == "open" else "closed_question"] = 1
    else:
        codes |= {"open_question": 0, "closed_question": 0, "provocative_question": 0}
    if reflection == "simple":
        codes["reflection"] = 1
    elif not reflection:
        codes |= {"reflection": 0, "conjecture": 0}
    if given in ("information", "advice"):
        codes[given] = 1
    elif not given:
        codes |= {"information": 0, "advice": 0}
    return codes


def offmychest(corpora: Path, *, limit: int, seed: int) -> list[Sample]:
    """Read OffMyChest: emotional disclosure is `disclosure`; information alone stays unknown."""
    with (corpora / "offmychest-train.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for place in np.random.default_rng(seed).permutation(len(rows)):
        row = rows[place]
        feeling, fact = row["Emotional_disclosure"] == "1", row["Information_disclosure"] == "1"
        text = row["full_text"].replace("<U+0092>", "'").strip()
        if (fact and not feeling) or not 3 <= len(text.split()) <= 60:
            continue
        found.append(
            Sample(
                id=f"offmychest:{row['sentenceid']}",
                group=f"offmychest:{row['id']}",
                source="offmychest",
                side="him",
                text=text,
                codes={"disclosure": int(feeling)},
                weight=0.5,
            )
        )
    return found[:limit]


def advice(corpora: Path, *, limit: int, seed: int) -> list[Sample]:
    """Read the advice corpora: sentences of replies, advice or not."""
    rows = []
    for name in ("askparents", "needadvice"):
        with (corpora / f"advice-{name}-train.tsv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            rows += [(name, row) for row in reader if row["Majority_label"] in ("0", "1")]
    found = []
    for place in np.random.default_rng(seed).permutation(len(rows))[:limit]:
        name, row = rows[place]
        text = row["Sentence"]
        for spaced, plain in (
            (" .", "."),
            (" ,", ","),
            (" n’t", "n't"),
            (" ’", "'"),
            (" '", "'"),
            (" ?", "?"),
            (" !", "!"),
        ):
            text = text.replace(spaced, plain)
        found.append(
            Sample(
                id=f"advice:{name}:{row['ID']}",
                group=f"advice:{row['ID'].split('-')[0]}",
                source="advice",
                side="helper",
                text=text,
                codes={"advice": int(row["Majority_label"])},
                weight=0.5,
            )
        )
    return found


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
