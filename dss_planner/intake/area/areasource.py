"""Study areas that are no layer of their own: selected features, named aimags or soums, the map's extent, a drawing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.intake.recognition import recognise
from dss_planner.raster.grid import crs_label
from dss_planner.raster.vectors import GeoPackageWriter, OpenLayer, mended, open_layer, parts
from dss_planner.text import Text, text

LAYER = "area_source"
#: Earlier areas that stay in the study folder, so that a change can be taken back.
_KEPT = 5
ORIGINS = ("layer", "selection", "names", "canvas", "drawn")


@dataclass(frozen=True)
class AreaSource:
    """A study area as the user pointed it out.

    origin: one of `ORIGINS`. polygons: geometries as WKB. crs: WKT or ``EPSG:`` code of their coordinates. title: how
    people call it (“Ömnögovi, Dundgovi”); '' for none.
    """

    origin: str
    polygons: tuple[bytes, ...]
    crs: str
    title: str = ""


@dataclass(frozen=True)
class NamedArea:
    """A name in a boundary layer and the number of its features (an aimag may be several)."""

    name: str
    count: int


def write_area(source: AreaSource, folder: str | Path) -> str:
    """Write the polygons into the study folder and return the uri of the layer.

    Invalid polygons are repaired. Raises `InputError` when no polygon with an area is left, or the CRS is missing;
    `OutputError`.
    """
    if source.origin not in ORIGINS:
        raise InputError(
            "“{origin}” is no way to choose a study area. Choose from {known}.",
            origin=source.origin,
            known=", ".join(ORIGINS),
        )
    if not source.crs:
        raise InputError(
            "The study area has no coordinate reference system. Set that of the layer or of the map, then choose it "
            "again."
        )
    pieces = [piece for stored in source.polygons for piece in _pieces(stored)]
    if not pieces:
        raise InputError(
            "The study area ({origin}) has no polygon with an area. Select polygons, or draw at least three corners.",
            origin=_ORIGIN_WORDS[source.origin],
        )
    output = Path(folder) / f"{LAYER}_{_mark(source, pieces)}.gpkg"
    with GeoPackageWriter(output) as writer:
        fields = {"title": ogr.OFTString, "origin": ogr.OFTString}
        layer = writer.add_layer(LAYER, source.crs, ogr.wkbPolygon, fields)
        for piece in pieces:
            writer.add_feature(layer, piece, {"title": source.title, "origin": source.origin})
    _forget_oldest(Path(folder))
    return f"{output}|layername={LAYER}"


def named_areas(uri: str, field: str = "") -> tuple[NamedArea, ...]:
    """Return the names in a boundary layer in alphabetical order; ``field``: where they stand ('' finds it).

    Raises `InputError` when the layer cannot be read or has no field with names.
    """
    opened = open_layer(uri, "Boundaries")
    counts: dict[str, int] = {}
    for name, _ in _named(opened, field or name_field(uri)):
        counts[name] = counts.get(name, 0) + 1
    return tuple(NamedArea(name, counts[name]) for name in sorted(counts, key=str.casefold))


def areas_by_name(uri: str, names: Collection[str], field: str = "") -> AreaSource:
    """Return the polygons of a boundary layer that bear one of ``names``.

    Raises `InputError` when a name does not occur, or as `named_areas`.
    """
    opened = open_layer(uri, "Boundaries")
    wanted, found, polygons = set(names), set(), []
    for name, feature in _named(opened, field or name_field(uri)):
        geometry = feature.GetGeometryRef()
        if name in wanted and geometry is not None:
            found.add(name)
            polygons.append(bytes(geometry.ExportToWkb()))
    if wanted - found or not wanted:
        raise InputError(
            "“{path}” has no area named {missing}. Choose names from its list.",
            path=uri,
            missing=", ".join(f"“{name}”" for name in sorted(wanted - found)) or "“”",
        )
    return AreaSource("names", tuple(polygons), opened.crs, ", ".join(sorted(wanted, key=str.casefold)))


def name_field(uri: str) -> str:
    """Return the field of a boundary layer that holds names: the recognised one, or the text field with most values.

    Raises `InputError` when there is no text field.
    """
    recognised = recognise(uri).fields.get("name")
    if recognised is not None:
        return recognised.names[0]
    opened = open_layer(uri, "Boundaries")
    definition = opened.layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    values: dict[str, set] = {field.GetName(): set() for field in fields if field.GetType() == ogr.OFTString}
    for feature in opened.layer:
        for name, seen in values.items():
            seen.add(feature.GetField(name))
    if not values:
        raise InputError(
            "The layer “{layer}” ({crs}) has no text field with names. Choose a layer of aimags or soums.",
            layer=uri,
            crs=crs_label(opened.crs),
        )
    return max(values, key=lambda name: len(values[name] - {None, ""}))


def _mark(source: AreaSource, pieces: Sequence[ogr.Geometry]) -> str:
    """Return a short name of the content: another area is another file, so that nobody takes it for the one before."""
    content = hashlib.sha256(f"{source.crs}|{source.title}|{source.origin}".encode())
    for piece in pieces:
        content.update(bytes(piece.ExportToIsoWkb()))
    return content.hexdigest()[:12]


def _forget_oldest(folder: Path) -> None:
    areas = sorted(folder.glob(f"{LAYER}_*.gpkg"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in areas[_KEPT:]:
        with suppress(OSError):  # a program that still shows it keeps it
            old.unlink()


def _named(opened: OpenLayer, field: str) -> Iterator[tuple[str, ogr.Feature]]:
    for feature in opened.layer:
        name = str(feature.GetField(field) or "").strip()
        if name:
            yield name, feature


def _pieces(stored: bytes) -> list[ogr.Geometry]:
    geometry = mended(ogr.CreateGeometryFromWkb(stored))
    return [part for part in parts(geometry, 2) if part.GetArea() > 0] if geometry is not None else []


_ORIGIN_WORDS: dict[str, Text] = {
    "layer": text("from a layer"),
    "selection": text("the selected features"),
    "names": text("chosen by name"),
    "canvas": text("the extent of the map"),
    "drawn": text("drawn on the map"),
}
