"""Spatial files of a pack through GDAL: GeoPackage, GeoJSON, zipped shapefiles, KMZ; each whole or not at all."""

from __future__ import annotations

import math
import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import OutputError
from dss_planner.paths import resource
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.sites import DEGREES
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.spatial.codebook import codebook
from dss_planner.proposal.spatial.edition import Edition, edition_of
from dss_planner.proposal.spatial.layers import DIGITS, REAL, TYPES, Feature, SpatialLayer, Value, spatial_layers
from dss_planner.proposal.spatial.looks import DOT, layer_style, style_of
from dss_planner.proposal.spatial.metadata import Described, write_metadata
from dss_planner.proposal.tables.writing import write_csv
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.scratch import ScratchFolder, write_failure
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

gdal.UseExceptions()
ogr.UseExceptions()

GPKG, GEOJSON, SHAPEFILE, KMZ = "gpkg", "geojson", "shapefile", "kmz"
FORMATS = (GPKG, GEOJSON, SHAPEFILE, KMZ)
GPKG_FILE, ZIP_FILE, KMZ_FILE, CODEBOOK_FILE = "plan.gpkg", "shapefiles.zip", "plan.kmz", "codebook.csv"
#: Days of zip members: the pack is the same whenever it is made.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
#: Where viewers look for the picture of points: beside the file of the layer, or in the root of the KMZ.
_DOT_PLACES = (f"layers/{DOT}", DOT)
#: Bytes that a shapefile keeps of a text.
_SHAPE_BYTES = 254
#: Places of a number in a shapefile.
_SHAPE_DIGITS = 20


@dataclass(frozen=True)
class SpatialResult:
    """files: paths of what was written, metadata and codebook too; layers: what they hold."""

    files: tuple[str, ...]
    layers: tuple[SpatialLayer, ...]


def write_spatial(
    content: PackContent,
    folder: str | Path,
    words: Words,
    formats: Iterable[str] = FORMATS,
    edition: Edition | None = None,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> SpatialResult:
    """Write the layers of the plan in each format, metadata beside each file, and a codebook of the fields.

    edition: of positions (None takes that of the content's sensitivity); nothing is written where they are hidden.
    Raises `InputError` for shapes that cannot be mended, `OutputError`, `Cancelled`; a file that was not finished is
    not there, older ones stay.
    """
    told = edition or edition_of(content)
    layers = spatial_layers(content, words, told)
    if not layers:
        return SpatialResult((), ())
    target, wanted = Path(folder), [one for one in FORMATS if one in set(formats)]
    jobs = [job for one in wanted for job in _jobs(one, layers, target, content, words)]
    files = []
    for number, (path, shown, write) in enumerate(jobs):
        stop_if(cancelled)
        progress(number / len(jobs), text("Writing “{file}”", file=path.name))
        _whole(path, write)
        described = _described(content, path, shown, words)
        files += [str(path), write_metadata(content, described, words, path.with_name(f"{path.name}.xml"))]
    files.append(write_csv(codebook(layers), target / CODEBOOK_FILE, words))
    progress(1.0, None)
    return SpatialResult(tuple(files), layers)


Job = tuple[Path, Sequence[SpatialLayer], Callable[[Path], None]]


def _jobs(one: str, layers: Sequence[SpatialLayer], folder: Path, content: PackContent, words: Words) -> list[Job]:
    if one == GPKG:
        return [(folder / GPKG_FILE, layers, lambda path: _gpkg(path, layers, words))]
    if one == SHAPEFILE:
        return [(folder / ZIP_FILE, layers, lambda path: _shapefiles(path, layers, words))]
    if one == KMZ:
        return [(folder / KMZ_FILE, layers, lambda path: _kmz(path, layers, content, words))]
    return [
        (folder / f"{layer.name}.geojson", (layer,), lambda path, layer=layer: _geojson(path, layer, words))
        for layer in layers
    ]


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` make a file in a folder of its own, and give it its place when it is whole."""
    scratch = ScratchFolder(path)
    made = scratch.path / path.name
    try:
        write(made)
        os.replace(made, path)
    except (RuntimeError, OSError) as error:
        raise OutputError(
            "The file “{path}” cannot be written: {reason}. Close the program that has it open, or choose another "
            "folder.",
            path=path,
            reason=write_failure(path, error),
        ) from error
    finally:
        scratch.remove()


def _fill(
    dataset: gdal.Dataset,
    layer: SpatialLayer,
    options: Sequence[str],
    title: str = "",
    shown: Callable[[Feature, ogr.Feature], None] | None = None,
    most: int = 0,
) -> None:
    """Write a layer; shown: what else a feature gets; most: bytes of a text that the format keeps, 0 for all."""
    table = dataset.CreateLayer(title or layer.name, spatial_reference(DEGREES), layer.geometry, list(options))
    for field in layer.fields:
        column = ogr.FieldDefn(field.name, TYPES[field.kind])
        if most and field.kind == REAL:
            column.SetWidth(_SHAPE_DIGITS)
            column.SetPrecision(_SHAPE_DIGITS - _room(layer, field.name))
        table.CreateField(column)
    for one in layer.features:
        feature = ogr.Feature(table.GetLayerDefn())
        for field in layer.fields:
            _set(feature, field.name, one.values.get(field.name), most)
        feature.SetGeometry(one.shape)
        if shown is not None:
            shown(one, feature)
        table.CreateFeature(feature)


def _room(layer: SpatialLayer, name: str) -> int:
    """Return the places that the whole part of the numbers of a field needs, with sign and point."""
    numbers = (one.values.get(name) for one in layer.features)
    most = max((abs(one) for one in numbers if isinstance(one, (int, float)) and math.isfinite(one)), default=0.0)
    return max(len(f"{most:.0f}") + 2, 5)


def _set(feature: ogr.Feature, name: str, value: Value, most: int) -> None:
    if value is None:
        feature.SetFieldNull(name)
    elif isinstance(value, date):
        feature.SetField(name, value.year, value.month, value.day, 0, 0, 0, 0)
    elif isinstance(value, str) and most:
        # cut between letters, not within one
        feature.SetField(name, value.encode("utf-8")[:most].decode("utf-8", errors="ignore"))
    else:
        feature.SetField(name, value)


def _gpkg(path: Path, layers: Sequence[SpatialLayer], words: Words) -> None:
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for layer in layers:
        _fill(dataset, layer, (f"DESCRIPTION={words(layer.title)}",))
    dataset.FlushCache()  # on a full disk this raises, closing does not
    dataset = None


def _geojson(path: Path, layer: SpatialLayer, words: Words) -> None:
    dataset = gdal.GetDriverByName("GeoJSON").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    options = ("RFC7946=YES", f"COORDINATE_PRECISION={DIGITS}", "WRITE_BBOX=YES")
    _fill(dataset, layer, (*options, f"DESCRIPTION={words(layer.title)}"))
    dataset = None


def _shapefiles(path: Path, layers: Sequence[SpatialLayer], words: Words) -> None:
    folder = path.parent / "shapes"
    folder.mkdir()
    for layer in layers:
        dataset = gdal.GetDriverByName("ESRI Shapefile").Create(
            str(folder / f"{layer.name}.shp"), 0, 0, 0, gdal.GDT_Unknown
        )
        _fill(dataset, layer, ("ENCODING=UTF-8",), most=_SHAPE_BYTES)
        dataset = None
    write_csv(codebook(layers), folder / CODEBOOK_FILE, words)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            member = zipfile.ZipInfo(file.name, _ZIP_TIME)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, file.read_bytes())


def _kmz(path: Path, layers: Sequence[SpatialLayer], content: PackContent, words: Words) -> None:
    dataset = gdal.GetDriverByName("LIBKML").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for layer in layers:

        def styled(one: Feature, feature: ogr.Feature, layer: SpatialLayer = layer) -> None:
            feature.SetStyleString(style_of(layer, one))

        _fill(dataset, layer, (f"NAME={words(layer.title)}", "ADD_REGION=NO", layer_style(layer)), shown=styled)
    dataset = None
    dot = resource("proposal", Path(DOT).name).read_bytes()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for place in _DOT_PLACES:
            archive.writestr(zipfile.ZipInfo(place, _ZIP_TIME), dot)


def _described(content: PackContent, path: Path, layers: Sequence[SpatialLayer], words: Words) -> Described:
    boxes = [feature.shape.GetEnvelope() for layer in layers for feature in layer.features]
    titles = words(layers[0].title)
    for layer in layers[1:]:
        titles = words(text("{titles}; {title}", titles=titles, title=layer.title))
    abstract = words(
        text(
            "{layers} of the plan “{plan}”, revision {revision}.",
            layers=titles,
            plan=content.plan.title,
            revision=content.plan.revision,
        )
    )
    return Described(
        identifier=f"{content.plan.uuid}/{path.name}",
        file=path.name,
        title=f"{content.plan.title}: {titles}",
        abstract=abstract,
        west=min(box[0] for box in boxes),
        east=max(box[1] for box in boxes),
        south=min(box[2] for box in boxes),
        north=max(box[3] for box in boxes),
    )
