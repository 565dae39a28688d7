"""The GeoPackage of a survey: route lines, stops, day table, totals of the days and sites that are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from osgeo import ogr

from dss_planner.access.survey.daytable import DayTotal, Row, shown
from dss_planner.access.survey.measuring import Measured
from dss_planner.access.survey.planning import Plan
from dss_planner.access.survey.surveychecks import LeftOut
from dss_planner.access.tracing import line_through
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter

#: The first is the one that is loaded.
ROUTE, STOPS, DAY_TABLE, DAYS, LEFT_OUT = "route", "stops", "day_table", "days", "left_out"
_TYPES = {
    **dict.fromkeys(("day", "order", "sites", "site_number"), ogr.OFTInteger),
    **dict.fromkeys(("drive_h", "work_h", "total_h", "nearest_h", "km", "moved_km"), ogr.OFTReal),
}


def write_layers(
    path: str,
    grid: Grid,
    rows: Sequence[Row],
    days: Sequence[DayTotal],
    left_out: Sequence[LeftOut],
    measured: Measured,
    plan: Plan,
) -> None:
    """Write all layers. Raises `OutputError`."""
    pairs = [pair for stops in plan.days for pair in zip(stops, stops[1:])]
    with GeoPackageWriter(path) as writer:
        names = _names(Row)
        layer = writer.add_layer(ROUTE, grid.crs, ogr.wkbLineString, _fields(names), "Route of a survey")
        for row, pair in zip(rows, pairs):
            writer.add_feature(layer, line_through(measured.legs[pair].cells.tolist(), grid), _values(row, names))
        extra = ("site_number", "moved_km")
        layer = writer.add_layer(STOPS, grid.crs, ogr.wkbPoint, _fields((*names, *extra)), "Stops of a survey")
        for row, place in (*[(row, place) for row, (_, place) in zip(rows, pairs) if place], (_home(rows), 0)):
            stop = measured.stops[place]
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(*grid.xy(stop.column + 0.5, stop.row + 0.5))
            values = {"site_number": measured.numbers[place], "moved_km": stop.moved / 1000.0}
            writer.add_feature(layer, point, {**_values(row, names), **values})
        for name, kind, items, description in (
            (DAY_TABLE, Row, rows, "Day table of a survey"),
            (DAYS, DayTotal, days, "Days of a survey"),
            (LEFT_OUT, LeftOut, left_out, "Sites that are left out of a survey"),
        ):
            layer = writer.add_layer(name, "", ogr.wkbNone, _fields(_names(kind)), description)
            for item in items:
                writer.add_feature(layer, None, _values(item, _names(kind)))


def _home(rows: Sequence[Row]) -> Row:
    """Return the row of the base among the stops: left on the first day, reached on the last; totals of all days."""
    last = rows[-1]
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("drive_h", "work_h", "km")}
    night = last.site if any(row.night == last.site for row in rows) else ""
    return replace(last, start=last.site, leave=rows[0].leave, night=night, **sums)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def _fields(names: Sequence[str]) -> dict[str, int]:
    return {name: _TYPES.get(name, ogr.OFTString) for name in names}


def _values(item: object, names: Sequence[str]) -> dict[str, object]:
    return {name: shown(getattr(item, name)) for name in names}
