"""Erosive wind of stations: from records through points to a grid, against plain loops and analytic expectations."""

import datetime as dt
import json
import math

import numpy as np
import pytest
from osgeo import ogr

from dss_planner import provenance
from dss_planner.erosion.weather import erosivewind
from dss_planner.erosion.weather.stationwinds import (
    FIELDS,
    StationWindRequest,
    WindGridRequest,
    monthly_erosive_wind,
    station_winds,
    station_winds_to_grid,
)
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor
from dss_planner.erosion.wind import windclimate
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole
from tests.erosion import scalar_weather

START = dt.datetime(2001, 1, 1)
RATIO = 0.2 ** (1 / 7)


@pytest.fixture
def make_record(tmp_path):
    """``make_record(name, speeds, …)`` writes a value each ``minutes`` from January 2001; NaN is empty."""

    def make(name, speeds, minutes=60, header="wind_speed_ms", place=(105.05, 44.2), hours=range(24)):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        columns = ["time", header, *(["longitude", "latitude"] if place else [])]
        lines = [",".join(columns)]
        for number, speed in enumerate(speeds):
            time = START + dt.timedelta(minutes=minutes * number)
            if time.hour in hours:
                told = "" if np.isnan(speed) else f"{speed:.3f}"
                lines.append(",".join([f"{time:%Y-%m-%d %H:%M}", told, *(map(str, place) if place else [])]))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    return make


@pytest.fixture
def run(tmp_path):
    def compute(*records, cancelled=None, **parameters):
        request = StationWindRequest(tuple(records), str(tmp_path / "out" / "stations.gpkg"), **parameters)
        return station_winds(request, **({"cancelled": cancelled} if cancelled else {}))

    return compute


def points(path):
    dataset = ogr.Open(path)
    layer = dataset.GetLayerByName("erosive_wind")
    return [{**feature.items(), "x": feature.geometry().GetX(), "y": feature.geometry().GetY()} for feature in layer]


def words(result):
    return " ".join(str(note) for note in result.notes)


def hours_of_a_year(seed=0, k=1.8, c=6.0, size=8760):
    return c * np.random.default_rng(seed).weibull(k, size)


# --- the sum over observations --------------------------------------------------------------------------------------


def test_t10_wind_factor_of_six_observations():
    times = np.datetime64("2001-03-01", "m") + np.arange(6) * 60
    months, counts = monthly_erosive_wind(times, np.array([3.0, 5, 6, 8, 10, 12]), 1.0)
    assert counts.tolist() == [0, 0, 6, *[0] * 9]
    # Σ u(u − 5)² = 6 + 72 + 250 + 588 = 916; Wf = (15/6)·916
    assert months[2] * 6 == pytest.approx(916.0)
    assert windclimate.wind_factor(months[2], 15) == pytest.approx(2290.0)
    assert np.isnan(np.delete(months, 2)).all()


def test_n_is_the_number_of_observations_not_of_days():
    """The same winds reported every hour or every three hours have the same factor."""
    speeds = np.repeat(hours_of_a_year(size=248), 3)
    times = np.datetime64("2001-01-01", "m") + np.arange(744) * 60
    hourly, _ = monthly_erosive_wind(times, speeds, RATIO)
    three_hourly, counts = monthly_erosive_wind(times[::3], speeds[::3], RATIO)
    assert counts[0] == 248
    assert hourly[0] == pytest.approx(three_hourly[0], rel=1e-12)


def test_terms_are_those_of_a_plain_loop_and_unknown_stays_unknown():
    speeds = np.array([0.0, 4.999, 5.0, 5.001, 7.5, 30.0])
    for ut in (4.0, 5.0, 6.5):
        expected = [scalar_weather.observed_expectation([speed], ut) for speed in speeds]
        np.testing.assert_allclose(erosivewind.erosive_wind(speeds, ut), expected, rtol=1e-12)
    assert np.isnan(erosivewind.erosive_wind(np.array([np.nan]), 5.0)).all()
    fine = erosivewind.erosive_wind(np.linspace(0, 40, 4001), 5.0)
    assert (np.diff(fine) >= 0).all()
    assert erosivewind.erosive_wind(np.float32([9.0]), 5.0).dtype == np.float32


@pytest.mark.parametrize(("k", "c"), [(1.6, 4.5), (1.8, 6.0), (2.0, 4.0), (2.4, 7.0)])
def test_drawn_winds_agree_with_the_weibull_expectation_within_their_sampling_error(k, c):
    """200 000 draws a month: the mean lies within four standard errors of the analytic expectation."""
    size = 200_000
    times = np.repeat(np.arange("2001-01", "2002-01", dtype="datetime64[M]").astype("datetime64[m]"), size)
    speeds = c * np.random.default_rng(12).weibull(k, 12 * size)
    months, counts = monthly_erosive_wind(times, speeds, RATIO)
    expected = windclimate.erosive_expectation(k, c * RATIO)
    errors = [np.std(erosivewind.erosive_wind(part * RATIO, 5.0)) / np.sqrt(size) for part in speeds.reshape(12, size)]
    assert (counts == size).all()
    assert (np.abs(months - expected) < 4.0 * np.array(errors)).all()
    mean = c * RATIO * math.gamma(1 + 1 / k)
    assert expected == pytest.approx(scalar_weather.weibull_expectation(mean, k), rel=1e-6)


def test_the_mean_wind_alone_gives_next_to_nothing():
    """SCIENCE.md finding 8: k 1.8, c 6: 74.4, with the mean 0.60."""
    speeds = hours_of_a_year(3, size=100_000)
    times = np.full(100_000, np.datetime64("2001-04-01", "m"))
    right = monthly_erosive_wind(times, speeds, 1.0)[0][3]
    wrong = erosivewind.erosive_wind(np.array([speeds.mean()]), 5.0)[0]
    assert right == pytest.approx(74.434526, rel=0.04)
    assert wrong == pytest.approx(0.60, abs=0.1)


# --- records to points ----------------------------------------------------------------------------------------------


def test_a_year_of_hours_becomes_a_point_with_twelve_values(make_record, run):
    speeds = np.round(hours_of_a_year(), 3)
    result = run(make_record("station.csv", speeds))
    (point,) = points(result.output)
    assert (point["station"], point["x"], point["y"]) == ("station", 105.05, 44.2)
    times = [START + dt.timedelta(hours=number) for number in range(8760)]
    for month, field in enumerate(FIELDS, start=1):
        own = [speed * RATIO for time, speed in zip(times, speeds) if time.month == month]
        assert point[field] == pytest.approx(scalar_weather.observed_expectation(own), rel=1e-9)
    assert (point["fewest_observations"], point["first_year"], point["last_year"]) == (672, 2001, 2001)
    assert result.facts.observations == (744, 672, 744, 720, 744, 720, 744, 744, 720, 744, 720, 744)
    assert "672 to 744 observations of a month, 2001–2001" in words(result)
    assert "less than 500" not in words(result)


def test_three_hours_of_one_year_are_too_few(make_record, run):
    result = run(make_record("s.csv", hours_of_a_year(size=2920), minutes=180))
    assert result.facts.observations[1] == 224
    assert "less than 500 observations" in words(result)
    assert "too low" not in words(result)


def test_daily_means_are_said_to_be_too_low(make_record, run):
    hours = hours_of_a_year(1).reshape(365, 24)
    daily = run(make_record("daily.csv", hours.mean(axis=1), minutes=1440))
    assert daily.facts.steps == "daily"
    assert "Daily mean winds hide the hours of strong wind" in words(daily)
    low = sum(points(daily.output)[0][field] for field in FIELDS)
    hourly = run(make_record("hourly.csv", hours.ravel()))
    assert low < 0.2 * sum(points(hourly.output)[0][field] for field in FIELDS)
    assert "Daily" not in words(hourly)


def test_daily_maxima_and_gusts_are_refused(make_record, run):
    with pytest.raises(InputError, match="max_wind_speed_ms"):
        run(make_record("max.csv", hours_of_a_year(size=365), minutes=1440, header="max_wind_speed_ms"))


def test_months_means_go_elsewhere(make_record, run):
    path = make_record("m.csv", np.full(24, 5.0), minutes=1440 * 30)
    with pytest.raises(InputError, match=r"“m.csv” has one value in 30 days.*mean wind speed"):
        run(path)


def test_the_unit_in_the_name_is_heeded(make_record, run):
    speeds = hours_of_a_year()
    in_metres = points(run(make_record("a.csv", speeds)).output)[0]
    for header, factor in (("wind_speed_kn", 3600 / 1852), ("wind_speed_kmh", 3.6)):
        other = points(run(make_record("b.csv", speeds * factor, header=header)).output)[0]
        assert other["erosive_04"] == pytest.approx(in_metres["erosive_04"], rel=1e-3)
    with pytest.raises(InputError, match="unit"):
        run(make_record("c.csv", speeds, header="wind_speed"))
    chosen = points(run(make_record("c.csv", speeds, header="wind_speed"), unit="m/s").output)[0]
    assert chosen["erosive_04"] == pytest.approx(in_metres["erosive_04"], rel=1e-9)


def test_the_height_goes_to_two_metres_by_the_rule_chosen(make_record, run):
    speeds = np.round(hours_of_a_year(), 3)
    path = make_record("a.csv", speeds)
    april = [speed for number, speed in enumerate(speeds) if (START + dt.timedelta(hours=number)).month == 4]
    for rule, height in (("fao56", 10.0), ("power_0_12", 3.0), ("fao56", 2.0), ("factor_0_72", 10.0)):
        found = points(run(path, height_rule=rule, wind_height=height).output)[0]["erosive_04"]
        ratio = scalar_weather.height_ratio(rule, height)
        assert found == pytest.approx(scalar_weather.observed_expectation([u * ratio for u in april]), rel=1e-9)
    with pytest.raises(InputError, match="known for wind at 10 m only"):
        run(path, height_rule="factor_0_72", wind_height=2.0)
    sums = [points(run(path, threshold=ut).output)[0]["erosive_04"] for ut in (3.0, 5.0, 7.0)]
    assert sums[0] > sums[1] > sums[2]


def test_wind_measured_at_two_metres_stays_as_it_is(make_record, run):
    speeds = np.round(hours_of_a_year(), 3)
    low = make_record("low.csv", speeds, header="wind_speed_2m_ms")
    high = make_record("high.csv", speeds, header="wind_speed_50m_ms")
    april = [speed for number, speed in enumerate(speeds) if (START + dt.timedelta(hours=number)).month == 4]
    untouched = scalar_weather.observed_expectation(april)
    for rule in ("power_1_7", "power_0_12"):
        assert points(run(low, height_rule=rule).output)[0]["erosive_04"] == pytest.approx(untouched, rel=1e-9)
        ratio = scalar_weather.height_ratio(rule, 50.0)
        expected = scalar_weather.observed_expectation([u * ratio for u in april])
        assert points(run(high, height_rule=rule).output)[0]["erosive_04"] == pytest.approx(expected, rel=1e-9)
    # the logarithm over grass gives 1.0002 from 2 m to 2 m
    assert points(run(low, height_rule="fao56").output)[0]["erosive_04"] == pytest.approx(untouched, rel=2e-3)
    with pytest.raises(InputError, match="known for wind at 10 m only"):
        run(low, height_rule="factor_0_72")
    both = run(low, high)
    assert "measured at 2, 50 m; each was taken to 2 m from its own height" in words(both)
    # what is said of the height in the request goes before what the file says
    told = points(run(low, wind_height=10.0).output)[0]["erosive_04"]
    assert told == pytest.approx(scalar_weather.observed_expectation([u * RATIO for u in april]), rel=1e-9)


def test_a_station_that_sleeps_at_night_is_said(make_record, run):
    day = run(make_record("day.csv", hours_of_a_year(), hours=range(8, 20)))
    assert "“day” hardly observes 4 of 8 parts of the day" in words(day)
    assert "parts of the day" not in words(run(make_record("all.csv", hours_of_a_year())))


def test_years_can_be_chosen(make_record, run):
    path = make_record("a.csv", np.concatenate([hours_of_a_year(), np.zeros(8760)]))
    assert points(run(path, first_year=2002).output)[0]["erosive_04"] == 0.0
    both = points(run(path).output)[0]
    first = points(run(path, last_year=2001).output)[0]
    assert both["erosive_04"] == pytest.approx(first["erosive_04"] / 2)
    with pytest.raises(InputError, match="no known wind in the years"):
        run(path, first_year=2010)


def test_months_without_observations_stay_unknown(make_record, run):
    speeds = hours_of_a_year()
    speeds[24 * 181 : 24 * 212] = np.nan  # July
    result = run(make_record("a.csv", speeds))
    point = points(result.output)[0]
    assert point["erosive_07"] is None
    assert point["erosive_06"] > 0
    assert (result.left_out, result.facts.observations[6]) == (1, 0)
    assert "lack observations of at least one month" in words(result)


def test_a_place_is_needed(make_record, run, leftovers):
    with pytest.raises(InputError, match=r"“nowhere.csv” does not say where its station is"):
        run(make_record("nowhere.csv", hours_of_a_year(size=2000), place=None))
    with pytest.raises(InputError, match="No wind record was given"):
        run()
    assert leftovers() == []


def test_cancel_writes_nothing(make_record, run, tmp_path, cancel_after, leftovers):
    path = make_record("a.csv", hours_of_a_year(size=2000))
    for calls in (1, 2):
        with pytest.raises(Cancelled):
            run(path, cancelled=cancel_after(calls))
    assert not (tmp_path / "out" / "stations.gpkg").exists()
    assert leftovers() == []


# --- points to a grid to the weather factor -------------------------------------------------------------------------


def test_stations_to_a_grid_to_the_weather_factor(make_record, run, make_raster, tmp_path):
    """Two stations; the observations and years reach the notes of the weather factor."""
    records = [
        make_record("west.csv", hours_of_a_year(1), place=(105.006, 44.249)),
        make_record("east.csv", hours_of_a_year(2, c=7.0), place=(105.07, 44.22)),
    ]
    stations = run(*records, threshold=4.5)
    constants = (("temperature", 12, 10.0), ("precipitation", 12, 8.0), ("dem", 1, 1100.0))
    files = {name: make_raster(f"{name}.tif", np.full((count, 4, 6), value)) for name, count, value in constants}
    erosive = str(tmp_path / "erosive.tif")
    gridded = station_winds_to_grid(WindGridRequest(stations.output, files["dem"], erosive))
    april = read_whole(erosive, 4)
    values = [point["erosive_04"] for point in points(stations.output)]
    assert min(values) - 1e-3 <= april.min() <= april.max() <= max(values) + 1e-3
    assert (gridded.facts.stations, gridded.facts.threshold) == (2, 4.5)
    result = compute_weather_factor(
        WeatherFactorRequest(wind=None, erosive_wind=erosive, **files, output=str(tmp_path / "wf.tif"))
    )
    said = " ".join(str(note) for note in result.notes)
    assert "672 to 744 observations of a month, 2001–2001" in said
    assert "made with, 4.5 m/s; 5.0 m/s is not used" in said
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["results"]["observations"]["observations"][1] == 672
    assert content["results"]["observations"]["origin"] == "stations"
    expected = scalar_weather.month_factor(3, float(april[1, 2]), 10.0, 8.0, 1100.0, 44.23)
    assert read_whole(result.output, 4)[1, 2] == pytest.approx(expected, rel=1e-3)
