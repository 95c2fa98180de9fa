"""Say so when a talk is not in English.

Nearly every English talk is known by its commonest words, which costs nothing; py3langid, whose
model takes 0.65 s to load, is asked only when those are missing, and names the language.
"""

from __future__ import annotations

import re
import unicodedata

from earned.conversation import Conversation
from earned.errors import WrongLanguage

FEWEST_WORDS = 25
ENGLISH_SHARE = 0.3
_MOST_CHARACTERS = 20_000
_SURE = 0.9
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMMON = """
the a an and or but if so of to in on at for with from by as up out about i me my mine you your
he him his she her it its we us our they them their this that these those is am are was were be
been being do does did done have has had will would can could should may might must not no yeah
yes what who how why when where which there here just like all some any more then than too very
really know think want get got go going feel good well okay ok right because know something
i'm it's that's don't didn't can't you're i've i'll isn't wasn't won't he's she's what's there's
im dont cant didnt wont thats whats youre ive u ur r y n lol idk gonna wanna gotta kinda ya yo
bro man dude aint ain't nah nope cuz cos bc tho pls thx omg tbh ngl rn wot innit ye aye nae dinnae
"""
_ENGLISH = frozenset(_COMMON.split())
_NAMES_OF = """
af Afrikaans ar Arabic bg Bulgarian bn Bengali ca Catalan cs Czech cy Welsh da Danish de German
el Greek es Spanish et Estonian eu Basque fa Persian fi Finnish fr French ga Irish gl Galician
he Hebrew hi Hindi hr Croatian hu Hungarian id Indonesian is Icelandic it Italian ja Japanese
ko Korean lt Lithuanian lv Latvian mk Macedonian ms Malay nb Norwegian nl Dutch nn Norwegian
no Norwegian pl Polish pt Portuguese ro Romanian ru Russian sk Slovak sl Slovenian sq Albanian
sr Serbian sv Swedish sw Swahili ta Tamil th Thai tl Tagalog tr Turkish uk Ukrainian ur Urdu
vi Vietnamese zh Chinese
"""
_LANGUAGES = dict(re.findall(r"(\w+) (\w+)", _NAMES_OF))


def check_language(conversation: Conversation) -> None:
    """Refuse a talk that is clearly not in English; let short and doubtful ones pass.

    Args:
        conversation: the talk.

    Raises:
        WrongLanguage: the commonest English words are rare in it, and py3langid is sure that it
            is another language.
    """
    text = " ".join(turn.text for turn in conversation.turns)
    if english_share(text) >= ENGLISH_SHARE or _length(text) < FEWEST_WORDS:
        return
    language = _language(text[:_MOST_CHARACTERS])
    if language == "en":
        return
    name = _LANGUAGES.get(language, "another language")
    raise WrongLanguage(
        f"{conversation.source} looks like {name}, not English; how well it is read is not known. "
        "Add --any-language to go on anyway."
    )


def english_share(text: str) -> float:
    """Give the share of a text's words that are among the commonest English ones."""
    words = [word.replace("’", "'").lower() for word in _WORD.findall(text)]
    return sum(word in _ENGLISH for word in words) / len(words) if words else 0.0


def _length(text: str) -> int:
    """Count words; writing that does not part them counts a word for every two characters."""
    letters = sum(unicodedata.category(char) == "Lo" for char in text)
    return max(len(_WORD.findall(text)), letters // 2)


def _language(text: str) -> str:
    """Name the language by its two letters; `en` unless it is clearly another."""
    # Imported here because the model takes long to load and English talks never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    language, probability = identifier.classify(text)
    return str(language) if probability >= _SURE else "en"
