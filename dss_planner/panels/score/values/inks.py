"""Colours of the charts: those of the user's theme, and those that the score has on the map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from qgis.PyQt.QtGui import QColor, QLinearGradient, QPalette

from dss_planner.charts.colours import spread
from dss_planner.layers.scales import SCALES

#: Contrast that lines keep against their ground (WCAG 2.1, 1.4.11).
_READABLE = 3.0
#: Contrast that words keep (1.4.3).
_LEGIBLE = 4.5
_MIDDLE = 128
_SHADES = 101


@dataclass(frozen=True)
class Inks:
    """ground: behind a chart. ink: words. quiet: numbers of axes. rule: grid lines. accent: curve and handles."""

    ground: QColor
    ink: QColor
    quiet: QColor
    rule: QColor
    accent: QColor

    @classmethod
    def of(cls, palette: QPalette) -> Inks:
        """Return the colours of a theme."""
        ground = palette.color(QPalette.ColorRole.Base)
        ink = _ink(palette, ground)
        accent = palette.color(QPalette.ColorRole.Highlight)
        for share in (0.25, 0.5, 0.75, 1.0):
            if contrast(accent, ground) >= _READABLE:
                break
            accent = mixed(palette.color(QPalette.ColorRole.Highlight), ink, share)
        return cls(ground, ink, mixed(ground, ink, 0.66), mixed(ground, ink, 0.16), accent)


def _ink(palette: QPalette, ground: QColor) -> QColor:
    """Return the colour of words: themes made of style sheets leave some of their palette as it was on light ground."""
    roles = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)
    for role in roles:
        color = palette.color(role)
        if contrast(color, ground) >= _LEGIBLE:
            return color
    return QColor("#e6e6e6") if ground.lightness() < _MIDDLE else QColor("#1a1a1a")


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return a colour between two; share 0–1 of the second."""
    parts = zip(first.getRgb()[:3], second.getRgb()[:3])
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faded(color: QColor, alpha: int) -> QColor:
    """Return the colour with an opacity of 0–255."""
    found = QColor(color)
    found.setAlpha(alpha)
    return found


def score_color(value: float, alpha: int = 255) -> QColor:
    """Return the colour that a value of 0–1 has on the map of the score, with an opacity of 0–255."""
    return score_colors(alpha)[round(min(max(value, 0.0), 1.0) * (_SHADES - 1))]


@lru_cache(maxsize=8)
def score_colors(alpha: int = 255) -> tuple[QColor, ...]:
    """Return 101 colours from no points to all."""
    steps = tuple(step.color for step in SCALES["score"].steps)
    return tuple(faded(QColor(color), alpha) for color in spread(steps, _SHADES))


def score_gradient(bottom: float, top: float, alpha: int = 255) -> QLinearGradient:
    """Return the colours of the score from no points at ``bottom`` to all at ``top`` [px]."""
    gradient = QLinearGradient(0.0, bottom, 0.0, top)
    for tenth in range(11):
        gradient.setColorAt(tenth / 10, score_color(tenth / 10, alpha))
    return gradient


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in color.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
