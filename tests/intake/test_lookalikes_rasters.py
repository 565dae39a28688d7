"""Every raster dataset that the planner knows, as small files that look like it or only seem to: none guessed wrong."""

from __future__ import annotations

import re

import pytest

from dss_planner.errors import InputError
from dss_planner.intake.recognition import recognise, sublayers
from tests.intake.lookalikes_climate import CLIMATE, NDVI, ODD_NAMES, SNOW_AND_DUST
from tests.intake.lookalikes_dates import DATES
from tests.intake.lookalikes_erosion import CLIMATE_FOR_EROSION, GROUND_AND_PEOPLE, PLANTS_AND_YEARS
from tests.intake.lookalikes_land import ELEVATION, LANDCOVER, SOIL, WORLDCOVER
from tests.intake.lookalikes_names import NAMES
from tests.intake.lookalikes_rasters import between, of, tif, with_values, write

CASES = [*ELEVATION, *LANDCOVER, *SOIL, *NDVI, *CLIMATE, *SNOW_AND_DUST, *ODD_NAMES, *NAMES]
CASES += [*CLIMATE_FOR_EROSION, *GROUND_AND_PEOPLE, *PLANTS_AND_YEARS, *DATES]


def test_there_are_enough_of_them():
    assert len(CASES) >= 150
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_no_lookalike_is_guessed_wrong(case, tmp_path):
    uri = write(tmp_path, case.name, case.content)
    parts = sublayers(uri)
    assert len(parts) == (case.left or 1), parts
    if case.layer:
        (uri,) = [part for part in parts if part.endswith(f":{case.layer}") or f"?{case.layer}" in part]
    found = recognise(uri, **case.asked)
    for key, expected in case.found.items():
        actual = getattr(found, key)
        actual = set(actual) if isinstance(expected, set) else actual
        assert actual == (
            pytest.approx(expected) if isinstance(expected, float) or key == "valid_range" else expected
        ), (
            key,
            str(found.reason),
        )
    assert re.search(case.says, str(found.reason)), str(found.reason)
    said = [str(warning) for warning in found.warnings]
    assert not case.warns or any(re.search(case.warns, line) for line in said), said
    if found.product:
        assert "Credit: " in str(found.licence)
    if found.units:
        assert found.ambiguous
        assert found.unit_found == found.units[0]


def test_user_is_contradicted_with_values_and_expectation(tmp_path):
    path = write(tmp_path, "sand.tif", tif(between(30, 70)))
    with pytest.raises(InputError, match=r"cannot be in fraction 0–1: its values go from 30.* between 0 and 1"):
        recognise(path, unit="fraction 0–1")
    with pytest.raises(InputError, match="the unit “bushels” is not known"):
        recognise(path, unit="bushels")
    classes_path = write(tmp_path, "landcover.tif", tif(of(*WORLDCOVER), "Byte"))
    with pytest.raises(InputError, match=r"its codes 20, 30, .* are not in it"):
        recognise(classes_path, legend="igbp")
    with pytest.raises(InputError, match="the legend “corine” is not known"):
        recognise(classes_path, legend="corine")


def test_a_nodata_value_said_by_the_user_is_unknown(tmp_path):
    path = write(tmp_path, "dem.tif", tif(with_values(between(900, 1800), a=1234)))
    assert recognise(path, nodata=1234.0).nodata == 1234.0
    assert recognise(path).nodata is None
