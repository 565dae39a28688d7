"""What the pack says of works: quantities, shapes, days, places to observe, money, notes. None is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from osgeo import ogr

from dss_planner.plan.budget.money import Rate
from dss_planner.plan.budget.totals import Budget
from dss_planner.plan.budget.uncertain import Contribution as PriceShare
from dss_planner.proposal.content.spans import Span
from dss_planner.text import Text


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
class Season:
    """The year of a measure over its sites, in months (1–12). possible: in which it can be built, planted or sown at
    one of them; frozen: with frozen ground at one; storm: dust season; planned: stage of the schedule → its months;
    measured: the frozen months rest on temperatures of the study; read: the possible ones on a source that was read."""

    possible: tuple[int, ...]
    frozen: tuple[int, ...]
    storm: tuple[int, ...]
    planned: Mapping[str, tuple[int, ...]]
    measured: bool
    read: bool


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
