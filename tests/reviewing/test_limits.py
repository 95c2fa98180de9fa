from earned.reviewing.limits import limits
from tests.factories import reading

MEASURED = {"reflection": {"precision": 0.744, "recall": 0.61, "support": 100}}
TALK = reading([("Tom", "him", "I cried.", []), ("Ann", "helper", "You cried.", ["reflection"])])


def test_it_says_that_it_is_no_therapy_and_no_diagnosis():
    said = " ".join(limits(TALK, {}))
    assert "not therapy" in said
    assert "diagnosis" in said
    assert "go by his" in said


def test_only_the_codes_it_used_are_accounted_for():
    assert any("between 74 and 74" in text for text in limits(TALK, MEASURED))
    assert not any("out of 100" in text for text in limits(TALK, {"reflection": {"support": 3}}))


def test_a_short_talk_is_called_short():
    assert any("short (2 turns)" in text for text in limits(TALK, {}))
    long = reading([("Tom", "him", "Yes.", []), ("Ann", "helper", "Oh.", [])] * 10)
    assert not any("short" in text for text in limits(long, {}))
