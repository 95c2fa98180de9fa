"""How much a bag of words alone gets right: the rival that every figure stands beside."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from earned.codes import CODES
from training.data import Data, fold_of
from training.net import CODE_LIST
from training.records import MI
from training.samples import Sample

UNKNOWN = -1


def bag_arrays(
    data: Data, held: Sequence[Sample], folds: Sequence[int]
) -> dict[str, NDArray[np.int8]]:
    """Train word n-grams with logistic regression on what the students train on.

    The experts' classes are read from letter n-grams too.

    Args:
        data: everything; each fold trains on the rest of the experts' turns and on our own.
        held: the turns to read, in the order of the records.
        folds: which folds were held out.

    Returns:
        `bag_codes` (turns, codes) and `bag_said` (turns,), the class's place; -1 is not read.
    """
    codes = np.full((len(held), len(CODE_LIST)), UNKNOWN, np.int8)
    said = np.full(len(held), UNKNOWN, np.int8)
    for fold in folds:
        inside = [s for s in data.experts if fold_of(s) != fold]
        for side in ("helper", "him"):
            rows = [n for n, s in enumerate(held) if fold_of(s) == fold and s.side == side]
            asked = [held[row].text for row in rows]
            train = [s for s in (*inside, *data.ground, *data.talks) if s.side == side]
            for code, found in _codes(train, asked, side).items():
                codes[rows, CODE_LIST.index(code)] = found
            classed = [s for s in inside if s.mi and s.side == side]
            both = FeatureUnion([("words", words()), ("letters", letters())])
            seen = both.fit_transform([s.text for s in classed])
            model = fitted(seen, [MI.index(s.mi) for s in classed if s.mi])
            said[rows] = model.predict(both.transform(asked))
    return {"bag_codes": codes, "bag_said": said}


def _codes(train: Sequence[Sample], asked: Sequence[str], side: str) -> dict[str, NDArray[np.int8]]:
    bag = words()
    seen = bag.fit_transform([s.text for s in train])
    wanted = bag.transform(asked)
    found = {}
    for code in CODE_LIST:
        if CODES[code].side == side:
            known = [n for n, s in enumerate(train) if s.codes.get(code) in (0, 1)]
            model = fitted(seen[known], [train[n].codes[code] for n in known])
            found[code] = model.predict(wanted)
    return found


def words() -> TfidfVectorizer:
    """Give word 1- and 2-grams, weighted by rarity."""
    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)


def letters() -> TfidfVectorizer:
    """Give letter 2- to 4-grams inside words, weighted by rarity."""
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 4), min_df=5, sublinear_tf=True, max_features=60_000
    )


def fitted(seen: Any, truth: Sequence[float]) -> LogisticRegression:
    """Fit one label."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(C=4.0, class_weight="balanced", max_iter=60)
        return model.fit(seen, np.asarray(truth, int))
