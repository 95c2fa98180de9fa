"""Say how much of our own lines a bag of words alone gets right, code by code.

    python -m training.words_alone

Five folds by scene over all lines; needs the training extra. A code that words alone get right is
written with too few disguises.
"""

from __future__ import annotations

import zlib

import numpy as np

from earned.codes import CODES
from training.bag_of_words import fitted, words
from training.data import FOLDS
from training.samples import Sample, own_lines


def main() -> None:
    """Print F1 a code, and the mean."""
    scores = words_alone(list(own_lines()))
    for code, score in sorted(scores.items(), key=lambda item: -item[1]):
        print(f"{code:24}{score:6.3f}")
    print(f"{'mean':24}{np.mean(list(scores.values())):6.3f}")


def words_alone(samples: list[Sample]) -> dict[str, float]:
    """Give code → F1 of a bag of words on lines whose scene it never saw."""
    fold = np.array([zlib.crc32(s.group.encode()) % FOLDS for s in samples])
    side = np.array([s.side for s in samples])
    found = {}
    for code in CODES:
        mine = np.flatnonzero(side == CODES[code].side)
        truth = np.array([samples[n].codes[code] for n in mine])
        said = np.zeros(len(mine))
        for one in range(FOLDS):
            inside, outside = mine[fold[mine] != one], mine[fold[mine] == one]
            bag = words()
            seen = bag.fit_transform([samples[n].text for n in inside])
            model = fitted(seen, truth[fold[mine] != one].tolist())
            said[fold[mine] == one] = model.predict(
                bag.transform([samples[n].text for n in outside])
            )
        found[code] = float(2 * (truth * said).sum() / max(1.0, truth.sum() + said.sum()))
    return found


if __name__ == "__main__":
    main()
