"""Study areas that are no layer of their own: selected features, named aimags or soums, the map's extent, a drawing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.intake.known.patterns import plain_name
from dss_planner.intake.recognition import recognise
from dss_planner.raster.grid import crs_label
from dss_planner.raster.vectors import GeoPackageWriter, OpenLayer, features, mended, open_layer, parts
from dss_planner.text import Text, text

LAYER = "area_source"
#: Earlier areas that stay in the study folder, so that a change can be taken back.
_KEPT = 5
#: The level in the name of a field, and fields that name the aimag, province or league of a soum, county or banner.
_LEVEL = re.compile(r"[1-9]")
_HIGHER = re.compile(
    r"(?:aimag|aymag|province|prov|аймаг|аймгийн|省|盟)(?: ?(?:name|en|mn|нэр|名))*|name (?:aimag|aymag|province)"
)
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

    A name that several aimags have is there once for each, as “Bulgan (Omnogovi)”. Raises `InputError` when the layer
    cannot be read or has no field with names.
    """
    opened = open_layer(uri, "Boundaries")
    counts: dict[str, int] = {}
    for label, _ in _labelled(opened, field or name_field(uri)):
        counts[label] = counts.get(label, 0) + 1
    return tuple(NamedArea(label, counts[label]) for label in sorted(counts, key=str.casefold))


def areas_by_name(uri: str, names: Collection[str], field: str = "") -> AreaSource:
    """Return the polygons of a boundary layer that bear one of ``names``, written as `named_areas` returns them.

    Raises `InputError` when a name does not occur, or as `named_areas`.
    """
    opened = open_layer(uri, "Boundaries")
    wanted, found, polygons = set(names), set(), []
    labels = []
    for label, feature in _labelled(opened, field or name_field(uri)):
        geometry = feature.GetGeometryRef()
        labels.append(label)
        if label in wanted and geometry is not None:
            found.add(label)
            polygons.append(bytes(geometry.ExportToWkb()))
    missing = sorted(wanted - found)
    several = sorted({label for label in labels for name in missing if label.startswith(f"{name} (")}, key=str.casefold)
    if several:
        raise InputError(
            "“{path}” has several areas of that name: {several}. Choose one of them.",
            path=uri,
            several=", ".join(f"“{label}”" for label in several),
        )
    if missing or not wanted:
        raise InputError(
            "“{path}” has no area named {missing}. Choose names from its list.",
            path=uri,
            missing=", ".join(f"“{name}”" for name in missing) or "“”",
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
    for feature in features(opened):
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


def _labelled(opened: OpenLayer, field: str) -> Iterator[tuple[str, ogr.Feature]]:
    """Yield each feature with its name, and the unit above it in brackets where another one has that name too."""
    above = _field_above(opened, field)
    owners: dict[str, set[str]] = {}
    for feature in features(opened) if above else ():
        owners.setdefault(_words(feature, field), set()).add(_words(feature, above))
    opened.layer.ResetReading()
    for feature in features(opened):
        name = _words(feature, field)
        owner = _words(feature, above) if len(owners.get(name, ())) > 1 else ""
        if name:
            yield (f"{name} ({owner})" if owner else name), feature


def _field_above(opened: OpenLayer, field: str) -> str:
    """Return the field with the names of the units one level higher; '' when there is none.

    It is called as ``field`` with the level before (ADM2_EN: ADM1_EN), or after what the unit is (aimag).
    """
    definition = opened.layer.GetLayerDefn()
    names = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
    level = _LEVEL.search(field)
    higher = f"{field[: level.start()]}{int(level.group()) - 1}{field[level.end() :]}" if level else ""
    found = [name for name in names if higher and name.lower() == higher.lower()]
    found += [name for name in names if name != field and _HIGHER.fullmatch(plain_name(name))]
    return next(iter(found), "")


def _words(feature: ogr.Feature, field: str) -> str:
    return str(feature.GetField(field) or "").strip()


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
