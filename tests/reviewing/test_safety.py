from earned.reviewing.safety import safety_notes
from tests.factories import reading


def notes(*lines):
    return safety_notes(reading(lines))


def test_no_words_of_harm_no_note():
    assert notes(("Tom", "him", "Work is fine.", []), ("Ann", "helper", "Good.", [])) == ()


def test_clear_words_say_what_to_do_and_whom_to_call():
    (note,) = notes(("Tom", "him", "I want to die.", []), ("Ann", "helper", "And work?", []))
    assert note.level == "act"
    assert any("988" in contact for contact in note.contacts)
    assert any("Nobody asked him about it straight out" in step for step in note.steps)


def test_having_asked_is_said():
    (note,) = notes(
        ("Tom", "him", "I want to die.", []),
        ("Ann", "helper", "Are you thinking about killing yourself?", []),
    )
    assert any("You asked him about it straight out" in step for step in note.steps)


def test_doubtful_words_ask_for_a_question_only():
    (note,) = notes(("Tom", "him", "I can't go on.", []), ("Ann", "helper", "And work?", []))
    assert note.level == "ask"


def test_clear_words_stand_alone_in_the_note():
    (note,) = notes(
        ("Tom", "him", "I can't go on.", []),
        ("Ann", "helper", "How do you mean?", []),
        ("Tom", "him", "I want to die.", []),
    )
    assert [span.turn for span in note.evidence] == [2]
