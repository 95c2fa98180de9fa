"""Write the models' cards from the recipes and from what was measured."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from earned.codes import CODES
from earned.evaluation import Cell, Table
from earned.evaluation.headline import headline_table
from training.data import FOLDS, Data
from training.recipe import FAST_GROUND, FAST_TALKS, GROUND, TALKS, TEACHER, Recipe

ENCODERS = {
    "reading": (
        "all-MiniLM-L6-v2 (Apache-2.0), six layers of width 384, its matrices in seven bits, run "
        "by ONNX Runtime."
    ),
    "fast": (
        "word pieces of all-MiniLM-L6-v2 (Apache-2.0) in 96 dimensions, and two layers of "
        "convolution over their neighbours, width 192, run by ONNX Runtime. It learned from our "
        "labels and from what the default model says of the same turns."
    ),
}
STAGES = {
    "reading": (("teacher", TEACHER), ("ground", GROUND), ("experts' talks", TALKS)),
    "fast": (("ground", FAST_GROUND), ("experts' talks", FAST_TALKS)),
}
HEAD = """# {id}

Reads turns of a talk between a helper and a guarded man: {codes} codes of `earned`'s codebook,
each with a calibrated chance, and AnnoMI's main behaviour and talk type, one class a turn.

- **Encoder:** {encoder}
- **How:** every sentence of a turn is one vector (the mean of its tokens, read with the rest of
  the turn around it). Beside it stand the turn's mean, the mean of the other side's last turn and
  of the speaker's own last turn, encoded apart, and a few plain facts (lengths, a question mark).
  Two small heads give the codes, sentence by sentence (the best sentence counts for the turn),
  and the class of the turn.
- **Taught in steps:** a teacher (all-mpnet-base-v2, Apache-2.0, 110 million parameters; it does
  not ship) is trained on our own lines and never sees an expert's label. The ground is laid on our
  lines and whole talks, and on text without labels that the teacher has read. On top of it come
  the experts' transcripts and the real turns that we coded.
- **Calibration:** one line per code (Platt 1999) on real turns held out and on lines that trained
  nothing; a code is applied from the chance that serves both best (expected F1), and called unsure
  from six tenths of that. A finding asks for an expected precision of seven tenths. Codes whose
  measured precision where they are shown is below six tenths are marked experimental and
  kept out of findings. What is added to the classes' logits was chosen on the other folds.
- **Trained on:** {counts}. Licences stand in `NOTICE`.
- **Recipe:** {recipe}. Rebuilt by `make train CORPORA=…`; seeds are in `training/data.py`.
- **Held out:** {folds} by conversation (source video, or post), each read by a model trained on
  the rest. The weights that ship are the mean of those models' weights, so they have seen all of
  it and those figures are their parents'; the lines that nothing was chosen on were read by the
  weights that ship.
- **Not for:** diagnosis, ranking people, languages other than English, or finding risk of suicide
  by itself. Codes say what words do, not what a person is.
- **Who coded:** AnnoMI's classes are experts'. Our own lines and talks, the lines written apart and
  both codings of real turns were written and coded by one language model against the codebook, in
  sessions apart from each other; no clinician and no other person coded them.

Experimental now: {experimental}.

## Measured

All tables: `earned evaluate`, and `docs/models.md`.
"""


def write_cards(models: Path, data: Data, *, folds: Sequence[int]) -> None:
    """Write `card.md` beside every model's weights."""
    counts = Counter(s.source for s in (*data.experts, *data.ground, *data.talks, *data.read))
    for name, stages in STAGES.items():
        config = json.loads((models / name / "config.json").read_text("utf-8"))
        hidden = [c for c, entry in config["calibration"].items() if entry["experimental"]]
        head = HEAD.format(
            id=config["id"],
            codes=len(CODES),
            encoder=ENCODERS[name],
            counts=", ".join(f"{count:,} turns of {source}" for source, count in counts.items()),
            recipe="; ".join(f"{stage}: {_recipe(recipe)}" for stage, recipe in stages),
            folds=f"{len(folds)} of {FOLDS} folds" if len(folds) < FOLDS else f"{FOLDS} folds",
            experimental=", ".join(f"`{code}`" for code in hidden) or "none",
        )
        (models / name / "card.md").write_text(head + _table(headline_table(seed=0)), "utf-8")


def _recipe(recipe: Recipe) -> str:
    return ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in asdict(recipe).items())


def _table(table: Table) -> str:
    lines = [f"\n### {table.title}\n", _row(table.columns), _row(["---"] * len(table.columns))]
    lines += [_row(row) for row in table.rows]
    return "\n".join([*lines, "", table.note, ""])


def _row(cells: tuple[Cell, ...] | list[str]) -> str:
    return "| " + " | ".join("–" if cell is None else str(cell) for cell in cells) + " |"
