"""How the window and the threads that work share Python: only one of them runs it at a time."""

from __future__ import annotations

import gc
import sys

#: How long a thread that works may keep Python from one that waits for it [s]; Python's own figure is 0.005. A window
#: asks for it again after every call into QGIS or Qt, hundreds of times while it shows some sites: with 5 ms each it
#: stood still for more than a second beside a task.
SHORT_TURN = 0.0002
#: How many searches for garbage among the young objects come before one among all; Python's own figure is 10. Work on
#: thousands of sites began one after the other, and each stops all threads: 0.14 s with 5 000 sites.
SEARCHES = 1000


class ShortTurns:
    """Lets the window have Python soon while tasks work, as long as the plugin is there.

    Python's search for garbage stops all threads. What is there when this begins, hundreds of thousands of objects of
    QGIS, its plugins and libraries, stays there anyway: it is searched no more, which took more than 0.1 s each time
    that thousands of sites were read.
    """

    def __init__(self) -> None:
        self._before: float | None = None
        self._thresholds = gc.get_threshold()

    def begin(self) -> None:
        """Shorten the turns."""
        if self._before is None:
            self._before = sys.getswitchinterval()
            sys.setswitchinterval(min(self._before, SHORT_TURN))
            self._thresholds = gc.get_threshold()
            gc.set_threshold(*self._thresholds[:2], max(self._thresholds[2], SEARCHES))
            gc.freeze()

    def end(self) -> None:
        """Make them as long as they were."""
        if self._before is not None:
            sys.setswitchinterval(self._before)
            gc.unfreeze()
            gc.set_threshold(*self._thresholds)
            self._before = None
