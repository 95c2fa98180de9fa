"""Words in a speaker's name that say what he or she is in the talk."""

from __future__ import annotations

import re

from earned.conversation import Role


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BY_ROLE = {
    Role.HELPER: """helper therapist counsellor counselor counselling counseling coach facilitator
        interviewer psychologist psychotherapist psychiatrist clinician practitioner mentor
        supporter listener nurse doctor teacher educator tutor moderator chaplain advisor
        adviser volunteer caseworker social_worker youth_worker support_worker
        group_leader trainer""",
    Role.HIM: """him client patient participant interviewee respondent seeker help-seeker coachee
        mentee student pupil caller""",
    Role.OTHER: """other observer interpreter translator narrator system unknown supervisor
        transcriber""",
}  # fmt: skip
_WOMEN = _set("""
    wife girlfriend fiancée fiancee mum mom mam mommy mummy mother mama grandma grandmother nan
    stepmum stepmom stepmother
    """)
_HIS = _set("husband boyfriend fiancé fiance son stepson grandson brother he man guy boy")
_FEMALE = _set("she her sister daughter aunt niece woman girl")
_FATHERS = _set("dad father daddy papa pop stepdad stepfather grandpa grandfather grandad granddad")
_WORDS = {
    word.replace("_", " "): role for role, words in _BY_ROLE.items() for word in words.split()
}
_LETTERS = {
    "t": Role.HELPER, "th": Role.HELPER, "co": Role.HELPER, "i": Role.HELPER,
    "c": Role.HIM, "cl": Role.HIM, "p": Role.HIM, "pt": Role.HIM, "r": Role.HIM,
}  # fmt: skip
LETTER_PAIRS = frozenset(
    [("t", "c"), ("t", "cl"), ("t", "p"), ("t", "pt"), ("th", "c"), ("th", "cl"), ("th", "p"),
     ("th", "pt"), ("i", "p"), ("i", "r"), ("i", "c"), ("co", "c"), ("co", "cl")]
)  # fmt: skip
_ARTICLES = re.compile(r"^(?:the|my|his|her|a|an)\s+")
_NUMBER = re.compile(r"[\s_#.-]*\d+$|[\s_#-]+[a-h]$")
_ANY = frozenset({Role.HELPER, Role.HIM})
_NOT_HIM = frozenset({Role.HELPER, Role.OTHER})


def role_of_word(word: str) -> Role | None:
    """Give the role a single word names (`therapist`, `client`), or `None`.

    For cells of a role column, and for whole names; family words do not settle a role alone.
    """
    return _WORDS.get(_bare(word))


def letter(name: str) -> str | None:
    """Give a name that is only `T`, `Cl` or the like as small letters, or `None`."""
    bare = name.strip().rstrip(".:").lower()
    bare = re.sub(r"\d+$", "", bare)
    return bare if bare in _LETTERS else None


def role_of_letter(bare: str) -> Role:
    """Give the role a letter stands for beside its counterpart."""
    return _LETTERS[bare]


def possible(name: str) -> frozenset[Role]:
    """Give the roles that a speaker's name allows, one of them if it settles the matter.

    A plain name allows helper and him. A role word counts as the whole name (numbered or not),
    as its first word (`Therapist Anna`), or set apart (`Anna (therapist)`, `Anna - coach`).
    Family words count only as the whole name or set apart: `Son Li` is a name.
    """
    settled = {role for part in _parts(name) if (role := _WORDS.get(part))}
    if len(settled) > 1:
        return _ANY
    if settled:
        return frozenset(settled)
    apart = set(_apart(name))
    if apart & (_WOMEN | _FEMALE):
        return _ANY if apart & (_HIS | _FATHERS) else _NOT_HIM
    if apart & _HIS:
        return frozenset({Role.HIM})
    return _ANY


def is_woman_of_family(name: str) -> bool:
    """Say whether the name is `wife`, `mum` or the like, who is the helper beside him."""
    return bool(set(_apart(name)) & _WOMEN)


def _bare(word: str) -> str:
    lowered = _ARTICLES.sub("", word.strip().lower().rstrip(".:"))
    return _NUMBER.sub("", lowered).strip()


def _apart(name: str) -> list[str]:
    """Give the whole name and what stands in brackets or after a dash or comma."""
    parts = [name, *re.split(r"[()\[\],/|]|\s[-–—]\s", name)]
    return list(filter(None, dict.fromkeys(_bare(part) for part in parts)))


def _parts(name: str) -> list[str]:
    first = re.match(r"\s*([\w-]+)[\s_]", name)
    return [*_apart(name), *([_bare(first[1])] if first else [])]
