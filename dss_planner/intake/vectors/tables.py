"""Tables with coordinates as point layers: text files, spreadsheets and databases. The user's file is only read."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.intake.known.patterns import plain_name
from dss_planner.intake.vectors.tabletext import TextTable, coordinate, missing, number, read_text_table
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import OpenLayer, features, memory_vectors, open_bare, split_uri
from dss_planner.text import Text, text

_TEXT, _SHEETS = (".csv", ".tsv", ".txt", ".tab"), (".xlsx", ".xls", ".ods", ".dbf")
_X = (
    "longitude", "lon", "long", "lng", "lon dd", "long dd", "decimal longitude", "decimallongitude", "x", "x coord",
    "xcoord", "coord x", "point x", "x m", "easting", "east", "долгота", "уртраг", "经度", "経度", "경도",
)  # fmt: skip
_Y = (
    "latitude", "lat", "lat dd", "decimal latitude", "decimallatitude", "y", "y coord", "ycoord", "coord y", "point y",
    "y m", "northing", "north", "широта", "өргөрөг", "єргєрєг", "纬度", "緯度", "위도",
)  # fmt: skip
_ENDINGS = (" deg", " degrees", " dd", " wgs84", " e", " n", " °", " градус")
_WKT = ("wkt", "geom", "geometry", "the geom", "wkt geom")
#: Rows of a title above the header; rows from which the kinds of the columns are told.
_TITLE_ROWS, _LOOK = 10, 1000
#: Tables in larger files [bytes] are kept on disk, not in memory.
_LARGE = 30_000_000
_MOST_LONGITUDE, _MOST_LATITUDE = 180.0, 90.0
#: Longitudes and latitudes of Mongolia and its neighbourhood [degrees].
REGION = (87.0, 120.0, 41.0, 52.0)
WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class Table:
    """header: names of the columns. x, y: those of the coordinates ('' when there are none), or wkt. first: rows below

    the header that were looked at. source: of the rows. degrees: the coordinates can be longitude and latitude.
    swapped: they look like latitude and longitude, the wrong way round. notes: what was assumed.
    """

    uri: str
    header: tuple[str, ...]
    x: str
    y: str
    wkt: str
    degrees: bool
    swapped: bool
    first: tuple[tuple[object, ...], ...]
    source: TextTable | None
    notes: tuple[Text, ...]

    @property
    def located(self) -> bool:
        """Whether there are coordinates."""
        return bool(self.x and self.y) or bool(self.wkt)

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield all rows below the header."""
        found = iter(_rows(self.uri, self.source))
        for row in found:
            if tuple(map(_cell, row)) == self.header:
                yield from found

    def column(self, name: str) -> int:
        """Return the place of a column."""
        return self.header.index(name)


def is_text_table(path: str) -> bool:
    """Return whether the file is a table in a text file, by its ending."""
    return Path(path).suffix.lower() in _TEXT and Path(path).is_file()


def is_table(uri: str) -> bool:
    """Return whether ``uri`` is a table without geometry, by its file or by the layer inside it."""
    path = Path(split_uri(uri)[0])
    ending = path.suffix.lower()
    if ending in _TEXT:
        return True
    if ending == ".dbf" and path.with_suffix(".shp").exists():
        return False
    if ending in _SHEETS:
        return True
    if ending not in {".gpkg", ".sqlite"}:
        return False
    opened = open_bare(uri, path.stem)
    return opened.layer.GetGeomType() == ogr.wkbNone


def read_table(uri: str, columns: Mapping[str, str] | None = None) -> Table:
    """Return the table's header, its coordinate columns and what its text is written in.

    columns: 'longitude' and 'latitude' → name of the column, where the user says so. Raises `InputError` when the file
    cannot be read or is empty.
    """
    path = split_uri(uri)[0]
    source = _text_table(path) if Path(path).suffix.lower() in _TEXT else None
    start = [tuple(row) for row in itertools.islice(_rows(uri, source), _TITLE_ROWS + _LOOK)]
    if len(start) < 2:
        raise InputError("The table “{layer}” has no rows below its header. Choose a table with values.", layer=path)
    place = next((n for n, row in enumerate(start[:_TITLE_ROWS]) if _coordinates(_header(row)) != ("", "", "")), 0)
    header, first = _header(start[place]), tuple(start[place + 1 :])
    x, y, wkt = _coordinates(header)
    if columns and columns.get("longitude") in header and columns.get("latitude") in header:
        x, y, wkt = columns["longitude"], columns["latitude"], ""
    xs, ys = (
        [coordinate(row[header.index(c)]) for row in first if header.index(c) < len(row)]
        for c in (x or header[0], y or header[0])
    )
    degrees = _within(xs, _MOST_LONGITUDE) and _within(ys, _MOST_LONGITUDE) if x else bool(wkt)
    notes = []
    if source is not None and source.guessed:
        notes.append(
            text("The text is not UTF-8; it was read as {encoding}. Check the names.", encoding=source.encoding)
        )
    return Table(uri, header, x, y, wkt, degrees, bool(x) and degrees and swapped(xs, ys), first, source, tuple(notes))


def open_table(uri: str, name: str, crs: str = "", columns: Mapping[str, str] | None = None) -> OpenLayer:
    """Return the table as a layer of points, with numbers as numbers; ``crs``: of the coordinates.

    Longitudes and latitudes without a word on their datum are taken as WGS 84, and that is said. Raises `InputError`
    as `read_table`, and when there are no coordinates: says what was looked for.
    """
    table = read_table(uri, columns)
    if not table.located:
        raise no_coordinates(table, name)
    return points_of(table, name, crs)


def no_coordinates(table: Table, name: str) -> InputError:
    """Return what to say of a table without coordinates."""
    return InputError(
        "The table “{layer}” has no coordinates: no two columns are named longitude and latitude (or x and y) among "
        "{found}. Name them so, or join the table to a layer of points. The record of one wind station is chosen in "
        "the window “Erosion risk”, tab “Wind”.",
        layer=name,
        found=", ".join(table.header[:20]) or "none",
    )


def points_of(table: Table, name: str, crs: str = "") -> OpenLayer:
    """Return the rows of a table with coordinates as a layer of points."""
    kinds = _kinds(table)
    assumed = crs or (WGS84 if table.degrees else "")
    dataset, holder = _scratch(split_uri(table.uri)[0])
    layer = dataset.CreateLayer(
        Path(split_uri(table.uri)[0]).stem, spatial_reference(assumed) if assumed else None, ogr.wkbUnknown
    )
    names = _field_names(table.header)
    for column, numeric in zip(names, kinds):
        layer.CreateField(ogr.FieldDefn(column, ogr.OFTReal if numeric else ogr.OFTString))
    without, unread = _fill(layer, table, kinds)
    if not layer.GetFeatureCount():
        raise no_coordinates(table, name)
    notes = list(table.notes)
    if assumed and not crs:
        notes.append(text("The table does not name a coordinate reference system: WGS 84 was taken."))
    if without:
        notes.append(text("{count} rows without readable coordinates were left out.", count=without))
    if unread:
        notes.append(text("{count} cells among numbers are no numbers and were taken as unknown.", count=unread))
    known = layer.GetSpatialRef()
    return OpenLayer(
        dataset, layer, known.ExportToWkt(["FORMAT=WKT2_2019"]) if known else "", name, tuple(notes), holder
    )


def swapped(xs: Sequence[float | None], ys: Sequence[float | None]) -> bool:
    """Return whether x and y look like latitude and longitude: beyond 90 degrees, or in Mongolia that way round."""
    first, second = ([value for value in values if value is not None] for values in (xs, ys))
    if not first or not second:
        return False
    if max(map(abs, second)) > _MOST_LATITUDE:
        return max(map(abs, first)) <= _MOST_LATITUDE
    west, east, south, north = REGION
    return south <= min(first) <= max(first) <= north and west <= min(second) <= max(second) <= east


def _text_table(path: str) -> TextTable:
    try:
        return read_text_table(path)
    except OSError as error:
        raise InputError(
            "The table “{layer}” cannot be read: {reason}. Check the path.", layer=path, reason=error.strerror or error
        ) from error


def _rows(uri: str, source: TextTable | None) -> Iterator[Sequence[object]]:
    """Yield the rows of a text file, or of a sheet with its column names first."""
    if source is not None:
        yield from source.rows()
        return
    opened = open_bare(uri, Path(split_uri(uri)[0]).name)
    definition = opened.layer.GetLayerDefn()
    count = definition.GetFieldCount()
    yield [definition.GetFieldDefn(index).GetName() for index in range(count)]
    for feature in features(opened):
        yield [feature.GetField(index) for index in range(count)]


def _cell(value: object) -> str:
    return str(value).strip()


def _header(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(_cell, row))


def _coordinates(header: Sequence[str]) -> tuple[str, str, str]:
    """Return the columns of x, y and WKT, '' where there is none."""
    plain: dict[str, str] = {}
    for name in header:
        words = plain_name(name)
        for ending in _ENDINGS:
            words = words[: -len(ending)] if words.endswith(ending) else words
        plain.setdefault(words, name)
    x, y = (next((plain[word] for word in known if word in plain), "") for known in (_X, _Y))
    wkt = next((plain[word] for word in _WKT if word in plain), "")
    return (x, y, "") if x and y else ("", "", wkt)


def _values(rows: Sequence[Sequence[object]], header: Sequence[str], column: str) -> list[float | None]:
    if not column:
        return []
    place = header.index(column)
    return [coordinate(row[place]) for row in rows if place < len(row)]


def _within(values: Sequence[float | None], most: float) -> bool:
    known = [abs(value) for value in values if value is not None]
    return bool(known) and max(known) <= most


def _kinds(table: Table) -> list[bool]:
    """Return for each column whether all that is known of it are numbers."""
    found = []
    for index in range(len(table.header)):
        cells = [row[index] for row in table.first if index < len(row) and not missing(row[index])]
        leading = any(isinstance(c, str) and len(c) > 1 and c[0] == "0" and c.isdigit() for c in cells)
        found.append(bool(cells) and not leading and all(number(cell) is not None for cell in cells))
    return found


def _field_names(header: Sequence[str]) -> list[str]:
    names: list[str] = []
    for index, name in enumerate(header):
        wanted = name or f"column_{index + 1}"
        while wanted.lower() in {given.lower() for given in names} or wanted.lower() in {"fid", "geom"}:
            wanted = f"{wanted}_"
        names.append(wanted)
    return names


def _scratch(path: str) -> tuple[gdal.Dataset, object]:
    """Return an empty dataset: in memory, or for a large table in a folder that is gone with the layer."""
    if Path(path).stat().st_size <= _LARGE:
        return memory_vectors(), None
    folder = tempfile.TemporaryDirectory(prefix="dss-planner-")
    file = str(Path(folder.name) / "table.gpkg")
    return gdal.GetDriverByName("GPKG").Create(file, 0, 0, 0, gdal.GDT_Unknown), folder


def _fill(layer: ogr.Layer, table: Table, kinds: Sequence[bool]) -> tuple[int, int]:
    """Write all rows; return how many had no coordinates, and how many cells were no numbers."""
    thousands = table.source is not None and table.source.separator == ","
    without = unread = 0
    layer.StartTransaction()
    for row in table.rows():
        geometry = point_of(table, row)
        if geometry is None:
            without += 1
            continue
        feature = ogr.Feature(layer.GetLayerDefn())
        for index, numeric in enumerate(kinds):
            cell = row[index] if index < len(row) else None
            if missing(cell):
                continue
            value = number(cell, thousands) if numeric else str(cell)
            unread += value is None
            if value is not None:
                feature.SetField(index, value)
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return without, unread


def point_of(table: Table, row: Sequence[object]) -> ogr.Geometry | None:
    """Return where a row lies; None when its cells do not say."""
    try:
        if table.wkt:
            return ogr.CreateGeometryFromWkt(str(row[table.column(table.wkt)]))
        x, y = coordinate(row[table.column(table.x)]), coordinate(row[table.column(table.y)])
    except (IndexError, RuntimeError):  # a short row; a text that is no geometry
        return None
    if x is None or y is None:
        return None
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(x, y)
    return point
