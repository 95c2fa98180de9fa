"""The public corpora, with what of their labels agrees with our codes.

Labels are mapped where both definitions really agree; the rest stays unknown:

- AnnoMI: question, reflection, advice, information and talk types (a complex reflection may be a
  `conjecture` or not, so it is left open).
- BOLT: psychoeducation is `information`, reflections on strengths are `strength`, his changing and
  sustaining behaviour are `change_talk` and `sustain_talk`, negative emotions are `disclosure`.
  Its "normalizing" normalises the problem, not the not knowing, and is not mapped.
- OffMyChest: emotional disclosure is `disclosure`; information alone may expose or not.
- Advice: advice or not.
- GoEmotions names feelings, not what is done with them (`intensity` needs force, `disclosure` a
  risk), question intimacy rates questions without a talk, and CounselChat has no labels: these are
  text for the teacher to read, no more.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from earned.annotation.sentences import split_sentences
from training.samples import Sample

MI_OF_ANNOMI = {"therapist_input": "input"}
csv.field_size_limit(10**7)  # CounselChat has answers longer than csv's 128 KiB.
BOLT_CODES = {
    "therapist": {
        "Psychoeducation": "information",
        "Reflections on Strengths": "strength",
    },
    "client": {
        "Changing Unhealthy Behavior": "change_talk",
        "Sustaining Unhealthy Behavior": "sustain_talk",
        "Sharing Negative Emotions": "disclosure",
    },
}


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


def bolt(corpora: Path) -> Iterator[Sample]:
    """Read BOLT: only what a label says is there; nothing is known of the rest."""
    for place, (who, codes) in enumerate(BOLT_CODES.items()):
        found: dict[str, set[str]] = defaultdict(set)
        for part in ("train", "valid"):
            path = corpora / "bolt" / f"finetune_{who}_combined_{part}.csv"
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    found[row["prompt"]].add(row["completion"].strip())
        for number, (text, labels) in enumerate(sorted(found.items())):
            known = {codes[label]: 1 for label in labels if label in codes}
            if known:
                yield Sample(
                    id=f"bolt:{who}:{number}",
                    group=f"bolt:{who}:{number}",
                    source="bolt",
                    side=("helper", "him")[place],
                    text=text.strip(),
                    codes=known,
                    weight=0.5,
                )


def unlabelled(corpora: Path, *, limit: int, seed: int) -> list[Sample]:
    """Read text without labels, an equal share of three kinds, for the teacher to read.

    CounselChat's answers are the helper's and its questions his, cut into pieces of one to three
    sentences; GoEmotions' comments are taken as his.
    """
    rng = random.Random(seed)
    kinds: list[list[Sample]] = [[], [], []]
    with (corpora / "counselchat.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            title = row["questionTitle"].strip()
            for kind, side, text in (
                (0, "helper", row["answerText"]),
                (1, "him", row["questionText"]),
            ):
                for place, piece in enumerate(_pieces(text or "", rng)):
                    id = f"counselchat:{number}:{side}:{place}"
                    previous = title if side == "helper" else ""
                    kinds[kind].append(Sample(id, id, "counselchat", side, piece, previous))
    with (corpora / "goemotions-train.tsv").open(encoding="utf-8", newline="") as file:
        for text, _, name in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if "[" not in text and len(text.split()) > 3:
                id = f"goemotions:{name}"
                kinds[2].append(Sample(id, id, "goemotions", "him", text))
    return [
        sample for kind in kinds for sample in rng.sample(kind, min(limit // len(kinds), len(kind)))
    ]


def _pieces(text: str, rng: random.Random) -> Iterator[str]:
    spans = split_sentences(re.sub(r"\s+", " ", text).strip())
    at = 0
    while at < len(spans):
        size = rng.randint(1, 3)
        piece = re.sub(r"\s+", " ", text).strip()[
            spans[at][0] : spans[min(at + size, len(spans)) - 1][1]
        ]
        if 3 <= len(piece.split()) <= 80:
            yield piece
        at += size
