"""Edits on the map: totals follow before they are saved; saved, they are locked, counted and one step."""

from __future__ import annotations

import pytest
from osgeo import ogr
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

from dss_planner.plan.budget.bill import bill
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import read_plan


def named(document, table, key):
    return next((row for row in document.rows(table) if row["uuid"] == key), None)


@pytest.fixture
def layers(desk, session, wait):
    """The plan's layers as the planner loads them, by table."""
    session.map_layers.finish()
    wait(lambda: len(desk.layers.layers()) == 3 and desk.live is not None)
    return dict(desk.layers.layers())


def feature(layer, key):
    return next(one for one in layer.getFeatures() if one["uuid"] == key)


def stretch(layer, key, wkt):
    """Give a feature another geometry as a tool does: in a command of its own."""
    layer.beginEditCommand("Move vertex")
    assert layer.changeGeometry(feature(layer, key).id(), QgsGeometry.fromWkt(wkt))
    layer.endEditCommand()


def test_totals_follow_an_edit_and_its_undo_before_it_is_saved(desk, layers, wait):
    before = desk.live
    assert before.plan.works == 3
    assert before.plan == bill(desk.document).plan
    lines = layers["lines"]
    lines.startEditing()
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    wait(lambda: desk.live != before)
    assert desk.totals.unsaved
    assert desk.live.plan.kilometres == pytest.approx(before.plan.kilometres + 0.5, abs=0.001)
    assert desk.live.plan.build.likely > before.plan.build.likely
    lines.undoStack().undo()
    wait(lambda: desk.live.plan == before.plan)
    lines.undoStack().redo()
    wait(lambda: desk.live.plan != before.plan)
    lines.rollBack()
    wait(lambda: desk.live.plan == before.plan and not desk.totals.unsaved)
    assert read_plan(desk.path).stamp == desk.stamp


def test_totals_follow_shapes_that_come_and_go(desk, layers, wait):
    before = desk.live
    zones = layers["zones"]
    zones.startEditing()
    zones.deleteFeature(feature(zones, "z-2").id())
    wait(lambda: desk.live.plan.hectares < before.plan.hectares - 3)
    zones.undoStack().undo()
    wait(lambda: desk.live.plan == before.plan)
    new = QgsFeature(zones.fields())
    new.setGeometry(QgsGeometry.fromWkt("POLYGON((500700 4900700,500800 4900700,500800 4900800,500700 4900700))"))
    for name, value in {"uuid": "z-new", "site": "s-1", "work": "w-zone", "measure": "checkerboard"}.items():
        new[name] = value
    zones.addFeature(new)
    wait(lambda: desk.live.plan.hectares > before.plan.hectares + 0.4)
    zones.rollBack()
    wait(lambda: desk.live.plan == before.plan)


def test_saved_edits_are_locked_counted_and_one_step(desk, layers, wait):
    lines = layers["lines"]
    cost = named(desk.document, "works", "w-fence")["cost_mode"]
    lines.startEditing()
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    assert lines.commitChanges()
    wait(lambda: desk.undo.count() == 1 and not desk.busy)
    assert desk.undo.undoText() == "Edited by hand: 1 shape"
    document = read_plan(desk.path)
    row, work = named(document, "lines", "l-1"), named(document, "works", "w-fence")
    assert row["locked"]
    assert row["author"]
    assert row["changed"]
    assert row["length_m"] == pytest.approx(1000.0, abs=1.0)
    assert work["length_m"] == row["length_m"]
    assert work["cost_mode"] == pytest.approx(2 * cost, rel=0.01)
    assert not named(document, "lines", "l-2")["locked"]
    assert not desk.totals.unsaved
    desk.undo.undo()
    wait(lambda: not desk.busy)
    document = read_plan(desk.path)
    row = named(document, "lines", "l-1")
    assert not row["locked"]
    assert row["geom"].Length() == pytest.approx(500.0)
    assert named(document, "works", "w-fence")["cost_mode"] == cost
    assert feature(lines, "l-1").geometry().length() == pytest.approx(500.0)
    desk.undo.redo()
    wait(lambda: not desk.busy)
    row = named(read_plan(desk.path), "lines", "l-1")
    assert row["locked"]
    assert row["geom"].Length() == pytest.approx(1000.0)


def test_what_waits_for_edits_that_cannot_be_saved_goes_on_waiting(desk, layers, wait, monkeypatch):
    lines = layers["lines"]
    lines.startEditing()
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    desk.apply("Rename", Changes({"lines": [{"uuid": "l-1", "name": "Other"}]}))
    wait(lambda: desk.notice is not None)
    told = []
    desk.message.connect(lambda *words: told.append(words))
    with monkeypatch.context() as refusing:
        refusing.setattr(desk.layers, "save", lambda: False)
        desk.go_on()
    assert desk.notice is not None
    assert "still waits: Rename" in told[0][1]
    desk.go_on()
    wait(lambda: desk.undo.count() == 2 and not desk.busy)
    assert named(read_plan(desk.path), "lines", "l-1")["name"] == "Other"


def test_edits_that_are_not_saved_are_not_overwritten(desk, layers, wait):
    lines = layers["lines"]
    lines.startEditing()
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    moved = ogr.CreateGeometryFromWkt("LINESTRING(500100 4900600, 500300 4900600)")
    desk.apply("Draw again", Changes({"lines": [{"uuid": "l-1", "geom": moved}]}))
    wait(lambda: desk.notice is not None)
    assert desk.notice.kind == "edited"
    assert "Line works" in desk.notice.sentence
    assert desk.undo.count() == 0
    # rows of other tables can be changed meanwhile
    desk.apply("Later", Changes({"works": [{"uuid": "w-zone", "start_year": 2}]}))
    wait(lambda: not desk.busy)
    assert desk.undo.count() == 1
    desk.go_on()
    wait(lambda: desk.undo.count() == 3 and not desk.busy)
    assert [desk.undo.text(n) for n in range(3)] == ["Later", "Edited by hand: 1 shape", "Draw again"]
    assert named(read_plan(desk.path), "lines", "l-1")["geom"].Length() == pytest.approx(200.0)
    lines.rollBack()


def test_a_layer_that_the_user_added_is_watched_too(desk, layers, wait):
    own = QgsVectorLayer(f"{desk.path}|layername=zones", "mine", "ogr")
    QgsProject.instance().addMapLayer(own)
    wait(lambda: len(desk.layers.layers()) == 4)
    before = desk.live.plan
    own.startEditing()
    own.deleteFeature(feature(own, "z-2").id())
    wait(lambda: desk.live.plan.hectares < before.hectares)
    QgsProject.instance().removeMapLayer(own)
    wait(lambda: len(desk.layers.layers()) == 3 and desk.live.plan == before)


def test_a_drawn_row_that_is_unlocked_stays_unlocked(desk, layers, wait):
    desk.apply("Lock", Changes({"zones": [{"uuid": "z-1", "locked": True}]}))
    wait(lambda: not desk.busy)
    zones = layers["zones"]
    zones.startEditing()
    zones.changeAttributeValue(feature(zones, "z-1").id(), zones.fields().indexOf("locked"), False)
    assert zones.commitChanges()
    wait(lambda: desk.undo.count() == 2 and not desk.busy)
    assert not named(read_plan(desk.path), "zones", "z-1")["locked"]


def test_the_plans_layers_arrive_in_a_group_of_their_own_with_looks_and_times(desk, layers, session):
    from dss_planner.layers.groups import PLAN_PROPERTY, planner_group

    (group,) = [one for one in planner_group(QgsProject.instance()).findGroups() if one.customProperty(PLAN_PROPERTY)]
    assert group.name() == "Plan"
    assert [node.layer().source().rpartition("=")[2] for node in group.findLayers()] == ["points", "lines", "zones"]
    for layer in layers.values():
        times = layer.temporalProperties()
        assert (times.isActive(), times.startField(), times.endField()) == (True, "begin_date", "end_date")
        assert layer.renderer().type() == "categorizedSymbol"
    session.show_again("plan")
    session.map_layers.finish()
    assert len(group.findLayers()) == 3


def drawn_by_hand(layer, wkt, **values):
    """Add a feature as the tools of QGIS do: with the layer's defaults, in a command of its own."""
    from qgis.core import QgsVectorLayerUtils

    shape = QgsGeometry.fromWkt(wkt)
    given = {layer.fields().indexOf(name): value for name, value in values.items()}
    new = QgsVectorLayerUtils.createFeature(layer, shape, given, layer.createExpressionContext())
    layer.beginEditCommand("Add feature")
    assert layer.addFeature(new)
    layer.endEditCommand()


def test_a_shape_drawn_with_the_tools_belongs_to_the_work_looked_at(desk, layers, wait, qgis_app):
    desk.select(work="w-fence")
    lines = layers["lines"]
    lines.startEditing()
    drawn_by_hand(lines, "LINESTRING(500100 4900700, 500400 4900700)")
    (new,) = lines.editBuffer().addedFeatures().values()
    assert (new["site"], new["work"], new["measure"]) == ("s-1", "w-fence", "sand_fence")
    wait(lambda: desk.live.plan.kilometres > 1.19)
    assert lines.commitChanges()
    wait(lambda: desk.undo.count() == 1 and not desk.busy)
    (row,) = [row for row in read_plan(desk.path).rows("lines") if row["uuid"] not in ("l-1", "l-2")]
    assert len(row["uuid"]) == 36
    assert (row["locked"], row["number"], row["work"]) == (True, 2, "w-fence")
    assert row["author"]
    desk.undo.undo()
    wait(lambda: not desk.busy)
    assert len(read_plan(desk.path).rows("lines")) == 2


def test_a_shape_without_any_value_is_completed_by_where_it_lies(desk, layers, wait, qgis_app):
    lines = layers["lines"]
    lines.startEditing()
    new = QgsFeature(lines.fields())
    new.setGeometry(QgsGeometry.fromWkt("LINESTRING(500100 4897300, 500400 4897300)"))
    lines.beginEditCommand("Script")
    lines.addFeature(new)
    lines.endEditCommand()
    wait(lambda: lines.undoStack().count() == 2)
    (found,) = lines.editBuffer().addedFeatures().values()
    assert (found["site"], found["work"], found["name"]) == ("s-2", "w-south", "South: sand fence 2")
    lines.undoStack().undo()
    lines.undoStack().undo()
    assert not lines.editBuffer().addedFeatures()
    lines.undoStack().redo()
    lines.undoStack().redo()
    qgis_app.processEvents()
    (found,) = lines.editBuffer().addedFeatures().values()
    assert found["work"] == "w-south"
    assert lines.commitChanges()
    wait(lambda: desk.undo.count() == 1 and not desk.busy)
    assert len(read_plan(desk.path).rows("lines")) == 3


def test_a_shape_far_from_any_site_is_told(desk, layers, wait, qgis_app):
    said = []
    desk.message.connect(lambda level, sentence, details: said.append(sentence))
    zones = layers["zones"]
    zones.startEditing()
    new = QgsFeature(zones.fields())
    new.setGeometry(QgsGeometry.fromWkt("POLYGON((510000 4900000,510100 4900000,510100 4900100,510000 4900000))"))
    zones.addFeature(new)
    wait(lambda: said)
    assert "belongs to no work" in said[0]
    zones.rollBack()
    desk.select(work="w-zone")
    desk.warnings.want()
    zones.startEditing()
    drawn_by_hand(zones, "POLYGON((510000 4900000,510100 4900000,510100 4900100,510000 4900000))")
    wait(lambda: any(one.kind == "outside" for one in desk.warnings.found))
    (one,) = [one for one in desk.warnings.found if one.kind == "outside"]
    assert (one.about.table, one.about.work) == ("zones", "w-zone")
    assert desk.show_me.row(one.about.table, one.about.row)
    zones.rollBack()


def test_layers_that_were_taken_out_come_back_to_show_a_work(desk, layers, session, wait):
    gone = layers["zones"].id()
    QgsProject.instance().removeMapLayers([gone, layers["points"].id()])
    wait(lambda: [table for table, _ in desk.layers.layers()] == ["lines"])
    assert desk.live is not None, "the plan is in its file"
    assert desk.show_me.row("works", "w-zone")
    session.map_layers.finish()
    wait(lambda: "zones" in dict(desk.layers.layers()))
    assert "points" not in dict(desk.layers.layers()), "what shows nothing of the work stays away"


def test_edits_are_saved_also_where_the_reference_system_has_no_code(session, tmp_path, wait):
    from dss_planner.plan.store.document import save_plan
    from tests.panels.plan.conftest import plan_document, styles

    document = plan_document()
    crs = "+proj=laea +lat_0=45 +lon_0=105 +x_0=500000 +y_0=4900000 +datum=WGS84 +units=m +no_defs"
    folder = tmp_path / "own"
    folder.mkdir()
    # as drafted by an earlier version, whose form gave no area there
    forms = styles()
    old = "area(transform($geometry, @layer_crs, 'EPSG:6933')) / 10000"
    forms["zones"] = forms["zones"].replace(new_area(), old)
    assert old in forms["zones"]
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromProj4(crs)
    wkt = reference.ExportToWkt(["FORMAT=WKT2_2019"])
    save_plan(type(document)(wkt, document.tables), folder / "plan.gpkg", None, forms)
    session.open_folder(str(folder))
    session.map_layers.finish()
    desk = session.plan_desk
    wait(lambda: len(desk.layers.layers()) == 3 and desk.document is not None and not desk.busy)
    zones = dict(desk.layers.layers())["zones"]
    assert not zones.crs().authid().startswith("EPSG")
    zones.startEditing()
    stretch(zones, "z-1", "POLYGON((500100 4900100,500200 4900100,500200 4900200,500100 4900200,500100 4900100))")
    assert zones.commitChanges(), zones.commitErrors()
    wait(lambda: desk.undo.count() == 1 and not desk.busy)
    assert named(read_plan(desk.path), "zones", "z-1")["area_ha"] == pytest.approx(1.0, abs=0.01)


def new_area():
    from dss_planner.layers.plan_forms import AREA

    return AREA


def test_edits_saved_while_a_change_is_written_are_not_missed(desk, layers, wait):
    desk._look.stop()
    lines = layers["lines"]
    lines.startEditing()
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    desk.apply("Later", Changes({"works": [{"uuid": "w-zone", "start_year": 2}]}))
    assert lines.commitChanges()
    for _ in range(3):
        wait(lambda: not desk.busy)
        desk.renew()
        if desk.notice is not None:  # the edits were in the file first
            desk.go_on()
    wait(lambda: not desk.busy and desk.undo.count() == 2)
    document = read_plan(desk.path)
    assert named(document, "lines", "l-1")["locked"]
    assert named(document, "works", "w-zone")["start_year"] == 2
    assert desk.notice is None


def test_a_shape_deleted_by_hand_comes_back_by_undo(desk, layers, wait):
    zones = layers["zones"]
    area = named(desk.document, "works", "w-zone")["area_ha"]
    zones.startEditing()
    zones.deleteFeature(feature(zones, "z-2").id())
    assert zones.commitChanges()
    wait(lambda: desk.undo.count() == 1 and not desk.busy)
    document = read_plan(desk.path)
    assert named(document, "zones", "z-2") is None
    assert named(document, "works", "w-zone")["area_ha"] == pytest.approx(area / 2, rel=0.001)
    desk.undo.undo()
    wait(lambda: not desk.busy)
    document = read_plan(desk.path)
    assert named(document, "zones", "z-2")["geom"].GetArea() == pytest.approx(40_000.0)
    assert named(document, "works", "w-zone")["area_ha"] == area
    assert len(list(zones.getFeatures())) == 2


def test_a_layer_in_edit_mode_without_edits_follows_a_change_and_can_still_be_edited(desk, layers, wait):
    lines = layers["lines"]
    lines.startEditing()
    desk.apply("Rename", Changes({"lines": [{"uuid": "l-2", "name": "Other"}]}))
    wait(lambda: not desk.busy)
    assert desk.notice is None
    assert feature(lines, "l-2")["name"] == "Other"
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    assert lines.commitChanges(), lines.commitErrors()
    wait(lambda: desk.undo.count() == 2 and not desk.busy)
    document = read_plan(desk.path)
    assert named(document, "lines", "l-2")["name"] == "Other"
    assert named(document, "lines", "l-1")["locked"]


def longer(document):
    """Return what draws the line anew, unless it is locked."""
    row = named(document, "lines", "l-1")
    drafted = ogr.CreateGeometryFromWkt("LINESTRING(500100 4900500, 500300 4900500)")
    shapes = {} if row["locked"] else {"lines": [{"uuid": "l-1", "geom": drafted}]}
    return Changes({"works": [{"uuid": "w-fence", "start_year": 3}], **shapes})


def test_what_waits_for_saved_edits_is_worked_out_anew_and_leaves_them(desk, layers, session, wait):
    lines = layers["lines"]
    lines.startEditing()
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    assert desk.work_out("Draw again", lambda document, progress, cancelled: longer(document))
    wait(lambda: desk.notice is not None)
    assert desk.notice.held.titles == ("Draw again",)
    desk.go_on()
    wait(lambda: named(desk.document, "works", "w-fence")["start_year"] == 3 and not desk.busy and not session.busy)
    row = named(read_plan(desk.path), "lines", "l-1")
    assert bool(row["locked"])
    assert row["geom"].Length() == pytest.approx(1000)
    assert [desk.undo.text(number) for number in range(desk.undo.count())][-1] == "Draw again"


def test_edits_saved_while_something_is_worked_out_are_left(desk, layers, session, wait):
    lines, asked = layers["lines"], []

    def work(document, progress, cancelled):
        asked.append(document)
        return longer(document)

    real = session.background

    def late(title, prepare, function, publish):
        """The answer comes after the edits of the user were saved and read."""

        def told(outcome):
            if len(asked) == 1:
                lines.startEditing()
                stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
                assert lines.commitChanges()
                wait(lambda: bool(named(desk.document, "lines", "l-1")["locked"]))
            publish(outcome)

        return real(title, prepare, function, told)

    session.background = late
    assert desk.work_out("Draw again", work)
    wait(lambda: named(desk.document, "works", "w-fence")["start_year"] == 3 and not desk.busy and not session.busy)
    row = named(read_plan(desk.path), "lines", "l-1")
    assert (bool(row["locked"]), len(asked)) == (True, 2)
    assert row["geom"].Length() == pytest.approx(1000)


def test_a_layer_that_goes_while_it_is_edited_takes_its_edits_along(desk, layers, wait):
    before = desk.live.plan
    lines = layers["lines"]
    lines.startEditing()
    stretch(lines, "l-1", "LINESTRING(500100 4900500, 501100 4900500)")
    wait(lambda: desk.live.plan != before)
    QgsProject.instance().removeMapLayer(lines.id())
    wait(lambda: desk.live.plan == before and not desk.totals.unsaved)
    assert dict(desk.layers.layers()).keys() == {"zones", "points"}
