"""What is drawn of a plan as plain values: from its file, or from layers that are being edited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.measures.amounts.counting import UNIT, DrawnWork, counted
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.raster.areas import EllipsoidSizes
from dss_planner.raster.vectors import straightened

#: Tables of what is drawn of works.
TABLES = ("zones", "lines", "points")


@dataclass(frozen=True)
class Drawn:
    """One row of the tables zones, lines or points. id: its uuid (for a feature that has none yet, anything unique).

    wkb: its geometry (`QgsGeometry.asWkb`, `ogr.Geometry.ExportToWkb`). work: key of its work, '' when it has none yet:
    it then counts as a work of its own measure and site. options: JSON as stored; number: of the row; kind: of a point.
    """

    table: str
    id: str
    site: str
    measure: str
    wkb: bytes
    work: str = ""
    options: str = ""
    number: int | None = None
    kind: str = UNIT

    @property
    def owner(self) -> str:
        """The key of the work that it belongs to; made of site and measure where it has none."""
        return self.work or f"{self.site}:{self.measure}"

    @property
    def geometry(self) -> ogr.Geometry:
        """Its geometry, arcs of digitising tools as straight pieces."""
        return straightened(ogr.CreateGeometryFromWkb(self.wkb))


def drawn_of(document: PlanDocument) -> tuple[Drawn, ...]:
    """Return what is drawn of the works of a plan; rows without a geometry or a measure are left out."""
    found = []
    for table in TABLES:
        for row in document.rows(table):
            if row.get("geom") is not None and row.get("measure"):
                found.append(_drawn(table, row))
    return tuple(found)


def by_work(drawn: Iterable[Drawn]) -> dict[str, tuple[Drawn, ...]]:
    """Return owner → what is drawn of it, in the order of tables and keys, whatever the order they came in."""
    found: dict[str, list[Drawn]] = {}
    for one in drawn:
        found.setdefault(one.owner, []).append(one)
    return {
        owner: tuple(sorted(shapes, key=lambda one: (TABLES.index(one.table), one.id)))
        for owner, shapes in sorted(found.items())
    }


def drawn_work(shapes: Iterable[Drawn], rain: float | None) -> DrawnWork:
    """Return what is drawn of one work for counting; spacing and orientation are those that its first rows name."""
    zones, lines, numbers, points = [], [], [], []
    spacing: float | None = None
    orientation: float | None = None
    for one in shapes:
        if one.table == "points":
            points.append(one.kind)
            continue
        if spacing is None:
            spacing = option_of(one.options, "spacing")
        if orientation is None:
            orientation = option_of(one.options, "orientation")
        geometry = one.geometry
        if one.table == "zones":
            zones.append(geometry)
        else:
            lines.append(geometry)
            numbers.append(one.number)
    return DrawnWork(tuple(zones), tuple(lines), tuple(numbers), tuple(points), spacing, orientation, rain)


def option_of(options: str | None, name: str) -> float | None:
    """Return a number that stored options name: what was drawn, else what was asked for; None for neither.

    Options that cannot be read name none: saving the plan says what is wrong with them.
    """
    if not options:
        return None
    try:
        content = json.loads(options)
    except ValueError:
        return None
    if not isinstance(content, Mapping):
        return None
    made = content.get("drawn")
    value = made.get(name) if isinstance(made, Mapping) else None
    value = content.get(name) if value is None else value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0.0:
        return None
    return float(value)


def _drawn(table: str, row: Row) -> Drawn:
    return Drawn(
        table=table,
        id=str(row["uuid"]),
        site=str(row["site"]),
        measure=str(row["measure"]),
        wkb=bytes(row["geom"].ExportToWkb()),
        work=str(row.get("work") or ""),
        options=str(row.get("options") or ""),
        number=row.get("number"),
        kind=str(row.get("kind") or UNIT),
    )


def counted_works(document: PlanDocument, measures: Mapping[str, Measure]) -> dict[str, Quantities]:
    """Return work → what it consists of by all that is drawn of it now; measures: by id."""
    sizes = EllipsoidSizes(document.crs)
    rain = {str(row["uuid"]): row.get("rain_mm") for row in document.rows("sites")}
    shapes = by_work(drawn_of(document))
    return {
        str(row["uuid"]): counted(
            measures[str(row["measure"])],
            drawn_work(shapes.get(str(row["uuid"]), ()), rain.get(str(row["site"]))),
            sizes,
        )
        for row in document.rows("works")
    }
