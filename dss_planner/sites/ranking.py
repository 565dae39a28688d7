"""The ranking of sites: by weighted sum, ordered weighting or TOPSIS, with contributions and reasons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.scoring.sensitivity.draws import AROUND, DEFAULT_CONCENTRATION, Sampling
from dss_planner.scoring.sensitivity.ranks import RankFrequencies
from dss_planner.scoring.sensitivity.tables import drawn_ranks
from dss_planner.sites.combining import Combined, geometric_mean, ordered_weighting, ranks, topsis, weighted_sum
from dss_planner.sites.leftout import left_out, reason_left_out
from dss_planner.sites.rankcriteria import HIGHER, RankCriterion, normalised, read_criteria
from dss_planner.sites.ranktable import rank_table
from dss_planner.sites.reasons import Comparison, reasons, robustness
from dss_planner.sites.sitevalues import completeness_of, field_values, require_values, site_name
from dss_planner.sites.table import SiteTable, read_sites, write_sites
from dss_planner.text import Text, text

METHODS = ("wlc", "topsis", "owa", "geometric")
#: Points by which the parts of a field may miss it: they are means of numbers with some seven digits.
_PART_TOLERANCE = 0.01


@dataclass(frozen=True)
class RankSitesRequest:
    """What to rank by.

    sites: polygons with the fields. criteria: JSON text, or the path of a JSON file:
    {field: {direction “higher”|“lower”, weight, low, high, label, unit, limit, show, names, parts}}, see
    `RankCriterion`. output: GeoPackage, layer ``sites``.
    method: wlc, topsis, owa or geometric. draws: random weightings (0 = none); seed: of their generator. attitude:
    exponent of the owa quantifier (1 = wlc, above 1 cautious; 2 is a proposal [A]). top: how many first places the
    draws count.
    weighting, concentration: how weights are drawn, see `Sampling`. excluded: field that says why a site is left out
    ('' in that field: it counts); '' leaves none out.
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
    excluded: str = ""

    @property
    def sampling(self) -> Sampling:
        """How the weights are drawn; with 0 draws nothing is."""
        return Sampling(max(self.draws, 1), self.seed, self.weighting, self.concentration)


@dataclass(frozen=True)
class RankedSite:
    """One site. rank: None when nothing is known of it, or it is left out. score: 0–100. contributions: field → points,
    summing to the score, None where unknown. completeness: weighted share of the wanted data that is known (0–1).
    top_share: share of draws in which it is among the first (None without draws). reasons: whole sentences.
    excluded: why it is left out, '' where it counts."""

    name: str
    rank: int | None
    score: float | None
    contributions: dict[str, float | None]
    completeness: float
    reasons: tuple[Text, ...]
    top_share: float | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    excluded: str = ""

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
    not ranked. A site left out (field ``excluded`` of the request) keeps its row, after the others, without a rank; it
    bears on no other site. Draws are those of `compute_robustness`: the same seed gives both the same shares and ranks.

    Writes, best first: ``rank``, ``score``, ``contribution_<field>`` (of its parts where the field has them),
    ``completeness``, ``reason``, and with draws ``top_share``, ``rank_low``, ``rank_high`` (5th and 95th percentile of
    the rank).

    Raises `InputError` naming the field at fault; `OutputError`; `Cancelled`.
    """
    _check(request)
    table = read_sites(request.sites)
    ordered, fields, result = ranked(request, table, progress, cancelled)
    write_sites(request.output, ordered, fields)
    provenance.record(request.output, "ranksites", {"sites": split_uri(request.sites)[0]}, request, result)
    progress(1.0, None)
    return result


def ranked(
    request: RankSitesRequest, table: SiteTable, progress: Progress = silent, cancelled: CancelCheck = never
) -> tuple[SiteTable, list[dict[str, object]], RankSitesResult]:
    """Return sites that were read in the order of `rank_sites`, the fields it adds to each, and its result.

    Nothing is written. Raises as `rank_sites`.
    """
    criteria, notes = normalised(read_criteria(request.criteria, bounds=request.method != "topsis"))
    progress(0.0, text("Ranking {count} sites", count=len(table.rows)))
    raw = field_values(table, [item.field for item in criteria], request.sites)
    out = left_out(table, request.excluded, request.sites)
    counts = np.array([not why for why in out])
    require_values(raw[counts], criteria, request.sites)
    compared = np.where(counts[:, np.newaxis], raw, np.nan)
    weights = np.array([item.weight for item in criteria])
    # a score by TOPSIS comes from the sites compared; the other scores are a site's own
    combined = combine(request, criteria, compared if request.method == "topsis" else raw, weights)
    if request.method == "topsis" and not np.isfinite(combined.score).any():
        raise InputError(
            "The sites do not differ in any field to rank by, so TOPSIS cannot tell them apart. Add a field, or choose "
            "“wlc”."
        )
    comparison = _comparison(request, table, criteria, raw, combined, counts)
    drawn = None
    if request.draws:
        drawn_from = rank_table(compared, criteria, request.method, request.attitude)
        drawn = drawn_ranks(drawn_from, request.sampling, portion(progress, 0.1, 0.9), cancelled)
    top = _top(request, comparison)
    sites = [_ranked(comparison, index, drawn, top, out[index]) for index in range(len(table.rows))]
    order = sorted(range(len(sites)), key=lambda index: _place(sites[index], index))
    stop_if(cancelled)
    ordered = SiteTable(table.crs, table.fields, [table.rows[index] for index in order])
    fields = [_fields(sites[index], request) for index in order]
    result = RankSitesResult(
        request.output, request.method, tuple(sites[index] for index in order), criteria, _notes(notes, sites)
    )
    return ordered, fields, result


def compare_sites(request: RankSitesRequest) -> Comparison:
    """Return the sites of a request with their points, in the order of the layer: what its reasons rest on.

    Nothing is written. Raises `InputError` as `rank_sites`.
    """
    _check(request)
    criteria, _ = normalised(read_criteria(request.criteria, bounds=request.method != "topsis"))
    table = read_sites(request.sites)
    raw = field_values(table, [item.field for item in criteria], request.sites)
    counts = np.array([not why for why in left_out(table, request.excluded, request.sites)])
    compared = np.where(counts[:, np.newaxis], raw, np.nan) if request.method == "topsis" else raw
    combined = combine(request, criteria, compared, np.array([item.weight for item in criteria]))
    return _comparison(request, table, criteria, raw, combined, counts)


def _comparison(
    request: RankSitesRequest,
    table: SiteTable,
    criteria: tuple[RankCriterion, ...],
    raw: np.ndarray,
    combined: Combined,
    counts: np.ndarray,
) -> Comparison:
    """Return what the reasons draw on: the fields ranked by, or the parts of the one that has them.

    counts: bool (sites,), False where a site is left out.
    """
    completeness = completeness_of(table, criteria, raw)
    told, points = criteria, combined
    if criteria[0].parts and request.method != "topsis":
        told = criteria[0].parts
        raw, points = _by_parts(table, criteria[0], combined, request.sites)
    return Comparison(
        names=tuple(site_name(values, number) for number, (_, values) in enumerate(table.rows, start=1)),
        criteria=told,
        raw=raw,
        shown=field_values(table, [item.show or item.field for item in told], request.sites),
        worth=_worths(told, raw),
        combined=points,
        ranks=ranks(np.where(counts, combined.score, np.nan)),
        completeness=completeness,
        points=request.method != "topsis",
        possible=request.method != "topsis" and told is criteria,
    )


def _by_parts(table: SiteTable, item: RankCriterion, combined: Combined, layer: str) -> tuple[np.ndarray, Combined]:
    """Return the points of the parts (sites, parts) and the score made of them.

    What each part lost is not known: 0. Raises `InputError` where the parts of a site do not sum to its field.
    """
    raw = field_values(table, [part.field for part in item.parts], layer)
    wrong = np.flatnonzero(np.abs(raw.sum(axis=1) - combined.score) > _PART_TOLERANCE)
    if len(wrong):
        raise InputError(
            "The parts of “{field}” sum to {found} in the site “{site}” of {layer}; {expected} is expected. Give all "
            "of its parts, or none.",
            field=item.field,
            found=f"{raw[wrong[0]].sum():.4g}",
            site=site_name(table.rows[wrong[0]][1], int(wrong[0]) + 1),
            layer=layer,
            expected=f"{combined.score[wrong[0]]:.4g}",
        )
    return raw, Combined(combined.score, np.nan_to_num(raw), np.zeros_like(raw))


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


def combine(
    request: RankSitesRequest, criteria: tuple[RankCriterion, ...], raw: np.ndarray, weights: np.ndarray
) -> Combined:
    """Return the scores of the sites by the method of the request; raw: (sites, criteria) in the fields' units."""
    if request.method == "topsis":
        return topsis(_limited(criteria, raw), weights, np.array([item.direction == HIGHER for item in criteria]))
    values = _worths(criteria, raw)
    if request.method == "owa":
        return ordered_weighting(values, weights, request.attitude)
    return geometric_mean(values, weights) if request.method == "geometric" else weighted_sum(values, weights)


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


def _top(request: RankSitesRequest, comparison: Comparison) -> int:
    """Return how many first places to count: fewer than there are sites, or it would say nothing."""
    return max(1, min(request.top, int(np.count_nonzero(comparison.ranks)) - 1))


def _place(site: RankedSite, index: int) -> tuple[bool, bool, int, int]:
    """Return what sites are sorted by: those left out last, before them those that cannot be ranked."""
    return bool(site.excluded), site.rank is None, site.rank or 0, index


def _ranked(
    comparison: Comparison, index: int, drawn: RankFrequencies | None, top: int, left_out_for: str
) -> RankedSite:
    rank = int(comparison.ranks[index]) or None
    known = ~np.isnan(comparison.raw[index])
    sentences = (reason_left_out(left_out_for),) if left_out_for else reasons(comparison, index)
    score = float(comparison.combined.score[index])
    scored = rank is not None or (bool(left_out_for) and bool(np.isfinite(score)))
    share = low = high = None
    if drawn is not None and rank is not None:
        own = RankFrequencies(drawn.ranks[index : index + 1])
        share = float(own.top_share(top)[0])
        low, high = (int(end) for end in own.percentiles(5, 95)[:, 0])
        sentences = (*sentences, robustness(top, share, drawn.draws))
    return RankedSite(
        name=comparison.names[index],
        rank=rank,
        score=score if scored else None,
        contributions={
            item.field: float(comparison.combined.gained[index, number]) if known[number] and scored else None
            for number, item in enumerate(comparison.criteria)
        },
        completeness=float(comparison.completeness[index]),
        reasons=sentences,
        top_share=share,
        rank_low=low,
        rank_high=high,
        excluded=left_out_for,
    )


def _fields(site: RankedSite, request: RankSitesRequest) -> dict[str, object]:
    values: dict[str, object] = {"rank": site.rank, "score": site.score}
    values.update({f"contribution_{field}": points for field, points in site.contributions.items()})
    values.update({"completeness": site.completeness, "reason": site.reason})
    if request.draws:
        values.update({"top_share": site.top_share, "rank_low": site.rank_low, "rank_high": site.rank_high})
    return values


def _notes(notes: tuple[Text, ...], ranked: list[RankedSite]) -> tuple[Text, ...]:
    out = sum(bool(site.excluded) for site in ranked)
    missing = sum(site.rank is None and not site.excluded for site in ranked)
    partial = sum(site.rank is not None and None in site.contributions.values() for site in ranked)
    if out:
        notes = (*notes, text("{count} site(s) are left out by decision and not ranked.", count=out))
    if missing:
        notes = (*notes, text("{count} site(s) cannot be ranked: too little is known of them.", count=missing))
    if partial:
        notes = (*notes, text("{count} site(s) are ranked without a criterion that is unknown there.", count=partial))
    return notes
