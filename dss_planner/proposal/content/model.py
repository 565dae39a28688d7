"""What the pack says, as values: unrounded, with the plan's own keys. None is unknown, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.budget.bill import Bill
from dss_planner.proposal.content.effects import EffectContent, SiteEffect
from dss_planner.proposal.content.grounds import Excluded, Method, Partner, Source, Weighted
from dss_planner.proposal.content.project import Project
from dss_planner.proposal.content.siting import Land, Screened, Site, SiteVerdict, Theme
from dss_planner.proposal.content.working import Activity, BudgetContent, Note, Plot, Season, Shape, Work
from dss_planner.text import Text

#: Who may see a pack, most open first.
PUBLIC, PARTNERS, INTERNAL = "public", "partners", "internal"
SENSITIVITIES = (PUBLIC, PARTNERS, INTERNAL)


@dataclass(frozen=True)
class PlanFacts:
    """The plan as a whole. years: of the plan; first_year: calendar year of year 1; wind_from: degrees from north that
    the erosive wind comes from; made, changed: ISO; path: of the GeoPackage; crs: WKT of all shapes."""

    uuid: str
    title: str
    study_area: str
    currency: str
    years: int
    first_year: int
    wind_from: float | None
    wind_source: str
    made: str
    changed: str
    changed_by: str
    revision: int
    limits: str
    warnings: tuple[Text, ...]
    path: str
    crs: str


@dataclass(frozen=True)
class PackContent:
    """All that the pack says. area: land of all sites, what lies in two counted once [ha]; whole: land under all works
    in the same way; sites: by rank; works: by site, as chosen; bill, budget: None where the plan has no works
    or a rate is missing (``caveats`` then says which); inputs: file → SHA-256 of what all this was read from."""

    plan: PlanFacts
    sensitivity: str
    area: float
    whole: Land
    sites: tuple[Site, ...]
    measures: Mapping[str, Measure]
    works: tuple[Work, ...]
    shapes: tuple[Shape, ...]
    bill: Bill | None
    budget: BudgetContent | None
    land: tuple[Land, ...]
    schedule: tuple[Activity, ...]
    seasons: Mapping[str, Season]
    effect: EffectContent | None
    plots: tuple[Plot, ...]
    themes: tuple[Theme, ...]
    screened: tuple[Screened, ...]
    verdicts: tuple[SiteVerdict, ...]
    weights: tuple[Weighted, ...]
    excluded: tuple[Excluded, ...]
    method: Method
    sources: tuple[Source, ...]
    partners: tuple[Partner, ...]
    project: Project
    notes: tuple[Note, ...]
    caveats: tuple[Text, ...]
    inputs: Mapping[str, str]

    @property
    def shared(self) -> float:
        """Land that lies in more than one site, as often as it is counted too much in a sum of the sites [ha]."""
        return sum(site.area for site in self.sites) - self.area

    @property
    def currency(self) -> str:
        """Currency of all sums."""
        return self.budget.currency if self.budget is not None else self.plan.currency

    def calendar_year(self, year: int) -> int:
        """Return the calendar year of a year of the plan."""
        return self.plan.first_year + year - 1

    def site(self, uuid: str) -> Site:
        """Return a site by key."""
        return next(one for one in self.sites if one.uuid == uuid)

    def works_of(self, site: str) -> tuple[Work, ...]:
        """Return the works of a site."""
        return tuple(one for one in self.works if one.site == site)

    def shapes_of(self, work: str) -> tuple[Shape, ...]:
        """Return what is drawn of a work."""
        return tuple(one for one in self.shapes if one.work == work)

    def effect_of(self, site: str) -> SiteEffect | None:
        """Return what the works change at a site."""
        return None if self.effect is None else next((one for one in self.effect.sites if one.site == site), None)

    def screened_at(self, site: str) -> tuple[Screened, ...]:
        """Return what a site was screened for."""
        return tuple(one for one in self.screened if one.site == site)
