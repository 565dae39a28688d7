"""Wind directions in degrees and in words."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

POINTS = 16


def compass_point(degrees: float) -> int:
    """Return which of the 16 compass points lies nearest, 0 = north, clockwise."""
    return round((degrees % 360.0) / (360.0 / POINTS)) % POINTS


def compass_name(degrees: float) -> str:
    """Return the name of the nearest of the 16 compass points."""
    names = (
        QCoreApplication.translate("Compass", "north"),
        QCoreApplication.translate("Compass", "north-north-east"),
        QCoreApplication.translate("Compass", "north-east"),
        QCoreApplication.translate("Compass", "east-north-east"),
        QCoreApplication.translate("Compass", "east"),
        QCoreApplication.translate("Compass", "east-south-east"),
        QCoreApplication.translate("Compass", "south-east"),
        QCoreApplication.translate("Compass", "south-south-east"),
        QCoreApplication.translate("Compass", "south"),
        QCoreApplication.translate("Compass", "south-south-west"),
        QCoreApplication.translate("Compass", "south-west"),
        QCoreApplication.translate("Compass", "west-south-west"),
        QCoreApplication.translate("Compass", "west"),
        QCoreApplication.translate("Compass", "west-north-west"),
        QCoreApplication.translate("Compass", "north-west"),
        QCoreApplication.translate("Compass", "north-north-west"),
    )
    return names[compass_point(degrees)]
