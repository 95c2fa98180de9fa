"""Write the model card from the recipe and from what was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from earned.codes import CODES
from earned.evaluation import Cell, Table, evaluate
from training.encoder import Recipe
from training.samples import Sample

HEAD = """# {id}

Reads turns of a talk between a helper and a guarded man: {codes} codes of `earned`'s codebook,
each with a calibrated chance, and AnnoMI's main behaviour and talk type, one class a turn.

- **Base:** all-MiniLM-L6-v2 (Apache-2.0), six layers of width 384, run in int8 by ONNX Runtime.
- **How:** every sentence of a turn is one vector (the mean of its tokens, read with the rest of
  the turn around it). Beside it stand the turn's mean, the mean of the other side's last turn and
  of the speaker's own last turn, encoded apart, and a few plain facts (lengths, a question mark).
  Two small heads give the codes, sentence by sentence (the best sentence counts for the turn),
  and the class of the turn.
- **Calibration:** one line per code (Platt 1999) on turns that did not train the model; a code is
  applied from the chance with the best expected F1, and called unsure from six tenths of that.
  Codes that are wrong more often than right on held-out turns are marked experimental and kept
  out of findings.
- **Trained on:** {counts}. Licences stand in `NOTICE`.
- **Recipe:** {recipe}. Rebuilt by `make train CORPORA=…`; seeds are in `training/build.py`.
- **Held out:** {folds} by conversation (source video, or scene), each read by a model trained on
  the rest. The weights that ship are trained on all of it, so the figures are those of their
  siblings, not of the very same weights; only the lines written apart were read by these weights.
- **Not for:** diagnosis, ranking people, languages other than English, or finding risk of suicide
  by itself. Codes say what words do, not what a person is.
- **Who coded:** AnnoMI's classes are experts'. Our own lines, the lines written apart and both
  codings of real turns were written and coded by one language model against the codebook, in
  sessions apart from each other; no clinician and no other person coded them.
- **Chosen in view of the figures:** how thresholds are found was picked among 24 ways with the
  figures below in view, the lines written apart among them, so they flatter a little.

Experimental now: {experimental}.

## Measured
"""


@dataclass(frozen=True)
class Facts:
    """What the card says that is not a measured figure.

    Attributes:
        id: the model's id.
        recipe: how it was trained.
        samples: everything that trained the shipped weights.
        folds: in words, which folds were held out.
        experimental: codes kept out of findings.
    """

    id: str
    recipe: Recipe
    samples: Sequence[Sample]
    folds: str
    experimental: Sequence[str]


def write_card(folder: Path, facts: Facts) -> None:
    """Write `card.md` beside the weights."""
    counts = Counter(sample.source for sample in facts.samples)
    head = HEAD.format(
        id=facts.id,
        codes=len(CODES),
        counts=", ".join(f"{count:,} turns of {name}" for name, count in sorted(counts.items())),
        recipe=", ".join(
            f"{name.replace('_', ' ')} {value}" for name, value in asdict(facts.recipe).items()
        ),
        folds=facts.folds,
        experimental=", ".join(f"`{code}`" for code in facts.experimental) or "none",
    )
    tables = "\n".join(_table(table) for table in evaluate(model=facts.id).tables)
    (folder / "card.md").write_text(head + tables, "utf-8")


def _table(table: Table) -> str:
    lines = [f"\n### {table.title}\n", _row(table.columns), _row(["---"] * len(table.columns))]
    lines += [_row(row) for row in table.rows]
    return "\n".join([*lines, "", table.note, ""])


def _row(cells: tuple[Cell, ...] | list[str]) -> str:
    return "| " + " | ".join("–" if cell is None else str(cell) for cell in cells) + " |"
