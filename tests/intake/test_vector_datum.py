"""Shifts between datums: their size, how well they are known, and what is said where nothing is known."""

from __future__ import annotations

import pytest

from dss_planner.intake.vectors.datum import datum_shift

UTM48 = "EPSG:32648"
GOBI, SEOUL, TOKYO = (105.0, 44.0), (127.5, 37.0), (138.0, 36.0)


@pytest.mark.parametrize(
    ("crs", "place", "metres"),
    [
        ("EPSG:4284", GOBI, 53),  # Pulkovo 1942
        ("EPSG:28418", GOBI, 53),  # the same datum under a projection
        ("EPSG:4162", SEOUL, 371),  # Korean 1985
        ("EPSG:4301", TOKYO, 448),  # Tokyo; about 450 m, as known of this datum
        # Krassowsky ellipsoid with a shift of its own: 25 m, −141 m, −78.5 m and small turns
        ("+proj=longlat +ellps=krass +towgs84=25,-141,-78.5,0,-0.35,-0.736,0", GOBI, 43),
    ],
)
def test_size_of_known_shifts(crs, place, metres):
    shift = datum_shift(crs, UTM48, *place)
    assert not shift.ballpark
    assert shift.metres == pytest.approx(metres, abs=10)


def test_same_datum_has_no_shift():
    assert datum_shift("EPSG:4326", UTM48, *GOBI) is None
    assert datum_shift("EPSG:3857", UTM48, *GOBI) is None


def test_modern_datums_lie_within_a_metre_even_without_an_operation():
    china = datum_shift("EPSG:4490", UTM48, *GOBI)  # CGCS2000
    assert (china.geocentric, china.missing_grid) == (True, "")
    assert china.metres < 1


def test_old_datum_without_an_operation_is_ballpark():
    for crs in ("EPSG:4214", "EPSG:4610", "+proj=utm +zone=48 +ellps=krass"):
        shift = datum_shift(crs, UTM48, *GOBI)
        assert (shift.ballpark, shift.geocentric, shift.accuracy, shift.metres) == (True, False, None, 0.0)


def test_grid_that_would_do_better_is_named_where_it_is_missing():
    shift = datum_shift("EPSG:4301", "EPSG:4326", *TOKYO)
    if shift.accuracy is not None and shift.accuracy < 1.0:
        pytest.skip("the grid for Japan is installed here")
    assert "tky2jgd" in shift.missing_grid.lower()
    assert shift.grid_accuracy < shift.accuracy
