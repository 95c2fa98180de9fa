import pytest

from earned.measures.risk import find_risk
from tests.factories import reading


def found(text, role="him", codes=()):
    talk = reading(
        [("Tom", role, text, list(codes)), ("Ann", "helper" if role == "him" else "him", "Oh.", [])]
    )
    return [(talk.conversation.quote(words.span), words.clear) for words in find_risk(talk)]


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself.",
        "Sometimes I think about suicide.",
        "They'd be better off without me.",
        "I just wanna die.",
        "I wish I was dead.",
        "I don't want to be here anymore.",
        "I’m going to end my life.",
        "I've been hurting myself.",
        "I could kill him.",
        "It's not worth living.",
        "I was ready to die that night.",
        "If I don't live anymore she'll be okay.",
    ],
)
def test_plain_words_are_clear(text):
    assert found(text) == [(text, True)]


@pytest.mark.parametrize(
    "text",
    [
        "I can't go on.",
        "There's no point carrying on.",
        "I hope I just don't wake up, I mean never wake up.",
        "If I wasn't here they'd manage.",
        "The life insurance would sort them out.",
        "I just want to make it stop.",
    ],
)
def test_veiled_words_are_worth_a_question(text):
    assert found(text) == [(text, False)]


@pytest.mark.parametrize(
    "text",
    [
        "My back is killing me.",
        "I nearly killed myself laughing.",
        "I died of embarrassment.",
        "We killed it on Saturday.",
        "The battery died.",
        "I ended up in Leeds.",
        "He cut the grass himself.",
        "I'd like to live by the sea.",
        "I might fall and hurt myself.",
    ],
)
def test_idioms_are_nothing(text):
    assert found(text) == []


def test_only_his_words_count():
    assert found("I want to kill myself.", role="helper") == []


def test_an_applied_code_is_clear_and_an_unsure_one_is_not():
    assert found("You won't see me around.", codes=["risk"]) == [("You won't see me around.", True)]
    assert found("You won't see me around.", codes=["risk?"]) == [
        ("You won't see me around.", False)
    ]


def test_only_the_sentence_is_quoted():
    assert found("Work is fine. I want to die. Nice weather.") == [("I want to die.", True)]
