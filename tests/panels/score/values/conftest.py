"""Both kinds of theme."""

from __future__ import annotations

import pytest


@pytest.fixture
def themes(qgis_app):
    """A light and a dark palette."""
    from qgis.PyQt.QtGui import QColor, QPalette

    role = QPalette.ColorRole
    light, dark = QPalette(QColor("#efefef")), QPalette(QColor("#2b2b2b"))
    for key, color in (
        (role.Base, "#1e1e1e"), (role.AlternateBase, "#262626"), (role.Text, "#e0e0e0"), (role.WindowText, "#e0e0e0"),
        (role.ButtonText, "#e0e0e0"), (role.Highlight, "#2a5a8a"), (role.HighlightedText, "#ffffff"),
    ):  # fmt: skip
        dark.setColor(key, QColor(color))
    return light, dark
