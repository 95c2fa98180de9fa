"""Run the blocks of a document and compare what they print with what stands under them.

A `console` block holds commands after `$ `, a `pycon` block Python after `>>> `; what follows a
command is what it prints. A line `...` stands for any lines. All blocks of one document run in
order in one folder that has the examples in it.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FENCE = re.compile(r"^```(?P<kind>console|pycon)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
WIDTH = 80


@dataclass(frozen=True, slots=True)
class Step:
    """One command, what a document shows under it, and what it printed."""

    command: str
    shown: str
    printed: str

    @property
    def agrees(self) -> bool:
        """Say whether what is shown is what was printed."""
        return matches(self.shown, self.printed)


def matches(shown: str, printed: str) -> bool:
    """Compare two outputs, blanks at line ends aside; a shown line `...` stands for any lines."""
    parts = [
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + r"\n"
        for line in shown.splitlines()
    ]
    return re.fullmatch("".join(parts), _trimmed(printed)) is not None


def run_document(text: str, folder: Path) -> Iterator[tuple[re.Match[str], tuple[Step, ...]]]:
    """Run every block of a document in a folder.

    Args:
        text: the document.
        folder: where the commands run.

    Yields:
        Each block's place in the text, with its steps.
    """
    names: dict[str, Any] = {}
    for block in _FENCE.finditer(text):
        body = block["body"]
        if block["kind"] == "console":
            yield block, tuple(_run_shell(body, folder))
        else:
            yield block, tuple(_run_python(body, folder, names))


def rewrite(text: str, folder: Path) -> str:
    """Give a document with every output that no longer agrees replaced by what was printed."""
    made, at = [], 0
    for block, steps in run_document(text, folder):
        body = "".join(_written(block["kind"], step) for step in steps)
        made += [text[at : block.start("body")], body]
        at = block.end("body")
    return "".join([*made, text[at:]])


def _written(kind: str, step: Step) -> str:
    output = step.shown if step.agrees else _trimmed(step.printed)
    if kind == "console":
        return f"$ {step.command}\n{output}"
    first, *rest = step.command.splitlines()
    lines = [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
    return "\n".join(lines) + "\n" + output


def _run_shell(body: str, folder: Path) -> Iterator[Step]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        ended = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
        )
        yield Step(command, shown, ended.stdout.decode("utf-8"))


def _environment() -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "COLUMNS": str(WIDTH), "NO_COLOR": "1"}


def _run_python(body: str, folder: Path, names: dict[str, Any]) -> Iterator[Step]:
    for example in doctest.DocTestParser().get_examples(body):
        printed = io.StringIO()
        with chdir(folder), redirect_stdout(printed):
            exec(compile(example.source, "<document>", "single"), names)
        yield Step(example.source.rstrip("\n"), example.want, printed.getvalue())


def _trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
