"""Site facts: exact shares by hand and against exactextract, unreachable and unknown kept apart, errors."""

import json
from pathlib import Path

import numpy as np
import pytest

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import spatial_reference
from dss_planner.sites.facts import FactRaster, SiteFactsRequest, degrees_minutes_seconds, site_facts

# the grid: 6 × 4 cells of 1 km, upper left corner 500000, 4900000 (UTM 48N, on its central meridian)
ONE_AND_A_HALF = "POLYGON((500000 4900000,501500 4900000,501500 4899000,500000 4899000,500000 4900000))"
LAST_COLUMN = "POLYGON((505000 4900000,506000 4900000,506000 4896000,505000 4896000,505000 4900000))"
HALF_OUTSIDE = "POLYGON((505000 4898000,507000 4898000,507000 4897000,505000 4897000,505000 4898000))"


@pytest.fixture
def facts(tmp_path, read_layer):
    def run(sites, *rasters, **more):
        request = SiteFactsRequest(str(sites), rasters, str(tmp_path / "out" / "facts.gpkg"))
        result = site_facts(request, **more)
        return result, [fields for _, fields in read_layer(result.output)]

    return run


@pytest.fixture
def sites(make_vector):
    return make_vector(
        "sites.gpkg",
        [(ONE_AND_A_HALF, {"name": "A", "old": 7.0}), (LAST_COLUMN, {"name": "B", "old": None})],
    )


def test_cells_count_by_the_share_inside_the_site(sites, facts, make_raster):
    values = np.zeros((4, 6))
    values[0, :2] = [10, 40]
    values[:, 5] = [1, 2, 3, np.nan]
    result, (a, b) = facts(sites, FactRaster(make_raster("v.tif", values), "loss"))
    # (1·10 + 0.5·40) / 1.5 = 20
    assert a["loss_mean"] == pytest.approx(20.0)
    assert (a["loss_min"], a["loss_max"], a["loss_known"]) == (10.0, 40.0, pytest.approx(1.0))
    assert b["loss_mean"] == pytest.approx(2.0)
    assert b["loss_known"] == pytest.approx(0.75)
    assert b["completeness"] == pytest.approx(0.75)
    assert result.completeness == pytest.approx((1.0, 0.75))
    assert [str(note) for note in result.notes] == ["B: only 75 % of the wanted data is known."]
    assert (a["name"], a["old"], b["old"]) == ("A", 7.0, None)


def test_class_shares_are_of_the_known_part(sites, facts, make_raster):
    classes = np.full((4, 6), 6.0)
    classes[0, 1] = 7.0
    classes[:, 5] = [7, 7, 3, np.nan]
    _, (a, b) = facts(sites, FactRaster(make_raster("c.tif", classes), "cover", classes=True))
    assert (a["cover_6"], a["cover_7"], a["cover_3"]) == pytest.approx((2 / 3, 1 / 3, 0.0))
    assert (b["cover_6"], b["cover_7"], b["cover_3"]) == pytest.approx((0.0, 2 / 3, 1 / 3))
    assert (a["cover_main"], b["cover_main"]) == (6, 7)
    assert b["cover_known"] == pytest.approx(0.75)


def test_land_out_of_reach_does_not_enter_the_mean(sites, facts, make_raster):
    minutes = np.full((4, 6), 60.0)
    minutes[0, 1] = 1e6
    minutes[:, 5] = 1e6
    minutes[3, 5] = np.nan
    _, (a, b) = facts(sites, FactRaster(make_raster("t.tif", minutes), "travel", limit=1e6))
    assert a["travel_mean"] == pytest.approx(60.0)
    assert a["travel_max"] == 60.0
    assert a["travel_unreachable"] == pytest.approx(1 / 3)
    assert a["travel_known"] == pytest.approx(1.0)
    # nothing within reach is the worst value, not an unknown one
    assert b["travel_mean"] == b["travel_max"] == 1e6
    assert b["travel_unreachable"] == pytest.approx(1.0)
    assert b["travel_known"] == pytest.approx(0.75)


def test_a_marker_above_the_limit_becomes_the_limit(sites, facts, make_raster):
    minutes = np.full((4, 6), 60.0)
    minutes[:, 5] = 1e6
    _, (a, b) = facts(sites, FactRaster(make_raster("t.tif", minutes), "travel", limit=5000.0))
    assert (a["travel_mean"], b["travel_mean"], b["travel_min"], b["travel_max"]) == (60.0, 5000.0, 5000.0, 5000.0)


def test_a_site_without_a_known_cell_has_null_not_zero(sites, facts, make_raster):
    values = np.ones((4, 6))
    values[:, 5] = np.nan
    rasters = (
        FactRaster(make_raster("v.tif", values), "loss"),
        FactRaster(make_raster("c.tif", values), "cover", classes=True),
        FactRaster(make_raster("t.tif", values), "travel", limit=1e6),
    )
    _, (_, b) = facts(sites, *rasters)
    for name in ("loss_mean", "loss_min", "loss_max", "cover_1", "cover_main", "travel_mean", "travel_unreachable"):
        assert b[name] is None
    assert b["loss_known"] == b["completeness"] == 0.0


def test_land_outside_the_raster_is_unknown(make_vector, facts, make_raster):
    path = make_vector("s.gpkg", [(HALF_OUTSIDE, {"name": "edge"})])
    _, (site,) = facts(path, FactRaster(make_raster("v.tif", np.full((4, 6), 5.0)), "loss"))
    assert site["loss_mean"] == pytest.approx(5.0)
    assert site["loss_known"] == pytest.approx(0.5)


def test_place_area_and_shape(sites, facts, make_raster, grid):
    from osgeo import ogr

    _, (a, _) = facts(sites, FactRaster(make_raster("v.tif", np.ones((4, 6))), "v"))
    polygon = ogr.CreateGeometryFromWkt(ONE_AND_A_HALF)
    assert a["area_ha"] == pytest.approx(ellipsoidal_hectares(polygon, grid.crs))
    assert a["area_ha"] == pytest.approx(150 / 0.9996**2, rel=1e-5)
    # 4π·1.5/5² of a 1.5 × 1 km rectangle
    assert a["compactness"] == pytest.approx(0.753982, abs=1e-6)
    assert a["lon"] == pytest.approx(105.0094, abs=1e-3)
    assert a["position"] == degrees_minutes_seconds(a["lon"], a["lat"])


def test_degrees_minutes_seconds():
    assert degrees_minutes_seconds(110.141667, 44.886667) == "44°53′12″N 110°08′30″E"
    assert degrees_minutes_seconds(-0.5, -1.99999) == "2°00′00″S 0°30′00″W"


def test_the_same_values_as_exactextract(make_vector, facts, make_raster):
    exactextract = pytest.importorskip("exactextract")
    rng = np.random.default_rng(11)
    values = rng.uniform(0, 100, (40, 50))
    values[rng.random(values.shape) < 0.1] = np.nan
    raster = make_raster("r.tif", values)
    polygons = []
    for index in range(6):
        angles = np.sort(rng.uniform(0, 2 * np.pi, 9))
        x = 525_000 + rng.uniform(-15_000, 15_000) + 7_000 * np.cos(angles)
        y = 4_880_000 + rng.uniform(-10_000, 10_000) + 6_000 * np.sin(angles)
        ring = ", ".join(f"{a} {b}" for a, b in zip([*x, x[0]], [*y, y[0]]))
        polygons.append((f"POLYGON(({ring}))", {"name": f"p{index}"}))
    path = make_vector("p.gpkg", polygons)
    _, found = facts(path, FactRaster(raster, "v"))
    expected = exactextract.exact_extract(raster, path, ["mean", "min", "max"])
    for own, other in zip(found, expected):
        for kind in ("mean", "min", "max"):
            assert own[f"v_{kind}"] == pytest.approx(other["properties"][kind], rel=1e-6)


def test_sites_in_degrees_give_the_same_facts(sites, facts, make_raster, make_vector, read_layer, grid):
    values = np.arange(24.0).reshape(4, 6)
    raster = FactRaster(make_raster("v.tif", values), "v")
    _, metric = facts(sites, raster)
    features = []
    for geometry, fields in read_layer(sites, "layer"):
        geometry.TransformTo(spatial_reference("EPSG:4326"))
        features.append((geometry.ExportToWkt(), {"name": fields["name"]}))
    _, degrees = facts(make_vector("degrees.gpkg", features, crs="EPSG:4326"), raster)
    for one, other in zip(metric, degrees):
        assert one["v_mean"] == pytest.approx(other["v_mean"], rel=1e-3)
        assert one["area_ha"] == pytest.approx(other["area_ha"], rel=1e-5)
        assert one["compactness"] == pytest.approx(other["compactness"], rel=1e-5)


def test_facts_can_be_written_over_their_own_sites(sites, make_raster, read_layer):
    raster = FactRaster(make_raster("v.tif", np.ones((4, 6))), "v")
    site_facts(SiteFactsRequest(sites, (raster,), sites))
    site_facts(SiteFactsRequest(sites, (raster,), sites))
    names = list(read_layer(sites)[0][1])
    assert len(names) == len(set(names))
    assert names[:2] == ["name", "old"]


def test_multipolygons_stay_whole(make_vector, facts, make_raster):
    triangle = "((500000 4900000,501000 4900000,501000 4899000,500000 4900000))"
    two = f"MULTIPOLYGON({triangle},{triangle.replace('500000', '503000').replace('501000', '504000')})"
    path = make_vector("m.gpkg", [(two, {"name": "m"})])
    values = np.zeros((4, 6))
    values[0, 0], values[0, 3] = 10, 30
    _, (site,) = facts(path, FactRaster(make_raster("v.tif", values), "v"))
    assert site["v_mean"] == pytest.approx(20.0)


def test_provenance_and_fields(sites, facts, make_raster):
    result, _ = facts(sites, FactRaster(make_raster("v.tif", np.ones((4, 6))), "v"))
    assert result.fields == (
        "area_ha", "lon", "lat", "position", "compactness", "v_mean", "v_min", "v_max", "v_known", "completeness",
    )  # fmt: skip
    stored = json.loads(Path(result.output).with_name("facts.provenance.json").read_text(encoding="utf-8"))
    assert set(stored["inputs"]) == {"sites", "v"}


def assert_nothing_written(tmp_path, leftovers):
    folder = tmp_path / "out"
    assert not folder.exists() or not any(folder.iterdir())
    assert leftovers() == []


def test_wrong_inputs_name_themselves(sites, facts, make_raster, make_vector, tmp_path, leftovers):
    good = FactRaster(make_raster("v.tif", np.ones((4, 6))), "loss")
    degrees = (105, 0.01, 0, 45, 0, -0.01)
    with pytest.raises(InputError, match=r"no raster|No raster"):
        facts(sites)
    with pytest.raises(InputError, match="Two rasters have the name “loss”"):
        facts(sites, good, good)
    with pytest.raises(InputError, match="“loss” is in EPSG:4326"):
        facts(sites, FactRaster(make_raster("d.tif", np.ones((4, 6)), crs="EPSG:4326", geotransform=degrees), "loss"))
    with pytest.raises(InputError, match="“loss” has no coordinate reference system"):
        facts(sites, FactRaster(make_raster("n.tif", np.ones((4, 6)), crs=""), "loss"))
    with pytest.raises(InputError, match="band 3"):
        facts(sites, FactRaster(good.path, "loss", band=3))
    with pytest.raises(InputError, match=r"“loss” .* knows nothing of any site"):
        facts(sites, FactRaster(make_raster("e.tif", np.full((4, 6), np.nan)), "loss"))
    with pytest.raises(InputError, match="has no feature"):
        facts(make_vector("empty.gpkg", []), good)
    with pytest.raises(InputError, match="LINESTRING; polygons are expected"):
        facts(make_vector("line.gpkg", [("LINESTRING(500000 4900000,501000 4899000)", {"a": 1.0})]), good)
    with pytest.raises(InputError, match="does not exist"):
        facts(tmp_path / "gone.gpkg", good)
    assert_nothing_written(tmp_path, leftovers)


def test_sites_without_a_crs(facts, make_raster, tmp_path):
    path = tmp_path / "s.geojson"
    path.with_suffix(".csv").write_text(f'WKT,name\n"{ONE_AND_A_HALF}",A\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"“Sites” .* has no coordinate reference system"):
        facts(path.with_suffix(".csv"), FactRaster(make_raster("v.tif", np.ones((4, 6))), "v"))


def test_output_that_cannot_be_written(sites, make_raster, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    raster = FactRaster(make_raster("v.tif", np.ones((4, 6))), "v")
    with pytest.raises(OutputError):
        site_facts(SiteFactsRequest(sites, (raster,), str(tmp_path / "file" / "x.gpkg")))


def test_cancel_leaves_nothing(sites, facts, make_raster, tmp_path, leftovers, cancel_after):
    raster = FactRaster(make_raster("v.tif", np.ones((4, 6))), "v", limit=5.0)
    for calls in range(1, 4):
        with pytest.raises(Cancelled):
            facts(sites, raster, cancelled=cancel_after(calls))
    assert_nothing_written(tmp_path, leftovers)
