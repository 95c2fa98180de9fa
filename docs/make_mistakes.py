"""Make the page of real mistakes: what the shipped model gets wrong, and how sure it is.

    python -m docs.make_mistakes

Lines are our own, of the set that nothing was trained or chosen on. Real turns are named by their
number alone: their words are not ours to print.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from training.data import HELD_OUT
from training.samples import Sample, own_lines

from earned.codes import CODES
from earned.evaluation.records import APPLIED, Records, load_records

PAGE = Path(__file__).parent / "mistakes.md"
MOST = 14
REAL = 10
HEAD = """\
# Real mistakes

*Made by `python -m docs.make_mistakes`.* These are the surest mistakes of the model that ships,
on lines that nothing was trained or chosen on, one for a code. Read them before you trust a
finding: the model goes by wording and place, and where a person hears irony, history or a threat
under a kind word, it often does not. Some "mistakes" are turns on which two careful coders would
differ too.
"""


def mistakes_page() -> str:
    """Write the whole page."""
    records = load_records()
    lines = {s.id: s for s in own_lines(HELD_OUT, names="[cd]", source="unseen")}
    return "\n".join(
        [
            HEAD,
            "## Seen where it is not",
            "",
            *_lines(records, lines, wanted=0),
            "## Missed where it is",
            "",
            *_lines(records, lines, wanted=1),
            "## On real talks",
            "",
            *_confused(records),
        ]
    )


def _lines(records: Records, lines: dict[str, Sample], *, wanted: int) -> list[str]:
    at = records.rows("unseen")
    labels, chances = records["labels"][at], records["chances"][at].astype(float)
    said = records.applied[at]
    wrong = (labels == wanted) & (said != bool(wanted))
    surest = np.where(wrong, chances if wanted == 0 else 1 - chances, -1.0)
    found: list[str] = []
    best = sorted(range(labels.shape[1]), key=lambda place: -float(surest[:, place].max()))
    for place in best[:MOST]:
        row = int(surest[:, place].argmax())
        sample = lines[str(records["id"][at[row]])]
        other = "him" if sample.side == "helper" else "helper"
        found += [
            f"- **{CODES[records.codes[place]].title}** (`{records.codes[place]}`), chance "
            f"{chances[row, place]:.0%}. {other.capitalize()}: “{sample.previous}” "
            f"{'He' if sample.side == 'him' else 'Helper'}: “{sample.text}”",
        ]
    return [*found, ""]


def _confused(records: Records) -> list[str]:
    at = np.flatnonzero(records["first"][:, 0] >= 0)
    both = (records["first"][at] == 1) & (records["second"][at] == 1)
    neither = (records["first"][at] == 0) & (records["second"][at] == 0)
    said = records["states"][at] >= APPLIED
    rows = [
        "Codes on which model and coders part most often, on turns where both codings agree.",
        "",
        "| code | seen where it is not | missed where it is | such turns, for example |",
        "|---|---:|---:|---|",
    ]
    wrong = (said & neither).sum(0) + (~said & both).sum(0)
    for place in np.argsort(-wrong)[:REAL]:
        false, missed = said[:, place] & neither[:, place], ~said[:, place] & both[:, place]
        ids = [str(one) for one in records["id"][at[np.flatnonzero(false | missed)]][:4]]
        rows.append(
            f"| {CODES[records.codes[place]].title} | {int(false.sum())} | {int(missed.sum())} | "
            f"{', '.join(ids)} |"
        )
    return [*rows, ""]


if __name__ == "__main__":
    PAGE.write_text(mistakes_page(), "utf-8")
