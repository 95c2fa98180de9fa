"""One measurement in a process of its own; prints its figures as one JSON object.

python -m benchmarks.one_run export|review|encode|annotate-annomi|encode-annomi [FOLDER]...
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

STARTED = time.perf_counter()


def review_long_talk() -> dict[str, float]:
    """Read, review and lay out a talk of 300 turns as a page."""
    from benchmarks.talks import long_talk
    from earned.annotation.model import shipped_model
    from earned.render import render
    from earned.reviewing import review_reading

    talk = long_talk()
    model = shipped_model()
    loaded = time.perf_counter()
    reading = model.annotate(talk)
    read = time.perf_counter()
    found = review_reading(reading)
    reviewed = time.perf_counter()
    render((found,), "html")
    return {
        "start": loaded - STARTED,
        "encode": read - loaded,
        "review": reviewed - read,
        "page": time.perf_counter() - reviewed,
        "turns": len(talk.turns),
    }


def encode_long_talk(base: str) -> dict[str, float]:
    """Encode the same 300 turns with the plain model."""
    from benchmarks.baseline import PlainMiniLM
    from benchmarks.talks import long_talk

    texts = [turn.text for turn in long_talk().turns]
    model = PlainMiniLM(Path(base))
    loaded = time.perf_counter()
    model.encode(texts)
    return {
        "start": loaded - STARTED,
        "encode": time.perf_counter() - loaded,
        "turns": len(texts),
    }


def annotate_annomi(corpora: str) -> dict[str, float]:
    """Annotate every turn of AnnoMI."""
    from benchmarks.talks import annomi
    from earned.annotation.model import shipped_model

    talks = annomi(Path(corpora))
    model = shipped_model()
    loaded = time.perf_counter()
    turns = sum(len(model.annotate(talk).turns) for talk in talks)
    return {"encode": time.perf_counter() - loaded, "turns": turns}


def encode_annomi(corpora: str, base: str) -> dict[str, float]:
    """Encode every turn of AnnoMI with the plain model, talk by talk."""
    from benchmarks.baseline import PlainMiniLM
    from benchmarks.talks import annomi

    talks = annomi(Path(corpora))
    model = PlainMiniLM(Path(base))
    loaded = time.perf_counter()
    for talk in talks:
        model.encode([turn.text for turn in talk.turns])
    turns = sum(len(talk.turns) for talk in talks)
    return {"encode": time.perf_counter() - loaded, "turns": turns}


def export(folder: str) -> dict[str, float]:
    """Make the plain model."""
    from benchmarks.baseline import export_base

    export_base(Path(folder))
    return {}


RUNS: dict[str, Callable[..., dict[str, float]]] = {
    "export": export,
    "review": review_long_talk,
    "encode": encode_long_talk,
    "annotate-annomi": annotate_annomi,
    "encode-annomi": encode_annomi,
}


def main() -> None:
    """Run what the command line names."""
    figures = RUNS[sys.argv[1]](*sys.argv[2:])
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    print(json.dumps(figures | {"peak": peak}))


if __name__ == "__main__":
    main()
