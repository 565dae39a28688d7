"""Runs inside QGIS (``qgis --code``, started by bench_window.py): does one action after the other and times the turns
of the window's event loop."""

import json
import os
import sys
import time
import traceback

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import iface, plugins

sys.path.append(json.loads(os.environ["DSS_BENCH"])["scripts"])
from window_heart import ORDER, Heart, Story
from window_score import ScoreActions
from window_sites import SitesActions

BEAT_MS, PAUSE_MS = 5, 10
#: How long all has to be quiet before an action is over: the timers of the planner wait 600 ms at most [s].
QUIET_S = 0.9


class Bench(ScoreActions, SitesActions, Story):
    """All actions, one after the other."""

    def __init__(self):
        self.plugin = plugins["dss_planner"]
        self.dock = self.plugin.dock
        self.session = self.dock.session
        self.desk, self.sites_desk = self.session.score_desk, self.session.site_desk
        self.heart = Heart(BEAT_MS, ORDER["stacks"])
        self.quiet = time.perf_counter()
        super().__init__(PAUSE_MS)
        self.found["actions"] = []

    def close(self):
        """Keep what was changed."""
        self.session.save()

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
        self.quiet = time.perf_counter()
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
        action = {"name": name, "work_ms": heart.work, "held_ms": heart.held, "block_ms": heart.block}
        action["stack"] = heart.stack
        known = next((one for one in self.found["actions"] if one["name"] == name), None)
        if known is None:
            self.found["actions"].append(action)
        elif action["held_ms"] > known["held_ms"]:  # of an action done several times the worst counts
            known.update(action)

    def child(self, root, name, kind=QWidget):
        """Return a part of a window by its name."""
        found = root.findChild(kind, name)
        if found is None:
            raise AssertionError(f"there is no {name}")
        return found

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
            yield from self.score()
        if "sites" in parts:
            yield from self.sites_window()
            yield from self.decisions()
            yield from self.pairs_of_sites()
        if "runs" in parts:
            yield from self.runs()
        self.plugin.sites.set_open(False)
        if "others" in parts:
            yield from self.find()
            yield from self.others()


#: Kept: QGIS runs this file and forgets its names.
plugins["dss_planner"].bench = None


def begin():
    """Start once the window has settled."""
    plugins["dss_planner"].bench = Bench()


QTimer.singleShot(1500, begin)
