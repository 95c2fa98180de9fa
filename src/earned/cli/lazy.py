"""A group of commands that loads a command's module only when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as the group knows it before it is loaded.

    Attributes:
        module: holds the command under the name `command`.
        summary: its line in the list of commands.
    """

    module: str
    summary: str


class LazyGroup(click.Group):
    """Lists its commands without importing them.

    The methods are those of `click.Group`, with the arguments that it gives them.
    """

    def __init__(self, *args: Any, listed: Mapping[str, Listed], **options: Any) -> None:
        super().__init__(*args, **options)
        self.listed = dict(listed)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the commands' names, in the order in which they are listed."""
        return list(self.listed)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import a command's module and give the command; `None` if there is no such command."""
        if cmd_name not in self.listed:
            return None
        command: click.Command = import_module(self.listed[cmd_name].module).command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands from their summaries."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self.listed.items()])
