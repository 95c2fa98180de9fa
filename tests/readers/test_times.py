import pytest
from hypothesis import given
from hypothesis import strategies as st

from earned.readers.times import clock, number, seconds


@pytest.mark.parametrize(
    ("stamp", "wanted"),
    [("0:12", 12.0), ("00:01:02", 62.0), ("1:02:03.5", 3723.5), ("01:02,250", 62.25),
     ("90:05", 5405.0), ("00:09:025", 565.0)],
)  # fmt: skip
def test_stamps(stamp, wanted):
    assert seconds(stamp) == wanted


@pytest.mark.parametrize("stamp", ["", "12", "0:60", "1:60:00", "a:10", "1:2:3:4"])
def test_what_is_no_time(stamp):
    with pytest.raises(ValueError, match=stamp or "^$"):
        seconds(stamp)


@given(st.integers(0, 10**8))
def test_a_clock_time_comes_back(milliseconds):
    assert seconds(clock(milliseconds / 1000)) == pytest.approx(milliseconds / 1000, abs=1e-9)
    whole = float(milliseconds // 1000)
    assert seconds(clock(whole, digits=0)) == whole


def test_numbers():
    assert [number(value) for value in (None, "", "nan", float("nan"), "3", 4, "0:05")] == [
        None, None, None, None, 3.0, 4.0, 5.0,
    ]  # fmt: skip
