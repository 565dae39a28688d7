"""Vector layers for the engine: open, reproject, mend, and write GeoPackages atomically."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from osgeo import gdal, ogr, osr

from dss_planner.errors import InputError, OutputError
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.scratch import write_failure
from dss_planner.raster.writing import temporary_beside
from dss_planner.text import Text

ogr.UseExceptions()

_GDAL_3_11 = 3110000
#: Degrees of an arc that a straight piece stands for: QGIS's own step; a circle loses 5e-5 of its area.
ARC_STEP = 1.0


@dataclass(frozen=True)
class OpenLayer:
    """An open vector layer. Keep the value while using ``layer``: it holds the dataset open. crs: WKT.

    notes: what was assumed in reading it. holder: what else must stay alive as long as the layer.
    """

    dataset: gdal.Dataset
    layer: ogr.Layer
    crs: str
    name: str
    notes: tuple[Text, ...] = ()
    holder: object = None


def split_uri(uri: str) -> tuple[str, str | None]:
    """Return path and layer name of ``path`` or ``path|layername=NAME`` (QGIS's own form)."""
    return str(uri).split("|", maxsplit=1)[0], _option(uri, "layername")


def subset_of(uri: str) -> str:
    """Return the filter of ``path|layername=NAME|subset=FILTER`` (QGIS's own form); '' when there is none."""
    return _option(uri, "subset") or ""


def _option(uri: str, wanted: str) -> str | None:
    # a filter comes last and may hold anything
    head, bar, subset = str(uri).partition("|subset=")
    if wanted == "subset":
        return subset if bar else None
    for option in head.split("|")[1:]:
        key, _, value = option.partition("=")
        if key.strip().lower() == wanted:
            return value
    return None


def open_layer(uri: str, name: str, crs: str = "") -> OpenLayer:
    """Open a vector layer for reading; ``name`` is how messages call it.

    crs: the reference system to assign where the file has none or a wrong one.
    Raises `InputError` when it is missing, is not a vector, has no CRS or no feature.
    """
    opened = open_bare(uri, name)
    if crs:
        return replace(opened, crs=spatial_reference(crs).ExportToWkt(["FORMAT=WKT2_2019"]))
    if not opened.crs:
        raise InputError(
            "The layer “{layer}” ({path}) has no coordinate reference system. Set it in Layer Properties → Source.",
            layer=name,
            path=split_uri(uri)[0],
        )
    return opened


def open_bare(uri: str, name: str) -> OpenLayer:
    """Open a vector layer of which nothing is known; its ``crs`` is '' when the file states none.

    Raises `InputError` when it is missing, is not a vector or has no feature.
    """
    path, layer_name = split_uri(uri)
    if not path.startswith("/vsi") and not Path(path).exists():
        raise InputError("The layer “{layer}” ({path}) does not exist. Check the path.", layer=name, path=path)
    try:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)
    except RuntimeError as error:
        raise InputError(
            "The layer “{layer}” ({path}) cannot be read as a vector: {reason}. Choose a vector layer.",
            layer=name,
            path=path,
            reason=error,
        ) from error
    layer = _layer(dataset, layer_name, subset_of(uri), uri, name)
    if layer is None:
        names = ", ".join(dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount()))
        raise InputError(
            "“{path}” has no layer “{wanted}”; it has {found}. Choose one of these for “{layer}”.",
            path=path,
            wanted=layer_name or "",
            found=names or "none",
            layer=name,
        )
    try:
        empty = not _has_feature(layer)
    except RuntimeError as error:
        raise _torn(name, path, error) from error
    if empty:
        raise InputError(
            "The layer “{layer}” ({path}) has no feature. Choose a layer with features.", layer=name, path=path
        )
    reference = layer.GetSpatialRef()
    # GeoPackage calls a missing reference system "Undefined geographic SRS" or "Undefined Cartesian SRS"
    known = reference is not None and not reference.GetName().startswith("Undefined ")
    return OpenLayer(dataset, layer, reference.ExportToWkt(["FORMAT=WKT2_2019"]) if known else "", name)


def _layer(dataset: gdal.Dataset, layer_name: str | None, subset: str, uri: str, name: str) -> ogr.Layer | None:
    """Return the layer with its filter; of OpenStreetMap data through a query, so that other layers are not kept."""
    layer = dataset.GetLayerByName(layer_name) if layer_name else dataset.GetLayer(0)
    if layer is None:
        return None
    try:
        if dataset.GetDriver().ShortName == "OSM":
            quoted = layer.GetName().replace('"', '""')
            where = f" WHERE {subset}" if subset else ""
            # the file is only read, and the filter is the user's own
            query = f'SELECT * FROM "{quoted}"{where}'  # nosec B608
            return dataset.ExecuteSQL(query)
        if subset:
            layer.SetAttributeFilter(subset)
            layer.GetFeatureCount(0)  # some drivers look at the filter only now
    except RuntimeError as error:
        raise InputError(
            "The filter “{subset}” of the layer “{layer}” ({path}) cannot be used: {reason}. Change or remove it.",
            subset=subset,
            layer=name,
            path=uri,
            reason=str(error).splitlines()[0],
        ) from error
    return layer


def _has_feature(layer: ogr.Layer) -> bool:
    """Return whether there is a feature; a file that does not know its number is not read to its end for it."""
    count = layer.GetFeatureCount(0)
    if count >= 0:
        return count > 0
    layer.ResetReading()
    found = layer.GetNextFeature() is not None
    layer.ResetReading()
    return found


def features(opened: OpenLayer) -> Iterator[ogr.Feature]:
    """Yield the features of an open layer. Raises `InputError` where the file cannot be read on."""
    try:
        yield from opened.layer
    except RuntimeError as error:
        raise _torn(opened.name, opened.dataset.GetDescription(), error) from error


def _torn(name: str, path: str, error: RuntimeError) -> InputError:
    return InputError(
        "The layer “{layer}” ({path}) cannot be read to its end: {reason} – the file is damaged or gone; copy it again "
        "from its source.",
        layer=name,
        path=path,
        reason=error if str(error) else EOFError("it ends too early"),
    )


def memory_vectors() -> gdal.Dataset:
    """Return an empty vector dataset in memory; the driver for it was renamed in GDAL 3.11."""
    driver = "MEM" if int(gdal.VersionInfo()) >= _GDAL_3_11 else "Memory"
    return gdal.GetDriverByName(driver).Create("", 0, 0, 0, gdal.GDT_Unknown)


def transformation(
    source_crs: str, target_crs: str, area: tuple[float, float, float, float] | None = None
) -> osr.CoordinateTransformation:
    """Return the transformation between two reference systems, x first in both.

    area: west, south, east, north [degrees]: of the known operations the most accurate one there is used for all.
    """
    source, target = spatial_reference(source_crs), spatial_reference(target_crs)
    if area is None:
        return osr.CoordinateTransformation(source, target)
    options = osr.CoordinateTransformationOptions()
    options.SetAreaOfInterest(*area)
    return osr.CreateCoordinateTransformation(source, target, options)


def reproject(geometry: ogr.Geometry, to_target: osr.CoordinateTransformation, name: str) -> None:
    """Reproject ``geometry`` in place; ``name`` is how messages call its layer.

    Raises `InputError` when its coordinates lie outside what the two reference systems can describe.
    """
    try:
        geometry.Transform(to_target)
    except RuntimeError as error:
        raise InputError(
            "A feature of “{layer}” cannot be reprojected: {reason}. Its coordinates do not fit the layer's coordinate "
            "reference system; set the right one in Layer Properties → Source.",
            layer=name,
            reason=str(error).splitlines()[0],
        ) from error


def mended(geometry: ogr.Geometry | None) -> ogr.Geometry | None:
    """Return a valid, two-dimensional, straight-lined copy of ``geometry``; None when nothing is left."""
    if geometry is None or geometry.IsEmpty():
        return None
    linear = geometry.GetLinearGeometry() if geometry.HasCurveGeometry() else geometry.Clone()
    linear.FlattenTo2D()
    try:
        if linear.IsValid():
            return linear
        valid = linear.MakeValid()
    except RuntimeError:  # rings of too few points, coordinates that are no numbers
        return None
    return None if valid is None or valid.IsEmpty() else valid


def geometries(uri: str, name: str, crs: str) -> list[ogr.Geometry]:
    """Return the layer's valid, non-empty geometries in ``crs``.

    Raises `InputError` as `open_layer`, and when no geometry is left or one cannot be reprojected.
    """
    return [geometry for geometry, _ in geometries_with(uri, name, crs, "")]


def geometries_with(uri: str, name: str, crs: str, field: str) -> list[tuple[ogr.Geometry, object]]:
    """Return (geometry in ``crs``, value of ``field``) for each feature; the value is None when ``field`` is ''.

    Raises `InputError` as `geometries`, and when the field is missing.
    """
    opened = open_layer(uri, name)
    definition = opened.layer.GetLayerDefn()
    if field and definition.GetFieldIndex(field) < 0:
        fields = ", ".join(definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount()))
        raise InputError(
            "The layer “{layer}” has no field “{field}”; it has {found}. Choose one of these.",
            layer=name,
            field=field,
            found=fields or "none",
        )
    to_target = transformation(opened.crs, crs)
    found = []
    for feature in features(opened):
        geometry = mended(feature.GetGeometryRef())
        if geometry is None:
            continue
        reproject(geometry, to_target, name)
        geometry.AssignSpatialReference(spatial_reference(crs))
        found.append((geometry, feature.GetField(field) if field else None))
    if not found:
        raise InputError("The layer “{layer}” has no feature with a geometry. Choose another layer.", layer=name)
    return found


def parts(geometry: ogr.Geometry, dimension: int) -> Iterator[ogr.Geometry]:
    """Yield the single parts of ``geometry`` that have the given dimension (0 points, 1 lines, 2 polygons)."""
    if ogr.GT_IsSubClassOf(ogr.GT_Flatten(geometry.GetGeometryType()), ogr.wkbGeometryCollection):
        for index in range(geometry.GetGeometryCount()):
            yield from parts(geometry.GetGeometryRef(index), dimension)
    elif geometry.GetDimension() == dimension and not geometry.IsEmpty():
        yield geometry.Clone()


def straightened(geometry: ogr.Geometry) -> ogr.Geometry:
    """Return a geometry with its arcs as straight pieces of `ARC_STEP`; the same object where it has none.

    Digitising tools draw circles and arcs (CURVEPOLYGON, COMPOUNDCURVE, …), which GEOS and areas do not know.
    """
    return geometry.GetLinearGeometry(ARC_STEP) if geometry.HasCurveGeometry() else geometry


class GeoPackageWriter:
    """A GeoPackage in the making; use as a context manager.

    On a clean exit it takes its name; on any exception nothing is left and an older file of that name is untouched.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._temporary = temporary_beside(self.path)
        self._temporary.unlink()
        # layer → field → number: OGR's Python looks a name up among all fields, for every value
        self._numbers: dict[str, dict[str, int]] = {}
        try:
            self._dataset = gdal.GetDriverByName("GPKG").Create(str(self._temporary), 0, 0, 0, gdal.GDT_Unknown)
            self._dataset.StartTransaction()
        except RuntimeError as error:
            raise self._failed(error) from error

    def add_layer(
        self, layer_name: str, crs: str, geometry_type: int, fields: Mapping[str, int], description: str = ""
    ) -> ogr.Layer:
        """Add an empty layer; ``fields`` maps names to OGR types (`ogr.OFTString`, …), ``geometry_type`` is ogr.wkb…"""
        options = [f"DESCRIPTION={description}"] if description else []
        reference = spatial_reference(crs) if crs else None
        layer = self._dataset.CreateLayer(layer_name, reference, geometry_type, options)
        for field_name, field_type in fields.items():
            layer.CreateField(ogr.FieldDefn(field_name, field_type))
        return layer

    def add_feature(self, layer: ogr.Layer, geometry: ogr.Geometry | None, values: Mapping[str, object]) -> None:
        """Append one feature; a value of None is stored as NULL."""
        definition = layer.GetLayerDefn()
        numbers = self._numbers.setdefault(layer.GetName(), {})
        feature = ogr.Feature(definition)
        for key, value in values.items():
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = definition.GetFieldIndex(key)
            field = number if number >= 0 else key  # a name that is not there is named in the error
            if value is None:
                feature.SetFieldNull(field)
            else:
                feature.SetField(field, value)
        if geometry is not None:
            feature.SetGeometry(geometry)
        layer.CreateFeature(feature)

    def execute(self, sql: str) -> None:
        """Run one SQL statement without a result (tables and rows that are not layers)."""
        result = self._dataset.ExecuteSQL(sql)
        if result is not None:
            self._dataset.ReleaseResultSet(result)

    def __enter__(self) -> GeoPackageWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._dataset.CommitTransaction()
            # the writer holds the only reference: dropping it closes the file on every GDAL
            self._dataset = None
            if kind is None:
                os.replace(self._temporary, self.path)
        except (RuntimeError, OSError) as failure:
            raise self._failed(failure) from failure
        finally:
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(f"{self._temporary}{suffix}").unlink(missing_ok=True)
        if isinstance(error, RuntimeError):  # how GDAL tells of a full disk
            raise self._failed(error) from error

    def _failed(self, reason: Exception) -> OutputError:
        return OutputError(
            "The result “{path}” cannot be written: {reason}. Close programs that use it, free some disk space or "
            "choose another folder.",
            path=self.path,
            reason=write_failure(self.path, reason),
        )
