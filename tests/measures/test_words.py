from earned.annotation.reading import Reading
from earned.measures.home import home_ground
from earned.measures.jargon import find_jargon
from earned.measures.measure import Measure
from earned.measures.words import measure_words
from tests.factories import reading

BENCH = (
    "I had the lathe going till late. That band sander needs a blade, and the lathe is old, "
    "but the band sander sings when it is on. My dad’s vice, my dad's tools."
)
TALK = reading(
    [
        ("Ann", "helper", "How are you?"),
        ("Bob", "him", "Tired. Angry. Rain, rain."),
        ("Ann", "helper", "And the evening?"),
        ("Bob", "him", BENCH),
        ("Ann", "helper", "The lathe. That is your coping mechanism, a secure attachment."),
        ("Bob", "him", "My attachment style? Angry, tired."),
        ("Ann", "helper", "An attachment style, then, or a style of avoidance."),
    ]
)


def by_name(talk: Reading) -> dict[str, Measure]:
    return {measure.name: measure for measure in measure_words(talk, seed=0)}


def test_home_words_are_what_he_says_most_around() -> None:
    found = {home.word: len(home.spans) for home in home_ground(TALK)}
    assert found == {"lathe": 2, "band sander": 2, "dad": 2, "rain": 2}
    assert list(found)[-1] == "rain"  # said in a short turn


def test_home_words_quote_every_place_and_go_by_the_limit() -> None:
    conversation = TALK.conversation
    quoted = [conversation.quote(span) for home in home_ground(TALK) for span in home.spans]
    assert quoted.count("band sander") == 2
    assert {"dad’s", "dad's"} <= set(quoted)
    assert len(home_ground(TALK, limit=1)) == 1
    assert home_ground(reading([("Bob", "him", "Fish and chips.")])) == ()


def test_two_words_make_a_term_only_side_by_side() -> None:
    talk = reading([("Bob", "him", "Rope, ladder. Rope, ladder.")])
    assert [home.word for home in home_ground(talk)] == ["rope", "ladder"]


def test_jargon_is_what_he_has_not_said_before() -> None:
    assert [jargon.word for jargon in find_jargon(TALK)] == [
        "coping mechanism",
        "secure attachment",
        "avoidance",
    ]


def test_his_own_clinical_words_are_no_jargon_of_his() -> None:
    talk = reading([("Bob", "him", "My PTSD is back."), ("Ann", "helper", "PTSD.")])
    assert find_jargon(talk) == ()


def test_measures_hold_the_figures_and_the_spans() -> None:
    measures = by_name(TALK)
    assert measures["words_taken_up"].value == 2  # lathe, and attachment
    assert len(measures["words_taken_up"].evidence) == 4
    assert 0 < measures["words_taken_up_share"].value < 1
    assert "copies with mixed-up turns" in measures["words_taken_up_share"].note
    assert measures["home_words"].value == 4
    assert "band sander" in measures["home_words"].note
    assert measures["jargon_words"].value == len(measures["jargon_words"].evidence) == 3


def test_without_words_of_his_own_the_share_says_why() -> None:
    measures = by_name(reading([("Bob", "him", "Yes."), ("Ann", "helper", "Okay.")]))
    assert measures["words_taken_up"].value == 0
    assert measures["words_taken_up_share"].value is None
    assert measures["words_taken_up_above_shuffled"].note.startswith("Not known:")
    assert "None was found" in measures["jargon_words"].note
