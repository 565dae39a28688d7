"""How one data layer is shown in the list: in what state it is, and what it was read as."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.naming import file_and_inside
from dss_planner.intake.recognition import Recognition
from dss_planner.layers.translation import show
from dss_planner.panels.area.row_delegate import RowLook
from dss_planner.panels.role_names import role_name
from dss_planner.panels.status_dot import ASK, DONE, EMPTY, PROBLEM, RUNNING, TELL
from dss_planner.tasks.reading import Seen


def short_name(uri: str) -> str:
    """Return the file's name, and the layer's within it."""
    path, inside = file_and_inside(uri)
    return f"{Path(path).name} · {inside}" if inside else Path(path).name


def source_look(name: str, seen: Seen | None, choice: LayerChoice) -> RowLook:
    """Return how the layer ``name`` is shown; ``seen`` is None until it has been looked into."""
    if choice.left_out:
        return RowLook(EMPTY, name, note=QCoreApplication.translate("SourceRow", "left out of the study"))
    if seen is not None and seen.files > 1:
        name = QCoreApplication.translate("SourceRow", "{name}, {count} files").format(
            name=name.rpartition(".")[0] or name, count=seen.files
        )
    if seen is None:
        return RowLook(RUNNING, name, note=QCoreApplication.translate("SourceRow", "being recognised…"))
    if seen.found is None:
        return RowLook(PROBLEM, name, body=QCoreApplication.translate("SourceRow", "cannot be read"))
    return RowLook(_state(seen.found, choice), name, note=_words(seen.found, choice))


def _state(found: Recognition, choice: LayerChoice) -> str:
    if not found.role:
        return ASK
    if asks(found, choice):
        return ASK
    return TELL if found.warnings else DONE


def asks(found: Recognition, choice: LayerChoice) -> bool:
    """Return whether only the user can say what the layer is: its role, its unit or its legend."""
    return found.ambiguous and (
        bool(found.alternatives and not choice.role)
        or bool(found.units and not choice.unit)
        or bool(found.legends and not found.legend and not choice.legend)
    )


def _words(found: Recognition, choice: LayerChoice) -> str:
    if not found.role:
        return QCoreApplication.translate("SourceRow", "not recognised: say what it is")
    role = role_name(found.role)
    if asks(found, choice):
        return QCoreApplication.translate("SourceRow", "perhaps {role}: please check").format(role=role)
    unit = found.unit_found
    role = QCoreApplication.translate("SourceRow", "{role} [{unit}]").format(role=role, unit=unit) if unit else role
    product = show(found.product_title)
    return (
        QCoreApplication.translate("SourceRow", "{role} · {product}").format(role=role, product=product)
        if product
        else role
    )
