"""What is wrong or risky about measures together, and about where they are."""

from __future__ import annotations

from collections.abc import Collection

from dss_planner.measures.fit.suitability import DRY_SHRUB_RAIN, GRIDS, PLANTINGS, SiteConditions, shown
from dss_planner.text import Text, text

#: Tree belts below this rain without shallow groundwater are warned about, mm a year [M].
TREE_WARNING_RAIN = 250.0
#: Depth of groundwater that trees can use, m [M].
TREE_GROUNDWATER = 5.0
#: Share of the land above which it counts as native grassland, or as dunes, for the warnings [A].
DOMINANT_SHARE = 0.5
#: Measures that are watered, at least at the start (SCIENCE 7.2b).
WATERED = frozenset({"tree_belt", "haloxylon", "biocrust"})
#: Distance over which water is still carted to plants, km [A].
WATER_REACH = 5.0
#: Measures that fence land in.
FENCES = frozenset({"exclosure", "sand_fence"})
#: Woody plants that take the water of the land they stand on.
WOODY = frozenset({"tree_belt", "shrub_belt", "haloxylon"})
#: Rain [mm a year] up to which woody cover [%] lasts: 15 % below 200 mm [V: ChinaXiv 201707.00502], 25 % below 350 mm,
#: the upper end of the belt model of 15–25 % for 200–350 mm [V: Yang Wenbin].
WATER_LIMITS = ((DRY_SHRUB_RAIN, 15.0), (350.0, 25.0))
_GRASSLAND, _SAND = 3, 7


def water_limited_cover(rain: float | None) -> float | None:
    """Return the woody cover [%] that rain [mm a year] bears for long; None when rain is unknown or sets no limit."""
    if rain is None:
        return None
    return next((cover for upper, cover in WATER_LIMITS if rain < upper), None)


def combination_warnings(
    chosen: Collection[str], site: SiteConditions, water_reach: float = WATER_REACH
) -> tuple[Text, ...]:
    """Return what is wrong or risky about the measures ``chosen`` together on land with the conditions ``site``.

    chosen: kinds of measures (ids of built-in ones). water_reach: km over which water is still brought to plants.
    """
    picked = set(chosen)
    found = _tree_warnings(picked, site) if "tree_belt" in picked else []
    found += _planting_warnings(picked, site)
    found += _water_warnings(picked, site, water_reach)
    found += _place_warnings(picked, site)
    return tuple(found)


def _planting_warnings(picked: set[str], site: SiteConditions) -> list[Text]:
    found = []
    if picked & PLANTINGS and "exclosure" not in picked:
        found.append(
            text("Planting without a fence: livestock browsing is the usual cause of failure. Add an exclosure.")
        )
    if picked & GRIDS and not picked & PLANTINGS:
        found.append(
            text("The sand-fixing grid lasts a few years only and no planting follows it. Add a planting that fits.")
        )
    if "shrub_belt" in picked and site.rain is not None and site.rain < DRY_SHRUB_RAIN:
        found.append(
            text(
                "Rain {rain} mm is below 200 mm: keep shrub cover at or below 15 %, or the shrubs dry out the soil.",
                rain=shown(site.rain),
            )
        )
    limit = water_limited_cover(site.rain)
    if picked & WOODY and limit is not None and site.cover is not None and site.cover >= limit:
        found.append(
            text(
                "The land has {cover} % of cover already, and rain of {rain} mm bears about {limit} %: more woody "
                "plants take the water of those there. Plant less, or rest the land.",
                cover=shown(site.cover),
                rain=shown(site.rain),
                limit=shown(limit),
            )
        )
    return found


def _water_warnings(picked: set[str], site: SiteConditions, reach: float) -> list[Text]:
    if not picked & WATERED:
        return []
    if site.water_km is None:
        return [
            text(
                "Plants are to be watered and no layer tells where water is: find a source within about {reach} km "
                "before planting.",
                reach=shown(reach),
            )
        ]
    if site.water_km <= reach:
        return []
    return [
        text(
            "No water within reach: the nearest known water point is {found} km away, more than {reach} km. Plants "
            "that are to be watered will fail; sink a well first, or choose measures without water.",
            found=shown(site.water_km),
            reach=shown(reach),
        )
    ]


def _place_warnings(picked: set[str], site: SiteConditions) -> list[Text]:
    found = []
    if picked and site.protected is None:
        found.append(text("Whether the land overlaps protected land is not known: check it before works are planned."))
    if picked and site.protected:
        found.append(
            text(
                "{share} % of the land is protected: works there need the consent of its administration, and what may "
                "be built is limited. Ask first, or move the site.",
                share=shown(max(0.1, 100 * site.protected)),
            )
        )
    if picked & FENCES:
        found.append(
            text(
                "Fences bar the way of khulan and gazelle: leave staggered passages, use fences that let wild animals "
                "through, and ask where they migrate."
            )
        )
    if "exclosure" in picked and "rot_graze" not in picked:
        found.append(
            text(
                "The exclosure moves grazing to the land around it and no grazing agreement goes with it. "
                "Agree on the use of the surrounding pasture and watch it."
            )
        )
    return found


def _tree_warnings(picked: set[str], site: SiteConditions) -> list[Text]:
    found = []
    reach = site.groundwater is not None and site.groundwater <= TREE_GROUNDWATER
    if site.rain is not None and site.rain < TREE_WARNING_RAIN and not reach:
        found.append(
            text(
                "Tree belt with rain {rain} mm (below 250 mm) and no groundwater known within 5 m: it needs irrigation "
                "for good and may lower the groundwater. Choose shrubs or saxaul.",
                rain=shown(site.rain),
            )
        )
    if site.share(_GRASSLAND) > DOMINANT_SHARE:
        found.append(
            text(
                "Tree belt on native grassland ({share} % of the land): trees take the water of the steppe. "
                "Choose grazing measures.",
                share=shown(100 * site.share(_GRASSLAND)),
            )
        )
    if site.share(_SAND) > DOMINANT_SHARE and not picked & GRIDS:
        found.append(
            text("Tree belt on moving sand without a grid: the sand buries the trees. Add a sand-fixing grid.")
        )
    return found
