import sys

import pytest

from earned.conversation import from_pairs
from earned.errors import WrongLanguage
from earned.readers.language import check_language, english_share

OTHERS = {
    "German": "Ich weiß auch nicht, was ich sagen soll. Es war eine lange Woche, und ich war jeden "
    "Abend so müde, dass ich nur noch schlafen wollte. Man will ja keinem zur Last fallen.",
    "French": "Je ne sais pas quoi dire. La semaine a été longue et j'étais tellement fatigué le "
    "soir que je voulais seulement dormir. On ne veut déranger personne, tu comprends.",
    "Spanish": "No sé qué decir. La semana ha sido muy larga y por la noche estaba tan cansado que "
    "sólo quería dormir. Uno no quiere ser una carga para nadie, y me da vergüenza.",
    "Italian": "Non so che cosa dire. È stata una settimana lunga e la sera ero così stanco che "
    "volevo soltanto dormire. Non si vuole essere un peso per nessuno, a me dispiace.",
    "Portuguese": "Não sei o que dizer. A semana foi longa e à noite eu estava tão cansado que só "
    "queria dormir. A gente não quer ser um peso para ninguém, você entende isso.",
    "Dutch": "Ik weet niet wat ik moet zeggen. Het was een lange week en ik was elke avond zo moe "
    "dat ik alleen maar wilde slapen. Je wilt niemand tot last zijn, is het niet.",
    "Polish": "Nie wiem, co powiedzieć. To był długi tydzień i wieczorami byłem tak zmęczony, że "
    "chciałem tylko spać. Człowiek nie chce być dla nikogo ciężarem, no i wstydzi się.",
    "Russian": "Я не знаю, что сказать. Неделя была длинная, и по вечерам я так уставал, что "
    "хотел только спать. Никому не хочется быть в тягость, понимаете, мне просто стыдно за это.",
    "Chinese": "我不知道该说什么。这个星期很长，每天晚上我都累得只想睡觉。"
    "谁也不想成为别人的负担，你明白吗，"
    "我有时候觉得很丢脸，所以什么都不说，就这样一个人待着，等它过去。",
}
ENGLISH = (
    "idk man. u know how it is lol. work was shite n i just cba talking bout it tbh. "
    "she keeps goin on at me like why dont u talk. nah. im good. gonna watch the match innit",
    "Aye, ah dinnae ken whit tae say tae ye. It wis a lang week an ah wis that tired ev'ry night "
    "ah jist wantit ma bed. Ye dinnae want tae be a burden oan onybody, ken?",
    "Deadlift PB: 180kg! Bench 110, squat 150, rows 90, curls 20. Monday legs, Tuesday chest, "
    "Wednesday rest, Thursday back, Friday arms. Protein, creatine, sleep. That is my whole week.",
)


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named(language):
    talk = from_pairs([("Ann", OTHERS[language]), ("Bo", OTHERS[language])], source="talk.txt")
    with pytest.raises(WrongLanguage, match=f"talk.txt looks like {language}, not English"):
        check_language(talk)


@pytest.mark.parametrize("text", ENGLISH)
def test_slang_dialect_and_texting_pass(text):
    check_language(from_pairs([("Ann", text), ("Bo", "ok")]))


def test_a_few_words_of_another_language_pass():
    check_language(from_pairs([("Ann", "Bonjour, mon ami, ça va?"), ("Bo", "Oui, très bien.")]))


def test_names_and_numbers_alone_pass():
    check_language(from_pairs([("Ann", "123 456"), ("Bo", "")]))


def test_the_model_is_not_loaded_for_english(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)  # importing it would fail
    check_language(
        from_pairs([("Ann", "How are you doing with all of that?"), ("Bo", "I do not know.")] * 9)
    )


def test_english_share_counts_common_words():
    assert english_share("I’m not the Kaiser") == 0.75
    assert english_share("") == 0.0
