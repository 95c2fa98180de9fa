import io
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from earned.cli.endings import run
from earned.cli.main import earned

EARNED = Path(sysconfig.get_path("scripts"), "earned")
TALK = """\
Ann: How was the weekend?
Joe: Fine. Fixed the gutter.
Ann: On your own? How do you even get up there?
Joe: Ladder. My back's killing me now, if you want to know.
Ann: Where do you feel it most?
Joe: Low down. I don't know what to do with myself when I can't work.
"""


@dataclass(frozen=True)
class Ended:
    """How one call ended."""

    code: int
    out: str
    err: str

    @property
    def line(self):
        """The one line on stderr."""
        assert self.err.endswith("\n")
        (line,) = self.err.splitlines()
        assert line.startswith("earned: ")
        assert "Traceback" not in line
        return line


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text(TALK, "utf-8")
    return path


@pytest.fixture
def call(capsys, monkeypatch):
    """Call the command line in this process, as the installed script does."""

    def call(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = run(earned, [str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return call


@pytest.fixture
def spawn():
    """Call the installed script in a process of its own."""

    def spawn(*arguments, stdin=b"", **options):
        command = [str(part) for part in (EARNED, *arguments)]
        ended = subprocess.run(command, input=stdin, capture_output=True, timeout=60, **options)
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return spawn
