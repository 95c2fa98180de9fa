"""`earned review`: what earned or cost his trust in a talk."""

from __future__ import annotations

from pathlib import Path

import click

from earned.annotation.model import shipped_model
from earned.cli.naming import labels
from earned.cli.options import Request, output_option, takes_talks
from earned.cli.output import check_place, free_paths, is_folder, print_text, write_text
from earned.cli.progress import showing_progress
from earned.cli.talks import gather
from earned.conversation import Conversation
from earned.render import RENDERERS, render
from earned.render.as_terminal import render_terminal
from earned.reviewing import Review, review_reading

ENDINGS: dict[str, str] = {
    "terminal": ".txt",
    "html": ".html",
    "markdown": ".md",
    "json": ".json",
}


@click.command("review")
@takes_talks
@click.option(
    "--to", type=click.Choice(list(RENDERERS)), help="How to show it; by -o's ending, or terminal."
)
@output_option
def command(request: Request, to: str | None, output: str | None) -> None:
    """Show what earned or cost his trust in a talk, in the words that were said.

    FILE is a transcript or a chat export; - reads the standard input.
    """
    shape = to or _shape_of(output)
    check_place(output, request.files)
    talks = gather(request)
    reviews = read_talks(tuple(talk for _, talk in talks))
    if output is None:
        print_text(render(reviews, shape))
    elif is_folder(output):
        paths = free_paths(output, labels(talks), ENDINGS[shape])
        for path, one in zip(paths, reviews, strict=True):
            write_text(render_for_file((one,), shape), path)
    else:
        write_text(render_for_file(reviews, shape), Path(output))


def read_talks(talks: tuple[Conversation, ...]) -> tuple[Review, ...]:
    """Read and review each talk, showing how far it is."""
    model = shipped_model()
    with showing_progress() as start:
        return tuple(
            review_reading(model.annotate(talk, progress=start(talk.source))) for talk in talks
        )


def render_for_file(reviews: tuple[Review, ...], shape: str) -> str:
    """Render as for the screen, but without colours wherever this is called from."""
    if shape == "terminal":
        return render_terminal(reviews, colour=False)
    return render(reviews, shape)


def _shape_of(output: str | None) -> str:
    ending = Path(output or "").suffix.lower()
    shapes = {known: shape for shape, known in ENDINGS.items()}
    return shapes.get(ending, "terminal")
