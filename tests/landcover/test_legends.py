"""Legends and the step from their codes to planner classes."""

import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner import provenance
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.landcover.classes import planner_classes
from dss_planner.landcover.legends import ClassifyRequest, classify_landcover, legend, legends
from dss_planner.raster.reading import read_whole


@pytest.fixture
def run(make_raster, tmp_path):
    def classify(codes, legend_id="igbp", output=None, cancelled=None, **raster):
        path = make_raster("lc.tif", np.asarray(codes, dtype=float), **raster)
        request = ClassifyRequest(path, legend_id, output or str(tmp_path / "classes.tif"))
        return classify_landcover(request, cancelled=cancelled) if cancelled else classify_landcover(request)

    return classify


def grid_of(codes):
    codes = list(codes)
    return np.array(codes + [codes[0]] * (24 - len(codes)), dtype=float).reshape(4, 6)


def test_legends_are_sound():
    planner = {entry.code for entry in planner_classes()}
    assert [entry.id for entry in legends()] == [
        "igbp", "esa_worldcover", "esa_cci", "glc_fcs30", "globeland30", "dynamic_world", "esri", "modis_umd",
        "modis_lai", "modis_bgc", "modis_pft", "planner",
    ]  # fmt: skip
    for entry in legends():
        codes = [item.code for item in entry.classes]
        assert len(set(codes)) == len(codes)
        assert codes == sorted(codes)
        assert all(0 <= code <= 255 for code in codes)
        assert not set(codes) & set(entry.unknown)
        assert {item.planner for item in entry.classes} <= planner
        assert entry.source
        assert entry.tag in {"V", "V2", "M", "D"}
        assert entry.limits


def test_all_codes_of_each_product_are_listed():
    def codes(legend_id):
        return {item.code for item in legend(legend_id).classes}

    assert codes("igbp") == set(range(18))
    assert codes("esa_worldcover") == {10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100}
    main = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 210, 220}
    sub = {11, 12, 61, 62, 71, 72, 81, 82, 121, 122, 151, 152, 153, 201, 202}
    assert codes("esa_cci") == main | sub


def test_igbp_with_both_waters(run):
    codes = list(range(18))
    result = run(grid_of(codes))
    classes = read_whole(result.output).ravel()[:18]
    assert classes.tolist() == [9, 1, 1, 1, 1, 1, 2, 2, 1, 3, 3, 8, 4, 10, 4, 11, 6, 9]


def test_worldcover_and_cci(run):
    worldcover = run(grid_of([10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100]), "esa_worldcover")
    assert read_whole(worldcover.output).ravel()[:11].tolist() == [1, 2, 3, 4, 10, 6, 11, 9, 8, 8, 5]
    cci = run(grid_of([11, 30, 40, 62, 100, 110, 122, 130, 152, 180, 190, 200, 201, 202, 210, 220]), "esa_cci")
    expected = [4, 4, 3, 1, 2, 3, 2, 3, 5, 8, 10, 6, 6, 7, 9, 11]
    assert read_whole(cci.output).ravel()[:16].tolist() == expected


def test_shares_hectares_and_no_data(run):
    codes = np.full((4, 6), 10.0)
    codes[0] = 16
    codes[1, 0] = 255
    codes[1, 1] = np.nan
    result = run(codes)
    values = read_whole(result.output)
    assert np.isnan(values[1, :2]).all()
    assert result.known == pytest.approx(22 / 24)
    assert result.unknown_codes == (255,)
    assert result.shares == pytest.approx({3: 16 / 22, 6: 6 / 22})
    # 1 km² on the map at the central meridian is 1/0.9996² km² on the ground
    assert result.hectares[6] == pytest.approx(600 / 0.9996**2, rel=1e-4)
    assert result.hectares[3] == pytest.approx(1600 / 0.9996**2, rel=1e-4)
    assert "sand cannot be told apart" in str(result.notes[0])


def test_output_is_bytes_with_provenance(run):
    result = run(np.full((4, 6), 10.0))
    dataset = gdal.Open(result.output)
    band = dataset.GetRasterBand(1)
    assert band.DataType == gdal.GDT_Byte
    assert band.GetNoDataValue() == 255
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["parameters"]["legend"] == "igbp"
    assert content["results"]["shares"] == {"3": 1.0}


def test_geographic_grids_are_fine(run):
    degrees = (105.0, 0.05, 0.0, 44.0, 0.0, -0.05)
    result = run(np.full((4, 6), 16.0), crs="EPSG:4326", geotransform=degrees)
    # 0.3° × 0.2° at 43.9° N: 0.3·111.32·cos(43.9°)·0.2·111.1 km², to half a percent
    assert result.hectares[6] == pytest.approx(0.3 * 111.32 * np.cos(np.radians(43.9)) * 0.2 * 111.1 * 100, rel=5e-3)


def test_foreign_codes_are_listed_with_the_fix(run, tmp_path, leftovers):
    codes = np.full((4, 6), 10.0)
    codes[2, :3] = (42, 210, 20.5)
    with pytest.raises(InputError, match=r"20\.5, 42, 210.*IGBP.*Choose the legend"):
        run(codes)
    assert not (tmp_path / "classes.tif").exists()
    assert leftovers() == []


@pytest.mark.parametrize(
    ("codes", "raster", "words"),
    [
        (np.full((4, 6), 10.0), {"crs": ""}, "no coordinate reference system"),
        (np.full((4, 6), np.nan), {}, "no known cell"),
        (np.full((2, 4, 6), 10.0), {}, "2 band"),
    ],
)
def test_wrong_inputs_name_themselves(run, leftovers, codes, raster, words):
    with pytest.raises(InputError, match=words):
        run(codes, **raster)
    assert leftovers() == []


def test_unknown_legend(run):
    with pytest.raises(InputError, match=r"corine.*igbp, esa_worldcover, esa_cci"):
        run(np.full((4, 6), 10.0), "corine")


def test_unwritable_output_and_cancel(run, tmp_path, cancel_after, leftovers):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        run(np.full((4, 6), 10.0), output=str(tmp_path / "file" / "classes.tif"))
    with pytest.raises(Cancelled):
        run(np.full((4, 6), 10.0), cancelled=cancel_after(2))
    assert not (tmp_path / "classes.tif").exists()
    assert leftovers() == []


def test_real_igbp_is_half_grass_half_barren(gobi, tmp_path):
    path = str(gobi / "landcover_mcd12c1_2019_igbp_0p05deg.tif")
    result = classify_landcover(ClassifyRequest(path, "igbp", str(tmp_path / "classes.tif")))
    assert result.shares[3] + result.shares[6] > 0.9
    assert 0.3 < result.shares[3] < 0.7
    # 100–112° E, 42–47° N
    north, south = np.sin(np.radians(47)), np.sin(np.radians(42))
    sphere = 6371.0**2 * np.radians(12) * (north - south) * 100
    assert sum(result.hectares.values()) == pytest.approx(sphere * result.known, rel=5e-3)
