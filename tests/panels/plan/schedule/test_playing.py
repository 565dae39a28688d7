"""The plan on the map through time: features are there while they stand, whatever QGIS it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsTemporalNavigationObject,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from dss_planner.layers.loading import load_vector


@pytest.fixture
def zones(plan_study, qgis_app):
    """The layer of the zones as the planner shows it."""
    layer = load_vector(str(Path(plan_study, "plan.gpkg")), "zones", "Zones", "zones")
    QgsProject.instance().addMapLayer(layer)
    yield layer
    QgsProject.instance().clear()


def shown(layer, canvas):
    """Return how many features the canvas's time lets through, and how many pixels they take."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    request, always = QgsFeatureRequest(), not canvas.mapSettings().isTemporal()
    if not always:
        request.setFilterExpression(layer.temporalProperties().createFilterString(context, canvas.temporalRange()))
    count = len(list(layer.getFeatures(request)))
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(80, 60))
    settings.setBackgroundColor(QColor("white"))
    if not always:
        settings.setTemporalRange(canvas.temporalRange())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    white = QColor("white").rgb()
    painted = sum(image.pixel(x, y) != white for x in range(80) for y in range(60))
    return count, painted


def test_the_map_shows_what_stands_in_a_month(schedule, zones, iface):
    straw = next(line for line in schedule.table.lines if line.work == "w-zone")
    assert zones.temporalProperties().isActive()
    begin = straw.built.begin.replace(day=1)
    count, painted = shown(zones, iface.canvas)
    assert count == 2
    assert painted
    schedule.chart.month_asked.emit(date(begin.year, begin.month - 1, 1))
    assert shown(zones, iface.canvas) == (0, 0)
    schedule.chart.month_asked.emit(begin)
    assert shown(zones, iface.canvas)[0] == 2
    assert shown(zones, iface.canvas)[1] == painted
    assert schedule.player.days()[0] == begin
    assert schedule.chart.shown == schedule.player.days()
    assert "Show all times" in schedule.playing.text()
    schedule.bar.stop.click()
    assert schedule.player.days() is None
    assert not schedule.bar.stop.isVisible()
    assert shown(zones, iface.canvas) == (2, painted)


def test_playing_goes_through_the_plan_and_stops(schedule, zones, iface, wait):
    schedule.bar.play_asked.emit(3)
    player = schedule.player
    assert player.playing
    assert schedule.bar.play.text() == "&Pause"
    controller = iface.canvas.temporalController()
    assert isinstance(controller, QgsTemporalNavigationObject)
    assert controller.totalFrameCount() in (20, 21)
    found = QgsProject.instance().timeSettings().temporalRange()
    assert found.begin().date().year() == 2026
    first = player.days()
    assert first == (date(2026, 1, 1), date(2026, 3, 31))
    wait(lambda: player.days() != first)
    schedule.bar.play.click()
    assert not player.playing
    assert player.active
    schedule.bar.stop.click()
    assert not player.active
    assert controller.navigationMode() == QgsTemporalNavigationObject.NavigationMode.NavigationOff


def test_a_work_that_moves_moves_on_the_map(schedule, zones, iface, wait):
    schedule.chart.month_asked.emit(date(2029, 1, 1))
    assert shown(zones, iface.canvas)[0] == 2
    schedule._move("w-zone", date(2029, 6, 1))
    wait(lambda: not schedule.desk.busy)
    zones.reload()
    assert shown(zones, iface.canvas)[0] == 0
    schedule.chart.month_asked.emit(date(2029, 7, 1))
    assert shown(zones, iface.canvas)[0] == 2
