"""What the pack says of sites: facts, rank, land, fit of the measures, screening. None is unknown, never 0."""

from __future__ import annotations

from dataclasses import dataclass

from osgeo import ogr

from dss_planner.text import Text


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
class Theme:
    """Something to be screened for. id: role of the layer; title, rule: in words; source: file of the layer, ''."""

    id: str
    title: Text
    rule: Text
    source: str


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
