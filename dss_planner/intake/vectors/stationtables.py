"""Long tables of stations (a row for each station and hour, day or month) as one point a station with monthly means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Optional

from osgeo import ogr

from dss_planner.intake.known.patterns import plain_name
from dss_planner.intake.roles import MONTHS
from dss_planner.intake.vectors.tables import WGS84, Table, point_of
from dss_planner.intake.vectors.tabletext import number
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import OpenLayer, memory_vectors
from dss_planner.text import text

_DATE = (
    "date", "datetime", "date time", "time", "timestamp", "yearmoda", "valid", "day", "огноо", "дата", "日期", "时间",
    "날짜", "일시", "year", "он", "жил", "год", "年",
)  # fmt: skip
_MONTH = ("month", "mon", "mo", "mm", "сар", "месяц", "月", "월")
_STATION = (
    "station", "station id", "station name", "stationid", "stnid", "usaf", "wmo", "wmo id", "id", "name", "site",
    "site name", "станц", "станция", "өртөө", "харуул", "지점", "站点",
)  # fmt: skip
#: Name endings that say the unit; they stay in the name of the field made here.
_UNITS = r"( (m s|m s 1|ms|kn|knots?|kt|km h|kmh|°?c|k|f|[uµμ]g m3|[uµμ]g m³|mg m3|mg m³|мкг м3|мг м3|мкг м³|мг м³))?"
_WIND = re.compile(
    r"(mean |avg |average |cru )?(wind|wnd|wind ?speed|ws|ws10|ws 10m|ff|wsp|wdsp|салхины хурд|салхи|скорость ветра|"
    r"风速|풍속)( speed)?" + _UNITS
)
_TEMPERATURE = re.compile(
    r"(mean |avg |average |air )?(temperature|temp|tmp|tavg|tmean|агаарын температур|температур)" + _UNITS
)
_PM10 = re.compile(r"(mean |avg )?(pm ?10|pm10 conc\w*|тос ?10)( conc\w*| mean| avg)?" + _UNITS)
#: Of ISD, in scaled integers: missing, and quality codes of suspect and erroneous values.
_ISD_MISSING, _ISD_BAD = ("9999", "+9999"), frozenset("2367")
#: GSOD: knots → m/s, °F → °C; missing values.
_KNOT, _GSOD_MISSING = 0.514444, (999.9, 9999.9)
#: Values written for “unknown”.
_UNKNOWN = frozenset((-9999.0, -999.0, -999.9, -99.0, -99.9, 9999.0, 999.9, 9999.9, 99999.0))
_YEAR = re.compile(r"(1[89]|20)\d\d")


#: A column, and how a cell of it is read.
_Column = tuple[str, Callable[[object], Optional[float]]]


@dataclass
class _Station:
    geometry: ogr.Geometry
    name: str
    #: variable → month → (sum, count)
    sums: dict[str, dict[int, list[float]]] = field(default_factory=dict)


@dataclass(frozen=True)
class LongTable:
    """station: column of the station ('' when it is told by its place). month, date: of the time. values: what a

    column holds → its name, and how a cell is read.
    """

    station: str
    month: str
    date: str
    values: Mapping[str, _Column]


def long_table(table: Table) -> LongTable | None:
    """Return how the table is laid out; None when it has not several rows for one station."""
    if not table.located:
        return None
    plain = {plain_name(name): name for name in table.header}
    month = next((plain[word] for word in _MONTH if word in plain), "")
    date = next((plain[word] for word in _DATE if word in plain), "")
    station = next((plain[word] for word in _STATION if word in plain), "")
    values = _values(plain)
    if not (month or date) or not values:
        return None
    places = [
        tuple(
            row[table.column(name)]
            for name in ((station,) if station else (table.x, table.y))
            if table.column(name) < len(row)
        )
        for row in table.first
    ]
    if len(set(places)) == len(places) and len(places) > 1:
        return None
    return LongTable(station, month, date, values)


def stations_of(table: Table, layout: LongTable, name: str, crs: str = "") -> OpenLayer:
    """Return one point for each station, with the mean of each calendar month: fields ``wind_01`` … ``wind_12``,

    ``temperature_01`` …, and of PM10 the mean of all rows. A month without a value stays empty.
    """
    stations, rows, years = _summed(table, layout)
    assumed = crs or (WGS84 if table.degrees else "")
    dataset = memory_vectors()
    layer = dataset.CreateLayer(name, spatial_reference(assumed) if assumed else None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("station", ogr.OFTString))
    for column in (column for key in layout.values for column in _columns(layout, key)):
        layer.CreateField(ogr.FieldDefn(column, ogr.OFTReal))
    for station in stations.values():
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("station", station.name)
        for key, months in station.sums.items():
            for column, value in zip(_columns(layout, key), _means(layout, key, months)):
                if value is not None:
                    feature.SetField(column, value)
        feature.SetGeometry(station.geometry)
        layer.CreateFeature(feature)
    notes = (
        *table.notes,
        text(
            "The table has {rows} rows of {stations} stations{years}: means by station were made of them.",
            rows=rows,
            stations=len(stations),
            years=f" ({min(years)}–{max(years)})" if years else "",
        ),
    )
    known = layer.GetSpatialRef()
    return OpenLayer(dataset, layer, known.ExportToWkt(["FORMAT=WKT2_2019"]) if known else "", name, notes)


def _values(plain: Mapping[str, str]) -> dict[str, _Column]:
    """Return what the columns hold, with how a cell is read."""
    if {"wnd", "report type"} <= set(plain):  # NOAA Integrated Surface Database, global hourly
        found: dict[str, _Column] = {"wind": (plain["wnd"], _isd_wind)}
        return {**found, "temperature": (plain["tmp"], _isd_temperature)} if "tmp" in plain else found
    if {"wdsp", "wdsp attributes"} <= set(plain):  # NOAA Global Summary of the Day: knots, °F
        found = {"wind": (plain["wdsp"], _gsod_wind)}
        return {**found, "temperature": (plain["temp"], _gsod_temperature)} if "temp" in plain else found
    if {"sknt", "valid"} <= set(plain):  # Iowa Environmental Mesonet: knots
        return {"wind": (plain["sknt"], _knots)}
    kinds = {"wind": _WIND, "temperature": _TEMPERATURE, "pm10": _PM10}
    found = {}
    for key, pattern in kinds.items():
        column = next((name for words, name in plain.items() if pattern.fullmatch(words)), "")
        if column:
            found[key] = (column, _plain)
    return found


def _plain(cell: object) -> float | None:
    value = number(cell) if cell is not None else None
    return None if value is None or value in _UNKNOWN else value


def _isd_wind(cell: object) -> float | None:
    """Return the speed [m/s] of ISD's ``direction,quality,type,speed × 10,quality``."""
    parts = str(cell).split(",")
    if len(parts) != 5 or parts[3] in _ISD_MISSING or parts[4] in _ISD_BAD:
        return None
    return int(parts[3]) / 10.0


def _isd_temperature(cell: object) -> float | None:
    parts = str(cell).split(",")
    if len(parts) != 2 or parts[0] in _ISD_MISSING or parts[1] in _ISD_BAD:
        return None
    return int(parts[0]) / 10.0


def _knots(cell: object) -> float | None:
    value = _plain(cell)
    return None if value is None else value * _KNOT


def _gsod_wind(cell: object) -> float | None:
    value = number(cell) if cell is not None else None
    return None if value is None or value in _GSOD_MISSING else value * _KNOT


def _gsod_temperature(cell: object) -> float | None:
    value = number(cell) if cell is not None else None
    return None if value is None or value in _GSOD_MISSING else (value - 32.0) / 1.8


def _columns(layout: LongTable, key: str) -> list[str]:
    """Return the names of the fields made of a column; its unit, where the name says one, stays in them."""
    column, read = layout.values[key]
    unit = re.search(_UNITS[:-1] + "$", plain_name(column)) if read is _plain else None
    ending = (unit.group(0) if unit else " m s" if key == "wind" and read is not _plain else "").replace(" ", "_")
    return [f"pm10{ending}"] if key == "pm10" else [f"{key}{ending}_{month:02d}" for month in range(1, MONTHS + 1)]


def _means(layout: LongTable, key: str, months: Mapping[int, Sequence[float]]) -> list[float | None]:
    if key == "pm10":
        total, count = (sum(part[index] for part in months.values()) for index in (0, 1))
        return [total / count if count else None]
    return [months[month][0] / months[month][1] if month in months else None for month in range(1, MONTHS + 1)]


def _summed(table: Table, layout: LongTable) -> tuple[dict[object, _Station], int, list[int]]:
    stations: dict[object, _Station] = {}
    years: set[int] = set()
    rows = 0
    where = {key: (table.column(column), read) for key, (column, read) in layout.values.items()}
    for row in table.rows():
        if len(row) < len(table.header):
            continue
        rows += 1
        month, year = _time(table, layout, row)
        name = str(row[table.column(layout.station)]) if layout.station else ""
        known = name or tuple(row[table.column(column)] for column in (table.x, table.y))
        if known not in stations:
            geometry = point_of(table, row)
            if geometry is None:
                continue
            stations[known] = _Station(geometry, name)
        years.update((year,) if year else ())
        for key, (index, read) in where.items():
            value = read(row[index])
            if value is not None and (month or key == "pm10"):
                held = stations[known].sums.setdefault(key, {}).setdefault(month, [0.0, 0.0])
                held[0] += value
                held[1] += 1.0
    return stations, rows, sorted(years)


def _time(table: Table, layout: LongTable, row: Sequence[object]) -> tuple[int, int]:
    """Return month and year of a row, 0 where they cannot be told."""
    written = str(row[table.column(layout.date)]).strip() if layout.date else ""
    month, year = _month_of(written)
    if layout.month:
        stated = number(row[table.column(layout.month)])
        month = int(stated) if stated is not None and 1 <= stated <= MONTHS else 0
    return month, year


def _month_of(written: str) -> tuple[int, int]:
    """Return month and year of ``2020-03-01``, ``20200301``, ``2020.03.01 00:00``, ``01.03.2020``; 0 when in doubt."""
    parts = [int(part) for part in re.findall(r"\d+", written)[:3]]
    if len(parts) == 1 and len(str(parts[0])) >= 6:
        digits = str(parts[0])
        parts = [int(digits[:4]), int(digits[4:6])]
    if len(parts) < 2:
        return 0, 0
    year = next((part for part in (parts[0], parts[-1]) if _YEAR.fullmatch(str(part))), 0)
    # day.month.year; with a slash it may be month/day
    if year == parts[0] or (len(parts) == 3 and "/" not in written):
        month = parts[1]
    elif len(parts) == 3 and parts[1] > MONTHS:
        month = parts[0]
    elif len(parts) == 3 and parts[0] > MONTHS:
        month = parts[1]
    else:
        month = 0
    return (month, year) if 1 <= month <= MONTHS else (0, year)
