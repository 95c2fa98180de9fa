"""Where it strained between them, and what mended it, in words."""

from __future__ import annotations

from earned.codes import CODES
from earned.conversation import Conversation
from earned.measures.risk import find_risk
from earned.measures.ruptures import CONFRONTING, WITHDRAWING, Kind, Move, Rupture
from earned.render.letter import Part, Point, Quote, quote
from earned.render.people import did, subject
from earned.reviewing.finding import Review

TITLE = "Where it strained, and what mended it"
_DID = {Kind.WITHDRAWAL: "drew back", Kind.CONFRONTATION: "pushed back"}


def strains_part(review: Review) -> Part:
    """Show each strain: what came before, his words, and what brought him back."""
    if not review.ruptures:
        lead = "No strain was found. In words alone it is easily missed, the quiet kind above all."
        return Part(TITLE, lead)
    lead = "What came right before is not always the reason."
    return Part(TITLE, lead, tuple(_point(review, rupture) for rupture in review.ruptures))


def grew_heavier(review: Review, rupture: Rupture) -> bool:
    """Say whether there is only strong feeling, in words that may speak of suicide or harm."""
    turns = {span.turn for span in rupture.evidence}
    marks = review.reading.applied(*WITHDRAWING, *CONFRONTING)
    codes = {mark.code for mark in marks if mark.span.turn in turns}
    risk = any(words.span.turn in turns for words in find_risk(review.reading))
    return risk and codes == {"intensity"}


def what_happened(review: Review, rupture: Rupture, who: str) -> str:
    """Say how he broke off; despair is not held against him."""
    return "it got heavier" if grew_heavier(review, rupture) else f"{who} {_DID[rupture.kind]}"


def _point(review: Review, rupture: Rupture) -> Point:
    talk = review.conversation
    him = subject(talk, rupture.evidence[0].turn)
    happened = what_happened(review, rupture, him)
    happened = happened[0].upper() + happened[1:]
    first, *rest = rupture.evidence
    quotes = [_move(talk, rupture.cause, ""), quote(talk, first, lead=f"{happened}:")]
    quotes += [quote(talk, span) for span in rest]
    quotes += [_move(talk, tried, " (he did not come back yet)") for tried in rupture.attempts]
    if rupture.repair is None:
        if grew_heavier(review, rupture):
            return Point(f"{happened}.", tuple(quotes))
        return Point(f"{happened}, and it was not mended in this talk.", tuple(quotes), "open")
    quotes.append(_move(talk, rupture.repair.move, ""))
    quotes.append(quote(talk, rupture.repair.back, lead=f"{him} came back:"))
    who = f"{'he' if him == 'He' else him} " if grew_heavier(review, rupture) else ""
    return Point(f"{happened}, and {who}came back.", tuple(quotes), "mended")


def _move(talk: Conversation, move: Move, after: str) -> Quote:
    said = did(talk, move.span.turn, [CODES[move.code].title])
    return quote(talk, move.span, lead=f"{said}{after}:")
