"""What to know of a drafted plan before it is used: what it rests on, what is missing, how far it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from dss_planner.measures.amounts.costs import CostRange
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.plan.drafting.monitoring import search_distance
from dss_planner.plan.drafting.rows import SitePlan
from dss_planner.plan.drafting.wind import ErosiveWind
from dss_planner.text import Text, text

#: Cells from this size on, m, cannot place works: the drawing is then a sketch to be set out on the ground [A].
SKETCH_CELL = 100.0
#: Holds for the costs of a draft alone: bill and budget of a plan say what is in them by its settings of today.
COSTS_AS_DRAFTED = text(
    "Costs are those of the {years} years of the plan: building, yearly payments and renewal of what wears out. Upkeep "
    "is not in them, because no figure for it was found: enter shares for the measures.",
    years=0,
)
_M2_PER_HECTARE, _METRES_PER_KM = 10_000.0, 1000.0


def draft_warnings(
    study: StudyLayers, wind: ErosiveWind, plans: Sequence[SitePlan], cost: CostRange, years: int
) -> tuple[Text, ...]:
    """Return what to know of all that was drafted, and of single sites."""
    found = [text("The plan is a draft: every work is to be checked on the ground with the people who use the land.")]
    if wind.assumed or wind.lattice:
        found.append(wind.source)
    if not cost.verified:
        found.append(
            text(
                "Costs are planning ranges from other places or without a source. None is a Mongolian price: "
                "confirm every unit cost locally."
            )
        )
    if cost.high > 0:
        found.append(
            Text(COSTS_AS_DRAFTED.template, {"years": years}),
        )
    if "slope" in study.missing:
        found.append(text("The study has no slope layer: measures that depend on the slope are marked “to verify”."))
    if "sand" in study.missing:
        found.append(text("The study has no soil texture: measures that depend on the sand content are not judged."))
    if study.retention is None:
        found.append(
            text("Nothing says which season the vegetation cover shows: it is taken for that of the growing season.")
        )
    elif study.retention < 1.0:
        found.append(
            text(
                "Measures are judged on the cover of the growing season: the layer's dust-season cover divided by "
                "{share}, the share assumed to last until spring.",
                share=f"{study.retention:g}",
            )
        )
    return (*found, *_site_warnings(plans, search_distance(study)))


def _site_warnings(plans: Sequence[SitePlan], searched: float) -> list[Text]:
    """Return what to know about single sites; a note that holds for several names them all."""
    by_note: dict[str, tuple[Text, list[str]]] = {}
    for plan in plans:
        notes = [*plan.package.warnings, *plan.notes]
        if not plan.works:
            notes.append(text("No measure fits what is known of the land."))
        if any(pair.control is None for pair in plan.pairs):
            notes.append(
                text(
                    "A monitoring plot has no control: no land in the study within {distance} km of the works is of "
                    "the same class, clear of all sites and not downwind.",
                    distance=f"{searched / _METRES_PER_KM:g}",
                )
            )
        for note in notes:
            by_note.setdefault(str(note), (note, []))[1].append(plan.site.name)
    return [
        text("{sites}: {note}", sites=", ".join(f"“{name}”" for name in names), note=note)
        for note, names in by_note.values()
    ]


def data_limits(study: StudyLayers) -> Text:
    """Return what the resolution of the study does not support."""
    cell = max(study.grid.cell_size)
    if cell < SKETCH_CELL:
        return text("The study's cells are {cell} m; works are placed to about that.", cell=f"{cell:.0f}")
    return text(
        "The study's cells are {cell} m ({hectares} ha): they choose the part of a site, not the place of a fence or a "
        "planting inside it. Lengths and areas are magnitudes for a budget; set the works out on the ground.",
        cell=f"{cell:.0f}",
        hectares=f"{cell * cell / _M2_PER_HECTARE:.0f}",
    )
