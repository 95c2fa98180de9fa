"""Telling a speaker's name before a colon from an ordinary word before a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LABEL = re.compile(
    r"\s*(?:(?:>>+|[-–•])\s*)?(?P<open>\*\*|__|\[)?(?P<name>[^\s:\[\]*_>•–-][^:\n\[\]*]{0,59}?)"
    r"\s*(?P<close>\*\*|__|\])?\s*[:：](?P<close2>\*\*|__)?(?!//)(?P<space>\s*)(?P<words>.*)",
    re.DOTALL,
)
_LONGEST = 6


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words("van von de der den da di del la le bin al el of the and & or for mr mrs ms dr")
_NOT_NAMES = _words("""
    note notes warning example examples summary ps p.s edit update date time title topic subject
    location duration participants attendees present session transcript recording http https ftp
    mailto attention important reminder agenda outline scene setting context background format
    key legend version author file source page total result results translation case chapter part
    step tip look listen see remember ok okay so well yes no and but again because first second
    third firstly secondly finally then now today also plus like meaning namely i.e e.g anyway
    basically actually honestly seriously oh ah um uh hmm yeah nope yep sure right wait please
    sorry thanks dear question answer problem solution reason fact truth point rule lesson advice
    disclaimer copyright language kind start end begin by to from cc bcc re fwd fw sent created
    modified recorded transcribed url link phone email e-mail tel address id no. nr
    """)
_NOT_STARTS = _words(
    "i you we they it this that there my your our one the a an here's what when where why how if "
    "dear another second third first last only main next"
)


def split_label(line: str) -> tuple[str, str] | None:
    """Split `Name: words` into name and words; `None` if the line has no such shape.

    Stripped with the name: a dash, bullet or `>>` before it, `**` or `[]` around it, the colon
    and the blanks after it.
    """
    match = _LABEL.match(line)
    if match is None:
        return None
    name, words = match["name"].strip(), match["words"].rstrip()
    if words[:1].isdigit() and not match["space"] and name[-1:].isdigit():
        return None
    return name, words


def accepted(names: Iterable[str]) -> frozenset[str]:
    """Give those of a file's labels that are speakers' names.

    Args:
        names: every label of the file, as often as it occurs.
    """
    counts = Counter(names)
    return frozenset(name for name, count in counts.items() if is_name(name, count))


def is_name(name: str, count: int = 1) -> bool:
    """Say whether a label can be a name: few words, written as names are.

    A label in small letters (`dave`) must come more than once.
    """
    words = re.sub(r"\([^()]*\)", "", name).split()
    if not words or len(words) > _LONGEST or len(name) > 60:
        return False
    if re.search(r"[?!;\"“”{}|=<>\\]|//|\.\.|…|\bhttps?\b", name) or not re.search(
        r"[^\W\d_]", name
    ):
        return False
    lowered = re.sub(r"[\s\d.#]+$", "", name.lower())
    if lowered in _NOT_NAMES or (len(words) > 1 and words[0].lower() in _NOT_STARTS):
        return False
    if all(_capital(word) for word in words):
        return True
    if len(words) > 2 or count < 2 or words[0].lower() in _NOT_NAMES:
        return False
    return lowered not in _NOT_STARTS - {"i", "you", "we"}


def _capital(word: str) -> bool:
    bare = word.strip("()[],.'’#&+-@")
    if not bare:
        return True
    return bare.lower() in _PARTICLES or bare[0].isupper() or not bare[0].islower()
