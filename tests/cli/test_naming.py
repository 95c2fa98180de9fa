import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from earned.cli.naming import labels, told_apart
from earned.conversation import from_pairs


def talks(*files):
    return [(file, from_pairs([("Ann", "Hi."), ("Joe", "Hi.")], id=id)) for file, id in files]


def test_a_file_with_one_talk_lends_it_its_name():
    assert labels(talks(("in/monday.vtt", "x"), ("-", "y"))) == ("monday", "stdin")


def test_a_file_with_several_adds_their_ids():
    assert labels(talks(("all.csv", "1"), ("all.csv", "2"))) == ("all-1", "all-2")


def test_files_of_one_name_get_their_folders_before_it():
    assert labels(talks(("a/chat.txt", "x"), ("b/Chat.txt", "x"))) == ("a-chat", "b-Chat")


def test_what_is_the_same_even_then_is_numbered():
    assert labels(talks(("a/chat.txt", "x"), ("a/chat.srt", "x"))) == ("a-chat", "a-chat-2")


def test_ids_stay_where_they_differ():
    given_talks = talks(("a/chat.txt", "x"), ("b/chat.txt", "y"))
    assert [talk.id for talk in told_apart(given_talks)] == ["x", "y"]


def test_ids_that_clash_become_labels():
    clash = talks(("a.csv", "1"), ("a.csv", "2"), ("b.csv", "1"))
    assert [talk.id for talk in told_apart(clash)] == ["a-1", "a-2", "b"]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=9), st.text(max_size=9)), max_size=6))
def test_labels_differ_and_any_file_may_bear_them(files):
    found = labels(talks(*((f"in/{file}".replace("\0", ""), id) for file, id in files)))
    assert len({name.casefold() for name in found}) == len(files)
    for name in found:
        assert re.fullmatch(r"[\w.-]+", name)
        assert Path(name).name == name
        assert name not in {".", ".."}
