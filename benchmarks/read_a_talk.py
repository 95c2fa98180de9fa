"""Time and memory of reading a talk, beside a plain int8 MiniLM on the same turns.

    python -m benchmarks.read_a_talk [--corpora PATH]

Every figure is the median of five runs, each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from benchmarks.talks import EXAMPLES, HIM

RUNS = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, help="folder with annomi-train.csv")
    corpora = parser.parse_args().corpora
    print(f"Medians of {RUNS} runs, each a process of its own.\n")
    print(f"`earned --help`                            {_timed('--help'):6.2f} s")
    print(f"cold start to the review of {_talk()}  {_timed(*_review()):6.2f} s\n")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(_run("export", folder), check=True, capture_output=True)
        ours = _median("review")
        plain = _median("encode", folder)
        print(
            f"A talk of {ours['turns']:.0f} turns          earned   plain MiniLM (int8, 6 layers)"
        )
        for name, key in (("start, loading", "start"), ("encoding", "encode")):
            print(f"  {name:24} {ours[key]:7.2f} s   {plain[key]:7.2f} s")
        print(f"  review, measures         {ours['review']:7.2f} s")
        print(f"  page (HTML)              {ours['page']:7.2f} s")
        whole = sum(ours[key] for key in ("start", "encode", "review", "page"))
        print(
            f"  all                      {whole:7.2f} s   {plain['start'] + plain['encode']:7.2f} s"
        )
        print(f"  peak memory              {ours['peak']:7.0f} MiB {plain['peak']:7.0f} MiB")
        if corpora:
            _print_annomi(str(corpora.resolve()), folder)


def _print_annomi(corpora: str, base: str) -> None:
    ours = _median("annotate-annomi", corpora, runs=1)
    plain = _median("encode-annomi", corpora, base, runs=1)
    print(f"\nAll {ours['turns']:.0f} turns of AnnoMI, talk by talk, one run")
    for name, found in (("earned", ours), ("plain MiniLM", plain)):
        speed = found["turns"] / found["encode"]
        print(f"  {name:24} {speed:7.0f} turns a second, peak {found['peak']:.0f} MiB")


def _talk() -> str:
    return next(iter(HIM))


def _review() -> tuple[str, ...]:
    return "review", str(EXAMPLES / _talk()), "--him", HIM[_talk()], "--to", "json"


def _timed(*arguments: str) -> float:
    """Give the median wall time of a whole `earned` process, in seconds."""
    command = [str(Path(sysconfig.get_path("scripts"), "earned")), *arguments]
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _median(run: str, *arguments: str, runs: int = RUNS) -> dict[str, float]:
    """Run one measurement several times and give each figure's median."""
    found = [json.loads(subprocess.check_output(_run(run, *arguments))) for _ in range(runs)]
    return {key: statistics.median(one[key] for one in found) for key in found[0]}


def _run(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.one_run", name, *arguments]


if __name__ == "__main__":
    main()
