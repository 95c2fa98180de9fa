import json
import subprocess

import pytest

from earned.cli.evaluate import as_text
from earned.evaluation import Table
from tests.cli.conftest import EARNED

TABLE = Table(
    title="Lines [by others]",
    columns=("code", "positives", "F1"),
    rows=(("reflection", 12, 0.7), ("[advice]", 3, None)),
    note="How it was counted.",
)


def test_a_table_shows_every_cell_its_title_and_its_note():
    page = as_text(TABLE, width=60)
    for words in ("Lines [by others]", "reflection", "12", "0.700", "[advice]", "–", TABLE.note):
        assert words in page
    assert all(len(line) <= 60 for line in page.splitlines())
    assert "\x1b" not in page


@pytest.fixture(scope="module")
def printed():
    """What the command prints in each shape; computed once, since intervals take a while."""

    def show(to):
        command = [EARNED, "evaluate", "--to", to]
        return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()

    return {to: show(to) for to in ("terminal", "json")}


def test_json_and_terminal_hold_the_same_tables(printed):
    found = json.loads(printed["json"])
    assert found["model"] in printed["terminal"]
    assert found["tables"]
    for table in found["tables"]:
        assert table["title"].split(",")[0] in printed["terminal"]
        assert all(len(row) == len(table["columns"]) for row in table["rows"])
        assert table["note"]


def test_every_figure_says_how_sure_it_is(printed):
    tables = [table for table in json.loads(printed["json"])["tables"] if "F1" in table["columns"]]
    assert tables
    for table in tables:
        value, low, high = (table["columns"].index(name) for name in ("F1", "low", "high"))
        for row in table["rows"]:
            if None not in (row[value], row[low], row[high]):
                assert row[low] <= row[value] <= row[high]
