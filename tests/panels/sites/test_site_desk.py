"""The sites at hand: decisions that hold at once, are undone, reach the file, and the site selected on the map."""

from __future__ import annotations

from pathlib import Path

import pytest

from dss_planner.panels.results import read_rows, read_sites
from dss_planner.study.settings import read_settings


@pytest.fixture
def desk(session, make_study):
    session.open_folder(make_study())
    return session.site_desk


def shown(desk):
    return [(one.row["name"], one.rank, one.decision.kind if one.decision else "") for one in desk.order]


def in_file(desk):
    rows = read_rows(str(Path(desk._session.folder, "sites.gpkg")), "sites")
    return [(row["name"], row["rank"], row["excluded"]) for row in rows]


def test_a_decision_holds_at_once_and_reaches_the_file(desk, session, wait):
    assert shown(desk) == [("North", 1, ""), ("East", 2, ""), ("South", 3, "")]
    assert desk.leave_out(["id-0"], "Herders object", "Bat")
    assert shown(desk) == [("East", 1, ""), ("South", 2, ""), ("North", None, "excluded")]
    wait(lambda: not desk.writing and not session.busy)
    assert in_file(desk) == [("East", 1, ""), ("South", 2, ""), ("North", None, "Herders object")]
    assert [site.name for site in read_sites(session.folder)] == ["East", "South", "North"]
    desk.undo.undo()
    assert shown(desk)[0] == ("North", 1, "")
    wait(lambda: not desk.writing and not session.busy)
    assert in_file(desk)[0] == ("North", 1, "")
    desk.undo.redo()
    assert shown(desk)[2] == ("North", None, "excluded")


def test_kept_at_the_top_and_taken_back(desk, session):
    desk.pin(["id-2"])
    assert shown(desk)[0] == ("South", 3, "pinned")
    desk.take_back(["id-2"])
    assert shown(desk)[0] == ("North", 1, "")
    session.save()
    assert read_settings(session.folder).site_decisions == ()
    assert desk.undo.count() == 2


def test_what_cannot_be_left_out(desk):
    said = []
    desk.message.connect(lambda level, sentence, details: said.append(sentence))
    assert not desk.leave_out(["id-0"], "   ", "Bat")
    assert not desk.leave_out(["id-0", "id-1", "id-2"], "no", "Bat")
    assert said == ["At least one site has to count. Take another one back first."]
    assert desk.undo.count() == 0


def test_a_file_that_does_not_follow_the_decisions_yet_follows_when_the_study_is_opened(desk, session, wait, tmp_path):
    desk.leave_out(["id-1"], "no water", "Bat")
    session.save()
    folder = session.folder
    session.open_folder(str(tmp_path / "other"))
    assert desk.rows == ()
    assert desk.undo.count() == 0
    session.open_folder(folder)
    wait(lambda: not desk.writing and not session.busy)
    assert in_file(desk)[-1] == ("East", None, "no water")


def test_the_site_looked_at_is_the_one_selected_on_the_map(desk, session, qgis_app):
    session.map_layers.finish()
    layer = session.map_layers.sites_layer(session.folder)
    assert layer is not None
    desk.select("id-1")
    assert [feature["site_id"] for feature in layer.selectedFeatures()] == ["id-1"]
    other = next(feature.id() for feature in layer.getFeatures() if feature["site_id"] == "id-2")
    layer.selectByIds([other])
    qgis_app.processEvents()
    assert desk.selected == "id-2"


def test_old_decisions_can_be_forgotten(desk, session):
    from dss_planner.study.sitedecisions import exclude

    session.change(site_decisions=(exclude({"site_id": "gone", "name": "Old", "lon": 90.0, "lat": 40.0}, "x", "Bat"),))
    assert [one.name for one in desk.idle] == ["Old"]
    desk.forget_idle()
    assert session.settings.site_decisions == ()


def test_many_sites_are_read_in_the_background_and_give_the_same(session, make_study, wait, tmp_path, monkeypatch):
    from dss_planner.panels.sites import site_desk

    desk, folder = session.site_desk, make_study()
    session.open_folder(folder)
    at_once = (shown(desk), desk.sites)
    monkeypatch.setattr(site_desk, "AT_ONCE", 0)
    session.open_folder(str(tmp_path / "other"))
    session.open_folder(folder)
    assert desk.reading
    assert desk.rows == ()
    wait(lambda: not desk.reading)
    assert (shown(desk), desk.sites) == at_once
    assert desk.selected == "id-0"
    assert desk.leave_out(["id-0"], "Herders object", "Bat")
    assert shown(desk)[0] == ("East", 1, "")
    wait(lambda: not desk.writing and not session.busy and not desk.reading)
    assert in_file(desk)[2] == ("North", None, "Herders object")
    session.open_folder(str(tmp_path / "other"))  # a question on its way is dropped
    session.open_folder(folder)
    session.open_folder(str(tmp_path / "other"))
    assert not desk.reading
    assert desk.rows == ()
