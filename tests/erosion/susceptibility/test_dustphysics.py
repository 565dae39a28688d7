"""Dust physics against the published vectors."""

import numpy as np
import pytest

from dss_planner.erosion.susceptibility.dustphysics import (
    available_fines,
    drag_partition,
    saltation_flux,
    sandblasting_efficiency,
)


def test_saltation_and_sandblasting():
    # T26: clay 0.1, u* 0.5, u*t 0.25, air 1.2 kg/m³
    assert sandblasting_efficiency(0.1) == pytest.approx(2.18776e-5 * 100, rel=1e-4)
    flux = saltation_flux(0.5, 0.25, 1.2)
    assert flux == pytest.approx(0.0448968, rel=1e-4)
    assert flux * sandblasting_efficiency(0.1) == pytest.approx(9.8223e-5, rel=1e-4)


def test_nothing_moves_below_the_threshold_and_clay_counts_up_to_a_fifth():
    np.testing.assert_array_equal(saltation_flux(np.array([0.1, 0.25]), 0.25, 1.2), 0)
    assert sandblasting_efficiency(0.4) == sandblasting_efficiency(0.2)
    np.testing.assert_array_equal(available_fines([50, 10], [15, 60]), [65, 30])


def test_drag_partition():
    # T25
    np.testing.assert_allclose(drag_partition([0.05, 0.16]), [1.847295, 2.877499], atol=1e-5)
    assert drag_partition(0.0) == 1.0
