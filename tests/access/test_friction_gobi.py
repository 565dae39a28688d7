"""Friction of the Southern Gobi by season: roads are corridors, water is avoided, spring is slow."""

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.obstacles import ObstacleLayers
from dss_planner.access.speeds import load_speeds
from dss_planner.access.surface import BARRIER
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.landcover.legends import ClassifyRequest, classify_landcover
from dss_planner.raster.reading import read_whole

BOUNDS = (180000, 4900000, 420000, 5120000)


@pytest.fixture
def compute(gobi, tmp_path):
    """``compute(season, mode)``: friction [min/m] and travel time [min] from the soum centres, at 1 km."""
    warp = {"dstSRS": "EPSG:32648", "outputBounds": BOUNDS, "xRes": 1000, "yRes": 1000}
    codes, dem, classes = (str(tmp_path / name) for name in ("igbp.tif", "dem.tif", "classes.tif"))
    gdal.Warp(codes, str(gobi / "landcover_mcd12c1_2019_igbp_0p05deg.tif"), **warp)
    options = {"resampleAlg": "bilinear", "outputType": gdal.GDT_Float32}
    gdal.Warp(dem, str(gobi / "dem_dted0_30s.tif"), **warp, **options)
    classify_landcover(ClassifyRequest(codes, "igbp", classes))
    vectors = f"{gobi / 'vectors.gpkg'}|layername="

    def make(season, mode="fourwheel"):
        result = compute_friction(
            FrictionRequest(
                classes,
                str(tmp_path / f"{mode}_{season}.tif"),
                dem=dem,
                roads=vectors + "roads",
                speeds=load_speeds(season, mode),
                obstacles=ObstacleLayers(rivers=vectors + "rivers", lakes=vectors + "lakes"),
            )
        )
        time = str(tmp_path / f"{mode}_{season}_minutes.tif")
        compute_travel_time(TravelTimeRequest(result.output, vectors + "soum_centers", time))
        return result, read_whole(result.output), read_whole(time)

    return make


def test_seasons_and_ways_of_travel_make_sense_on_the_ground(compute):
    summer, dry, dry_minutes = compute("dry")
    assert summer.known_share == 1
    assert summer.road_share > 0.02
    assert summer.crossings > 0
    assert summer.near == 0
    assert "1 = paved" in str(summer.notes[0]) or "3 = earth" in str(summer.notes[0])
    on_road = dry < 0.06 / 29
    assert np.median(dry_minutes[on_road]) < np.median(dry_minutes[dry < BARRIER]), "roads are corridors"
    _, thaw, thaw_minutes = compute("thaw")
    assert ((dry >= BARRIER) == (thaw >= BARRIER)).mean() > 0.999
    both = (dry_minutes < BARRIER) & (thaw_minutes < BARRIER)
    assert (thaw_minutes[both] >= dry_minutes[both]).all()
    assert np.median(thaw_minutes[both]) > 1.2 * np.median(dry_minutes[both])
    _, winter, winter_minutes = compute("winter")
    assert (winter >= BARRIER).sum() < (dry >= BARRIER).sum(), "ice bears"
    assert (winter_minutes[both] <= dry_minutes[both] + 1e-3).all()
    _, _, foot_minutes = compute("dry", "walking")
    assert np.median(foot_minutes[both]) > 4 * np.median(dry_minutes[both])


def test_a_town_on_the_railway_starts_beside_it(gobi, tmp_path):
    """Örgön lies on a cell that the railway closes at 1 km."""
    bounds = {"dstSRS": "EPSG:32649", "outputBounds": (450000, 4920000, 520000, 4990000)}
    codes, classes, minutes = (str(tmp_path / name) for name in ("igbp.tif", "classes.tif", "minutes.tif"))
    gdal.Warp(codes, str(gobi / "landcover_mcd12c1_2019_igbp_0p05deg.tif"), xRes=1000, yRes=1000, **bounds)
    classify_landcover(ClassifyRequest(codes, "igbp", classes))
    vectors = f"{gobi / 'vectors.gpkg'}|layername="
    friction = str(tmp_path / "friction.tif")
    obstacles = ObstacleLayers(railways=vectors + "railroads")
    compute_friction(FrictionRequest(classes, friction, roads=vectors + "roads", obstacles=obstacles))
    result = compute_travel_time(TravelTimeRequest(friction, vectors + "soum_centers", minutes, names=("NAME",)))
    assert result.origins_blocked == 0
    moved = next(str(note) for note in result.notes if "nearest passable cell" in str(note))
    assert "“Єргєн” (988 m)" in moved, "the layer writes Mongolian letters as Ukrainian ones"
