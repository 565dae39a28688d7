"""Work that only looks into files."""

from __future__ import annotations

from dss_planner.errors import PlannerError
from dss_planner.intake.recognition import Recognition, recognise
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.text import Text


def recognise_all(uris: tuple[str, ...], progress: Progress, cancelled: CancelCheck) -> dict[str, Recognition | Text]:
    """Recognise each of ``uris``; one that cannot be read gets the sentence that says why."""
    found: dict[str, Recognition | Text] = {}
    for number, uri in enumerate(uris):
        stop_if(cancelled)
        progress(number / len(uris), None)
        try:
            found[uri] = recognise(uri)
        except PlannerError as error:
            found[uri] = error.text
    return found
