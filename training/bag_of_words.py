"""How much a bag of words alone gets right: the rival that every figure stands beside."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

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
    """Train word and character n-grams with logistic regression on what the students train on.

    Args:
        data: everything; each fold trains on the rest of the experts' turns and on our own.
        held: the turns to read, in the order of the records.
        folds: which folds were held out.

    Returns:
        `bag_codes` (turns, codes) and `bag_said` (turns,), the class's place; -1 is not read.
    """
    codes = np.full((len(held), len(CODE_LIST)), UNKNOWN, np.int8)
    said = np.full(len(held), UNKNOWN, np.int8)
    own = [*data.ground, *data.talks]
    for fold in folds:
        rows = np.array([place for place, s in enumerate(held) if fold_of(s) == fold])
        inside = [s for s in data.experts if fold_of(s) != fold]
        for side in ("helper", "him"):
            mine = np.array([row for row in rows if held[row].side == side])
            train = [s for s in (*inside, *own) if s.side == side]
            words = ngrams()
            seen = words.fit_transform([s.text for s in train])
            asked = words.transform([held[row].text for row in mine])
            for place, code in enumerate(CODE_LIST):
                if CODES[code].side == side:
                    known = [n for n, s in enumerate(train) if s.codes.get(code) in (0, 1)]
                    truth = [train[n].codes[code] for n in known]
                    codes[mine, place] = fitted(seen[known], truth).predict(asked)
            known = [n for n, s in enumerate(train) if s.mi and s.source in ("annomi", "coded")]
            truth = [MI.index(train[n].mi) for n in known]
            said[mine] = fitted(seen[known], truth).predict(asked)
    return {"bag_codes": codes, "bag_said": said}


def ngrams() -> FeatureUnion:
    """Give word 1- and 2-grams beside character 2- to 4-grams, weighted by rarity."""
    return FeatureUnion(
        [
            ("words", TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)),
            (
                "letters",
                TfidfVectorizer(
                    analyzer="char_wb",
                    ngram_range=(2, 4),
                    min_df=5,
                    sublinear_tf=True,
                    max_features=60_000,
                ),
            ),
        ]
    )


def fitted(seen: object, truth: Sequence[float]) -> LogisticRegression:
    """Fit one label."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(C=4.0, class_weight="balanced", max_iter=60)
        return model.fit(seen, np.asarray(truth, int))
