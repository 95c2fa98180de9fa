"""Turns a second on one core, beside a plain int8 MiniLM in the same run.

    python -m benchmarks.speed

Turns of 18 to 22 word pieces from our own talks, as talks of 200 turns; the median of five rounds,
the models taking turns within each round. "earned" is the whole reading: sentences, codes with
chances, annotations; the plain MiniLM only encodes.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 5
TURNS = 1000
A_TALK = 200
PIECES = range(18, 23)
TALKS = Path(__file__).parents[1] / "training" / "talks"


def main() -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from benchmarks.baseline import PlainMiniLM, export_base
    from earned.annotation.model import MODELS, shipped_model

    talks = _talks()
    texts = [[turn.text for turn in talk.turns] for talk in talks]
    turns = sum(map(len, texts))
    with tempfile.TemporaryDirectory() as folder:
        export_base(Path(folder))
        plain = PlainMiniLM(Path(folder))
        runs: dict[str, Callable[[], object]] = {
            "plain MiniLM, int8": lambda: [plain.encode(part) for part in texts]
        }
        for name in MODELS:
            model = shipped_model(name)
            runs[f"earned, {name}"] = lambda model=model: [model.annotate(t) for t in talks]
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(ROUNDS + 1):
            for name, run in runs.items():
                started = time.perf_counter()
                run()
                times[name].append(time.perf_counter() - started)
    base = statistics.median(times["plain MiniLM, int8"][1:])
    print(f"{turns} turns of {PIECES.start} to {PIECES.stop - 1} word pieces, one core\n")
    for name, found in times.items():
        median = statistics.median(found[1:])
        print(f"{name:22} {turns / median:7.0f} turns a second   {base / median:5.1f} x plain")


def _talks() -> list[object]:
    from earned.annotation.model import shipped_model
    from earned.conversation import Role, from_pairs

    count = shipped_model().encoder.count_pieces
    said = [
        json.loads(line)["text"]
        for path in sorted(TALKS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    fitting = [text for text in said if count(text) in PIECES]
    chosen = [fitting[place % len(fitting)] for place in range(TURNS)]
    roles = {"helper": Role.HELPER, "him": Role.HIM}
    return [
        from_pairs(
            [(("helper", "him")[n % 2], text) for n, text in enumerate(chosen[at : at + A_TALK])],
            roles=roles,
        )
        for at in range(0, TURNS, A_TALK)
    ]


if __name__ == "__main__":
    main()
