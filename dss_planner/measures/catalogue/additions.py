"""What can be added to a measure: norms, figures of its effect, costs; and a measure that begins with nothing."""

from __future__ import annotations

from dss_planner.measures.catalogue.catalogue import Catalogue, Measure, catalogue_of
from dss_planner.measures.catalogue.documents import document_of
from dss_planner.measures.catalogue.editing import OWN_SOURCE, OWN_TAG, with_own_measure
from dss_planner.measures.catalogue.meaning import NORMS

#: What measures are counted by → the units of labour that its quantities can be multiplied by.
_LABOUR = {"polygon": ("d/ha", "d/km", "d/m"), "line": ("d/km", "d/m"), "point": ("d/point",)}
#: Kinds of measures that plants are counted of, and those that straw is laid for.
_PLANTED = frozenset({"tree_belt", "shrub_belt", "haloxylon"})
_STRAW = "checkerboard"
#: What an effect acts on → the figures that it is worked out from; the first one has to be there.
FIGURES: dict[str, tuple[str, ...]] = {
    "transport": ("efficiency", "reach_heights"),
    "cover": ("target_cover", "gain_points", "biomass_gain"),
    "crust": ("crust_factor",),
    "none": (),
}
#: Units that a cost of a measure can be for, by what it is drawn as; norms give the amount of the last three.
COST_UNITS = {"polygon": ("ha", "km", "m"), "line": ("km", "m", "ha"), "point": ("point",)}
NORMED_UNITS = ("d", "t", "m³")
_WORDS = ("toolbox_keyword", "maintenance", "water_need", "risks", "material")
_FLAGS = ("nature_based", "reduces_wind", "protects_soil")
_TIMES = ("time_to_effect", "lifespan")
_UNTOLD = "Not known yet."


def norms_missing(measure: Measure) -> tuple[str, ...]:
    """Return the norms that a measure of this kind could have, and lacks."""
    wanted = ["labour"]
    wanted += ["straw"] if measure.kind == _STRAW else []
    wanted += ["water", "waterings", "survival"] if measure.kind in _PLANTED else []
    return tuple(name for name in wanted if name not in measure.layout)


def norm_units(measure: Measure, norm: str) -> tuple[str, ...]:
    """Return the units that a norm of a measure can be told in; nothing for layout values that are no norms."""
    if norm != "labour":
        return NORMS.get(norm, ())
    plants = ("d/plant",) if measure.kind in _PLANTED else ()
    return (*_LABOUR[measure.geometry], *plants)


def figures_missing(measure: Measure) -> tuple[str, ...]:
    """Return the figures that the effect of a measure could be worked out from, and that it lacks."""
    known = measure.effect
    wanted = FIGURES[measure.effect_kind]
    if measure.effect_kind == "cover" and any(name in known for name in wanted):
        return ()
    return tuple(name for name in wanted if name not in known)


def cost_units(measure: Measure) -> tuple[str, ...]:
    """Return the units that a cost of a measure can be for."""
    return (*COST_UNITS[measure.geometry], *NORMED_UNITS)


def with_bare_measure(catalogue: Catalogue, like: str, name: str, language: str = "en") -> tuple[Catalogue, str]:
    """Return the catalogue with a new measure of which nothing is known but how it is drawn, and its id.

    like: id of the measure that it is drawn and counted like: its layout, life and time to effect are taken over as
    assumptions, for without them nothing can be drawn and scheduled. Rules, costs and figures of the effect are yet to
    be entered: until then it fits nowhere for sure, is in no sum and changes nothing. Raises `InputError` as
    `with_own_measure` does.
    """
    found, key = with_own_measure(catalogue, like, name, language)
    document = document_of(found)
    item = next(one for one in document["measures"] if one["id"] == key)
    untold = {"value": _UNTOLD, "tag": OWN_TAG, "source": OWN_SOURCE}
    item.update({field: dict(untold) for field in _WORDS})
    item.update({field: {**untold, "value": False} for field in _FLAGS})
    assumed = f"Taken over from “{catalogue.get(like).name}”, to be checked for this measure."
    for value in (*(item[field] for field in _TIMES), *item["layout"].values()):
        value.update(tag=OWN_TAG, source=assumed)
    item.update(summary=name.strip(), conditions=[], costs=[], effect={"kind": "none"})
    for field in ("function", "co_benefits", "ease", "combines_with", "wocat", "links", "evidence", "reference_costs"):
        item.pop(field, None)
    return catalogue_of(document, catalogue.path), key
