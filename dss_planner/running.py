"""Progress and cancel as plain callables, the same for the window, for Processing and for tests."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, Optional

from dss_planner.errors import Cancelled
from dss_planner.text import Text

#: ``progress(fraction, text)``: fraction from 0 to 1; text says what is being done, None leaves it as it was.
Progress = Callable[[float, Optional[Text]], None]
#: ``cancelled()``: True once the user has asked to stop.
CancelCheck = Callable[[], bool]


def silent(fraction: float, text: Text | None = None) -> None:
    """Progress that nobody watches."""


def never() -> bool:
    """Cancel check of a run that cannot be cancelled."""
    return False


def stop_if(cancelled: CancelCheck) -> None:
    """Raise `Cancelled` when the user has asked to stop."""
    if cancelled():
        raise Cancelled


def portion(progress: Progress, start: float, stop: float) -> Progress:
    """Return a progress callable whose 0–1 fills ``start``–``stop`` of ``progress``."""

    def report(fraction: float, text: Text | None = None) -> None:
        progress(start + (stop - start) * min(max(fraction, 0.0), 1.0), text)

    return report


#: Long work on the main thread, cut into pieces: yields how far it is (0–1) and what comes next, returns the result.
#: Closing it early leaves nothing half-written.
Pieces = Generator[tuple[float, Optional[Text]], None, Any]


def run_through(pieces: Pieces, progress: Progress, cancelled: CancelCheck) -> Any:
    """Run all ``pieces`` at once and return their result; raises `Cancelled` between two of them."""
    try:
        while True:
            fraction, sentence = next(pieces)
            progress(fraction, sentence)
            stop_if(cancelled)
    except StopIteration as end:
        progress(1.0, None)
        return end.value
    finally:
        pieces.close()


def within(pieces: Pieces, start: float, stop: float) -> Pieces:
    """Return ``pieces`` with their 0–1 filling ``start``–``stop``."""
    try:
        while True:
            fraction, sentence = next(pieces)
            yield start + (stop - start) * fraction, sentence
    except StopIteration as end:
        return end.value
    finally:
        pieces.close()
