"""How a shipped model reads public data that it was never trained on.

The data are not part of the package: `earned evaluate --corpora PATH` reads them from a folder.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from earned.annotation.model import ReadingModel
from earned.conversation import Conversation, Role, from_pairs
from earned.errors import InputError
from earned.evaluation.table import Cell, Table, precision_recall, single, with_interval
from earned.measures.risk import find_risk

ROLES = {"helper": Role.HELPER, "him": Role.HIM}
ESCONV = "esconv-valid.jsonl"
CSSRS = "cssrs-reddit-dev.csv"
STRATEGIES = (
    ("Self-disclosure", ("self_disclosure",)),
    ("Question", ("open_question", "closed_question", "provocative_question")),
    ("Restatement or Paraphrasing", ("reflection",)),
    ("Reflection of feelings", ("reflection", "conjecture")),
    ("Providing Suggestions", ("advice",)),
    ("Information", ("information",)),
)
"""ESConv's strategies beside the codes that come nearest; only the first pair is the same thing."""
HIGH_RISK = ("Behavior", "Attempt")
csv.field_size_limit(10**7)  # A user's posts can be longer than csv's 128 KiB.


def public_tables(folder: Path, model: ReadingModel, *, seed: int = 0) -> tuple[Table, ...]:
    """Measure a model on what of the public data is there.

    Args:
        folder: holds `esconv-valid.jsonl`, `cssrs-reddit-dev.csv`, or both.
        model: the model to measure.
        seed: of the bootstrap.

    Raises:
        InputError: neither file is in the folder, or one cannot be read.
    """
    known = {ESCONV: esconv_table, CSSRS: cssrs_table}
    present = [name for name in known if (folder / name).is_file()]
    if not present:
        raise InputError(
            f"{folder} holds neither {ESCONV} nor {CSSRS}; docs/models.md says where they are from."
        )
    found = []
    for name in present:
        try:
            found.append(known[name](folder / name, model, seed=seed))
        except (KeyError, ValueError, csv.Error) as error:
            raise InputError(
                f"{folder / name} is not in the shape that its authors publish ({error})."
            ) from None
    return tuple(found)


def esconv_table(path: Path, model: ReadingModel, *, seed: int) -> Table:
    """Hold codes against the strategies that ESConv's supporters named for their messages."""
    named, applied, groups = [], [], []
    for number, (talk, strategies) in enumerate(esconv_talks(path)):
        reading = model.annotate(talk)
        for turn, strategy in strategies:
            named.append(strategy)
            applied.append(frozenset(reading.turns[turn].applied))
            groups.append(number)
    rows: list[tuple[Cell, ...]] = []
    for strategy, codes in STRATEGIES:
        truth = np.array([name == strategy for name in named])
        said = np.array([not one.isdisjoint(codes) for one in applied])
        figure = with_interval(single(truth, said), np.array(groups), seed=seed)
        name = f"{strategy} / {', '.join(codes)}"
        rows.append((name, int(truth.sum()), *precision_recall(truth, said), *figure))
    return Table(
        f"ESConv, {len(set(groups))} support chats, {len(named)} messages of supporters",
        ("strategy / our codes", "messages", "precision", "recall", "F1", "low", "high"),
        tuple(rows),
        "No model of ours was trained on ESConv. Its supporters named one strategy for a whole "
        "message, and some messages mix several; only self-disclosure means nearly the same in "
        "both schemes. RoBERTa trained on it reaches .68 there.",
    )


def esconv_talks(path: Path) -> Iterator[tuple[Conversation, list[tuple[int, str]]]]:
    """Give each chat with the strategy of each message of the supporter; messages stay apart."""
    for line in path.read_text("utf-8").splitlines():
        messages = json.loads(line)["dialog"]
        pairs = [
            ("helper" if m["speaker"] == "sys" else "him", m["text"].strip()) for m in messages
        ]
        strategies = [
            (turn, str(message["strategy"]))
            for turn, message in enumerate(messages)
            if message.get("strategy")
        ]
        yield from_pairs(pairs, source=path.name, roles=ROLES), strategies


def cssrs_table(path: Path, model: ReadingModel, *, seed: int) -> Table:
    """Find the users whose posts were labelled with suicidal behaviour or an attempt."""
    rows = list(_cssrs_users(path))
    truth = np.array([label in HIGH_RISK for label, _ in rows])
    found = [find_risk(model.annotate(talk)) for _, talk in rows]
    groups = np.arange(len(rows))
    cells: list[tuple[Cell, ...]] = []
    for name, said in (
        ("plain words of suicide or harm", [any(w.clear for w in f) for f in found]),
        ("anything worth a question", [bool(f) for f in found]),
    ):
        said_array = np.array(said)
        figure = with_interval(single(truth, said_array), groups, seed=seed)
        cells.append((name, int(said_array.sum()), *precision_recall(truth, said_array), *figure))
    return Table(
        f"C-SSRS on Reddit, {len(rows)} users, {int(truth.sum())} with behaviour or an attempt",
        ("marked by", "users", "precision", "recall", "F1", "low", "high"),
        tuple(cells),
        "Nothing was trained on it. A user counts as found if anything in all of their posts is "
        "marked; users with thoughts of suicide and no act count as wrong here, although in a talk "
        "they would be asked just the same.",
    )


def _cssrs_users(path: Path) -> Iterator[tuple[str, Conversation]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            posts: Any = row["Post"].strip("[]").split("', '")
            pairs = [("him", post.strip("'\" ")) for post in posts]
            yield row["Label"], from_pairs(pairs, source=path.name, roles=ROLES)
