"""Value functions carried from one criterion to another: as text in the clipboard, and under a name of the user's."""

from __future__ import annotations

import json
from dataclasses import dataclass

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from dss_planner.errors import InputError
from dss_planner.scoring.functions.functionparsing import parse_function
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import function_to_dict

#: Preference: name → value function as text.
_KEY = "dss_planner/value_functions"
_FORMAT = "dss_planner value function"
_LONGEST = 100_000


@dataclass(frozen=True)
class Carried:
    """A function, the unit of its numbers, and the day it was kept (ISO, '' when it was not)."""

    function: ValueFunction
    unit: str
    day: str = ""


def to_text(function: ValueFunction, unit: str, day: str = "") -> str:
    """Return a function as text that `from_text` reads."""
    return json.dumps({"format": _FORMAT, "unit": unit, "day": day, "function": function_to_dict(function)})


def from_text(words: str, name: str) -> Carried:
    """Return the function in a text; raises `InputError` naming the criterion ``name`` when there is no valid one."""
    try:
        content = json.loads(words) if len(words) <= _LONGEST else None
    except ValueError:
        content = None
    if not isinstance(content, dict) or "function" not in content:
        raise InputError(
            "The clipboard holds no value function for “{criterion}”. Press “Copy” at a criterion first.",
            criterion=name,
        )
    return Carried(parse_function(content["function"], name), str(content.get("unit", "")), str(content.get("day", "")))


class OwnPresets:
    """Functions that the user keeps, on this computer, for all studies."""

    def all(self) -> dict[str, Carried]:
        """Return them by name; what cannot be read (any more) is left out."""
        found = {}
        settings = QgsSettings()
        settings.beginGroup(_KEY)
        for key in sorted(settings.childKeys(), key=str.casefold):
            try:
                found[key] = from_text(str(settings.value(key, "")), key)
            except InputError:
                continue
        settings.endGroup()
        return found

    def keep(self, name: str, function: ValueFunction, unit: str) -> None:
        """Keep a function under a name; one with the same name is replaced. Raises `InputError` without a name."""
        key = name.replace("/", "∕").replace("\\", "∖").strip()
        if not key:
            raise InputError("A name is expected for the value function. Type one.")
        day = QDateTime.currentDateTimeUtc().date()
        QgsSettings().setValue(f"{_KEY}/{key}", to_text(function, unit, _iso(day)))

    def remove(self, name: str) -> None:
        """Forget a function."""
        QgsSettings().remove(f"{_KEY}/{name}")


def _iso(day: QDate) -> str:
    return str(day.toString(Qt.DateFormat.ISODate))
