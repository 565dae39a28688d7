"""Thousands of dots as one picture: a painter takes a tenth of a second for those of a few criteria."""

from __future__ import annotations

import math

import numpy as np
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def dot_pixels(middles: np.ndarray, radius: float, colour: QColor, size: QSize, ratio: float) -> np.ndarray:
    """Return pixels (rows, columns, 4 as uint8, not premultiplied) of dots laid one over the other.

    middles: (n, 2) places [px], radius [px], of a widget of ``size``; ratio: of the screen's pixels to them. What lies
    outside is cut off. The edge of a dot covers a pixel by as much of half a pixel's way as it lies within.
    """
    rows, columns = math.ceil(size.height() * ratio), math.ceil(size.width() * ratio)
    across, down = (np.asarray(middles, dtype=float).reshape(-1, 2) * ratio).T
    column, row = np.floor(across).astype(int), np.floor(down).astype(int)
    reach = math.ceil(radius * ratio + 0.5)
    light = np.zeros(rows * columns)
    for below in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            x, y = column + right, row + below
            away = np.hypot(x + 0.5 - across, y + 0.5 - down)
            cover = np.clip(radius * ratio + 0.5 - away, 0.0, 1.0) * colour.alphaF()
            inside = (cover > 0.0) & (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
            # what shines through all dots of a pixel is the product of what shines through each
            passed = np.log1p(-np.minimum(cover[inside], 0.999))
            light += np.bincount(y[inside] * columns + x[inside], passed, minlength=light.size)
    pixels = np.empty((rows, columns, 4), np.uint8)
    pixels[..., :3] = colour.red(), colour.green(), colour.blue()
    pixels[..., 3] = np.rint(255.0 * (1.0 - np.exp(light))).astype(np.uint8).reshape(rows, columns)
    return pixels
