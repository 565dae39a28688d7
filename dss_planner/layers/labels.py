"""Labels of map layers: legible on any ground, in any script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from qgis.core import (
    Qgis,
    QgsPalLayerSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

#: Tried in this order; Qt falls back letter by letter, so Mongolian, Korean, Chinese and Japanese names show too.
FONT_FAMILIES = ("Noto Sans", "Open Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Noto Sans CJK SC", "Arial")

_FAMILIES: ContextVar[tuple[str, ...]] = ContextVar("dss_planner_fonts", default=FONT_FAMILIES)

#: Letters of a label before it goes on below.
_WRAP = 28


@contextmanager
def lettered_in(families: tuple[str, ...]) -> Iterator[None]:
    """Let maps and pages use ``families`` for the while: Chinese, Japanese and Korean letters differ in form."""
    token = _FAMILIES.set(families or FONT_FAMILIES)
    try:
        yield
    finally:
        _FAMILIES.reset(token)


def font(size: float = 8.0, bold: bool = False, italic: bool = False) -> QFont:
    """Return the planner's font at ``size`` points, with fallbacks for other scripts."""
    families = _FAMILIES.get()
    result = QFont(families[0])
    result.setFamilies(list(families))
    result.setPointSizeF(size)
    result.setBold(bold)
    result.setItalic(italic)
    return result


def text_format(
    size: float, color: str, bold: bool = False, italic: bool = False, halo: float = 0.0, halo_color: str = "#ffffff"
) -> QgsTextFormat:
    """Return a text format; size in points, ``halo`` is the width of the buffer in mm (0: none)."""
    made = QgsTextFormat()
    made.setFont(font(size, bold, italic))
    made.setFamilies(list(_FAMILIES.get()))
    made.setSize(size)
    made.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    made.setColor(QColor(color))
    if halo > 0:
        buffer = QgsTextBufferSettings()
        buffer.setEnabled(True)
        buffer.setSize(halo)
        buffer.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
        buffer.setColor(QColor(halo_color))
        made.setBuffer(buffer)
    return made


def label(
    layer: QgsVectorLayer,
    expression: str,
    look: QgsTextFormat,
    placement: QgsPalLayerSettings.Placement,
    priority: int = 5,
    obstacle: bool = False,
    distance: float = 0.8,
    along: float | None = None,
) -> None:
    """Label the features of ``layer`` by a QGIS ``expression``; priority 0–10; distance from the feature [mm].

    along: share (0–1) of a line at which its label is wanted.
    """
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(look)
    settings.placement = placement
    settings.priority = priority
    settings.autoWrapLength = _WRAP
    settings.dist = distance
    if along is not None:
        placed_along = settings.lineSettings()
        placed_along.setLineAnchorPercent(along)
        settings.setLineSettings(placed_along)
    settings.distUnits = QgsUnitTypes.RenderUnit.RenderMillimeters
    if obstacle:
        placed = settings.obstacleSettings()
        placed.setIsObstacle(True)
        placed.setFactor(2.0)
        settings.setObstacleSettings(placed)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def show_always(layer: QgsVectorLayer) -> None:
    """Show every label of ``layer``: over other labels, or farther off, where it finds no room of its own."""
    settings = layer.labeling().settings()
    if hasattr(settings, "placementSettings"):  # since QGIS 3.26
        placed = settings.placementSettings()
        placed.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
        placed.setAllowDegradedPlacement(True)
        settings.setPlacementSettings(placed)
    else:
        settings.displayAll = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def show_from_scale(layer: QgsVectorLayer, scale: float) -> None:
    """Show the labels of ``layer`` on maps of 1:``scale`` and larger."""
    settings = layer.labeling().settings()
    settings.scaleVisibility = True
    settings.minimumScale = scale
    settings.maximumScale = 0.0
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
