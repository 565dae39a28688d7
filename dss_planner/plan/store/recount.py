"""Sizes of what a plan draws, and what works consist of and cost, from the geometry as it is now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from osgeo import ogr

from dss_planner.plan.budget.basis import basis_of
from dss_planner.plan.budget.drawn import counted_works
from dss_planner.plan.budget.workcosts import cost_columns, plan_columns, quantity_columns, work_cost
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.raster.areas import EllipsoidSizes

#: Table → the column that holds a size of the row's geometry, and how it is measured on the ellipsoid.
_SIZES: Mapping[str, tuple[str, Callable[[EllipsoidSizes, ogr.Geometry], float]]] = {
    "sites": ("area_ha", EllipsoidSizes.hectares),
    "zones": ("area_ha", EllipsoidSizes.hectares),
    "lines": ("length_m", EllipsoidSizes.metres),
}


def recounted(document: PlanDocument) -> PlanDocument:
    """Return the document with all that follows from its geometry worked out anew.

    Areas of sites and zones [ha] and lengths of lines [m]; quantities and costs of works, at the plan's own unit costs
    and in its currency, and their sum. Works of which nothing is drawn have nothing. Rows that are as they were are the
    same objects. Raises `InputError` when a measure cannot be read or the plan's currency has no rate.
    """
    sizes = EllipsoidSizes(document.crs)
    tables = dict(document.tables)
    for name in _SIZES:
        tables[name] = [_measured(row, name, sizes) for row in document.rows(name)]
    if not document.rows("works"):
        return replace(document, tables=tables)
    basis = basis_of(document)
    counted = counted_works(document, basis.measures)
    works, costs = [], []
    for row in document.rows("works"):
        measure, quantities = basis.measures[str(row["measure"])], counted[str(row["uuid"])]
        start = basis.works[str(row["uuid"])].start
        cost = work_cost(measure, quantities, basis.prices.get(measure.id, ()), basis.terms, start)
        works.append(_with(row, {**quantity_columns(quantities), **cost_columns(cost)}))
        if row.get("chosen") is None or row["chosen"]:
            costs.append(cost)
    tables["works"] = works
    tables["plan"] = [_with(document.plan, plan_columns(costs, basis.terms))]
    return replace(document, tables=tables)


def _measured(row: Row, name: str, sizes: EllipsoidSizes) -> Row:
    column, size_of = _SIZES[name]
    return row if row.get("geom") is None else _with(row, {column: size_of(sizes, row["geom"])})


def _with(row: Row, values: Row) -> Row:
    """Return the row with values; the same object when it has them already."""
    return row if all(row.get(name) == value for name, value in values.items()) else {**row, **values}
