"""What the pack says of the effect of the works, year by year. None is unknown, never 0."""

from __future__ import annotations

from dataclasses import dataclass, field

from dss_planner.proposal.content.spans import Span


@dataclass(frozen=True)
class YearEffect:
    """A year of the plan at a site [t/a]: avoided on the land that works act on, leaked around fences, net of both;
    emission: share of the dust emission that is left (0–1)."""

    year: int
    avoided: Span
    leaked: Span
    net: Span
    emission: Span


@dataclass(frozen=True)
class SiteEffect:
    """What the works change at a site. before: soil loss of its area without them [t/a]; affected: land that works
    cover or shelter in the last year [ha]; avoided, leaked, net: over all years [t]; unknown_share: part of the site on
    which soil loss is not known (0–1, None where nobody can tell); idle: works that do nothing here, and why;
    per_tonne: cost of a tonne less, in ``currency`` ('' where it was not worked out)."""

    site: str
    before: float | None
    affected: float | None
    years: tuple[YearEffect, ...]
    avoided: Span
    leaked: Span
    net: Span
    unknown_share: float | None
    idle: tuple[str, ...] = ()
    per_tonne: Span = field(default_factory=Span)
    currency: str = ""


@dataclass(frozen=True)
class EffectContent:
    """The scenario. sites; avoided, leaked, net: of all sites and years [t]; unknown_share: of the sites' land; stale:
    the plan was changed since it was worked out; source: file or table it is from."""

    sites: tuple[SiteEffect, ...]
    years: int
    avoided: Span
    leaked: Span
    net: Span
    unknown_share: float | None
    stale: bool
    source: str
    notes: tuple[str, ...]
