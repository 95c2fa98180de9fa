"""A review for the terminal: as wide as the window, in colour only where one shows it."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from earned.render.letter import (
    ASK,
    CALL,
    STEPS,
    Figure,
    Letter,
    Line,
    Part,
    Point,
    Quote,
    Safety,
    Section,
    clean,
)
from earned.render.sections import write_letter
from earned.reviewing.finding import Review

WIDEST = 96
NARROWEST = 32
_HEAD, _SOFT, _TURN = "bold", "dim", "yellow"
_TAGS = {
    "done": "green",
    "met": "green",
    "mended": "green",
    "missed": "yellow",
    "passed": "yellow",
    "happened": "red",
    "shut": "red",
    "open": "red",
}


def render_terminal(
    reviews: Sequence[Review], *, width: int | None = None, colour: bool | None = None
) -> str:
    """Write the letters as text.

    Args:
        reviews: the reviews.
        width: columns; as wide as the window if it is not given, up to `WIDEST`.
        colour: with colours; if it is not given, where standard output is a terminal and
            `NO_COLOR` is not set.
    """
    if colour is None:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    columns = width or min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(columns, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for place, review in enumerate(reviews):
        if place:
            console.print()
            console.print(Rule(style=_SOFT))
        letter = write_letter(review)
        if len(reviews) > 1:
            _say(console, letter.source, style=_SOFT)
        _letter(console, letter)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _letter(console: Console, letter: Letter) -> None:
    console.print(Text(letter.title, style=_HEAD))
    for note in letter.safety:
        _safety(console, note)
    if letter.safety:
        console.print()
        console.print(Rule(style="red"))
    console.print(Text(letter.opening))
    if letter.findings:
        _head(console, "What stood out")
        for point in letter.findings:
            _point(console, point)
    if letter.try_first is not None:
        _head(console, "One line to try next time")
        _line(console, letter.try_first)
    for section in letter.sections:
        _section(console, section)


def _head(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(clean(title), style=_HEAD), align="left", style=_SOFT))


def _say(console: Console, text: str, *, indent: int = 0, style: str = "") -> None:
    console.print(Padding(Text(clean(text), style=style), (0, 0, 0, indent)))


def _safety(console: Console, note: Safety) -> None:
    console.print()
    console.print(Rule(Text(clean(note.title), style="bold red"), align="left", style="red"))
    if note.lead:
        _say(console, note.lead)
    for quote in note.quotes:
        _quote(console, quote, indent=2)
    _list(console, STEPS, note.steps, numbered=True)
    _list(console, ASK, [f"“{question}”" for question in note.ask])
    _list(console, CALL, note.contacts)


def _list(console: Console, title: str, items: Sequence[str], *, numbered: bool = False) -> None:
    if items:
        console.print()
        _say(console, title, style=_HEAD)
    for place, item in enumerate(items, start=1):
        _item(console, f"{place}." if numbered else "-", item)


def _item(console: Console, marker: str, text: str) -> None:
    """Write a text so that its further lines stand under its first word."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_row(marker, Text(clean(text)))
    console.print(Padding(row, (0, 0, 0, 2)))


def _section(console: Console, section: Section) -> None:
    _head(console, section.title)
    if section.lead:
        _say(console, section.lead)
    for part in section.parts:
        _part(console, part)
    if section.closing:
        console.print()
        _say(console, section.closing, style=_SOFT)


def _part(console: Console, part: Part) -> None:
    if part.title:
        console.print()
        _say(console, part.title, style=_HEAD)
    if part.lead:
        _say(console, part.lead, style=_SOFT)
    for point in part.points:
        _point(console, point)
    for line in part.lines:
        _line(console, line)
    if part.figures:
        _figures(console, part.figures)


def _point(console: Console, point: Point) -> None:
    if point.tag:
        tag = Text(f"[{point.tag}] ", style=_TAGS.get(point.mark, ""))
        console.print(Padding(tag + Text(clean(point.text)), (0, 0, 0, 2)))
    else:
        _item(console, "-", point.text)
    for quote in point.quotes:
        _quote(console, quote, indent=6)


def _quote(console: Console, quote: Quote, *, indent: int) -> None:
    if quote.lead:
        _say(console, quote.lead, indent=indent, style=_SOFT)
    where = Text(f" ({quote.speaker}, turn {quote.number})", style=_TURN)
    console.print(Padding(Text(f"“{clean(quote.text)}”") + where, (0, 0, 0, indent)))


def _line(console: Console, line: Line) -> None:
    if not line.follows:
        _say(console, "He said", indent=2, style=_SOFT)
        _quote(console, line.answers, indent=6)
    _say(console, "Next time you could say", indent=2, style=_SOFT)
    _say(console, f"“{line.say}”", indent=6, style=_HEAD)


def _figures(console: Console, figures: Sequence[Figure]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(justify="right")
    for figure in figures:
        table.add_row(Text(clean(figure.title)), Text(figure.value))
    console.print(Padding(table, (0, 0, 0, 2)))
