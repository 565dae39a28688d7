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
    return pixmap_of_image(screen_image(pixels, ratio))


def screen_image(pixels: np.ndarray, ratio: float = 1.0) -> QImage:
    """Return such pixels as an image that `pixmap_of_image` takes as it is; any thread may call this."""
    alpha = pixels[..., 3:].astype(np.uint16)
    colours = ((pixels[..., :3] * alpha + 127) // 255).astype(np.uint8)
    image = _image(colours, pixels[..., 3:], QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    return image


def pixmap_of_image(image: QImage) -> QPixmap:
    """Return the pixmap of an image of `screen_image`; main thread."""
    return QPixmap.fromImage(image, Qt.ImageConversionFlag.NoOpaqueDetection)


def image_of_pixels(pixels: np.ndarray) -> QImage:
    """Return an image of such ``pixels`` in the form that clipboards hand on as it is."""
    return _image(pixels[..., :3], pixels[..., 3:], QImage.Format.Format_ARGB32)


def _image(colours: np.ndarray, alpha: np.ndarray, form: QImage.Format) -> QImage:
    rows, columns = colours.shape[:2]
    # in memory a word of alpha, red, green, blue begins with its lowest byte on most machines
    parts = [colours[..., ::-1], alpha] if sys.byteorder == "little" else [alpha, colours]
    content = np.ascontiguousarray(np.concatenate(parts, axis=-1), dtype=np.uint8).tobytes()
    return QImage(content, columns, rows, 4 * columns, form).copy()
