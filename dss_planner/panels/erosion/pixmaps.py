"""Pictures for the screen, made without Qt's thread pool.

Qt converts larger images on the pool that also runs the planner's tasks, and waits for it. While the window waits it
keeps Python for itself; tasks that wait for Python fill the pool, and QGIS would stand still for good. So pixels are
brought here into the form that the screen wants, and Qt has nothing left to convert.
"""

from __future__ import annotations

import sys

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage, QPixmap


def pixmap_of_pixels(pixels: np.ndarray, ratio: float = 1.0) -> QPixmap:
    """Return a pixmap of ``pixels`` (rows, columns, 4): red, green, blue, alpha, not premultiplied, uint8."""
    rows, columns = pixels.shape[:2]
    alpha = pixels[..., 3:].astype(np.uint16)
    colours = ((pixels[..., :3] * alpha + 127) // 255).astype(np.uint8)
    # in memory a word of alpha, red, green, blue begins with its lowest byte on most machines
    parts = [colours[..., 2::-1], pixels[..., 3:]] if sys.byteorder == "little" else [pixels[..., 3:], colours]
    content = np.ascontiguousarray(np.concatenate(parts, axis=-1), dtype=np.uint8).tobytes()
    image = QImage(content, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied).copy()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image, Qt.ImageConversionFlag.NoOpaqueDetection)


def pixmap_of_image(image: QImage) -> QPixmap:
    """Return a pixmap of an image whose format is RGBA8888."""
    if image.isNull():
        return QPixmap()
    bits = image.constBits()
    bits.setsize(image.height() * image.bytesPerLine())
    pixels = np.frombuffer(bits, dtype=np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return pixmap_of_pixels(pixels[:, : image.width()], image.devicePixelRatio())
