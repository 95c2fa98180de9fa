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
    assert "Nobody asked him about it straight out" in note.lead


def test_having_asked_is_said():
    (note,) = notes(
        ("Tom", "him", "I want to die.", []),
        ("Ann", "helper", "Are you thinking about killing yourself?", []),
    )
    assert "You asked him about it straight out" in note.lead


def test_doubtful_words_ask_for_a_question_only():
    (note,) = notes(("Tom", "him", "I can't go on.", []), ("Ann", "helper", "And work?", []))
    assert note.level == "ask"


def test_one_clear_sentence_makes_the_note_clear_and_all_are_quoted():
    (note,) = notes(
        ("Tom", "him", "I can't go on.", []),
        ("Ann", "helper", "How do you mean?", []),
        ("Tom", "him", "I want to die.", []),
    )
    assert note.level == "act"
    assert [span.turn for span in note.evidence] == [0, 2]


def test_having_asked_before_the_plain_words_counts():
    (note,) = notes(
        ("Tom", "him", "They'd be better off.", []),
        ("Ann", "helper", "Are you thinking about killing yourself?", []),
        ("Tom", "him", "They'd be better off without me.", []),
    )
    assert "You asked him about it straight out" in note.lead
