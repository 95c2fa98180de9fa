import os
import pty
import signal
import subprocess
import time

import click
import pytest

from earned.cli.endings import run
from tests.cli.conftest import EARNED, TALK


@click.group("earned")
def group():
    pass


@group.command()
def falls():
    raise ZeroDivisionError("these are words of a talk")


@group.command()
def interrupted():
    raise KeyboardInterrupt


@group.command()
def leaves():
    click.get_current_context().exit(5)


def test_a_fault_of_ours_names_its_kind_and_none_of_the_words(capsys):
    assert run(group, ["falls"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "ZeroDivisionError" in err
    assert "words of a talk" not in err


def test_only_debugging_shows_the_traceback(capsys, monkeypatch):
    monkeypatch.setenv("EARNED_DEBUG", "1")
    assert run(group, ["falls"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_ends_with_130_and_one_line(capsys):
    assert run(group, ["interrupted"]) == 130
    assert capsys.readouterr().err == "earned: stopped.\n"


def test_a_command_may_leave_with_a_code_of_its_own():
    assert run(group, ["leaves"]) == 5


def test_a_real_ctrl_c_ends_with_130(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen([EARNED, "annotate", pipe], stderr=subprocess.PIPE)
    with pipe.open("wb"):
        time.sleep(0.3)  # let it block in reading the pipe, which nobody fills
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == b"earned: stopped.\n"


def test_a_reader_that_has_enough_ends_it_quietly(tmp_path):
    talk = tmp_path / "talk.txt"
    talk.write_text(TALK * 200, "utf-8")
    command = [EARNED, "annotate", talk, "--him", "Joe"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0
    assert err == b""


def test_without_stdout_it_says_so(talk):
    command = f"'{EARNED}' annotate '{talk}' --him Joe >&-"
    ended = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.count(b"\n") == 1
    assert b"give a file with -o" in ended.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["review", "--help"], []])
def test_help_goes_to_stdout(arguments, call):
    ended = call(*arguments)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Usage: earned")


def test_the_version_is_the_installed_one(spawn):
    from importlib.metadata import version

    ended = spawn("--version")
    assert (ended.code, ended.out) == (0, f"earned {version('earned')}\n")


def test_rows_on_a_terminal_are_not_mixed_with_progress(talk):
    terminal, other_end = pty.openpty()
    command = [EARNED, "annotate", talk, "--him", "Joe", "--to", "csv"]
    ended = subprocess.Popen(command, stdout=other_end, stderr=other_end)
    os.close(other_end)
    shown = b""
    try:
        while part := os.read(terminal, 10_000):
            shown += part
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(terminal)
    assert ended.wait(60) == 0
    assert shown.count(b"\n") == 7
    assert b"\x1b" not in shown


def test_progress_shows_on_a_terminal_only(talk):
    terminal, other_end = pty.openpty()
    command = [EARNED, "annotate", talk, "--him", "Joe"]
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=other_end, timeout=60)
    os.close(other_end)
    shown = os.read(terminal, 10_000)
    os.close(terminal)
    assert ended.returncode == 0
    assert b"Reading" in shown
    assert ended.stdout.count(b"\n") == 6
    assert b"\x1b" not in ended.stdout
