"""Which measures go together on which part of a site, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.measures.catalogue.catalogue import Catalogue
from dss_planner.measures.fit.suitability import (
    CONDITIONAL,
    GRIDS,
    PLANTINGS,
    SUITABLE,
    SiteConditions,
    Verdict,
    combination_warnings,
)
from dss_planner.text import Text, text

#: Parts of a site: the core is where works begin, the rest is the pasture round it.
CORE, REST = "core", "rest"
#: Planner class codes (fixed).
_FOREST, _SHRUB, _GRASS, _CROP, _SPARSE, _BARE, _SAND = 1, 2, 3, 4, 5, 6, 7
#: Share of the land from which a class names the land type [A].
_NAMING_SHARE = 0.5
#: Sand content and cover that make dunes of bare land: the checkerboard's own limits [M: SCIENCE 7.4].
_DUNE_SAND, _DUNE_COVER = 70.0, 15.0

DUNE, BARE, STEPPE, CROP, OTHER = "dune", "bare", "steppe", "crop", "other"

#: Packages by land type, in the order in which works follow each other leeward: groups, of which the first measure
#: that fits is taken. Dunes: fence, grid, shrubs (Shapotou and Taklimakan sequence [V]); steppe: grazing first and
#: seed only where degraded (SCIENCE 7.4, rule combinations).
_CORE_GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    DUNE: (("sand_fence",), ("checkerboard", "net_grid", "pla_grid"), ("shrub_belt", "haloxylon"), ("exclosure",)),
    BARE: (("sand_fence",), ("checkerboard", "net_grid", "pla_grid"), ("haloxylon", "shrub_belt"), ("exclosure",)),
    STEPPE: (("shrub_belt",), ("overseed",), ("exclosure",)),
    CROP: (("tree_belt", "shrub_belt"), ("residue",)),
    OTHER: (("exclosure",),),
}
_REST_GROUPS = (("rot_graze",),)
#: Measures in the order in which they take land from the windward edge on, then what guards and serves them all.
SEQUENCE = (
    "sand_fence",
    "checkerboard",
    "net_grid",
    "pla_grid",
    "biocrust",
    "shrub_belt",
    "haloxylon",
    "tree_belt",
    "gravel",
    "residue",
    "overseed",
    "aerial_seed",
    "playa",
    "mine_rehab",
    "track_merge",
    "exclosure",
    "rot_graze",
    "spring_well",
)
#: Measures of the pasture round the core, where there is one.
_OF_REST = frozenset({"rot_graze", "spring_well"})

DRAFTED, NEEDS_CARE, TO_VERIFY, AGAINST = "drafted", "conditional", "to verify", "against the rules"


@dataclass(frozen=True)
class Choice:
    """A measure taken into the plan. part: 'core' or 'rest'; status: 'drafted', 'conditional', 'to verify' (only facts
    that a visit settles are unknown) or 'against the rules' (the user asked for it); reasons: why."""

    measure: str
    part: str
    status: str
    reasons: tuple[Text, ...]


@dataclass(frozen=True)
class Package:
    """land_type of the core; choices in the order of the works; warnings about them together."""

    land_type: str
    choices: tuple[Choice, ...]
    warnings: tuple[Text, ...]


def land_type(site: SiteConditions) -> str:
    """Return 'dune', 'bare', 'steppe', 'crop' or 'other' for a piece of land."""
    if site.landcover is None:
        return OTHER
    sandy = site.sand is not None and site.sand >= _DUNE_SAND and (site.cover or 0.0) < _DUNE_COVER
    open_land = site.share(_BARE, _SAND)
    if site.share(_SAND) >= _NAMING_SHARE or (sandy and open_land >= _NAMING_SHARE):
        return DUNE
    if open_land >= _NAMING_SHARE:
        return BARE
    if site.share(_CROP) >= _NAMING_SHARE:
        return CROP
    if site.share(_FOREST, _SHRUB, _GRASS, _SPARSE) + open_land >= _NAMING_SHARE:
        return STEPPE
    return OTHER


def choose_package(
    catalogue: Catalogue,
    core: SiteConditions,
    verdicts: Mapping[tuple[str, str], Verdict],
    has_rest: bool,
    wanted: tuple[str, ...] = (),
) -> Package:
    """Return the measures for a site.

    verdicts: (part, measure id) → verdict on that part. wanted: ids that the user picked; empty lets the land decide.
    """
    kind = land_type(core)
    if wanted:
        choices, notes = _wanted(catalogue, verdicts, has_rest, wanted)
    else:
        choices, notes = _fitting(kind, verdicts, has_rest), []
    choices = _with_guard(choices, verdicts, wanted)
    warnings = combination_warnings({choice.measure for choice in choices}, core)
    return Package(kind, tuple(choices), (*notes, *warnings))


def _fitting(kind: str, verdicts: Mapping[tuple[str, str], Verdict], has_rest: bool) -> list[Choice]:
    groups = [(CORE, group) for group in _CORE_GROUPS[kind]]
    if has_rest:
        groups += [(REST, group) for group in _REST_GROUPS]
    found = []
    for part, group in groups:
        usable = (_choice(verdicts[part, measure], part) for measure in group if (part, measure) in verdicts)
        choice = next((one for one in usable if one is not None), None)
        if choice is not None:
            found.append(choice)
    return found


def _wanted(
    catalogue: Catalogue, verdicts: Mapping[tuple[str, str], Verdict], has_rest: bool, wanted: tuple[str, ...]
) -> tuple[list[Choice], list[Text]]:
    """Return the picked measures that can be drawn, in the order of works, and notes on the rest."""
    found, notes = [], []
    for measure_id in sorted(wanted, key=lambda one: SEQUENCE.index(one) if one in SEQUENCE else len(SEQUENCE)):
        measure = catalogue.get(measure_id)
        if measure_id not in SEQUENCE:
            notes.append(
                text(
                    "“{measure}” is not drawn: placing it needs knowledge of the ground. It is judged only.",
                    measure=measure.name,
                )
            )
            continue
        part = REST if measure_id in _OF_REST and has_rest else CORE
        verdict = verdicts[part, measure_id]
        choice = _choice(verdict, part)
        if choice is None:
            choice = Choice(measure_id, part, AGAINST, verdict.reasons)
            notes.append(text("Drawn although it does not fit: {reason}", reason=str(verdict.reasons[0])))
        found.append(choice)
    return found, notes


def _choice(verdict: Verdict, part: str) -> Choice | None:
    """Return the verdict as a choice, or None when the measure does not fit or too little is known."""
    if verdict.status == SUITABLE:
        return Choice(verdict.measure, part, DRAFTED, verdict.reasons)
    if verdict.status == CONDITIONAL:
        return Choice(verdict.measure, part, NEEDS_CARE, verdict.reasons)
    if verdict.only_field_facts_missing:
        return Choice(verdict.measure, part, TO_VERIFY, verdict.reasons)
    return None


def _with_guard(
    choices: list[Choice], verdicts: Mapping[tuple[str, str], Verdict], wanted: tuple[str, ...]
) -> list[Choice]:
    """Add a fence to plantings that have none, unless the user picked the measures: then it is a warning."""
    names = {choice.measure for choice in choices}
    needs_guard = bool(names & (PLANTINGS | GRIDS)) and "exclosure" not in names
    if wanted or not needs_guard or (CORE, "exclosure") not in verdicts:
        return choices
    reason = text("The fence guards the works from livestock; the land will hardly recover by itself.")
    return [*choices, Choice("exclosure", CORE, NEEDS_CARE, (reason, *verdicts[CORE, "exclosure"].reasons))]
