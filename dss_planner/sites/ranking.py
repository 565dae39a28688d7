"""The ranking of sites: by weighted sum, ordered weighting or TOPSIS, with contributions and reasons."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.scoring.sensitivity.draws import AROUND, DEFAULT_CONCENTRATION, Sampling
from dss_planner.scoring.sensitivity.ranks import RankFrequencies
from dss_planner.scoring.sensitivity.tables import drawn_ranks
from dss_planner.sites.combining import Combined, ordered_weighting, ranks, topsis, weighted_sum
from dss_planner.sites.rankcriteria import HIGHER, RankCriterion, normalised, read_criteria
from dss_planner.sites.ranktable import rank_table
from dss_planner.sites.reasons import Comparison, reasons, robustness
from dss_planner.sites.table import SiteTable, read_sites, write_sites
from dss_planner.text import Text, text

METHODS = ("wlc", "topsis", "owa")
_NUMBERS = (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal)
#: What `sitefacts` ends its field names with; the known share of the same raster ends with ``_known``.
_STATISTICS = ("_mean", "_min", "_max", "_main", "_unreachable")


@dataclass(frozen=True)
class RankSitesRequest:
    """What to rank by.

    sites: polygons with the fields. criteria: JSON text, or the path of a JSON file:
    {field: {direction “higher”|“lower”, weight, low, high, label, unit, limit, show, names}}, see `RankCriterion`.
    output: GeoPackage, layer ``sites``.
    method: wlc, topsis or owa. draws: random weightings (0 = none); seed: of their generator. attitude: exponent of
    the owa quantifier (1 = wlc, above 1 cautious; 2 is a proposal [A]). top: how many first places the draws count.
    weighting, concentration: how weights are drawn, see `Sampling`.
    """

    sites: str
    criteria: str
    output: str
    method: str = "wlc"
    draws: int = 0
    seed: int = 0
    attitude: float = 2.0
    top: int = 3
    weighting: str = AROUND
    concentration: float = DEFAULT_CONCENTRATION

    @property
    def sampling(self) -> Sampling:
        """How the weights are drawn; with 0 draws nothing is."""
        return Sampling(max(self.draws, 1), self.seed, self.weighting, self.concentration)


@dataclass(frozen=True)
class RankedSite:
    """One site. rank: None when nothing is known of it. score: 0–100. contributions: field → points, summing to the
    score, None where unknown. completeness: weighted share of the wanted data that is known (0–1). top_share: share
    of draws in which it is among the first (None without draws). reasons: whole sentences."""

    name: str
    rank: int | None
    score: float | None
    contributions: dict[str, float | None]
    completeness: float
    reasons: tuple[Text, ...]
    top_share: float | None = None
    rank_low: int | None = None
    rank_high: int | None = None

    @property
    def reason(self) -> str:
        """The reasons in English, as stored in the field ``reason``."""
        return " ".join(str(sentence) for sentence in self.reasons)


@dataclass(frozen=True)
class RankSitesResult:
    """sites: best first, sites that cannot be ranked last. criteria: as used, with weights that sum to 1."""

    output: str
    method: str
    sites: tuple[RankedSite, ...]
    criteria: tuple[RankCriterion, ...]
    notes: tuple[Text, ...] = ()


def rank_sites(
    request: RankSitesRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> RankSitesResult:
    """Rank sites by their fields and say why, in words.

    Fields become worths from 0 to 1 between fixed bounds (low, high), never between the minimum and maximum of the
    sites, so that adding a site does not change how others rank (wlc, owa). TOPSIS works on the field values (limited
    to the bounds where given) and depends on the sites compared by its nature. An unknown value is never zero: the
    known criteria carry its weight, the site says so and its completeness drops; a site of which nothing is known is
    not ranked. Draws are those of `compute_robustness`: the same seed gives both the same shares and ranks.

    Writes, best first: ``rank``, ``score``, ``contribution_<field>``, ``completeness``, ``reason``, and with draws
    ``top_share``, ``rank_low``, ``rank_high`` (5th and 95th percentile of the rank).

    Raises `InputError` naming the field at fault; `OutputError`; `Cancelled`.
    """
    _check(request)
    criteria, notes = normalised(read_criteria(request.criteria, bounds=request.method != "topsis"))
    table = read_sites(request.sites)
    progress(0.0, text("Ranking {count} sites", count=len(table.rows)))
    raw = field_values(table, [item.field for item in criteria], request.sites)
    require_values(raw, criteria, request.sites)
    weights = np.array([item.weight for item in criteria])
    combined = combine(request, criteria, raw, weights)
    if request.method == "topsis" and not np.isfinite(combined.score).any():
        raise InputError(
            "The sites do not differ in any field to rank by, so TOPSIS cannot tell them apart. Add a field, or choose "
            "“wlc”."
        )
    comparison = Comparison(
        names=tuple(_name(values, number) for number, (_, values) in enumerate(table.rows, start=1)),
        criteria=criteria,
        raw=raw,
        shown=field_values(table, [item.show or item.field for item in criteria], request.sites),
        worth=_worths(criteria, raw),
        combined=combined,
        ranks=ranks(combined.score),
        completeness=_completeness(table, criteria, raw),
        possible=request.method != "topsis",
    )
    drawn = None
    if request.draws:
        drawn_from = rank_table(raw, criteria, request.method, request.attitude)
        drawn = drawn_ranks(drawn_from, request.sampling, portion(progress, 0.1, 0.9), cancelled)
    top = _top(request, comparison)
    ranked = [_ranked(comparison, index, drawn, top) for index in range(len(table.rows))]
    order = sorted(range(len(ranked)), key=lambda index: (ranked[index].rank is None, ranked[index].rank, index))
    stop_if(cancelled)
    ordered = SiteTable(table.crs, table.fields, [table.rows[index] for index in order])
    write_sites(request.output, ordered, [_fields(ranked[index], request) for index in order])
    result = RankSitesResult(
        request.output, request.method, tuple(ranked[index] for index in order), criteria, _notes(notes, ranked)
    )
    provenance.record(request.output, "ranksites", {"sites": split_uri(request.sites)[0]}, request, result)
    progress(1.0, None)
    return result


def _check(request: RankSitesRequest) -> None:
    if request.method not in METHODS:
        raise InputError(
            "The method is “{found}”; one of {expected} is expected. Choose one.",
            found=request.method,
            expected=", ".join(METHODS),
        )
    if request.draws < 0 or request.top < 1 or request.attitude <= 0:
        raise InputError(
            "{draws} draws, the first {top} places and the attitude {attitude} were asked for; 0 or more draws, 1 or "
            "more places and an attitude above 0 are expected. Correct them.",
            draws=request.draws,
            top=request.top,
            attitude=f"{request.attitude:g}",
        )
    request.sampling.check()


def field_values(table: SiteTable, fields: list[str], layer: str) -> np.ndarray:
    """Return float64 (sites, fields), NaN where the field is NULL."""
    for field in fields:
        if table.fields.get(field) not in _NUMBERS:
            numbers = ", ".join(name for name, kind in table.fields.items() if kind in _NUMBERS)
            raise InputError(
                "The sites ({layer}) have no field of numbers “{field}”; they have {found}. Choose one of these, or "
                "run “Site facts” first.",
                layer=layer,
                field=field,
                found=numbers or "none",
            )
    return np.array([[_number(values[field]) for field in fields] for _, values in table.rows], dtype=float)


def require_values(raw: np.ndarray, criteria: tuple[RankCriterion, ...], layer: str) -> None:
    """Raise `InputError` naming a field that is empty in all sites."""
    for index, item in enumerate(criteria):
        if np.isnan(raw[:, index]).all():
            raise InputError(
                "The field “{field}” of the sites ({layer}) is empty in all sites. Remove it from the ranking, or "
                "choose another field.",
                field=item.field,
                layer=layer,
            )


def combine(
    request: RankSitesRequest, criteria: tuple[RankCriterion, ...], raw: np.ndarray, weights: np.ndarray
) -> Combined:
    """Return the scores of the sites by the method of the request; raw: (sites, criteria) in the fields' units."""
    if request.method == "topsis":
        return topsis(_limited(criteria, raw), weights, np.array([item.direction == HIGHER for item in criteria]))
    values = _worths(criteria, raw)
    return (
        weighted_sum(values, weights)
        if request.method == "wlc"
        else ordered_weighting(values, weights, request.attitude)
    )


def _worths(criteria: tuple[RankCriterion, ...], raw: np.ndarray) -> np.ndarray:
    """Return the worths (0–1); without bounds the field itself with its sign, which orders the sites alike."""
    columns = []
    for index, item in enumerate(criteria):
        sign = 1.0 if item.direction == HIGHER else -1.0
        columns.append(sign * raw[:, index] if item.low is None else item.values(raw[:, index]))
    return np.column_stack(columns)


def _limited(criteria: tuple[RankCriterion, ...], raw: np.ndarray) -> np.ndarray:
    lows = np.array([-np.inf if item.low is None else item.low for item in criteria])
    highs = np.array([np.inf if item.high is None else item.high for item in criteria])
    return np.clip(raw, lows, highs)


def _completeness(table: SiteTable, criteria: tuple[RankCriterion, ...], raw: np.ndarray) -> np.ndarray:
    """Return Σ weight·known share: the field's ``_known`` companion where there is one, else whether it is known."""
    known = (~np.isnan(raw)).astype(float)
    for index, item in enumerate(criteria):
        stem = next((item.field[: -len(end)] for end in _STATISTICS if item.field.endswith(end)), item.field)
        for row, (_, values) in enumerate(table.rows):
            share = _number(values.get(f"{stem}_known"))
            if math.isfinite(share):
                known[row, index] *= share
    return known @ np.array([item.weight for item in criteria])


def _top(request: RankSitesRequest, comparison: Comparison) -> int:
    """Return how many first places to count: fewer than there are sites, or it would say nothing."""
    return max(1, min(request.top, int(np.count_nonzero(comparison.ranks)) - 1))


def _ranked(comparison: Comparison, index: int, drawn: RankFrequencies | None, top: int) -> RankedSite:
    rank = int(comparison.ranks[index]) or None
    known = ~np.isnan(comparison.raw[index])
    sentences = reasons(comparison, index)
    share = low = high = None
    if drawn is not None and rank is not None:
        own = RankFrequencies(drawn.ranks[index : index + 1])
        share = float(own.top_share(top)[0])
        low, high = (int(end) for end in own.percentiles(5, 95)[:, 0])
        sentences = (*sentences, robustness(top, share, drawn.draws))
    return RankedSite(
        name=comparison.names[index],
        rank=rank,
        score=float(comparison.combined.score[index]) if rank else None,
        contributions={
            item.field: float(comparison.combined.gained[index, number]) if known[number] and rank else None
            for number, item in enumerate(comparison.criteria)
        },
        completeness=float(comparison.completeness[index]),
        reasons=sentences,
        top_share=share,
        rank_low=low,
        rank_high=high,
    )


def _fields(site: RankedSite, request: RankSitesRequest) -> dict[str, object]:
    values: dict[str, object] = {"rank": site.rank, "score": site.score}
    values.update({f"contribution_{field}": points for field, points in site.contributions.items()})
    values.update({"completeness": site.completeness, "reason": site.reason})
    if request.draws:
        values.update({"top_share": site.top_share, "rank_low": site.rank_low, "rank_high": site.rank_high})
    return values


def _notes(notes: tuple[Text, ...], ranked: list[RankedSite]) -> tuple[Text, ...]:
    missing = sum(site.rank is None for site in ranked)
    partial = sum(site.rank is not None and None in site.contributions.values() for site in ranked)
    if missing:
        notes = (*notes, text("{count} site(s) cannot be ranked: too little is known of them.", count=missing))
    if partial:
        notes = (*notes, text("{count} site(s) are ranked without a criterion that is unknown there.", count=partial))
    return notes


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else math.nan


def _name(values: dict[str, object], number: int) -> str:
    return str(values.get("name") or f"Site {number}")
