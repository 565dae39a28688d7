"""Works drawn on a site: zones, lines and points of each chosen measure, with their quantities.

The core is a wind-square part of the site of limited size; works follow each other from its windward edge to leeward:
fences, deposit zone, sand-fixing grid, planting, seeding. A fence with gates surrounds them; the pasture round the
core is split into paddocks. Limits of area come from the catalogue (`area_cap`), so that a pilot keeps the size and
the cost of one. What the study does not know (playas, wells) is drawn as a proposal and named so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
from dss_planner.plan.drafting.counts import counted_work
from dss_planner.plan.drafting.families import barriers, grazing, places, plantings, surfaces
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.package import Choice
from dss_planner.plan.drafting.pointed import sheet_at
from dss_planner.plan.drafting.sheet import Land, Sheet, Work
from dss_planner.raster.areas import EllipsoidSizes
from dss_planner.text import Text, text

_DRAWERS: dict[str, Callable[[Sheet, Measure, Choice], Work | None]] = {
    "sand_fence": barriers.sand_fence,
    "checkerboard": barriers.grid,
    "net_grid": barriers.grid,
    "pla_grid": barriers.grid,
    "biocrust": surfaces.biocrust,
    "shrub_belt": plantings.shrub_belt,
    "haloxylon": plantings.saxaul,
    "tree_belt": barriers.tree_belt,
    "aerial_seed": plantings.aerial_seeding,
    "overseed": plantings.seeding,
    "residue": surfaces.strip,
    "gravel": surfaces.strip,
    "playa": surfaces.playa,
    "exclosure": grazing.exclosure,
    "rot_graze": grazing.rotation,
    "spring_well": grazing.wells,
    "mine_rehab": places.mine,
    "track_merge": places.tracks,
}


def draw(
    catalogue: Catalogue,
    land: Land,
    choices: tuple[Choice, ...],
    options: Mapping[str, DrawingOptions] | None = None,
) -> tuple[tuple[Work, ...], tuple[Text, ...]]:
    """Return the works of ``choices`` on ``land``, and notes on what found no room; options: by measure id."""
    sheet = Sheet(land, options=options or {})
    sizes = EllipsoidSizes(land.crs)
    for choice in choices:
        measure = catalogue.get(choice.measure)
        drawer = _DRAWERS.get(measure.kind)
        if drawer is None:
            sheet.notes.append(
                text("“{measure}” is a measure of your own: draw its zones and lines by hand.", measure=measure.name)
            )
            continue
        work = drawer(sheet_at(sheet, measure), measure, choice)
        if work is not None:
            work = replace(work, orientation=sheet.wind(measure), options=sheet.asked(measure))
            sheet.works.append(counted_work(work, sizes, land.rain))
        elif sheet.refusals:
            sheet.notes += sheet.refusals
        else:
            sheet.notes.append(
                text("“{measure}” found no room on the site and was left out of the drawing.", measure=measure.name)
            )
        sheet.refusals.clear()
    return tuple(sheet.works), tuple(sheet.notes)
