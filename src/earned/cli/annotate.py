"""`earned annotate`: what the model says of each turn, as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from earned.annotation.model import ReadingModel, shipped_model
from earned.annotation.reading import Reading
from earned.cli.explained import EXPLAINED, Writer
from earned.cli.naming import labels
from earned.cli.options import Request, model_option, output_option, takes_talks
from earned.cli.output import check_place, free_paths, is_folder, replacing, standard_output
from earned.cli.progress import showing_progress
from earned.cli.talks import gather
from earned.conversation import Conversation
from earned.table_files import WRITERS


@click.command("annotate")
@takes_talks
@click.option(
    "--to",
    type=click.Choice(list(WRITERS)),
    help="How to lay the table out; by -o's ending, or jsonl.",
)
@model_option
@click.option(
    "--explain",
    is_flag=True,
    help="Show beside every code the likest of our own lines; as text, or with jsonl.",
)
@output_option
def command(
    request: Request, to: str | None, model: str, explain: bool, output: str | None
) -> None:
    """Write what the model says of each turn: one row a turn, for many talks at once.

    FILE is anything that `earned review` reads; JSON Lines of turns, with the fields
    conversation, speaker, role (helper, him, other), text and, if known, start and end, may
    hold many talks.
    """
    shape = to or _shape_of(output, otherwise="txt" if explain else "jsonl")
    writers = EXPLAINED if explain else WRITERS
    if shape not in writers:
        raise click.UsageError(
            f"--explain gives text or jsonl, not {shape}; use --to jsonl, or an -o ending in .txt."
        )
    if shape == "parquet" and output is None:
        raise click.UsageError("Parquet is not for the screen; say where to with -o PATH.")
    check_place(output, request.files)
    talks = gather(request, both_sides=False)
    # A bar on the terminal that the rows go to would rub some of them out.
    quiet = output is None and sys.stdout.isatty()
    readings = _readings(shipped_model(model), tuple(talk for _, talk in talks), quiet=quiet)
    if output is None:
        with standard_output() as stream:
            writers[shape](readings, stream)
    elif is_folder(output):
        for path in free_paths(output, labels(talks), f".{shape}"):
            _write_file(writers[shape], iter([next(readings)]), path)
    else:
        _write_file(writers[shape], readings, Path(output))


def _shape_of(output: str | None, *, otherwise: str) -> str:
    ending = Path(output or "").suffix.lower().removeprefix(".")
    return ending if ending in WRITERS else otherwise


def _write_file(write: Writer, readings: Iterator[Reading], path: Path) -> None:
    with replacing(path) as stream:
        write(readings, stream)
    click.echo(str(path), err=True)


def _readings(
    model: ReadingModel, talks: tuple[Conversation, ...], *, quiet: bool
) -> Iterator[Reading]:
    """Read talk after talk, showing how far it is."""
    with showing_progress(quiet=quiet) as start:
        for talk in talks:
            yield model.annotate(talk, progress=start(talk.source))
