"""Drift potential of wind tables, and reading them."""

import json

import numpy as np
import pytest

from dss_planner.erosion.wind.driftpotential import METRES_PER_SECOND, WindTable, drift_potential
from dss_planner.erosion.wind.windtable import read_wind_table
from dss_planner.errors import InputError

HEADER = "direction_from_deg,speed_from_kn,speed_to_kn,percent\n"


def table(directions, percents, low=18.0, high=20.0):
    percent = np.array(percents, dtype=float).reshape(len(directions), 1)
    return WindTable(np.array(directions, dtype=float), np.array([low]), np.array([high]), percent)


def test_one_wind_moves_sand_straight_ahead():
    drift = drift_potential(table([315.0], [4.0]))
    assert drift.dp == pytest.approx(25.27 * 4)
    assert drift.rdp == pytest.approx(drift.dp)
    assert drift.rdd == pytest.approx(135.0)  # a north-west wind moves sand to the south-east
    assert drift.barrier_axis == pytest.approx(45.0)
    assert drift.ratio == pytest.approx(1.0)
    assert (drift.energy, drift.variability) == ("low", "high")
    assert not drift.suggests_grid


def test_winds_at_right_angles_add_as_vectors():
    drift = drift_potential(table([270.0, 0.0], [3.0, 4.0]))
    assert drift.rdp == pytest.approx(25.27 * 5)
    assert drift.dp == pytest.approx(25.27 * 7)
    assert drift.rdd == pytest.approx(180.0 - np.degrees(np.arctan2(3, 4)))
    assert drift.variability == "intermediate"
    assert drift.by_direction == pytest.approx((25.27 * 3, 25.27 * 4))


def test_opposite_winds_cancel_and_have_no_direction():
    drift = drift_potential(table([30.0, 210.0], [10.0, 10.0]))
    assert drift.dp == pytest.approx(25.27 * 20)
    assert drift.rdp == 0.0
    assert drift.rdd is None
    assert drift.barrier_axis is None
    assert drift.suggests_grid
    assert drift.energy == "high"


def test_weak_winds_move_nothing():
    drift = drift_potential(table([0.0], [60.0], low=4.0, high=10.0))
    assert (drift.dp, drift.rdp, drift.rdd, drift.ratio, drift.variability) == (0.0, 0.0, None, None, "")


@pytest.mark.parametrize(
    ("share", "energy"), [(7.9, "low"), (8.0, "intermediate"), (15.8, "intermediate"), (16, "high")]
)
def test_energy_classes(share, energy):
    assert drift_potential(table([0.0], [share])).energy == energy


def test_csv_in_knots(tmp_path):
    path = tmp_path / "салхи.csv"
    path.write_text(HEADER + "0,11,16,6\n0,17,21,2\n360,17,21,1\n270,17,21,3\n", encoding="utf-8")
    read = read_wind_table(path)
    assert read.directions.tolist() == [0.0, 270.0]
    assert read.middle.tolist() == [13.5, 19.0]
    assert read.percent.tolist() == [[6.0, 3.0], [0.0, 3.0]]
    assert drift_potential(read).dp == pytest.approx(6 * 2.73375 + 6 * 25.27)


def test_metres_per_second_become_knots(tmp_path):
    low, high = 18.0 * METRES_PER_SECOND, 20.0 * METRES_PER_SECOND
    as_csv = tmp_path / "a.csv"
    as_csv.write_text(f"direction_from_deg,speed_from_ms,speed_to_ms,percent\n315,{low},{high},4\n")
    as_json = tmp_path / "a.json"
    rows = [{"direction_from_deg": 315, "speed_from": low, "speed_to": high, "percent": 4}]
    as_json.write_text(json.dumps({"unit": "m/s", "rows": rows}))
    for path in (as_csv, as_json):
        assert drift_potential(read_wind_table(path)).dp == pytest.approx(25.27 * 4)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("direction,speed,percent\n1,2,3\n", "columns direction, speed, percent"),
        (HEADER, "no row"),
        (HEADER + "0,11,16,\n", "Row 1"),
        (HEADER + "0,16,11,5\n", "Row 1"),
        (HEADER + "0,11,16,-5\n", "Row 1"),
        (HEADER + "0,11,16,0.05\n0,17,21,0.02\n", "Multiply fractions by 100"),
        (HEADER + "0,11,16,70\n0,17,21,50\n", "adds up to 120"),
        (HEADER + "0,11,18,7\n0,17,21,5\n", "overlap at 17"),
    ],
)
def test_wrong_tables_name_themselves(tmp_path, content, words):
    path = tmp_path / "wind.csv"
    path.write_text(content)
    with pytest.raises(InputError, match=f"wind.csv.*{words}|{words}.*wind.csv"):
        read_wind_table(path)


@pytest.mark.parametrize(
    ("content", "words"), [("{", "not valid JSON"), ("[]", "needs “unit”"), ('{"unit": "km/h", "rows": []}', "km/h")]
)
def test_wrong_json_names_itself(tmp_path, content, words):
    path = tmp_path / "wind.json"
    path.write_text(content)
    with pytest.raises(InputError, match=words):
        read_wind_table(path)


def test_missing_and_binary_files(tmp_path):
    with pytest.raises(InputError, match="not there any more"):
        read_wind_table(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(InputError, match="cannot be read"):
        read_wind_table(tmp_path / "b.csv")
