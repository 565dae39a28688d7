"""The table of supplies: a feature for each site and kind, with what trips take and cost where figures are given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.access.routes import OUTSIDE, UNKNOWN, UNREACHED, Route
from dss_planner.errors import InputError
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.text import Text, text

LAYER = "supplies"
FIELDS = {
    "site": ogr.OFTInteger,
    "site_name": ogr.OFTString,
    "kind": ogr.OFTString,
    "status": ogr.OFTString,
    "source": ogr.OFTInteger,
    "source_name": ogr.OFTString,
    "minutes": ogr.OFTReal,
    "length_km": ogr.OFTReal,
    "round_trips_per_day": ogr.OFTInteger,
    "cost_per_tonne": ogr.OFTReal,
}
_MINUTES_PER_HOUR = 60.0


@dataclass(frozen=True)
class Transport:
    """Figures of the user's own; None where there is none, and then nothing is worked out from it.

    hours_per_day: time on the road and at both ends of it in a day [h]. handling_minutes: loading and unloading in each
    round trip [min]. cost_per_tonne_km: price of hauling [currency per t·km].
    """

    hours_per_day: float | None = None
    handling_minutes: float = 0.0
    cost_per_tonne_km: float | None = None

    def check(self) -> None:
        """Raise `InputError` for negative figures."""
        for value, name in (
            (self.hours_per_day, text("Hours of haulage in a day")),
            (self.handling_minutes, text("Minutes for loading and unloading")),
            (self.cost_per_tonne_km, text("Cost per tonne and kilometre")),
        ):
            if value is not None and not (math.isfinite(value) and value >= 0):
                raise InputError(
                    "“{name}” is {found}; expected is 0 or more. Correct it, or leave it empty.",
                    name=name,
                    found=value,
                )

    def round_trips(self, minutes: float) -> int | None:
        """Return whole round trips in a day: ⌊60·hours / (2·minutes + handling)⌋; None without hours, or when a trip
        takes no time."""
        spent = 2.0 * minutes + self.handling_minutes
        if self.hours_per_day is None or spent <= 0:
            return None
        return math.floor(_MINUTES_PER_HOUR * self.hours_per_day / spent)

    def cost(self, kilometres: float) -> float | None:
        """Return the cost of hauling one tonne [currency/t]: price · km; None without a price."""
        return None if self.cost_per_tonne_km is None else self.cost_per_tonne_km * kilometres


@dataclass(frozen=True)
class SiteSupply:
    """How one site gets one kind. site, source: numbers in the order of their layers, from 1; source is None without a
    route. status: a word of `routes`. minutes: one way [min]. length_km: one way on the map [km].

    round_trips_per_day, cost_per_tonne: see `Transport`.
    """

    site: int
    site_name: str
    kind: str
    status: str
    source: int | None = None
    source_name: str | None = None
    minutes: float | None = None
    length_km: float | None = None
    round_trips_per_day: int | None = None
    cost_per_tonne: float | None = None

    @classmethod
    def of(cls, kind: str, route: Route, transport: Transport) -> SiteSupply:
        """Return the row of the route to a site."""
        return cls(
            route.destination,
            route.name,
            kind,
            route.status,
            route.origin,
            route.origin_name,
            route.minutes,
            route.length_km,
            None if route.minutes is None else transport.round_trips(route.minutes),
            None if route.length_km is None else transport.cost(route.length_km),
        )


def write_table(path: str, crs: str, rows: Sequence[tuple[SiteSupply, ogr.Geometry | None]]) -> None:
    """Write the table with routes as lines from the site to the source. Raises `OutputError`."""
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer(LAYER, crs, ogr.wkbLineString, FIELDS, "Supplies of sites")
        for row, line in rows:
            writer.add_feature(layer, line, {field: getattr(row, field) for field in FIELDS})


def table_notes(rows: Sequence[SiteSupply]) -> tuple[Text, ...]:
    """Return what must be said of sites without a route."""
    notes = []
    for kind in dict.fromkeys(row.kind for row in rows):
        missing = sum(row.kind == kind and row.status in (UNREACHED, UNKNOWN, OUTSIDE) for row in rows)
        if missing:
            notes.append(text("{kind}: no route leads to {count} of the sites.", kind=kind, count=missing))
    return tuple(notes)
