"""The same sites ranked with the weights of each country, group or person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dss_planner.errors import InputError
from dss_planner.scoring.weighing.profiles import Profile, profile_weights
from dss_planner.sites.combining import ranks
from dss_planner.sites.leftout import left_out
from dss_planner.sites.rankcriteria import normalised, read_criteria
from dss_planner.sites.ranking import RankSitesRequest, combine
from dss_planner.sites.sitevalues import field_values, site_name
from dss_planner.sites.table import read_sites
from dss_planner.text import Text, text

#: Field of a criterion's mean points in the sites of a study.
_BEFORE, _AFTER = "points_", "_mean"


@dataclass(frozen=True)
class GroupRanks:
    """sites: names, best by the mean rank first. profiles: names. ranks, scores: (sites, profiles), None where a site
    cannot be ranked. now: rank with the weights of the study. findings: who agrees, in sentences."""

    sites: tuple[str, ...]
    profiles: tuple[str, ...]
    ranks: tuple[tuple[int | None, ...], ...]
    scores: tuple[tuple[float | None, ...], ...]
    now: tuple[int | None, ...]
    findings: tuple[Text, ...]


def ranks_by_profile(request: RankSitesRequest, profiles: Sequence[Profile]) -> GroupRanks:
    """Return the ranks of a study's sites with the weights of each profile; nothing is written.

    The score of a site is the mean of the scores of its cells. In a weighted sum it follows from the mean points of the
    criteria, exactly; other combinations would have to score all cells anew, and are refused. Sites that are left out
    are not ranked. Raises `InputError`.
    """
    criteria, _ = normalised(read_criteria(request.criteria))
    if criteria[0].parts:
        raise InputError(
            "The score of these sites is no weighted sum, so it cannot be told from their points how other weights "
            "would rank them. Take the map of disagreement, or combine the criteria as a weighted sum."
        )
    table = read_sites(request.sites)
    counts = np.array([not why for why in left_out(table, request.excluded, request.sites)])
    raw = field_values(table, [item.field for item in criteria], request.sites)[counts]
    names = [site_name(values, number) for number, (_, values) in enumerate(table.rows, start=1)]
    names = [name for name, kept in zip(names, counts) if kept]
    ids = [item.field.removeprefix(_BEFORE).removesuffix(_AFTER) for item in criteria]
    weights = [np.array([item.weight for item in criteria]), *profile_weights(profiles, ids)]
    plain = replace(request, method="wlc")
    # a weight of nothing must not make a site with that criterion alone unknown
    scores = np.array([combine(plain, criteria, raw, np.maximum(own, 1e-12)).score for own in weights])
    places = np.array([ranks(row) for row in scores])
    ranked = places[1:]
    mean = np.where((ranked > 0).all(axis=0), ranked.mean(axis=0), np.inf)
    order = np.lexsort((places[0], mean))
    sites = tuple(names[index] for index in order)
    by_site = tuple(tuple(int(rank) or None for rank in ranked[:, index]) for index in order)
    return GroupRanks(
        sites,
        tuple(profile.name for profile in profiles),
        by_site,
        tuple(tuple(None if np.isnan(value) else float(value) for value in scores[1:, index]) for index in order),
        tuple(int(places[0, index]) or None for index in order),
        _findings(sites, [profile.name for profile in profiles], by_site),
    )


def _findings(
    sites: Sequence[str], profiles: Sequence[str], ranks_of: Sequence[Sequence[int | None]]
) -> tuple[Text, ...]:
    firsts = {
        name: [profile for profile, rank in zip(profiles, row) if rank == 1] for name, row in zip(sites, ranks_of)
    }
    leaders = {name: who for name, who in firsts.items() if who}
    found = []
    if len(leaders) == 1:
        found.append(text("“{site}” is first for all {count}.", site=next(iter(leaders)), count=len(profiles)))
    elif leaders:
        parts = "; ".join(f"“{name}”: {', '.join(who)}" for name, who in leaders.items())
        found.append(text("Who comes first depends on whose weights count. {leaders}.", leaders=parts))
    known = [(name, [rank or 0 for rank in row]) for name, row in zip(sites, ranks_of) if all(row)]
    widest = max(known, key=lambda item: max(item[1]) - min(item[1]), default=None)
    if widest is not None and max(widest[1]) > min(widest[1]):
        name, row = widest
        best, worst = row.index(min(row)), row.index(max(row))
        found.append(
            text(
                "“{site}” is the most disputed: rank {best} for {first}, {worst} for {last}.",
                site=name,
                best=row[best],
                first=profiles[best],
                worst=row[worst],
                last=profiles[worst],
            )
        )
    return tuple(found)
