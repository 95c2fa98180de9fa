"""`earned codes`: the coding scheme, as a list or code by code."""

from __future__ import annotations

import json

import click

from earned.cli.code_pages import as_data, code_page, list_page
from earned.cli.output import print_text
from earned.codes import CODES
from earned.codes import code as known_code


@click.command("codes")
@click.argument("name", required=False, metavar="[CODE]")
@click.option(
    "--to",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="How to show it: as text, or as JSON.",
)
def command(name: str | None, to: str) -> None:
    """List the codes, or explain one.

    With a CODE: when it applies and when not, an example, and what answers it.
    """
    wanted = known_code(name) if name is not None else None
    if to == "json":
        data = as_data(wanted) if wanted else [as_data(code) for code in CODES.values()]
        print_text(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print_text(code_page(wanted) if wanted else list_page())
