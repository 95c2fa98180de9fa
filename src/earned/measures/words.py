"""Measures of whose words the talk is made of: uptake, home words, jargon."""

from __future__ import annotations

from earned.annotation.reading import Reading
from earned.measures.home import home_ground
from earned.measures.jargon import find_jargon
from earned.measures.measure import Measure
from earned.measures.shuffling import SHUFFLES, stand
from earned.measures.uptake import WITHIN, count_uptakes, find_uptakes

_SHUFFLED = "Any talk that stays on its subject stands high; only a low place is worth a look."


def measure_words(reading: Reading, *, seed: int) -> tuple[Measure, ...]:
    """Measure the uptake of his words, and count his home words and the helper's jargon.

    `words_taken_up_share` is his own content words that the helper takes up, out of all that
    are his own (`find_uptakes`); `*_above_shuffled` the share of `SHUFFLES` versions of the talk
    that it stands above: there the helper's turns are put in another order, and his left where
    they are. Of the evidence his word comes first, then the helper's.
    """
    return (*_uptake(reading, seed=seed), _home(reading), _jargon(reading))


def _uptake(reading: Reading, *, seed: int) -> tuple[Measure, ...]:
    (taken, own), shuffled = count_uptakes(reading.conversation, shuffles=SHUFFLES, seed=seed)
    names = ("words_taken_up_share", "words_taken_up_above_shuffled")
    evidence = tuple(
        span for uptake in find_uptakes(reading) for span in (uptake.his, uptake.helper)
    )
    count = (
        f"Of {own} telling words that he brought in (not the likes of “the” or “yeah”), you took "
        f"up {taken} within your next {WITHIN} turns. A word taken up to argue with counts too."
    )
    first = Measure("words_taken_up", float(taken), "count", evidence, count)
    if not own:
        why = "Not known: he brought in no telling word that you could have taken up."
        return (first, *(Measure(name, None, "share", note=why) for name in names))
    standing = stand(taken / own, shuffled)
    note = f"His long turns make it small. {standing.words} {_SHUFFLED}"
    return (
        first,
        Measure(names[0], taken / own, "share", evidence, note),
        Measure(names[1], standing.above, "share", evidence, note),
    )


def _home(reading: Reading) -> Measure:
    found = home_ground(reading)
    spans = tuple(sorted(span for home in found for span in home.spans))
    if not found:
        note = "He says no word of his own world twice, so there is none to point to."
        return Measure("home_words", 0.0, "count", note=note)
    named = ", ".join(home.word for home in found)
    note = (
        f"What he comes back to where he says most, eight at most: {named}. It need not be what "
        "he likes."
    )
    return Measure("home_words", float(len(found)), "count", spans, note)


def _jargon(reading: Reading) -> Measure:
    found = find_jargon(reading)
    note = (
        "Found by a list of our own, and a list knows no context: “process” is a plain word in a "
        "sawmill."
    )
    if not found:
        note += " None was found."
    return Measure("jargon_words", float(len(found)), "count", tuple(j.span for j in found), note)
