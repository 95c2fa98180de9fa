"""A review as terminal text, as a page, as Markdown, or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from earned.errors import UnknownName
from earned.render.as_html import render_html
from earned.render.as_json import render_json
from earned.render.as_markdown import render_markdown
from earned.render.as_terminal import render_terminal
from earned.reviewing.finding import Review

RENDERERS: dict[str, Callable[[Sequence[Review]], str]] = {
    "terminal": render_terminal,
    "html": render_html,
    "markdown": render_markdown,
    "json": render_json,
}


def render(reviews: Sequence[Review], to: str) -> str:
    """Write reviews in one of the shapes of `RENDERERS`.

    Raises:
        UnknownName: there is no such shape.
    """
    if to not in RENDERERS:
        known = ", ".join(RENDERERS)
        raise UnknownName(f"There is no output '{to}'. Choose one of: {known}.")
    return RENDERERS[to](reviews)
