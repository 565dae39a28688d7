"""Layers as QGIS holds them, and the files that stand for them."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFileUtils,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from dss_planner.errors import InputError, OutputError
from dss_planner.raster.grid import same_crs
from dss_planner.running import CancelCheck, stop_if

#: Own name of the key column, so that a field named "fid" in the user's layer stays an ordinary field.
_KEY_COLUMN = "planner_fid"
_FEATURES_BETWEEN_CANCEL_CHECKS = 1000


def not_loaded(label: str, value: object) -> InputError:
    """Return the error for an input that QGIS cannot open."""
    return InputError(
        "The layer “{layer}” ({value}) cannot be opened. Check that the file exists and can be read.",
        layer=label,
        value=value,
    )


def require_crs(crs: QgsCoordinateReferenceSystem, layer: str) -> None:
    """Raise `InputError` when a layer has no reference system."""
    # GeoPackage calls a missing reference system "Undefined geographic SRS" or "Undefined Cartesian SRS"
    if not crs.isValid() or crs.description().startswith("Undefined "):
        raise InputError(
            "The layer “{layer}” has no coordinate reference system, so its place is unknown. "
            "Set it in Layer Properties → Source.",
            layer=layer,
        )


def is_part(value: object) -> bool:
    """Return whether a value asks for a part of a layer's features only."""
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return False
    # filterExpression came with QGIS 3.32
    return bool(value.selectedFeaturesOnly or value.featureLimit >= 0 or getattr(value, "filterExpression", ""))


def raster_path(layer: QgsRasterLayer, label: str) -> str:
    """Return a path that GDAL opens as the user sees the layer, its CRS included."""
    provider = layer.dataProvider()
    if provider.name() != "gdal":
        raise InputError(
            "The layer “{layer}” comes from “{provider}”, not from a file. "
            "Export it to a GeoTIFF (Export → Save As) and choose that.",
            layer=f"{label}: {layer.name()}",
            provider=provider.name(),
        )
    source = layer.source().split("|option:")[0]
    stored = provider.crs()
    crs_set_by_user = layer.crs().isValid() and not (stored.isValid() and stored == layer.crs())
    if Path(source).is_file() and not crs_set_by_user:
        return source
    return _virtual_copy(layer, source, crs_set_by_user)


def _virtual_copy(layer: QgsRasterLayer, source: str, with_crs: bool) -> str:
    """Return a small VRT file that stands for a sub-dataset or carries the CRS set in Layer Properties."""
    path = QgsProcessingUtils.generateTempFilename(f"{_file_name(layer.name())}.vrt")
    wkt = layer.crs().toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019) if with_crs else None
    try:
        gdal.Translate(path, source, format="VRT", outputSRS=wkt)
    except RuntimeError as error:
        raise InputError(
            "The layer “{layer}” cannot be read: {reason}. Export it to a GeoTIFF and choose that.",
            layer=layer.name(),
            reason=error,
        ) from error
    return path


def vector_uri(layer: QgsVectorLayer) -> str:
    """Return ``path|layername=NAME`` when the file holds exactly what the user sees, else ''."""
    provider = layer.dataProvider()
    if provider.name() != "ogr" or layer.subsetString() or (layer.isEditable() and layer.isModified()):
        return ""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, layer_name = parts.get("path") or "", parts.get("layerName") or ""
    needs_number = parts.get("layerId") is not None and not layer_name
    if not Path(path).exists() or needs_number or parts.get("openOptions"):
        return ""
    stored = provider.crs()
    if layer.crs().isValid() and not (stored.isValid() and same_crs(stored.toWkt(), layer.crs().toWkt())):
        return ""
    return f"{path}|layername={layer_name}" if layer_name else path


def copied(
    source: QgsProcessingFeatureSource, label: str, context: QgsProcessingContext, cancelled: CancelCheck
) -> str:
    """Write the features that the user sees to a temporary GeoPackage and return its path."""
    require_crs(source.sourceCrs(), f"{label}: {source.sourceName()}")
    name = _file_name(source.sourceName())
    path = QgsProcessingUtils.generateTempFilename(f"{name}.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = name
    options.layerOptions = [f"FID={_KEY_COLUMN}"]
    writer = QgsVectorFileWriter.create(
        path, source.fields(), source.wkbType(), source.sourceCrs(), context.transformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise _copy_failed(label, writer.errorMessage())
    for number, feature in enumerate(source.getFeatures()):
        if number % _FEATURES_BETWEEN_CANCEL_CHECKS == 0:
            stop_if(cancelled)
        if not writer.addFeature(feature):
            raise _copy_failed(label, writer.errorMessage())
    del writer  # closes the file
    return f"{path}|layername={name}"


def _copy_failed(label: str, reason: str) -> OutputError:
    return OutputError(
        "A temporary copy of “{layer}” cannot be written: {reason}. "
        "Free some disk space, or save the layer as a GeoPackage and choose that.",
        layer=label,
        reason=reason,
    )


def _file_name(name: str) -> str:
    return QgsFileUtils.stringToSafeFilename(name).strip(" .") or "layer"
