"""The documents: what they show is what happens, and what they point to is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docs.blocks import matches, rewrite, run_document
from docs.make_codebook import codebook_page
from docs.make_confusion import confusion_picture
from docs.make_mistakes import mistakes_page
from docs.make_models import models_page
from docs.refresh import DOCUMENTS

from earned.cli.main import COMMANDS
from earned.codes import CODES, DOORS
from earned.measures import measure
from earned.readers import READERS
from earned.render import RENDERERS
from tests.factories import reading

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
)


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_shows_is_what_is_printed(name, folder):
    steps = [step for _, found in run_document(page(name), folder) for step in found]
    assert len(steps) > 4
    for step in steps:
        assert step.agrees, (
            f"{name}: `{step.command}` printed\n{step.printed}\nRun `python -m docs.refresh`."
        )


@pytest.mark.parametrize(
    ("shown", "printed", "agree"),
    [
        ("", "", True),
        ("a\n", "a\n", True),
        ("a\n", "a  \n", True),
        ("a\n", "b\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("a\n...\nd\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_a_line_of_dots_stands_for_any_lines(shown, printed, agree):
    assert matches(shown, printed) is agree


def test_a_document_is_rewritten_where_it_no_longer_agrees(tmp_path):
    text = """\
Before.

```console
$ printf 'one\\ntwo\\n'
one
...
$ echo three
four
```

```pycon
>>> for place in range(2):
...     print(place)
9
>>> place
1
```
After.
"""
    made = rewrite(text, tmp_path)
    assert made == text.replace("four", "three").replace("9\n", "0\n1\n")
    assert rewrite(made, tmp_path) == made


def test_the_readme_opens_with_the_two_commands():
    first = page("README.md").index("```sh\nmake review") < page("README.md").index("make test")
    assert first
    assert page("README.md").index("make test") < 300


def test_the_commands_of_the_readme_are_targets():
    targets = re.findall(r"^(\w+):", page("Makefile"), re.MULTILINE)
    wanted = re.findall(
        r"`?\bmake (\w+)(?: {2,}#|`| CORPORA)", page("README.md") + page("CONTRIBUTING.md")
    )
    assert {"review", "test", "train"} <= set(wanted) <= set(targets)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_points_only_to_what_is_there(name):
    text = page(name)
    links = [*re.findall(r"\]\(([^)\s]+)\)", text), *re.findall(r'<img src="([^"]+)"', text)]
    for link in links:
        target, _, anchor = link.partition("#")
        if target.startswith(("http:", "https:")):
            continue
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), link
        if anchor:
            assert anchor in anchors(path.read_text("utf-8")), link


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_no_place_on_a_computer(name):
    assert not re.search(r"/(?:home|root|work|tmp|Users)/", page(name))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title(name):
    outside = re.sub(r"^```.*?^```$", "", page(name), flags=re.MULTILINE | re.DOTALL)
    assert len(re.findall(r"^# ", outside, re.MULTILINE)) == 1


def test_the_page_of_the_codebook_is_up_to_date():
    assert page("docs/codebook.md") == codebook_page(), "Run `python -m docs.make_codebook`."


def test_the_page_of_the_model_is_up_to_date():
    assert page("docs/models.md") == models_page(), "Run `python -m docs.make_models`."


def test_the_page_of_mistakes_and_the_picture_of_them_are_up_to_date():
    assert page("docs/mistakes.md") == mistakes_page(), "Run `python -m docs.make_mistakes`."
    picture = page("docs/pictures/confusion.svg")
    assert picture == confusion_picture(), "Run `python -m docs.make_confusion`."
    ElementTree.fromstring(picture)


def explained() -> set[str]:
    rows = re.findall(r"^\| (`.+?`) \|", page("docs/measures.md"), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def pattern(name: str) -> str:
    """Give the name under which a measure is explained, as in `rate_<code>`."""
    if name.removeprefix("rate_") in CODES:
        return "rate_<code>"
    for cue in DOORS:
        if name.endswith(f"_{cue}"):
            return f"{name.removesuffix(cue)}<cue>"
    return name


def test_every_measure_is_explained_and_no_other():
    assert {pattern(found.name) for found in measure(reading([]))} == explained()


def test_every_measure_has_its_unit_and_says_how_it_misleads():
    rows = re.findall(r"^\| (`.+)\|$", page("docs/measures.md"), re.MULTILINE)
    units = {pattern(found.name): found.unit for found in measure(reading([]))}
    for row in rows:
        names, unit, meaning, misleads = (cell.strip() for cell in row.split(" | "))
        assert meaning
        assert misleads
        for name in re.findall(r"`([^`]+)`", names):
            assert units[name] in unit or name == "rate_<code>", name


def test_the_readme_lists_every_reader():
    table = page("README.md").split("## What it reads")[1].split("\n\nUTF-8")[0]
    listed = {
        name
        for row in re.findall(r"^\|[^|]+\|([^|]+)\|", table, re.MULTILINE)
        for name in re.findall(r"`([^`]+)`", row)
    }
    assert listed == set(READERS)


def test_the_changelog_names_every_command():
    for command in COMMANDS:
        assert f"`earned {command}`" in page("CHANGELOG.md")


def test_the_tutorial_shows_the_outputs_that_there_are():
    tutorial = page("docs/tutorial.md")
    endings = {"terminal": "`.txt`", "html": "`.html`", "markdown": "`.md`", "json": "`.json`"}
    assert set(endings) == set(RENDERERS)
    assert all(ending in tutorial for ending in endings.values())


def test_the_notice_credits_what_the_build_reads():
    data, corpora = page("training/data.py"), page("training/corpora.py")
    notice = page("NOTICE")
    credited = {
        "annomi": "AnnoMI",
        "offmychest": "OffMyChest",
        "advice": "Advice-EMNLP2020",
        "bolt": "BOLT",
        "goemotions": "GoEmotions",
        "counselchat": "CounselChat",
    }
    files = re.findall(r'corpora / f?"([a-z]+)[-."/]', corpora)
    assert set(files) == set(credited)
    assert "from training.corpora import advice, annomi, bolt, offmychest, unlabelled" in data
    for name in (*credited.values(), "all-MiniLM-L6-v2", "all-mpnet-base-v2", "MIT License"):
        assert name in notice


def test_the_licence_is_the_one_that_the_package_names():
    assert "Apache License" in page("LICENSE")
    assert "Version 2.0, January 2004" in page("LICENSE")
    assert 'license = "Apache-2.0"' in page("pyproject.toml")


def test_the_picture_is_a_picture():
    data = (ROOT / "docs" / "pictures" / "review.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) > 10_000
