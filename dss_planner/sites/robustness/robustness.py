"""How sure the ranking of a layer of sites is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.scoring.sensitivity.combinations import METHODS, TOPSIS
from dss_planner.scoring.sensitivity.spreads import read_spreads
from dss_planner.scoring.sensitivity.switching import Switch
from dss_planner.scoring.sensitivity.tables import Robustness, Table, drawn_scores, rank_robustness
from dss_planner.sites.leftout import left_out
from dss_planner.sites.rankcriteria import RankCriterion, normalised, read_criteria
from dss_planner.sites.ranktable import rank_table
from dss_planner.sites.robustness.findings import findings
from dss_planner.sites.robustness.results import RobustnessRequest, RobustnessResult, SiteRobustness, SwitchingWeight
from dss_planner.sites.robustness.sitecells import MOST_CELLS, site_cells
from dss_planner.sites.sitevalues import field_values, require_values
from dss_planner.sites.table import SiteTable, read_sites, write_sites
from dss_planner.text import Text, text

#: Draws that may be asked for: with fewer than 10 000 sites some 2 bytes for each site and draw are held.
MOST_DRAWS = 20_000
#: Sites and ranks in the report's table of rank frequencies.
MOST_SHOWN = 200
#: The mean worth of a site of full worth, where cells are combined.
FULL_WORTH = 100.0
_BY_CELLS = text(
    "The score is not a weighted sum: in every draw the cells of each site are combined, and the site has the mean of "
    "their scores, as in the ranking."
)
_MEANS = text(
    "The score is not a weighted sum, and the sites have more than {most} cells, or none with a score: drawn are the "
    "mean values of each site, combined as the cells are. Scores and ranks can differ a little from those of the "
    "ranking, which are means of the cells' scores.",
    most=f"{MOST_CELLS:,}",
)
_FIELDS = ("rank", "score", "first_share", "top_share", "rank_mean", "rank_low", "rank_high", "confidence")


def compute_robustness(
    request: RobustnessRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> RobustnessResult:
    """Draw weights, bounds and data errors, rank the sites in every draw, and find the weights that change the winner.

    Writes the sites with ``rank``, ``score``, ``first_share``, ``top_share``, ``rank_mean``, ``rank_low``,
    ``rank_high``, ``confidence``, best first; the report holds rank frequencies, central weights and switching weights.
    Sites left out (field ``excluded`` of the request) bear on nothing: they keep their rows, after the others, without
    these numbers. Where nothing is drawn the scores are those of `rank_sites`. Raises `InputError` naming the field at
    fault; `OutputError`; `Cancelled`.
    """
    _check(request)
    progress(0.0, text("Reading the sites"))
    every_site = read_sites(request.sites, cancelled)
    sites, table, criteria, notes = _counted(request, every_site, cancelled)
    found = rank_robustness(table, request.sampling, portion(progress, 0.05, 0.9), cancelled, threads)
    names = site_names(sites)
    top = max(1, min(request.top, int(np.count_nonzero(found.ranks)) - 1))
    order = sorted(range(len(names)), key=lambda index: (found.ranks[index] == 0, found.ranks[index], index))
    every = _sites(names, found, criteria, top, order)
    switches = tuple(sorted((_switch(item, criteria, names) for item in found.switches), key=_margin))
    result = RobustnessResult(
        request.output, every, switches, criteria, request.draws, top, (*notes, *findings(every, switches, top))
    )
    stop_if(cancelled)
    if request.output:
        counted = {id(row) for row in sites.rows}
        others = [row for row in every_site.rows if id(row) not in counted]
        ordered = SiteTable(sites.crs, sites.fields, [*(sites.rows[index] for index in order), *others])
        nothing = dict.fromkeys(_FIELDS)
        write_sites(request.output, ordered, [*map(_fields, every), *(nothing for _ in others)], cancelled)
        provenance.record(
            request.output, "sensitivity", {"sites": split_uri(request.sites)[0]}, request, {"notes": result.notes}
        )
    if request.report:
        write_report(request, result)
    progress(1.0, None)
    return result


def site_table(
    request: RobustnessRequest,
    cancelled: CancelCheck = never,
) -> tuple[SiteTable, Table, tuple[RankCriterion, ...], tuple[Text, ...]]:
    """Return the sites that count, what is ranked of them, the criteria with weights that sum to 1, and what had to be
    said.
    """
    return _counted(request, read_sites(request.sites, cancelled), cancelled)


def _counted(
    request: RobustnessRequest, sites: SiteTable, cancelled: CancelCheck
) -> tuple[SiteTable, Table, tuple[RankCriterion, ...], tuple[Text, ...]]:
    criteria, notes = normalised(read_criteria(request.criteria, bounds=request.method != TOPSIS))
    fields = [item.field for item in criteria]
    out = left_out(sites, request.excluded, request.sites)
    if any(out):
        notes = (*notes, text("{count} site(s) are left out by decision and not ranked.", count=sum(map(bool, out))))
        # without their rows: the errors that are drawn of the others are then the same as where they never were
        sites = SiteTable(sites.crs, sites.fields, [row for row, why in zip(sites.rows, out) if not why])
    raw = field_values(sites, fields, request.sites)
    require_values(raw, criteria, request.sites)
    spreads = read_spreads(request.spreads, fields)
    table = rank_table(raw, criteria, request.method, request.attitude, spreads)
    if not request.model:
        return sites, table, criteria, notes
    cells = site_cells(request.model, sites, cancelled)
    if cells is None:
        return sites, table, criteria, (*notes, _MEANS)
    return sites, replace(table, cells=cells, full=FULL_WORTH), criteria, (*notes, _BY_CELLS)


def scores_by_draw(request: RobustnessRequest, cancelled: CancelCheck = never) -> np.ndarray:
    """Return (draws, sites that count): the scores 0–100 of all draws, in the order of the layer, NaN = unknown."""
    _check(request)
    _, table, _, _ = site_table(request, cancelled)
    return drawn_scores(table, request.sampling, cancelled)


def site_names(sites: SiteTable) -> tuple[str, ...]:
    """Return the name of each site, or its number."""
    return tuple(str(values.get("name") or f"Site {number}") for number, (_, values) in enumerate(sites.rows, start=1))


def write_report(request: RobustnessRequest, result: RobustnessResult) -> None:
    """Write rank frequencies and switching weights as JSON, whole or not at all; raises `OutputError`."""
    content = {
        "draws": result.draws,
        "top": result.top,
        "notes": result.notes,
        "switching_weights": result.switches,
        "sites": result.sites,
        "criteria": result.criteria,
        "asked": request,
    }
    provenance.write_report(request.report, content)


def _check(request: RobustnessRequest) -> None:
    request.sampling.check()
    if request.method not in METHODS:
        raise InputError(
            "The method is “{found}”; one of {expected} is expected. Choose one.",
            found=request.method,
            expected=", ".join(METHODS),
        )
    if request.draws > MOST_DRAWS or request.top < 1 or request.attitude <= 0:
        raise InputError(
            "{draws} draws, the first {top} places and the attitude {attitude} were asked for; up to {most} draws, 1 "
            "or more places and an attitude above 0 are expected. Correct them.",
            draws=request.draws,
            top=request.top,
            attitude=f"{request.attitude:g}",
            most=MOST_DRAWS,
        )


def _sites(
    names: tuple[str, ...], found: Robustness, criteria: tuple[RankCriterion, ...], top: int, order: list[int]
) -> tuple[SiteRobustness, ...]:
    often = found.frequencies
    shares, firsts, tops = often.shares(min(len(names), MOST_SHOWN)), often.top_share(1), often.top_share(top)
    low, high = often.percentiles(5, 95)
    mean = often.mean()
    every = []
    for place, index in enumerate(order):
        ranked = bool(found.ranks[index])
        confidence, central = found.confidence[index], found.central[index]
        every.append(
            SiteRobustness(
                name=names[index],
                rank=int(found.ranks[index]) or None,
                score=float(found.scores[index]) if ranked else None,
                first_share=float(firsts[index]),
                top_share=float(tops[index]),
                rank_mean=float(mean[index]) if ranked else None,
                rank_low=int(low[index]) if ranked else None,
                rank_high=int(high[index]) if ranked else None,
                confidence=None if np.isnan(confidence) else float(confidence),
                central={}
                if np.isnan(central).any()
                else {item.field: float(weight) for item, weight in zip(criteria, central)},
                shares=tuple(float(share) for share in shares[index]) if place < MOST_SHOWN else (),
                place=index,
            )
        )
    return tuple(every)


def _switch(found: Switch, criteria: tuple[RankCriterion, ...], names: tuple[str, ...]) -> SwitchingWeight:
    item = criteria[found.criterion]
    return SwitchingWeight(
        item.field,
        item.words,
        found.weight,
        found.lower,
        found.upper,
        None if found.lower_place is None else names[found.lower_place],
        None if found.upper_place is None else names[found.upper_place],
        found.exact,
    )


def _margin(switch: SwitchingWeight) -> float:
    return 2.0 if switch.margin is None else switch.margin


def _fields(site: SiteRobustness) -> dict[str, object]:
    return {name: getattr(site, name) for name in _FIELDS}
