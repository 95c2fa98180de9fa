"""Where it strained between them, and what mended it, in words."""

from __future__ import annotations

from earned.codes import CODES
from earned.conversation import Conversation
from earned.measures.ruptures import Kind, Move, Rupture
from earned.render.letter import Part, Point, Quote, clean, quote
from earned.reviewing.finding import Review

TITLE = "Where it strained, and what mended it"
DID = {Kind.WITHDRAWAL: "drew back", Kind.CONFRONTATION: "pushed back"}


def strains_part(review: Review) -> Part:
    """Show each strain: what came before, his words, and what brought him back."""
    if not review.ruptures:
        return Part(TITLE, "No strain was found: no place where he drew back or pushed back.")
    lead = "What came right before is not always the reason."
    return Part(TITLE, lead, tuple(_point(review.conversation, r) for r in review.ruptures))


def _point(talk: Conversation, rupture: Rupture) -> Point:
    him = clean(talk.turns[rupture.evidence[0].turn].speaker)
    his = [quote(talk, span) for span in rupture.evidence]
    his[0] = quote(talk, rupture.evidence[0], lead=f"{him} {DID[rupture.kind]}:")
    quotes = [_move(talk, rupture.cause, ""), *his]
    quotes += [_move(talk, tried, " (he did not come back yet)") for tried in rupture.attempts]
    if rupture.repair is None:
        text = f"{him} {DID[rupture.kind]}, and it was not mended in this talk."
        return Point(text, tuple(quotes), "open")
    quotes.append(_move(talk, rupture.repair.move, ""))
    quotes.append(quote(talk, rupture.repair.back, lead=f"{him} came back:"))
    return Point(f"{him} {DID[rupture.kind]}, and came back.", tuple(quotes), "mended")


def _move(talk: Conversation, move: Move, after: str) -> Quote:
    speaker = clean(talk.turns[move.span.turn].speaker)
    return quote(talk, move.span, lead=f"{speaker} {CODES[move.code].title}{after}:")
