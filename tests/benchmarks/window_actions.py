"""Runs inside QGIS (``qgis --code``, started by bench_window.py): does one action after the other and times the turns
of the window's event loop."""

import json
import os
import sys
import threading
import time
import traceback
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QComboBox, QListWidget, QSlider, QWidget
from qgis.utils import iface, plugins

from dss_planner.panels.access.tab_survey import SurveyTab
from dss_planner.panels.score.window import TAB_NAMES
from dss_planner.panels.sites.criteria.tab import CriteriaTab
from dss_planner.panels.sites.groups.tab import GroupsTab
from dss_planner.panels.sites.methods.tab import MethodsTab
from dss_planner.panels.sites.portfolio.tab import PortfolioTab
from dss_planner.panels.sites.ranking.tab import RankingTab
from dss_planner.panels.sites.robustness.tab import RobustnessTab
from dss_planner.scoring.editing import percents, with_function
from dss_planner.scoring.model import Exclusion
from dss_planner.scoring.weighing.profiles import Profile, with_profile

ORDER = json.loads(os.environ["DSS_BENCH"])
#: Between two beats of the heart; between two looks at where the window is [ms, s].
BEAT_MS, LOOK_S = 5, 0.01
#: How long all has to be quiet before an action is over: the timers of the planner wait 600 ms at most [s].
QUIET_S = 0.9
PATIENCE_S = 240.0
SITES_TABS = (RankingTab, CriteriaTab, MethodsTab, RobustnessTab, GroupsTab, PortfolioTab)


class Heart:
    """Beats while the window is free: the time between two beats is a turn of its event loop."""

    def __init__(self):
        self.beat, self.busy = time.perf_counter(), time.thread_time()
        self.stack, self.seen = [], []
        self.forget()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._turn)
        self.timer.start(BEAT_MS)
        self.main = threading.get_ident()
        if ORDER["stacks"]:
            threading.Thread(target=self._look, daemon=True).start()

    def forget(self):
        """Begin a new action."""
        self.block = self.work = 0.0
        self.stack = []
        self.turns = []

    def _turn(self):
        now, busy = time.perf_counter(), time.thread_time()
        block, work = now - self.beat, busy - self.busy
        self.block = max(self.block, block)
        if work > self.work:
            self.work = work
            seen = {}
            for words in self.seen:
                seen[words] = seen.get(words, 0) + 1
            most = sorted(seen.items(), key=lambda item: -item[1])[:4]
            self.stack = [f"{count} × {words}" for words, count in most]
        self.beat, self.busy, self.seen = now, busy, []

    def _look(self):
        """Write down where a turn is that takes long; another thread."""
        while True:
            time.sleep(LOOK_S)
            if time.perf_counter() - self.beat > 2 * LOOK_S:
                frame = sys._current_frames().get(self.main)
                found = []
                while frame is not None:
                    path = frame.f_code.co_filename
                    if "dss_planner" in path and "benchmarks" not in path:
                        place = path.rpartition("dss_planner/")[2].removesuffix(".py")
                        found.append(f"{place}:{frame.f_lineno} {frame.f_code.co_name}")
                    frame = frame.f_back
                self.seen.append(" < ".join(found[:7]) or "QGIS")


class Bench:
    """A generator that is told when what it waits for has come."""

    def __init__(self):
        self.found = {"actions": [], "errors": []}
        self.plugin = plugins["dss_planner"]
        self.dock = self.plugin.dock
        self.session = self.dock.session
        self.desk, self.sites_desk = self.session.score_desk, self.session.site_desk
        self.heart = Heart()
        self.waits, self.since, self.quiet = None, time.perf_counter(), time.perf_counter()
        self.story = self.tell()
        self.clock = QTimer()
        self.clock.timeout.connect(self._tick)
        self.clock.start(10)

    def _tick(self):
        try:
            if callable(self.waits):
                if not self.waits():
                    if time.perf_counter() - self.since > PATIENCE_S:
                        raise AssertionError("waited in vain")
                    return
            elif self.waits is not None and time.perf_counter() - self.since < self.waits:
                return
            self.waits = next(self.story)
            self.since = self.quiet = time.perf_counter()
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
        self.session.save()
        iface.newProject(False)
        QTimer.singleShot(300, iface.actionExit().trigger)

    # -- waiting ---------------------------------------------------------------------------------------------------

    def _working(self):
        session = self.session
        lookups = (session.lookups, self.desk._lookups, self.plugin.score.lookups, self.plugin.sites.lookups)
        return (
            session.busy
            or session.map_layers.showing
            or session.preview.busy
            or self.sites_desk.reading
            or self.sites_desk.writing
            or session.states.busy
            or any(one.busy for one in lookups)
        )

    def idle(self):
        """True when nothing went on for a while."""
        if self._working():
            self.quiet = time.perf_counter()
        return time.perf_counter() - self.quiet > QUIET_S

    def do(self, name, change, steps=None):
        """Do one action, wait until all that it began is over, write down the longest turn.

        steps: how often ``change`` is called, with the number of the call, as moves of a mouse come.
        """
        self.heart.forget()
        try:
            if steps is None:
                change()
            for number in range(steps or 0):
                change(number)
                yield 0.03
        except Exception:
            self.found["errors"].append(f"{name}: {traceback.format_exc()}")
        yield self.idle
        heart = self.heart
        action = {"name": name, "work_ms": 1e3 * heart.work, "block_ms": 1e3 * heart.block, "stack": heart.stack}
        known = next((one for one in self.found["actions"] if one["name"] == name), None)
        if known is None:
            self.found["actions"].append(action)
        elif action["work_ms"] > known["work_ms"]:  # of an action done several times the worst counts
            known.update(action)

    def child(self, root, name, kind=QWidget):
        """Return a part of a window by its name."""
        found = root.findChild(kind, name)
        if found is None:
            raise AssertionError(f"there is no {name}")
        return found

    # -- the story -------------------------------------------------------------------------------------------------

    def tell(self):
        """Do all actions."""
        iface.mainWindow().setGeometry(0, 0, 1600, 1000)
        yield 2.0
        self.dock.setUserVisible(True)
        yield 2.0
        yield from self.do("open the study", lambda: self.session.open_folder(ORDER["study"]))
        parts = ORDER["parts"]
        if "pages" in parts:
            yield from self.pages()
        if "score" in parts:
            self.dock.go(1)
            yield from self.score_window()
            yield from self.weights()
            yield from self.combination()
            yield from self.left_out()
            yield from self.snapshots()
            yield from self.run_score()
            self.plugin.score.set_open(False)
        if "sites" in parts:
            yield from self.sites_window()
            yield from self.decisions()
            yield from self.pairs_of_sites()
        if "runs" in parts:
            self.plugin.sites.open()
            yield self.idle
            yield from self.robustness()
            yield from self.groups()
            yield from self.portfolio()
        self.plugin.sites.set_open(False)
        if "others" in parts:
            yield from self.find()
            yield from self.others()

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

    def sites_window(self):
        """The window “Sites”: each tab for the first time and again."""
        window = self.plugin.sites
        self.dock.go(3)
        yield self.idle
        yield from self.do("Sites: open", window.open)
        for tab in (*SITES_TABS[1:], *SITES_TABS):
            name = tab.__name__.removesuffix("Tab")
            again = any(one["name"] == f"Sites: tab {name}" for one in self.found["actions"])
            words = f"Sites: tab {name}{' again' if again else ''}"
            yield from self.do(words, lambda tab=tab: window.go(tab))

    def decisions(self):
        """The table: sorted, looked through, decided."""
        window, desk = self.plugin.sites, self.sites_desk
        window.go(RankingTab)
        yield self.idle
        tab = next(tab for tab in window.tabs if isinstance(tab, RankingTab))
        down = Qt.SortOrder.DescendingOrder
        yield from self.do("ranking: sort by name", lambda: tab.table.sortByColumn(1, down))
        yield from self.do("ranking: sort by score", lambda: tab.table.sortByColumn(2, down))
        yield from self.do("ranking: sort by rank", lambda: tab.table.sortByColumn(0, Qt.SortOrder.AscendingOrder))
        yield from self.do("ranking: look for words", lambda: tab.filter.setText("2"))
        yield from self.do("ranking: look for nothing", lambda: tab.filter.setText(""))
        ids = [str(one.row["site_id"]) for one in desk.order]
        yield from self.do("ranking: choose a site", lambda: desk.select(ids[2]))
        yield from self.do("ranking: select all", tab.table.selectAll)
        yield from self.do("ranking: copy all", tab.table.copy)
        desk.select(ids[1])
        tab.table.select([ids[1]])
        yield from self.do("ranking: leave a site out", lambda: desk.leave_out([ids[1]], "too far", "me"))
        yield from self.do("ranking: pin a site", lambda: desk.pin([ids[3]]))
        yield from self.do("ranking: undo", desk.undo.undo)
        yield from self.do("ranking: redo", desk.undo.redo)
        yield from self.do("ranking: take back", lambda: desk.take_back([ids[1], ids[3]]))
        yield from self.do("ranking: zoom to a site", lambda: desk.zoom(ids[1]))

    def pairs_of_sites(self):
        """The tab “Criteria”: two sites."""
        window, desk = self.plugin.sites, self.sites_desk
        window.go(CriteriaTab)
        yield self.idle
        ids = [str(one.row["site_id"]) for one in desk.order]
        yield from self.do("criteria: first site", lambda: desk.select(ids[2]))
        tab = next(tab for tab in window.tabs if isinstance(tab, CriteriaTab))
        yield from self.do("criteria: second site", lambda: tab._take_second(ids[4]))
        yield from self.do("criteria: swap", tab._swap)
        window.go(MethodsTab)
        yield self.idle
        yield from self.do("methods: another site", lambda: desk.select(ids[1]))

    def robustness(self):
        """The draws."""
        window = self.plugin.sites
        window.go(RobustnessTab)
        yield self.idle
        yield from self.do("robustness: run to its end", lambda: self.session.run_up_to("robustness"))
        tab = next(tab for tab in window.tabs if isinstance(tab, RobustnessTab))
        choice = self.child(window, "robustness_chart_choice", QComboBox)
        yield from self.do("robustness: other chart", lambda: choice.setCurrentIndex(1))
        yield from self.do("robustness: first chart again", lambda: choice.setCurrentIndex(0))
        yield from self.do("robustness: best ten", lambda: tab.top.setValue(10))
        yield from self.do("robustness: choose a site", lambda: tab.table.selectRow(3))
        yield from self.do("robustness: sort", lambda: tab.table.sortByColumn(2, Qt.SortOrder.DescendingOrder))
        yield from self.do("robustness: map to its end", lambda: self.session.run_up_to("agreement"))
        yield from self.do("robustness: away", lambda: window.go(RankingTab))
        yield from self.do("robustness: back", lambda: window.go(RobustnessTab))

    def groups(self):
        """Profiles and their rankings."""
        window = self.plugin.sites
        window.go(GroupsTab)
        yield self.idle
        for number in range(4):
            yield from self.do("groups: add a profile", lambda number=number: self.add_profile(number))
        tab = next(tab for tab in window.tabs if isinstance(tab, GroupsTab))
        yield from self.do("groups: choose a profile", lambda: tab.groups.table.selectRow(2))

    def portfolio(self):
        """The choice of a set."""
        window = self.plugin.sites
        window.go(PortfolioTab)
        yield self.idle
        yield from self.do("portfolio: run to its end", lambda: self.session.run_up_to("portfolio"))
        tab = next(tab for tab in window.tabs if isinstance(tab, PortfolioTab))
        yield from self.do("portfolio: choose a site", lambda: tab.table.selectRow(3))
        yield from self.do("portfolio: always in", tab.in_button.click)
        yield from self.do("portfolio: free", tab.free_button.click)
        yield from self.do("portfolio: sort", lambda: tab.table.sortByColumn(3, Qt.SortOrder.DescendingOrder))
        yield from self.do("portfolio: away", lambda: window.go(RankingTab))
        yield from self.do("portfolio: back", lambda: window.go(PortfolioTab))

    def find(self):
        """Page 3 with the run of the sites."""
        self.dock.go(2)
        yield self.idle
        yield from self.do("page 3: choose a site", lambda: self.child(self.dock, "candidate_table").selectRow(3))
        core = self.child(self.dock, "core_distance")
        yield from self.do("page 3: a number", lambda: core.setValue(120.0))
        yield from self.do("page 3: find to the end", lambda: self.session.run_up_to("sites"))
        yield from self.do("page 4: show again", lambda: self.dock.go(3))

    def others(self):
        """Windows beside."""
        window = self.plugin.access
        yield from self.do("Access: open", window.open)
        yield from self.do("Access: tab of the survey", lambda: window.go(SurveyTab))
        window.set_open(False)
        yield from self.do("close the study's project", lambda: QgsProject.instance().removeAllMapLayers())


#: Kept: QGIS runs this file and forgets its names.
plugins["dss_planner"].bench = None


def begin():
    """Start once the window has settled."""
    plugins["dss_planner"].bench = Bench()


QTimer.singleShot(1500, begin)
