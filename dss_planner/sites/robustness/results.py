"""What is asked of the robustness of a ranking, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.scoring.sensitivity.combinations import WLC
from dss_planner.scoring.sensitivity.draws import AROUND, DEFAULT_CONCENTRATION, DEFAULT_DRAWS, Sampling
from dss_planner.sites.rankcriteria import RankCriterion
from dss_planner.text import Text


@dataclass(frozen=True)
class RobustnessRequest:
    """What to draw for a ranking.

    sites: polygons with the fields. criteria: JSON text or path, see `RankCriterion`. output: GeoPackage, layer
    ``sites``, '' = not written. report: JSON file, '' = not written. method: wlc, geometric, owa or topsis; attitude:
    exponent of owa. draws, seed, weighting, concentration: see `Sampling`. spreads: JSON by field, see `read_spreads`.
    top: how many first places count as the top. excluded: field that says why a site is left
    out, see `RankSitesRequest`. model: score model (JSON) whose cells are combined in every draw, in the order of the
    criteria, which are then the mean worths (0–100) of the sites; '' = the fields are combined.
    """

    sites: str
    criteria: str
    output: str = ""
    report: str = ""
    method: str = WLC
    attitude: float = 2.0
    draws: int = DEFAULT_DRAWS
    seed: int = 0
    weighting: str = AROUND
    concentration: float = DEFAULT_CONCENTRATION
    spreads: str = ""
    top: int = 3
    excluded: str = ""
    model: str = ""

    @property
    def sampling(self) -> Sampling:
        """How the weights are drawn."""
        return Sampling(self.draws, self.seed, self.weighting, self.concentration)


@dataclass(frozen=True)
class SiteRobustness:
    """One site. rank, score: with the chosen weights (None: cannot be ranked). first_share, top_share: share of the
    draws (0–1) in which it is first, among the first ``top``. rank_mean; rank_low, rank_high: 5th and 95th percentile
    of its rank. confidence: share of the draws of data and bounds in which it is first with the weights that suit it
    best (None where it never is first). central: those weights by field. shares: of the draws with rank 1, 2, … place:
    its number among the sites of the layer that count, from 0."""

    name: str
    rank: int | None
    score: float | None
    first_share: float
    top_share: float
    rank_mean: float | None
    rank_low: int | None
    rank_high: int | None
    confidence: float | None
    central: dict[str, float]
    shares: tuple[float, ...]
    place: int = 0


@dataclass(frozen=True)
class SwitchingWeight:
    """One bar of the tornado. weight: as chosen (0–1). lower, upper: the nearest weights at which another site is first
    (None: never), the other weights keeping their proportions; lower_site, upper_site: which. exact: by algebra.
    """

    field: str
    label: str
    weight: float
    lower: float | None
    upper: float | None
    lower_site: str | None
    upper_site: str | None
    exact: bool

    @property
    def margin(self) -> float | None:
        """How far the weight may move before the winner changes; None when it never does."""
        moves = [abs(self.weight - end) for end in (self.lower, self.upper) if end is not None]
        return min(moves) if moves else None


@dataclass(frozen=True)
class RobustnessResult:
    """sites: best first by the chosen weights, those that cannot be ranked last. switches: the least margin first.

    criteria: as used, with weights that sum to 1. top: places that count as the top.
    """

    output: str
    sites: tuple[SiteRobustness, ...]
    switches: tuple[SwitchingWeight, ...]
    criteria: tuple[RankCriterion, ...]
    draws: int
    top: int
    notes: tuple[Text, ...] = ()
