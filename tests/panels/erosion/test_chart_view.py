"""A chart in the window: drawn, read out, copied, saved, drawn anew in another theme."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("matplotlib")


def bars(dark):
    from dss_planner.charts.style import dress, new_figure

    figure = new_figure(dark=dark)
    axes = figure.add_subplot()
    axes.bar([0, 1, 2], [1, 3, 2])
    dress(axes, dark)
    return figure


@pytest.fixture
def view(iface, qgis_app):
    from dss_planner.panels.erosion.chart_view import ChartView

    view = ChartView("chart", iface.mainWindow())
    view.setGeometry(0, 0, 400, 260)
    view.show()
    yield view
    view.deleteLater()


def inked(image):
    """How many pixels are not transparent."""
    return sum(image.pixelColor(x, y).alpha() > 128 for x in range(0, image.width(), 3) for y in range(0, 120, 3))


def test_a_chart_is_drawn_with_its_numbers_in_words(view, wait_for):
    view.say("Nothing yet")
    assert view.words() == "Nothing yet"
    assert not view.copy_button.isVisibleTo(view)
    view.show_figure("Bars", "One 1, two 3, three 2", bars)
    wait_for(lambda: not view._picture._pixmap.isNull(), 5)
    assert view.shows_chart
    assert view._picture.accessibleName() == "Bars"
    assert "two 3" in view._picture.accessibleDescription()
    assert inked(view._picture._pixmap.toImage()) > 50


def test_copy_and_save_are_light_whatever_the_theme(view, qgis_app, tmp_path):
    from qgis.PyQt.QtGui import QImage
    from qgis.PyQt.QtWidgets import QApplication

    seen = []

    def builder(dark):
        seen.append(dark)
        return bars(dark)

    view.show_figure("Bars", "words", builder)
    view.copy()
    assert seen[-1] is False
    assert QApplication.clipboard().image().width() > 400
    for name in ("a.png", "a.svg", "a.pdf"):
        assert view.save(str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 1000
    image = QImage(str(tmp_path / "a.png"))
    assert image.pixelColor(1, 1).lightness() == 255
    assert not view.save(str(tmp_path / "no folder" / "a.png"))
    assert not view.save(str(tmp_path / "no folder" / "a.svg"))


def test_another_theme_draws_the_chart_anew(view, qgis_app, wait_for):
    from qgis.PyQt.QtGui import QColor, QPalette

    seen = []

    def builder(dark):
        seen.append(dark)
        return bars(dark)

    view.show_figure("Bars", "words", builder)
    assert seen == [False]
    palette = QPalette(view.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#f0f0f0"))
    view.setPalette(palette)
    wait_for(lambda: len(seen) > 1, 5)
    assert seen[-1] is True


def test_without_matplotlib_a_sentence_says_what_is_missing(view, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    def builder(dark):
        import matplotlib as mpl

        return mpl

    view.show_figure("Bars", "words", builder)
    assert not view.shows_chart
    assert "matplotlib" in view.words()
    assert "python3-matplotlib" in view.words()


def test_any_other_missing_module_is_not_hidden(view):
    def builder(dark):
        raise ModuleNotFoundError("no", name="dss_planner.charts.no_such_chart")

    with pytest.raises(ModuleNotFoundError):
        view.show_figure("Bars", "words", builder)
