"""Inside QGIS: how long the turns of the window's event loop are, and a story told while they are counted."""

import gc
import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.utils import iface

ORDER = json.loads(os.environ["DSS_BENCH"])
#: Between two looks at where the window is [s]; as many places of a turn are told.
LOOK_S, PLACES = 0.01, 4
PATIENCE_S = 240.0
_MS = 1e3


class Heart:
    """Beats while the window is free: the time between two beats is a turn of its event loop.

    Of the longest turns: block, by the clock; held, without the time that the thread stood in line for a processor
    (the system counts that; other programs cause it); work, the processor time of the thread itself. All in ms.
    """

    def __init__(self, beat, stacks=False):
        self._clock, self._stood, self._busy = time.perf_counter(), waited(), time.thread_time()
        self._seen, self._garbage, self._collecting = [], {}, 0.0
        self.forget()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(beat)
        self._main = threading.get_ident()
        if stacks:
            gc.callbacks.append(self._collect)
            threading.Thread(target=self._look, daemon=True).start()

    def forget(self):
        """Begin a new action."""
        self.block = self.held = self.work = 0.0
        self.stack = []

    def _turn(self):
        clock, stood, busy = time.perf_counter(), waited(), time.thread_time()
        block, work = _MS * (clock - self._clock), _MS * (busy - self._busy)
        held = block - _MS * (stood - self._stood)
        if held > self.held:
            counts = {words: self._seen.count(words) for words in self._seen}
            most = sorted(counts.items(), key=lambda item: -item[1])[:PLACES]
            self.stack = [f"{count} × {words}" for words, count in most]
            for whose, seconds in self._garbage.items():
                self.stack.append(f"collecting garbage: {_MS * seconds:.0f} ms by {whose}")
        self.block, self.held, self.work = max(self.block, block), max(self.held, held), max(self.work, work)
        self._clock, self._stood, self._busy = clock, stood, busy
        self._seen, self._garbage = [], {}

    def _collect(self, phase, _):
        """Count searches for garbage: those of other threads stop this one too."""
        if phase == "start":
            self._collecting = time.perf_counter()
            return
        whose = "the window" if threading.get_ident() == self._main else "another thread"
        self._garbage[whose] = self._garbage.get(whose, 0.0) + time.perf_counter() - self._collecting

    def _look(self):
        """Write down where a turn is that takes long; another thread."""
        while True:
            time.sleep(LOOK_S)
            if time.perf_counter() - self._clock > 2 * LOOK_S:
                frame = sys._current_frames().get(self._main)
                found = []
                while frame is not None:
                    path = frame.f_code.co_filename
                    if "dss_planner" in path and "benchmarks" not in path:
                        place = path.rpartition("dss_planner/")[2].removesuffix(".py")
                        found.append(f"{place}:{frame.f_lineno} {frame.f_code.co_name}")
                    frame = frame.f_back
                self._seen.append(" < ".join(found[:7]) or "QGIS")


def waited():
    """Return how long this thread has stood in line for a processor [s]; 0 where the system does not count it."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class Story:
    """Steps of `tell`, a generator: each yields for how long to wait [s], or what has to be true before the next.

    found: what is reported, as JSON.
    """

    def __init__(self, pause):
        self.found = {"errors": []}
        self._waits, self._since = None, time.perf_counter()
        self._steps = self.tell()
        self._clock = QTimer()
        self._clock.timeout.connect(self._tick)
        self._clock.start(pause)

    def tell(self):
        """Do everything; each kind of story says how."""
        raise NotImplementedError

    def excuse(self):
        """Return what may explain that something was waited for in vain."""
        return ""

    def close(self):
        """Leave no question open that would keep QGIS from closing."""

    def _tick(self):
        try:
            if callable(self._waits):
                if not self._waits():
                    if time.perf_counter() - self._since > PATIENCE_S:
                        raise AssertionError(f"waited in vain {self.excuse()}")
                    return
            elif self._waits is not None and time.perf_counter() - self._since < self._waits:
                return
            self._waits = next(self._steps)
            self._since = time.perf_counter()
        except StopIteration:
            self._end()
        except Exception:
            self.found["errors"].append(traceback.format_exc())
            self._end()

    def _end(self):
        self._clock.stop()
        path = Path(ORDER["report"])
        path.with_suffix(".tmp").write_text(json.dumps(self.found), encoding="utf-8")
        os.replace(path.with_suffix(".tmp"), path)
        self.close()
        iface.newProject(False)
        QTimer.singleShot(300, iface.actionExit().trigger)
