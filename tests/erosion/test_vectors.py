"""Published and recomputed test vectors of the erosion equations (T numbers of the science brief, section 10)."""

import numpy as np
import pytest

from dss_planner.erosion import rweq
from dss_planner.erosion.vegetation import vegetationcover
from dss_planner.erosion.weather import climate
from dss_planner.erosion.wind import driftpotential, windclimate

GRASS = -0.1151


@pytest.mark.parametrize(
    ("soil", "fraction", "crust"),
    [((60, 25, 15, 1, 0), 0.506700, 0.399042), ((85, 8, 7, 0.4, 2.0), 0.578711, 0.753716)],
    ids=["T1", "T2"],
)
def test_t1_t2_erodible_fraction_and_crust(soil, fraction, crust):
    assert rweq.erodible_fraction(*soil) == pytest.approx(fraction, abs=1e-5)
    assert rweq.crust_factor(soil[2], soil[3]) == pytest.approx(crust, abs=1e-5)


def test_t4_roughness_factor():
    expected = [0.717913, 0.576950, 0.215315, 0.122184]
    np.testing.assert_allclose(rweq.roughness_factor([0.5, 1, 5, 10]), expected, atol=1e-5)
    assert rweq.roughness_factor(1.0, 2.0) == pytest.approx(0.447535, abs=1e-5)


@pytest.mark.parametrize(("relief", "ridge", "factor"), [(5, 0.05, 0.947580), (20, 0.8, 0.625875)])
def test_t5_ridge_roughness(relief, ridge, factor):
    assert rweq.ridge_roughness(relief, 100) == pytest.approx(ridge)
    assert rweq.roughness_factor(rweq.ridge_roughness(relief, 100)) == pytest.approx(factor, abs=1e-5)


def test_t6_cover_factor_at_30_percent():
    coefficients = np.array([-0.1535, -0.1151, -0.0921, -0.0768, -0.0658, -0.0438])
    expected = [0.010002, 0.031651, 0.063102, 0.099859, 0.138900, 0.268743]
    np.testing.assert_allclose(rweq.cover_factor(30.0, coefficients), expected, atol=1e-5)


def test_t7_canopy_factor():
    np.testing.assert_allclose(rweq.canopy_factor([0.1, 0.3, 0.6]), [0.357147, 0.098993, 0.021205], atol=1e-5)


@pytest.mark.parametrize(
    ("form", "expected"), [("fryrear1998", 1.125386), ("zou2020", 1.116772), ("talukdar2022", 1.108570)]
)
def test_t8_air_density(form, expected):
    assert climate.DENSITY_FORMS[form](1000.0, 5.0) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("power_1_7", 7.945974), ("power_0_12", 8.243727), ("factor_0_72", 7.2), ("fao56", 7.479511)],
)
def test_t9_wind_at_2_m(rule, expected):
    assert climate.wind_at_2_m(10.0, rule) == pytest.approx(expected, abs=1e-5)


def test_t10_observed_wind_factor():
    assert windclimate.observed_wind_factor([3, 5, 6, 8, 10, 12], days=6) == 916.0
    assert windclimate.observed_wind_factor([3, 5, 6, 8, 10, 12], days=15) == 2290.0


def test_t11_soil_wetness():
    assert climate.soil_wetness_factor(60.0, 20.0, 3.0, 15) == pytest.approx(0.933333, abs=1e-6)


def test_t13_chain():
    product = (
        211.0625
        * rweq.erodible_fraction(85, 8, 7, 0.4, 2.0)
        * rweq.crust_factor(7, 0.4)
        * rweq.roughness_factor(0.05)
        * rweq.cover_factor(20.0, GRASS)
    )
    assert product == pytest.approx(8.728728, abs=1e-3)
    assert rweq.maximum_transport(product) == pytest.approx(958.414, abs=1e-2)
    assert rweq.critical_length(product) == pytest.approx(67.44584, abs=1e-3)
    loss, _ = rweq.soil_loss(product, 50.0)
    assert loss == pytest.approx(12160.85, abs=1e-1)
    assert rweq.kilograms_per_square_metre(loss) == pytest.approx(12.160854, abs=1e-3)


def test_t15_independent_implementation():
    product = 20 * 0.4 * 0.6 * 0.8 * 0.9
    assert rweq.maximum_transport(product) == pytest.approx(379.4688, abs=1e-3)
    assert rweq.critical_length(product) == pytest.approx(95.1212080473, abs=1e-6)
    assert rweq.transport_at(200.0, product) == pytest.approx(374.9060, abs=1e-3)


def test_t16_soil_loss_curve():
    loss, turned = rweq.soil_loss(np.array([1.0, 10.0, 40.0]), 50.0)
    np.testing.assert_allclose(loss, [433.029, 14537.72, 54537.02], atol=1e-2)
    assert not turned.any()
    assert rweq.soil_loss(61.733, 50.0)[0] == pytest.approx(60857.8, rel=1e-5)


def test_t17_ecosystem_accounting():
    assert rweq.accounting_sand_fixation(20 * 0.4 * 0.6 * 0.8, 0.9) == pytest.approx(0.144586, abs=1e-5)


def test_t19_sl190_classes():
    losses = [0, 199.9, 200, 2499, 2500, 5000, 8000, 15000, 20000]
    assert rweq.sl190_class(losses).tolist() == [1, 1, 2, 2, 3, 4, 5, 6, 6]
    assert np.isnan(rweq.sl190_class(np.nan))


def test_t20_weibull_expectation(scalar):
    assert windclimate.erosive_expectation(2.0, 4.0) == pytest.approx(5.007829, abs=1e-4)
    assert windclimate.erosive_expectation(1.8, 6.0) == pytest.approx(74.434526, abs=1e-4)
    shape = windclimate.weibull_shape(4.0, 2.6)
    scale = windclimate.weibull_scale(4.0, shape)
    assert shape == pytest.approx(1.596526, abs=1e-5)
    assert scale == pytest.approx(4.460529, abs=1e-5)
    assert windclimate.erosive_expectation(shape, scale) == pytest.approx(25.623210, abs=1e-4)
    assert windclimate.expectation_from_deviation(4.0, 2.6) == pytest.approx(25.623210, abs=1e-4)
    assert windclimate.erosive_expectation(2.2, 5.5, 4.0) == pytest.approx(
        scalar.weibull_expectation(2.2, 5.5, 4.0), rel=1e-8
    )


def test_t21_fao_climatic_erosivity():
    assert climate.fao_climatic_erosivity(4.5, 90.0, 10.0, 30) == pytest.approx(24.30, abs=1e-6)
    assert climate.fao_climatic_erosivity(4.5, 10.0, 90.0, 30) == 0.0
    assert climate.fao_climatic_erosivity(4.5, 0.0, 5.0, 30) == 0.0


def test_t23_drift_potential_weights():
    weights = driftpotential.class_weight([13.5, 19, 24.5, 30.5, 37])
    np.testing.assert_allclose(weights, [2.734, 25.27, 75.031, 172.096, 342.25], atol=1e-2)


def test_t27_vegetation_cover():
    cover = vegetationcover.cover_percent(np.array([0.1, 0.25, 0.5, 0.9]), 0.05, 0.85)
    np.testing.assert_allclose(cover, [6.25, 25.0, 56.25, 100.0], atol=1e-7)


def test_extraterrestrial_radiation_of_the_fao_manual(scalar):
    # FAO-56, example 8: 20° S on 3 September gives 32.2 MJ/(m²·d)
    assert climate.extraterrestrial_radiation(-20.0, 246) == pytest.approx(32.2, abs=0.05)
    for latitude in (-75.0, 0.0, 44.0, 80.0):
        for day in (16, 166, 350):
            expected = scalar.radiation(latitude, day)
            assert climate.extraterrestrial_radiation(latitude, day) == pytest.approx(expected, rel=1e-4, abs=1e-4)


def test_hargreaves_forms_agree_on_units():
    # 58.5 cal/cm² and 2.45 MJ/m² both evaporate 1 mm
    assert climate.hargreaves_rweq(22.2, 585.0) == pytest.approx(0.0162 * 10 * 40.0)
    assert climate.hargreaves_range(22.2, 10.0, 26.0, 24.5) == pytest.approx(0.0023 * 10 * 40.0 * 4.0)


def test_ranking_constant():
    assert rweq.ranking_index(1.0) == pytest.approx(624.9, abs=0.05)
