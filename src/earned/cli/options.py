"""The options that say which talks to read and who is who in them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from earned.annotation.model import MODELS


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked to be read.

    Attributes:
        files: paths; `-` is the standard input.
        helper: names of helpers.
        him: names of him, or of several men.
        any_language: go on although a talk is not in English.
        format: a name in `earned.readers.READERS`, or `None` to find the shape.
    """

    files: tuple[str, ...]
    helper: tuple[str, ...] = ()
    him: tuple[str, ...] = ()
    any_language: bool = False
    format: str | None = None


_OPTIONS = (
    click.argument("files", nargs=-1, required=True, metavar="FILE..."),
    click.option("--him", multiple=True, metavar="NAME", help="A speaker who is him; repeatable."),
    click.option(
        "--helper", multiple=True, metavar="NAME", help="A speaker who helps; repeatable."
    ),
    click.option("--any-language", is_flag=True, help="Go on although the talk is not in English."),
    click.option("--format", metavar="NAME", help="The files' shape; found by itself otherwise."),
)


def _place(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("a path is needed.")
    return None if value == "-" else value


output_option = click.option(
    "-o",
    "--output",
    metavar="PATH",
    callback=_place,
    help="Write here; a folder gets one file for each talk.",
)


model_option = click.option(
    "--model",
    type=click.Choice(list(MODELS)),
    default="best",
    help="Which model: the best one, or the fast one for many talks.",
)


def takes_talks(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command FILE… and the options on how to read it, as one `Request`."""

    @functools.wraps(function)
    def bundled(**given: Any) -> None:
        names = ("files", "helper", "him", "any_language", "format")
        function(Request(**{name: given.pop(name) for name in names}), **given)

    return functools.reduce(lambda command, option: option(command), reversed(_OPTIONS), bundled)
