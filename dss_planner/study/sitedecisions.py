"""What people decided about candidate sites: kept at the top, or left out with a reason; which sites still count."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dss_planner.study.settings import StudySettings

EXCLUDED, PINNED = "excluded", "pinned"
#: Mean radius of the earth [m] (IUGG): positions are compared to within a fraction of a site.
_EARTH = 6_371_008.8
_M2_PER_HECTARE = 10_000.0

#: The fields of a site: site_id, name, lon, lat [°], area_ha, …
Row = Mapping[str, Any]


@dataclass(frozen=True)
class SiteDecision:
    """One decision about one site.

    kind: 'excluded' or 'pinned'. site_id, name: of the site then. lon, lat: where it lay [°], None where that is not
    known. reason: why, in the words of the person. who: the person; when: ISO 8601, UTC.
    """

    kind: str
    site_id: str
    name: str = ""
    lon: float | None = None
    lat: float | None = None
    reason: str = ""
    who: str = ""
    when: str = ""

    def words(self) -> str:
        """Return reason, person and day: “Owner does not agree (Bat, 2026-05-01)”."""
        behind = ", ".join(part for part in (self.who, self.when[:10]) if part)
        return f"{self.reason} ({behind})" if behind else self.reason


@dataclass(frozen=True)
class Considered:
    """kept: the sites that count, as given. excluded, pinned: site id → the decision that holds.

    idle: decisions about places where no site lies now; they stay with the study and hold when one does again.
    """

    kept: tuple[Row, ...]
    excluded: dict[str, SiteDecision]
    pinned: dict[str, SiteDecision]
    idle: tuple[SiteDecision, ...]


def considered(sites: Sequence[Row], settings: StudySettings) -> Considered:
    """Return which of ``sites`` count, and what was decided of which.

    A decision holds for the site with its id. Where there is none, as after another search, it holds for the site whose
    position is nearest to the place decided about, within the radius of the site's area as a disk [A]: the same land
    found anew with another edge.
    """
    by_id = {str(site.get("site_id") or ""): site for site in sites}
    held: dict[str, SiteDecision] = {}
    idle = []
    for decision in settings.site_decisions:
        site = by_id.get(decision.site_id) or _at_its_place(decision, sites)
        if site is None:
            idle.append(decision)
        else:
            held.setdefault(str(site.get("site_id") or ""), decision)
    excluded = {key: decision for key, decision in held.items() if decision.kind == EXCLUDED}
    pinned = {key: decision for key, decision in held.items() if decision.kind == PINNED}
    kept = tuple(site for site in sites if str(site.get("site_id") or "") not in excluded)
    return Considered(kept, excluded, pinned, tuple(idle))


def exclude(site: Row, reason: str, who: str, when: str = "") -> SiteDecision:
    """Return the decision to leave a site out; ``when``: now by default."""
    return _decision(EXCLUDED, site, reason.strip(), who, when)


def pin(site: Row, who: str, when: str = "") -> SiteDecision:
    """Return the decision to keep a site at the top."""
    return _decision(PINNED, site, "", who, when)


def decide(
    sites: Sequence[Row], settings: StudySettings, decisions: Sequence[SiteDecision], undone: Sequence[str] = ()
) -> tuple[SiteDecision, ...]:
    """Return all decisions of the study with ``decisions`` in place of older ones about the same sites.

    undone: ids of sites about which nothing is to be decided any more.
    """
    now = considered(sites, settings)
    gone = {decision.site_id for decision in decisions} | set(undone)
    replaced = [held for key, held in {**now.excluded, **now.pinned}.items() if key in gone]
    return (*(one for one in settings.site_decisions if one not in replaced), *decisions)


def decision_fields(sites: Sequence[Row], settings: StudySettings) -> list[dict[str, object]]:
    """Return the fields that tell in a layer of sites what was decided, one mapping for each site.

    excluded: why it is left out, '' where it is not; excluded_by, excluded_on: who and when; pinned: 1 or 0.
    """
    found = considered(sites, settings)
    fields: list[dict[str, object]] = []
    for site in sites:
        key = str(site.get("site_id") or "")
        out = found.excluded.get(key)
        fields.append(
            {
                "excluded": "" if out is None else out.reason or "–",
                "excluded_by": "" if out is None else out.who,
                "excluded_on": "" if out is None else out.when,
                "pinned": int(key in found.pinned),
            }
        )
    return fields


def decisions_from(stored: object) -> tuple[SiteDecision, ...]:
    """Return the decisions that the settings keep. Raises `TypeError` or `AttributeError` for something else."""
    return tuple(SiteDecision(**item) for item in stored)  # type: ignore[attr-defined]


def _decision(kind: str, site: Row, reason: str, who: str, when: str) -> SiteDecision:
    made = SiteDecision(kind, str(site.get("site_id") or ""), str(site.get("name") or ""), reason=reason, who=who)
    when = when or datetime.now(timezone.utc).isoformat(timespec="seconds")
    return replace(made, lon=_number(site.get("lon")), lat=_number(site.get("lat")), when=when)


def _at_its_place(decision: SiteDecision, sites: Sequence[Row]) -> Row | None:
    """Return the nearest site around the place decided about; None where it lies outside all of them."""
    if decision.lon is None or decision.lat is None:
        return None
    near = []
    for order, site in enumerate(sites):
        lon, lat, area = (_number(site.get(name)) for name in ("lon", "lat", "area_ha"))
        if lon is None or lat is None or area is None:
            continue
        east = math.radians(lon - decision.lon) * math.cos(math.radians(lat))
        away = _EARTH * math.hypot(east, math.radians(lat - decision.lat))
        if away <= math.sqrt(area * _M2_PER_HECTARE / math.pi):
            near.append((away, order))
    return sites[min(near)[1]] if near else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and math.isfinite(value) else None
