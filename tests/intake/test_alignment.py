"""From any mix of layers to one study folder, or to a sentence that says what to mend."""

from __future__ import annotations

import json
import os
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner import paths, provenance
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.choices import LayerChoice
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask
from dss_planner.raster.reading import read_bands, read_whole
from dss_planner.raster.vectors import geometries, geometries_with

SAMPLE = paths.resource("sample")
MONTHS = np.arange(12).reshape(12, 1, 1)
TEMPERATURE = -20 + 40 * np.sin(np.pi * MONTHS / 11) + np.zeros((12, 8, 8))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "study"


@pytest.fixture
def align(study_area, folder):
    def run(*layers, cell_size=2000.0, **options):
        return align_layers(AlignRequest(study_area, cell_size, tuple(layers), str(folder), **options))

    return run


def inside(folder, grid):
    return mask(grid, geometries(str(folder / "study_area.gpkg"), "study area", grid.crs))


# --- what comes out -------------------------------------------------------------------------------------------------


def test_units_are_converted_and_land_on_one_grid(align, folder, degrees_raster):
    sand = degrees_raster("soil_sand_fraction.tif", np.full((4, 4), 0.43))
    kelvin = degrees_raster("t2m_monthly.tif", TEMPERATURE + 273.15)
    result = align(sand, kelvin)
    by_role = {entry.role: entry for entry in result.entries}
    assert set(by_role) == {"sand", "temperature"}
    assert str(by_role["sand"].unit_conversion) == "fraction 0–1 to %: × 100"
    assert str(by_role["temperature"].unit_conversion) == "K to °C: × 1 -273.15"
    for name, bands in (("sand", 1), ("temperature", 12)):
        dataset = gdal.Open(str(folder / f"{name}.tif"))
        assert Grid.of(dataset).same(result.grid)
        assert dataset.RasterCount == bands
    wanted = inside(folder, result.grid)
    assert 0.7 < wanted.mean() < 1
    np.testing.assert_allclose(read_whole(folder / "sand.tif")[wanted], 43, atol=1e-4)
    assert np.isnan(read_whole(folder / "sand.tif")[~wanted]).all()
    april = read_whole(folder / "temperature.tif", 4)[wanted]
    np.testing.assert_allclose(april, TEMPERATURE[3, 0, 0], atol=1e-3)
    assert gdal.Open(str(folder / "temperature.tif")).GetRasterBand(1).GetUnitType() == "°C"


def test_classes_stay_whole_and_keep_their_legend(align, folder, degrees_raster):
    codes = np.where(np.indices((50, 50)).sum(axis=0) % 7 == 0, 16.0, 10.0)
    result = align(degrees_raster("landcover_igbp.tif", codes, nodata=None, dtype=gdal.GDT_Byte))
    (entry,) = result.entries
    assert (entry.method, entry.legend, entry.kind) == ("nearest", "igbp", "class")
    array = read_whole(folder / "landcover.tif")
    assert set(np.unique(array[np.isfinite(array)])) == {10, 16}
    dataset = gdal.Open(str(folder / "landcover.tif"))
    assert gdal.GetDataTypeName(dataset.GetRasterBand(1).DataType) == "Byte"


def test_method_follows_from_kind_and_cell_size(align, degrees_raster):
    coarse = degrees_raster("elevation.tif", np.linspace(900, 1500, 16).reshape(4, 4))
    fine = degrees_raster("ndvi_max.tif", np.random.default_rng(1).uniform(0.1, 0.4, (300, 300)))
    methods = {entry.role: entry for entry in align(coarse, fine).entries}
    assert methods["elevation"].method == "bilinear"
    assert methods["ndvi_maximum"].method == "average"
    # a quarter of a degree at 44.4°N: 19.9 km × 27.8 km
    assert methods["elevation"].native_cell_size_m == pytest.approx(np.sqrt(19.9 * 27.8) * 1000, rel=0.01)
    texts = [str(warning) for warning in methods["elevation"].warnings]
    assert "Cells of 23.5 km cannot give a slope." in texts
    assert any("adds no detail" in sentence for sentence in texts)


def test_cells_finer_than_the_finest_detailed_layer_are_noted(align, degrees_raster):
    dem = degrees_raster("dem.tif", np.tile(np.linspace(900, 1500, 40), (40, 1)))
    clay = degrees_raster("clay.tif", np.full((200, 200), 20.0))
    notes = [str(note) for note in align(dem, clay, cell_size=500.0).notes]
    assert any(note.startswith("Cells of 500 m are finer than those of the finest layer, dem.tif (") for note in notes)
    assert not any("are finer than" in str(note) for note in align(dem, clay, cell_size=2500.0).notes)
    assert not any("are finer than" in str(note) for note in align(clay, cell_size=200.0).notes)


def test_partial_cover_is_reported(align, degrees_raster):
    values = np.full((40, 40), 20.0)
    values[:, :20] = np.nan  # west of 104.5°E, the middle of the study area
    (entry,) = align(degrees_raster("clay.tif", values)).entries
    assert entry.known == pytest.approx(0.5, abs=0.03)
    assert "It covers only" in str(entry.warnings[0])


def test_vectors_are_reprojected_mended_and_in_single_parts(align, folder, make_vector):
    bow_tie = "POLYGON((104.3 44.3,104.4 44.4,104.4 44.3,104.3 44.4,104.3 44.3))"
    first, second = "((104.5 44.3,104.6 44.3,104.6 44.4,104.5 44.3))", "((104.7 44.3,104.8 44.3,104.8 44.4,104.7 44.3))"
    double = f"MULTIPOLYGON({first},{second})"
    collection = "GEOMETRYCOLLECTION(POLYGON((104.5 44.5,104.6 44.5,104.6 44.55,104.5 44.5)),POINT(104.5 44.5))"
    empty = "POLYGON EMPTY"
    features = [
        (wkt, {"NAME": str(i), "fid_area": 1.5 * i}) for i, wkt in enumerate((bow_tie, double, collection, empty))
    ]
    lakes = make_vector("water/lakes.gpkg", features, crs="EPSG:4326", layer="lakes")
    result = align(lakes)
    (entry,) = result.entries
    assert entry.output == f"{folder / 'vectors.gpkg'}|layername=lakes"
    found = geometries_with(entry.output, "lakes", result.grid.crs, "NAME")
    assert sorted(value for _, value in found) == ["0", "0", "1", "1", "2"]
    assert all(geometry.IsValid() and geometry.GetGeometryName() == "POLYGON" for geometry, _ in found)
    sentences = [str(warning) for warning in entry.warnings]
    assert "Invalid geometries that were repaired: 1." in sentences
    assert "Left out for want of a usable geometry: 1 of its features." in sentences
    xmin, _, xmax, _ = result.grid.bounds
    assert all(xmin <= geometry.Centroid().GetX() <= xmax for geometry, _ in found)


def test_station_values_are_converted_and_extrapolation_is_said(align, folder, make_vector):
    values = {f"wind_{month:02d}": 72.0 for month in range(1, 13)}
    points = ["POINT(104.3 44.3)", "POINT(104.5 44.5)", "POINT(104.3 44.5)"]
    stations = make_vector("met.gpkg", [(wkt, values) for wkt in points], crs="EPSG:4326", layer="wind_stations")
    (entry,) = align(stations).entries
    assert entry.fields["wind"] == tuple(f"wind_{month:02d}" for month in range(1, 13))
    stored = geometries_with(entry.output, "stations", "EPSG:32648", "wind_05")
    assert [value for _, value in stored] == pytest.approx([7.2, 7.2, 7.2])
    # the triangle holds 0.5 · 0.2 · 0.2 = 0.02 of 0.24 square degrees
    assert any("92 % of the study area lies outside" in str(warning) for warning in entry.warnings)


def test_report_says_everything_and_files_carry_provenance(align, folder, degrees_raster):
    align(degrees_raster("soil_silt_fraction.tif", np.full((4, 4), 0.3)))
    report = json.loads((folder / "alignment.json").read_text(encoding="utf-8"))
    (layer,) = report["layers"]
    assert (layer["role"], layer["output"], layer["method"], layer["unit"]) == ("silt", "silt.tif", "bilinear", "%")
    assert "because of the word “silt”" in layer["reason"]
    assert layer["known"] == 1.0
    assert Grid.from_dict(report["grid"]).same(Grid.read(folder / "silt.tif"))
    recorded = json.loads((folder / "silt.provenance.json").read_text(encoding="utf-8"))
    assert recorded["step"] == "alignlayers"
    assert recorded["inputs"]["silt"]["sha256"]
    assert any("UTM zone 48" in note for note in report["notes"])


def test_chosen_reference_system_is_used(align, folder, degrees_raster):
    result = align(degrees_raster("clay.tif", np.full((4, 4), 20.0)), crs="EPSG:32649")
    assert "32649" in result.grid.crs
    with pytest.raises(InputError, match="degrees"):
        align(degrees_raster("clay.tif", np.full((4, 4), 20.0)), crs="EPSG:4326")
    with pytest.raises(InputError, match="is not a coordinate reference system"):
        align(degrees_raster("clay.tif", np.full((4, 4), 20.0)), crs="nonsense")
    with pytest.raises(InputError, match=r"EPSG:2263 is in US survey foot.*leave it empty"):
        align(degrees_raster("clay.tif", np.full((4, 4), 20.0)), crs="EPSG:2263")


def test_a_reference_system_that_is_not_made_for_the_region_is_refused(align, folder, degrees_raster):
    # Web Mercator doubles areas at 45°
    with pytest.raises(InputError, match=r"in the chosen reference system EPSG:3857.*leave it empty"):
        align(degrees_raster("clay.tif", np.full((4, 4), 20.0)), crs="EPSG:3857")
    assert not folder.exists()


def test_new_alignment_replaces_the_old_one_and_nothing_else(align, folder, degrees_raster):
    clay, sand = degrees_raster("clay.tif", np.full((4, 4), 20.0)), degrees_raster("sand.tif", np.full((4, 4), 40.0))
    align(clay, sand)
    (folder / "notes.txt").write_text("mine")
    align(clay)
    assert not (folder / "sand.tif").exists()
    assert not (folder / "sand.provenance.json").exists()
    assert (folder / "clay.tif").exists()
    assert (folder / "notes.txt").read_text() == "mine"


def test_sources_in_the_study_folder_are_never_overwritten(study_area, tmp_path, degrees_raster):
    source = degrees_raster("data/elevation.tif", np.full((4, 4), 1200.0))
    before = provenance.file_facts(source)["sha256"]
    with pytest.raises(InputError, match="was not made by DSS Planner"):
        align_layers(AlignRequest(study_area, 2000.0, (source,), str(tmp_path / "data")))
    assert provenance.file_facts(source)["sha256"] == before


def test_names_in_any_script_and_with_spaces(study_area, tmp_path, degrees_raster):
    source = degrees_raster("өгөгдөл 데이터/хөрс soil_clay 표토.tif", np.full((4, 4), 20.0))
    result = align_layers(AlignRequest(study_area, 2000.0, (source,), str(tmp_path / "судалгаа 연구 1")))
    assert os.path.exists(result.entries[0].output)


# --- which layer is what --------------------------------------------------------------------------------------------


def test_two_layers_of_one_role_are_both_named(align, folder, degrees_raster):
    first, second = (degrees_raster(f"clay_{n}.tif", np.full((4, 4), 20.0)) for n in (1, 2))
    with pytest.raises(InputError, match=r"Clay.*“clay_1\.tif” and “clay_2\.tif”"):
        align(first, second)
    assert not folder.exists()
    result = align(first, second, choices={second: LayerChoice(left_out=True)})
    assert [entry.source for entry in result.entries] == [first]
    result = align(first, second, choices={second: LayerChoice(role="silt")})
    assert [entry.role for entry in result.entries] == ["silt", "clay"]


def test_unrecognised_layer_is_named_with_the_fix(align, degrees_raster):
    with pytest.raises(InputError, match=r"“things\.tif” was not recognised.*Choose its role by hand"):
        align(degrees_raster("things.tif", np.full((4, 4), -7.5)))


def test_doubtful_layer_asks(align, degrees_raster):
    path = degrees_raster("ndvi.tif", np.full((4, 4), 0.2))
    with pytest.raises(InputError, match=r"“ndvi\.tif” could be NDVI, maximum, NDVI, minimum"):
        align(path)
    assert align(path, choices={path: LayerChoice(role="ndvi_maximum")}).entries[0].role == "ndvi_maximum"
    cover = degrees_raster("landcover.tif", np.resize([30.0, 60, 80], (4, 4)), nodata=None, dtype=gdal.GDT_Byte)
    (entry,) = align(cover).entries
    assert entry.legend == ""
    assert any("several legends" in str(warning) for warning in entry.warnings)
    assert align(cover, choices={cover: LayerChoice(legend="esa_cci")}).entries[0].legend == "esa_cci"


def test_file_with_many_layers_stands_for_those_that_are_known(align, tmp_path):
    path = tmp_path / "all.gpkg"
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    from dss_planner.raster.grid import spatial_reference

    for name, wkt in (
        ("roads", "LINESTRING(104.3 44.3,104.6 44.5)"),
        ("odd", "POINT(104.5 44.5)"),
        ("towns", "POINT(104.5 44.4)"),
    ):
        layer = dataset.CreateLayer(name, spatial_reference("EPSG:4326"), ogr.wkbUnknown)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer = dataset = None
    result = align(str(path))
    assert [entry.role for entry in result.entries] == ["settlements", "roads"]
    assert any("“all.gpkg | odd” was left out" in str(note) for note in result.notes)


# --- what cannot be done --------------------------------------------------------------------------------------------


def test_nothing_given(align):
    with pytest.raises(InputError, match="No layer was given"):
        align()


@pytest.mark.parametrize("place", [(400000, 500, 0, 4920000, 0, -500), (0, 1, 0, 0, 0, 1)])
def test_numbers_that_are_no_degrees_are_refused(align, make_raster, place):
    """Metres under a geographic system, and a picture without a position: latitudes end at 90°."""
    path = make_raster("clay.tif", np.full((120, 180), 20.0), crs="EPSG:4326", geotransform=place)
    with pytest.raises(InputError, match=r"“clay\.tif”.*are no degrees"):
        align(path)


def test_layer_elsewhere(align, folder, make_raster, make_vector):
    far = make_raster("clay.tif", np.full((4, 4), 20.0), crs="EPSG:4326", geotransform=(10, 0.1, 0, 50, 0, -0.1))
    with pytest.raises(InputError, match=r"“clay\.tif”.*does not cover the study area"):
        align(far)
    roads = make_vector("roads.gpkg", [("LINESTRING(10 50,11 51)", {})], crs="EPSG:4326", layer="roads")
    with pytest.raises(InputError, match=r"“Roads”.*km away from the study area"):
        align(roads)
    assert not folder.exists()


def test_a_layer_that_ends_near_the_study_area_stays_and_says_so(align, degrees_raster, make_vector):
    railways = make_vector("railways.gpkg", [("LINESTRING(106 44,106 45)", {})], crs="EPSG:4326", layer="railroads")
    result = align(degrees_raster("clay.tif", np.full((4, 4), 20.0)), railways)
    entry = next(entry for entry in result.entries if entry.role == "railroads")
    assert any("None of its features lies in the study area" in str(warning) for warning in entry.warnings)


def test_layer_without_values_in_the_study_area(align, folder, degrees_raster):
    values = np.full((10, 10), np.nan)
    values[0, 0] = 20.0
    with pytest.raises(InputError, match=r"“clay\.tif”.*all NoData"):
        align(degrees_raster("clay.tif", values))
    assert not folder.exists()


def test_layer_without_crs(align, make_raster):
    path = make_raster("clay.tif", np.full((4, 4), 20.0), crs="")
    with pytest.raises(InputError, match=r"“clay\.tif”.*no coordinate reference system"):
        align(path)


def test_study_area_without_feature(make_vector, folder, degrees_raster):
    area = make_vector("empty.gpkg", [], crs="EPSG:4326")
    with pytest.raises(InputError, match=r"“Study area”.*no feature"):
        align_layers(AlignRequest(area, 1000.0, (degrees_raster("clay.tif", np.full((4, 4), 20.0)),), str(folder)))


def test_folder_that_cannot_be_made(study_area, tmp_path, degrees_raster):
    (tmp_path / "file").write_text("in the way")
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    with pytest.raises(OutputError, match="cannot be written"):
        align_layers(AlignRequest(study_area, 2000.0, (clay,), str(tmp_path / "file" / "study")))


def shown(folder):
    """Return the content of the study's own files, the cache and its locks aside."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_cancel_leaves_an_older_study_as_it_was(study_area, folder, degrees_raster, cancel_after, make_vector):
    roads = make_vector("roads.gpkg", [("LINESTRING(104.3 44.3,104.6 44.5)", {})], crs="EPSG:4326", layer="roads")
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    request = AlignRequest(study_area, 2000.0, (clay, roads), str(folder))
    stops = (1, 2, 4, 8, 12)
    for calls in stops:
        with pytest.raises(Cancelled):
            align_layers(request, cancelled=cancel_after(calls))
        assert not folder.exists() or [path.name for path in folder.iterdir()] == [".cache"]
    align_layers(request)
    before = shown(folder)
    for calls in stops:
        # another cell size each time, so that there is something to work out
        with pytest.raises(Cancelled):
            align_layers(replace(request, cell_size=2000.0 + calls), cancelled=cancel_after(calls))
        assert shown(folder) == before


def test_progress_rises_to_one(study_area, folder, degrees_raster):
    seen = []
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    align_layers(AlignRequest(study_area, 2000.0, (clay,), str(folder)), lambda fraction, text: seen.append(fraction))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


# --- real data ------------------------------------------------------------------------------------------------------


def test_sample_becomes_a_study(tmp_path):
    layers = (*(str(path) for path in sorted(SAMPLE.glob("*.tif"))), str(SAMPLE / "sample.gpkg"))
    request = AlignRequest(f"{SAMPLE / 'sample.gpkg'}|layername=study_area", 10_000.0, layers, str(tmp_path / "s"))
    result = align_layers(request)
    roles = {entry.role for entry in result.entries}
    assert roles == {
        "elevation", "landcover", "ndvi_maximum", "ndvi_minimum", "temperature", "precipitation", "climate_group",
        "wind_stations", "soil_points", "settlements", "roads", "admin1",
    }  # fmt: skip
    assert all(entry.known > 0.99 for entry in result.entries)
    dataset = gdal.Open(str(tmp_path / "s" / "temperature.tif"))
    from dss_planner.raster.reading import Window

    july = read_bands(dataset, (7,), Window(0, 0, dataset.RasterXSize, dataset.RasterYSize))[0]
    assert 20 < np.nanmean(july) < 25


def test_real_layers_become_a_study(gobi, tmp_path):
    layers = (
        *(str(path) for path in sorted(gobi.glob("*.tif"))),
        str(gobi / "vectors.gpkg"),
        str(gobi / "wind_stations.gpkg"),
    )
    request = AlignRequest(f"{SAMPLE / 'sample.gpkg'}|layername=study_area", 10_000.0, layers, str(tmp_path / "s"))
    before = {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in gobi.iterdir()}
    result = align_layers(request)
    again = align_layers(request)
    assert all(entry.cached for entry in again.entries)
    assert again.content == result.content
    assert {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in gobi.iterdir()} == before
    by_role = {entry.role: entry for entry in result.entries}
    assert len(by_role) == 9 + 10
    assert by_role["elevation"].method == "average"
    assert all(entry.known > 0.99 for entry in result.entries)
    for name, low, high in (("sand", 30, 80), ("silt", 5, 50), ("clay", 5, 45)):
        array = read_whole(tmp_path / "s" / f"{name}.tif")
        assert low < np.nanmin(array) < np.nanmax(array) < high
    # averages of a real elevation model agree with the means of the source's cells
    grid = result.grid
    elevation = read_whole(tmp_path / "s" / "elevation.tif")
    source = gdal.Open(str(gobi / "dem_dted0_30s.tif"))
    left, dx, _, top, _, dy = source.GetGeoTransform()
    whole = source.ReadAsArray()
    from dss_planner.raster.vectors import transformation

    back = transformation(grid.crs, "EPSG:4326")
    for row, column in ((10, 10), (20, 40), (30, 60)):
        x, y = back.TransformPoint(*grid.xy(column + 0.5, row + 0.5))[:2]
        c, r = int((x - left) / dx), int((y - top) / dy)
        assert elevation[row, column] == pytest.approx(whole[r - 5 : r + 6, c - 7 : c + 8].mean(), abs=25)


# --- values that mean unknown ---------------------------------------------------------------------------------------


def test_no_fill_of_several_becomes_a_value(align, folder, degrees_raster):
    values = np.random.default_rng(2).integers(500, 4500, (60, 60)).astype(float)
    values[25:29], values[32:36] = -3000, -9999
    (entry,) = align(degrees_raster("ndvi_max.tif", values, nodata=None, dtype=gdal.GDT_Int16)).entries
    array = read_whole(folder / "ndvi_maximum.tif")
    assert np.nanmin(array) >= 0.05
    assert entry.known < 0.95


@pytest.mark.parametrize("declared", [None, 0])
def test_no_unknown_code_wins_a_majority(align, folder, degrees_raster, declared):
    """Esri land cover has 0 (nothing) and 10 (clouds): three of four cells are clouds in the middle."""
    codes = np.where(np.indices((400, 400)).sum(axis=0) % 2 == 0, 11.0, 2.0)
    codes[100:300, 100:300] = 10
    codes[100:300:2, 100:300:2] = 11
    codes[:, 390:] = 0
    layer = degrees_raster("esri_lulc.tif", codes, nodata=declared, dtype=gdal.GDT_Byte)
    (entry,) = align(layer).entries
    assert (entry.legend, entry.method) == ("esri", "mode")
    array = read_whole(folder / "landcover.tif")
    assert set(np.unique(array[np.isfinite(array)])) == {2, 11}
    assert entry.known < 0.8


def test_a_unit_that_nothing_bears_out_is_asked(align, degrees_raster):
    wind = degrees_raster("wind_speed.tif", np.linspace(20, 60, 12 * 64).reshape(12, 8, 8), dtype=gdal.GDT_Byte)
    with pytest.raises(InputError, match=r"“wind_speed\.tif” .* could be in m/s × 10\. Say which unit it is"):
        align(wind)
    (entry,) = align(wind, choices={wind: LayerChoice(unit="m/s × 10")}).entries
    assert entry.unit_found == "m/s × 10"


def test_a_question_about_values_is_a_warning_until_it_is_answered(align, degrees_raster):
    values = np.random.default_rng(3).uniform(30, 60, (60, 60))
    values[:, 20:30] = 0
    sand = degrees_raster("sand_percent.tif", values, nodata=None)
    for choice, asked in (
        (LayerChoice(), True),
        (LayerChoice(accepted=("zero_doubt",)), False),
        (LayerChoice(), True),
        (LayerChoice(nodata=0.0), False),
    ):
        (entry,) = align(sand, choices={sand: choice}).entries
        said = [str(warning) for warning in entry.warnings]
        assert any("question about it is open: " in line and "0 looks like unknown" in line for line in said) is asked
