"""Layers prepared one by one: what is found again, what the user's choices change, and what is left untouched."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner import paths
from dss_planner.errors import InputError, OutputError
from dss_planner.intake import alignment, choosing, staging
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.preparing import contents
from dss_planner.intake.preparing.preparation import prepare_layer
from dss_planner.intake.preparing.scratch import claimed
from dss_planner.intake.recognition import Recognition
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from dss_planner.raster.vectors import geometries, split_uri
from dss_planner.text import text

ROOT = paths.resource().parent


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "судалгаа 연구"


@pytest.fixture
def request_of(study_area, folder):
    def make(*layers, cell_size=2000.0, **options):
        return AlignRequest(study_area, cell_size, tuple(layers), str(folder), **options)

    return make


def known(path, band=1):
    values = read_whole(path, band)
    return values[np.isfinite(values)]


def cached(result):
    return [entry.cached for entry in result.entries]


# --- found again ----------------------------------------------------------------------------------------------------


def test_a_prepared_layer_is_found_by_the_alignment(request_of, degrees_raster, folder):
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    request = request_of(clay)
    one = prepare_layer(request, clay)
    assert not one.cached
    assert Path(one.output).is_relative_to(folder / ".cache")
    np.testing.assert_allclose(known(one.output), 20.0)
    assert not (folder / "clay.tif").exists()
    assert prepare_layer(request, clay).cached
    result = align_layers(request)
    assert cached(result) == [True]
    assert result.entries[0].output == str(folder / "clay.tif")
    assert os.path.samefile(one.output, folder / "clay.tif")
    assert str(result.notes[-1]) == "1 of 1 layers were taken from the cache."


def test_an_earlier_cell_size_is_found_again_and_vectors_do_not_depend_on_it(request_of, degrees_raster, make_vector):
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    roads = make_vector("roads.gpkg", [("LINESTRING(104.3 44.3,104.6 44.5)", {})], crs="EPSG:4326", layer="roads")
    assert cached(align_layers(request_of(clay, roads))) == [False, False]
    assert cached(align_layers(request_of(clay, roads, cell_size=3000.0))) == [False, True]
    again = align_layers(request_of(clay, roads))
    assert cached(again) == [True, True]
    assert Grid.read(split_uri(again.entries[0].output)[0]).cell_size == (2000.0, 2000.0)


def test_another_study_area_is_another_result(request_of, degrees_raster, make_vector):
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    align_layers(request_of(clay))
    smaller = "POLYGON((104.2 44.2, 104.8 44.2, 104.8 44.6, 104.2 44.2))"
    area = make_vector("area/other.gpkg", [(smaller, {})], crs="EPSG:4326", layer="study_area")
    assert cached(align_layers(replace(request_of(clay), study_area=area))) == [False]


def test_a_touched_source_is_the_same_and_a_changed_one_is_not(request_of, degrees_raster, folder):
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    request = request_of(clay)
    first = align_layers(request)
    os.utime(clay, (1, 1))
    again = align_layers(request)
    assert cached(again) == [True]
    assert again.content == first.content
    degrees_raster("clay.tif", np.full((4, 4), 30.0))
    changed = align_layers(request)
    assert cached(changed) == [False]
    assert changed.content != first.content
    np.testing.assert_allclose(known(folder / "clay.tif"), 30.0)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no change time: such a change is not seen there")
def test_one_changed_pixel_is_seen_though_size_and_time_are_the_same(request_of, degrees_raster, folder, monkeypatch):
    now = contents.time.time
    monkeypatch.setattr(contents.time, "time", lambda: now() + 3600)  # so that files count as settled
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    request = request_of(clay)
    align_layers(request)
    before = os.stat(clay)
    dataset = gdal.Open(clay, gdal.GA_Update)
    dataset.GetRasterBand(1).WriteArray(np.array([[24.0]]), 2, 2)
    dataset = None
    os.utime(clay, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert os.stat(clay).st_size == before.st_size
    assert cached(align_layers(request)) == [False]
    assert known(folder / "clay.tif").max() > 20.5


def test_a_source_that_changes_while_it_is_read_is_not_kept(request_of, degrees_raster, folder, monkeypatch):
    from dss_planner.intake.preparing import preparation

    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    prepare = preparation.prepare_raster

    def slow(*arguments):
        facts = prepare(*arguments)
        os.utime(clay, (1, 1))
        return facts

    monkeypatch.setattr(preparation, "prepare_raster", slow)
    with pytest.raises(InputError, match=r"clay\.tif.*changed while it was read"):
        align_layers(request_of(clay))
    monkeypatch.undo()
    assert cached(align_layers(request_of(clay))) == [False]


def test_no_file_is_hashed_twice(request_of, degrees_raster, make_vector, monkeypatch):
    now, read, seen = contents.time.time, contents._sha256, []
    monkeypatch.setattr(contents.time, "time", lambda: now() + 3600)

    def counted(path, cancelled):
        seen.append(path)
        return read(path, cancelled)

    monkeypatch.setattr(contents, "_sha256", counted)
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    roads = make_vector("roads.gpkg", [("LINESTRING(104.3 44.3,104.6 44.5)", {})], crs="EPSG:4326", layer="roads")
    request = request_of(clay, roads)
    align_layers(request)
    align_layers(request)
    sources = [path for path in seen if ".cache" not in path]
    assert sorted(sources) == sorted({clay, roads, request.study_area})


# --- the user's choices ---------------------------------------------------------------------------------------------


def test_a_reference_system_that_a_file_lacks_is_assigned(request_of, make_raster, make_vector, folder):
    bare = make_raster("clay.tif", np.full((4, 4), 20.0), crs="", geotransform=(104, 0.25, 0, 45, 0, -0.25))
    wrong = make_vector("roads.gpkg", [("LINESTRING(104.3 44.3,104.6 44.5)", {})], crs="EPSG:32650", layer="roads")
    degrees = LayerChoice(crs="EPSG:4326")
    result = align_layers(request_of(bare, wrong, choices={bare: degrees, wrong: degrees}))
    np.testing.assert_allclose(known(folder / "clay.tif"), 20.0)
    assert result.entries[0].known == 1.0
    (line,) = geometries(result.entries[1].output, "roads", "EPSG:4326")
    assert line.GetX(0) == pytest.approx(104.3, abs=1e-6)
    assert line.GetY(0) == pytest.approx(44.3, abs=1e-6)


def test_a_stored_value_that_means_unknown(request_of, degrees_raster, folder):
    values = np.full((8, 8), 20.0)
    values[:, :4] = 39.0
    clay = degrees_raster("clay.tif", values, nodata=None)
    plain = align_layers(request_of(clay))
    assert known(folder / "clay.tif").max() > 38
    chosen = align_layers(request_of(clay, choices={clay: LayerChoice(nodata=39.0)}))
    np.testing.assert_allclose(known(folder / "clay.tif"), 20.0)
    assert (plain.entries[0].known, cached(chosen)) == (1.0, [False])
    assert chosen.entries[0].known == pytest.approx(0.5, abs=0.03)


def test_the_method_is_chosen(request_of, degrees_raster, folder):
    values = np.where(np.indices((8, 8)).sum(axis=0) % 2 == 0, 10.0, 30.0)
    clay = degrees_raster("clay.tif", values)
    result = align_layers(request_of(clay, choices={clay: LayerChoice(method="nearest")}))
    assert result.entries[0].method == "nearest"
    assert set(known(folder / "clay.tif")) == {10.0, 30.0}
    assert str(result.entries[0].method_reason) == "Chosen by hand."
    usual = align_layers(request_of(clay))
    assert (usual.entries[0].method, cached(usual)) == ("bilinear", [False])
    assert "Interpolated between the source's cells" in str(usual.entries[0].method_reason)


def test_values_outside_the_valid_range_are_unknown(request_of, degrees_raster, folder, monkeypatch):
    values = np.full((8, 8), 20.0)
    values[:, :4] = 140.0
    clay = degrees_raster("clay.tif", values, nodata=None)
    found = Recognition(clay, "clay", "quantity", "%", "%", bands=(1,), valid_range=(0.0, 100.0))
    monkeypatch.setattr(choosing, "recognise", lambda uri, role="", **said: replace(found, uri=uri))
    result = align_layers(request_of(clay))
    np.testing.assert_allclose(known(folder / "clay.tif"), 20.0)
    assert result.entries[0].known == pytest.approx(0.5, abs=0.03)


def test_an_open_unit_stops_with_the_question_and_where_to_answer_it(request_of, degrees_raster, monkeypatch):
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))

    def recognise(uri, role="", unit="", **said):
        open_ = Recognition(
            uri, "clay", "quantity", bands=(1,), ambiguous=not unit, units=() if unit else ("%", "g/kg")
        )
        return replace(open_, unit_found=unit, unit="%", scale=0.1 if unit == "g/kg" else 1.0)

    monkeypatch.setattr(choosing, "recognise", recognise)
    for run in (lambda: align_layers(request_of(clay)), lambda: prepare_layer(request_of(clay), clay)):
        with pytest.raises(InputError, match=r"“clay\.tif” \(Clay.*\) could be in %, g/kg\. Say which .*Area & data"):
            run()
    result = align_layers(request_of(clay, choices={clay: LayerChoice(unit="g/kg")}))
    assert str(result.entries[0].unit_conversion) == "g/kg to %: × 0.1"
    assert result.entries[0].choice == LayerChoice(unit="g/kg")


# --- class shares ---------------------------------------------------------------------------------------------------


def test_class_shares_are_kept_where_land_cover_is_finer(request_of, degrees_raster, folder):
    codes = np.full((400, 400), 10.0)
    codes[:, ::4] = 16.0  # a quarter of all columns
    cover = degrees_raster("landcover_igbp.tif", codes, nodata=None, dtype=gdal.GDT_Byte)
    (entry,) = align_layers(request_of(cover, cell_size=5000.0)).entries
    assert entry.method == "mode"
    assert entry.class_shares == str(folder / "landcover_shares.tif")
    bands = {code: number for number, code in enumerate(entry.class_codes, start=1)}
    assert set(bands) >= {10, 16}
    shares = {code: read_whole(entry.class_shares, bands[code]) for code in (10, 16)}
    inside = np.isfinite(shares[10])
    assert np.mean(shares[16][inside]) == pytest.approx(25.0, abs=0.5)
    np.testing.assert_allclose((shares[10] + shares[16])[inside], 100.0, atol=1e-3)
    assert known(folder / "landcover.tif").tolist() == [10.0] * int(inside.sum())
    report = json.loads((folder / "alignment.json").read_text(encoding="utf-8"))["layers"][0]
    assert (report["class_shares"], report["class_codes"]) == ("landcover_shares.tif", list(entry.class_codes))
    assert (folder / "landcover_shares.provenance.json").exists()
    coarse = align_layers(request_of(cover, cell_size=5000.0, class_shares=False))
    assert (coarse.entries[0].class_shares, cached(coarse)) == ("", [False])
    assert not (folder / "landcover_shares.tif").exists()
    assert not (folder / "landcover_shares.provenance.json").exists()


# --- series ---------------------------------------------------------------------------------------------------------


def dated(path, first_year, prefix=""):
    dataset = gdal.Open(path, gdal.GA_Update)
    for index in range(dataset.RasterCount):
        name = f"{prefix}{first_year + index // 12}-{index % 12 + 1:02d}"
        dataset.GetRasterBand(index + 1).SetDescription(name)
    dataset = None
    return path


def test_years_of_months_become_twelve(request_of, degrees_raster, folder):
    month = -20 + 40 * np.sin(np.pi * np.arange(12) / 11)
    values = np.concatenate([month - 1.0, month + 3.0]).reshape(24, 1, 1) + np.zeros((24, 4, 4))
    source = dated(degrees_raster("t2m_celsius.tif", values), 2019)
    (entry,) = align_layers(request_of(source)).entries
    assert entry.role == "temperature"
    for band in (1, 7):
        np.testing.assert_allclose(known(folder / "temperature.tif", band), month[band - 1] + 1.0, atol=1e-4)
    assert any("2019–2020" in str(warning) for warning in entry.warnings)
    made = len(list((folder / ".cache").glob("*/months.tif")))
    align_layers(request_of(source, cell_size=3000.0))
    assert made == len(list((folder / ".cache").glob("*/months.tif"))) == 1


def test_unknown_values_of_a_series_stay_unknown(request_of, degrees_raster, folder, monkeypatch):
    values = np.full((24, 4, 4), 10.0)
    values[:12] = 500.0  # out of range in the first year
    values[12, :, 0], values[12, :, 1] = 55.0, 44.0
    source = dated(degrees_raster("t2m_celsius.tif", values, nodata=None), 2019)
    found = Recognition(
        source, "temperature", "quantity", "°C", "°C", bands=tuple(range(1, 25)), steps="monthly", nodatas=(55.0, 44.0),
        valid_range=(-60.0, 60.0),
    )  # fmt: skip
    monkeypatch.setattr(choosing, "recognise", lambda uri, role="", **said: found)
    align_layers(request_of(source))
    for band in (1, 7):
        np.testing.assert_allclose(known(folder / "temperature.tif", band), 10.0)


def test_the_two_components_of_a_wind_become_its_speed(request_of, degrees_raster, folder):
    months = np.zeros((12, 4, 4))
    u = dated(degrees_raster("u10.tif", months + 3.0), 2019)
    v = dated(degrees_raster("v10.tif", months - 4.0), 2019)
    unit = LayerChoice(unit="m/s")
    choices = {u: replace(unit, role="wind_u"), v: replace(unit, role="wind_v")}
    with pytest.raises(InputError, match="mean wind components"):
        align_layers(request_of(u, v, choices=choices))
    with pytest.raises(InputError, match=r"“u10\.tif” is only one of the two components"):
        align_layers(request_of(u, choices=choices))
    choices[u] = replace(choices[u], accepted=("mean_components",))
    (entry,) = align_layers(request_of(u, v, choices=choices)).entries
    assert entry.role == "wind"
    np.testing.assert_allclose(known(folder / "wind.tif", 5), 5.0, atol=1e-5)
    assert {Path(path).name for path in entry.files} == {"u10.tif", "v10.tif"}


def test_months_and_tiles_in_files_of_their_own_are_one_layer(request_of, degrees_raster, make_raster, folder):
    month = -20 + 40 * np.sin(np.pi * np.arange(12) / 11)
    months = [degrees_raster(f"tavg_{n + 1:02d}.tif", np.full((4, 4), month[n])) for n in range(12)]
    place = {"crs": "EPSG:4326", "geotransform": (104, 0.125, 0, 45, 0, -0.25)}
    west = make_raster("dem_N44E104.tif", np.full((4, 4), 1000.0), **place)
    east = make_raster(
        "dem_N44E105.tif", np.full((4, 4), 1500.0), **{**place, "geotransform": (104.5, 0.125, 0, 45, 0, -0.25)}
    )
    result = align_layers(request_of(*months[::-1], west, east))
    assert [entry.role for entry in result.entries] == ["elevation", "temperature"]
    assert {1000.0, 1500.0} <= set(np.round(known(folder / "elevation.tif")))
    for band in (1, 7):
        np.testing.assert_allclose(known(folder / "temperature.tif", band), month[band - 1], atol=1e-4)
    assert {*months, west, east} <= {path for entry in result.entries for path in entry.files}
    assert any("12 files were taken together" in str(note) for note in result.notes)
    assert cached(align_layers(request_of(*months, west, east))) == [True, True]
    (alone,) = align_layers(request_of(west, east, choices={east: LayerChoice(left_out=True)})).entries
    assert alone.files == (west,)


# --- provenance -----------------------------------------------------------------------------------------------------


def test_the_true_sources_are_named_with_their_hashes(request_of, degrees_raster, make_raster, folder, tmp_path):
    left = degrees_raster("tiles/left.tif", np.full((4, 4), 20.0))
    right = make_raster(
        "tiles/right.tif", np.full((4, 4), 30.0), crs="EPSG:4326", geotransform=(105, 0.25, 0, 45, 0, -0.25)
    )
    virtual = str(tmp_path / "soil_clay.vrt")
    gdal.BuildVRT(virtual, [left, right]).FlushCache()
    align_layers(request_of(virtual))
    inputs = json.loads((folder / "clay.provenance.json").read_text(encoding="utf-8"))["inputs"]
    named = {facts["path"]: facts["sha256"] for facts in inputs.values()}
    for path in (virtual, left, right):
        assert named[path] == hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_the_report_says_what_is_known_of_each_layer(request_of, degrees_raster, folder, monkeypatch):
    clay = degrees_raster("clay.tif", np.full((4, 4), 20.0))
    found = Recognition(
        clay, "clay", "quantity", "%", "%", bands=(1,), product="soilgrids", product_title=text("SoilGrids 2.0"),
        licence=text("CC BY 4.0, ISRIC"), date="2020",
    )  # fmt: skip
    monkeypatch.setattr(choosing, "recognise", lambda uri, role="", **said: found)
    align_layers(request_of(clay, choices={clay: LayerChoice(method="bilinear")}))
    (layer,) = json.loads((folder / "alignment.json").read_text(encoding="utf-8"))["layers"]
    assert layer["product"] == "soilgrids"
    assert layer["product_title"] == "SoilGrids 2.0"
    assert layer["licence"] == "CC BY 4.0, ISRIC"
    assert (layer["date"], layer["unit_found"], layer["known"]) == ("2020", "%", 1.0)
    assert layer["choice"]["method"] == "bilinear"
    assert layer["method_reason"] == "Chosen by hand."
    assert layer["key"] in {path.name for path in (folder / ".cache").iterdir()}


def test_the_report_keeps_the_health_table(request_of, degrees_raster, folder, monkeypatch):
    values = np.full((40, 40), 20.0)
    values[:, :20] = np.nan
    request = request_of(degrees_raster("clay.tif", values))
    align_layers(request)
    rows = json.loads((folder / "alignment.json").read_text(encoding="utf-8"))["health"]
    assert any(row["layer"] == "clay.tif" and row["problem"] for row in rows)
    monkeypatch.setattr(alignment, "check_layers", None)  # nothing changed: the table is not worked out again
    align_layers(request)
    assert json.loads((folder / "alignment.json").read_text(encoding="utf-8"))["health"] == rows


# --- what stays as it was -------------------------------------------------------------------------------------------


def listing(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_originals_are_untouched(tmp_path, make_vector, make_raster, study_area, folder):
    codes = np.where(np.indices((50, 50)).sum(axis=0) % 7 == 0, 16.0, 10.0)
    degrees = {"crs": "EPSG:4326", "geotransform": (104, 0.02, 0, 45, 0, -0.02)}
    cover = make_raster("data/landcover_igbp.tif", codes, nodata=None, dtype=gdal.GDT_Byte, **degrees)
    clay = make_raster("data/clay.tif", codes, **degrees)
    lakes = make_vector(
        "data/lakes.gpkg", [("POLYGON((104.3 44.3,104.4 44.4,104.4 44.3,104.3 44.3))", {})], "EPSG:4326"
    )
    shape = str(tmp_path / "data" / "roads.shp")
    gdal.VectorTranslate(
        shape, make_vector("r.gpkg", [("LINESTRING(104.3 44.3,104.6 44.5)", {})], "EPSG:4326"), format="ESRI Shapefile"
    )
    before = listing(tmp_path / "data")
    align_layers(AlignRequest(study_area, 2000.0, (cover, clay, lakes, shape), str(folder)))
    assert listing(tmp_path / "data") == before


def shown(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_that_cannot_be_replaced_leave_the_older_study(request_of, degrees_raster, folder, monkeypatch):
    clay, sand = degrees_raster("clay.tif", np.full((4, 4), 20.0)), degrees_raster("sand.tif", np.full((4, 4), 40.0))
    silt = degrees_raster("silt.tif", np.full((4, 4), 40.0))
    align_layers(request_of(clay, sand))
    before = shown(folder)
    replace_file = os.replace

    def held(source, target, **options):
        if str(target) == str(folder / "silt.tif"):
            raise PermissionError(13, "in use", str(target))
        replace_file(source, target, **options)

    degrees_raster("clay.tif", np.full((4, 4), 25.0))
    monkeypatch.setattr(staging.os, "replace", held)
    with pytest.raises(OutputError, match=r"silt\.tif.*cannot be replaced: in use"):
        align_layers(request_of(clay, sand, silt))
    monkeypatch.undo()
    assert shown(folder) == before


KILLED = """
    import os, signal, sys
    from dss_planner.intake import staging
    from dss_planner.intake.alignment import AlignRequest, align_layers

    replace = os.replace

    def stop(source, target):
        replace(source, target)
        if os.path.basename(target) == "clay.tif" and ".cache" not in str(target):
            os.kill(os.getpid(), signal.SIGKILL)

    staging.os.replace = stop
    align_layers(AlignRequest(sys.argv[1], 2500.0, tuple(sys.argv[3:]), sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_after_a_kill_every_file_is_whole_and_the_next_run_clears_up(request_of, degrees_raster, study_area, folder):
    clay, sand = degrees_raster("clay.tif", np.full((4, 4), 20.0)), degrees_raster("sand.tif", np.full((4, 4), 40.0))
    align_layers(request_of(clay, sand))
    script = [sys.executable, "-c", textwrap.dedent(KILLED), study_area, str(folder), clay, sand]
    assert subprocess.run(script, cwd=ROOT, check=False).returncode == -9
    assert len(list(folder.glob(".align-*"))) == 1
    for name in ("clay.tif", "sand.tif"):
        assert np.isfinite(read_whole(folder / name)).any()
    result = align_layers(request_of(clay, sand, cell_size=2500.0))
    assert cached(result) == [True, True]
    assert list(folder.glob(".align-*")) == []
    assert {Grid.read(folder / name).cell_size for name in ("clay.tif", "sand.tif")} == {(2500.0, 2500.0)}


FULL = """
    import resource, sys
    from dss_planner.errors import OutputError
    from dss_planner.intake.alignment import AlignRequest, align_layers

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
    try:
        align_layers(AlignRequest(sys.argv[1], 100.0, (sys.argv[3],), sys.argv[2]))
    except OutputError as error:
        print("cannot be written" in str(error))
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_leaves_the_older_study(request_of, degrees_raster, study_area, folder):
    values = np.random.default_rng(1).uniform(10, 40, (50, 50))
    clay = degrees_raster("clay.tif", values)
    align_layers(request_of(clay))
    before = shown(folder)
    script = [sys.executable, "-c", textwrap.dedent(FULL), study_area, str(folder), clay, "60000"]
    done = subprocess.run(script, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "True"
    assert shown(folder) == before
    assert list(folder.glob(".align-*")) == list((folder / ".cache").glob(".new-*")) == []


def test_a_disk_that_fills_up_with_the_report_leaves_the_older_study(request_of, degrees_raster, folder, monkeypatch):
    clay, sand = degrees_raster("clay.tif", np.full((4, 4), 20.0)), degrees_raster("sand.tif", np.full((4, 4), 40.0))
    align_layers(request_of(clay))
    before = shown(folder)

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(alignment.report, "write_json", full)
    with pytest.raises(OutputError, match=r"cannot be written: No space left on device\. Free some disk space"):
        align_layers(request_of(clay, sand))
    assert shown(folder) == before


TWO = """
    import sys
    from dss_planner.intake.alignment import AlignRequest, align_layers

    align_layers(AlignRequest(sys.argv[1], float(sys.argv[3]), tuple(sys.argv[4:]), sys.argv[2]))
"""


def test_two_alignments_at_once_leave_one_of_them_whole(degrees_raster, make_vector, study_area, folder):
    layers = [degrees_raster(f"{name}.tif", np.full((4, 4), 30.0)) for name in ("clay", "sand", "silt")]
    layers.append(make_vector("roads.gpkg", [("LINESTRING(104.3 44.3,104.6 44.5)", {})], "EPSG:4326", layer="roads"))
    running = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(TWO), study_area, str(folder), size, *layers], cwd=ROOT)
        for size in ("2000", "2500")
    ]
    assert [process.wait() for process in running] == [0, 0]
    report = json.loads((folder / "alignment.json").read_text(encoding="utf-8"))
    for name in ("clay", "sand", "silt"):
        assert Grid.read(folder / f"{name}.tif").same(Grid.from_dict(report["grid"]))
        recorded = json.loads((folder / f"{name}.provenance.json").read_text(encoding="utf-8"))
        assert recorded["parameters"]["cell_size"] == report["cell_size_m"]
    assert list(folder.glob(".align-*")) == list((folder / ".cache").glob(".[no]*")) == []


def test_another_process_that_moves_its_files_is_waited_for(request_of, degrees_raster, folder, monkeypatch):
    request = request_of(degrees_raster("clay.tif", np.full((4, 4), 20.0)))
    prepare_layer(request, request.layers[0])
    handle = claimed(folder / ".cache" / "publishing.lock")
    monkeypatch.setattr(staging, "_PATIENCE", 0.1)
    with pytest.raises(OutputError, match="is being written by another program"):
        align_layers(request)
    assert shown(folder) == {}
    os.close(handle)
    assert cached(align_layers(request)) == [True]


def test_a_vector_file_of_the_study_is_never_a_link(request_of, make_vector, folder):
    roads = make_vector("roads.gpkg", [("LINESTRING(104.3 44.3,104.6 44.5)", {})], crs="EPSG:4326", layer="roads")
    request = request_of(roads)
    align_layers(request)
    assert os.stat(folder / "vectors.gpkg").st_nlink == 1
    dataset = ogr.Open(str(folder / "vectors.gpkg"), update=1)
    dataset.ExecuteSQL("DELETE FROM roads")
    dataset = None
    result = align_layers(request)
    assert cached(result) == [True]
    assert len(geometries(result.entries[0].output, "roads", result.grid.crs)) == 1
