"""What the handles and numbers of a value function are called."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.score.values.figures import plain, with_unit
from dss_planner.panels.tables import number
from dss_planner.scoring.functions.curves import Handle
from dss_planner.scoring.functions.valuefunctions import KINDS, ValueFunction


def kind_name(kind: str) -> str:
    """Return the name of a kind of value function."""
    names = {
        "linear": QCoreApplication.translate("ValueWords", "Straight line"),
        "s_up": QCoreApplication.translate("ValueWords", "Rising S"),
        "s_down": QCoreApplication.translate("ValueWords", "Falling S"),
        "bell": QCoreApplication.translate("ValueWords", "Bell"),
        "steps": QCoreApplication.translate("ValueWords", "Steps"),
        "categories": QCoreApplication.translate("ValueWords", "Classes"),
    }
    return names[kind]


def kind_meaning(kind: str) -> str:
    """Return when a kind fits."""
    meanings = {
        "linear": QCoreApplication.translate("ValueWords", "Every unit more is worth as much as the one before"),
        "s_up": QCoreApplication.translate("ValueWords", "More is better: slowly at first, then fast, then slowly"),
        "s_down": QCoreApplication.translate("ValueWords", "Less is better: slowly at first, then fast, then slowly"),
        "bell": QCoreApplication.translate("ValueWords", "A range is ideal; too little and too much are worse"),
        "steps": QCoreApplication.translate("ValueWords", "Limits of a rule or a standard: one value between two"),
        "categories": QCoreApplication.translate("ValueWords", "A value for each class of a map of classes"),
    }
    return meanings[kind]


def kinds() -> tuple[str, ...]:
    """Return all kinds in the order of the buttons."""
    return KINDS


def field_name(function: ValueFunction, key: str) -> str:
    """Return what a number of a function is, for its field and its handle."""
    if key.startswith(("break:", "value:")):
        return _step_name(function, key)
    if function.kind == "bell":
        names = {
            "low": QCoreApplication.translate("ValueWords", "Ideal from"),
            "high": QCoreApplication.translate("ValueWords", "Ideal to"),
            "half_width": QCoreApplication.translate("ValueWords", "Half at ±"),
            "narrow": QCoreApplication.translate("ValueWords", "Half the points, below the ideal"),
            "wide": QCoreApplication.translate("ValueWords", "Half the points, above the ideal"),
        }
    else:
        none = QCoreApplication.translate("ValueWords", "None at")
        full = QCoreApplication.translate("ValueWords", "All at")
        names = {"low": full, "high": none} if function.kind == "s_down" else {"low": none, "high": full}
    names.update(
        below=QCoreApplication.translate("ValueWords", "Value below the threshold"),
        above=QCoreApplication.translate("ValueWords", "Value above the threshold"),
        lower=QCoreApplication.translate("ValueWords", "Lower threshold"),
        upper=QCoreApplication.translate("ValueWords", "Upper threshold"),
        other=QCoreApplication.translate("ValueWords", "All other classes"),
    )
    return names.get(key, key)


def handle_words(function: ValueFunction, handle: Handle, unit: str) -> str:
    """Return what a handle says: its name and its number."""
    name = field_name(function, handle.key)
    if handle.moves_y and not handle.moves_x:
        return QCoreApplication.translate("ValueWords", "{name}: {value}").format(name=name, value=number(handle.y, 2))
    return QCoreApplication.translate("ValueWords", "{name}: {value}").format(
        name=name, value=with_unit(plain(handle.x), unit)
    )


def _step_name(function: ValueFunction, key: str) -> str:
    what, _, place = key.partition(":")
    count = int(place) + 1
    if what == "break":
        return QCoreApplication.translate("ValueWords", "Limit {count}").format(count=count)
    return QCoreApplication.translate("ValueWords", "Value of step {count}").format(count=count)
