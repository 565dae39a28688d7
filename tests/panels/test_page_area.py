"""Page 1: layers come in, are recognised, can be overruled; the study area is the user's choice alone."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.intake.choices import LayerChoice
from dss_planner.study.chain import example_settings
from dss_planner.study.settings import read_settings


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
def drop(qgis_app):
    """Drop files, folders or layers on a widget, as the file manager or QGIS does."""
    from qgis.core import QgsMimeDataUtils
    from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent

    def on(widget, paths=(), layers=()):
        mime = QMimeData()
        if layers:
            mime = QgsMimeDataUtils.encodeUriList([QgsMimeDataUtils.Uri(layer) for layer in layers])
        elif paths:
            mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        target = widget.viewport()
        assert target.acceptDrops()
        how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(9, 9), *how)
        qgis_app.sendEvent(target, enter)
        assert enter.isAccepted() == bool(paths or layers)
        qgis_app.sendEvent(target, QDropEvent(QPointF(9, 9), *how))

    return on


def rows(page):
    """What the list shows: name → words below it."""
    return {look.headline: look.note or look.body for look in page.data.list.looks()}


def dock_of(page):
    dock = page.parent()
    while not hasattr(dock, "banner"):
        dock = dock.parent()
    return dock


def known(page):
    return page.reader.complete and not page.session.lookups.busy


def choose(combo, value):
    """Choose an entry of a combo as the user does."""
    index = combo.findData(value)
    assert index >= 0, f"{value} is not offered"
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


# --- layers ---------------------------------------------------------------------------------------------------------


def test_layers_are_recognised_in_the_background(page, wait_for, tmp_path):
    broken = tmp_path / "broken.tif"
    broken.write_bytes(b"no raster")
    sample = [uri for uri in example_settings().sources if "elevation" in uri or "roads" in uri]
    page._add((*sample, str(broken)))
    assert set(rows(page).values()) == {"being recognised…"}
    wait_for(lambda: known(page))
    found = rows(page)
    assert found["elevation_5min.tif"].startswith("Elevation [m]")
    assert found["sample.gpkg · roads"].startswith("Roads")
    assert found["broken.tif"] == "cannot be read"
    assert not page.data.bar.isVisibleTo(page.data)
    page.data.list.choose(str(broken))
    assert "broken.tif" in page.data.details.words.text()
    assert page.data.remove_button.isEnabled()
    page.data.remove_button.click()
    assert str(broken) not in page.session.settings.sources


def test_the_user_can_say_what_a_layer_is_and_take_it_back(page, wait_for, make_raster):
    path = make_raster("mystery.tif", np.full((4, 6), 7.0))
    page._add((path,))
    wait_for(lambda: known(page))
    page.data.list.choose(path)
    details = page.data.details
    assert details.role.findData("roads") < 0
    choose(details.role, "sand")
    assert page.session.settings.choices == {path: LayerChoice(role="sand")}
    wait_for(lambda: known(page))
    assert rows(page)["mystery.tif"].startswith("Sand content")
    choose(details.unit, "g/kg")
    assert page.session.settings.choices == {path: LayerChoice(role="sand", unit="g/kg")}
    choose(details.role, "left out")
    wait_for(lambda: known(page))
    assert rows(page)["mystery.tif"] == "left out of the study"
    assert page.reader.recognised() == []
    page.history.undo()
    page.history.undo()
    page.history.undo()
    assert page.session.settings.choices == {}
    page.history.redo()
    assert page.session.settings.choices == {path: LayerChoice(role="sand")}


def test_undo_keys_belong_to_the_page_while_the_keyboard_is_in_it(page, iface, wait_for, make_raster, qgis_app):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtGui import QKeySequence
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QAction

    theirs = QAction("Undo an edit", iface.window)
    theirs.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    heard = []
    theirs.triggered.connect(heard.append)
    iface.window.addAction(theirs)
    path = make_raster("clay.tif", np.full((4, 6), 9.0))
    page._add((path,))
    wait_for(lambda: known(page))
    page.data.list.setFocus()
    QTest.keyClick(page.data.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.session.settings.sources == ()
    assert heard == []
    QTest.keyClick(
        page.health.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.session.settings.sources == (path,)
    wait_for(lambda: known(page))


def test_the_legend_of_land_cover_can_be_said(page, wait_for, make_raster):
    path = make_raster("landcover.tif", np.full((4, 6), 99.0), nodata=None)
    page._add((path,))
    page._say(path, LayerChoice(role="landcover"))
    wait_for(lambda: known(page))
    page.data.list.choose(path)
    details = page.data.details
    assert details.legend.isVisibleTo(details)
    assert not details.unit.isVisibleTo(details)
    choose(details.legend, "esa_worldcover")
    assert page.session.settings.choices[path] == LayerChoice(role="landcover", legend="esa_worldcover")
    wait_for(lambda: known(page))


def test_removing_a_layer_forgets_what_was_said_of_it_until_that_is_undone(page, wait_for, make_raster):
    path = make_raster("mystery.tif", np.full((4, 6), 7.0))
    page._add((path,))
    page._say(path, LayerChoice(role="clay"))
    page._remove(path)
    assert (page.session.settings.sources, page.session.settings.choices) == ((), {})
    page.undo_action.trigger()
    assert page.session.settings.sources == (path,)
    assert page.session.settings.choices == {path: LayerChoice(role="clay")}
    wait_for(lambda: known(page))


def test_files_folders_and_layers_can_be_dropped(page, wait_for, drop, make_raster, make_vector, tmp_path):
    from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

    inputs = tmp_path / "өгөгдөл"
    elevation = make_raster("өгөгдөл/elevation.tif", np.full((4, 6), 900.0))
    (inputs / "notes.txt").write_text("no layer", encoding="utf-8")
    (inputs / "settings.json").write_text("{}", encoding="utf-8")
    roads = make_vector("өгөгдөл/deep/roads.gpkg", [("LINESTRING(0 0,1 1)", {"highway": "primary"})], layer="roads")
    drop(page.data.list, [inputs])
    wait_for(lambda: known(page))
    assert set(page.session.settings.sources) == {elevation, roads}
    ndvi = QgsRasterLayer(make_raster("ndvi_maximum.tif", np.full((4, 6), 0.3)), "NDVI")
    two = make_vector("two.gpkg", [("POINT(0 0)", {"name": "a", "n": 1.0})], layer="soums")
    filtered = QgsVectorLayer(f'{two}|layername=soums|subset="n" > 0', "Some soums", "ogr")
    sketch = QgsVectorLayer("Polygon?crs=EPSG:32648", "Sketch", "memory")
    QgsProject.instance().addMapLayers([ndvi, filtered, sketch])
    heard = []
    page.message.connect(lambda level, sentence, details: heard.append(sentence))
    drop(page.data.list, layers=[ndvi, filtered, sketch])
    wait_for(lambda: known(page))
    assert page.session.settings.sources[2:] == (ndvi.source(),)
    assert "Some soums, Sketch" in heard[0]


def test_a_legend_beside_the_data_is_no_layer(page, wait_for, drop, make_raster, tmp_path):
    heard = []
    page.message.connect(lambda level, sentence, details: heard.append((level, sentence)))
    elevation = make_raster("data/elevation.tif", np.full((4, 6), 900.0))
    (tmp_path / "data" / "legend.csv").write_text("code,name,class\n1,Бэлчээр,grassland\n", encoding="utf-8")
    (tmp_path / "data" / "stations.csv").write_text("lon,lat,code,class\n104,44,1,1\n105,44,1,1\n", encoding="utf-8")
    drop(page.data.list, [tmp_path / "data"])
    wait_for(lambda: page.session.settings.sources != () and known(page))
    assert page.session.settings.sources == (elevation, str(tmp_path / "data" / "stations.csv"))
    assert [level for level, sentence in heard if "“legend.csv” is a legend, no layer" in sentence] == ["information"]


@pytest.mark.parametrize("whole", [True, False])
def test_openstreetmap_data_come_as_themes(page, wait_for, drop, tmp_path, whole):
    """From the file manager, or a layer of it that QGIS shows already: that is a mixture of themes."""
    import shutil
    from pathlib import Path

    from qgis.core import QgsVectorLayer

    path = tmp_path / "south gobi өмнөговь.osm.pbf"
    shutil.copy(Path(__file__).parents[1] / "intake" / "data" / "south_gobi.osm.pbf", path)
    if whole:
        drop(page.data.list, [path])
    else:
        drop(page.data.list, layers=[QgsVectorLayer(f"{path}|layername=lines", "lines", "ogr")])
    wait_for(lambda: page.session.settings.sources != () and known(page))
    found = rows(page)
    assert len(found) == (8 if whole else 3)
    assert found[f"{path.name} · highway"] == "Roads · OpenStreetMap"
    assert found[f"{path.name} · waterway"] == "Rivers · OpenStreetMap"


def test_text_that_is_dragged_over_the_list_is_not_taken(page, drop):
    drop(page.data.list)
    assert page.session.settings.sources == ()


def test_tiles_become_one_row_and_nothing_is_written_beside_them(page, wait_for, drop, make_raster, tmp_path):
    for number, west in enumerate((500000.0, 506000.0)):
        make_raster(
            f"tiles/dem_N43E10{number}.tif",
            np.full((4, 6), 900.0 + number),
            geotransform=(west, 1000.0, 0, 4900000.0, 0, -1000.0),
        )
    before = sorted(path.name for path in (tmp_path / "tiles").iterdir())
    drop(page.data.list, [tmp_path / "tiles"])
    wait_for(lambda: known(page))
    assert len(page.session.settings.sources) == 1
    assert page.session.settings.sources[0].endswith(".vrt")
    assert next(iter(rows(page))).endswith(", 2 files")
    assert sorted(path.name for path in (tmp_path / "tiles").iterdir()) == before


def test_a_study_folder_comes_first(iface, qgis_app, drop, make_raster):
    from dss_planner.panels.dock import PlannerDock

    dock = PlannerDock(iface)
    page = dock.pages[0]
    drop(page.data.list, [make_raster("elevation.tif", np.full((4, 6), 900.0))])
    assert "study folder first" in dock.banner._sentence.text()
    assert dock.session.settings.sources == ()
    dock.close_study()
    dock.deleteLater()


def test_project_layers_and_the_layers_of_a_file(qgis_app, iface):
    from qgis.core import QgsProject, QgsRasterLayer

    from dss_planner.panels.project_sources import project_layers

    uri = next(uri for uri in example_settings().sources if "elevation" in uri)
    QgsProject.instance().addMapLayer(QgsRasterLayer(uri, "Heights"))
    assert project_layers() == [("Heights", uri)]


def test_the_projects_layers_are_offered_once(page, wait_for):
    from qgis.core import QgsProject, QgsRasterLayer

    uri = next(uri for uri in example_settings().sources if "elevation" in uri)
    QgsProject.instance().addMapLayer(QgsRasterLayer(uri, "Heights"))
    menu = page.data.list_project()
    assert [action.text() for action in menu.actions()] == ["Heights"]
    menu.actions()[0].trigger()
    assert page.session.settings.sources == (uri,)
    assert not page.data.list_project().actions()[0].isEnabled()
    wait_for(lambda: known(page))


# --- grid -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def area(make_vector):
    """A study area of 60 × 40 km in UTM 48N."""
    shape = "POLYGON((500000 4860000,560000 4860000,560000 4900000,500000 4900000,500000 4860000))"
    return f"{make_vector('pilot.gpkg', [(shape, {'a': 1.0})], layer='pilot')}|layername=pilot"


def test_the_grid_is_proposed_until_the_user_chooses(page, wait_for, make_raster, area):
    elevation = make_raster(
        "elevation.tif", np.full((80, 120), 900.0), geotransform=(500000.0, 500.0, 0, 4900000.0, 0, -500.0)
    )
    page.area_box._take(area)
    wait_for(lambda: known(page))
    assert "240184 ha" in page.area_box.line.text().replace(",", "")  # on the ellipsoid; 240 000 on the map
    page._add((elevation,))
    wait_for(lambda: page.session.settings.cell_size == 500.0)
    assert page.session.settings.crs == ""
    assert "UTM zone 48N" in page.grid.crs_reason.text()
    assert "elevation.tif" in page.grid.cell_reason.text()
    assert not page.grid.use_button.isVisibleTo(page.grid)
    wait_for(lambda: page.grid.cost.text().startswith(("9600 cells", "9,600 cells")))
    page.grid.cell.setValue(2000.0)
    assert page.session.settings.cell_size == 2000.0
    wait_for(lambda: page.grid.cost.text().startswith("600 cells"))
    assert page.grid.use_button.text() == "Use 500 m"
    page.grid.use_button.click()
    assert page.session.settings.cell_size == 500.0


def test_cells_larger_than_the_area_are_refused_in_red(page, wait_for, area):
    page.area_box._take(area)
    page.grid.cell.setValue(90000.0)
    wait_for(lambda: page.grid.cost.state == "problem")
    assert "larger than the study area" in page.grid.cost.text()


def test_a_study_keeps_its_cell_size(page, wait_for, tmp_path, make_raster, area):
    page.area_box._take(area)
    page._add((make_raster("elevation.tif", np.full((4, 6), 900.0)),))
    page.grid.cell.setValue(3000.0)
    page.session.save()
    other = tmp_path / "other"
    other.mkdir()
    page.session.open_folder(str(other))
    assert page.grid.cell.value() == 1000.0
    page.session.open_folder(str(tmp_path / "study"))
    wait_for(lambda: known(page))
    wait_for(lambda: bool(page.grid.cost.text()))
    assert read_settings(tmp_path / "study").cell_size == page.session.settings.cell_size == 3000.0


def test_the_example_keeps_its_cell_size_in_a_folder_chosen_before(page, wait_for, tmp_path):
    folder = tmp_path / "example"
    folder.mkdir()
    page.session.open_folder(str(folder))
    assert page.session.switch_to_example(str(folder))
    wait_for(lambda: known(page) and bool(page.grid.cost.text()))
    assert page.session.settings.cell_size == example_settings().cell_size
    assert page.grid.use_button.isVisibleTo(page.grid) == (page.grid._proposal.cell_size != page.grid.cell.value())


def test_a_custom_equal_area_system_bears_its_name(qgis_app, make_vector):
    from dss_planner.intake.area.studyarea import propose_crs
    from dss_planner.panels.area.grid_box import reference_system

    wide = make_vector("wide.gpkg", [("POLYGON((95 43,115 43,115 47,95 47,95 43))", {"a": 1.0})], "EPSG:4326", "wide")
    crs = reference_system(propose_crs(wide).crs)
    assert crs.isValid()
    assert "equal-area" in crs.description()
    assert reference_system("EPSG:32648").authid() == "EPSG:32648"
    assert not reference_system("").isValid()


def test_without_a_study_area_align_says_the_fix(page, wait_for, make_raster):
    page._add((make_raster("elevation.tif", np.full((4, 6), 900.0)),))
    wait_for(lambda: known(page) and not page.health.checking)
    assert all(look for look in (page.health.model.words(p)[1] for p in page.health.model.problems))
    page.align_button.click()
    wait_for(lambda: not page.session.busy)
    assert "Choose a polygon layer" in page.status()


# --- alignment ------------------------------------------------------------------------------------------------------


def test_stopping_alignment_leaves_nothing_half_made(page, wait_for, tmp_path):
    said = []
    page.session.runner.said.connect(lambda text: said.append(str(text)))
    folder = tmp_path / "example"
    page.session.open_example(str(folder))
    wait_for(lambda: len(said) >= 3)
    page.session.cancel()
    wait_for(lambda: not page.session.busy)
    wait_for(lambda: not page.session.states.busy)
    assert page.state == "empty"
    assert not (folder / "alignment.json").exists()
    assert not list(folder.glob("*.tif"))


def test_an_unreadable_layer_that_is_left_out_does_not_stop_alignment(page, wait_for, tmp_path, make_raster, area):
    broken = tmp_path / "broken.tif"
    broken.write_bytes(b"no raster")
    page.area_box._take(area)
    page._add((make_raster("elevation.tif", np.full((40, 60), 900.0)), str(broken)))
    page._say(str(broken), LayerChoice(left_out=True))
    wait_for(lambda: known(page) and not page.health.checking)
    page.align_button.click()
    wait_for(lambda: not page.session.busy and not page.session.states.busy)
    assert page.state == "done", page.status()
    assert page.report.isVisibleTo(page)
    assert page.report.table.item(0, 0).text() == "Elevation"
    assert "elevation.tif" in page.report.details.text()


# --- files that change meanwhile -------------------------------------------------------------------------------------


@pytest.fixture
def aligned(page, wait_for, area, make_raster):
    """The page with elevation and sand aligned; their paths."""
    place = {"geotransform": (500000.0, 1000.0, 0, 4900000.0, 0, -1000.0)}
    paths = (
        make_raster("elevation.tif", np.full((40, 60), 900.0), **place),
        make_raster("sand_0-5cm.tif", np.linspace(40.0, 80.0, 2400).reshape(40, 60), **place),
    )
    page.area_box._take(area)
    page._add(paths)
    wait_for(lambda: known(page) and not page.health.checking)
    page.align_button.click()
    wait_for(lambda: at_rest(page))
    assert page.state == "done", page.status()
    return paths


def at_rest(page):
    session = page.session
    return known(page) and not session.busy and not session.states.busy and not page.health.checking


def missing(page):
    return [p.layer for p in page.health.waits() if p.code == "file_missing"]


def test_a_source_that_is_deleted_is_noticed_when_the_page_is_shown(page, aligned, wait_for):
    from pathlib import Path

    dock, sand = dock_of(page), aligned[1]
    kept = Path(sand).read_bytes()
    cells = page.session.settings.cell_size
    dock.go(1)
    Path(sand).unlink()
    dock.go(0)
    wait_for(lambda: at_rest(page) and missing(page) == [sand])
    assert page.state == "stale"
    assert "sand_0-5cm.tif" in page.status()
    assert rows(page)["sand_0-5cm.tif"] == "cannot be read"
    assert rows(page)["elevation.tif"].startswith("Elevation")
    assert page.session.settings.cell_size == cells
    Path(sand).write_bytes(kept)
    dock.go(1)
    dock.go(0)
    wait_for(lambda: at_rest(page) and not missing(page))
    assert rows(page)["sand_0-5cm.tif"].startswith("Sand")


def test_a_source_that_is_deleted_is_noticed_on_a_run(page, aligned, wait_for):
    from pathlib import Path

    Path(aligned[0]).unlink()
    assert not missing(page)
    page.session.run(("align",))
    wait_for(lambda: at_rest(page) and missing(page) == [aligned[0]])
    assert page.state == "problem"
    assert "elevation.tif" in page.status()


def test_a_source_that_is_exchanged_is_looked_into_anew(page, aligned, wait_for, make_raster):
    make_raster("sand_0-5cm.tif", np.full((3, 3), 600.0), geotransform=(500000.0, 900.0, 0, 4900000.0, 0, -900.0))
    page.reader.look_again()
    wait_for(lambda: at_rest(page) and page.state == "stale")
    assert "[g/kg]" in rows(page)["sand_0-5cm.tif"]


# --- what is said ---------------------------------------------------------------------------------------------------


def test_data_without_a_study_area_are_checked_calmly(page, wait_for, make_raster):
    page._add((make_raster("elevation.tif", np.full((40, 60), 900.0)),))
    wait_for(lambda: known(page) and not page.health.checking)
    assert page.health.summary.text().startswith("Choose the study area above")
    assert page.health.summary.state in ("tell", "ask")
    assert not any("Study area" in words for p in page.health.model.problems for words in page.health.model.words(p))


def test_files_that_are_no_data_are_left_out_with_a_message(page, wait_for, drop, tmp_path, make_raster):
    heard = []
    page.message.connect(lambda level, sentence, details: heard.append(sentence))
    for name in ("report.docx", "readme.txt"):
        (tmp_path / name).write_text("Dear colleagues", encoding="utf-8")
    path = make_raster("elevation.tif", np.full((4, 6), 900.0))
    drop(page.data.list, [tmp_path / "report.docx", path, tmp_path / "readme.txt"])
    wait_for(lambda: page.session.settings.sources != () and known(page))
    assert page.session.settings.sources == (path,)
    assert [sentence for sentence in heard if "report.docx, readme.txt" in sentence]


def test_messages_go_when_their_cause_is_gone(iface, page, wait_for, tmp_path, make_raster):
    dock = dock_of(page)
    path = make_raster("elevation.tif", np.full((4, 6), 900.0))
    page._add((path,))
    page._add((path,))
    assert "in the study already" in dock.banner.sentence()
    page._remove(path)
    assert dock.banner.sentence() == ""
    dock.say("warning", "Choose a study folder first.")
    dock.strip.idle("Align layers: failed")
    (tmp_path / "other").mkdir()
    dock.session.open_folder(str(tmp_path / "other"))
    assert (dock.banner.sentence(), dock.strip.text()) == ("", "")


def test_a_cell_size_of_ones_own_says_what_was_proposed(page, wait_for, make_raster, area):
    page.area_box._take(area)
    page._add((make_raster("elevation.tif", np.full((40, 60), 900.0)),))
    wait_for(lambda: known(page) and "elevation.tif" in page.grid.cell_reason.text())
    proposed = page.grid._proposal.cell_size
    assert not page.grid.cell_reason.text().startswith("Proposed")
    page.grid.cell.setValue(proposed * 2)
    assert page.grid.cell_reason.text().startswith("Proposed: ")
    page.grid.cell.setValue(100.0)
    assert "⚠ Cells of 100 m are finer than those of the finest layer, " in page.grid.cell_reason.text()
    page.grid.cell.setValue(50000.0)
    assert "are finer" not in page.grid.cell_reason.text()
    assert page.grid.crs.accessibleName()


def test_thousands_are_set_apart(qgis_app):
    from qgis.PyQt.QtCore import QLocale

    from dss_planner.panels.tables import number

    before = QLocale()
    plain = QLocale("en_US")
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(plain)
    try:
        assert number(1234567.0) == "1,234,567"
    finally:
        QLocale.setDefault(before)
