from earned.measures.doors import find_doors
from earned.measures.ruptures import find_ruptures
from earned.reviewing.finding import TryNext
from earned.reviewing.first_screen import first_findings, first_line
from tests.factories import reading


def findings(lines):
    talk = reading(lines)
    return talk, first_findings(talk, find_doors(talk), find_ruptures(talk))


def test_an_empty_talk_claims_nothing():
    assert findings([("Tom", "him", "Hi.", []), ("Ann", "helper", "Hi.", [])])[1] == ()


def test_the_good_comes_first_and_quotes_both():
    talk, found = findings(
        [
            ("Tom", "him", "I cried in the car.", ["disclosure"]),
            ("Ann", "helper", "By yourself, in the dark.", ["reflection"]),
            ("Tom", "him", "I don't know what I want.", ["not_knowing"]),
            ("Ann", "helper", "How is work these days?", []),
        ]
    )
    assert [[talk.conversation.quote(s) for s in f.evidence] for f in found] == [
        ["I cried in the car.", "By yourself, in the dark."],
        ["I don't know what I want.", "How is work these days?"],
    ]
    assert "gave back" in found[0].claim
    assert "went on past it" in found[1].claim


def test_what_costs_more_to_say_is_shown_first():
    talk, found = findings(
        [
            ("Tom", "him", "Did you see the game on Saturday?", ["deflect"]),
            ("Ann", "helper", "How is work these days?", []),
            ("Tom", "him", "I cried in the car.", ["disclosure"]),
            ("Ann", "helper", "How is your mother these days?", []),
        ]
    )
    assert talk.conversation.quote(found[0].evidence[0]) == "I cried in the car."


def test_small_things_are_left_for_below():
    lines = [
        ("Tom", "him", "I ought to ring her.", ["change_talk"]),
        ("Ann", "helper", "You want to ring her.", ["reflection"]),
    ]
    assert findings(lines)[1] == ()


def test_the_first_line_answers_what_cost_him_most():
    talk = reading(
        [
            ("Tom", "him", "Did you see the game?", ["deflect"]),
            ("Ann", "helper", "How is work these days?", []),
            ("Tom", "him", "I cried in the car.", ["disclosure"]),
            ("Ann", "helper", "And the game?", []),
        ]
    )
    doors = find_doors(talk)
    lines = [TryNext("One.", doors[0].span, "home_ground"), None]
    assert first_line(talk, doors, lines) == lines[0]
    lines.append(TryNext("Two.", doors[1].span, "reflection"))
    assert first_line(talk, doors, lines) == lines[2]
    assert first_line(talk, doors, [None]) is None
