"""Persons and animals keep their number when their cells change; densities become numbers and the other way round."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr

from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.preparing.percell import source_cells
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, read_whole

UTM = "EPSG:32648"
#: A square of 60 km in UTM 48N, at 45° N 105° E.
AREA = "POLYGON((470000 4950000,530000 4950000,530000 5010000,470000 5010000,470000 4950000))"


def degrees(path, values, step, west=104.0, north=46.0):
    """Write a raster in degrees that covers the area amply."""
    rows, columns = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform((west, step, 0, north, 0, -step))
    dataset.GetRasterBand(1).WriteArray(values)
    return str(path)


@pytest.fixture
def aligned(tmp_path, make_vector):
    def align(source, cell, unit):
        area = make_vector("area.gpkg", [(AREA, {"id": 1})], crs=UTM)
        request = AlignRequest(
            area, cell, (source,), str(tmp_path / "study"), UTM, {source: LayerChoice(unit=unit)} if unit else {}
        )
        result = align_layers(request)
        return read_whole(result.entries[0].output), result.entries[0]

    return align


def true_total(values, step, west=104.0, north=46.0):
    """Return the sum over source cells whose centre lies in the area, an estimate within a row of cells."""
    there = osr.CoordinateTransformation(*map(_reference, (4326, 32648)))
    rows, columns = values.shape
    total = 0.0
    for row in range(rows):
        points = there.TransformPoints([(west + (c + 0.5) * step, north - (row + 0.5) * step) for c in range(columns)])
        inside = [470000 <= x <= 530000 and 4950000 <= y <= 5010000 for x, y, _ in points]
        total += float(values[row][inside].sum())
    return total


def _reference(code):
    found = osr.SpatialReference()
    found.ImportFromEPSG(code)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


@pytest.mark.parametrize("cell", [500.0, 1000.0, 5000.0])
def test_the_number_of_persons_stays_whatever_the_cells(tmp_path, aligned, cell):
    step = 1 / 120
    values = np.random.default_rng(4).gamma(0.5, 20.0, (240, 240)).astype(np.float32)
    source = degrees(tmp_path / "ghs_pop_2020.tif", values, step)
    found, entry = aligned(source, cell, "")
    assert entry.unit == "persons"
    assert np.nansum(found) == pytest.approx(true_total(values, step), rel=0.02)
    assert "size of the cells" in str(entry.unit_conversion)


def test_a_density_becomes_a_number_and_a_number_a_density(tmp_path, aligned):
    values = np.full((240, 240), 3.0, np.float32)
    persons, _ = aligned(degrees(tmp_path / "population_density.tif", values, 1 / 120), 2000.0, "persons/km²")
    assert np.nanmedian(persons) == pytest.approx(12.0, rel=1e-6)  # 3 persons on each of 4 km²
    heads, entry = aligned(degrees(tmp_path / "livestock_count.tif", values, 1 / 120), 2000.0, "head per cell")
    assert entry.unit == "head/km²"
    # a cell of 1/120° at 45.2° N is 0.926 km × 0.655 km
    assert np.nanmedian(heads) == pytest.approx(3.0 / (0.9262 * 0.6550), rel=0.01)
    density, _ = aligned(degrees(tmp_path / "livestock_density.tif", values, 1 / 120), 2000.0, "head/km²")
    assert np.nanmedian(density) == pytest.approx(3.0)


def test_source_cells_of_parallel_grids_are_counted_exactly():
    fine = Grid(_reference(32648).ExportToWkt(), (470000.0, 250.0, 0.0, 5010000.0, 0.0, -500.0), 240, 120)
    grid = Grid(fine.crs, (470000.0, 1000.0, 0.0, 5010000.0, 0.0, -1000.0), 60, 60)
    np.testing.assert_allclose(source_cells(fine, grid, Window(3, 7, 40, 33)), np.full((33, 40), 8.0), rtol=1e-5)
