"""Rebuild the shipped reading models, from the corpora and our own lines to their cards.

    python -m training.build --corpora PATH

A teacher is trained on our lines. A student learns from them and from the teacher, once; on top
of that it is trained on the experts' transcripts without one fold in turn, for the figures of
`earned evaluate` and for the thresholds. The mean of the folds' weights is what ships. The fast
model learns from the students in the same way. Finished parts are kept in the folder `work`;
`make clean` starts afresh.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import earned
from training.card import write_cards
from training.data import FOLDS, gather
from training.fast import FAST, build_fast
from training.finish import Build, finish
from training.students import DEFAULT, build_students
from training.teacher import teach

WORK = Path(__file__).parent / "work"
MODELS = Path(earned.__file__).parent / "models"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the whole build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument(
        "--folds", type=int, nargs="+", default=range(FOLDS), help="which folds to hold out"
    )
    options = parser.parse_args(arguments)
    WORK.mkdir(exist_ok=True)
    data = gather(options.corpora)
    teacher = teach(data, WORK)
    build_students(data, teacher, WORK, MODELS / "reading", folds=options.folds)
    build_fast(data, WORK, MODELS / "fast", folds=options.folds)
    for name, id in (("reading", DEFAULT), ("fast", FAST)):
        finish(Build(id, MODELS / name, WORK / name, options.folds), data, options.corpora)
    write_cards(MODELS, data, folds=options.folds)


if __name__ == "__main__":
    main()
