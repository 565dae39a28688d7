"""From the path of a result to a named, styled layer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)

from dss_planner.errors import InputError
from dss_planner.layers import metadata
from dss_planner.layers.plan_forms import PLAYED, let_play
from dss_planner.layers.raster_styles import RASTER_STYLES
from dss_planner.layers.styles import apply_style
from dss_planner.layers.translation import show

if TYPE_CHECKING:
    from dss_planner.layers.metadata import Facts
    from dss_planner.study.results import Output

#: Custom properties of a layer that the planner loaded: the look it was given, and the band.
STYLE_PROPERTY = "dss_planner/style"
BAND_PROPERTY = "dss_planner/band"
_ONE_CELL = "/vsimem/dss_planner_one_cell.tif"


def load_output(output: Output, facts: Facts | None = None) -> QgsMapLayer:
    """Return the layer of a step's ``output``: named, styled, with metadata; it belongs to no project yet.

    facts: what its sidecar says, where that was read already.
    Raises `InputError` when the file is missing or cannot be opened.
    """
    if output.style in RASTER_STYLES:
        return load_raster(output.path, output.style, show(output.title), output.band, facts)
    return load_vector(output.path, output.style, show(output.title), output.layer_name, facts)


def crs_words(output: Output) -> str:
    """Return the CRS of the file of ``output`` as QGIS spells it when it opens it; '' where a code names it, or none.

    QGIS looks a CRS without a code up among all it knows: 0.1 s for each way to spell it, once.
    """
    try:
        dataset = gdal.OpenEx(output.path, gdal.OF_RASTER | gdal.OF_VECTOR | gdal.OF_READONLY)
    except RuntimeError:  # said when the layer is loaded
        return ""
    if dataset is None:
        return ""
    source = dataset
    if not dataset.RasterCount:
        source = dataset.GetLayerByName(output.layer_name) if output.layer_name else dataset.GetLayer(0)
    reference = source.GetSpatialRef() if source is not None else None
    if reference is None or reference.GetAuthorityCode(None):
        return ""
    return reference.ExportToWkt(["FORMAT=WKT2", "MULTILINE=NO"])


def know_crs(words: str) -> None:
    """Let QGIS look up a CRS of `crs_words`, so that layers in it open at once. Call on the main thread.

    What another thread looked up is forgotten when that thread ends.
    """
    QgsCoordinateReferenceSystem.fromWkt(words)


def load_raster(path: str, style: str, name: str, band: int = 1, facts: Facts | None = None) -> QgsRasterLayer:
    """Return the raster at ``path`` as a layer styled by ``style`` on ``band`` (from 1)."""
    _require_file(path, name)
    layer = _open_raster(str(path), name)
    _require_valid(layer, path, name)
    if not 1 <= band <= layer.bandCount():
        raise InputError(
            "The layer “{layer}” ({path}) has {found} bands, but band {band} is wanted. "
            "Run the step that writes it again.",
            layer=name,
            path=path,
            found=layer.bandCount(),
            band=band,
        )
    return _finish(layer, path, style, name, band, facts)


def load_vector(path: str, style: str, name: str, layer_name: str = "", facts: Facts | None = None) -> QgsVectorLayer:
    """Return layer ``layer_name`` (the first one when empty) of the vector file ``path``, styled by ``style``.

    ``path`` may carry the layer itself: ``file.gpkg|layername=sites``.
    """
    file, _, option = str(path).partition("|layername=")
    layer_name = layer_name or option
    _require_file(file, name)
    uri = f"{file}|layername={layer_name}" if layer_name else file
    layer = QgsVectorLayer(uri, name, "ogr")
    _require_valid(layer, uri, name)
    return _finish(layer, file, style, name, 1, facts)


def result_key(layer: QgsMapLayer) -> tuple[str, str, int, str]:
    """Return what tells one shown result from another: file, layer name, band, style (empty: not ours).

    The file is read from the layer's source, so a project whose folder was moved still knows its results.
    """
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(Path(parts.get("path", "")).resolve())
    style = str(layer.customProperty(STYLE_PROPERTY, ""))
    return path, str(parts.get("layerName") or ""), int(layer.customProperty(BAND_PROPERTY, 1)), style


def _open_raster(path: str, name: str) -> QgsRasterLayer:
    """Return the raster without the look that QGIS gives a new one, which `apply_style` replaces anyway.

    For that look QGIS reads every band to stretch three of them (0.1 s and more for each result, on the main thread).
    A layer whose source is exchanged keeps the look that it has; so it begins as a single cell.
    """
    layer = QgsRasterLayer(_one_cell(), name, "gdal")
    layer.setDataSource(path, name, "gdal", QgsDataProvider.ProviderOptions(), False)
    return layer


def _one_cell() -> str:
    """Return the path of a raster of one cell, kept in memory."""
    if gdal.VSIStatL(_ONE_CELL) is None:
        dataset = gdal.GetDriverByName("GTiff").Create(_ONE_CELL, 1, 1, 1)
        dataset.SetGeoTransform((0.0, 1.0, 0.0, 0.0, 0.0, -1.0))
        del dataset
    return _ONE_CELL


def _finish(layer: QgsMapLayer, path: str, style: str, name: str, band: int, facts: Facts | None) -> QgsMapLayer:
    apply_style(layer, style, band)
    if isinstance(layer, QgsVectorLayer) and style in PLAYED:
        let_play(layer)
    layer.setCustomProperty(STYLE_PROPERTY, style)
    layer.setCustomProperty(BAND_PROPERTY, band)
    metadata.describe(layer, path, name, facts=facts)
    return layer


def _require_file(path: str, name: str) -> None:
    if not Path(path).exists():
        raise InputError(
            "The layer “{layer}” ({path}) does not exist. Run the step that writes it.", layer=name, path=path
        )


def _require_valid(layer: QgsMapLayer, path: str, name: str) -> None:
    if not layer.isValid():
        error = layer.error()
        reason = (
            "GDAL cannot read it" if error.isEmpty() else error.summary()
        )  # an empty one has no summary: it crashes
        raise InputError(
            "The layer “{layer}” ({path}) cannot be opened: {reason}. Run the step that writes it again.",
            layer=name,
            path=path,
            reason=reason,
        )
