"""The shape that a review has for a reader: a letter of parts, each standing on quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from earned.conversation import Conversation, Role, Span

LONGEST_QUOTE = 260
SHOWN_CONTACTS = 4
"""The emergency line and three more."""
STEPS, ASK, CALL = "What to do", "You could ask him:", "Who to call"
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the talk, ready to be shown.

    Attributes:
        turn: index of the turn.
        speaker: the one who said them.
        role: helper, him or other.
        text: the words on one line, cut at a word where they are long.
        lead: what to say before them, or an empty text.
    """

    turn: int
    speaker: str
    role: str
    text: str
    lead: str = ""

    @property
    def number(self) -> int:
        """The turn's number as people count, from 1."""
        return self.turn + 1


@dataclass(frozen=True, slots=True)
class Point:
    """A remark, and the words it stands on.

    Attributes:
        text: the remark.
        quotes: the words.
        mark: what kind of remark: a key of `MARKS`, an outcome of what he opened, or an empty
            text.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    mark: str = ""

    @property
    def tag(self) -> str:
        """The word for the mark; what he opened stands under a heading that says it."""
        return MARKS.get(self.mark, "")


MARKS = {
    "done": "Done",
    "missed": "Missed",
    "happened": "It happened",
    "mended": "Mended",
    "open": "Not mended",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line to say, and his words that it would answer.

    Attributes:
        say: the line.
        answers: his words.
        follows: the words stand right above, and need not be said again.
    """

    say: str
    answers: Quote
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in words: what it is, how much, what it means, and the turns it comes from."""

    title: str
    value: str
    note: str
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a section: a title, a sentence, remarks, lines to try, figures.

    Attributes:
        folded: best shown only when asked for.
        mark: the outcome that all its points share, or an empty text.
    """

    title: str
    lead: str = ""
    points: tuple[Point, ...] = ()
    lines: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
    folded: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the letter; `id` is its place on a page."""

    id: str
    title: str
    lead: str = ""
    parts: tuple[Part, ...] = ()
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Safety:
    """What stands above everything else.

    Attributes:
        level: `act` or `ask`.
        title: a heading.
        lead: what was found.
        quotes: his words.
        steps: what to do, in order.
        ask: questions that could be asked.
        contacts: whom to call; the first `SHOWN_CONTACTS` are never folded away.
    """

    level: str
    title: str
    lead: str
    quotes: tuple[Quote, ...]
    steps: tuple[str, ...]
    ask: tuple[str, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A review as it is read.

    Attributes:
        title: who talked with whom.
        source: where the talk was read from.
        opening: one line on what this is.
        people: what they are in this talk, and their names.
        safety: first of all, if there is any.
        findings: the first screen.
        try_first: one line to try next time.
        sections: everything else, in order.
    """

    title: str
    source: str
    opening: str
    people: tuple[tuple[str, str], ...]
    safety: tuple[Safety, ...] = ()
    findings: tuple[Point, ...] = ()
    try_first: Line | None = None
    sections: tuple[Section, ...] = field(default=())


def clean(text: str) -> str:
    """Give text on one line, without characters that steer a screen instead of showing."""
    return " ".join(_HIDDEN.sub("", text).split())


def shorten(text: str, limit: int = LONGEST_QUOTE) -> str:
    """Cut a long text after a word and say so with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    return (cut.rsplit(" ", 1)[0] or cut).rstrip(" ,;:") + " …"


def quote(talk: Conversation, span: Span, *, lead: str = "") -> Quote:
    """Make a span ready to be shown."""
    words = shorten(clean(talk.quote(span)))
    speaker = clean(talk.turns[span.turn].speaker)
    return Quote(span.turn, speaker, talk.role(span.turn).value, words, lead)


def led(quotes: tuple[Quote, ...], lead: str) -> tuple[Quote, ...]:
    """Put a lead before the first of some quotes."""
    return (replace(quotes[0], lead=lead), *quotes[1:]) if quotes else ()


def names(talk: Conversation, role: Role, *, otherwise: str) -> str:
    """Name everyone of a role as one would say it."""
    found = [clean(name) for name in talk.speakers if talk.roles.get(name, Role.OTHER) is role]
    if not found:
        return otherwise
    if len(found) == 1:
        return found[0]
    return f"{', '.join(found[:-1])} and {found[-1]}"
