import numpy as np

from earned.evaluation.research import research_table


def arrays():
    return {
        "esconv_truth": np.array([[0], [0], [1], [-1]]),
        "esconv_said": np.array([[0], [1], [1], [1]]),
        "esconv_group": np.array([0, 0, 1, 1]),
    }


def test_only_schemes_that_were_run_are_shown_and_only_known_turns_count():
    (row,) = research_table(arrays(), seed=0).rows
    assert row[0].startswith("ESConv")
    assert row[1] == 3
    assert row[2] == round((2 / 3 + 2 / 3) / 2, 3)


def test_each_kind_of_empathy_has_its_row():
    both = arrays() | {
        "epitome_truth": np.array([[0, 1, 2], [1, 1, -1]]),
        "epitome_said": np.array([[0, 1, 0], [1, 0, 0]]),
        "epitome_group": np.array([0, 1]),
    }
    rows = research_table(both, seed=0).rows
    assert [row[1] for row in rows] == [3, 2, 2, 1]
    assert rows[1][2] == 1.0
