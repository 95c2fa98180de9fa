"""Where results go: stdout, one file, or one file a talk; whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast
from uuid import uuid4

import click

from earned.cli.naming import unused
from earned.errors import UnwritableOutput


def is_folder(output: str) -> bool:
    """Say whether `-o` means a folder: it is one, or ends as one."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def check_place(output: str | None, inputs: Sequence[str]) -> None:
    """Make sure before the work that the result can be written, and will not replace an input.

    Args:
        output: a file, a folder (which is made), or `None` for stdout.
        inputs: the files to be read.

    Raises:
        UnwritableOutput: it cannot be written there.
    """
    if output is None:
        _require_stdout()
        return
    path = Path(output)
    if is_folder(output):
        with _sentence(output):
            path.mkdir(parents=True, exist_ok=True)
        folder = path
    else:
        folder = path.absolute().parent
        if any(path.exists() and Path(one).exists() and path.samefile(one) for one in inputs):
            raise UnwritableOutput(f"{output} is a talk to be read; choose another file for -o.")
    if not folder.is_dir():
        raise UnwritableOutput(f"{output} cannot be written: there is no folder {folder}.")
    if not os.access(folder, os.W_OK) or (path.is_file() and not os.access(path, os.W_OK)):
        raise UnwritableOutput(f"{output} cannot be written: permission denied; choose another.")


def print_text(text: str) -> None:
    """Write a text to stdout; UTF-8, whatever the terminal's own encoding, when it is a pipe."""
    _require_stdout()
    if sys.stdout.isatty():
        known = sys.stdout.encoding or "utf-8"
        click.echo(text.encode(known, "replace").decode(known), nl=not text.endswith("\n"))
        return
    with standard_output() as stream:
        stream.write(text.encode("utf-8"))
        if not text.endswith("\n"):
            stream.write(b"\n")


def write_text(text: str, path: Path) -> None:
    """Write a text to a file, whole or not at all, and say on stderr where it lies."""
    with replacing(path) as stream:
        stream.write(text.encode("utf-8") if text.endswith("\n") else f"{text}\n".encode())
    click.echo(str(path), err=True)


def free_paths(folder: str, names: Sequence[str], ending: str) -> tuple[Path, ...]:
    """Give a path in a folder for each name; one that lies there already is never taken.

    Args:
        folder: an existing folder.
        names: different from one another.
        ending: as in `.html`.
    """
    taken = {path.name.casefold() for path in Path(folder).iterdir()}
    found = []
    for name in names:
        free = unused(name, taken, ending) + ending
        taken.add(free.casefold())
        found.append(Path(folder, free))
    return tuple(found)


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Give stdout as a stream of bytes.

    Raises:
        UnwritableOutput: there is none, or its disk is full.
    """
    _require_stdout()
    with _sentence("stdout"):
        sys.stdout.flush()
        yield cast(BinaryIO, sys.stdout.buffer)
        sys.stdout.flush()


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content takes a file's place when all of it is written.

    What is no ordinary file (a device, a pipe) is written to as it is; a link keeps its place.

    Raises:
        UnwritableOutput: it cannot be written.
    """
    with _sentence(str(path)):
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()
        draft = target.with_name(f".{uuid4().hex}.part")
        try:
            with draft.open("xb") as stream:
                yield stream
            if target.exists():
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
        finally:
            with suppress(OSError):
                draft.unlink()


def _require_stdout() -> None:
    if sys.stdout is None:
        raise UnwritableOutput("stdout is closed; give a file with -o.")


@contextmanager
def _sentence(place: str) -> Iterator[None]:
    """Turn what the system says of a place into one clear sentence."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or "it is not writable").lower()
        raise UnwritableOutput(
            f"{place} cannot be written: {reason}; choose another place with -o."
        ) from None
