from __future__ import annotations

import pytest
from rich.cells import cell_len

from earned.render import render
from earned.render.as_terminal import NARROWEST, render_terminal
from tests.render.factory import counted, empty, full, talk


@pytest.mark.parametrize("width", [40, 72, 96])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    text = render_terminal([full()], width=width, colour=False)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_a_window_too_narrow_to_read_in_is_taken_as_wider() -> None:
    text = render_terminal([full()], width=5, colour=False)
    assert NARROWEST - 12 < max(map(cell_len, text.splitlines())) <= NARROWEST


def test_it_is_plain_where_nobody_shows_colours() -> None:
    assert "\x1b" not in render([full()], "terminal")


def test_colours_only_repeat_what_the_words_say() -> None:
    plain = render_terminal([full()], width=80, colour=False)
    coloured = render_terminal([full()], width=80, colour=True)
    assert "\x1b[" in coloured
    for tag in ("[Done]", "[Missed]", "[It happened]", "[Mended]"):
        assert tag in plain


def test_the_words_of_a_talk_cannot_steer_the_terminal() -> None:
    text = "\x1b[2Jgone [bold]not bold[/bold] :smile: \x07\x9b31m"
    lines = [("A\x1b]0;t\x07", "helper", text, ["dismissal"]), ("B", "him", text, ["disclosure"])]
    shown = render_terminal([counted(talk(lines))], width=96, colour=False)
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)
    assert "gone [bold]not bold[/bold] :smile:" in shown


def test_quotes_name_speaker_and_turn() -> None:
    text = render_terminal([full()], width=96, colour=False)
    assert "“You open the tin and you close it again.” (Nell, turn 15)" in text
    assert "Your share of the words" in text


def test_several_talks_are_named_by_where_they_came_from() -> None:
    assert render_terminal([full(), empty(talk())], colour=False).count("memory") == 2
