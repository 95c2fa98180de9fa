"""The public surface is exact: what the package offers, and nothing by accident."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import earned
from earned.conversation import Role, from_pairs
from earned.errors import InputError

PUBLIC = {
    "Annotation",
    "Conversation",
    "Door",
    "EarnedError",
    "Finding",
    "InputError",
    "Measure",
    "Reading",
    "Review",
    "Role",
    "Span",
    "Turn",
    "annotate",
    "measure",
    "read",
    "read_all",
    "review",
}
FUNCTIONS = {
    "read": ["path", "helper", "him", "format", "any_language"],
    "read_all": ["path", "helper", "him", "format", "any_language"],
    "annotate": ["conversation", "model", "progress"],
    "measure": ["talk", "seed"],
    "review": ["talk", "seed"],
}


def test_the_public_names_are_these_and_no_others():
    assert set(earned.__all__) == PUBLIC
    assert len(earned.__all__) == len(PUBLIC)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_name_is_there_and_says_what_it_is(name):
    found = getattr(earned, name)
    assert inspect.getdoc(found)
    assert found.__name__ == name


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_takes_one_thing_and_keyword_only_options(name):
    first, *options = inspect.signature(getattr(earned, name)).parameters.values()
    assert [first.name, *(option.name for option in options)] == FUNCTIONS[name]
    assert all(option.kind is inspect.Parameter.KEYWORD_ONLY for option in options)
    assert all(option.default is not inspect.Parameter.empty for option in options)


def test_what_the_type_checker_sees_is_what_is_there():
    tree = ast.parse(Path(earned.__file__).read_text("utf-8"))
    guarded = next(
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    names = [
        alias.name
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert set(names) == PUBLIC


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'score'"):
        earned.score  # noqa: B018


def test_the_whole_surface_can_be_imported_at_once():
    code = "from earned import *; print(callable(review), callable(read), Role.HIM.value)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ended.stdout.split() == ["True", "True", "him"], ended.stderr


def test_importing_the_package_does_not_load_the_model_runtime():
    code = "import sys, earned; print('onnxruntime' in sys.modules, 'pandas' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ended.stdout.split() == ["False", "False"], ended.stderr


def test_a_model_that_is_not_there_is_named():
    talk = from_pairs([("a", "Hi.")], roles={"a": Role.HELPER})
    with pytest.raises(InputError, match="the models are best, fast"):
        earned.annotate(talk, model="slow")
