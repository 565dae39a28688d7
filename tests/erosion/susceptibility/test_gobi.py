"""The data-poor paths and dust sources on real layers of the Gobi (5 km; terrain at 2 km), checked for sense.

The texture is that of GLDAS (0.25°), which agrees poorly with finer maps: the chain runs on it, places are not ranked.
"""

import numpy as np
import pytest

from dss_planner.erosion.susceptibility.climaticerosivity import (
    ClimaticErosivityRequest,
    compute_climatic_erosivity,
)
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.dustrequest import GRAVEL, PLAYA, DustSourceRequest
from dss_planner.erosion.susceptibility.dustsource import compute_dust_source
from dss_planner.erosion.susceptibility.ilswe import compute_susceptibility
from dss_planner.erosion.susceptibility.ilswerequest import SusceptibilityRequest
from dss_planner.erosion.susceptibility.landforms import LandformWindows
from dss_planner.erosion.susceptibility.sourceproxy import SourceProxyRequest, compute_source_proxy
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, read_whole
from dss_planner.raster.resample import align_raster
from dss_planner.raster.stations import StationsToGridRequest, stations_to_grid
from dss_planner.raster.vectors import transformation

UTM48 = "EPSG:32648"
#: 100–110° E, 42.3–46.5° N in UTM 48N.
BOUNDS = (100000.0, 4690000.0, 880000.0, 5150000.0)
MONTHS = tuple(range(1, 13))


def at(grid, longitude, latitude):
    x, y, _ = transformation("EPSG:4326", grid.crs).TransformPoint(longitude, latitude)
    column, row = grid.column_row(x, y)
    return int(row), int(column)


@pytest.fixture(scope="module")
def layers(gobi, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gobi")
    grid = Grid.over(UTM48, BOUNDS, 5000.0)
    wanted = {
        "temperature": ("temperature_c_monthly_0p25deg", MONTHS, 1.0, 0.0),
        "precipitation": ("precipitation_mm_monthly_0p25deg", MONTHS, 1.0, 0.0),
        **{name: (f"soil_{name}_fraction_0p25deg", (1,), 100.0, 0.0) for name in ("sand", "silt", "clay")},
        # cover of the dust season: 60 % of (NDVI − 0.05)/0.80
        "cover": ("ndvi_maximum_0p05deg", (1,), 75.0, -3.75),
        "elevation": ("dem_dted0_30s", (1,), 1.0, 0.0),
    }
    paths = {}
    for name, (source, bands, scale, offset) in wanted.items():
        paths[name] = str(folder / f"{name}.tif")
        align_raster(str(gobi / f"{source}.tif"), bands, grid, "quantity", paths[name], scale=scale, offset=offset)
    raw = align_raster(str(gobi / "landcover_mcd12c1_2019_igbp_0p05deg.tif"), (1,), grid, "class", folder / "igbp.tif")
    codes = read_whole(raw.path)
    paths["landcover"] = str(folder / "classes.tif")
    _write(paths["landcover"], np.select([codes == 16, codes == 0, np.isfinite(codes)], [6.0, 9.0, 3.0], np.nan), grid)
    _write(paths["cover"], np.clip(read_whole(paths["cover"]), 0, 100), grid)
    fields = tuple(f"cru_wnd_{month:02d}" for month in MONTHS)
    paths["wind"] = str(folder / "wind.tif")
    stations_to_grid(StationsToGridRequest(str(gobi / "wind_stations.gpkg"), fields, raw.path, paths["wind"]))
    return grid, folder, paths


def _write(path, values, grid):
    from dss_planner.raster.writing import Band, RasterWriter

    with RasterWriter(path, grid, (Band("values"),)) as writer:
        writer.write(values.astype(np.float32), 0)


def test_lake_beds_are_found_where_they_are(gobi, tmp_path):
    grid = Grid.over(UTM48, (100000.0, 4750000.0, 480000.0, 5050000.0), 2000.0)
    path = str(tmp_path / "dem.tif")
    align_raster(str(gobi / "dem_dted0_30s.tif"), (1,), grid, "quantity", path)
    numbers = {name: number.value for name, number in defaults("dust").numbers.items()}
    found = LandformWindows(path, numbers)(Window(0, 0, grid.width, grid.height))

    def near(longitude, latitude, forms):
        row, column = at(grid, longitude, latitude)
        return forms[row - 5 : row + 6, column - 5 : column + 6].any()

    assert near(103.65, 44.55, found.basin)  # Ulaan Nuur, dry
    assert near(100.70, 45.05, found.basin)  # Orog Nuur
    assert not near(100.30, 44.95, found.basin)  # Ikh Bogd, 3957 m
    assert found.basin.mean() < 0.02
    assert 0.01 < found.fan.mean() < 0.4


def test_the_dry_gobi_is_more_susceptible_than_the_khangai_in_every_path(layers):
    grid, folder, paths = layers
    climate = str(folder / "climate.tif")
    compute_climatic_erosivity(
        ClimaticErosivityRequest(paths["wind"], paths["precipitation"], climate, paths["temperature"])
    )
    soil = {name: paths[name] for name in ("silt", "clay", "cover", "landcover")}
    index = str(folder / "index.tif")
    found = compute_susceptibility(
        SusceptibilityRequest(climate, output=index, sand=paths["sand"], combination="geometric", **soil)
    )
    assert 20 < found.breakpoints["climate"].high < 200
    proxy = str(folder / "proxy.tif")
    compute_source_proxy(
        SourceProxyRequest(output=proxy, temperature=paths["temperature"], precipitation=paths["precipitation"], **soil)
    )
    gobi, khangai = at(grid, 106.0, 43.8), at(grid, 101.0, 46.4)
    for path, band in ((climate, 13), (index, 1), (proxy, 2)):
        values = read_whole(path, band)
        assert values[gobi] > 1.5 * values[khangai], path
    assert np.nanmax(read_whole(proxy, 1)) == 0  # January is frozen


def test_lake_beds_lead_as_dust_sources_and_gravel_desert_is_low(layers):
    _, folder, paths = layers
    names = ("silt", "clay", "sand", "cover", "landcover", "elevation")
    request = DustSourceRequest(output=str(folder / "dust.tif"), **{name: paths[name] for name in names})
    result = compute_dust_source(request)
    dust, types = read_whole(result.output), read_whole(result.output, 3)
    assert np.nanmedian(dust[types == PLAYA]) > 2 * np.nanmedian(dust[types == GRAVEL])
    assert np.nanpercentile(dust, 99) > 40
    assert 0.85 < result.known[0] <= 1
