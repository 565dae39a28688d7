"""What is drawn of a work as rows of the tables zones, lines and points, with the keys that a re-draft finds again."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dss_planner.plan.drafting.sheet import Shape, Work
from dss_planner.plan.drafting.sources import key
from dss_planner.raster.areas import ellipsoidal_hectares, ellipsoidal_metres

#: Tables of what is drawn, with the word in the keys of their rows.
DRAWN_TABLES = {"zones": "zone", "lines": "line", "points": "point"}


def work_key(site: str, measure: str) -> str:
    """Return the key of the work of a measure at a site."""
    return key(site, "work", measure)


def shape_rows(site: str, work_uuid: str, work: Work, crs: str) -> dict[str, list[dict]]:
    """Return table → rows of all that is drawn of ``work``; keys are those of its first drawing."""
    common = {"site": site, "work": work_uuid, "measure": work.measure.id, "options": drawn_options(work)}

    def rows(table: str, shapes: Sequence[Shape]) -> list[dict]:
        kind = DRAWN_TABLES[table]
        prefix = (site, work.measure.id, kind) if work_uuid == work_key(site, work.measure.id) else (work_uuid, kind)
        return [
            {"uuid": key(*prefix, index), **common, "name": shape.name, **_own(table, shape, crs)}
            for index, shape in enumerate(shapes, 1)
        ]

    return {
        "zones": rows("zones", work.zones),
        "lines": rows("lines", work.lines),
        "points": rows("points", work.points),
    }


def drawn_options(work: Work) -> str:
    """Return the options of a work as JSON: what was asked for, and under "drawn" what came of it (for styles, too)."""
    drawn = {"orientation": work.orientation, "spacing": work.spacing}
    found = {
        **json.loads(work.options.as_json()),
        "drawn": {name: one for name, one in drawn.items() if one is not None},
    }
    return json.dumps(found, ensure_ascii=False)


def _own(table: str, shape: Shape, crs: str) -> dict:
    if table == "points":
        return {"kind": shape.kind or "work", "geom": shape.geometry}
    if table == "zones":
        return {"number": shape.number, "area_ha": ellipsoidal_hectares(shape.geometry, crs), "geom": shape.geometry}
    return {"number": shape.number, "length_m": ellipsoidal_metres(shape.geometry, crs), "geom": shape.geometry}
