"""What stops a draft: each names itself and the fix, and leaves no file."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.store.document import read_plan
from dss_planner.raster.grid import spatial_reference


@pytest.fixture
def output(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "plan.gpkg"


@pytest.fixture
def request_for(study, sites, output):
    def make(**changes):
        return DraftPlanRequest(
            **{"sites": sites, "study": str(study), "output": str(output), "wind_from": 315.0, **changes}
        )

    return make


def refused(request, match, kind=InputError):
    before = sorted(item.name for item in Path(request.output).parent.iterdir())
    with pytest.raises(kind, match=match) as error:
        draft_plan(request)
    assert sorted(item.name for item in Path(request.output).parent.iterdir()) == before
    return str(error.value)


@pytest.mark.parametrize(
    ("layer", "step"),
    [
        ("landcover_classes", "Classify land cover"),
        ("vegetation_cover", "Compute wind erosion"),
        ("soil_loss", "Compute wind erosion"),
        ("precipitation", "Align layers"),
    ],
)
def test_a_missing_layer_names_the_step_that_makes_it(study, request_for, layer, step):
    (study / f"{layer}.tif").unlink()
    sentence = refused(request_for(), f"{layer}.tif")
    assert f"Run “{step}”" in sentence
    assert str(study) in sentence


def test_a_missing_study_folder(request_for):
    refused(request_for(study="/nowhere/at/all"), "study folder “/nowhere/at/all” does not exist")


def test_a_wrong_number_of_bands(rewrite, request_for):
    rewrite("precipitation", 100, 100, 100, bands=1)
    assert "12 are needed" in refused(request_for(), "“precipitation” has 1 band")


def test_layers_of_different_grids(study, request_for):
    source = gdal.Open(str(study / "sand.tif"))
    gdal.Translate(str(study / "other.tif"), source, srcWin=[0, 0, 60, 60])
    source = None
    os.replace(study / "other.tif", study / "sand.tif")
    sentence = refused(request_for(), "grids of two layers differ in size")
    assert "120 × 60" in sentence
    assert "60 × 60" in sentence


def test_a_study_in_degrees_is_refused(study, request_for):
    for path in study.glob("*.tif"):
        dataset = gdal.OpenEx(str(path), gdal.OF_UPDATE, open_options=["IGNORE_COG_LAYOUT_BREAK=YES"])
        dataset.SetProjection(spatial_reference("EPSG:4326").ExportToWkt())
        dataset = None
    refused(request_for(), "metres is needed")


def test_a_study_without_a_crs_is_refused(study, request_for):
    for path in study.glob("*.tif"):
        source = gdal.Open(str(path))
        bands = source.ReadAsArray()
        bands = bands[np.newaxis] if bands.ndim == 2 else bands
        transform = source.GetGeoTransform()
        source = None
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(path), bands.shape[2], bands.shape[1], bands.shape[0], gdal.GDT_Float32
        )
        dataset.SetGeoTransform(transform)
        for number, values in enumerate(bands, 1):
            dataset.GetRasterBand(number).WriteArray(values)
        dataset = None
    refused(request_for(), "no coordinate reference system")


def test_sites_without_a_crs(make_sites, cell_square, request_for):
    uri = make_sites([cell_square(6, 14, 12)], crs=None)
    refused(request_for(sites=uri), "has no coordinate reference system")


def test_sites_without_a_feature(make_sites, request_for):
    assert "no feature" in refused(request_for(sites=make_sites([])), "Sites")


def test_a_missing_site_layer(request_for):
    refused(request_for(sites="/nowhere/sites.gpkg"), "does not exist")


def test_sites_outside_the_study(make_sites, cell_square, request_for):
    refused(request_for(sites=make_sites([cell_square(500, 14, 12)])), "“Site 1” .* outside the study")


def test_sites_too_small_to_plan(make_sites, cell_square, request_for):
    refused(request_for(sites=make_sites([cell_square(6, 14, 0.1)])), "no site of at least 1")


def test_no_wind_direction(request_for):
    refused(request_for(wind_from=None), "No direction of the erosive wind")


@pytest.mark.parametrize("wind", [-1.0, 361.0, float("nan")])
def test_a_wind_that_is_no_direction(request_for, wind):
    refused(request_for(wind_from=wind), "degrees from 0 to 360")


def test_a_wind_table_in_balance(request_for, tmp_path):
    table = tmp_path / "wind.csv"
    rows = "\n".join(f"{d},17,21,5" for d in (0, 90, 180, 270))
    table.write_text(f"direction_from_deg,speed_from_kn,speed_to_kn,percent\n{rows}\n")
    refused(request_for(wind_from=None, wind_rose=str(table)), "no wind that moves sand in one direction")


def test_an_unknown_measure(request_for):
    assert "checkerboard" in refused(request_for(measures=("wall",)), "no measure “wall”")


def test_a_broken_catalogue(request_for, tmp_path):
    path = tmp_path / "catalogue.json"
    path.write_text("{}")
    refused(request_for(catalogue=str(path)), "not valid")


def test_a_damaged_score_model(study, request_for):
    (study / "score_model.json").write_text('{"criteria": [{"name": "no id"}]}')
    refused(request_for(), "score model")


def test_an_output_that_cannot_be_written(request_for, tmp_path):
    (tmp_path / "file").write_text("")
    request = request_for(output=str(tmp_path / "file" / "plan.gpkg"))
    with pytest.raises(OutputError, match=r"cannot be written"):
        draft_plan(request)
    assert (tmp_path / "file").read_text() == ""


def test_an_output_that_is_something_else(request_for, output):
    output.write_text("my thesis")
    refused(request_for(), "not a plan", OutputError)
    assert output.read_text() == "my thesis"


@pytest.mark.parametrize("after", [0, 1, 5, 12, 20])
def test_cancel_leaves_no_file(request_for, output, after):
    calls = iter(range(10_000))
    with pytest.raises(Cancelled):
        draft_plan(request_for(), cancelled=lambda: next(calls) >= after)
    assert list(output.parent.iterdir()) == []


def test_progress_rises_to_the_end(request_for):
    seen = []
    draft_plan(request_for(), progress=lambda fraction, text: seen.append((fraction, text)))
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0, 1)
    assert "Planning “Site 2”" in [str(text) for _, text in seen if text]


def test_unknown_land_is_planned_as_unknown(rewrite, study, request_for, output):
    rewrite("vegetation_cover", np.nan, 6, 30)
    draft_plan(request_for())
    plan = read_plan(output)
    first = plan.rows("sites")[0]
    assert first["growing_cover_pct"] is None
    assert first["completeness"] == 0
    verdicts = {
        r["measure"]: r["status"] for r in plan.rows("verdicts") if r["site"] == first["uuid"] and r["part"] == "site"
    }
    assert verdicts["haloxylon"] == "unknown"
    assert not [row for row in plan.rows("works") if row["site"] == first["uuid"]]
    warnings = json.loads(plan.plan["warnings"])
    assert any(one["values"].get("note") == "No measure fits what is known of the land." for one in warnings)


def test_a_draft_replaces_a_draft(request_for, output):
    draft_plan(request_for())
    result = draft_plan(request_for(measures=("exclosure",)))
    assert result.kept == ""
    assert result.works == {"exclosure": 3}
    assert sorted(item.name for item in output.parent.iterdir()) == ["plan.gpkg", "plan.provenance.json"]


def rename_site(path, name):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("sites")
    feature = layer.GetNextFeature()
    feature["name"] = name
    layer.SetFeature(feature)
    del feature, layer, dataset


def test_an_edited_plan_is_kept_beside_the_new_draft(request_for, output):
    draft_plan(request_for())
    rename_site(output, "Шинэ нэр")
    result = draft_plan(request_for())
    assert Path(result.kept).name == "plan.edited-1.gpkg"
    assert read_plan(result.kept).rows("sites")[0]["name"] == "Шинэ нэр"
    assert read_plan(output).rows("sites")[0]["name"] == "Site 1"
    assert any("kept as" in str(warning) for warning in result.warnings)


def test_a_change_during_the_draft_is_not_overwritten(request_for, output):
    draft_plan(request_for())

    def edit_halfway(fraction, _):
        if 0.3 < fraction < 0.7:
            rename_site(output, "Mine")

    with pytest.raises(OutputError, match="changed by somebody else"):
        draft_plan(request_for(), progress=edit_halfway)
    assert read_plan(output).rows("sites")[0]["name"] == "Mine"
    assert sorted(item.name for item in output.parent.iterdir()) == ["plan.gpkg", "plan.provenance.json"]


def test_a_plan_of_a_newer_version_is_not_replaced(request_for, output):
    draft_plan(request_for())
    dataset = gdal.OpenEx(str(output), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("UPDATE plan SET schema_version = 99")
    dataset = None
    before = output.read_bytes()
    refused(request_for(), "newer version")
    assert output.read_bytes() == before
