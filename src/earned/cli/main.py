"""The command `earned`: registers the commands, and nothing else."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from earned.cli.endings import run
from earned.cli.lazy import LazyGroup, Listed

COMMANDS: dict[str, Listed] = {
    "review": Listed("earned.cli.review", "Show what earned or cost his trust in a talk."),
    "annotate": Listed("earned.cli.annotate", "Write what the model says of each turn."),
    "codes": Listed("earned.cli.codes", "List the codes, or explain one."),
    "evaluate": Listed("earned.cli.evaluate", "Print how well the codes are read."),
}


@click.group(cls=LazyGroup, listed=COMMANDS, invoke_without_command=True)
@click.version_option(package_name="earned", message="%(prog)s %(version)s")
@click.pass_context
def earned(context: click.Context) -> None:
    """Read a real talk between a helper and a guarded man.

    Says what earned his trust and what cost it, always in the words that were said. Everything
    stays on this computer.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    sys.exit(run(earned, sys.argv[1:]))
