"""Trips by vehicle and on foot on a piece of the real Gobi: exact, and sensible on the ground."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.multimodal import MultimodalRequest, compute_multimodal
from dss_planner.access.multimodalparking import Vehicle
from dss_planner.access.obstacles import ObstacleLayers
from dss_planner.access.segments import Shapes
from dss_planner.access.speeds import load_speeds
from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.walking import Movement
from dss_planner.landcover.legends import ClassifyRequest, classify_landcover
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, read_whole
from dss_planner.raster.vectors import geometries

_spec = importlib.util.spec_from_file_location("two_layers", Path(__file__).parent / "two_layers.py")
_layers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_layers)

CELL = (1000.0, 1000.0)
#: Gurvan Saikhan: mountains up to 2800 m north of the soum centre Bayandalai, tracks around them.
BOUNDS = (360000, 4795000, 420000, 4855000)


@pytest.fixture
def request_of(gobi, tmp_path):
    """A request on 60 × 60 cells of 1 km with a vehicle, walkers and the soum centres."""
    warp = {"dstSRS": "EPSG:32648", "outputBounds": BOUNDS, "xRes": 1000, "yRes": 1000}
    codes, dem, classes = (str(tmp_path / name) for name in ("igbp.tif", "dem.tif", "classes.tif"))
    gdal.Warp(codes, str(gobi / "landcover_mcd12c1_2019_igbp_0p05deg.tif"), **warp)
    gdal.Warp(dem, str(gobi / "dem_dted0_30s.tif"), resampleAlg="bilinear", outputType=gdal.GDT_Float32, **warp)
    classify_landcover(ClassifyRequest(codes, "igbp", classes))
    vectors = f"{gobi / 'vectors.gpkg'}|layername="
    made = {}
    for mode in ("fourwheel", "walking"):
        made[mode] = str(tmp_path / f"{mode}.tif")
        compute_friction(
            FrictionRequest(
                classes,
                made[mode],
                dem=dem,
                roads=vectors + "roads",
                speeds=load_speeds("dry", mode),
                obstacles=ObstacleLayers(rivers=vectors + "rivers", lakes=vectors + "lakes"),
            )
        )
    return MultimodalRequest(
        made["fourwheel"],
        made["walking"],
        vectors + "soum_centers",
        str(tmp_path / "trip.tif"),
        Vehicle(transfer_minutes=15.0),
        Movement(8, "friction", dem, "from"),
    )


def _bands(path):
    return np.stack([read_whole(path, band) for band in (1, 2, 3, 4)])


@pytest.mark.parametrize("kind", ["anywhere", "on roads"])
def test_trips_in_the_gobi_agree_with_dijkstra_on_two_layers(request_of, kind, gobi):
    vehicle = request_of.vehicle
    if kind == "on roads":
        vehicle = replace(vehicle, roads=f"{gobi / 'vectors.gpkg'}|layername=roads", off_road_km=0.0, parking="roads")
    request = replace(request_of, vehicle=vehicle)
    compute_multimodal(request)
    found = _bands(request.output)
    drive, walk, height = map(read_whole, (request.drive_friction, request.walk_friction, request.walking.elevation))
    base = (found[1] == 0) & (found[2] == 0) & (found[0] == 0)
    assert base.any()
    park = np.ones(drive.shape, dtype=bool)
    if kind == "on roads":
        grid = Grid.read(request.drive_friction)
        roads = Shapes.of(grid, [(road, 1.0) for road in geometries(vehicle.roads, "Roads", grid.crs)])
        park = np.isfinite(roads.touched(Window(0, 0, grid.width, grid.height)))
        drive = np.where(park, drive, np.float32(1e6))
    expected = _layers.trips(drive, walk, height, base, park, 15.0, request.walking, CELL)
    # even ground has trips of one length and different parts: the whole is compared, and that the parts make it up
    total = expected[0]
    known = ~np.isnan(walk)
    reached = np.isfinite(total) & known
    np.testing.assert_array_equal(found[0] < UNREACHABLE, reached)
    np.testing.assert_allclose(found[0][reached], total[reached], rtol=1e-6, atol=1e-6)
    change = np.where(found[2] > 0, 15.0, 0.0)
    np.testing.assert_allclose((found[1] + found[2] + change)[reached], total[reached], rtol=2e-6, atol=1e-3)
    # where it can be driven to, walking plays no part; the rest is walked in part
    if kind == "on roads":
        away = reached & ~park
        assert (found[3][away] > 0).mean() > 0.95
        assert np.median(found[1][away]) > np.median(found[2][away])
