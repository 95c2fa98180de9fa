from earned.measures.doors import find_doors
from earned.measures.ruptures import find_ruptures
from earned.reviewing.first_screen import first_findings
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
    assert "showed" in found[0].claim
    assert "went on past it" in found[1].claim


def test_what_costs_more_to_say_is_shown_first():
    talk, found = findings(
        [
            ("Tom", "him", "I ought to ring her.", ["change_talk"]),
            ("Ann", "helper", "How is work these days?", []),
            ("Tom", "him", "I cried in the car.", ["disclosure"]),
            ("Ann", "helper", "How is your mother these days?", []),
        ]
    )
    assert talk.conversation.quote(found[0].evidence[0]) == "I cried in the car."
