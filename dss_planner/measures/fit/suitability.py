"""Whether a measure fits a site, with the rule and the value that decide it; what is unknown is never a yes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.measures.catalogue.catalogue import Condition, Measure
from dss_planner.measures.fit.sentences import (
    MET_BY_ALTERNATIVE,
    NO_RULE,
    NUMERIC,
    PRESENCE,
    UNSUITABLE_BELOW_UNLESS_BROKEN,
    UNSUITABLE_BELOW_UNLESS_UNKNOWN,
)
from dss_planner.text import Text

SUITABLE, CONDITIONAL, UNSUITABLE, UNKNOWN = "suitable", "conditional", "unsuitable", "unknown"

#: Facts that a visit settles; a measure for which only these are unknown may stand in a draft, marked "to verify".
FIELD_FACTS = frozenset({"slope", "groundwater", "salinity", "aridity"})
#: Measures that put plants or seed on the ground and fail when animals browse them (SCIENCE 7.2, PEERS 3.8).
PLANTINGS = frozenset({"tree_belt", "shrub_belt", "haloxylon", "aerial_seed", "overseed"})
GRIDS = frozenset({"checkerboard", "net_grid", "pla_grid"})
#: Below this rain shrub cover lasts only up to 15 %, mm a year [V: ChinaXiv 201707.00502].
DRY_SHRUB_RAIN = 200.0
#: More figures than a plan's rules are told with say nothing.
_MOST_FIGURES = 9
#: A mean over weighted cells that misses a limit by less than this has met it: that is rounding.
ROUNDING = 1e-6


@dataclass(frozen=True)
class SiteConditions:
    """What is known of a piece of land; None is unknown, never zero.

    rain: mm a year; slope: degrees; cover: vegetation of the growing season, %; sand: topsoil, %; groundwater: depth,
    m; aridity: P/PET; salinity: of the groundwater, g/l; area: ha; landcover: planner class code → share of the land
    (0–1); gravel_nearby to braided_tracks: whether the thing is there. water_km, road_km, material_km, nursery_km: to
    the nearest one; protected: share of the land (0–1); recovery_class: of the rangeland, 1 (best) to 5, seen on the
    ground.
    """

    rain: float | None = None
    slope: float | None = None
    cover: float | None = None
    sand: float | None = None
    groundwater: float | None = None
    aridity: float | None = None
    salinity: float | None = None
    area: float | None = None
    landcover: dict[int, float] | None = None
    gravel_nearby: bool | None = None
    playa: bool | None = None
    water_point: bool | None = None
    abandoned_mine: bool | None = None
    braided_tracks: bool | None = None
    water_km: float | None = None
    road_km: float | None = None
    material_km: float | None = None
    nursery_km: float | None = None
    protected: float | None = None
    recovery_class: int | None = None

    def share(self, *codes: int) -> float:
        """Return the joint share (0–1) of land-cover classes; 0 when the land cover is unknown."""
        return sum((self.landcover or {}).get(code, 0.0) for code in codes)


@dataclass(frozen=True)
class RuleOutcome:
    """How one rule came out. status: as of a verdict; value: the fact in the rule's unit, None when unknown."""

    condition: Condition
    status: str
    value: float | None
    sentence: Text


@dataclass(frozen=True)
class Verdict:
    """status: 'suitable', 'conditional', 'unsuitable' or 'unknown'; reasons: the deciding rules as sentences;
    outcomes: every rule; unknown: the facts that were not known; unverified: rules that decide and rest on no source.
    """

    measure: str
    status: str
    reasons: tuple[Text, ...]
    outcomes: tuple[RuleOutcome, ...]
    unknown: tuple[str, ...]
    unverified: tuple[str, ...]

    @property
    def only_field_facts_missing(self) -> bool:
        """Whether the verdict is unknown only for facts that a visit to the site settles."""
        return self.status == UNKNOWN and bool(self.unknown) and set(self.unknown) <= FIELD_FACTS


def assess(measure: Measure, site: SiteConditions) -> Verdict:
    """Return the verdict on ``measure`` for land with the conditions ``site``.

    Unknown without any rule. Unsuitable when a required rule is broken; else unknown when a required fact is unknown;
    else conditional when an advisory rule is broken or its fact unknown; else suitable.
    """
    outcomes = tuple(_outcome(measure, rule, site) for rule in measure.conditions)
    if not outcomes:
        return Verdict(measure.id, UNKNOWN, (Text(NO_RULE.template, {"measure": measure.name}),), (), (), ())
    status = next((s for s in (UNSUITABLE, UNKNOWN, CONDITIONAL) if any(o.status == s for o in outcomes)), SUITABLE)
    deciding = tuple(outcome for outcome in outcomes if outcome.status == status)
    return Verdict(
        measure=measure.id,
        status=status,
        reasons=tuple(outcome.sentence for outcome in deciding),
        outcomes=outcomes,
        unknown=tuple(o.condition.fact for o in outcomes if o.status == UNKNOWN),
        unverified=tuple(o.condition.fact for o in deciding if o.condition.tag in {"M", "A"}),
    )


def _outcome(measure: Measure, rule: Condition, site: SiteConditions) -> RuleOutcome:
    if rule.present is not None:
        return _presence(measure, rule, site)
    value = _value(rule, site)
    sentences = NUMERIC[rule.fact]
    places: dict[str, object] = {"measure": measure.name}
    if rule.classes:
        places["classes"] = ", ".join(name for _, name in rule.classes)
    if value is None:
        required = rule.level == "required"
        template = sentences.unknown if required else sentences.unconfirmed
        return RuleOutcome(rule, UNKNOWN if required else CONDITIONAL, None, _fill(template, places))
    places["value"] = shown(value)
    below = rule.minimum is not None and value < rule.minimum - ROUNDING
    above = rule.maximum is not None and value > rule.maximum + ROUNDING
    if not below and not above:
        return RuleOutcome(rule, SUITABLE, value, _fill(sentences.met, places))
    limit = rule.minimum if below else rule.maximum
    places["value"], places["limit"] = told_apart(value, value if limit is None else limit)
    if rule.level == "advisory":
        template = sentences.conditional_below if below else sentences.conditional_above
        return RuleOutcome(rule, CONDITIONAL, value, _fill(template, places))
    if rule.unless is not None and below:
        return _alternative(rule, site, value, places)
    template = sentences.unsuitable_below if below else sentences.unsuitable_above
    return RuleOutcome(rule, UNSUITABLE, value, _fill(template, places))


def _alternative(rule: Condition, site: SiteConditions, value: float, places: dict[str, object]) -> RuleOutcome:
    """A required minimum is broken, but another fact may make up for it."""
    other = rule.unless
    if other is None:
        raise ValueError("a rule without an alternative")
    pair = (rule.fact, other.fact)
    found = getattr(site, other.fact)
    plain = NUMERIC[rule.fact].unsuitable_below
    if found is None:
        template = UNSUITABLE_BELOW_UNLESS_UNKNOWN.get(pair, plain)
        return RuleOutcome(rule, UNSUITABLE, value, _fill(template, places))
    fits = (other.minimum is None or found >= other.minimum) and (other.maximum is None or found <= other.maximum)
    limit = other.maximum if other.maximum is not None else other.minimum
    more = {**places, "other": shown(found), "other_limit": shown(limit)}
    if fits:
        return RuleOutcome(rule, SUITABLE, value, _fill(MET_BY_ALTERNATIVE.get(pair, NUMERIC[rule.fact].met), more))
    return RuleOutcome(rule, UNSUITABLE, value, _fill(UNSUITABLE_BELOW_UNLESS_BROKEN.get(pair, plain), more))


def _presence(measure: Measure, rule: Condition, site: SiteConditions) -> RuleOutcome:
    found = getattr(site, rule.fact)
    sentences = PRESENCE[rule.fact]
    if found is None:
        status, template = UNKNOWN, sentences.unknown
    elif found == rule.present:
        status, template = SUITABLE, sentences.met
    else:
        status, template = UNSUITABLE, sentences.absent
    return RuleOutcome(
        rule, status, None if found is None else float(found), _fill(template, {"measure": measure.name})
    )


def _value(rule: Condition, site: SiteConditions) -> float | None:
    if rule.fact == "landcover":
        return None if site.landcover is None else 100 * site.share(*(code for code, _ in rule.classes))
    value = getattr(site, rule.fact)
    return None if value is None or math.isnan(value) else float(value)


def _fill(template: Text, places: dict[str, object]) -> Text:
    return Text(template.template, dict(places))


def told_apart(value: float, limit: float) -> tuple[str, str]:
    """Return a value and the limit that it breaks, as people read them, with as many digits as tell the two apart."""
    words, figures = (shown(value), shown(limit)), 4
    while words[0] == words[1] and figures <= _MOST_FIGURES:
        words, figures = (f"{value:.{figures}g}", f"{limit:.{figures}g}"), figures + 1
    return words


def shown(value: float | None) -> str:
    """Return a number as people read it: no more digits than a plan needs."""
    if value is None:
        return "–"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
