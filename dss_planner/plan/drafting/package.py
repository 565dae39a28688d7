"""Which measures go together on which part of a site, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
from dss_planner.measures.fit.combinations import combination_warnings
from dss_planner.measures.fit.suitability import (
    CONDITIONAL,
    GRIDS,
    PLANTINGS,
    SUITABLE,
    SiteConditions,
    Verdict,
)
from dss_planner.plan.drafting.sequences import (
    BARE,
    CROP,
    DUNE,
    GROUPS,
    LOW,
    OF_REST,
    OTHER,
    PLAYA,
    SEED_CLASS,
    SEQUENCE,
    STANDARD,
    STEPPE,
    STRONG,
    VARIANTS,
    WHY,
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
class LeftOut:
    """A measure that belongs to such a package and is not in it. part: 'core' or 'rest'; reason: why not."""

    measure: str
    part: str
    reason: Text


@dataclass(frozen=True)
class Package:
    """land_type of the core; choices in the order of the works; warnings about them together. variant: 'low',
    'standard' or 'strong', '' for measures picked by hand; reasons: why this package; left_out: what belongs to it and
    does not fit, and why."""

    land_type: str
    choices: tuple[Choice, ...]
    warnings: tuple[Text, ...]
    variant: str = STANDARD
    reasons: tuple[Text, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def land_type(site: SiteConditions) -> str:
    """Return 'dune', 'bare', 'steppe', 'crop', 'playa' or 'other' for a piece of land."""
    if site.playa and site.share(_BARE, _SAND, _SPARSE) >= _NAMING_SHARE:
        return PLAYA
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
    variant: str = STANDARD,
) -> Package:
    """Return the measures for a site.

    verdicts: (part, measure id) → verdict on that part. wanted: ids that the user picked; empty lets the land decide.
    variant: 'low', 'standard' or 'strong'; the standard one where the land type has no such package.
    """
    kind = land_type(core)
    left_out: list[LeftOut] = []
    if wanted:
        choices, notes = _wanted(catalogue, verdicts, has_rest, wanted)
        variant = ""
        reasons: tuple[Text, ...] = (text("Measures that were picked by hand."),)
    else:
        variant = variant if variant in GROUPS[kind] else STANDARD
        choices, left_out = _fitting(catalogue, core, kind, variant, verdicts, has_rest)
        notes, reasons = [], (WHY[kind, variant],)
    choices = _with_guard(catalogue, choices, verdicts, wanted)
    chosen = {catalogue.get(choice.measure).kind for choice in choices}
    warnings = combination_warnings(chosen, core)
    return Package(kind, tuple(choices), (*notes, *warnings), variant, reasons, tuple(left_out))


def propose_packages(
    catalogue: Catalogue, core: SiteConditions, verdicts: Mapping[tuple[str, str], Verdict], has_rest: bool
) -> tuple[Package, ...]:
    """Return the packages that a site can choose from, from the cheapest to the strongest, each with its reasons.

    One to three: packages that would hold nothing, or the same measures as another, are not proposed.
    """
    found: dict[frozenset[tuple[str, str]], Package] = {}
    for variant in (STANDARD, LOW, STRONG):
        if variant not in GROUPS[land_type(core)]:
            continue
        package = choose_package(catalogue, core, verdicts, has_rest, variant=variant)
        if package.choices:
            found.setdefault(frozenset((one.measure, one.part) for one in package.choices), package)
    return tuple(sorted(found.values(), key=lambda package: VARIANTS.index(package.variant)))


def _fitting(
    catalogue: Catalogue,
    core: SiteConditions,
    kind: str,
    variant: str,
    verdicts: Mapping[tuple[str, str], Verdict],
    has_rest: bool,
) -> tuple[list[Choice], list[LeftOut]]:
    """Return the measures of a package that fit, and those that do not with the reason."""
    found, left_out = [], []
    for group in GROUPS[kind][variant]:
        part = _part(group[0], kind, variant, has_rest)
        if part is None:
            continue
        tried = []
        for measure in _of_kinds(catalogue, group):
            verdict = verdicts.get((part, measure.id))
            if verdict is None:
                continue
            choice = _choice(verdict, part)
            choice = choice if choice is None or measure.kind != "overseed" else _seeded(choice, core, variant)
            if choice is not None and choice.status != AGAINST:
                found.append(choice)
                break
            tried.append(LeftOut(measure.id, part, (choice or verdict).reasons[0]))
        else:
            left_out += tried
    return found, left_out


def _part(measure: str, kind: str, variant: str, has_rest: bool) -> str | None:
    """Return the part of a site that a measure is for; None when it has none there."""
    if measure not in OF_REST:
        return CORE
    if has_rest:
        return REST
    # a core that an exclosure closes has nothing to rotate
    return CORE if (kind, variant) == (STEPPE, LOW) else None


def _of_kinds(catalogue: Catalogue, kinds: tuple[str, ...]) -> list[Measure]:
    """Return the measures of a group, each built-in one before the own ones made after it."""
    return [measure for kind in kinds for measure in catalogue.measures if measure.kind == kind]


def _seeded(choice: Choice, core: SiteConditions, variant: str) -> Choice:
    """Seed is sown from recovery class III on; an unknown class is never a yes, the strong package asks for it."""
    recovery = core.recovery_class
    if recovery is not None and recovery >= SEED_CLASS:
        return choice
    if recovery is not None:
        reason = text(
            "Seed is left out: the rangeland is in recovery class {found}, where rest alone brings the grass back; "
            "seed pays from class {least} on.",
            found=recovery,
            least=SEED_CLASS,
        )
        return Choice(choice.measure, choice.part, AGAINST, (reason,))
    reason = text(
        "Seed pays from recovery class {least} on, and the class of the rangeland is not known: assess it on the "
        "ground before sowing.",
        least=SEED_CLASS,
    )
    status = NEEDS_CARE if variant == STRONG else AGAINST
    return Choice(choice.measure, choice.part, status, (reason, *choice.reasons))


def _wanted(
    catalogue: Catalogue, verdicts: Mapping[tuple[str, str], Verdict], has_rest: bool, wanted: tuple[str, ...]
) -> tuple[list[Choice], list[Text]]:
    """Return the picked measures that can be drawn, in the order of works, and notes on the rest."""
    found, notes = [], []
    for measure_id in sorted(wanted, key=lambda one: (in_sequence(catalogue, one), one)):
        measure = catalogue.get(measure_id)
        if measure.kind not in SEQUENCE:
            notes.append(
                text(
                    "“{measure}” is not drawn: placing it needs knowledge of the ground. It is judged only.",
                    measure=measure.name,
                )
            )
            continue
        part = REST if measure.kind in OF_REST and has_rest else CORE
        verdict = verdicts[part, measure_id]
        choice = _choice(verdict, part)
        if choice is None:
            choice = Choice(measure_id, part, AGAINST, verdict.reasons)
            notes.append(text("Drawn although it does not fit: {reason}", reason=str(verdict.reasons[0])))
        found.append(choice)
    return found, notes


def in_sequence(catalogue: Catalogue, measure: str) -> int:
    """Return the place of a measure in the order in which works take land; own ones stand where their template does."""
    kind = catalogue.get(measure).kind
    return SEQUENCE.index(kind) if kind in SEQUENCE else len(SEQUENCE)


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
    catalogue: Catalogue,
    choices: list[Choice],
    verdicts: Mapping[tuple[str, str], Verdict],
    wanted: tuple[str, ...],
) -> list[Choice]:
    """Add a fence to plantings that have none, unless the user picked the measures: then it is a warning."""
    kinds = {catalogue.get(choice.measure).kind for choice in choices}
    needs_guard = bool(kinds & (PLANTINGS | GRIDS)) and "exclosure" not in kinds
    if wanted or not needs_guard or (CORE, "exclosure") not in verdicts:
        return choices
    reason = text("The fence guards the works from livestock; the land will hardly recover by itself.")
    return [*choices, Choice("exclosure", CORE, NEEDS_CARE, (reason, *verdicts[CORE, "exclosure"].reasons))]
