"""Quantities of drawn works: what stands on the map is counted, by the planner's own shapes and those laid by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dss_planner.measures.amounts.counting import UNIT, DrawnWork, counted
from dss_planner.plan.drafting.sheet import Work
from dss_planner.plan.store.document import Row
from dss_planner.raster.areas import EllipsoidSizes


def counted_work(
    work: Work, sizes: EllipsoidSizes, rain: float | None, by_hand: Mapping[str, Sequence[Row]] | None = None
) -> Work:
    """Return a work with the quantities of its shapes.

    rain: mm/a at the site, None unknown. by_hand: table → rows of the plan that belong to the work and stay as they
    are.
    """
    old = by_hand or {}
    zones, lines, points = (old.get(table, ()) for table in ("zones", "lines", "points"))
    drawn = DrawnWork(
        zones=(*(shape.geometry for shape in work.zones), *(row["geom"] for row in zones)),
        lines=(*(shape.geometry for shape in work.lines), *(row["geom"] for row in lines)),
        numbers=(*(shape.number for shape in work.lines), *(row.get("number") for row in lines)),
        points=(*(shape.kind or UNIT for shape in work.points), *(str(row.get("kind") or UNIT) for row in points)),
        spacing=work.spacing,
        orientation=work.orientation,
        rain=rain,
    )
    return replace(work, quantities=counted(work.measure, drawn, sizes))
