import subprocess
import sys

import pytest

from earned.cli.main import COMMANDS, earned

HEAVY = {"numpy", "onnxruntime", "tokenizers", "rich", "jinja2", "pandas", "pyarrow", "docx"}


def test_help_loads_no_command():
    script = (
        "import sys\nfrom earned.cli.endings import run\nfrom earned.cli.main import earned\n"
        "code = run(earned, ['--help'])\n"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)\nsys.exit(code)"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert not HEAVY & set(ended.stderr.decode().split())
    assert all(name in ended.stdout.decode() for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_listed_command_is_there_and_says_what_its_line_says(name):
    with earned.make_context("earned", [], resilient_parsing=True) as context:
        command = earned.get_command(context, name)
    assert command.name == name
    first = command.help.split(".")[0] if command.help else ""
    assert COMMANDS[name].summary.rstrip(".").split()[:3] == first.split()[:3]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_has_a_word_of_help(name):
    with earned.make_context("earned", [], resilient_parsing=True) as context:
        command = earned.get_command(context, name)
    options = [option for option in command.params if option.param_type_name == "option"]
    assert options
    assert all(option.help for option in options)
