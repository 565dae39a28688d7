"""Pictures of value functions: crisp, in the colours of the theme, higher where the value is higher."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.scoring.functions.valuefunctions import ValueFunction

KINDS = (
    ValueFunction("linear", 0, 10),
    ValueFunction("linear", 10, 0, below=0.5),
    ValueFunction("s_up", 0, 10),
    ValueFunction("s_down", 0, 10),
    ValueFunction("bell", 4, 5, half_width=2),
    ValueFunction("steps", breaks=(1, 2), values=(0, 0.5, 1)),
    ValueFunction("categories", categories={1: 0.0, 5: 1.0}),
)


@pytest.mark.parametrize("function", KINDS, ids=lambda f: f.kind)
def test_every_kind_is_drawn_at_the_resolution_of_the_screen(qgis_app, function, themes):
    from qgis.PyQt.QtCore import QSize

    from dss_planner.panels.score.values.thumbnail import function_pixmap

    for palette in themes:
        pixmap = function_pixmap(function, QSize(60, 24), palette, 2.0)
        assert (pixmap.width(), pixmap.height()) == (120, 48)
        image = pixmap.toImage()
        assert len({image.pixel(x, y) for x in range(120) for y in range(48)}) > 10


def test_a_rising_line_rises(qgis_app, themes):
    from qgis.PyQt.QtCore import QSize

    from dss_planner.panels.score.values.inks import Inks
    from dss_planner.panels.score.values.thumbnail import function_pixmap

    for palette in themes:
        accent = Inks.of(palette).accent
        image = function_pixmap(KINDS[0], QSize(60, 30), palette, 1.0).toImage()

        def top_of(column, image=image, accent=accent):
            def off(y):
                color = image.pixelColor(column, y)
                return sum(abs(a - b) for a, b in zip(color.getRgb()[:3], accent.getRgb()[:3]))

            return min(range(2, 28), key=off)

        tops = [top_of(column) for column in (20, 30, 40)]
        assert tops == sorted(tops, reverse=True)
        assert tops[0] - tops[2] > 8


def test_the_accent_stands_out_from_any_ground(themes):
    from dss_planner.panels.score.values.inks import Inks, contrast

    for palette in themes:
        inks = Inks.of(palette)
        assert contrast(inks.accent, inks.ground) >= 3
        assert contrast(inks.quiet, inks.ground) >= 4.5


def test_words_can_be_read_where_a_theme_forgot_their_colour(qgis_app):
    from qgis.PyQt.QtGui import QColor, QPalette

    from dss_planner.panels.score.values.inks import Inks, contrast

    palette = QPalette()
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(role, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#232323"))
    inks = Inks.of(palette)
    assert contrast(inks.ink, inks.ground) >= 4.5
