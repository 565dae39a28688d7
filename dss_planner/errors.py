"""What a step raises: a sentence that names the layer, the value found, the value expected and the fix."""

from __future__ import annotations

from dss_planner.text import Text


class PlannerError(Exception):
    """A step cannot go on. ``text`` is the sentence to show; ``str()`` gives it in English."""

    def __init__(self, template: str, **values: object) -> None:
        self.text = Text(template, values)
        super().__init__(str(self.text))


class InputError(PlannerError):
    """An input is missing or wrong: names the layer, what was found, what was expected and the fix."""


class OutputError(PlannerError):
    """A result cannot be written: names the path and the reason."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user cancelled; nothing half-written is left."""
