"""Show on stderr how far the reading is, if somebody sits there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from earned.cli.plain import one_line

Step = Callable[[int, int], None]


@contextmanager
def showing_progress(*, quiet: bool = False) -> Iterator[Callable[[str], Step | None]]:
    """Give a function that starts a talk's bar and returns what to call with (done, in all).

    It returns `None`, and nothing is shown, unless stderr is a terminal.

    Args:
        quiet: show nothing anywhere.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    shown = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as progress:

        def start(name: str) -> Step:
            for finished in progress.task_ids:
                progress.remove_task(finished)
            bar = progress.add_task(f"Reading {escape(one_line(name))}", total=None)
            return lambda done, total: progress.update(bar, completed=done, total=total)

        yield start
