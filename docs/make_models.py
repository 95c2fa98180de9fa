"""Make the page of the shipped model from its card and from `earned.evaluation`.

python -m docs.make_models
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from earned.annotation.model import MODELS
from earned.evaluation import Cell, Table, evaluate

PAGE = Path(__file__).parent / "models.md"
HEAD = """\
# The reading model, and how well it reads

*Made by `python -m docs.make_models` from the model's card and from the figures that `earned \
evaluate` prints.*

How to read the figures. *Positives*: how many turns truly carry a code. *Precision*: of 100 \
times that the program says so, how often it is so. *Recall*: of 100 times that it is so, how \
often the program says so. *F1*: one figure for both. *Low* and *high*: where 95 of 100 figures \
would lie if other talks had been drawn. A dash: not to be told from these data.
"""


FAST = """## The fast model

`earned annotate --model fast` reads many thousands of talks with a far smaller model; the table \
"In short" shows what that costs.
"""
MISTAKES = """## What it takes for what

![Two tables: what experts said of a turn, and what the model said](pictures/confusion.svg)

A page of [real mistakes](mistakes.md) shows where it fails, in words.
"""


PUBLIC = """\
## Measuring it yourself

`earned evaluate --corpora PATH` reads public data that no model was trained on, from a folder \
with these files, in the shape that their authors publish:

| file | from |
|---|---|
| `esconv-valid.jsonl` | the validation chats of ESConv, one a line: `yulinlp/T5-PEFT`, after \
`thu-coai/Emotional-Support-Conversation` (CC BY-NC 4.0) |
| `cssrs-reddit-dev.csv` | Reddit posts by user, columns `User`, `Post`, `Label`: \
`AmanuelF/Suicide-Risk-Assessment-using-Reddit` on GitHub |

The figures below come from records beside the weights: labels and chances of turns that the model \
that read them never saw. AnnoMI itself cannot be read again in this way, since the weights that \
ship have seen it; `make train` makes the records again.
"""


def models_page() -> str:
    """Write the whole page."""
    models = resources.files("earned").joinpath("models")
    tables = ("\n".join(_table(table)) for table in evaluate().tables)
    # The cards repeat the first table as it was when the weights were made; here all are computed.
    cards = [
        models.joinpath(name, "card.md").read_text("utf-8").partition("\n## Measured")[0].strip()
        for name in MODELS.values()
    ]
    best, fast = (re.sub(r"^#", "##", card, flags=re.MULTILINE) for card in cards)
    body = [HEAD, best, "", FAST, fast, "", MISTAKES, _tried(), PUBLIC, "## Figures", "", *tables]
    return "\n".join(body)


def _tried() -> str:
    text = (Path(__file__).parent / "tried.txt").read_text("utf-8")
    return f"## What was tried\n\n{text.strip()}\n"


def _table(table: Table) -> Iterator[str]:
    yield from (f"### {table.title}", "", table.note, "")
    yield f"| {' | '.join(table.columns)} |"
    yield f"|---|{'---:|' * (len(table.columns) - 1)}"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in table.rows)
    yield ""


def _cell(value: Cell) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    PAGE.write_text(models_page(), "utf-8")
