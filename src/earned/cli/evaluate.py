"""`earned evaluate`: how well the shipped model reads the codes."""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from earned.annotation.model import shipped_model
from earned.cli.options import model_option
from earned.cli.output import print_text
from earned.evaluation import Cell, Evaluation, Table, evaluate
from earned.evaluation.public import public_tables

PIPE_WIDTH = 120


@click.command("evaluate")
@click.option(
    "--to",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="How to show it: as text, or as JSON.",
)
@model_option
@click.option(
    "--corpora",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A folder of public data that no model was trained on; they are read now.",
)
def command(to: str, model: str, corpora: Path | None) -> None:
    """Print how well the codes are read, on turns that the model never saw.

    The figures come from records beside the weights. With --corpora the model reads the public
    data in a folder (ESConv, C-SSRS) and is measured on them; it takes minutes.
    """
    loaded = shipped_model(model)
    tables = evaluate(model).tables if corpora is None else public_tables(corpora, loaded)
    evaluation = Evaluation(loaded.config.id, tables)
    if to == "json":
        print_text(json.dumps(asdict(evaluation), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        shown = "\n".join(as_text(table, width=_width()) for table in evaluation.tables)
        print_text(f"{evaluation.model}\n\n{shown}")


def as_text(table: Table, *, width: int) -> str:
    """Lay out one table of figures, with its note below it."""
    grid = Grid(title=Text(table.title), title_justify="left", caption_justify="left")
    for place, name in enumerate(table.columns):
        grid.add_column(Text(name), justify="right" if place else "left")
    for row in table.rows:
        grid.add_row(*(Text(_cell(value)) for value in row))
    page = io.StringIO()
    console = Console(file=page, width=width, color_system=None)
    console.print(grid)
    console.print(Text(table.note))
    return page.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _width() -> int:
    if sys.stdout is not None and sys.stdout.isatty():
        return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    return PIPE_WIDTH
