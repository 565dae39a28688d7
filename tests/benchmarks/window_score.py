"""Inside QGIS: what is done on page 2 and in the window “Score”."""

from dataclasses import replace

from qgis.PyQt.QtWidgets import QListWidget, QSlider, QWidget
from qgis.utils import iface

from dss_planner.panels.score.place.tab import ScorePlaceTab
from dss_planner.panels.score.window import TAB_NAMES
from dss_planner.scoring.editing import percents, with_function
from dss_planner.scoring.model import Exclusion
from dss_planner.scoring.weighing.profiles import Profile, with_profile


class ScoreActions:
    """Part of the story of `window_actions.py`."""

    def score(self):
        """All of the window."""
        self.dock.go(1)
        yield from self.score_window()
        yield from self.place()
        yield from self.weights()
        yield from self.combination()
        yield from self.left_out()
        yield from self.snapshots()
        yield from self.run_score()
        self.plugin.score.set_open(False)

    def pages(self):
        """Pages 2–4 and what is done on page 2."""
        dock = self.dock
        for number in (1, 2, 3):
            yield from self.do(f"page {number + 1}: show", lambda number=number: dock.go(number))
        yield from self.do("page 4: choose a site", self.choose_on_page_4)
        dock.go(1)
        yield self.idle
        slider = self.child(dock, "slider_rain", QSlider)
        slider.setSliderDown(True)
        yield from self.do("page 2: drag a weight", lambda n: slider.setValue(200 + 10 * n), 25)
        yield from self.do("page 2: let the weight go", lambda: slider.setSliderDown(False))
        yield from self.do("page 2: undo", self.desk.undo.undo)
        yield from self.do("page 2: redo", self.desk.undo.redo)
        used = self.child(dock, "used_rain")
        yield from self.do("page 2: criterion off", used.click)
        yield from self.do("page 2: criterion on", used.click)
        yield from self.do("preview: on", lambda: self.session.preview.set_on(True))
        yield from self.do("preview: map moved", lambda: iface.mapCanvas().zoomByFactor(0.7))
        slider.setSliderDown(True)
        yield from self.do("preview: drag a weight", lambda n: slider.setValue(450 - 10 * n), 25)
        slider.setSliderDown(False)

    def choose_on_page_4(self):
        """Choose the second row of the ranking."""
        self.child(self.dock, "ranking_table").selectRow(1)

    def score_window(self):
        """The window “Score”: each tab, and the editor of values."""
        window = self.plugin.score
        yield from self.do("Score: open", lambda: window.open("values"))
        for name in (*list(TAB_NAMES)[1:], "values"):
            yield from self.do(f"Score: tab {name}", lambda name=name: window.open(name))
        yield from self.do("values: another criterion", lambda: self.desk.select("access"))
        yield from self.do("values: drag a threshold", self.bend, 20)
        yield from self.do("values: let go", self.desk.end_drag)
        for kind in ("s_up", "bell", "linear"):
            button = window.findChild(QWidget, f"values_kind_{kind}")
            if button is not None:
                yield from self.do(f"values: kind {kind}", button.click)
        yield from self.do("values: undo", self.desk.undo.undo)

    def bend(self, number):
        """Drag a threshold of the function in the editor."""
        model = self.desk.draft
        criterion = next(item for item in model.criteria if item.id == self.desk.selected)
        function = replace(criterion.value_function, low=criterion.value_function.low * (1.0 + 0.01 * number) + 0.1)
        self.desk.edit("", with_function(model, criterion.id, function), "bend")

    def place(self):
        """The tab “This place”: clicks on the map, and the model changed below a place."""
        self.plugin.score.open("place")
        yield self.idle
        tab = next(tab for tab in self.plugin.score.tabs if isinstance(tab, ScorePlaceTab))
        extent, crs = iface.mapCanvas().extent(), iface.mapCanvas().mapSettings().destinationCrs()
        words = crs.authid() or crs.toWkt()
        for share in (0.5, 0.45, 0.6):
            x, y = (extent.xMinimum() + share * extent.width(), extent.yMinimum() + share * extent.height())
            yield from self.do("place: click on the map", lambda x=x, y=y: tab.picker.picked.emit(x, y, words))
        yield from self.do("place: drag a threshold", self.bend, 12)
        self.desk.end_drag()
        yield from self.do("place: copy", tab.copy)

    def weights(self):
        """The tab “Weights”, way by way."""
        window = self.plugin.score
        window.open("weights")
        yield self.idle
        tab = next(tab for tab in window.tabs if isinstance(tab, TAB_NAMES["weights"]))
        for place in range(3):
            line = tab.pairs.lines[place]
            yield from self.do("weights: answer a pair", lambda line=line, place=place: line._say(1.0 + place))
        slider = tab.pairs.lines[1].slider
        slider.setSliderDown(True)
        yield from self.do("weights: drag an answer", lambda n: slider.setValue(n % 5 - 2), 12)
        slider.setSliderDown(False)
        self.desk.end_drag()
        ways = self.child(window, "ways_to_weights", QListWidget)
        yield from self.do("weights: presets", lambda: ways.setCurrentRow(1))
        yield from self.do("weights: choose a preset", lambda: tab.presets.list.setCurrentRow(2))
        yield from self.do("weights: take the preset", tab.presets.wanted.emit)
        yield from self.do("weights: advice", lambda: ways.setCurrentRow(2))
        yield from self.do("weights: groups", lambda: ways.setCurrentRow(3))
        for number in range(8):
            yield from self.do("weights: add a profile", lambda number=number: self.add_profile(number))
        yield from self.do("weights: choose a profile", lambda: tab.groups.table.selectRow(4))
        live = tab.groups.live
        yield from self.do("weights: disagreement of 8, live", live.click)
        slider = self.child(self.dock, "slider_rain", QSlider)
        slider.setSliderDown(True)
        yield from self.do("weights: drag with disagreement", lambda n: slider.setValue(300 + 5 * n), 12)
        slider.setSliderDown(False)
        yield from self.do("weights: add a ninth, with disagreement", lambda: self.add_profile(9))
        yield from self.do("weights: disagreement off", live.click)
        yield from self.do("weights: use the mean", self.child(window, "use_mean").click)
        yield from self.do("weights: map of disagreement", self.child(window, "disagreement_map").click)

    def add_profile(self, number):
        """Keep the weights of one more."""
        model = self.desk.draft
        weights = percents(model)
        keys = list(weights)
        weights[keys[number % len(keys)]] += 10.0 + number
        profile = Profile(f"Group {number}", weights, "country", "someone", "2026-01-01")
        self.desk.edit("keep", replace(model, profiles=with_profile(model.profiles, profile)))

    def combination(self):
        """The tab “Combination”."""
        window = self.plugin.score
        window.open("combination")
        yield self.idle
        for kind in ("geometric", "owa"):
            radio = self.child(window, f"combination_{kind}")
            yield from self.do(f"combination: {kind}", radio.click)
        slider = self.child(window, "optimism", QSlider)
        slider.setSliderDown(True)
        yield from self.do("combination: drag the optimism", lambda n: slider.setValue(30 + n), 20)
        slider.setSliderDown(False)
        yield from self.do("combination: owa, threshold dragged", self.bend, 12)
        self.desk.end_drag()
        yield from self.do("combination: owa, another criterion", lambda: self.desk.select("erosion"))
        yield from self.do("combination: weighted sum", self.child(window, "combination_weighted_sum").click)

    def left_out(self):
        """The tab “Left out”."""
        window = self.plugin.score
        window.open("left_out")
        yield self.idle
        layer = next(item.layer for item in self.desk.draft.criteria if item.id == "rain")
        rule = Exclusion("dry", "rain", layer, minimum=60.0)
        yield from self.do("left out: add a rule", lambda: self.add_rule(rule))
        yield from self.do(
            "left out: drag its limit",
            lambda n: self.change_rule(replace(rule, minimum=60.0 + n)),
            12,
        )
        self.desk.end_drag()
        yield from self.do("left out: near misses", self.child(window, "near_misses").click)

    def add_rule(self, rule):
        """Leave land out by one rule more."""
        model = self.desk.draft
        self.desk.edit("rule", replace(model, exclusions=(*model.exclusions, rule)))

    def change_rule(self, rule):
        """Change the limit of a rule."""
        model = self.desk.draft
        rules = tuple(rule if one.id == rule.id else one for one in model.exclusions)
        self.desk.edit("", replace(model, exclusions=rules), "rule")

    def snapshots(self):
        """The tab “Snapshots”."""
        window = self.plugin.score
        window.open("snapshots")
        yield self.idle
        self.child(window, "snapshot_name").setText("One")
        yield from self.do("snapshots: keep", self.child(window, "snapshot_save").click)
        self.child(self.dock, "used_rain").click()
        yield self.idle
        yield from self.do("snapshots: restore", self.child(window, "snapshot_restore").click)

    def run_score(self):
        """Undo all, and the full run."""
        while self.desk.undo.canUndo():
            self.desk.undo.undo()
            yield 0.05
        yield self.idle
        yield from self.do("page 2: full run to its end", lambda: self.session.run_up_to("score"))
        yield from self.do("preview: off", lambda: self.session.preview.set_on(False))
