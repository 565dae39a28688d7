"""Runs inside QGIS (``qgis --code``, started by bench_preview.py): changes the model and times the overlay's paint."""

import json
import os
import time
import traceback
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QSlider
from qgis.utils import iface, plugins

from dss_planner.panels.score.preview import overlay as overlays
from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.editing import with_combination, with_function, with_weight

ORDER = json.loads(os.environ["DSS_BENCH"])
KINDS = (("weighted sum", "weighted_sum", 0.5), ("geometric", "geometric", 0.5), ("owa", "owa", 0.3))
PAUSE_S, BEAT_MS, FLOOD = 0.02, 2, 200


class Bench:
    """A generator that is told when what it waits for has come."""

    def __init__(self):
        self.found = {"studies": [], "errors": []}
        self.dock = plugins["dss_planner"].dock
        self.session = self.dock.session
        self.preview, self.desk = self.session.preview, self.session.score_desk
        self.fresh, self.painted, self.scores, self.scored_at = False, 0.0, 0, 0.0
        self.preview.scored.connect(self._scored)
        self._paint = overlays.PreviewOverlay.paint
        bench = self

        def paint(item, painter, option=None, widget=None):
            bench._paint(item, painter, option, widget)
            if bench.fresh and item is bench.preview.overlay:
                bench.fresh, bench.painted = False, time.perf_counter()

        overlays.PreviewOverlay.paint = paint
        self.beats, self.block = time.perf_counter(), 0.0
        # what the thread of the window itself worked meanwhile: other programs do not count
        self.busy, self.work = time.thread_time(), 0.0
        self.heart = QTimer()
        self.heart.timeout.connect(self._beat)
        self.heart.start(BEAT_MS)
        self.story = self.tell()
        self.waits = None
        self.since = time.perf_counter()
        self.clock = QTimer()
        self.clock.timeout.connect(self._tick)
        self.clock.start(3)

    def _scored(self, _):
        self.fresh, self.scores = True, self.scores + 1
        self.scored_at = time.perf_counter()

    def _beat(self):
        now, busy = time.perf_counter(), time.thread_time()
        self.block, self.beats = max(self.block, now - self.beats), now
        self.work, self.busy = max(self.work, busy - self.busy), busy

    def _tick(self):
        try:
            if callable(self.waits):
                if not self.waits():
                    if time.perf_counter() - self.since > 120:
                        raise AssertionError(f"waited in vain: {self.preview.words} {self.desk.missing}")
                    return
            elif self.waits is not None and time.perf_counter() - self.since < self.waits:
                return
            self.waits = next(self.story)
            self.since = time.perf_counter()
        except StopIteration:
            self._end()
        except Exception:
            self.found["errors"].append(traceback.format_exc())
            self._end()

    def _end(self):
        self.clock.stop()
        path = Path(ORDER["report"])
        path.with_suffix(".tmp").write_text(json.dumps(self.found), encoding="utf-8")
        os.replace(path.with_suffix(".tmp"), path)
        iface.newProject(False)
        QTimer.singleShot(300, iface.actionExit().trigger)

    def tell(self):
        """Measure all studies."""
        iface.mainWindow().setGeometry(0, 0, 1600, 1000)
        yield 2.0
        for folder in ORDER["studies"]:
            yield from self.study(folder)

    def study(self, folder):
        """Open a study and measure it."""
        canvas = iface.mapCanvas()
        self.dock.setUserVisible(True)
        self.session.open_folder(folder)
        self.dock.go(1)
        yield lambda: self.desk.model is not None
        QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
        QgsProject.instance().addMapLayer(QgsRasterLayer(f"{folder}/layer0.tif", "below"))
        canvas.setExtent(QgsRectangle(500000, 4900000 - 51200, 551200, 4900000))
        canvas.refresh()
        yield 2.0
        started = time.perf_counter()
        self.preview.set_on(True)
        yield lambda: self.preview.latest is not None and not self.preview.reading
        read = time.perf_counter() - started
        grid = self.preview.live.inputs.grid
        found = {
            "cells": f"{grid.width} × {grid.height}",
            "map": f"{canvas.viewport().width()} × {canvas.viewport().height()}",
            "read_ms": 1e3 * read,
            "cases": [],
        }
        slider = self.dock.findChild(QSlider, "slider_c0")
        for name, kind, optimism in KINDS:
            self.desk.edit("", with_combination(self.desk.model, Combination(kind, optimism)))
            yield 0.5
            yield from self.case(found, f"{name}: weight of one criterion", slider, self.weigh)
            yield from self.case(found, f"{name}: threshold of a value function", None, self.bend)
        self.desk.edit("", with_combination(self.desk.model, Combination("weighted_sum", 0.5)))
        yield 0.5
        yield from self.flood(found)
        self.block = 0.0
        for shift in (0.3, -0.2, 0.1):
            extent = canvas.extent()
            extent.scale(0.6 if shift > 0 else 1.5)
            canvas.setExtent(extent)
            canvas.refresh()
            yield 0.3
            yield lambda: not self.preview.reading
        yield 0.5
        found["pan_block_ms"] = 1e3 * self.block
        self.found["studies"].append(found)
        self.preview.set_on(False)
        QgsProject.instance().removeAllMapLayers()
        yield 0.5

    def case(self, found, name, slider, change):
        """Make changes one after the other, each when the one before is on the map."""
        times, edits, scores = [], [], []
        self.found.setdefault("sliders", []).append(slider is not None)
        if slider is None:
            self.desk.select("c1")  # as the editor does before its handles can be dragged
        yield 0.5
        yield lambda: not self.preview.busy
        if slider is not None:
            slider.setSliderDown(True)
        self.block, self.beats, self.work = 0.0, time.perf_counter(), 0.0
        for number in range(ORDER["changes"] + 3):
            yield PAUSE_S
            started = time.perf_counter()
            self.painted = 0.0
            change(number, slider)
            edits.append(1e3 * (time.perf_counter() - started))
            yield lambda: self.painted
            times.append(1e3 * (self.painted - started))
            scores.append(1e3 * (self.scored_at - started))
        block, work = 1e3 * self.block, 1e3 * self.work
        if slider is not None:
            slider.setSliderDown(False)
        self.desk.end_drag()
        case = {"name": name, "milliseconds": times[3:], "edit": edits[3:], "scored": scores[3:], "block_ms": block}
        case["work_ms"] = work
        found["cases"].append(case)

    def weigh(self, number, slider):
        """Move the slider of page 2, or what it does where it is not there."""
        percent = 5.0 + 0.3 * number
        if slider is not None:
            slider.setValue(round(10 * percent))
        else:
            self.desk.edit("", with_weight(self.desk.base("drag"), "c0", percent), "drag")

    def bend(self, number, _):
        """Drag a threshold of the second value function."""
        criterion = next(item for item in self.desk.model.criteria if item.id == "c1")
        function = replace(criterion.value_function, low=5.0 + 0.2 * number)
        self.desk.edit("", with_function(self.desk.model, "c1", function), "bend")

    def flood(self, found):
        """Changes quicker than they can be shown: none may wait behind another."""
        scores = self.scores
        for number in range(FLOOD):
            self.weigh(number % 150, None)
            if number % 4 == 3:
                yield 0.001
        started = time.perf_counter()
        self.painted = 0.0
        self.weigh(7, None)
        yield lambda: self.painted
        found["flood"], found["scores"] = FLOOD + 1, self.scores - scores
        found["last_ms"] = 1e3 * (self.painted - started)
        self.desk.end_drag()


#: Kept: QGIS runs this file and forgets its names.
plugins["dss_planner"].bench = None


def begin():
    """Start once the window has settled."""
    plugins["dss_planner"].bench = Bench()


QTimer.singleShot(1500, begin)
