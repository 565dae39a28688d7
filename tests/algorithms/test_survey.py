"""A survey as an algorithm: route, table, numbers and words."""

import csv
from pathlib import Path

import pytest
from osgeo import ogr


def test_a_survey_in_one_day(run, inputs):
    # 30 min a km: 2 km to Near (1 h), then 3 corners of 1.414 km to Far (2.1 h), 2 h of work at each; back over
    # 3 corners and 2 km (3.1 h)
    parameters = inputs["surveyroute"]()
    done = run("surveyroute", {**parameters, "HOURS_PER_DAY": 11})
    assert done.good, done.log
    assert (done.outputs["DAYS"], done.outputs["VISITED"]) == (1, 2)
    assert done.outputs["DRIVE_HOURS"] == pytest.approx(2 + 3 * 2**0.5, abs=0.001)
    assert done.outputs["KILOMETRES"] == pytest.approx(4 + 6 * 2**0.5, abs=0.001)
    assert "2 sites in 1 days" in done.log
    dataset = ogr.Open(done.outputs["OUTPUT"])
    layer = dataset.GetLayer(0)
    assert layer.GetName() == "route"
    assert layer.GetFeatureCount() == 3
    rows = list(csv.DictReader(Path(done.outputs["TABLE"]).read_text(encoding="utf-8-sig").splitlines()))
    assert {row["site"] for row in rows} == {"Near", "Far", "Base"}


def test_the_day_table_can_be_printed(run, inputs, tmp_path):
    page = str(tmp_path / "out" / "days.html")
    done = run("surveyroute", {**inputs["surveyroute"](), "HOURS_PER_DAY": 7, "OVERNIGHT": "camp", "HTML": page})
    assert done.good, done.log
    words = Path(done.outputs["HTML"]).read_text(encoding="utf-8")
    assert words.count("<h3>") == done.outputs["DAYS"]
    assert "night at Near" in words or "night at Far" in words
    assert "back at Base" in words
    assert words.count('class="sum"') == done.outputs["DAYS"]


def test_hours_of_the_sites_and_nights_in_camp(run, inputs):
    parameters = {**inputs["surveyroute"](), "HOURS_FIELD": "work", "HOURS_PER_SITE": 3, "TABLE": ""}
    done = run("surveyroute", {**parameters, "OVERNIGHT": "camp", "HOURS_PER_DAY": 7, "BASE_NAME_FIELD": "name"})
    assert done.good, done.log
    # 1 + 1 h and 2.1 + 3 h are more than 7 h: a camp at the first site, and home on the second day or the third
    assert done.outputs["DAYS"] == 2
    assert "centre" in done.log
    assert "TABLE" not in done.outputs


def test_a_site_too_far_is_said(run, inputs):
    done = run("surveyroute", {**inputs["surveyroute"](), "HOURS_PER_DAY": 5})
    assert done.good, done.log
    assert done.outputs["VISITED"] == 1
    assert "“Far” is left out" in done.log


def test_the_day_must_end_by_midnight(run, inputs):
    done = run("surveyroute", {**inputs["surveyroute"](), "START": 16})
    assert not done.good
    assert "Start of the day" in done.log
