"""What the dust source potential and the sand hazard are computed from, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner.erosion.susceptibility.evidence import EvidenceComparison
from dss_planner.erosion.susceptibility.ilswerequest import NON_ERODIBLE
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.text import Text

#: Codes of the surface types in band 3.
PLAYA, DUNE, FAN, GRAVEL, OTHER, NO_SOURCE = 1, 2, 3, 4, 5, 6


@dataclass(frozen=True)
class DustSourceRequest:
    """What dust source potential and sand hazard are computed from; all rasters on one projected grid in metres.

    silt, clay, sand: topsoil [%]. cover: vegetation cover [%, 0–100]. output: GeoTIFF to write.
    weather: erosivity of wind on dry ground: weather factor or climatic erosivity, 13 bands (months and year), or one
    band (drift potential); months: with 13 bands, the months (1–12) to add up, () for the year. Without it the result
    does not know wind and wetness.
    landcover: planner classes; sand_codes: dunes and sand sheets; bare_codes: bare ground; non_erodible: no source.
    elevation [m]: lake beds (unless playas are given) and fans are proposed from it. propose: False: not proposed.
    playas: polygons of dry lake beds (vector uri). gravel: gravel cover [%].
    disturbance: how far the surface is broken by tracks, livestock or mining: [0–1], or any density with the
    membership 'disturbance' set for it. tracks: lines of tracks and roads (vector uri); the share of a cell within
    their strips of track_width [m] counts as broken. With both, the larger one counts.
    evidence: name → raster of what was observed or modelled (dust days a year, AOD, emission; one band, any grid and
    CRS); it is compared with the potential and never mixed in.
    evidence_weights: name → weight [0–1]: only these are blended, into a band of their own; they must lie on the grid.
    evidence_ranges: name → (low, high) that become 0 and 100 in that band; without them the 5th and 95th percentile.
    memberships, numbers: in place of the defaults of the section "dust".
    """

    silt: str
    clay: str
    sand: str
    cover: str
    output: str
    weather: str | None = None
    months: tuple[int, ...] = ()
    landcover: str | None = None
    sand_codes: tuple[int, ...] = (7,)
    bare_codes: tuple[int, ...] = (6,)
    non_erodible: tuple[int, ...] = NON_ERODIBLE
    elevation: str | None = None
    propose: bool = True
    playas: str | None = None
    gravel: str | None = None
    disturbance: str | None = None
    tracks: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    evidence_weights: Mapping[str, float] = field(default_factory=dict)
    evidence_ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    memberships: Mapping[str, Membership] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class DustSourceResult:
    """Where the bands are: 1 dust source potential [0–100], 2 sand hazard [0–100], 3 surface type (1 playa, 2 dune or
    sand sheet, 3 fan, 4 gravel, 5 other, 6 no source), and with evidence weights 4 dust source potential with evidence
    [0–100].

    known: share of known cells (0–1) by band. surfaces: type code → share of the known cells (0–1).
    memberships, numbers: as used, all numbers: a request with these gives the same map.
    evidence_ranges: name → (low, high) of blended evidence, as used.
    comparisons: how the potential agrees with each evidence layer. notes: assumptions and findings.
    """

    output: str
    known: tuple[float, ...]
    surfaces: Mapping[int, float]
    memberships: Mapping[str, Membership]
    numbers: Mapping[str, float]
    evidence_ranges: Mapping[str, tuple[float, float]]
    comparisons: tuple[EvidenceComparison, ...]
    notes: tuple[Text, ...]
