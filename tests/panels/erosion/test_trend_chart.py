"""A place through the years: read, drawn with the correction of the map, told."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from dss_planner import provenance

YEARS = tuple(range(2001, 2013))


@pytest.fixture
def years(study, make_raster):
    """NDVI that rises by 0.01 a year in the first column and falls in the others."""
    rise = 0.01 * np.arange(12)[:, np.newaxis, np.newaxis] * np.where(np.arange(6) == 0, 1.0, -1.0)
    rain = np.full((12, 4, 6), 100.0) + np.arange(12)[:, np.newaxis, np.newaxis] ** 2 % 7
    for name, values in (("ndvi_years.tif", 0.3 + rise + np.zeros((12, 4, 6))), ("precipitation_years.tif", rain)):
        dataset = gdal.Open(make_raster(name, values), gdal.GA_Update)
        for band, year in enumerate(YEARS, start=1):
            dataset.GetRasterBand(band).SetDescription(str(year))
        dataset = None
    return study


@pytest.fixture
def place(tab, session, years):
    from dss_planner.panels.erosion.tab_vegetation import VegetationTab

    session.switch_to(years)
    return tab(VegetationTab).place


def test_the_years_of_a_place_are_drawn(place, grid, wait_for):
    x, y = grid.xy(0.5, 0.5)
    place.ask(x, y, "EPSG:32648")
    wait_for(lambda: place.found is not None)
    assert place.found.ndvi == pytest.approx(0.3 + 0.01 * np.arange(12), abs=1e-6)
    assert place.found.rain[3] == pytest.approx(102.0)
    assert place.chart.shows_chart
    assert "2001–2012, 12 known years" in place.words.text()
    assert "2001: 0.300" in place.chart.words()
    assert place.picker.mark.shown()


def test_the_correction_is_the_one_of_the_map(place, session, wait_for, grid, make_raster):
    session.change(trend_correction="none")
    assert place.correction() == "none"
    path = make_raster("trend.tif", [[0.0] * 6] * 4)
    provenance.record(path, "vegetationtrend", {}, {"correction": "hamed_rao"})
    assert place.correction() == "hamed_rao"
    place.ask(*grid.xy(1.5, 1.5), "EPSG:32648")
    wait_for(lambda: place.found is not None)
    assert "Hamed and Rao" in place.words.text()


def test_a_place_outside_says_so(place, wait_for):
    place.ask(0.0, 0.0, "EPSG:4326")
    wait_for(lambda: "outside" in place.words.text())
    assert place.found is None
    assert not place.chart.isVisible()


def test_without_years_there_is_nothing_to_pick(tab, session, study):
    from dss_planner.panels.erosion.tab_vegetation import VegetationTab

    session.switch_to(study)
    assert not tab(VegetationTab).place.isVisible()
