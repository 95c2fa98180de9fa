import json
import os
import pty
import subprocess

import pytest

from earned.cli.review import ENDINGS
from earned.render import RENDERERS
from tests.cli.conftest import EARNED, TALK


def test_the_terminal_is_where_it_goes_unless_told(call, talk):
    ended = call("review", talk, "--him", "Joe")
    assert (ended.code, ended.err) == (0, "")
    assert "\x1b" not in ended.out
    assert call("review", talk, "--him", "Joe", "--to", "terminal").out == ended.out


@pytest.mark.parametrize("to", RENDERERS)
def test_every_shape_goes_to_stdout_or_to_a_file_alike(to, call, talk, tmp_path):
    shown = call("review", talk, "--him", "Joe", "--to", to)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.endswith("\n")
    path = tmp_path / "out"
    ended = call("review", talk, "--him", "Joe", "--to", to, "-o", path)
    assert (ended.code, ended.out, ended.err) == (0, "", f"{path}\n")
    assert path.read_text("utf-8") == shown.out


@pytest.mark.parametrize(("to", "ending"), ENDINGS.items())
def test_the_ending_of_the_file_tells_the_shape(to, ending, call, talk, tmp_path):
    path = tmp_path / f"letter{ending}"
    call("review", talk, "--him", "Joe", "-o", path)
    assert path.read_text("utf-8") == call("review", talk, "--him", "Joe", "--to", to).out


def test_every_shape_has_an_ending():
    assert set(ENDINGS) == set(RENDERERS)


def test_json_has_the_talk_and_its_roles(call, talk):
    found = json.loads(call("review", talk, "--him", "joe", "--to", "json").out)
    assert found["schema"] == "earned.review/1"
    assert [turn["role"] for turn in found["conversation"]["turns"]] == ["helper", "him"] * 3


def test_several_files_are_one_output(call, talk, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(TALK, "utf-8")
    found = json.loads(call("review", talk, other, "--him", "Joe", "--to", "json").out)
    assert [one["conversation"]["id"] for one in found] == ["talk", "other"]


def test_a_folder_gets_a_page_for_each_and_never_loses_one(call, talk, tmp_path):
    pages = tmp_path / "pages"
    for _ in range(2):
        ended = call("review", talk, "--him", "Joe", "--to", "html", "-o", f"{pages}/")
        assert ended.code == 0
    assert sorted(path.name for path in pages.iterdir()) == ["talk-2.html", "talk.html"]
    assert ended.err == f"{pages / 'talk-2.html'}\n"


def test_two_files_of_one_name_get_pages_of_their_own(call, tmp_path):
    files = [tmp_path / folder / "chat.txt" for folder in ("monday", "friday")]
    for file in files:
        file.parent.mkdir()
        file.write_text(TALK, "utf-8")
    ended = call("review", *files, "--him", "Joe", "--to", "markdown", "-o", f"{tmp_path}/out/")
    assert ended.code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["friday-chat.md", "monday-chat.md"]


def test_one_bad_file_of_several_leaves_nothing_half_done(call, talk, tmp_path):
    (tmp_path / "empty.txt").touch()
    ended = call("review", talk, tmp_path / "empty.txt", "--him", "Joe", "-o", f"{tmp_path}/out/")
    assert ended.code == 2
    assert "empty.txt" in ended.line
    assert list((tmp_path / "out").iterdir()) == []


def test_a_pipe_is_read(call, talk):
    piped = call("review", "-", "--him", "Joe", stdin=TALK.encode())
    assert (piped.code, piped.err) == (0, "")
    assert len(piped.out) > 500


def test_a_review_can_be_read_again(call, talk, tmp_path):
    path = tmp_path / "talk.json"
    call("review", talk, "--him", "Joe", "-o", path)
    first = path.read_text("utf-8")
    again = call("review", path, "--to", "json")
    assert again.code == 0
    assert json.loads(again.out)["annotations"] == json.loads(first)["annotations"]


def test_colours_are_for_terminals_only(talk, tmp_path):
    here, there = pty.openpty()
    path = tmp_path / "letter.txt"
    command = [EARNED, "review", talk, "--him", "Joe", "-o", path]
    ended = subprocess.run(command, stdout=there, stderr=there, timeout=60)
    os.close(there)
    os.close(here)
    assert ended.returncode == 0
    assert "\x1b" not in path.read_text("utf-8")
