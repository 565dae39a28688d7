"""What is asked of the choice of sites, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.scoring.sensitivity.draws import AROUND, DEFAULT_CONCENTRATION
from dss_planner.sites.portfolio.choosing import DEFAULT_GAP, DEFAULT_SECONDS
from dss_planner.sites.portfolio.series import CurvePoint
from dss_planner.sites.rulechange import Relaxation
from dss_planner.text import Text

#: States of a site in the answer.
CHOSEN, LOCKED_IN, LOCKED_OUT, UNKNOWN, LEFT = "chosen", "locked in", "locked out", "unknown", "left"


@dataclass(frozen=True)
class SelectPortfolioRequest:
    """What to choose from, and by which rules.

    sites: polygons in a CRS in metres. score_field: benefit of a site; area_field: multiplied with it ('' = not).
    cost_field, budget: in one currency (budget None = no limit; cost_field '' = every site costs 1). output:
    GeoPackage, layer ``sites``, the chosen ones. report: JSON ('' = none).
    spacing: least distance between the edges of two chosen sites [km]. group_field, min_per_group: each value of the
    field has at least so many chosen sites; more_groups: further (field, least number). locked_field: numbers above 0
    or “in” are chosen in any case, below 0 or “out” never, anything else is free. alternative_field: of the sites with
    the same value at most one is chosen (packages of measures for one place).
    compactness: 0 (none) to 1: how much near sites are worth more together [A]; reach: how near [km].
    seconds: time limit of the exact search; gap: relative, at which a choice counts as the best.
    curve: whether to work out benefit against budget. draws: of the scores, how often each site is chosen (0 = not);
    criteria (JSON of `RankCriterion`s), method, attitude (exponent of owa), weighting, concentration, spreads, seed:
    how scores are drawn; model: by the cells of this score model, see `RobustnessRequest`.
    """

    sites: str
    score_field: str
    output: str
    cost_field: str = ""
    budget: float | None = None
    report: str = ""
    spacing: float = 0.0
    group_field: str = ""
    min_per_group: int = 0
    more_groups: tuple[tuple[str, int], ...] = ()
    locked_field: str = ""
    alternative_field: str = ""
    area_field: str = ""
    compactness: float = 0.0
    reach: float = 50.0
    seconds: float = DEFAULT_SECONDS
    gap: float = DEFAULT_GAP
    curve: bool = False
    draws: int = 0
    criteria: str = ""
    method: str = "wlc"
    attitude: float = 2.0
    weighting: str = AROUND
    concentration: float = DEFAULT_CONCENTRATION
    spreads: str = ""
    seed: int = 0
    model: str = ""

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """All (field, least number) that ask for something."""
        own = ((self.group_field, self.min_per_group),) if self.group_field else ()
        return tuple((field, least) for field, least in (*own, *self.more_groups) if field and least > 0)


@dataclass(frozen=True)
class PortfolioSite:
    """One site. state: chosen, locked in, locked out, unknown (no score or cost) or left. benefit: score (× area);
    cost: None where unknown. reason: why it was not chosen, in words. frequency: share of the draws (0–1) in which it
    is chosen."""

    name: str
    state: str
    benefit: float | None
    cost: float | None
    reason: Text | None
    frequency: float | None = None

    @property
    def chosen(self) -> bool:
        """Whether it is chosen."""
        return self.state in (CHOSEN, LOCKED_IN)


@dataclass(frozen=True)
class SelectPortfolioResult:
    """What was chosen. sites: all, in the order of the layer.

    benefit, cost: of the chosen together (without the bonus for compactness). value: what was made largest, bonus
    included; bound: what no choice can pass; gap: (bound − value)/value (0–1). method: exact (HiGHS) or heuristic.
    optimal: the gap asked for is proven. seconds: the solver took. curve: benefit against budget.
    """

    output: str
    sites: tuple[PortfolioSite, ...]
    benefit: float
    cost: float
    value: float
    bound: float
    gap: float
    method: str
    optimal: bool
    seconds: float
    curve: tuple[CurvePoint, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def count(self) -> int:
        """Number of chosen sites."""
        return sum(site.chosen for site in self.sites)
