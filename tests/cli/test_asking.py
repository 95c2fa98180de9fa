"""Asking is tried on a real pseudo-terminal."""

import os
import pty
import subprocess

import pytest

from tests.cli.conftest import EARNED

GROUP = """\
Ann: Who wants to start?
Joe: Not me.
Bob: I had a rough week. Didn't sleep. Didn't know what to do with myself at all, really, so.
Ann: Thanks for saying so, Bob.
Eve: Same here.
"""


def ask(path, *answers, arguments=()):
    """Annotate a talk on a terminal; give (exit code, stdout, what the terminal showed)."""
    here, there = pty.openpty()
    command = [EARNED, "annotate", path, *arguments]
    process = subprocess.Popen(command, stdin=there, stderr=there, stdout=subprocess.PIPE)
    os.close(there)
    os.write(here, "".join(f"{answer}\n" for answer in answers).encode())
    out, _ = process.communicate(timeout=60)
    shown = b""
    try:
        while part := os.read(here, 4096):
            shown += part
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(here)
    return process.returncode, out.decode(), shown.decode()


def roles(out):
    import json

    return [json.loads(line)["role"] for line in out.splitlines()]


def test_of_two_one_number_is_enough(talk):
    code, out, shown = ask(talk, "2")
    assert code == 0
    assert roles(out) == ["helper", "him"] * 3
    assert "1  Ann: How was the weekend?" in shown
    assert "2  Joe: Fine. Fixed the gutter." in shown


def test_of_several_it_asks_for_the_helper_too(tmp_path):
    path = tmp_path / "group.txt"
    path.write_text(GROUP, "utf-8")
    code, out, shown = ask(path, "2, 3", "1")
    assert code == 0
    assert roles(out) == ["helper", "him", "him", "helper", "other"]
    assert "Bob: I had a rough week. Didn't sleep. Didn't know what to do …" in shown


@pytest.mark.parametrize("wrong", ["9", "1 2", "Joe", "0", "-2", "2 9", ", ,"])
def test_an_answer_that_does_not_fit_is_asked_again(wrong, talk):
    code, out, shown = ask(talk, wrong, "2")
    assert code == 0
    assert "Please answer out of 1, 2" in shown
    assert roles(out)[:2] == ["helper", "him"]


def test_an_empty_answer_stops(talk):
    code, out, shown = ask(talk, "")
    assert (code, out) == (2, "")
    assert "earned: It is not known who is the helper" in shown


def test_an_empty_second_answer_stops_too(tmp_path):
    path = tmp_path / "group.txt"
    path.write_text(GROUP, "utf-8")
    code, out, _ = ask(path, "2", "")
    assert (code, out) == (2, "")


def test_nobody_is_asked_who_has_said_it(talk):
    code, out, shown = ask(talk, arguments=["--him", "Joe"])
    assert code == 0
    assert "Who is who" not in shown
    assert len(out.splitlines()) == 6


def test_nobody_is_asked_through_a_pipe(spawn, talk):
    ended = spawn("annotate", talk, stdin=b"2\n")
    assert ended.code == 2
    assert "'Ann' and 'Joe'" in ended.line
