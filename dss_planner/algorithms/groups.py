"""The groups of the toolbox: ids that never change, names that are translated."""

from __future__ import annotations

from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "AlgorithmGroups"
_NAMES = {
    "data": QT_TRANSLATE_NOOP("AlgorithmGroups", "1 · Data"),
    "erosion": QT_TRANSLATE_NOOP("AlgorithmGroups", "2 · Wind erosion"),
    "landcover": QT_TRANSLATE_NOOP("AlgorithmGroups", "3 · Land cover"),
    "access": QT_TRANSLATE_NOOP("AlgorithmGroups", "4 · Access"),
    "scoring": QT_TRANSLATE_NOOP("AlgorithmGroups", "5 · Score"),
    "sites": QT_TRANSLATE_NOOP("AlgorithmGroups", "6 · Sites"),
    "plan": QT_TRANSLATE_NOOP("AlgorithmGroups", "7 · Plan"),
    "example": QT_TRANSLATE_NOOP("AlgorithmGroups", "Example"),
}


def group_name(group_id: str) -> str:
    """Return the translated name of a group."""
    return QCoreApplication.translate(_CONTEXT, _NAMES[group_id])
