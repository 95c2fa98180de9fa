import os
import stat

import pytest

from earned.cli.output import check_place, free_paths, is_folder, replacing, write_text
from earned.errors import UnwritableOutput


def test_a_file_is_whole_or_not_at_all(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("before", "utf-8")
    with pytest.raises(RuntimeError), replacing(path) as stream:  # noqa: PT012
        stream.write(b"half")
        raise RuntimeError
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_ends_its_line_and_says_where_it_lies(tmp_path, capsys):
    path = tmp_path / "page.md"
    write_text("Ünï", path)
    assert path.read_text("utf-8") == "Ünï\n"
    assert capsys.readouterr().err == f"{path}\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path):
    new, old, usual = (tmp_path / name for name in ("new", "old", "usual"))
    usual.touch()
    old.touch()
    old.chmod(0o640)
    for path in (new, old):
        write_text("words", path)
    assert new.stat().st_mode == usual.stat().st_mode
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_link_keeps_its_place(tmp_path):
    (tmp_path / "target").write_text("before", "utf-8")
    link = tmp_path / "link"
    link.symlink_to("target")
    write_text("after", link)
    assert link.is_symlink()
    assert (tmp_path / "target").read_text("utf-8") == "after\n"


def test_a_device_is_written_to_and_not_replaced():
    write_text("words", __import__("pathlib").Path(os.devnull))
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_what_ends_as_a_folder_is_one(tmp_path):
    assert is_folder("pages/")
    assert is_folder(str(tmp_path))
    assert not is_folder(str(tmp_path / "page.html"))


def test_a_folder_is_made(tmp_path):
    check_place(f"{tmp_path}/a/b/", [])
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_cannot_be_made_inside_a_file(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        check_place(f"{tmp_path}/file/pages/", [])


def test_a_link_to_an_input_is_that_input(tmp_path):
    (tmp_path / "talk.txt").touch()
    (tmp_path / "link").symlink_to("talk.txt")
    with pytest.raises(UnwritableOutput, match="choose another file"):
        check_place(str(tmp_path / "link"), [str(tmp_path / "talk.txt")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_locked_folder_is_refused_before_the_work(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UnwritableOutput, match="permission denied"):
        check_place(str(tmp_path / "page.html"), [])


def test_what_lies_in_a_folder_is_never_taken(tmp_path):
    (tmp_path / "Chat.html").touch()
    found = free_paths(str(tmp_path), ["chat", "chat-2", "other"], ".html")
    assert [path.name for path in found] == ["chat-2.html", "chat-2-2.html", "other.html"]
