from __future__ import annotations

from itertools import pairwise

import pytest

from earned.codes import COSTING, EARNING
from earned.render.marks import KINDS, find_marks
from earned.render.timeline import NARROW, ROOM, draw
from tests.render.factory import TALK, counted, empty, full, talk


def test_every_door_and_strain_has_its_mark() -> None:
    review = full()
    marks = find_marks(review)
    opened = {(mark.turn, mark.shape) for mark in marks if mark.kind == "opened"}
    assert opened == {(door.turn, door.outcome.value) for door in review.doors}
    strains = [mark.ends for mark in marks if mark.kind == "strain"]
    assert strains == ["mended later", ""]
    assert [m.number for m in marks if m.kind == "mended"] == [13]


def test_what_earned_and_what_cost_is_marked_once_a_turn() -> None:
    review = full()
    for kind, codes in (("earned", EARNING), ("cost", COSTING)):
        turns = [mark.turn for mark in find_marks(review) if mark.kind == kind]
        assert turns == sorted({a.span.turn for a in review.reading.applied(*codes)})


def test_marks_go_through_the_talk_in_order() -> None:
    places = [(mark.turn, KINDS.index(mark.kind)) for mark in find_marks(full())]
    assert places == sorted(places)


def test_a_mark_has_a_name_for_who_does_not_see_it() -> None:
    names = [mark.name for mark in find_marks(full())]
    assert "Turn 10, he opened (doubted the helper or the help): “Do I.” — passed by" in names
    assert "Turn 13, Nell owned a misstep: “That was me pushing” — he came back" in names


@pytest.mark.parametrize("lines", [TALK[6:12], TALK, TALK * 11], ids=["6", "30", "330"])
def test_bars_stand_side_by_side_and_inside(lines: list) -> None:
    line = draw(counted(talk(lines)))
    assert len(line.bars) == len(lines)
    assert all(a.x + a.width < b.x for a, b in pairwise(line.bars))
    assert line.bars[-1].x + line.bars[-1].width < line.width
    assert min(bar.width for bar in line.bars) >= NARROW
    assert line.width < 60 * len(lines) + 640


def test_every_mark_stands_on_its_turn_and_apart_from_the_others() -> None:
    line = draw(full())
    seen = set()
    for placed in line.marks:
        bar = line.bars[placed.mark.turn]
        assert bar.x <= placed.x <= bar.x + bar.width
        assert 0 < placed.y < line.height
        assert (placed.x, placed.y) not in seen
        seen.add((placed.x, placed.y))


def test_a_strain_reaches_to_its_last_turn() -> None:
    line = draw(full())
    strain = next(placed for placed in line.marks if placed.mark.kind == "strain")
    last = line.bars[strain.mark.until]
    assert strain.x + strain.width == pytest.approx(last.x + last.width, abs=0.2)


def test_a_short_talk_fills_the_room() -> None:
    assert draw(counted(talk(TALK[6:12]))).width > ROOM / 2


def test_bars_go_by_time_where_every_time_is_known() -> None:
    assert "time" in draw(full(timed=True)).scale
    assert "words" in draw(full()).scale
    assert [tick.text for tick in draw(full(timed=True)).ticks][:1] == ["0:00"]
    assert [tick.text for tick in draw(full()).ticks][:1] == ["1"]


def test_labels_do_not_run_into_one_another() -> None:
    for earlier, later in pairwise(draw(counted(talk(TALK * 11))).ticks):
        assert later.x - earlier.x >= 60


def test_others_have_a_lane_of_their_own() -> None:
    lines = [("A", "helper", "Hi all."), ("B", "him", "Hi."), ("C", "other", "Hi from me.")]
    line = draw(counted(talk(lines)))
    assert len({bar.y for bar in line.bars}) == 3


def test_an_empty_talk_is_drawn_too() -> None:
    assert draw(empty(talk([]))).bars == ()
