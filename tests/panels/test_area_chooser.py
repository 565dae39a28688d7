"""The study area: from a layer, a selection, names, the map's extent, or a drawing on the map."""

from __future__ import annotations

import pytest
from osgeo import ogr

NAMES = ["Bulgan", "Nomgon", "Manlai"]


@pytest.fixture
def page(iface, qgis_app, tmp_path):
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.dock import PlannerDock

    dock = PlannerDock(iface)
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    (tmp_path / "study").mkdir()
    dock.session.open_folder(str(tmp_path / "study"))
    yield dock.pages[0]
    dock.close_study()
    dock.deleteLater()


@pytest.fixture
def soums(make_vector):
    """Three soums of 1° × 1°, side by side from 104° east."""
    shapes = [(square(104 + n), {"soum_name": name, "n": float(n)}) for n, name in enumerate(NAMES)]
    return f"{make_vector('soums.gpkg', shapes, 'EPSG:4326', 'soums')}|layername=soums"


@pytest.fixture
def layer(soums):
    from qgis.core import QgsProject, QgsVectorLayer

    layer = QgsVectorLayer(soums, "Soums", "ogr")
    assert layer.isValid()
    return QgsProject.instance().addMapLayer(layer)


def square(west, south=43.0, size=1.0):
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return f"POLYGON(({','.join(f'{west + x * size} {south + y * size}' for x, y in corners)}))"


def settled(page):
    return not page.session.lookups.busy


def bounds(page):
    """The envelope of the study area written into the study folder, as west, east, south, north."""
    path, _, name = page.session.settings.study_area.partition("|layername=")
    assert path.startswith(page.session.folder)
    dataset = ogr.Open(path)
    found = dataset.GetLayerByName(name)
    return tuple(round(value, 6) for value in found.GetExtent())


def come_from(page, origin):
    chooser = page.area_box.chooser
    chooser.origin.setCurrentIndex(chooser.origin.findData(origin))
    return chooser


def take(combo, layer):
    index = next(n for n in range(combo.count()) if combo.layer(n) is layer)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_only_what_a_way_needs_is_shown(page):
    chooser = page.area_box.chooser
    for origin, way in chooser._ways.items():
        come_from(page, origin)
        shown = [key for key, widget in chooser._ways.items() if widget.isVisibleTo(chooser)]
        assert shown == [origin]
        assert way is chooser._ways[origin]


def test_a_layer_is_taken_as_it_is_and_outlives_its_layer(page, layer, soums, wait_for):
    from qgis.core import QgsProject

    take(page.area_box.chooser.area, layer)
    assert page.session.settings.study_area == soums
    wait_for(lambda: settled(page))
    assert page.area_box.line.state == "done"
    assert page.area_box.outline.shown()
    QgsProject.instance().removeMapLayer(layer.id())
    assert page.session.settings.study_area == soums
    assert page.area_box.chooser.area.currentText() == "soums.gpkg · soums"


def test_of_a_filtered_layer_only_what_is_seen_is_taken(page, layer, wait_for):
    assert layer.setSubsetString('"n" = 1')
    take(page.area_box.chooser.area, layer)
    wait_for(lambda: settled(page))
    assert bounds(page) == (105.0, 106.0, 43.0, 44.0)
    assert page.area_box.line.text().startswith("Soums: ")


def test_a_sketch_in_memory_is_written(page, wait_for):
    from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

    sketch = QgsVectorLayer("Polygon?crs=EPSG:4326", "Sketch", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(square(100, size=2.0)))
    sketch.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(sketch)
    take(page.area_box.chooser.area, sketch)
    wait_for(lambda: settled(page))
    assert bounds(page) == (100.0, 102.0, 43.0, 45.0)


def test_an_empty_sketch_is_refused_and_the_area_before_stays(page, layer, soums, wait_for):
    from qgis.core import QgsProject, QgsVectorLayer

    take(page.area_box.chooser.area, layer)
    sketch = QgsProject.instance().addMapLayer(QgsVectorLayer("Polygon?crs=EPSG:4326", "Sketch", "memory"))
    heard = []
    page.message.connect(lambda level, sentence, details: heard.append(sentence))
    take(page.area_box.chooser.area, sketch)
    wait_for(lambda: settled(page))
    assert "no polygon" in heard[0]
    assert page.session.settings.study_area == soums
    assert page.area_box.line.state == "done"


def test_selected_features_are_counted_and_taken(page, layer, wait_for):
    chooser = come_from(page, "selection")
    assert not chooser.use_selection.isEnabled()
    ids = {feature["n"]: feature.id() for feature in layer.getFeatures()}
    layer.selectByIds([ids[1.0], ids[2.0]])
    assert chooser.use_selection.text() == "Use the 2 selected polygons"
    chooser.use_selection.click()
    wait_for(lambda: settled(page))
    assert bounds(page) == (105.0, 107.0, 43.0, 44.0)
    layer.removeSelection()
    assert not chooser.use_selection.isEnabled()


def test_soums_are_searched_ticked_and_taken(page, soums, wait_for):
    page._add((soums,))
    wait_for(lambda: settled(page))
    chooser = come_from(page, "names")
    names = chooser.names
    assert [names.layer.itemData(n) for n in range(names.layer.count())] == ["", soums]
    names.layer.setCurrentIndex(1)
    names.layer.activated.emit(1)
    wait_for(lambda: names.list.count() == 3)
    from qgis.PyQt.QtCore import Qt

    rows = {names.list.item(n).text(): names.list.item(n) for n in range(3)}
    assert list(rows) == sorted(NAMES)
    assert not names.use_button.isEnabled()
    rows["Nomgon"].setCheckState(Qt.CheckState.Checked)
    names.search.setText("BULG")
    assert [name for name, row in rows.items() if not row.isHidden()] == ["Bulgan"]
    rows["Bulgan"].setCheckState(Qt.CheckState.Checked)
    names.use_button.click()
    wait_for(lambda: settled(page))
    assert bounds(page) == (104.0, 106.0, 43.0, 44.0)
    assert page.area_box.line.text().startswith("Bulgan, Nomgon: ")


def test_the_extent_of_the_map_is_taken(page, iface, wait_for):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    chooser = come_from(page, "canvas")
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    iface.canvas.setExtent(QgsRectangle(104.0, 43.0, 106.0, 44.0))
    seen = iface.canvas.extent()
    chooser.findChild(type(chooser.use_selection), "area_use_canvas").click()
    wait_for(lambda: settled(page))
    found = bounds(page)
    expected = (seen.xMinimum(), seen.xMaximum(), seen.yMinimum(), seen.yMaximum())
    assert found == pytest.approx(expected, abs=1e-5)


def test_a_polygon_is_drawn_with_mouse_and_keyboard(page, iface, wait_for, qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    canvas = iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(103.0, 42.0, 107.0, 46.0))
    chooser = come_from(page, "drawn")
    chooser.draw_button.click()
    tool = canvas.mapTool()

    def click(x, y, button=Qt.MouseButton.LeftButton):
        place = tool.toCanvasCoordinates(QgsPointXY(x, y))
        QTest.mouseClick(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, place)

    def press(key):
        QTest.keyClick(canvas, key)

    click(104.0, 43.0)
    press(Qt.Key.Key_Return)  # one corner is no polygon yet
    assert chooser.draw_button.isChecked()
    click(105.0, 43.0)
    click(106.9, 45.9)
    press(Qt.Key.Key_Backspace)
    click(105.0, 44.0)
    click(104.0, 44.0)
    assert tool._band.numberOfVertices() >= 4
    click(104.5, 43.5, Qt.MouseButton.RightButton)
    wait_for(lambda: settled(page))
    assert not chooser.draw_button.isChecked()
    assert canvas.mapTool() is not tool
    assert bounds(page) == pytest.approx((104.0, 105.0, 43.0, 44.0), abs=0.03)
    chooser.draw_button.click()
    click(104.0, 43.0)
    press(Qt.Key.Key_Escape)
    assert not chooser.draw_button.isChecked()
    assert tool._points == []


def test_another_tool_ends_the_drawing(page, iface):
    from qgis.gui import QgsMapToolPan

    chooser = come_from(page, "drawn")
    chooser.draw_button.click()
    pan = QgsMapToolPan(iface.canvas)
    iface.canvas.setMapTool(pan)
    assert not chooser.draw_button.isChecked()
    assert iface.canvas.mapTool() is pan


def test_the_outline_leaves_the_map_with_the_dock(page, iface, layer, wait_for):
    take(page.area_box.chooser.area, layer)
    wait_for(lambda: settled(page))
    before = len(iface.canvas.scene().items())
    page.leave()
    assert len(iface.canvas.scene().items()) == before - 2  # the outline and the drawing
    assert not page.area_box.outline.shown()


def test_another_area_is_proposed_and_checked_anew(page, layer, soums, wait_for, make_raster):
    import numpy as np

    def waiting():
        return not settled(page) or page.health.checking or page.grid_desk._settle.isActive()

    page._add((make_raster("elevation.tif", np.full((4, 6), 900.0)),))
    ids = {feature["n"]: feature.id() for feature in layer.getFeatures()}
    chooser = come_from(page, "selection")
    asked, costs, changes = [], [], []
    page.session.status_changed.connect(lambda: changes.append(page.session.settings.study_area))
    for wanted in ([ids[0.0]], [ids[0.0], ids[1.0], ids[2.0]]):
        layer.selectByIds(wanted)
        before = page.session.settings.study_area
        chooser.use_selection.click()
        wait_for(lambda before=before: page.session.settings.study_area != before)
        assert page.grid.cost.text() == ""  # what was said of the area before is gone at once
        assert page.grid.crs_reason.text() == ""
        assert page.health.checking
        wait_for(lambda: not waiting())
        asked.append(page.desk._checked.study_area)
        costs.append(page.grid.cost.text())
        wait_for(lambda: changes and changes[-1] == page.session.settings.study_area)
    assert asked[0] != asked[1]
    assert costs[0]
    assert costs[0] != costs[1]


def test_a_hidden_map_can_not_be_pointed_at(page, iface, qgis_app):
    chooser = come_from(page, "canvas")
    assert chooser.canvas_button.isEnabled()
    iface.canvas.hide()
    for button in (chooser.canvas_button, chooser.draw_button):
        assert not button.isEnabled()
        assert button.toolTip() == "Add a layer to see the map first"
    assert chooser.canvas_hint.text() == "Add a layer to see the map first"
    come_from(page, "drawn")
    assert chooser.hint.text() == "Add a layer to see the map first"
    iface.canvas.show()
    assert chooser.canvas_button.isEnabled()
    assert chooser.draw_button.isEnabled()
    assert chooser.canvas_hint.text() == chooser.hint.text() == chooser.draw_button.toolTip() == ""


@pytest.mark.parametrize(
    ("code", "west", "south", "size"),
    [("EPSG:4326", -200.0, -100.0, 400.0), ("EPSG:4326", 170.0, 43.0, 20.0), ("EPSG:3857", -3e7, -3e7, 6e7)],
)
def test_an_extent_beyond_the_edge_of_the_earth_is_refused(page, iface, code, west, south, size):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    heard = []
    page.message.connect(lambda level, sentence, details: heard.append(sentence))
    chooser = come_from(page, "canvas")
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(code))
    iface.canvas.setExtent(QgsRectangle(west, south, west + size, south + size))
    chooser.canvas_button.click()
    assert "beyond the edge" in heard[0]
    assert not page.session.lookups.asked("area file")


def test_names_are_found_in_the_usual_spellings(page):
    from dss_planner.intake.area.areasource import NamedArea

    names = page.area_box.chooser.names
    stored = ("Xanbogd", "Cogtcecij", "Ömnögovi", "Čojr", "Bulgan")
    names.offer_names([NamedArea(name, 1) for name in stored])

    def found(words):
        names.search.setText(words)
        return [names.list.item(n).text() for n in range(names.list.count()) if not names.list.item(n).isHidden()]

    assert found("khan") == found("XAN") == found("hanb") == ["Xanbogd"]
    assert found("tsogttsetsii") == ["Cogtcecij"]
    assert found("Umnugovi") == found("omno") == found("O'mno'") == ["Ömnögovi"]
    assert found("choi") == ["Čojr"]
    assert names.words.isHidden()
    assert found("zzz") == []
    assert names.words.text() == "No name contains “zzz”"
    assert not names.words.isHidden()
    assert len(found("")) == 5
    assert names.words.isHidden()
