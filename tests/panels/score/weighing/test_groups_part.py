"""Weights of countries, groups and people: kept, changed, exchanged, compared, their mean and their map."""

from dataclasses import replace

import pytest

from dss_planner.scoring.weighing.profiles import Profile

PROFILES = (
    Profile("Mongolia", {"c0": 6, "c1": 3, "c2": 1}, "country", "B. Bold", "2026-11-20", country="Mongolia"),
    Profile("Korea", {"c0": 0.2, "c1": 0.3, "c2": 0.5}, "country", country="Korea", note="workshop"),
)


@pytest.fixture
def groups(session, qgis_app):
    """Return a function that shows the part."""
    from dss_planner.panels.score.weighing.groups_part import GroupsPart

    made = []

    def make(width=860, height=200):
        part = GroupsPart(session, None)
        part.resize(width, height)
        part.said_all = []
        part.message.connect(lambda *words: part.said_all.append(words))
        session.score_desk.changed.connect(part.renew)
        part.renew()
        part.show()
        made.append(part)
        qgis_app.processEvents()
        return part

    yield make
    for part in made:
        session.score_desk.changed.disconnect(part.renew)
        part.leave()
        part.deleteLater()


def percents(model):
    return {item.id: round(100 * item.weight, 1) for item in model.used}


def row(part, number):
    return [part.table.item(number, column).text() for column in range(part.table.columnCount())]


def test_nobody_yet(desk_of, groups):
    desk_of(3)
    part = groups()
    assert part.empty.isVisible()
    assert "No one's weights" in part.empty.text()
    assert not part.split.isVisible()
    assert not part.mean.isEnabled()
    assert not part.map.isEnabled()


def test_a_profile_is_kept_changed_and_removed_each_in_one_step(desk_of, groups, session):
    desk = desk_of(3)
    part = groups()
    part.ask_profile = lambda profile, taken: replace(profile, name="Japan", country="Japan")
    part.add.click()
    assert row(part, 0)[0] == "Japan"
    assert row(part, 0)[-3:] == ["50.0", "33.3", "16.7"]
    assert desk.undo.count() == 1
    part.ask_profile = lambda profile, taken: replace(profile, weights={"c0": 1, "c1": 1, "c2": 2}, note="again")
    part.edit.trigger()
    assert row(part, 0)[-4:] == ["again", "25.0", "25.0", "50.0"]
    session.save()
    assert session.settings.score_model["profiles"][0]["note"] == "again"
    part.remove.trigger()
    assert desk.model.profiles == ()
    desk.undo.undo()
    desk.undo.undo()
    assert row(part, 0)[-1] == "16.7"


def test_spread_and_the_most_disputed_criterion(desk_of, groups):
    desk_of(3, profiles=PROFILES)
    part = groups()
    assert part.picture.lines()[0].startswith(
        "Wind erosion: mean 40.0 %, spread ± 20.0, from 20.0 % (Korea) to 60.0 % (Mongolia); now 50.0 %"
    )
    # 60 and 20, 10 and 50: the first of the widest
    assert part.said.text() == "Most disputed: Wind erosion, from 20 % (Korea) to 60 % (Mongolia)."
    assert part.table.item(0, 4).toolTip() == "2026-11-20, by B. Bold"


def test_the_mean_is_taken_in_one_step(desk_of, groups):
    desk = desk_of(3, profiles=PROFILES)
    part = groups()
    part.mean.click()
    assert percents(desk.model) == {"c0": 40.0, "c1": 30.0, "c2": 30.0}
    assert desk.undo.undoText() == "Mean of 2 weight profiles"
    desk.undo.undo()
    assert percents(desk.model) == {"c0": 50.0, "c1": 33.3, "c2": 16.7}


def test_who_does_not_weigh_all_is_left_out_and_named(desk_of, groups):
    partly = Profile("Partly", {"c0": 1, "c1": 1})
    judging = Profile("Judging", kind="person", answers=(("c0", "c1", 3.0),))
    desk = desk_of(3, profiles=(*PROFILES, partly, judging))
    part = groups()
    assert part.said.text().endswith("Left out, as they do not weigh all criteria: Partly, Judging.")
    assert row(part, 2)[-1] == "–"
    part.mean.click()
    assert percents(desk.model) == {"c0": 40.0, "c1": 30.0, "c2": 30.0}


def test_files(desk_of, groups, tmp_path):
    desk = desk_of(3, profiles=PROFILES)
    part = groups()
    for name in ("p.json", "p.csv"):
        part.ask_save = part.ask_open = lambda name=name: str(tmp_path / name)
        part.export.trigger()
        part.choose("Mongolia")
        part.remove.trigger()
        assert len(desk.model.profiles) == 1
        part.load.trigger()
        assert [item.name for item in desk.model.profiles] == ["Korea", "Mongolia"]
        assert "2 weight profiles read, 1 of them in place" in part.said_all[-1][1]
        desk.undo.undo()
        desk.undo.undo()
    (tmp_path / "bad.json").write_text("{")
    part.ask_open = lambda: str(tmp_path / "bad.json")
    part.load.trigger()
    assert part.said_all[-1][0] == "problem"


def test_the_map_of_disagreement_arrives_with_its_looks(desk_of, groups, session, until):
    from qgis.core import QgsProject, QgsRasterLayer

    incomplete = Profile("Partly", {"c0": 1})
    desk_of(3, profiles=(*PROFILES, incomplete))
    part = groups()
    session.preview.set_on(True)
    part.map.click()
    assert session.busy
    until(lambda: not session.busy)
    assert session.preview.display.kind == "disagreement", "the preview lies over the map"
    assert "scores of 2 profiles differ by" in part.said_all[-1][1]
    # layers arrive one at a time, after the run
    until(lambda: any("Disagreement" in layer.name() for layer in QgsProject.instance().mapLayers().values()))
    until(lambda: not session.map_layers.showing)
    nodes = QgsProject.instance().layerTreeRoot().findLayers()
    seen = [node.name() for node in nodes if node.isVisible() and isinstance(node.layer(), QgsRasterLayer)]
    assert seen == ["Disagreement of the weight profiles (points)"], "nothing lies over what was asked for"


def test_the_form_refuses_a_name_twice_and_no_weight(desk_of, qgis_app):
    from qgis.PyQt.QtWidgets import QWidget

    from dss_planner.panels.score.weighing.people import ProfileDialog

    parent = QWidget()
    form = ProfileDialog(PROFILES[0], {"c0": "A", "c1": "B"}, {"Korea"}, parent)
    assert form.ok.isEnabled()
    # as it is, nothing changes, not even the day it was kept
    assert form.profile() == PROFILES[0]
    form.fields["name"].setText("Korea")
    assert not form.ok.isEnabled()
    form.fields["name"].setText("Mongolia")
    form.spins["c0"].setValue(0)
    form.spins["c1"].setValue(0)
    assert not form.ok.isEnabled()
    form.spins["c1"].setValue(30)
    found = form.profile()
    assert found.weights == {"c0": 0.0, "c1": 30.0}
    assert found.when != PROFILES[0].when
    parent.deleteLater()
