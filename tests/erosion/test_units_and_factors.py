"""Units of soil loss without a factor of ten in doubt, and the factors of ground that are no published vector."""

import math

import numpy as np
import pytest

from dss_planner.erosion import rweq

LOSSES = np.array([0.0, 0.37, 35.65, 3565.0, 15000.0])


def test_one_kilogram_a_square_metre_is_a_thousand_tonnes_a_square_kilometre_and_ten_a_hectare():
    assert rweq.tonnes_per_km2(1.0, "kg/m²·a") == 1000.0
    assert rweq.tonnes_per_hectare(1000.0) == 10.0
    assert rweq.kilograms_per_square_metre(1000.0) == 1.0
    # 1 km² = 100 ha = 10⁶ m²; 1 t = 1000 kg
    assert rweq.tonnes_per_km2(1.0, "t/ha·a") == 100.0
    assert rweq.tonnes_per_km2(1.0, "t/km²·a") == 1.0


def test_published_levels_agree_in_both_units():
    # Inner Mongolia, Remote Sensing 2025 17(14) 2365: 35.65 t/ha·a is 3565 t/km²·a
    assert rweq.tonnes_per_km2(35.65, "t/ha·a") == pytest.approx(3565.0)


@pytest.mark.parametrize(
    ("unit", "convert"),
    [("t/ha·a", rweq.tonnes_per_hectare), ("kg/m²·a", rweq.kilograms_per_square_metre), ("t/km²·a", np.asarray)],
)
def test_units_there_and_back(unit, convert):
    np.testing.assert_allclose(rweq.tonnes_per_km2(convert(LOSSES), unit), LOSSES, rtol=1e-15)
    np.testing.assert_allclose(convert(rweq.tonnes_per_km2(LOSSES, unit)), LOSSES, rtol=1e-15)


def test_depths_there_and_back():
    # 2500 t/km² is 2.5 kg/m², 1.67 mm of a soil of 1.5 t/m³
    assert rweq.erosion_depth(2500.0, 1.5) == pytest.approx(1.6667, abs=1e-4)
    # 2 mm, what an erosion pin can tell, is 30 t/ha
    assert rweq.tonnes_per_hectare(rweq.loss_of_depth(2.0, 1.5)) == pytest.approx(30.0)
    np.testing.assert_allclose(rweq.loss_of_depth(rweq.erosion_depth(LOSSES, 1.35), 1.35), LOSSES, rtol=1e-15)


def test_gravel():
    np.testing.assert_allclose(rweq.gravel_factor([0, 10, 20, 40, 90]), [1, 0.75, 0.5, 0, 0])
    assert np.isnan(rweq.gravel_factor(np.nan))


def test_trampling():
    crust = float(rweq.crust_factor(15, 1))
    assert rweq.trampled_crust(crust, 0.0) == pytest.approx(0.399042, abs=1e-5)
    assert rweq.trampled_crust(crust, 0.5) == pytest.approx((0.399042 + 1) / 2, abs=1e-5)
    assert rweq.trampled_crust(crust, 1.0) == 1.0


def test_components_of_cover():
    # exp(−0.0438·30), and 0.0344·1000^0.6413 = 0.0344·83.9 by hand
    assert rweq.flat_residue_factor(30.0) == pytest.approx(0.268743, abs=1e-6)
    assert rweq.silhouette_factor(1000.0) == pytest.approx(math.exp(-0.0344 * 83.94), abs=1e-4)
    factors = (rweq.flat_residue_factor, rweq.silhouette_factor, rweq.canopy_factor)
    assert [float(factor(0.0)) for factor in factors] == [1.0, 1.0, 1.0]
    for factor, limit in zip(factors, (100.0, 5000.0, 1.0)):
        assert (np.diff(factor(np.linspace(0.0, limit, 200))) < 0).all()


def test_roughness_is_limited_and_never_rises():
    heights = np.linspace(0.0, 80.0, 500)
    assert (np.diff(rweq.roughness_factor(heights)) <= 1e-15).all()
    assert (np.diff(rweq.roughness_factor(1.0, heights)) <= 0).all()
    assert rweq.roughness_factor(1.0, 50.0) == rweq.roughness_factor(1.0, 18.0)
    # without a limit K' would exceed 1 above 50.7 cm
    assert math.exp(1.86 * 50.8 - 2.41 * 50.8**0.934) > 1.0 > math.exp(1.86 * 50.6 - 2.41 * 50.6**0.934)


def test_potential_and_prevented_by_hand():
    # T13 without grass: P = 8.728728/exp(−0.1151·20) = 87.236, beyond the turning point at 50 m
    bare = 8.728728 / math.exp(-0.1151 * 20)
    potential, turned = rweq.soil_loss(bare, 50.0)
    assert turned
    # held at r = 2.34735: 2·109.8/50·87.236·2.34735·e^−2.34735 kg/m²
    assert potential == pytest.approx(1000 * 4.392 * 87.236 * 2.34735 * math.exp(-2.34735), rel=1e-4)
    assert potential > rweq.soil_loss(8.728728, 50.0)[0]


@pytest.mark.parametrize(
    ("loss", "unit", "figure"),
    [
        (3.2e-9, "t/km²·a", "< 1"),
        (0.99, "t/ha·a", "< 0.01"),
        (0.5, "kg/m²·a", "< 0.001"),
        (0.0, "t/km²·a", "0"),
        (1.0, "t/km²·a", "1"),
        (123.46, "t/ha·a", "1.23"),
        (12345.6, "t/km²·a", "12 346"),
        (math.nan, "t/km²·a", "nan"),
    ],
)
def test_no_digits_that_nobody_can_know(loss, unit, figure):
    assert rweq.loss_figure(loss, unit) == figure
