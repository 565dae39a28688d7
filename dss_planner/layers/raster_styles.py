"""Renderers of the planner's rasters: discrete classes with legible labels."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping

import numpy as np
from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRectangle,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from dss_planner.layers.codes import CODED_STYLES, codes_of, measure_words, place_names
from dss_planner.layers.compat import lowest_highest, renderer_band
from dss_planner.layers.metadata import read_sidecar
from dss_planner.layers.scales import RAMPS, SCALES, Scale, from_range
from dss_planner.layers.translation import show
from dss_planner.text import Text

RASTER_STYLES = (*SCALES, *RAMPS, *CODED_STYLES)
#: numpy's name for QGIS's data types.
_NUMPY_TYPES = {
    Qgis.DataType.Byte: "u1",
    Qgis.DataType.UInt16: "u2",
    Qgis.DataType.Int16: "i2",
    Qgis.DataType.UInt32: "u4",
    Qgis.DataType.Int32: "i4",
    Qgis.DataType.Float32: "f4",
    Qgis.DataType.Float64: "f8",
}
#: Cells looked at for the range of a raster whose scale depends on its values.
_SAMPLE = 250_000


def style_raster(layer: QgsRasterLayer, style: str, band: int = 1) -> None:
    """Give ``layer`` the look of ``style`` for its ``band`` (from 1)."""
    if style in CODED_STYLES:
        layer.setRenderer(_class_renderer(layer, style, band))
    else:
        layer.setRenderer(_step_renderer(layer, scale_of(layer, style, band), band))
    layer.triggerRepaint()


def scale_of(layer: QgsRasterLayer, style: str, band: int = 1) -> Scale:
    """Return the classes of ``style``; those of a ramp are cut to the range of ``band``."""
    if style in SCALES:
        return SCALES[style]
    low, high = band_range(layer, band)
    return from_range(RAMPS[style], low, high)


def band_range(layer: QgsRasterLayer, band: int = 1) -> tuple[float, float]:
    """Return the lowest and highest known value of ``band`` (NaN, NaN when nothing is known)."""
    low, high = lowest_highest(layer.dataProvider(), band, _SAMPLE)
    return (low, high) if low <= high else (math.nan, math.nan)


def shown_steps(layer: QgsRasterLayer, extent: QgsRectangle | None = None) -> list[int]:
    """Return the numbers of the legend classes that ``layer`` really holds, for a legend without empty rows.

    extent: in the layer's CRS, where a map shows a part of it only.
    """
    renderer = layer.renderer()
    if isinstance(renderer, QgsPalettedRasterRenderer):
        present = {int(value) for value in _values_present(layer, renderer_band(renderer), extent)}
        return [i for i, item in enumerate(renderer.classes()) if int(item.value) in present]
    if not isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        return []
    items = renderer.shader().rasterShaderFunction().colorRampItemList()
    uppers = [item.value for item in items[:-1]]
    present = {bisect_left(uppers, value) for value in _values_present(layer, renderer_band(renderer), extent)}
    return sorted(present)


def _values_present(layer: QgsRasterLayer, band: int, extent: QgsRectangle | None = None) -> set[float]:
    """Return the values in ``band``, all of it or within ``extent``, in a decimated block (at most 512 × 512 cells)."""
    within = layer.extent() if extent is None else layer.extent().intersect(extent)
    if within.isEmpty():
        return set()
    columns, rows = (
        max(1, min(math.ceil(size / cell), 512))
        for size, cell in (
            (within.width(), layer.rasterUnitsPerPixelX()),
            (within.height(), layer.rasterUnitsPerPixelY()),
        )
    )
    block = layer.dataProvider().block(band, within, columns, rows)
    values = np.frombuffer(bytes(block.data()), dtype=_NUMPY_TYPES[block.dataType()])
    unknown = np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, dtype=bool)
    if block.hasNoDataValue():
        unknown |= values == values.dtype.type(block.noDataValue())
    return {float(value) for value in np.unique(values[~unknown])}


def _step_renderer(layer: QgsRasterLayer, scale: Scale, band: int) -> QgsSingleBandPseudoColorRenderer:
    ramp = QgsColorRampShader()
    ramp.setColorRampType(QgsColorRampShader.Type.Discrete)
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(step.upper, QColor(step.color), show(step.label)) for step in scale.steps]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    return QgsSingleBandPseudoColorRenderer(layer.dataProvider(), band, shader)


def _class_renderer(layer: QgsRasterLayer, style: str, band: int) -> QgsPalettedRasterRenderer:
    present = _values_present(layer, band) if style != "landcover_classes" else ()
    names: Mapping[int, str | Text] | None = _rule_names(layer) if style == "near_misses" else None
    if style == "allocation":
        names = place_names(read_sidecar(layer.source()), band)
    if style == "measure_suitability":
        names = measure_words(read_sidecar(layer.source()), band)
    classes = [
        QgsPalettedRasterRenderer.Class(item.code, QColor(item.color), show(item.label))
        for item in codes_of(style, present, names)
    ]
    return QgsPalettedRasterRenderer(layer.dataProvider(), band, classes)


def _rule_names(layer: QgsRasterLayer) -> dict[int, str]:
    """Return number → name of the rules of near misses, from the record beside them; empty without one."""
    results = read_sidecar(layer.source()).get("results")
    rules = results.get("rules") if isinstance(results, dict) else None
    known = [rule for rule in rules or () if isinstance(rule, dict) and isinstance(rule.get("number"), int)]
    return {rule["number"]: str(rule.get("name") or "") for rule in known}
