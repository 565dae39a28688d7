"""What people decided about candidate sites: kept at the top, or left out with a reason; which sites still count."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import numpy as np

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


class Ground:
    """Sites by id and by where they lie, looked through once for any number of decisions.

    places: id of a site → its places in ``sites``, from 0; polygons that are the same have the same id.
    """

    def __init__(self, sites: Sequence[Row]) -> None:
        self.sites = sites
        self.places: dict[str, list[int]] = {}
        for place, site in enumerate(sites):
            self.places.setdefault(str(site.get("site_id") or ""), []).append(place)
        self._where: np.ndarray | None = None

    def held(self, decisions: Sequence[SiteDecision]) -> tuple[dict[str, SiteDecision], tuple[SiteDecision, ...]]:
        """Return id of a site → the decision that holds for it, and the decisions that hold for none.

        A decision holds for the site with its id. Where there is none, as after another search, it holds for the site
        whose position is nearest to the place decided about, within the radius of the site's area as a disk [A]: the
        same land found anew with another edge.
        """
        held: dict[str, SiteDecision] = {}
        idle = []
        for decision in decisions:
            key = decision.site_id if decision.site_id in self.places else self._at(decision)
            if key is None:
                idle.append(decision)
            else:
                held.setdefault(key, decision)
        return held, tuple(idle)

    def _at(self, decision: SiteDecision) -> str | None:
        """Return the id of the nearest site around the place decided about; None where it lies outside all of them."""
        if decision.lon is None or decision.lat is None or not self.sites:
            return None
        if self._where is None:
            found = [[_number(site.get(name)) for name in ("lon", "lat", "area_ha")] for site in self.sites]
            self._where = np.array(found, dtype=float)  # None becomes NaN: such a site is nowhere
        lon, lat, area = self._where.T
        east = np.radians(lon - decision.lon) * np.cos(np.radians(lat))
        away = _EARTH * np.hypot(east, np.radians(lat - decision.lat))
        near = np.where(away <= np.sqrt(area * _M2_PER_HECTARE / math.pi), away, np.inf)
        best = int(np.argmin(near))
        return str(self.sites[best].get("site_id") or "") if math.isfinite(near[best]) else None


def considered(sites: Sequence[Row], settings: StudySettings) -> Considered:
    """Return which of ``sites`` count, and what was decided of which; see `Ground.held`."""
    held, idle = Ground(sites).held(settings.site_decisions)
    excluded = {key: decision for key, decision in held.items() if decision.kind == EXCLUDED}
    pinned = {key: decision for key, decision in held.items() if decision.kind == PINNED}
    kept = tuple(site for site in sites if str(site.get("site_id") or "") not in excluded)
    return Considered(kept, excluded, pinned, idle)


def exclude(site: Row, reason: str, who: str, when: str = "") -> SiteDecision:
    """Return the decision to leave a site out; ``when``: now by default."""
    return _decision(EXCLUDED, site, reason.strip(), who, when)


def pin(site: Row, who: str, when: str = "") -> SiteDecision:
    """Return the decision to keep a site at the top."""
    return _decision(PINNED, site, "", who, when)


def decide(
    ground: Ground, decided: Sequence[SiteDecision], decisions: Sequence[SiteDecision], undone: Sequence[str] = ()
) -> tuple[SiteDecision, ...]:
    """Return all decisions of the study with ``decisions`` in place of older ones about the same sites.

    decided: those there are. undone: ids of sites about which nothing is to be decided any more.
    """
    held, _ = ground.held(decided)
    gone = {decision.site_id for decision in decisions} | set(undone)
    replaced = {held[key] for key in gone if key in held}
    return (*(one for one in decided if one not in replaced), *decisions)


def fields_of(decision: SiteDecision | None) -> dict[str, object]:
    """Return the fields that tell in a layer of sites what was decided of one.

    excluded: why it is left out, '' where it is not; excluded_by, excluded_on: who and when; pinned: 1 or 0.
    """
    out = decision if decision is not None and decision.kind == EXCLUDED else None
    return {
        "excluded": "" if out is None else out.reason or "–",
        "excluded_by": "" if out is None else out.who,
        "excluded_on": "" if out is None else out.when,
        "pinned": int(decision is not None and decision.kind == PINNED),
    }


def decision_fields(sites: Sequence[Row], settings: StudySettings) -> list[dict[str, object]]:
    """Return `fields_of` each site."""
    held, _ = Ground(sites).held(settings.site_decisions)
    return [fields_of(held.get(str(site.get("site_id") or ""))) for site in sites]


def decisions_from(stored: object) -> tuple[SiteDecision, ...]:
    """Return the decisions that the settings keep. Raises `TypeError` or `AttributeError` for something else."""
    return tuple(SiteDecision(**item) for item in stored)  # type: ignore[attr-defined]


def _decision(kind: str, site: Row, reason: str, who: str, when: str) -> SiteDecision:
    made = SiteDecision(kind, str(site.get("site_id") or ""), str(site.get("name") or ""), reason=reason, who=who)
    when = when or datetime.now(timezone.utc).isoformat(timespec="seconds")
    return replace(made, lon=_number(site.get("lon")), lat=_number(site.get("lat")), when=when)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and math.isfinite(value) else None
