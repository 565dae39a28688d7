"""CRS that no code names: QGIS looks each up among all it knows, 0.1 s for each way to spell it; beside the window."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from dss_planner.layers.loading import crs_words, know_crs
from dss_planner.study.results import Output


class CrsBeforehand:
    """Has the CRS of results looked up before their layers are loaded."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str, str, int], Event] = {}

    def begin(self, outputs: Iterable[Output]) -> None:
        """Look up the CRS of ``outputs``, those first that come first."""
        for output in outputs:
            key = _key(output)
            if key not in self._asked:
                self._asked[key] = _LOOKING.ask(output)

    def ready(self, output: Output) -> bool:
        """Return whether QGIS knows the CRS of ``output``; where not, looking it up begins."""
        self.begin([output])
        return self._asked[_key(output)].is_set()

    def wait(self, output: Output) -> None:
        """Wait until QGIS knows the CRS of ``output``."""
        self.begin([output])
        self._asked[_key(output)].wait()


class _Looking(Thread):
    """Looks them up one after the other.

    It must not end before QGIS does: a CRS holds on to what PROJ keeps for the thread that looked it up, and QGIS would
    crash over every layer in it.
    """

    def __init__(self) -> None:
        super().__init__(name="DSS Planner CRS", daemon=True)
        self._queue: SimpleQueue[tuple[Output, Event]] = SimpleQueue()

    def ask(self, output: Output) -> Event:
        """Look up the CRS of ``output``; what is returned is set once that is done."""
        found = Event()
        self._queue.put((output, found))
        if not self.is_alive():
            self.start()
        return found

    def run(self) -> None:
        """Do what is asked, for ever."""
        known = set()
        while True:
            output, found = self._queue.get()
            try:
                words = crs_words(output)
                if words and words not in known:
                    know_crs(words)
                    known.add(words)
            except RuntimeError:  # of GDAL: the file is said to be bad when the layer is loaded
                pass
            finally:
                found.set()


#: One for all windows and studies; it is started by the first question.
_LOOKING = _Looking()


def _key(output: Output) -> tuple[str, str, int]:
    try:
        written = Path(output.path).stat().st_mtime_ns
    except OSError:  # said when the layer is loaded
        written = 0
    return output.path, output.layer_name, written
