"""Pictures for the screen: the same pixels as Qt's, and nothing asked of the pool that tasks may fill."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest


@pytest.fixture
def pixels():
    found = np.random.default_rng(1).integers(0, 256, (300, 400, 4)).astype(np.uint8)
    found[..., 3] = 255
    found[:50, :, 3] = 0
    found[50:60, :, 3] = 128
    return found


def test_pixels_are_those_that_qt_makes(qgis_app, pixels):
    from qgis.PyQt.QtGui import QImage

    from dss_planner.panels.erosion.pixmaps import pixmap_of_pixels

    made = pixmap_of_pixels(pixels).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    bits = made.constBits()
    bits.setsize(made.height() * made.bytesPerLine())
    found = np.frombuffer(bits, dtype=np.uint8).reshape(300, 400, 4)
    assert np.array_equal(found[60:], pixels[60:])
    assert not found[:50].any()
    assert np.abs(found[50:60].astype(int) - pixels[50:60]).max() <= 2


def test_images_for_the_clipboard_have_the_same_pixels(qgis_app, pixels):
    from qgis.PyQt.QtGui import QColor

    from dss_planner.panels.erosion.pixmaps import image_of_pixels

    image = image_of_pixels(pixels)
    for row, column in ((0, 0), (55, 7), (299, 399), (120, 33)):
        assert image.pixelColor(column, row) == QColor(*map(int, pixels[row, column]))


@pytest.fixture
def full_pool(qgis_app):
    """Threads of Qt's pool that are all busy for three seconds."""
    from qgis.PyQt.QtCore import QRunnable, QThreadPool

    release = threading.Event()

    class Busy(QRunnable):
        def run(self):
            release.wait(3.0)

    pool = QThreadPool.globalInstance()
    for _ in range(pool.maxThreadCount()):
        pool.start(Busy())
    yield pool
    release.set()
    pool.waitForDone(4000)


def test_a_full_pool_does_not_stop_the_window(full_pool, pixels):
    from dss_planner.panels.erosion.pixmaps import pixmap_of_pixels

    began = time.monotonic()
    assert not pixmap_of_pixels(pixels).isNull()
    assert time.monotonic() - began < 1.0


def test_a_full_pool_stops_neither_copy_nor_save(full_pool, iface, tmp_path, wait_for):
    pytest.importorskip("matplotlib")
    from qgis.PyQt.QtWidgets import QApplication

    from dss_planner.charts.style import new_figure
    from dss_planner.panels.erosion.chart_view import ChartView

    view = ChartView("chart", iface.mainWindow())
    view.setGeometry(0, 0, 700, 500)

    def builder(dark):
        figure = new_figure(dark=dark)
        figure.add_subplot().plot([0, 1], [1, 0])
        return figure

    view.show_figure("Line", "words", builder)
    QApplication.clipboard().clear()
    written = []
    view.saved.connect(lambda path, done: written.append(done))
    began = time.monotonic()
    view.copy()
    view.save(str(tmp_path / "line.png"))
    wait_for(lambda: written)
    assert written == [True]
    assert QApplication.clipboard().image().width() > 800
    assert time.monotonic() - began < 2.5
    view.deleteLater()
