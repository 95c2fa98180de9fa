"""How a run ends: an exit code, and at most one line on stderr.

0 done; 2 the input or the call is wrong; 1 our fault; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import click

from earned.cli.plain import one_line
from earned.errors import EarnedError

DONE, OUR_FAULT, WRONG_INPUT, STOPPED = 0, 1, 2, 130


def run(group: click.Group, arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; whatever goes wrong becomes one line on stderr.

    Args:
        group: the commands.
        arguments: the words after the program's name.
    """
    try:
        return _invoke(group, arguments)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else group.name
        return _end(f"{error.format_message()} See `{where} --help`.", WRONG_INPUT)
    except click.ClickException as error:
        return _end(error.format_message(), WRONG_INPUT)
    except EarnedError as error:
        return _end(str(error), WRONG_INPUT)
    except (KeyboardInterrupt, click.Abort):
        return _end("stopped.", STOPPED)
    except BrokenPipeError:
        _discard_the_rest()
        return DONE
    except Exception as error:
        return _our_fault(error)


def _invoke(group: click.Group, arguments: Sequence[str]) -> int:
    code = DONE
    try:
        with group.make_context(group.name, list(arguments)) as context:
            group.invoke(context)
    except click.exceptions.Exit as leaving:
        code = leaving.exit_code
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _end(message: str, code: int) -> int:
    click.echo(f"earned: {one_line(message)}", err=True)
    return code


def _our_fault(error: Exception) -> int:
    if os.environ.get("EARNED_DEBUG") == "1":
        traceback.print_exception(error)
    return _end(
        f"This is a fault of ours ({type(error).__name__}), not of your file. Please report it; "
        "with EARNED_DEBUG=1 set, the same call shows where it happened.",
        OUR_FAULT,
    )


def _discard_the_rest() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
