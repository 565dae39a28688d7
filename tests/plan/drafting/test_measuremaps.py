"""Maps of measures over the made-up study, against the verdicts of sites that are one cell."""

import json

import numpy as np
import pytest
from osgeo import gdal, ogr, osr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.documents import export_catalogue
from dss_planner.measures.catalogue.editing import with_own_measure
from dss_planner.measures.fit.cells import decode
from dss_planner.measures.fit.suitability import assess
from dss_planner.plan.drafting.facts import land_facts, open_study
from dss_planner.plan.drafting.measuremaps import (
    MeasureMapsRequest,
    compute_measure_maps,
    in_parts,
    sentence_of,
    verdicts_at,
)
from dss_planner.running import Cancelled
from dss_planner.text import text

CATALOGUE = load_catalogue()


def maps_of(study, tmp_path, **options):
    return compute_measure_maps(MeasureMapsRequest(str(study), str(tmp_path / "maps.tif"), **options))


def codes(path, band=1):
    dataset = gdal.Open(str(path))
    return dataset.GetRasterBand(band).ReadAsArray()


def test_every_cell_gets_the_verdict_of_a_site_that_is_that_cell(study, tmp_path, cell_square):
    result = maps_of(study, tmp_path)
    layers = open_study(study)
    columns = (5, 60, 100)  # bare land, dunes, steppe
    facts = land_facts(layers, [cell_square(column, 30, 1) for column in columns])
    dataset = gdal.Open(result.output)
    found = dataset.ReadAsArray()
    assert found.shape[0] == 18
    for column, fact in zip(columns, facts):
        for one in result.maps:
            measure = CATALOGUE.get(one.measure)
            expected = assess(measure, fact.conditions)
            got = decode(int(found[one.band - 1, 30, column]))
            assert got.status == expected.status, (measure.id, column)


def test_the_record_names_rules_limits_and_hectares(study, tmp_path):
    result = maps_of(study, tmp_path, measures=("tree_belt", "checkerboard"))
    assert [one.measure for one in result.maps] == ["tree_belt", "checkerboard"]
    record = json.loads(provenance.sidecar(result.output).read_text(encoding="utf-8"))
    assert record["step"] == "measuresuitability"
    trees = record["results"]["maps"][0]
    words = {str(sentence_of(line["words"])): line["hectares"] for line in trees["legend"]}
    # 120 × 60 cells of 25 ha, none with 300 mm of rain
    assert list(words) == ["Unsuitable: rain below 300 mm and no groundwater data"]
    assert sum(words.values()) == pytest.approx(120 * 60 * 25, rel=2e-3)
    grid = result.maps[1].hectares
    assert grid["suitable"] == pytest.approx(40 * 60 * 25, rel=2e-3)
    assert grid["unsuitable"] == pytest.approx(80 * 60 * 25, rel=2e-3)
    assert "groundwater" in result.missing
    assert any("never suitable" in str(note) for note in result.notes)


def test_what_no_layer_tells_is_unknown_and_never_a_yes(study, tmp_path):
    (study / "sand.tif").unlink()
    result = maps_of(study, tmp_path, measures=("checkerboard", "spring_well"))
    assert result.maps[0].hectares["suitable"] == 0.0
    assert result.maps[0].hectares["unknown"] > 0.0
    assert result.maps[1].hectares["unknown"] == pytest.approx(sum(result.maps[1].hectares.values()))
    assert {"sand", "water_point"} <= set(result.missing)


def test_groundwater_of_a_study_makes_up_for_rain(study, tmp_path, rewrite):
    rewrite("groundwater", 3, 12, 12)
    found = codes(maps_of(study, tmp_path, measures=("tree_belt",)).output)
    assert decode(int(found[30, 5])).status == "conditional"
    assert decode(int(found[30, 60])).status == "unsuitable"


def test_lake_beds_of_the_study_count(study, tmp_path, cell_square):
    dataset = gdal.GetDriverByName("GPKG").Create(str(study / "vectors.gpkg"), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32648)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = dataset.CreateLayer("playas", reference, ogr.wkbPolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(cell_square(2, 2, 3))
    layer.CreateFeature(feature)
    layer = dataset = None
    result = maps_of(study, tmp_path, measures=("playa",))
    found = codes(result.output)
    status = np.vectorize(lambda code: decode(int(code)).status)(found[:, :40])
    assert (status[2:5, 2:5] == "conditional").all()
    assert np.count_nonzero(status == "conditional") == 9
    assert np.count_nonzero(status == "unsuitable") == status.size - 9
    assert "playa" not in result.missing


def test_land_that_no_layer_knows_has_no_data(study, tmp_path):
    for path in sorted(study.glob("*.tif")):
        source = gdal.Open(str(path))
        copy = path.with_name(f"{path.stem}_copy.tif")
        dataset = gdal.GetDriverByName("GTiff").CreateCopy(str(copy), source)
        source = None
        for number in range(1, dataset.RasterCount + 1):
            band = dataset.GetRasterBand(number)
            band.WriteArray(np.full((2, 3), band.GetNoDataValue()), 0, 0)
        band = dataset = None
        copy.replace(path)
    result = maps_of(study, tmp_path, measures=("exclosure",))
    found = codes(result.output)
    assert (found[:2, :3] == 65535).all()
    assert np.count_nonzero(found == 65535) == 6
    assert sum(result.maps[0].hectares.values()) == pytest.approx((7200 - 6) * 25, rel=2e-3)


def test_a_place_tells_rule_and_value_of_its_code(study, tmp_path):
    result = maps_of(study, tmp_path)
    dataset = gdal.Open(result.output)
    found = dataset.ReadAsArray()
    layers = open_study(study)
    for column in (5, 60, 100):
        x, y = layers.grid.xy(column + 0.5, 30.5)
        verdicts = verdicts_at(layers, CATALOGUE.measures, x, y)
        assert [one.status for one in verdicts] == [decode(int(code)).status for code in found[:, 30, column]]
        if column == 5:
            trees = next(one for one in verdicts if one.measure == "tree_belt")
            assert str(trees.reasons[0]).endswith("rain 120 mm is below 300 mm and there is no groundwater data.")
    assert verdicts_at(layers, CATALOGUE.measures, 0.0, 0.0) is None


def test_own_measures_are_judged_too(study, tmp_path):
    own, key = with_own_measure(CATALOGUE, "checkerboard", "Reed lattice")
    path = export_catalogue(own, tmp_path / "own.json")
    result = maps_of(study, tmp_path, catalogue=path, measures=(key, "checkerboard"))
    assert (codes(result.output, 1) == codes(result.output, 2)).all()
    assert result.maps[0].name == "Reed lattice"


def test_faults_are_named_and_nothing_is_left(study, tmp_path, cancel_after, leftovers):
    with pytest.raises(InputError, match="no measure “wall”"):
        maps_of(study, tmp_path, measures=("wall",))
    with pytest.raises(InputError, match="does not exist"):
        maps_of(tmp_path / "none", tmp_path)
    with pytest.raises(Cancelled):
        compute_measure_maps(MeasureMapsRequest(str(study), str(tmp_path / "maps.tif")), cancelled=cancel_after(2))
    assert not (tmp_path / "maps.tif").exists()
    assert leftovers() == []


def test_sentences_survive_the_record():
    sentence = text("a {reason}", reason=text("b {limit}", limit="3"))
    assert sentence_of(json.loads(json.dumps(in_parts(sentence)))) == sentence
    assert str(sentence_of("nonsense")) == ""
