import pytest
from hypothesis import given
from hypothesis import strategies as st

from earned.errors import UnreadableFile
from earned.readers.encoding import decode, lines_of

TEXT = "Ann: “It’s a café – naïve…”\nTom: Zoë’s £5\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_every_wanted_encoding(encoding):
    assert decode(TEXT.encode(encoding), "talk.txt") == TEXT


def test_others_are_found_or_refused():
    russian = "Анна: Как прошла неделя? Ты выглядишь усталым.\nИван: Нормально, я не знаю.\n" * 4
    assert decode(russian.encode("cp1251"), "talk.txt") == russian


PRINTED = st.characters(exclude_categories=["Cc", "Cs"])


@given(st.text(PRINTED, min_size=1).filter(str.strip))
def test_utf8_comes_back(text):
    assert decode(f"a{text}".encode(), "talk.txt") == f"a{text}"


def test_a_mark_that_lies_is_refused():
    with pytest.raises(UnreadableFile, match="says it is UTF-8 but byte"):
        decode(b"\xef\xbb\xbfAnn: caf\xe9", "talk.txt")


def test_only_line_ends_part_lines():
    assert lines_of("a\r\nb\rc\nd\x0be\u2028f") == ("a", "b", "c", "d\x0be\u2028f")
