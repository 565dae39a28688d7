"""How the threads share Python: only one of them runs it at a time."""

from __future__ import annotations

import sys

#: How long a thread that works may keep Python from one that waits for it [s]; Python's own figure is 0.005. A window
#: asks for it again after every call into QGIS or Qt, hundreds of times while it shows some sites: with 5 ms each it
#: stood still for more than a second beside a task.
SHORT_TURN = 0.0002


class ShortTurns:
    """Lets the window have Python soon while tasks work, as long as the plugin is there."""

    def __init__(self) -> None:
        self._before: float | None = None

    def begin(self) -> None:
        """Shorten the turns."""
        if self._before is None:
            self._before = sys.getswitchinterval()
            sys.setswitchinterval(min(self._before, SHORT_TURN))

    def end(self) -> None:
        """Make them as long as they were."""
        if self._before is not None:
            sys.setswitchinterval(self._before)
            self._before = None
