"""A chart in the window: drawn, read out, copied, saved, drawn anew in another theme."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

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
    wait_for(lambda: not view._picture._pixmap.isNull())
    assert view.shows_chart
    assert view._picture.accessibleName() == "Bars"
    assert "two 3" in view._picture.accessibleDescription()
    assert inked(view._picture._pixmap.toImage()) > 50


def test_copy_and_save_are_light_whatever_the_theme(view, wait_for, tmp_path):
    from qgis.PyQt.QtGui import QImage
    from qgis.PyQt.QtWidgets import QApplication

    seen = []

    def builder(dark):
        seen.append(dark)
        return bars(dark)

    view.show_figure("Bars", "words", builder)
    QApplication.clipboard().clear()
    view.copy()
    wait_for(lambda: not QApplication.clipboard().image().isNull())
    assert seen[-1] is False
    assert QApplication.clipboard().image().width() > 400
    written, said = [], []
    view.saved.connect(lambda path, done: written.append((path, done)))
    view.message.connect(lambda *words: said.append(words))
    for name in ("a.png", "a.svg", "a.pdf"):
        view.save(str(tmp_path / name))
    wait_for(lambda: len(written) == 3)
    for path, done in written:
        assert done
        assert Path(path).stat().st_size > 1000
    image = QImage(str(tmp_path / "a.png"))
    assert image.pixelColor(1, 1).lightness() == 255
    assert said == []
    view.save(str(tmp_path / "no folder" / "a.png"))
    view.save(str(tmp_path / "no folder" / "a.svg"))
    wait_for(lambda: len(written) == 5)
    assert not any(done for _, done in written[3:])
    assert "no folder" in said[0][1]


def test_another_theme_draws_the_chart_anew(view, qgis_app, wait_for):
    from qgis.PyQt.QtGui import QColor, QPalette

    seen = []

    def builder(dark):
        seen.append(dark)
        return bars(dark)

    view.show_figure("Bars", "words", builder)
    wait_for(lambda: view.figure is not None)
    assert seen == [False]
    palette = QPalette(view.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#f0f0f0"))
    view.setPalette(palette)
    wait_for(lambda: len(seen) > 1)
    assert seen[-1] is True


def test_without_matplotlib_a_sentence_says_what_is_missing(view, monkeypatch, wait_for):
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    def builder(dark):
        import matplotlib as mpl

        return mpl

    view.show_figure("Bars", "words", builder)
    wait_for(lambda: not view.shows_chart)
    assert "matplotlib" in view.words()
    assert "python3-matplotlib" in view.words()


def test_any_other_missing_module_is_not_hidden(view):
    def builder():
        raise ModuleNotFoundError("no", name="dss_planner.charts.no_such_chart")

    view.show_figure("Bars", "words", bars)
    taken = []
    drawing = view._drawings.begin(builder, taken.append)
    assert isinstance(drawing.exception(5), ModuleNotFoundError)
    view._drawings.collect()
    assert taken == [drawing]
    with pytest.raises(ModuleNotFoundError):
        view._cannot_draw(drawing.exception())
    assert not view.shows_chart


def test_drawing_leaves_the_window_free(view, qgis_app):
    main, seen = threading.get_ident(), []

    def builder(dark):
        seen.append(threading.get_ident())
        time.sleep(0.3)
        return bars(dark)

    view.show_figure("Bars", "words", builder)
    longest, before = 0.0, time.thread_time()
    end = time.monotonic() + 10
    while view.figure is None:
        assert time.monotonic() < end
        qgis_app.processEvents()
        time.sleep(0.002)
        now = time.thread_time()
        longest, before = max(longest, now - before), now
    assert seen == [seen[0]] != [main]
    assert longest < 0.1


def test_a_picture_of_a_figure_that_is_not_wanted_any_more_is_not_shown(view, wait_for):
    drawn, wait = [], threading.Event()

    def slow(dark):
        drawn.append("slow")
        wait.wait(5)
        return bars(dark)

    def quick(dark):
        drawn.append("quick")
        return bars(dark)

    view.show_figure("Bars", "words", slow)
    wait_for(lambda: drawn == ["slow"])
    view.show_figure("Others", "words", quick)
    wait.set()
    shown = []
    view.drawn.connect(lambda: shown.append(list(drawn)))
    wait_for(lambda: shown)
    # where the layout gives another size meanwhile, the wanted one is drawn once more; the other never
    assert shown[0][0] == "slow"
    assert set(shown[0][1:]) == {"quick"}
    wait.clear()
    view.show_figure("Bars", "words", slow)
    wait_for(lambda: drawn[-1] == "slow")
    view.say("Another study")
    wait.set()
    wait_for(lambda: view._drawing is None)
    assert view.figure is None
    assert view.words() == "Another study"
    assert view._picture._pixmap.isNull()


def test_a_chart_that_goes_while_it_is_drawn_lets_its_thread_end(iface, qgis_app, wait_for):
    from qgis.PyQt.QtCore import QEvent

    from dss_planner.panels.erosion.chart_view import ChartView

    view = ChartView("gone", iface.mainWindow())
    view.setGeometry(0, 0, 400, 260)
    view.show()
    begun, ended = [], []

    def builder(dark):
        begun.append(True)
        time.sleep(0.2)
        figure = bars(dark)
        ended.append(True)
        return figure

    view.show_figure("Bars", "words", builder)
    wait_for(lambda: begun)
    view.deleteLater()
    qgis_app.sendPostedEvents(view, QEvent.Type.DeferredDelete)
    assert ended == [True]
