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

    from dss_planner.panels.erosion.pixmaps import pixmap_of_image

    image = QImage(pixels.tobytes(), 400, 300, 1600, QImage.Format.Format_RGBA8888).copy()
    made = pixmap_of_image(image).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    bits = made.constBits()
    bits.setsize(made.height() * made.bytesPerLine())
    found = np.frombuffer(bits, dtype=np.uint8).reshape(300, 400, 4)
    assert np.array_equal(found[60:], pixels[60:])
    assert not found[:50].any()
    assert np.abs(found[50:60].astype(int) - pixels[50:60]).max() <= 2


def test_a_full_pool_does_not_stop_the_window(qgis_app, pixels):
    from qgis.PyQt.QtCore import QRunnable, QThreadPool

    from dss_planner.panels.erosion.pixmaps import pixmap_of_pixels

    release = threading.Event()

    class Busy(QRunnable):
        def run(self):
            release.wait(3.0)

    pool = QThreadPool.globalInstance()
    for _ in range(pool.maxThreadCount()):
        pool.start(Busy())
    try:
        began = time.monotonic()
        assert not pixmap_of_pixels(pixels).isNull()
        assert time.monotonic() - began < 1.0
    finally:
        release.set()
        pool.waitForDone(4000)
