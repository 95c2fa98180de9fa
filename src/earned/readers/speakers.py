"""Who is the helper, and who is him."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from itertools import product

from earned.conversation import Conversation, Role
from earned.errors import UnknownName, UnknownRoles
from earned.readers.pieces import UNKNOWN_SPEAKER, known_speakers
from earned.readers.role_words import LETTER_PAIRS, letter, possible, role_of_letter
from earned.readers.wording import listed

_MOST_FREE = 8


def decide_roles(
    conversation: Conversation, *, helper: Sequence[str] = (), him: Sequence[str] = ()
) -> Conversation:
    """Give every speaker a role: by the names given, the file's roles, or words in the names.

    Names given win. With both sides given, all others are `Role.OTHER`. With one side given, a
    single other speaker takes the other side; several take it only if the file or the words in
    their names say so. The file's own roles come next, then role words, and these only if just
    one reading of them has both a helper and him. Nothing is guessed.

    Args:
        conversation: the talk, with the roles its file gives, if any.
        helper: names of helpers, in any case, or a beginning that only one speaker has.
        him: names of him, or of several men.

    Raises:
        UnknownName: a name given is no speaker's.
        UnknownRoles: the roles cannot be told; the error carries the speakers.
    """
    speakers = known_speakers(conversation)
    given = _given(speakers, helper, him)
    if given:
        roles = _around(conversation, speakers, given)
    elif set(conversation.roles.values()) >= {Role.HELPER, Role.HIM}:
        roles = {name: conversation.roles.get(name, Role.OTHER) for name in speakers}
    else:
        roles = _by_words(speakers, _from_file(conversation))
    if roles is None:
        raise _unknown(speakers)
    if UNKNOWN_SPEAKER in conversation.speakers:
        roles[UNKNOWN_SPEAKER] = Role.OTHER
    return conversation.with_roles(roles)


def find_speaker(name: str, speakers: Sequence[str]) -> str:
    """Find the speaker a name stands for: the same, in any case, or its only beginning.

    Raises:
        UnknownName: no speaker, or several, fit.
    """
    wanted = name.strip().casefold()
    if name in speakers:
        return name
    same = [speaker for speaker in speakers if speaker.casefold() == wanted]
    begins = [speaker for speaker in speakers if wanted and speaker.casefold().startswith(wanted)]
    found = same or begins
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownName(f"'{name}' fits several speakers, {listed(found)}; write it in full.")
    folded = {speaker.casefold(): speaker for speaker in speakers}
    close = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.5)
    hint = f" Did you mean '{folded[close[0]]}'?" if close else ""
    raise UnknownName(f"No speaker is called '{name}'; the speakers are {listed(speakers)}.{hint}")


def _given(speakers: Sequence[str], helper: Sequence[str], him: Sequence[str]) -> dict[str, Role]:
    helpers = dict.fromkeys((find_speaker(name, speakers) for name in helper), Role.HELPER)
    men = dict.fromkeys((find_speaker(name, speakers) for name in him), Role.HIM)
    if both := [name for name in helpers if name in men]:
        raise UnknownRoles(
            f"{listed(both)} cannot be both the helper and him; name each speaker once.",
            tuple(speakers),
        )
    return helpers | men


def _around(
    conversation: Conversation, speakers: Sequence[str], given: Mapping[str, Role]
) -> dict[str, Role] | None:
    rest = [name for name in speakers if name not in given]
    if len(set(given.values())) == 2:
        return {**given, **dict.fromkeys(rest, Role.OTHER)}
    missing = Role.HIM if Role.HELPER in given.values() else Role.HELPER
    if not rest:
        raise UnknownRoles(
            f"All speakers, {listed(speakers)}, are named for one side; a talk needs a helper "
            "and him: leave one of them out.",
            tuple(speakers),
        )
    if len(rest) == 1:
        return {**given, rest[0]: missing}
    return _by_words(speakers, {**_from_file(conversation), **given})


def _from_file(conversation: Conversation) -> dict[str, Role]:
    return {name: role for name, role in conversation.roles.items() if role in set(Role)}


def _by_words(speakers: Sequence[str], fixed: Mapping[str, Role]) -> dict[str, Role] | None:
    """Find the one way of giving out roles that the names allow; `None` if there is not just one.

    Only among two speakers may an unmarked name be settled by its counterpart.
    """
    options = [_options(name, speakers, fixed) for name in speakers]
    free = sum(len(choice) > 1 for choice in options)
    if free > _MOST_FREE or (free and len(speakers) > 2):
        return None
    readings = [roles for roles in product(*options) if {Role.HELPER, Role.HIM} <= set(roles)]
    return dict(zip(speakers, readings[0], strict=True)) if len(readings) == 1 else None


def _options(name: str, speakers: Sequence[str], fixed: Mapping[str, Role]) -> tuple[Role, ...]:
    if name in fixed:
        return (fixed[name],)
    letters = {mark for speaker in speakers if (mark := letter(speaker))}
    mark = letter(name)
    if mark and any(mark in pair and set(pair) <= letters for pair in LETTER_PAIRS):
        return (role_of_letter(mark),)
    return tuple(sorted(possible(name)))


def _unknown(speakers: Sequence[str]) -> UnknownRoles:
    return UnknownRoles(
        f"It is not known who is the helper and who is him among {listed(speakers)}; "
        "say it with --him NAME (and --helper NAME).",
        tuple(speakers),
    )
