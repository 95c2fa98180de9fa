"""Data flows one way: a lower layer never imports a higher one."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import earned

SOURCE = Path(earned.__file__).parent
LAYERS: dict[str, int] = {
    "errors": 0,
    "conversation": 1,
    "readers": 2,
    "codes": 2,
    "models": 3,
    "annotation": 4,
    "measures": 5,
    "agreement": 5,
    "reviewing": 6,
    "practice": 6,
    "checkins": 6,
    "corpus": 6,
    "evaluation": 6,
    "render": 7,
    "store": 7,
    "tables": 7,
    "table_files": 7,
    "api": 7,
    "cli": 8,
    "web": 8,
}
APART = ("reviewing", "practice", "checkins", "corpus")
"""These four of layer 6 do not import one another."""
MODULES = {
    ".".join(("earned", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(SOURCE.rglob("*.py"))
}
INSIDE = [name for name in MODULES if name != "earned"]


def own_imports(tree: ast.AST, package: str) -> list[str]:
    """List the modules of ours that a piece of code imports, by full name."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            home = node.module or ""
            if node.level:
                parts = package.split(".")
                home = ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [home])])
            for alias in node.names:
                full = f"{home}.{alias.name}"
                found.append(full if full in MODULES else home)
    return [name for name in found if name == "earned" or name.startswith("earned.")]


def imports_of(name: str) -> list[str]:
    path = MODULES[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    return own_imports(ast.parse(path.read_text("utf-8")), package)


def part(name: str) -> str:
    """Give the part of the house that a module stands in, as in `readers`."""
    return name.split(".")[1]


def may_import(one: str, other: str) -> bool:
    """Say whether a part may import another."""
    if one == other:
        return True
    if one in APART and other in APART:
        return False
    return LAYERS[other] <= LAYERS[one]


def test_every_module_stands_in_a_layer():
    assert {part(name) for name in INSIDE} <= set(LAYERS)


@pytest.mark.parametrize("name", INSIDE)
def test_a_module_imports_only_from_its_layer_and_below(name):
    for imported in imports_of(name):
        assert imported != "earned", f"{name} imports the front door"
        assert may_import(part(name), part(imported)), f"{name} imports {imported}"


def test_no_import_goes_round_in_a_circle():
    graph = {name: {other for other in imports_of(name) if other != name} for name in INSIDE}
    assert set(TopologicalSorter(graph).static_order()) >= set(INSIDE)


@pytest.mark.parametrize("name", INSIDE)
def test_no_own_import_hides_in_a_function(name):
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            assert own_imports(node, name) == [], f"{name}:{node.lineno}"


@pytest.mark.parametrize(
    ("one", "other", "allowed"),
    [
        ("readers", "conversation", True),
        ("conversation", "readers", False),
        ("readers", "codes", True),
        ("annotation", "measures", False),
        ("reviewing", "practice", False),
        ("corpus", "reviewing", False),
        ("render", "reviewing", True),
        ("reviewing", "render", False),
        ("cli", "api", True),
        ("api", "cli", False),
    ],
)
def test_the_arrow_points_one_way(one, other, allowed):
    assert may_import(one, other) is allowed


def test_imports_are_found_however_they_are_written():
    code = """
import earned.codes
from earned import conversation
from earned.errors import InputError
from . import reading
from .reading import Reading
from ..codes import CODES
import numpy
"""
    assert own_imports(ast.parse(code), "earned.annotation") == [
        "earned.codes",
        "earned.conversation",
        "earned.errors",
        "earned.annotation.reading",
        "earned.annotation.reading",
        "earned.codes",
    ]
