"""What is wrong with the input or the call ends with exit code 2 and one clear sentence."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import EARNED, TALK

GERMAN = "\n".join(
    f"{name}: Ich weiß nicht, was ich sagen soll, es ist alles so schwer geworden in der Arbeit."
    for name in ("Anna", "Jo", "Anna", "Jo")
)
BAD_FILES = {
    "empty": (b"", "empty"),
    "binary": (bytes(range(256)) * 40, ""),
    "one speaker": (b"Ann: Hello.\nAnn: Anybody there?\n", "one speaker only, 'Ann'"),
    "no speakers": (b"He said that it was fine and went home.\nThen it rained.\n", "no speakers"),
    "one turn": (b"Ann: Hello.\n", "(1 turn)"),
    "all turns empty": (b'{"speaker": "Ann", "text": ""}\n{"speaker": "Jo", "text": " "}', "empty"),
    "roles unknown": (TALK.encode(), "'Ann' and 'Joe'; say it with --him NAME"),
    "another language": (GERMAN.encode(), "German, not English"),
    "broken times": (
        b"WEBVTT\n\n00:00:xx.000 --> nonsense\nAnn: Hello.\n\n99:99 --> 1\nJo: Hi.\n",
        "",
    ),
}


@pytest.mark.parametrize("command", ["review", "annotate"])
@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_gets_one_sentence(what, command, call, tmp_path):
    data, words = BAD_FILES[what]
    path = tmp_path / "talk.txt"
    path.write_bytes(data)
    ended = call(command, path)
    assert ended.code == 2
    assert words in ended.line
    assert ended.line.endswith((".", "'.", "?"))
    assert ended.out == ""


@pytest.mark.parametrize("what", BAD_FILES)
def test_so_does_a_bad_pipe(what, call):
    ended = call("annotate", "-", stdin=BAD_FILES[what][0])
    assert ended.code == 2
    assert BAD_FILES[what][1] in ended.line


def test_the_installed_command_leaves_with_the_same_code(spawn, tmp_path):
    ended = spawn("review", tmp_path / "nothing.txt")
    assert ended.code == 2
    assert "nothing.txt does not exist" in ended.line


def test_a_folder_is_no_talk(call, tmp_path):
    ended = call("review", tmp_path)
    assert ended.code == 2
    assert "folder" in ended.line


def test_an_unknown_name_lists_the_speakers_and_the_closest(call, talk):
    ended = call("review", talk, "--him", "Jo3")
    assert ended.code == 2
    assert "'Ann' and 'Joe'" in ended.line
    assert "Did you mean 'Joe'?" in ended.line


def test_another_language_goes_on_when_told_to(call, tmp_path):
    path = tmp_path / "gespräch.txt"
    path.write_text(GERMAN, "utf-8")
    assert "--any-language" in call("annotate", path, "--him", "Jo").line
    ended = call("annotate", path, "--him", "Jo", "--any-language")
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["review"], "Missing argument 'FILE...'"),
        (["review", "a.txt", "--to", "pdf"], "'pdf' is not one of"),
        (["annotate", "a.txt", "--to", "html"], "'html' is not one of"),
        (["annotate", "a.txt", "--to", "parquet"], "-o PATH"),
        (["review", "a.txt", "--hymn", "Joe"], "No such option"),
        (["reviews", "a.txt"], "No such command 'reviews'"),
        (["review", "a.txt", "-o", " "], "a path is needed"),
        (["review", "-", "-"], "give '-' once"),
        (["codes", "kindness"], "no code 'kindness'"),
    ],
)
def test_a_wrong_call_gets_one_sentence(arguments, words, call):
    ended = call(*arguments)
    assert ended.code == 2
    assert words in ended.line


def test_an_unknown_format_lists_the_formats(call, talk):
    ended = call("review", talk, "--format", "pdf")
    assert ended.code == 2
    assert "'vtt'" in ended.line


@pytest.mark.parametrize("command", ["review", "annotate"])
def test_a_folder_that_is_not_there_cannot_be_written_to(command, call, talk, tmp_path):
    ended = call(command, talk, "--him", "Joe", "-o", tmp_path / "no" / "such.json")
    assert ended.code == 2
    assert "cannot be written: there is no folder" in ended.line


@pytest.mark.parametrize("command", ["review", "annotate"])
def test_a_talk_is_never_written_over(command, call, talk):
    ended = call(command, talk, "--him", "Joe", "-o", talk)
    assert ended.code == 2
    assert "choose another file" in ended.line
    assert talk.read_text("utf-8") == TALK


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
class TestFullDisk:
    def test_in_a_file(self, call, talk):
        ended = call("annotate", talk, "--him", "Joe", "-o", "/dev/full")
        assert ended.code == 2
        assert "/dev/full cannot be written: no space left" in ended.line

    def test_on_stdout(self, talk):
        command = [EARNED, "annotate", talk, "--him", "Joe"]
        with open("/dev/full", "wb") as full:
            ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
        assert ended.returncode == 2
        assert ended.stderr.count(b"\n") == 1


def test_a_file_name_with_line_breaks_keeps_to_one_line(call, tmp_path):
    path = tmp_path / "two\nlines\x1b[31m.txt"
    path.write_bytes(b"")
    ended = call("annotate", path)
    assert ended.code == 2
    assert "\x1b" not in ended.line
