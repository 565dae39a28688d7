"""Modelled against measured: hand-computed figures, scipy and numpy, and every point accounted for."""

import json
import math
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from scipy.stats import kendalltau, spearmanr

from dss_planner import provenance
from dss_planner.erosion.calibration.agreement import agreement
from dss_planner.erosion.calibration.calibrate import calibrate_erosion
from dss_planner.erosion.calibration.calibrationrequest import CalibrationRequest, Pair
from dss_planner.erosion.calibration.fitting import by_cell, fit
from dss_planner.erosion.calibration.measurements import in_model_unit
from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest, compute_wind_erosion
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole

MODELLED = np.geomspace(50.0, 20_000.0, 24).reshape(4, 6)


def centre(row, column):
    return f"POINT({500500 + 1000 * column} {4899500 - 1000 * row})"


@pytest.fixture
def run(make_raster, make_vector, tmp_path):
    """Compare points [(wkt, fields)] with a raster of soil loss in band 1 and transport in band 2."""

    def compare(points, modelled=MODELLED, **changes):
        raster = make_raster("loss.tif", np.stack([modelled, modelled / 20.0]))
        layer = make_vector("points.gpkg", points)
        request = CalibrationRequest(layer, "loss", "t/km²·a", raster, str(tmp_path / "report.json"))
        return calibrate_erosion(replace(request, **changes))

    return compare


def pairs_of(measured, modelled):
    return [
        Pair(str(i), "", 0.0, 0.0, float(a), float(b), bool(a > 0 and b > 0))
        for i, (a, b) in enumerate(zip(measured, modelled))
    ]


def test_hand_computed_agreement():
    found = agreement(pairs_of([100.0, 400.0, 900.0], [200.0, 200.0, 1800.0]))
    assert found.mean_ratio == pytest.approx(2200.0 / 1400.0)
    logs = [math.log(2.0), -math.log(2.0), math.log(2.0)]
    assert found.log_bias == pytest.approx(sum(logs) / 3)
    assert found.log_rmse == pytest.approx(math.log(2.0))
    assert (found.count, found.positive) == (3, 3)


def test_rank_correlations_are_those_of_scipy_and_small_samples_are_counted():
    random = np.random.default_rng(1)
    one, other = random.lognormal(size=30), random.lognormal(size=30)
    found = agreement(pairs_of(one, other))
    assert (found.spearman, found.spearman_p) == pytest.approx(tuple(spearmanr(one, other)))
    assert (found.kendall, found.kendall_p) == pytest.approx(tuple(kendalltau(one, other)))
    small = agreement(pairs_of([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]))
    orders = [abs(spearmanr([1, 2, 3, 4, 5], order)[0]) >= 0.8 - 1e-12 for order in permutations([1, 2, 3, 4, 5])]
    assert small.spearman == pytest.approx(0.8)
    assert small.spearman_p == pytest.approx(np.mean(orders))
    flat = agreement(pairs_of([1, 2, 3], [5, 5, 5]))
    assert flat.spearman is flat.kendall is None


def test_a_factor_is_found_again_with_its_leave_one_out_error():
    random = np.random.default_rng(2)
    modelled = np.log(np.geomspace(100.0, 5000.0, 7))
    measured = modelled + np.log(0.4) + random.normal(0.0, 0.2, 7)
    found = fit(modelled, measured)
    assert found.exponent == 1.0
    assert found.factor == pytest.approx(math.exp(np.mean(measured - modelled)))
    errors = []
    for left in range(7):
        rest = np.arange(7) != left
        errors.append(measured[left] - modelled[left] - np.mean((measured - modelled)[rest]))
    assert found.error_after == pytest.approx(np.sqrt(np.mean(np.square(errors))))
    assert found.error_before == pytest.approx(np.sqrt(np.mean((measured - modelled) ** 2)))
    assert found.error_after < found.error_before
    assert found.factor_low < 1.0 < found.factor_high


def test_an_exponent_is_found_from_eight_cells_on():
    random = np.random.default_rng(3)
    modelled = np.log(np.geomspace(50.0, 20_000.0, 12))
    measured = np.log(3.0) + 0.7 * modelled + random.normal(0.0, 0.1, 12)
    found = fit(modelled, measured)
    slope, level = np.polyfit(modelled, measured, 1)
    assert (found.exponent, math.log(found.factor)) == pytest.approx((slope, level))
    errors = []
    for left in range(12):
        rest = np.arange(12) != left
        errors.append(measured[left] - np.polyval(np.polyfit(modelled[rest], measured[rest], 1), modelled[left]))
    assert found.error_after == pytest.approx(np.sqrt(np.mean(np.square(errors))))
    assert found.factor_error > found.error_after
    seven = fit(modelled[:7], measured[:7])
    assert (seven.exponent, seven.factor_error) == (1.0, None)
    assert fit(modelled[:4], measured[:4]) is None


def test_an_exponent_that_would_turn_the_order_or_does_not_help_is_not_taken():
    modelled = np.log(np.geomspace(50.0, 20_000.0, 12))
    against = fit(modelled, -modelled + 12.0)
    assert against.exponent == 1.0
    noise = fit(modelled, modelled + np.random.default_rng(5).normal(0.0, 1.0, 12))
    assert noise.exponent == 1.0
    same = fit(np.full(9, 5.0), np.linspace(4.0, 6.0, 9))
    assert same.exponent == 1.0


def test_points_of_one_cell_count_once_in_the_fit():
    pairs = pairs_of([10.0, 1000.0, 50.0], [100.0, 100.0, 70.0])
    modelled, measured = by_cell(pairs, [(0, 0), (0, 0), (1, 0)])
    np.testing.assert_allclose(np.exp(modelled), [100.0, 70.0])
    np.testing.assert_allclose(np.exp(measured), [100.0, 50.0])


@pytest.mark.parametrize(
    ("unit", "value", "changes", "expected"),
    [
        ("t/km²·a", 35.0, {}, 35.0),
        ("t/ha·a", 35.65, {}, 3565.0),
        ("kg/m²·a", 3.565, {}, 3565.0),
        ("mm/a", 2.0, {"density": 1.5}, 3000.0),
        ("kg/m", 120.0, {"efficiency": 0.6}, 200.0),
        ("t/ha·a", -0.35, {"loss_is_negative": True}, 35.0),
    ],
)
def test_units_are_brought_to_that_of_the_model(unit, value, changes, expected):
    request = CalibrationRequest("p", "f", unit, "m", "r", **changes)
    assert in_model_unit(value, request) == pytest.approx(expected)


def test_a_calibration_brings_the_map_to_the_measurements(run, soil_files, make_vector, tmp_path):
    """The circle: model, measure 0.5·SL^0.9 at 12 places, fit, model again with the calibration."""
    files, _ = soil_files()
    request = WindErosionRequest(**files, output=str(tmp_path / "modelled.tif"))
    compute_wind_erosion(request)
    loss = read_whole(request.output).astype(float)
    places = [(row, column) for row in range(4) for column in range(0, 6, 2)]
    points = [(centre(*place), {"loss": float(0.5 * loss[place] ** 0.9) / 100.0}) for place in places]
    layer = make_vector("measured.gpkg", points)
    report = str(tmp_path / "r.json")
    result = calibrate_erosion(CalibrationRequest(layer, "loss", "t/ha·a", request.output, report))
    assert (result.calibration.factor, result.calibration.exponent) == pytest.approx((0.5, 0.9), rel=1e-4)
    assert len(result.pairs) == 12
    again = replace(request, output=str(tmp_path / "calibrated.tif"), calibration=result.calibration)
    compute_wind_erosion(again)
    checked = calibrate_erosion(CalibrationRequest(layer, "loss", "t/ha·a", again.output, report))
    assert checked.agreement.log_rmse == pytest.approx(0.0, abs=1e-3)
    assert checked.calibration is None
    assert any("calibrated already" in str(note) for note in checked.notes)


def test_every_point_is_accounted_for(run):
    unknown = MODELLED.copy()
    unknown[0, 0] = np.nan
    points = [
        (centre(0, 0), {"loss": 10.0, "name": "hidden"}),
        (centre(1, 1), {"loss": None, "name": "empty"}),
        ("POINT(0 0)", {"loss": 10.0, "name": "far"}),
        (centre(1, 2), {"loss": -5.0, "name": "gain"}),
        *((centre(2, column), {"loss": float(unknown[2, column]) * 0.5, "name": str(column)}) for column in range(6)),
        (centre(2, 0), {"loss": float(unknown[2, 0]), "name": "again"}),
    ]
    result = run(points, unknown, name_field="name")
    assert (result.unknown, result.unusable, result.outside) == (("hidden",), ("empty",), ("far",))
    assert [pair.name for pair in result.pairs] == ["gain", "0", "1", "2", "3", "4", "5", "again"]
    assert (result.agreement.count, result.agreement.positive) == (8, 7)
    words = " ".join(str(note) for note in result.notes)
    for part in (
        "Outside the raster: far",
        "modelled value: hidden",
        "a place: empty",
        "1 pairs with no loss",
        "share",
    ):
        assert part in words
    content = json.loads(open(result.report, encoding="utf-8").read())  # noqa: SIM115
    assert content["pairs"][0]["measured"] == -5.0
    assert content["request"]["unit"] == "t/km²·a"
    assert content["calibration"]["exponent"] == 1.0
    assert json.loads(provenance.sidecar(result.report).read_text())["step"] == "calibrateerosion"


def test_few_points_are_compared_but_not_fitted(run):
    points = [(centre(row, 0), {"loss": float(MODELLED[row, 0]) * 2.0}) for row in range(4)]
    result = run(points)
    assert result.fit is result.calibration is None
    assert result.agreement.log_bias == pytest.approx(-math.log(2.0), rel=1e-5)
    assert any("No correction was fitted" in str(note) for note in result.notes)
    assert any("measured is 2.00 times the model" in str(note) for note in result.notes)


def test_a_likely_wrong_unit_is_named_and_not_fitted_away(run):
    # t/ha·a read as t/km²·a
    points = [(centre(row, 1 + side), {"loss": MODELLED[row, 1 + side] / 100}) for row in range(4) for side in range(2)]
    result = run(points)
    assert result.fit is not None
    assert result.calibration is None
    doubt = str(result.notes[0])
    assert "a factor of 100 apart" in doubt
    assert "“t/km²·a” was chosen; in t/ha·a they would agree" in doubt
    assert result.doubted
    assert result.likely_unit == "t/ha·a"
    assert not any("no better than" in str(note) for note in result.notes)
    assert run(points, unit="t/ha·a").agreement.log_bias == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize(
    ("factor", "unit", "likely"),
    [
        (10.0, "t/ha·a", "kg/m²·a"),
        (7.5, "t/ha·a", "kg/m²·a"),
        (0.1, "kg/m²·a", "t/ha·a"),
        (0.01, "t/ha·a", "t/km²·a"),
        (1000.0, "t/km²·a", "kg/m²·a"),
        (1500.0, "t/km²·a", "mm/a"),
        (0.1, "t/km²·a", ""),
        (45.0, "t/km²·a", ""),
    ],
)
def test_a_level_near_what_units_differ_by_is_asked_about(run, factor, unit, likely):
    size = {"t/km²·a": 1.0, "t/ha·a": 100.0, "kg/m²·a": 1000.0}[unit]
    values = MODELLED[:, 1:3] / factor / size
    points = [(centre(row, 1 + side), {"loss": float(values[row, side])}) for row in range(4) for side in range(2)]
    asked = run(points, unit=unit)
    assert asked.doubted
    assert asked.calibration is None
    assert asked.likely_unit == likely
    assert str(asked.notes[0]).startswith("Is the unit right?")
    sure = run(points, unit=unit, unit_is_sure=True)
    assert not sure.doubted
    assert sure.calibration is not None
    assert sure.calibration.factor == pytest.approx(1.0 / factor, rel=1e-3)


@pytest.mark.parametrize("factor", [0.2, 1.0, 5.0, 20.0])
def test_a_level_that_no_unit_explains_is_a_matter_of_the_model(run, factor):
    values = MODELLED[:, 1:3] / factor
    points = [(centre(row, 1 + side), {"loss": float(values[row, side])}) for row in range(4) for side in range(2)]
    assert not run(points).doubted


def test_a_correction_that_does_not_help_is_not_offered(run):
    random = np.random.default_rng(4)
    values = MODELLED[:, 1:3] * np.exp(random.normal(0.0, 1.0, (4, 2)))
    values *= np.exp(-np.log(values / MODELLED[:, 1:3]).mean())
    points = [(centre(row, 1 + side), {"loss": float(values[row, side])}) for row in range(4) for side in range(2)]
    result = run(points)
    assert result.fit is not None
    assert result.calibration is None
    assert any("no better than the model as it is" in str(note) for note in result.notes)


def test_methods_are_told_apart_and_warned_about(run):
    methods = ("137Cs", "pins", "BSNE")
    points = [
        (centre(row, column), {"loss": float(MODELLED[row, column]), "how": methods[column % 3]})
        for row in range(4)
        for column in range(6)
    ]
    result = run(points, method_field="how")
    assert [group.group for group in result.methods] == ["137Cs", "BSNE", "pins"]
    assert all(group.count == 8 for group in result.methods)
    words = " ".join(str(note) for note in result.notes)
    assert "net redistribution of soil over decades" in words
    assert "±2 mm, which is 3000 t/km²" in words
    assert f"{np.count_nonzero(MODELLED[:, [1, 4]] < 3000.0)} of 8 values" in words
    assert "40–70 %" in words


def test_transport_is_compared_with_its_own_band_and_gives_no_calibration_of_loss(run):
    points = [(centre(row, 3), {"loss": float(MODELLED[row, 3]) / 20.0 * 0.3}) for row in range(4)]
    points += [(centre(row, 5), {"loss": float(MODELLED[row, 5]) / 20.0 * 0.3}) for row in range(4)]
    result = run(points, unit="kg/m", efficiency=0.6)
    assert result.unit == "kg/m"
    assert result.fit.factor == pytest.approx(0.5, rel=1e-5)
    assert result.calibration is None
    assert any("none of soil loss" in str(note) for note in result.notes)


def test_points_may_be_in_degrees(run, make_vector, make_raster, tmp_path):
    from dss_planner.raster.vectors import transformation

    to_degrees = transformation("EPSG:32648", "EPSG:4326")
    points = []
    for column in range(6):
        x, y, _ = to_degrees.TransformPoint(500500.0 + 1000.0 * column, 4897500.0)
        points.append((f"POINT({x} {y})", {"loss": float(MODELLED[2, column]) * 0.5}))
    layer = make_vector("degrees.gpkg", points, crs="EPSG:4326")
    raster = make_raster("m.tif", MODELLED)
    result = calibrate_erosion(CalibrationRequest(layer, "loss", "t/km²·a", raster, str(tmp_path / "r.json")))
    assert result.calibration.factor == pytest.approx(0.5, rel=1e-5)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unit": "g/m²"}, "unit of the measurements is “g/m²”"),
        ({"field": "missing"}, "no field “missing”"),
        ({"field": "how"}, "no field “how”"),
        ({"method_field": "missing"}, "no field “missing”"),
        ({"density": 1500.0}, "bulk density is 1500.0"),
        ({"unit": "kg/m", "efficiency": 60.0}, "efficiency is 60.0"),
        ({"efficiency": 0.6}, "is for transport in kg/m"),
        ({"band": 3}, "band 3 is needed"),
    ],
)
def test_wrong_requests_are_named(run, changes, words):
    with pytest.raises(InputError) as caught:
        run([(centre(1, 1), {"loss": 5.0, "how": "pins"})], **changes)
    assert words in str(caught.value)


def test_no_point_on_the_map_and_cancelling(run, make_raster, make_vector, tmp_path, cancel_after):
    with pytest.raises(InputError, match="1 outside"):
        run([("POINT(0 0)", {"loss": 5.0})])
    assert not (tmp_path / "report.json").exists()
    layer = make_vector("p.gpkg", [(centre(1, 1), {"loss": 5.0})])
    request = CalibrationRequest(layer, "loss", "t/km²·a", make_raster("m.tif", MODELLED), str(tmp_path / "c.json"))
    with pytest.raises(Cancelled):
        calibrate_erosion(request, cancelled=cancel_after(1))
    assert not (tmp_path / "c.json").exists()


def test_a_band_in_another_unit_is_refused(soil_files, make_vector, tmp_path):
    files, _ = soil_files()
    request = WindErosionRequest(**files, output=str(tmp_path / "modelled.tif"))
    compute_wind_erosion(request)
    layer = make_vector("p.gpkg", [(centre(1, 1), {"loss": 5.0})])
    with pytest.raises(InputError, match="is in kg/m; t/km²·a is expected"):
        calibrate_erosion(CalibrationRequest(layer, "loss", "t/ha·a", request.output, str(tmp_path / "r"), band=2))
    assert Calibration().changes is False
