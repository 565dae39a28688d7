"""Thousands of dots as one picture: a painter takes a tenth of a second for those of a few criteria."""

from __future__ import annotations

import math

import numpy as np
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

#: Dots whose middles lie in the same part of a pixel are one place: thousands on a curve are a few hundred then.
_PARTS = 8


def dot_pixels(middles: np.ndarray, radius: float, colour: QColor, size: QSize, ratio: float) -> np.ndarray:
    """Return pixels (rows, columns, 4 as uint8, not premultiplied) of dots laid one over the other.

    middles: (n, 2) places [px], radius [px], of a widget of ``size``; ratio: of the screen's pixels to them. What lies
    outside is cut off. The edge of a dot covers a pixel by as much of half a pixel's way as it lies within.
    """
    rows, columns = math.ceil(size.height() * ratio), math.ceil(size.width() * ratio)
    fine = np.rint(np.asarray(middles, dtype=float).reshape(-1, 2) * ratio * _PARTS)
    places, dots = np.unique(fine[:, 0] + 1j * fine[:, 1], return_counts=True)
    across, down = places.real / _PARTS, places.imag / _PARTS
    column, row = np.floor(across).astype(int), np.floor(down).astype(int)
    reach = math.ceil(radius * ratio + 0.5)
    light = np.zeros(rows * columns)
    beside = np.arange(-reach, reach + 1)[:, np.newaxis]
    for below in range(-reach, reach + 1) if len(across) else ():
        x, y = column + beside, np.broadcast_to(row + below, (len(beside), len(row)))
        away = np.hypot(x + 0.5 - across, y + 0.5 - down)
        cover = np.clip(radius * ratio + 0.5 - away, 0.0, 1.0) * colour.alphaF()
        inside = (cover > 0.0) & (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
        # what shines through all dots of a pixel is the product of what shines through each
        passed = (dots * np.log1p(-np.minimum(cover, 0.999)))[inside]
        light += np.bincount(y[inside] * columns + x[inside], passed, minlength=light.size)
    pixels = np.empty((rows, columns, 4), np.uint8)
    pixels[..., :3] = colour.red(), colour.green(), colour.blue()
    pixels[..., 3] = np.rint(255.0 * (1.0 - np.exp(light))).astype(np.uint8).reshape(rows, columns)
    return pixels
