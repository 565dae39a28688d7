"""Score, sites, facts and ranks, run as algorithms on small inputs with answers computed by hand."""

import json

import numpy as np
import pytest
from osgeo import ogr


def features(path, layer="sites"):
    dataset = ogr.Open(path)
    return [{**feature.items(), "geometry": feature.GetGeometryRef().Clone()} for feature in dataset.GetLayer(layer)]


def test_score_is_the_weighted_sum_and_excluded_land_has_none(run, inputs, read):
    done = run("score", inputs["score"]())
    assert done.good, done.log
    path = done.outputs["OUTPUT"]
    np.testing.assert_allclose(read(path, 1)[0], [5, 12.5, 20, 27.5, 35, np.nan], rtol=1e-6)
    np.testing.assert_allclose(read(path, 2)[0, :5], [0, 7.5, 15, 22.5, 30], rtol=1e-6)
    np.testing.assert_allclose(read(path, 3)[0, :5], 5.0, rtol=1e-6)
    assert "excludes 400 ha, 400 ha of them alone" in done.log


def test_sites_keep_their_targets(run, inputs):
    done = run("findsites", inputs["findsites"]())
    assert done.good, done.log
    first, second = sorted(features(done.outputs["OUTPUT"]), key=lambda site: site["rank"])
    assert (first["score_mean"], second["score_mean"]) == (pytest.approx(90), pytest.approx(80))
    assert 800 <= first["area_ha"] <= 1600
    assert first["geometry"].Distance(second["geometry"]) >= 5000
    report = json.loads(open(done.outputs["REPORT"], encoding="utf-8").read())
    assert report


def test_sites_stay_inside_a_mask_of_polygons(run, inputs, make_vector):
    mask = make_vector(
        "in/mask.gpkg",
        [("POLYGON((500000 4890000,510000 4890000,510000 4900000,500000 4900000,500000 4890000))", {"n": 1.0})],
    )
    done = run("findsites", {**inputs["findsites"](), "MASK": mask})
    assert done.good, done.log
    assert [site["score_mean"] for site in features(done.outputs["OUTPUT"])] == [pytest.approx(90)]
