"""Entropy and CRITIC against the vectors of SCIENCE.md section 10 and pymcdm."""

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.scoring.weighing.advice import advise, critic_weights, entropy_weights

D = np.array([[7, 9, 9, 8], [8, 7, 8, 7], [9, 6, 8, 9], [6, 7, 8, 6]], dtype=float)


def test_t35_entropy():
    assert entropy_weights(D) == pytest.approx([0.321996, 0.317096, 0.038911, 0.321996], abs=1e-5)


def test_as_pymcdm():
    weights = pytest.importorskip("pymcdm.weights")
    values = np.random.default_rng(1).uniform(0.05, 1, (300, 6))
    values[:, 4] = 0.7 * values[:, 0] + 0.3 * values[:, 4]
    assert entropy_weights(values) == pytest.approx(weights.entropy_weights(values), abs=1e-9)
    assert critic_weights(values) == pytest.approx(weights.critic_weights(values), abs=1e-9)
    assert critic_weights(D) == pytest.approx(weights.critic_weights(D), abs=1e-9)


def test_zeros_count_as_nothing():
    values = np.array([[0.0, 1.0], [0.0, 0.5], [1.0, 0.5], [1.0, 1.0]])
    # p = ½, ½: E = ln 2 / ln 4 = ½; the second: p = ⅓, ⅙, ⅙, ⅓
    second = -(2 / 3 * np.log(1 / 3) + 1 / 3 * np.log(1 / 6)) / np.log(4)
    assert entropy_weights(values) == pytest.approx(np.array([0.5, 1 - second]) / (1.5 - second))


def test_advice_says_what_it_rests_on():
    rng = np.random.default_rng(2)
    values = rng.random((50, 4))
    values[:, 1] = 0.5
    values[:, 3] = values[:, 0] * 0.9 + 0.05
    values[:7, 2] = np.nan
    for method in ("entropy", "critic"):
        found = advise(method, values, ["Erosion", "Access", "Rain", "Dust"])
        assert found.places == 43
        assert sum(found.weights) == pytest.approx(1)
        assert found.weights[1] == pytest.approx(0, abs=1e-12)
        said = " ".join(str(note) for note in found.notes)
        assert "7 places" in said
        assert "no weight: “Access”" in said
        assert "“Erosion” and “Dust” say nearly the same (correlation 1.00)" in said


def test_faults():
    with pytest.raises(InputError, match="at 0 of the places"):
        advise("critic", np.full((5, 2), np.nan), ["a", "b"])
    with pytest.raises(InputError, match="No criterion varies"):
        advise("entropy", np.full((5, 2), 0.3), ["a", "b"])
