"""Runs inside QGIS (``qgis --code``): turns pages, presses buttons, waits, looks, and writes down what it saw.

A story is a generator that yields what it waits for: a condition (called until it is true) or seconds.
"""

import json
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget
from qgis.utils import iface, plugins

TICK_MS = 60
PATIENCE_S = 300.0
#: A pause lasts until no question about files waits for its answer: at most so much longer.
SETTLING_S = 30.0


class Driver:
    """Drives one story to its end or to its first failure."""

    def __init__(self, story, folder):
        self.folder = Path(folder)
        self.report = {"checks": [], "failures": [], "python_errors": [], "log": [], "seen": {}, "longest_pause_s": 0.0}
        self._story = story(self)
        self._waiting = None
        self._since = self._ticked = time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        sys.excepthook = self._python_error
        QgsApplication.messageLog().messageReceived.connect(self._log)

    def start(self):
        """Begin once the window has settled."""
        iface.mainWindow().setGeometry(0, 0, 1366, 768)
        QTimer.singleShot(1500, self._begin)

    def _begin(self):
        self._ticked = time.monotonic()
        self._timer.start(TICK_MS)

    # -- what a story uses ---------------------------------------------------------------------------------------

    @property
    def dock(self):
        """The plugin's dock."""
        return plugins["dss_planner"].dock

    def widget(self, name, kind=QWidget):
        """Return the widget with this object name in the dock."""
        found = self.dock.findChild(kind, name)
        if found is None:
            raise AssertionError(f"the dock has no {name}")
        return found

    def press(self, name):
        """Press a button that the user can see and that is switched on."""
        button = self.widget(name)
        assert button.isVisible(), f"{name} is not to be seen"
        assert button.isEnabled(), f"{name} is switched off"
        button.click()

    def go(self, number):
        """Turn to page ``number`` (1–6) with its button."""
        self.press(f"page_button_{number}")

    def hand(self, *words):
        """Let ``xdotool`` move the mouse or press keys; returns whether it is done, to wait for."""
        process = subprocess.Popen(["xdotool", *map(str, words)])
        return lambda: process.poll() is not None

    def state(self, number):
        """The state of page ``number`` as its dot shows it."""
        return self.widget(f"page_button_{number}").property("state")

    def idle(self):
        """True when no step runs and its layers are on the map."""
        return not self.dock.session.busy and not self.dock.session.map_layers.showing

    def busy(self):
        """True while a step runs and has said what it does; also when it was over before anyone looked."""
        return not self.dock.session.busy or bool(self.dock.strip.text())

    def check(self, truth, words):
        """Write down a check."""
        self.report["checks" if truth else "failures"].append(words)

    def see(self, name):
        """Save a picture of the whole window."""
        QApplication.processEvents()
        path = self.folder / "screens" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        QApplication.primaryScreen().grabWindow(0).save(str(path))

    # -- running -------------------------------------------------------------------------------------------------

    def _tick(self):
        now = time.monotonic()
        self.report["longest_pause_s"] = max(self.report["longest_pause_s"], now - self._ticked)
        self._close_dialogs()
        try:
            self._step()
        finally:
            self._ticked = time.monotonic()

    def _step(self):
        try:
            if callable(self._waiting):
                if not self._waiting():
                    if time.monotonic() - self._since > PATIENCE_S:
                        line = self._story.gi_frame.f_lineno
                        raise AssertionError(f"waited {PATIENCE_S:.0f} s in vain at line {line} of the story")
                    return
            elif self._waiting is not None and not self._paused():
                return
            self._waiting = next(self._story)
            self._since = time.monotonic()
        except StopIteration:
            self._end()
        except Exception:
            self.report["failures"].append(traceback.format_exc())
            self.see("failure")
            self._end()

    def _paused(self):
        """Whether the pause is over: on a busy machine answers come later than the seconds that a story gives them."""
        passed = time.monotonic() - self._since
        if passed < self._waiting:
            return False
        asking = "dss_planner" in plugins and self.dock is not None and self.dock.session.lookups.busy
        return not asking or passed > self._waiting + SETTLING_S

    def _close_dialogs(self):
        """A dialog that nobody asked for is a failure; its buttons are pressed so that the story goes on."""
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        words = dialog.windowTitle() + ": " + getattr(dialog, "text", str)()
        self.report["failures"].append(f"a dialog opened: {words}")
        self.see("dialog")
        buttons = dialog.findChildren(QPushButton)
        (buttons[-1].click if buttons else dialog.close)()

    def _python_error(self, kind, error, trace):
        self.report["python_errors"].append("".join(traceback.format_exception(kind, error, trace)))

    def _log(self, message, tab, level):
        if tab in ("Python error", "DSS Planner", "Python warning") or level == Qgis.MessageLevel.Critical:
            self.report["log"].append([tab, int(level), message])

    def _end(self):
        self._timer.stop()
        path = self.folder / "report.json"
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(self.report, indent=1, default=str), encoding="utf-8")
        os.replace(temporary, path)
        iface.newProject(False)
        QTimer.singleShot(500, iface.actionExit().trigger)
