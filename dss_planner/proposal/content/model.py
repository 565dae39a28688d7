"""What the pack says, as values: unrounded, with the plan's own keys. None is unknown, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.budget.bill import Bill
from dss_planner.plan.budget.money import Rate
from dss_planner.plan.budget.totals import Budget
from dss_planner.plan.budget.uncertain import Contribution as PriceShare
from dss_planner.text import Text

#: Who may see a pack, most open first.
PUBLIC, PARTNERS, INTERNAL = "public", "partners", "internal"
SENSITIVITIES = (PUBLIC, PARTNERS, INTERNAL)


@dataclass(frozen=True)
class Span:
    """low, mode, high: the weakest, the likely and the strongest value that the figures behind it allow."""

    low: float | None = None
    mode: float | None = None
    high: float | None = None

    @property
    def known(self) -> bool:
        """Whether there is a likely value."""
        return self.mode is not None


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
class SiteFact:
    """Something measured of a site. id: stable; share_known: part of the site on which it is known (0–1)."""

    id: str
    title: Text
    value: float | str | Text | None
    unit: str = ""
    digits: int | None = None
    share_known: float | None = None


@dataclass(frozen=True)
class Contribution:
    """Points that a criterion gives a site, of those it could give."""

    criterion: str
    name: str
    points: float
    of_points: float | None


@dataclass(frozen=True)
class Robustness:
    """How sure a site's rank is, over draws. first_share, top_share: of the draws in which it is first, among the best
    ``top`` (0–1); rank_low, rank_high: of nine tenths of the draws; sentences: verdicts in words."""

    draws: int
    top: int
    first_share: float | None
    top_share: float | None
    rank_mean: float | None
    rank_low: int | None
    rank_high: int | None


@dataclass(frozen=True)
class Site:
    """A site of the plan. uuid: the plan's key. rank, score (0–100): of the ranking. area: ha on the ellipsoid, of the
    shape as it is now. longitude, latitude: a point inside it, WGS 84 [°]. place: in words (“23 km SE of Sainshand”);
    aimag, soum: '' where no layer tells, with the local spelling behind where the layer has one. shape: in the plan's
    reference system. completeness: share of the data known (0–1)."""

    uuid: str
    source_id: str
    name: str
    rank: int | None
    score: float | None
    area: float
    longitude: float
    latitude: float
    place: str
    aimag: str
    soum: str
    aimag_local: str
    soum_local: str
    reason: str
    land_type: str
    completeness: float | None
    shape: ogr.Geometry
    facts: tuple[SiteFact, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    robustness: Robustness | None = None
    decision: str = ""

    def fact(self, name: str) -> SiteFact | None:
        """Return the fact of an id, None without."""
        return next((one for one in self.facts if one.id == name), None)


@dataclass(frozen=True)
class Work:
    """A measure at a site, as chosen. area [ha], length [m], plants and so on: as the plan counts them now; cost: over
    the plan's years without contingency, in the content's currency; start_year: of the plan, from 1. reason, note: in
    English, as the plan keeps them; reasons: why it fits, to be said in any language."""

    uuid: str
    site: str
    measure: str
    name: str
    status: str
    reason: str
    part: str
    area: float | None
    length: float | None
    points: int | None
    rows: int | None
    plants: int | None
    posts: int | None
    gates: int | None
    seed: float | None
    start_year: int | None
    cost: Span
    cost_verified: bool
    note: str
    package: str
    reasons: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Shape:
    """A drawn piece of a work. kind: 'zone', 'line' or 'point'; area [ha], length [m]: on the ellipsoid, as it is now;
    begin, end: days on which it stands. shape: single part in the plan's reference system."""

    uuid: str
    kind: str
    site: str
    work: str
    measure: str
    name: str
    area: float | None
    length: float | None
    begin: date | None
    end: date | None
    shape: ogr.Geometry


@dataclass(frozen=True)
class Activity:
    """A bar of the schedule. stage: one of `scheduling.schedule.STAGES`; year: of the plan; begin, end: None where no
    season was found."""

    uuid: str
    work: str
    site: str
    measure: str
    stage: str
    activity: Text
    year: int
    begin: date | None
    end: date | None


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


@dataclass(frozen=True)
class Plot:
    """A place to observe. kind: 'pilot', 'control', 'trap', 'photo' or 'plot'; pair: key of the plot it is compared
    with; longitude, latitude: WGS 84 [°]."""

    uuid: str
    site: str
    kind: str
    name: str
    pair: str
    longitude: float
    latitude: float
    note: str
    shape: ogr.Geometry


@dataclass(frozen=True)
class Screened:
    """One theme at one site. layer: whether the study has a layer that tells; overlap [ha] and share (0–1) of areas,
    length [m] inside of lines, count: features that meet the site; names: of these; nearest [km]: 0 inside. All None
    without a layer: not known, which is not none."""

    theme: str
    site: str
    layer: bool
    overlap: float | None = None
    share: float | None = None
    length: float | None = None
    count: int | None = None
    nearest: float | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theme:
    """Something to be screened for. id: role of the layer; title, rule: in words; source: file of the layer, ''."""

    id: str
    title: Text
    rule: Text
    source: str


@dataclass(frozen=True)
class Land:
    """Land under the zones of a site's works [ha], each piece once. restored: by planting, seeding, sand fixing and the
    like; improved: under other management, where it is not restored; together: both."""

    site: str
    restored: float
    improved: float
    together: float


@dataclass(frozen=True)
class SiteVerdict:
    """Whether a measure fits a part of a site. sentences: why; unverified: names of rules without a source."""

    site: str
    measure: str
    part: str
    status: str
    sentences: tuple[Text, ...]
    unverified: str


@dataclass(frozen=True)
class Weighted:
    """A criterion with its weight: share of all (0–1), by whom and when; value: how values become points."""

    id: str
    name: str
    layer: str
    unit: str
    share: float
    by_whom: str
    made: str
    value: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Excluded:
    """Land that the score left out: the rule, and how much it leaves out [ha] and (0–1)."""

    id: str
    name: str
    rule: str
    area: float | None
    share: float | None


@dataclass(frozen=True)
class Method:
    """How the sites were scored and ranked. erosion: method of the erosion risk; combination: of the score model;
    optimism: of an ordered average; draws, verdicts, notes: of the robustness; targets: what the search for sites met;
    left_out: sites left out by people."""

    erosion: str = "rweq"
    combination: str = ""
    optimism: float | None = None
    scored: float | None = None
    unknown_share: float | None = None
    draws: int | None = None
    verdicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A layer that the study was made from. title: of its role; dataset: named product or ''; licence: with credit;
    date: of the data; cell [m]: own cell size; known: share of the area (0–1); sha256: of the file; warnings."""

    role: str
    title: Text | str
    file: str
    dataset: str
    licence: str
    date: str
    cell: float | None
    known: float | None
    sha256: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Partner:
    """Who takes part, and as what."""

    uuid: str
    name: str
    role: str
    country: str
    contact: str
    note: str


@dataclass(frozen=True)
class Note:
    """What somebody noted; site, work: '' where it is of neither."""

    uuid: str
    site: str
    work: str
    said: str
    author: str
    made: str


@dataclass(frozen=True)
class BudgetCell:
    """Money for the works of a site in a year of the plan, without contingency: all prices at one end."""

    site: str
    year: int
    cost: Span


@dataclass(frozen=True)
class BudgetContent:
    """The money of the plan, in ``currency``. sums: with P10, P50 and P90 of drawn prices, by site, year, kind and
    measure without contingency, ``sums.total`` with it; cells: by site and year; spread: which price makes how much of
    the range, the largest first; rates: dated, those in use."""

    currency: str
    sums: Budget
    cells: tuple[BudgetCell, ...]
    spread: tuple[PriceShare, ...]
    rates: tuple[Rate, ...]
    notes: tuple[Text, ...]

    def cell(self, site: str, year: int) -> Span:
        """Return the money of a site in a year; zeros where nothing is paid."""
        found = next((one.cost for one in self.cells if (one.site, one.year) == (site, year)), None)
        return found or Span(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class PackContent:
    """All that the pack says. sites: by rank; works: by site, as chosen; bill, budget: None where the plan has no works
    or a rate is missing (``caveats`` then says which); inputs: file → SHA-256 of what all this was read from."""

    plan: PlanFacts
    sensitivity: str
    sites: tuple[Site, ...]
    measures: Mapping[str, Measure]
    works: tuple[Work, ...]
    shapes: tuple[Shape, ...]
    bill: Bill | None
    budget: BudgetContent | None
    land: tuple[Land, ...]
    schedule: tuple[Activity, ...]
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
    notes: tuple[Note, ...]
    caveats: tuple[Text, ...]
    inputs: Mapping[str, str]

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
