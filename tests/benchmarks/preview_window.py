"""Runs inside QGIS (``qgis --code``, started by bench_preview.py): changes the model and times the overlay's paint."""

import json
import os
import sys
import time
from dataclasses import replace
from functools import partial

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QSlider
from qgis.utils import iface, plugins

from dss_planner.panels.score.preview import overlay as overlays
from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.editing import with_combination, with_function, with_lock, with_used, with_weight
from dss_planner.scoring.model import Exclusion

sys.path.append(json.loads(os.environ["DSS_BENCH"])["scripts"])
from window_heart import ORDER, Heart, Story, waited

KINDS = (("weighted sum", "weighted_sum", 0.5), ("geometric", "geometric", 0.5), ("owa", "owa", 0.3))
#: A criterion of each kind of value function.
FUNCTIONS = (("c0", "linear"), ("c1", "s_up"), ("c3", "bell"), ("c4", "steps"), ("c5", "classes"))
PAUSE_S, BEAT_MS, LOOK_MS, FLOOD, WARM = 0.02, 2, 3, 200, 3


class Bench(Story):
    """Changes of every kind, one after the other."""

    def __init__(self):
        self.dock = plugins["dss_planner"].dock
        self.session = self.dock.session
        self.preview, self.desk = self.session.preview, self.session.score_desk
        self.fresh, self.painted, self.scores, self.scored_at = False, 0.0, 0, 0.0
        self.busy = self.stood = 0.0
        self.preview.scored.connect(self._scored)
        self._paint = overlays.PreviewOverlay.paint
        bench = self

        def paint(item, painter, option=None, widget=None):
            bench._paint(item, painter, option, widget)
            if bench.fresh and item is bench.preview.overlay:
                bench.fresh, bench.painted = False, time.perf_counter()
                bench.busy, bench.stood = time.thread_time(), waited()

        overlays.PreviewOverlay.paint = paint
        self.heart = Heart(BEAT_MS)
        super().__init__(LOOK_MS)
        self.found["studies"] = []

    def excuse(self):
        """Return what the preview says."""
        return f"{self.preview.words} {self.desk.missing}"

    def _scored(self, _):
        self.fresh, self.scores = True, self.scores + 1
        self.scored_at = time.perf_counter()

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
            yield from self.case(found, f"{name}: weight of one criterion", self.weigh, slider)
            for criterion, words in FUNCTIONS:
                bend = partial(self.bend, criterion)
                yield from self.case(found, f"{name}: threshold of a function ({words})", bend, selected=criterion)
            yield from self.case(found, f"{name}: limit of a rule", self.exclude)
        yield from self.case(found, "owa: optimism", self.hope)
        yield from self.case(found, "from one combination to another", self.combine)
        self.desk.edit("", with_combination(self.desk.model, Combination("weighted_sum", 0.5)))
        yield 0.5
        yield from self.case(found, "a weight locked and unlocked, then another moved", self.lock)
        yield from self.case(found, "a criterion off and on", self.use)
        yield from self.case(found, "a rule added and taken away", self.rule)
        yield from self.case(found, "undo and redo", self.undo)
        self.preview.set_swiping(True)
        yield 0.5
        yield lambda: not self.preview.busy
        yield from self.case(found, "swipe: the line moved", self.swipe, scored=False)
        yield from self.case(found, "swipe: weight of one criterion", self.weigh, slider)
        self.preview.set_swiping(False)
        yield from self.case(found, "opacity", self.shine, scored=False)
        yield from self.flood(found)
        self.heart.forget()
        for shift in (0.3, -0.2, 0.1):
            extent = canvas.extent()
            extent.scale(0.6 if shift > 0 else 1.5)
            canvas.setExtent(extent)
            canvas.refresh()
            yield 0.3
            yield lambda: not self.preview.reading
        yield 0.5
        found["pan_ms"] = self.heart.held
        self.found["studies"].append(found)
        self.preview.set_on(False)
        QgsProject.instance().removeAllMapLayers()
        yield 0.5

    def case(self, found, name, change, slider=None, selected="c0", scored=True):
        """Make changes one after the other, each when the one before is on the map.

        slider: that is held meanwhile. selected: the criterion in the editor. scored: the score is another each time;
        else only the picture.
        """
        times, held, works, edits, scores = [], [], [], [], []
        self.desk.select(selected)  # as the editor does before its handles can be dragged
        yield 0.5
        yield lambda: not self.preview.busy
        if slider is not None:
            slider.setSliderDown(True)
        self.heart.forget()
        for number in range(ORDER["changes"] + WARM):
            yield PAUSE_S
            started, busy, stood = time.perf_counter(), time.thread_time(), waited()
            self.painted, self.fresh = 0.0, not scored
            change(number, slider)
            edits.append(1e3 * (time.perf_counter() - started))
            yield lambda: self.painted
            times.append(1e3 * (self.painted - started))
            held.append(times[-1] - 1e3 * (self.stood - stood))
            works.append(1e3 * (self.busy - busy))
            scores.append(1e3 * (self.scored_at - started) if scored else 0.0)
        heart = self.heart
        if slider is not None:
            slider.setSliderDown(False)
        self.desk.end_drag()
        case = {"name": name, "milliseconds": times, "held": held, "work": works, "edit": edits, "scored": scores}
        case = {key: values if key == "name" else values[WARM:] for key, values in case.items()}
        found["cases"].append({**case, "block_ms": heart.block, "held_ms": heart.held})

    def weigh(self, number, slider):
        """Move the slider of page 2, or what it does where it is not there."""
        percent = 5.0 + 0.3 * number
        if slider is not None:
            slider.setValue(round(10 * percent))
        else:
            self.desk.edit("", with_weight(self.desk.base("drag"), "c0", percent), "drag")

    def bend(self, criterion, number, _):
        """Drag a threshold of a value function."""
        function = next(item.value_function for item in self.desk.model.criteria if item.id == criterion)
        if function.kind == "bell":
            function = replace(function, half_width=10.0 + 0.1 * number)
        elif function.kind == "steps":
            function = replace(function, breaks=(15.0 + 0.2 * number, 40.0, 60.0))
        elif function.kind == "categories":
            function = replace(function, categories={**function.categories, 3: (number % 90) / 100})
        else:
            function = replace(function, low=5.0 + 0.2 * number)
        self.desk.edit("", with_function(self.desk.model, criterion, function), "bend")

    def exclude(self, number, _):
        """Drag the limit of a rule."""
        rules = self.desk.model.exclusions
        rule = replace(rules[0], maximum=70.0 + 0.2 * number)
        self.desk.edit("", replace(self.desk.model, exclusions=(rule, *rules[1:])), "rule")

    def rule(self, number, _):
        """Add a rule, or take it away."""
        model = self.desk.model
        rule = Exclusion("wet", "wet", model.criteria[2].layer, maximum=60.0)
        rules = (*model.exclusions, rule) if number % 2 == 0 else model.exclusions[:-1]
        self.desk.edit("rule", replace(model, exclusions=rules))

    def hope(self, number, _):
        """Drag the optimism of the ordered sum."""
        combination = Combination("owa", 0.2 + 0.005 * number)
        self.desk.edit("", with_combination(self.desk.model, combination), "hope")

    def combine(self, number, _):
        """Take the next way to combine."""
        _, kind, optimism = KINDS[number % len(KINDS)]
        self.desk.edit("combine", with_combination(self.desk.model, Combination(kind, optimism)))

    def lock(self, number, _):
        """Lock a weight or unlock it, and move another."""
        model = with_lock(self.desk.model, "c3", number % 2 == 0)
        self.desk.edit("lock", with_weight(model, "c0", 5.0 + 0.3 * number))

    def use(self, number, _):
        """Switch a criterion off or on."""
        self.desk.edit("use", with_used(self.desk.model, "c4", number % 2 == 1))

    def undo(self, number, _):
        """Undo the last change, or do it again."""
        if number % 2 == 0:
            self.desk.undo.undo()
        else:
            self.desk.undo.redo()

    def swipe(self, number, _):
        """Move the line between before and now."""
        self.preview.move_swipe(0.2 + 0.5 * (number % 100) / 100)

    def shine(self, number, _):
        """Let the map shine through more or less."""
        self.preview.set_opacity(30 + number % 60)

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
