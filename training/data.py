"""Everything the models are trained, calibrated and measured on, sorted by its part in that."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from training.corpora import advice, annomi, bolt, offmychest, unlabelled
from training.samples import Sample, codings, lay_codings_over, own_lines, own_talks

FOLDS = 5
SEED = 20261122
HELD_OUT = Path(__file__).parent / "held_out"
LABELLED = 1500
"""How many labelled sentences of OffMyChest and of the advice corpora train the models."""
READ = 9000
"""How many pieces of text only the teacher has read."""
JUDGED = ("change_talk", "sustain_talk")
"""Files whose lines were all judged for what speaks for and against a change."""


@dataclass(frozen=True)
class Data:
    """Samples by the part they have.

    Attributes:
        experts: real turns with experts' classes, or coded twice by us; held out in folds.
        ground: our own lines, and labelled sentences.
        talks: whole talks of our own.
        read: text without labels.
        choosing: lines written apart; thresholds are chosen on them, nothing is trained on them.
        unseen: lines written apart that nothing is trained or chosen on.
    """

    experts: list[Sample]
    ground: list[Sample]
    talks: list[Sample]
    read: list[Sample]
    choosing: list[Sample]
    unseen: list[Sample]


def gather(corpora: Path) -> Data:
    """Read all of it.

    Args:
        corpora: the folder of the public corpora.
    """
    coded = set(codings()[0])
    posts = offmychest(corpora, limit=10**6, seed=SEED)
    advised = advice(corpora, limit=10**6, seed=SEED)
    elsewhere = [s for s in (*posts, *advised) if s.id in coded]
    labelled = [
        sample
        for found in (posts, advised)
        for sample in [s for s in found if s.id not in coded][:LABELLED]
    ]
    return Data(
        experts=lay_codings_over([*annomi(corpora), *elsewhere]),
        ground=[*_with_talk_types(own_lines()), *labelled, *bolt(corpora)],
        talks=list(_with_talk_types(own_talks())),
        read=unlabelled(corpora, limit=READ, seed=SEED),
        choosing=list(own_lines(HELD_OUT, names="[ab]", source="choosing")),
        unseen=list(own_lines(HELD_OUT, names="[cd]", source="unseen")),
    )


def fold_of(sample: Sample) -> int:
    """Give the fold that holds a sample out, the same for all of its group."""
    return zlib.crc32(f"{SEED}:{sample.group}".encode()) % FOLDS


def _with_talk_types(samples: Iterable[Sample]) -> list[Sample]:
    """Give his turns that were judged for it AnnoMI's talk type too."""
    return [replace(sample, mi=_talk_type(sample)) for sample in samples]


def _talk_type(sample: Sample) -> str | None:
    if sample.side == "helper":
        return None
    if sample.source == "lines" and sample.id.split(":")[1] not in JUDGED:
        return None
    change, sustain = sample.codes["change_talk"], sample.codes["sustain_talk"]
    if change and sustain:
        return None
    return "change" if change else "sustain" if sustain else "neutral"
