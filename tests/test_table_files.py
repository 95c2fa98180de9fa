import builtins
import csv
import io
import json

import pytest
from pyarrow import parquet

from earned.errors import MissingExtra
from earned.table_files import HEADER, WRITERS, write_csv, write_jsonl, write_parquet
from earned.tables import flat_rows, turn_rows
from tests.factories import reading

ONE = reading(
    [
        ("Ann", "helper", "Tell me.", ["open_question", "collaboration"]),
        ("Joe", "him", "I'm a fool.", ["self_criticism", "disclosure?"]),
    ]
)
SILENT = reading([("Ann", "helper", "Hm."), ("Joe", "him", "Hm.")])


def written(write, *readings):
    stream = io.BytesIO()
    write(iter(readings), stream)
    return stream.getvalue()


def test_json_lines_are_the_rows():
    lines = written(write_jsonl, ONE, SILENT).decode().splitlines()
    assert [json.loads(line) for line in lines] == [*turn_rows(ONE), *turn_rows(SILENT)]


def test_csv_joins_lists_by_a_space_and_leaves_empty_what_has_no_bearing():
    first, second = csv.DictReader(io.StringIO(written(write_csv, ONE).decode()))
    assert first["applied"] == "open_question collaboration"
    assert (second["applied"], second["unsure"]) == ("self_criticism", "disclosure")
    assert first["p_open_question"] == "0.9"
    assert first["p_disclosure"] == first["mi"] == ""


def test_parquet_has_a_row_group_a_talk_even_where_a_talk_has_no_codes():
    file = parquet.ParquetFile(io.BytesIO(written(write_parquet, SILENT, ONE)))
    assert file.num_row_groups == 2
    assert file.read().to_pylist() == [*flat_rows(SILENT), *flat_rows(ONE)]


@pytest.mark.parametrize("name", WRITERS)
def test_no_talks_are_a_table_without_rows(name):
    data = written(WRITERS[name])
    if name == "parquet":
        assert tuple(parquet.ParquetFile(io.BytesIO(data)).schema_arrow.names) == HEADER
    else:
        assert data.decode().splitlines() == ([",".join(HEADER)] if name == "csv" else [])


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_a_talk_is_written_before_the_next_is_read(name):
    stream = io.BytesIO()
    sizes = []

    def readings():
        for one in (ONE, SILENT):
            sizes.append(len(stream.getvalue()))
            yield one

    WRITERS[name](readings(), stream)
    assert sizes[0] < sizes[1] < len(stream.getvalue())


def test_without_pyarrow_nothing_is_read(monkeypatch):
    load = builtins.__import__

    def without(name, *rest):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="needs pyarrow"):
        write_parquet((pytest.fail("read") for _ in [1]), io.BytesIO())
