"""The tab “This place”: the bits of the score raster, live with the model, marked, copied, faults said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from osgeo import gdal

UTM = "EPSG:32648"


@pytest.fixture
def place(session, desk, shown_window, wait):
    """The tab in the window “Score”, on the study of the desk."""
    from dss_planner.panels.score.place.tab import ScorePlaceTab
    from dss_planner.panels.score.window import ScoreWindow

    window = shown_window(ScoreWindow)
    window.go(ScorePlaceTab)
    return next(tab for tab in window.tabs if isinstance(tab, ScorePlaceTab))


def at(column, row):
    return 500_000.0 + 1000 * column + 400, 4_900_000.0 - 1000 * row - 300


def cells(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def scored_raster(folder, model):
    from dss_planner.scoring.model import write_model
    from dss_planner.scoring.score import ScoreRequest, compute_score

    write_model(model, f"{folder}/asked.json")
    compute_score(ScoreRequest(f"{folder}/asked.json", f"{folder}/asked.tif"))
    return gdal.Open(f"{folder}/asked.tif").ReadAsArray()


def test_the_bits_of_the_raster_and_of_the_algorithm(place, desk, session, wait):
    from dss_planner.scoring.explaining import explain_score

    bands = scored_raster(session.folder, desk.model)
    for column, row in ((1, 1), (4, 3), (8, 7)):
        place.ask(*at(column, row), UTM)
        wait(lambda here=(column, row): place.found is not None and (place.found.column, place.found.row) == here)
        assert place.found == explain_score(desk.model, *at(column, row), UTM)
        own = bands[:, row, column]
        if place.found.score is None:
            assert own[0] != own[0] or own[0] < 0
        else:
            assert [place.found.score, *(item.points for item in place.found.criteria)] == own.tolist()


def test_it_follows_the_model_without_reading_again(place, desk, wait, monkeypatch):
    from dss_planner.scoring.editing import with_weight

    place.ask(*at(4, 3), UTM)
    wait(lambda: place.found is not None)
    before = place.found
    monkeypatch.setattr(place, "ask", lambda *_: pytest.fail("the layers are read again"))
    desk.edit("", with_weight(desk.model, "rain", 60.0))
    assert place.found.criteria[2].weight == pytest.approx(0.6)
    assert cells(place.criteria)[2][4] == "60.0"
    desk.undo.undo()
    assert place.found == before


def test_a_rule_that_bites_is_named_first_with_what_is_missing(place, desk, wait):
    from dss_planner.scoring.model import Exclusion

    travel = next(criterion for criterion in desk.model.criteria if criterion.id == "access")
    rules = (
        Exclusion("far", "travel time", travel.layer, maximum=1e9, unit="min"),
        Exclusion("near", "travel time", travel.layer, maximum=0.0, unit="min"),
    )
    desk.edit("rules", replace(desk.model, exclusions=rules))
    place.ask(*at(4, 3), UTM)
    wait(lambda: place.found is not None)
    assert place.found.score is None
    shown = cells(place.rules)
    assert [row[2] for row in shown] == ["no: left out", "yes"]
    assert shown[0][3].endswith("min")
    assert place.verdict.text().startswith("Excluded by one rule")


def test_where_it_is_and_what_is_copied(place, desk, wait, session, make_raster, qgis_app):
    import numpy as np
    from qgis.PyQt.QtWidgets import QApplication

    make_raster("elevation.tif", np.full((8, 9), 1234.0))
    place.ask(105.03, 44.23, "EPSG:4326")
    wait(lambda: place.found is not None)
    assert place.where.text() == "44.23000, 105.03000 · 44°13′48″N 105°01′48″E · 1,234 m above the sea"
    assert place.picker.mark.shown()
    place.copy()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0] == place.where.text()
    assert copied[1:] == place.found.copyable().splitlines()


def test_outside_and_another_study(place, desk, wait, session, tmp_path):
    place.ask(0.0, 0.0, UTM)
    wait(lambda: "outside" in place.where.text())
    assert not place.criteria.isVisible()
    place.ask(*at(4, 3), UTM)
    wait(lambda: place.found is not None)
    session.open_folder(str(tmp_path / "other"))
    assert place.found is None
    assert not place.picker.mark.shown()


def test_the_same_numbers_as_the_algorithm_writes(place, desk, wait, session, qgis_app, tmp_path):
    from dss_planner.provenance import plain
    from dss_planner.scoring.explaining import explain_score
    from dss_planner.scoring.model import read_model, write_model

    write_model(desk.model, tmp_path / "kept.json")
    place.ask(*at(2, 5), UTM)
    wait(lambda: place.found is not None)
    stored = explain_score(read_model(tmp_path / "kept.json"), *at(2, 5), UTM)
    assert json.dumps(plain(stored)) == json.dumps(plain(place.found))
