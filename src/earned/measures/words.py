"""Measures of whose words the talk is made of: uptake, home words, jargon."""

from __future__ import annotations

from earned.annotation.reading import Reading
from earned.measures.home import home_ground
from earned.measures.jargon import find_jargon
from earned.measures.measure import Measure
from earned.measures.shuffling import SHUFFLES, stand
from earned.measures.uptake import WITHIN, count_uptakes, find_uptakes

_SHUFFLED = (
    "Here the helper's turns were put in another order, and his left where they are. Any talk "
    "that stays on its subject stands high; a low place is what would be worth a look."
)


def measure_words(reading: Reading, *, seed: int) -> tuple[Measure, ...]:
    """Measure the uptake of his words, and count his home words and the helper's jargon.

    `words_taken_up_share` is his own content words that the helper takes up, out of all that
    are his own (`find_uptakes`); `*_above_shuffled` the share of `SHUFFLES` versions of the talk
    that it stands above.
    """
    return (*_uptake(reading, seed=seed), _home(reading), _jargon(reading))


def _uptake(reading: Reading, *, seed: int) -> tuple[Measure, ...]:
    (taken, own), shuffled = count_uptakes(reading.conversation, shuffles=SHUFFLES, seed=seed)
    names = ("words_taken_up_share", "words_taken_up_above_shuffled")
    evidence = tuple(
        span for uptake in find_uptakes(reading) for span in (uptake.his, uptake.helper)
    )
    count = (
        f"Of {own} content words that he brought in, the helper took {taken} up within "
        f"{WITHIN} turns. His word stands first, then the helper's."
    )
    first = Measure("words_taken_up", float(taken), "count", evidence, count)
    if not own:
        why = "Undefined: he brought in no content word that the helper could have taken up."
        return (first, *(Measure(name, None, "share", note=why) for name in names))
    standing = stand(taken / own, shuffled)
    note = f"{count} {standing.words} {_SHUFFLED}"
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
    note = f"What he comes back to where he says most, at most eight: {named}."
    return Measure("home_words", float(len(found)), "count", spans, note)


def _jargon(reading: Reading) -> Measure:
    found = find_jargon(reading)
    note = "Clinical words of the helper that he had not used before, by our own word list."
    if not found:
        note += " None was found."
    return Measure("jargon_words", float(len(found)), "count", tuple(j.span for j in found), note)
