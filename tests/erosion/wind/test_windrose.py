"""Wind roses and drift of records: every month by its days, every 10° step shared, every wind for itself."""

import json
import math

import numpy as np
import pytest

from dss_planner.erosion.wind.driftpotential import METRES_PER_SECOND, class_weight, drift_potential
from dss_planner.erosion.wind.driftreport import DriftPotentialRequest, compute_drift_potential, drift_by_month
from dss_planner.erosion.wind.seasons import parse_months, season_name
from dss_planner.erosion.wind.sectors import overlaps, reporting_step
from dss_planner.erosion.wind.windrecord import WindRecord
from dss_planner.erosion.wind.windrose import (
    erosive_direction,
    read_wind_rose,
    rose_of,
    wind_table_of,
)
from dss_planner.errors import Cancelled, InputError

HEADER = "direction_from_deg,speed_from_kn,speed_to_kn,percent\n"


def record(speed_kn, direction, start="2020-03-01", step=60, hours=None):
    speed = np.atleast_1d(np.asarray(speed_kn, dtype=float)) * METRES_PER_SECOND
    count = len(speed)
    times = np.datetime64(start, "m") + np.arange(count) * np.timedelta64(step, "m")
    direction = None if direction is None else np.broadcast_to(np.asarray(direction, dtype=float), count).copy()
    return WindRecord(times, speed, direction, step, "S")


def spring(speed_kn, direction):
    """92 days of spring with the given winds repeated."""
    count = 92 * 24
    return record(np.resize(speed_kn, count), np.resize(np.asarray(direction, dtype=float), count))


def test_one_wind_by_hand():
    # half of the time 19 kn from the north-west, half calm: V²(V − 12)/100·50 % = 25.27·50
    rose = rose_of(spring([19.0, 0.0], [315.0, np.nan]))
    assert rose.drift.dp == pytest.approx(25.27 * 50)
    assert (rose.drift.rdd, rose.wind_from, rose.drift.barrier_axis) == pytest.approx((135.0, 315.0, 45.0))
    assert rose.drift.ratio == pytest.approx(1.0)
    assert rose.table.calm == pytest.approx(50.0)
    assert rose.table.percent.sum() == pytest.approx(50.0)
    sector, speed_class = np.unravel_index(rose.table.percent.argmax(), rose.table.percent.shape)
    assert rose.table.directions[sector] == 315.0
    assert rose.table.low[speed_class] <= 19.0 < rose.table.high[speed_class]
    assert rose.binned.dp == pytest.approx(25.27 * 50)  # 19 kn is the middle of its class


def test_speed_classes_have_the_middles_of_fryberger_and_dean():
    table = wind_table_of(spring([15.0, 36.0], [0.0, 90.0]))
    middles = table.middle[table.low >= 10.0][:5]
    assert middles.tolist() == [13.5, 19.0, 24.5, 30.5, 37.0]
    assert class_weight(middles) == pytest.approx([2.734, 25.27, 75.031, 172.096, 342.25], abs=1e-2)  # T23


def test_winds_above_the_last_class_get_one_of_their_own():
    table = wind_table_of(spring([70.0, 5.0], [0.0, 0.0]))
    assert (table.low[-1], table.high[-1]) == (63.5, 71.0)
    assert table.percent[0, -1] == pytest.approx(50.0)


def test_opposite_winds_cancel():
    rose = rose_of(spring([20.0, 20.0], [30.0, 210.0]))
    assert rose.drift.rdp == 0.0
    assert rose.wind_from is None
    assert rose.drift.dp == pytest.approx(20.0**2 * 8)


def test_drift_is_summed_wind_by_wind_not_by_classes():
    rng = np.random.default_rng(7)
    speeds, directions = rng.weibull(1.8, 2208) * 12, rng.integers(0, 36, 2208) * 10.0
    rose = rose_of(spring(speeds, directions))
    # independent scalar sum
    east = north = total = 0.0
    for speed, direction in zip(speeds, directions):
        moved = speed * speed * max(speed - 12.0, 0.0) / 2208
        total += moved
        east -= moved * math.sin(math.radians(direction))
        north -= moved * math.cos(math.radians(direction))
    assert rose.drift.dp == pytest.approx(total)
    assert rose.drift.rdp == pytest.approx(math.hypot(east, north))
    assert rose.drift.rdd == pytest.approx(math.degrees(math.atan2(east, north)) % 360)
    assert rose.binned.dp == pytest.approx(drift_potential(rose.table).dp)
    assert rose.binned.dp != pytest.approx(total, rel=0.005)


def test_even_winds_in_ten_degree_steps_make_an_even_rose():
    rose = rose_of(spring(20.0, np.arange(36) * 10.0))
    by_sector = rose.table.percent.sum(axis=1)
    assert by_sector == pytest.approx(np.full(16, 100 / 16), rel=0.02)  # counted by nearest sector: 8.3 or 5.6 %
    assert sum(rose.drift.by_direction) == pytest.approx(rose.drift.dp)


@pytest.mark.parametrize(("steps", "sectors"), [(36, 16), (16, 16), (8, 16), (360, 16), (16, 8), (36, 12)])
def test_steps_are_shared_without_loss(steps, sectors):
    shares = overlaps(steps, sectors)
    assert shares.sum(axis=0) == pytest.approx(np.ones(steps))
    assert shares.sum(axis=1) == pytest.approx(np.full(sectors, steps / sectors))


def test_overlap_by_hand():
    shares = overlaps(36, 16)
    # 10° covers 5–15°; the sector of north reaches to 11.25°
    assert shares[0, 1] == pytest.approx(0.625)
    assert shares[1, 1] == pytest.approx(0.375)
    assert shares[0, 0] == 1.0


@pytest.mark.parametrize(
    ("degrees", "step"),
    [
        ((0, 10, 350, 80, 120), 10),
        ((22.5, 45, 90, 180, 0), 22.5),
        ((3, 10, 11, 12, 13), 1),
        ((3.3, 1, 2, 4, 5), 0),
        ((0, 90), 0),
    ],
)
def test_reporting_steps(degrees, step):
    assert reporting_step(np.array(degrees, dtype=float)) == step


def test_months_count_by_their_days_however_many_hours_are_known():
    full = spring(20.0, 0.0)
    in_april = full.months == 4
    speed = np.where(in_april, 20.0, 0.0) * METRES_PER_SECOND
    thinned = np.where(in_april & (np.arange(len(speed)) % 3 > 0), np.nan, speed)
    whole = rose_of(WindRecord(full.times, speed, full.direction, 60))
    gappy = rose_of(WindRecord(full.times, thinned, full.direction, 60))
    assert whole.drift.dp == pytest.approx(20**2 * 8 * 30 / 92)
    assert gappy.drift.dp == pytest.approx(whole.drift.dp)
    assert any("Little is known of some months: 4: 33 %" in str(note) for note in gappy.notes)


def test_months_outside_the_choice_do_not_count():
    year = record(np.full(366 * 24, 20.0), 0.0, start="2020-01-01")
    year.direction[(year.months < 3) | (year.months > 5)] = 180.0
    assert rose_of(year, (3, 4, 5)).wind_from == pytest.approx(0.0)
    assert rose_of(year, (1, 12)).wind_from == pytest.approx(180.0)
    drift, months = drift_by_month(year)
    assert drift.dp == pytest.approx(20**2 * 8)
    assert sum(month.dp for month in months) == pytest.approx(drift.dp)
    assert months[1].dp == pytest.approx(20**2 * 8 * 28.25 / 365.25)
    assert months[3].rdd == pytest.approx(180.0)


def test_winds_without_direction_are_counted_and_said():
    rose = rose_of(spring([20.0, 20.0, 2.0, 2.0], [0.0, np.nan, 0.0, np.nan]))
    assert rose.drift.dp == pytest.approx(20**2 * 8 / 4)
    assert any("50 % of the drift" in str(note) for note in rose.notes)


def test_more_wind_never_moves_less():
    rng = np.random.default_rng(3)
    speeds, directions = rng.weibull(1.8, 2208) * 12, rng.uniform(0, 360, 2208)
    amounts = [rose_of(spring(speeds * factor, directions)).drift.dp for factor in (0.5, 1.0, 1.2, 2.0)]
    assert amounts == sorted(amounts)
    thresholds = [rose_of(spring(speeds, directions), threshold=kn).drift.dp for kn in (8.0, 12.0, 16.0)]
    assert thresholds == sorted(thresholds, reverse=True)


def test_turning_all_winds_turns_the_result():
    rng = np.random.default_rng(5)
    speeds, directions = rng.weibull(1.8, 2208) * 12, rng.vonmises(1.0, 2.0, 2208) * 180 / np.pi % 360
    first = rose_of(spring(speeds, directions)).drift
    turned = rose_of(spring(speeds, (directions + 90) % 360)).drift
    assert turned.rdd == pytest.approx((first.rdd + 90) % 360)
    assert turned.rdp == pytest.approx(first.rdp)


def test_daytime_records_say_so():
    full = spring(20.0, 0.0)
    hours = (full.times - full.times.astype("datetime64[D]")).astype(int) // 60
    day = WindRecord(full.times, np.where((hours >= 8) & (hours < 20), full.speed, np.nan), full.direction, 60)
    assert any("hours 0, 1, 2, 3, 4, 5, 6, 7, 20" in str(note) for note in rose_of(day).notes)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (record([20.0] * 10, None), "no column of directions"),
        (record([20.0] * 10, 0.0, step=1440), "one value every 24 hours"),
        (record([20.0] * 10, 0.0), "month\\(s\\) 4, 5"),
    ],
)
def test_records_that_give_no_rose(given, words):
    with pytest.raises(InputError, match=words):
        rose_of(given)


@pytest.mark.parametrize(
    ("words", "months"),
    [("spring", (3, 4, 5)), ("3,4,5", (3, 4, 5)), ("3-5", (3, 4, 5)), ("11-2", (11, 12, 1, 2)), ("4, 4; 10", (4, 10))],
)
def test_months(words, months):
    assert parse_months(words) == months


@pytest.mark.parametrize("words", ["", "0", "13", "maerz", "3-"])
def test_wrong_months(words):
    with pytest.raises(InputError, match="numbers from 1 to 12"):
        parse_months(words)


def test_names_of_seasons():
    assert str(season_name((5, 4, 3))) == "spring (March–May)"
    assert str(season_name(range(1, 13))) == "the year"
    assert str(season_name((2, 3))) == "months 2, 3"


@pytest.fixture
def year_file(tmp_path):
    times = np.arange("2020-01-01", "2021-01-01", dtype="datetime64[h]")
    months = times.astype("datetime64[M]").astype(int) % 12 + 1
    rows = [f"{t},{19 if 3 <= m <= 5 else 13.5},{300 if 3 <= m <= 5 else 120}\n" for t, m in zip(times, months)]
    path = tmp_path / "салхи.csv"
    path.write_text("time,wind_speed_kn,wind_direction\n" + "".join(rows), encoding="utf-8")
    return str(path)


def test_report(year_file, tmp_path):
    output = tmp_path / "drift.json"
    result = compute_drift_potential(DriftPotentialRequest(year_file, output=str(output)))
    report = json.loads(output.read_text(encoding="utf-8"))
    assert report["dp_vu"] == pytest.approx(25.27 * 100)
    assert report["rdd_towards_deg"] == pytest.approx(120.0)
    assert report["barrier_axis_deg"] == pytest.approx(30.0)
    spring_part, rest = 25.27 * 100 * 92 / 365.25, 2.73375 * 100 * 273.25 / 365.25
    assert report["year"]["dp_vu"] == pytest.approx(spring_part + rest)
    assert report["year"]["rdp_vu"] == pytest.approx(spring_part - rest)
    assert result.share == pytest.approx(100 * spring_part / (spring_part + rest))
    assert [month["dp_vu"] for month in report["monthly"]][2:5] == pytest.approx(
        [25.27 * 100 * days / 365.25 for days in (31, 30, 31)]
    )
    assert (report["calm_percent"], report["direction_unknown_percent"]) == pytest.approx((0.0, 0.0))
    assert (tmp_path / "drift.provenance.json").exists()
    assert "a rate" in " ".join(report["notes"])


def test_a_table_is_read_too(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(HEADER + "315,18,20,4\n")
    result = compute_drift_potential(DriftPotentialRequest(str(path)))
    assert result.rose.drift.dp == pytest.approx(25.27 * 4)
    assert (result.year, result.monthly, result.rose.binned) == (None, (), None)
    assert erosive_direction(path) == pytest.approx(315.0)


def test_hourly_records_and_tables_by_one_name(year_file):
    assert erosive_direction(year_file) == pytest.approx(300.0)
    assert erosive_direction(year_file, (7,)) == pytest.approx(120.0)
    assert read_wind_rose(year_file, (7,), threshold=14.0).wind_from is None


def test_cancel_leaves_no_report(year_file, tmp_path, cancel_after):
    output = tmp_path / "drift.json"
    with pytest.raises(Cancelled):
        compute_drift_potential(DriftPotentialRequest(year_file, output=str(output)), cancelled=cancel_after(1))
    assert not output.exists()


@pytest.mark.parametrize("threshold", [6.0 * METRES_PER_SECOND, 60.0, float("nan")])
def test_thresholds_in_another_unit(year_file, threshold):
    with pytest.raises(InputError, match="kn at 10 m"):
        compute_drift_potential(DriftPotentialRequest(year_file, threshold=threshold))
