"""One sentence for each site: how often it is among the best, and which weight takes it out or brings it in."""

from __future__ import annotations

from collections.abc import Sequence

from dss_planner.running import CancelCheck, never
from dss_planner.scoring.sensitivity.leaving import Leaving, leaving_weights
from dss_planner.sites.rankcriteria import RankCriterion
from dss_planner.sites.robustness.results import RobustnessRequest, SiteRobustness
from dss_planner.sites.robustness.robustness import site_table
from dss_planner.text import Text, text

#: Sites with a sentence of their own: those that rank first.
MOST_TOLD = 200


def site_verdicts(
    request: RobustnessRequest,
    sites: Sequence[SiteRobustness],
    top: int,
    shares: Sequence[float],
    cancelled: CancelCheck = never,
) -> tuple[Text, ...]:
    """Return a sentence for each of ``sites`` (best first, as `compute_robustness` gives them), at most `MOST_TOLD`.

    request: as the sites were drawn. top: first places that count as the best; shares: of the draws (0–1) in which each
    site is among them. Raises what `compute_robustness` raises.
    """
    _, table, criteria, _ = site_table(request, cancelled)
    told = list(sites)[:MOST_TOLD]
    places = [site.place for site in told]
    found = leaving_weights(
        table.chosen(),
        table.weights,
        top,
        places,
        table.method,
        table.exponent,
        table.higher,
        cancelled,
        table.scores(cancelled) if table.cells is not None else None,
    )
    return tuple(
        verdict(site, top, share, request.draws, leaving, criteria) for site, share, leaving in zip(told, shares, found)
    )


def verdict(
    site: SiteRobustness,
    top: int,
    share: float,
    draws: int,
    leaving: Leaving | None,
    criteria: Sequence[RankCriterion],
) -> Text:
    """Return the sentence of one site."""
    if site.rank is None:
        return text("“{site}” cannot be ranked: none of its criteria is known.", site=site.name)
    values: dict[str, object] = {
        "site": site.name,
        "top": top,
        "share": f"{100.0 * share:.0f}",
        "draws": f"{draws:,}",
    }
    inside = site.rank <= top
    if leaving is None:
        if inside:
            return text(
                "“{site}” is among the best {top} in {share} % of {draws} draws; no single weight takes it out.",
                **values,
            )
        return text(
            "“{site}” is among the best {top} in {share} % of {draws} draws; no single weight brings it in.", **values
        )
    values["criterion"] = criteria[leaving.criterion].words
    values["weight"] = _percent(leaving.weight)
    values["chosen"] = _percent(leaving.chosen)
    more = leaving.weight > leaving.chosen
    if inside and more:
        return text(
            "“{site}” is among the best {top} in {share} % of {draws} draws; it falls out when {criterion} weighs more "
            "than {weight} % (now {chosen} %).",
            **values,
        )
    if inside:
        return text(
            "“{site}” is among the best {top} in {share} % of {draws} draws; it falls out when {criterion} weighs less "
            "than {weight} % (now {chosen} %).",
            **values,
        )
    if more:
        return text(
            "“{site}” is among the best {top} in {share} % of {draws} draws; it comes in when {criterion} weighs more "
            "than {weight} % (now {chosen} %).",
            **values,
        )
    return text(
        "“{site}” is among the best {top} in {share} % of {draws} draws; it comes in when {criterion} weighs less than "
        "{weight} % (now {chosen} %).",
        **values,
    )


def _percent(weight: float) -> str:
    """Return a weight in percent; next to nothing and nearly all do not become nothing and all."""
    whole = f"{100.0 * weight:.0f}"
    return whole if whole not in ("0", "100") else f"{min(max(100.0 * weight, 0.1), 99.9):.1f}"
