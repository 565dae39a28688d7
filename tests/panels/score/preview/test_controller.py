"""The preview on the map: the score of the full run, in every CRS, and no trace when it is off."""

from dataclasses import replace

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent

from dss_planner.layers.raster_styles import style_raster
from dss_planner.layers.scales import SCALES
from dss_planner.panels.score.preview.overlay import PreviewOverlay
from dss_planner.panels.score.preview.pictures import DISAGREEMENT, NEAR_MISSES, VALUE, Display
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Exclusion, write_model
from dss_planner.scoring.preview import livescore
from dss_planner.scoring.score import ScoreRequest, compute_score

#: Of the fixture's layers.
ROWS, COLUMNS, CELL = 60, 90, 1000.0
LEFT, TOP = 500000.0, 4900000.0


def weighted(model, *weights):
    criteria = tuple(replace(item, weight=weight) for item, weight in zip(model.criteria, weights))
    return replace(model, criteria=criteria)


def items(canvas):
    return [item for item in canvas.items() if isinstance(item, PreviewOverlay)]


def seen(overlay, canvas):
    """The overlay's pixels alone, over black: (rows, columns) of 0xrrggbb."""
    from qgis.PyQt.QtGui import QImage, QPainter

    size = canvas.viewport().size()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0)
    overlay.show_labels("")
    painter = QPainter(image)
    overlay.paint(painter)
    painter.end()
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    found = np.frombuffer(bits, np.uint32).reshape(size.height(), image.bytesPerLine() // 4)[:, : size.width()]
    return found & 0xFFFFFF


def expected(score, canvas):
    """What the score layer's style gives at the centre of each pixel, place by place."""
    steps = SCALES["score"].steps
    size = canvas.viewport().size()
    to_map = canvas.mapSettings().mapToPixel()
    utm = QgsCoordinateReferenceSystem("EPSG:32648")
    way = QgsCoordinateTransform(canvas.mapSettings().destinationCrs(), utm, QgsProject.instance())
    corners = [to_map.toMapCoordinates(x, y) for x, y in ((0, 0), (100, 0), (0, 100))]
    found = {}
    for row in range(3, size.height(), 11):
        for column in range(2, size.width(), 7):
            x = corners[0].x() + sum(
                (corners[k].x() - corners[0].x()) * (at + 0.5) / 100 for k, at in ((1, column), (2, row))
            )
            y = corners[0].y() + sum(
                (corners[k].y() - corners[0].y()) * (at + 0.5) / 100 for k, at in ((1, column), (2, row))
            )
            point = way.transform(QgsPointXY(x, y))
            j, i = (point.x() - LEFT) / CELL, (TOP - point.y()) / CELL
            if min(abs(j - round(j)), abs(i - round(i))) < 0.12:  # on the edge of a cell
                continue
            inside = 0 <= j < COLUMNS and 0 <= i < ROWS
            value = score[int(i), int(j)] if inside else np.nan
            color = next((step.color for step in steps if value <= step.upper), None)
            found[row, column] = int(color[1:], 16) if color and np.isfinite(value) else 0
    return found


def full_score(model, tmp_path):
    write_model(model, tmp_path / "model.json")
    return read_whole(compute_score(ScoreRequest(str(tmp_path / "model.json"), str(tmp_path / "score.tif"))).output)


def agree(preview, canvas, score):
    pixels = seen(preview.overlay, canvas)
    wanted = expected(score, canvas)
    wrong = [(place, hex(color), hex(pixels[place])) for place, color in wanted.items() if pixels[place] != color]
    assert not wrong, (len(wrong), len(wanted), wrong[:5])
    shown = [color for color in wanted.values() if color]
    assert len(set(shown)) >= 4
    assert len(shown) > 200


def test_pixels_have_the_colours_of_the_full_run(shown, canvas, model, tmp_path):
    assert shown.live.inputs.exact
    agree(shown, canvas, full_score(model, tmp_path))


def test_colours_are_those_that_the_layer_is_drawn_with(shown, canvas, model, tmp_path):
    full_score(model, tmp_path)
    layer = QgsRasterLayer(str(tmp_path / "score.tif"), "score")
    style_raster(layer, "score")
    block = layer.renderer().block(1, layer.extent(), COLUMNS, ROWS)
    drawn = np.array([[block.color(i, j) & 0xFFFFFF for j in range(COLUMNS)] for i in range(ROWS)])
    known = np.isfinite(read_whole(tmp_path / "score.tif"))
    overlay = shown.overlay
    colours = overlay._now[0].colours[:-1].reshape(ROWS, COLUMNS)
    np.testing.assert_array_equal(colours[known] & 0xFFFFFF, drawn[known])
    assert not colours[~known].any()


@pytest.mark.parametrize("angle", [0.0, 33.0])
@pytest.mark.parametrize("crs", ["EPSG:32648", "EPSG:4326", "EPSG:3857"])
def test_turned_maps_and_other_crs_show_each_cell_at_its_place(
    preview, put, canvas, model, tmp_path, wait_for, crs, angle
):
    target = QgsCoordinateReferenceSystem(crs)
    way = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:32648"), target, QgsProject.instance())
    canvas.setDestinationCrs(target)
    canvas.setExtent(way.transformBoundingBox(QgsRectangle(LEFT, TOP - 60000, LEFT + 90000, TOP)))
    canvas.setRotation(angle)
    put(model)
    preview.set_on(True)
    wait_for(lambda: preview.latest is not None and not preview.reading)
    agree(preview, canvas, full_score(model, tmp_path))
    canvas.setRotation(0)


def test_after_turning_and_moving_the_map_the_old_picture_is_right_at_once(shown, canvas, model, tmp_path):
    score = full_score(model, tmp_path)
    canvas.setRotation(-20.0)
    agree(shown, canvas, score)
    canvas.setRotation(0.0)
    canvas.setExtent(QgsRectangle(LEFT + 10000, TOP - 50000, LEFT + 60000, TOP - 15000))
    agree(shown, canvas, score)


def test_a_change_is_scored_once_for_many_edits(shown, put, model, qgis_app):
    scores = []
    shown.scored.connect(scores.append)
    for share in (0.2, 0.3, 0.4, 0.5):
        put(weighted(model, share, 0.3, 0.5 - share + 0.2))
    for _ in range(5):
        qgis_app.processEvents()
    assert len(scores) == 1
    assert scores[0].model.criteria[0].weight == 0.5
    assert shown.latest is scores[0]


def test_a_closer_look_is_read_after_the_map_was_moved(shown, canvas, wait_for):
    canvas.setExtent(QgsRectangle(LEFT + 20000, TOP - 30000, LEFT + 40000, TOP - 15000))
    wait_for(lambda: shown.live.inputs.window.width < 40)
    assert not shown.reading


def test_off_leaves_no_trace(shown, canvas):
    assert len(items(canvas)) == 1
    shown.set_swiping(True)
    shown.set_on(False)
    assert items(canvas) == []
    assert shown.latest is None
    assert shown.live is None
    assert not shown.swiping


def test_the_project_is_closed(shown, canvas):
    QgsProject.instance().clear()
    assert items(canvas) == []
    assert not shown.on


def test_the_map_goes_first(session, put, model, wait_for, qgis_app):
    from dss_planner.panels.score.preview.controller import PreviewController

    class Window:
        def __init__(self):
            self.canvas = QgsMapCanvas()
            self.canvas.resize(200, 200)
            self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
            self.canvas.setExtent(QgsRectangle(LEFT, TOP - 60000, LEFT + 90000, TOP))

        def mapCanvas(self):
            return self.canvas

    window = Window()
    preview = PreviewController(session, window)
    put(model)
    preview.set_on(True)
    wait_for(lambda: preview.latest is not None)
    preview.set_swiping(True)
    sip.delete(window.canvas)
    for _ in range(3):
        qgis_app.processEvents()
    assert preview.overlay is None
    put(weighted(model, 0.5, 0.3, 0.2))
    preview.set_on(True)
    for _ in range(3):
        qgis_app.processEvents()
    preview.close()


def test_another_study_while_reading(preview, put, model, session, canvas, qgis_app, wait_for):
    put(model)
    preview.set_on(True)
    assert preview.reading
    session.score_desk.model = None
    session.opened.emit()
    wait_for(lambda: not preview._lookups.busy)
    for _ in range(5):
        qgis_app.processEvents()
    assert preview.latest is None
    assert preview.words


def test_switched_off_while_reading(preview, put, model, wait_for):
    put(model)
    preview.set_on(True)
    preview.set_on(False)
    wait_for(lambda: not preview._lookups.busy)
    assert preview.latest is None
    assert preview.overlay is None


def test_a_layer_that_is_gone_is_named(shown, put, model, wait_for, tmp_path, canvas):
    (tmp_path / "layer1.tif").unlink()
    canvas.setExtent(QgsRectangle(LEFT, TOP - 40000, LEFT + 50000, TOP))
    wait_for(lambda: "Name 1" in shown.words)
    assert seen(shown.overlay, canvas).max() == 0


def test_all_left_out_is_said(shown, put, model, qgis_app):
    rule = Exclusion("all", "everything", model.criteria[2].layer, maximum=-1000.0)
    sure = Exclusion("sure", "everything", model.criteria[2].layer, minimum=5000.0)
    put(replace(model, exclusions=(rule, sure)))
    for _ in range(5):
        qgis_app.processEvents()
    assert "left out" in shown.words or "leave out" in shown.words
    put(model)
    for _ in range(5):
        qgis_app.processEvents()
    assert shown.words == ""


def test_a_map_without_crs_says_why_nothing_is_shown(preview, put, model, canvas, wait_for):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    put(model)
    preview.set_on(True)
    wait_for(lambda: "coordinate reference system" in preview.words)


def test_a_view_beside_the_study_says_so(shown, canvas, wait_for):
    canvas.setExtent(QgsRectangle(LEFT + 500000, TOP - 40000, LEFT + 550000, TOP))
    wait_for(lambda: "outside the layers" in shown.words)


def test_a_layer_that_was_not_read_is_read(shown, put, model, make_raster, wait_for):
    path = make_raster("other.tif", np.full((ROWS, COLUMNS), 40.0), geotransform=(LEFT, CELL, 0, TOP, 0, -CELL))
    fourth = replace(model.criteria[0], id="c9", name="Ninth", layer=path)
    put(replace(model, criteria=(*model.criteria, fourth)))
    wait_for(lambda: shown.latest is not None and len(shown.latest.model.criteria) == 4)


def test_other_displays(shown, canvas, qgis_app):
    score = seen(shown.overlay, canvas)
    found = []
    for display in (Display(NEAR_MISSES), Display(DISAGREEMENT), Display(VALUE, "c1")):
        shown.set_display(display)
        assert shown.words == ""
        label = shown.overlay._labels[0]
        found.append(seen(shown.overlay, canvas))
        assert found[-1].any()
        assert {"near_misses": "near misses", "disagreement": "disagreement", "value": "Name 1"}[display.kind] in label
    assert all((one != other).any() for one, other in zip([score, *found], found))
    assert set(np.unique(found[0])) == {0, 0x0072B2, 0xE69F00}


def test_disagreement_without_profiles_says_so(shown, put, model, qgis_app):
    shown.set_display(Display(DISAGREEMENT))
    put(replace(model, profiles=()))
    for _ in range(5):
        qgis_app.processEvents()
    assert "profile" in shown.words


def test_swipe_against_the_state_before(shown, put, model, canvas, wait_for, tmp_path):
    before = seen(shown.overlay, canvas)
    shown.set_swiping(True)
    put(replace(model, combination="geometric"), undoable=True)
    put_second = weighted(replace(model, combination="geometric"), 0.1, 0.1, 0.8)
    wait_for(lambda: shown.comparison.values(shown.display, shown.live.inputs) is not None)
    wait_for(lambda: shown.latest.model.combination == "geometric")
    assert shown.comparison.values(shown.display, replace(shown.live.inputs)) is None  # cells of another view
    middle = canvas.viewport().width() // 2
    shown.move_swipe(0.5)
    split = seen(shown.overlay, canvas)
    np.testing.assert_array_equal(split[:100, : middle - 3], before[:100, : middle - 3])
    assert (split[:100, middle + 3 :] != before[:100, middle + 3 :]).any()
    shown.hold(True)
    np.testing.assert_array_equal(seen(shown.overlay, canvas), before)
    shown.hold(False)
    put(put_second, undoable=True)
    wait_for(lambda: shown.latest.model.criteria[2].weight == 0.8)
    assert (seen(shown.overlay, canvas)[:100, : middle - 3] != before[:100, : middle - 3]).any()


def test_nothing_before_is_said(shown):
    shown.set_swiping(True)
    assert "Nothing was changed yet" in shown.overlay._labels[1]


def test_another_thing_than_the_score_needs_no_score_when_a_value_function_is_no_more(shown, put, model, qgis_app):
    shown.set_display(Display(VALUE, "c2"))
    bent = replace(model.criteria[2], value_function=ValueFunction("s_up", 20.0, 60.0))
    put(replace(model, criteria=(*model.criteria[:2], bent)))
    for _ in range(5):
        qgis_app.processEvents()
    assert shown.words == ""
    put(replace(model, criteria=model.criteria[:2]))
    for _ in range(5):
        qgis_app.processEvents()
    assert shown.words == ""


def test_the_grid_of_the_study_is_known(shown):
    assert isinstance(shown.live.inputs.whole, Grid)


def test_listeners_have_scores_without_a_map(preview, put, model, canvas, wait_for):
    put(model)
    owner = object()
    preview.listen(owner, True)
    wait_for(lambda: preview.latest is not None)
    assert items(canvas) == []
    preview.listen(owner, False)
    assert preview.latest is None


def test_the_first_drag_under_ordered_weighting_waits_for_nothing(shown, put, model, session, wait_for, qgis_app):
    model = replace(model, combination="owa", optimism=0.2)
    put(model)
    wait_for(lambda: shown.latest.model.combination == "owa")
    session.score_desk.select("c1")
    wait_for(lambda: not shown._lookups.busy)
    bent = replace(model.criteria[1], value_function=ValueFunction("linear", 20.0, 90.0))
    put(replace(model, criteria=(model.criteria[0], bent, model.criteria[2])))
    wait_for(lambda: shown.latest.model.criteria[1] == bent)
    assert shown.latest.computed == ("value:c1", "insertion")


def test_a_drag_under_ordered_weighting_sorts_nothing_again(shown, put, model, session, wait_for, monkeypatch):
    monkeypatch.setattr(livescore, "SORTED_AT_ONCE", 1.0)  # any sorting takes long
    model = replace(model, combination="owa", optimism=0.2)
    put(model)
    wait_for(lambda: shown.latest.model.combination == "owa")
    session.score_desk.select("c1")
    wait_for(lambda: not shown._lookups.busy)
    live, computed = shown.live, []
    for low in (20.0, 21.0, 22.0):
        bent = replace(model.criteria[1], value_function=ValueFunction("linear", low, 90.0))
        put(replace(model, criteria=(model.criteria[0], bent, model.criteria[2])))
        wait_for(lambda bent=bent: shown.latest.model.criteria[1] == bent)
        computed.append(shown.latest.computed)
    assert computed == [("value:c1", "insertion"), ("value:c1",), ("value:c1",)]
    assert shown.live is live


def test_a_last_run_that_is_not_there_is_asked_for_once(shown, session, wait_for, qgis_app, tmp_path):
    session.folder = str(tmp_path / "no study")
    asked = []
    ask = shown._lookups.ask
    shown._lookups.ask = lambda kind, *rest: (asked.append(kind), ask(kind, *rest))
    shown.set_against("last_run")
    shown.set_swiping(True)
    wait_for(lambda: "no score of an earlier run" in shown.overlay._labels[1])
    for _ in range(30):
        qgis_app.processEvents()
    assert asked == ["preview before"]
    assert not shown.busy
    shown._read_anew()
    wait_for(lambda: len(asked) > 1)
    session.folder = ""


def test_swipe_against_the_last_run(shown, session, model, canvas, wait_for, tmp_path):
    full_score(replace(model, combination="geometric"), tmp_path)
    session.folder = str(tmp_path)
    shown.set_against("last_run")
    shown.set_swiping(True)
    wait_for(lambda: shown.comparison.values(shown.display, shown.live.inputs) is not None)
    shown.hold(True)
    pixels = seen(shown.overlay, canvas)
    wanted = expected(read_whole(tmp_path / "score.tif"), canvas)
    assert all(pixels[place] == color for place, color in wanted.items())
    session.folder = ""


def test_what_lies_above_the_rasters_stays_in_sight(preview, canvas, put, model, make_vector, wait_for):
    from qgis.core import QgsLineSymbol, QgsSingleSymbolRenderer, QgsVectorLayer

    middle = TOP - CELL * ROWS / 2
    line = f"LINESTRING({LEFT} {middle},{LEFT + COLUMNS * CELL} {middle})"
    road, hidden = (
        QgsVectorLayer(make_vector(f"{name}.gpkg", [(line, {})], layer=name), name) for name in ("road", "hidden")
    )
    for layer, colour in ((road, "255,0,0"), (hidden, "0,0,255")):
        symbol = QgsLineSymbol.createSimple({"line_color": colour, "line_width": "3"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    raster = QgsRasterLayer(model.criteria[0].layer, "need")
    QgsProject.instance().addMapLayers([road, raster, hidden], False)
    canvas.setLayers([road, raster, hidden])
    put(model)
    preview.set_on(True)
    wait_for(lambda: preview.latest is not None)
    overlay = items(canvas)[0]
    place = canvas.getCoordinateTransform().transform(LEFT + COLUMNS * CELL / 2, middle)
    row, column = round(place.y()), round(place.x())
    wait_for(lambda: seen(overlay, canvas)[row, column] == 0xFF0000)
    assert seen(overlay, canvas)[row - 20, column] not in (0, 0xFF0000), "the preview is there beside it"
    canvas.setLayers([raster, road, hidden])
    wait_for(lambda: seen(overlay, canvas)[row, column] != 0xFF0000)
    canvas.setLayers([road, raster, hidden])
    wait_for(lambda: seen(overlay, canvas)[row, column] == 0xFF0000)
    QgsProject.instance().removeMapLayer(road.id())
    preview.set_on(False)
    assert not items(canvas)


@pytest.fixture
def long(monkeypatch):
    """Every order of layers counts as long work."""
    from dss_planner.scoring.preview import livescore

    monkeypatch.setattr(livescore, "SORTED_AT_ONCE", 0.0)


def ordered(model, optimism=0.3):
    return replace(model, combination="owa", optimism=optimism)


def test_a_long_order_is_worked_out_beside_the_window(shown, put, model, canvas, wait_for, qgis_app, long, tmp_path):
    before = shown.latest
    put(ordered(model))
    qgis_app.processEvents()
    assert shown.latest is before
    assert "working it out" in shown.words
    wait_for(lambda: shown.latest is not before)
    assert shown.words == ""
    agree(shown, canvas, full_score(ordered(model), tmp_path))
    put(ordered(weighted(model, 0.6, 0.2, 0.2)))  # the order is known now
    qgis_app.processEvents()
    assert shown.latest.model.criteria[0].weight == pytest.approx(0.6)


def test_what_changes_while_a_long_order_is_worked_out_is_shown_in_the_end(
    shown, put, model, canvas, wait_for, qgis_app, long, tmp_path
):
    scores = []
    shown.scored.connect(scores.append)
    put(ordered(model))
    for optimism in (0.2, 0.4, 0.6, 0.8):
        put(ordered(model, optimism))
        qgis_app.processEvents()
    wait_for(lambda: not shown.busy)
    assert scores[-1].model.optimism == 0.8
    agree(shown, canvas, full_score(ordered(model, 0.8), tmp_path))


def test_nothing_comes_of_a_long_order_after_another_study_or_the_end(
    shown, put, model, session, wait_for, qgis_app, long
):
    scores = []
    shown.scored.connect(scores.append)
    put(ordered(model))
    qgis_app.processEvents()
    shown.set_on(False)
    wait_for(lambda: not shown.busy)
    assert shown.latest is None
    shown.set_on(True)
    wait_for(lambda: shown.latest is not None)
    scores.clear()
    put(ordered(weighted(model, 0.1, 0.1, 0.8), 0.7))
    functions = [replace(item, value_function=ValueFunction("linear", 20.0, 70.0)) for item in model.criteria]
    put(ordered(replace(model, criteria=tuple(functions))))
    qgis_app.processEvents()
    session.opened.emit()
    wait_for(lambda: not shown.busy)
    assert scores == []


def test_disagreement_under_a_long_order_is_worked_out_beside_the_window_and_kept(
    shown, put, model, wait_for, qgis_app, long
):
    put(ordered(model))
    wait_for(lambda: not shown.busy)
    shown.set_display(Display(DISAGREEMENT))
    assert "working it out" in shown.words
    wait_for(lambda: not shown.busy)
    assert shown.words == ""
    live = shown.live
    wanted = live.disagreement(ordered(model))[1]
    put(ordered(weighted(model, 0.6, 0.2, 0.2)))
    qgis_app.processEvents()
    assert "disagreement" not in shown.latest.computed
    assert shown.live.disagreement(ordered(weighted(model, 0.6, 0.2, 0.2)))[1] is wanted


@pytest.fixture
def above(canvas, make_vector):
    """Paints a road above the preview; it has just begun."""
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtCore import QObject

    from dss_planner.panels.score.preview.layers_above import LayersAbove

    line = f"LINESTRING({LEFT} {TOP},{LEFT + COLUMNS * CELL} {TOP - ROWS * CELL})"
    road = QgsVectorLayer(make_vector("road.gpkg", [(line, {})], layer="road"), "road")
    QgsProject.instance().addMapLayer(road, False)
    canvas.setLayers([road])
    parent = QObject()  # kept until the test ends: what it holds goes with it
    yield LayersAbove(canvas, parent)
    parent.deleteLater()


def test_a_picture_above_lives_until_it_has_said_that_it_is_done(above, wait_for):
    alive, seen_pictures = [], []
    above._job.finished.connect(lambda: alive.append(all(not sip.isdeleted(child) for child in above.children())))
    above.painted.connect(seen_pictures.append)
    wait_for(lambda: bool(seen_pictures))
    assert alive == [True], "the job is a child and goes after its signal"
    above.leave()
    assert not above.busy


def test_a_picture_above_that_nobody_wants_any_more_is_not_waited_for(above, wait_for, monkeypatch):
    from dss_planner.panels.score.preview import layers_above

    waited, seen_pictures = [], []
    monkeypatch.setattr(layers_above.QgsMapRendererParallelJob, "cancel", waited.append)
    first, ending = above._job, above._ending
    above.painted.connect(seen_pictures.append)
    above._paint()
    assert above._job is not first
    assert ending == [first]
    wait_for(lambda: bool(seen_pictures) and not ending)
    _let_go(first)
    assert len(seen_pictures) == 1
    above._paint()
    last = above._job
    above.leave()
    _let_go(above)
    wait_for(lambda: not ending)
    _let_go(last)
    assert waited == []


def test_layers_go_only_when_no_picture_is_made_of_them_any_more(above):
    above._paint()
    jobs = [*above._ending, above._job]
    assert len(jobs) == 2
    QgsProject.instance().removeAllMapLayers()
    assert not any(job.isActive() for job in jobs)
    assert not above._ending
    assert not above.busy
    for job in jobs:
        _let_go(job)
    above.leave()


def _let_go(thing):
    """See that a thing goes which is to go later."""
    if not sip.isdeleted(thing):
        QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)
    assert sip.isdeleted(thing)
