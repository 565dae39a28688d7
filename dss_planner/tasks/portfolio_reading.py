"""What was chosen, what the plan says of costs, and by what sites can be grouped, read for the window."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.sites.portfolio.exchange import text_from_dict
from dss_planner.sites.portfolio.portfoliorequest import CHOSEN, LOCKED_IN
from dss_planner.sites.portfolio.series import CurvePoint
from dss_planner.sites.rulechange import Relaxation
from dss_planner.sites.table import LAYER, read_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.portfolio_step import CHANGES_FILE, PORTFOLIO_REPORT, plan_costs
from dss_planner.study.site_steps import SITES_FILE
from dss_planner.tasks.chart_warming import load_charts
from dss_planner.text import Text

#: Sites shown at most: the chosen ones first.
MOST_SHOWN = 200
#: Fewest and most values of a field that groups sites.
_GROUPS = (2, 40)
#: Fields whose values are names or sentences.
_NO_GROUPS = ("site_id", "name", "position", "reason", "excluded", "excluded_by", "excluded_on", "rank")


@dataclass(frozen=True)
class PortfolioQuestion:
    """folder: of the study."""

    folder: str


@dataclass(frozen=True)
class ChosenSite:
    """One site. state: as `PortfolioSite`. why: the reason, a `Text` or own words ('' where it is chosen)."""

    site_id: str
    name: str
    state: str
    benefit: float | None
    cost: float | None
    why: Text | str
    frequency: float | None

    @property
    def chosen(self) -> bool:
        """Whether it belongs to the set."""
        return self.state in (CHOSEN, LOCKED_IN)


@dataclass(frozen=True)
class PortfolioFound:
    """What was chosen last; numbers as `SelectPortfolioResult`. sites: those shown; count: of all. limit: seconds that
    the search had. budget, currency: asked for. worth: one of `portfoliochoices.BENEFITS`."""

    sites: tuple[ChosenSite, ...]
    count: int
    chosen: int
    benefit: float
    cost: float
    gap: float
    method: str
    optimal: bool
    seconds: float
    limit: float
    budget: float | None
    currency: str
    worth: str
    curve: tuple[CurvePoint, ...]


@dataclass(frozen=True)
class PortfolioAnswer:
    """found: None where nothing was chosen yet. changes: what would leave a choice, where none keeps all rules.

    planned: sites with a cost in the plan, of ``sites``; plan_currency: of it. groups: fields by which sites can be
    grouped.
    """

    found: PortfolioFound | None
    changes: tuple[Relaxation, ...]
    sites: int
    planned: int
    plan_currency: str
    groups: tuple[str, ...]


def read_portfolio(question: PortfolioQuestion, progress: Progress, cancelled: CancelCheck) -> PortfolioAnswer | None:
    """Return what there is; None without sites. Raises `InputError`, `Cancelled`."""
    folder = StudyFolder.at(question.folder)
    if not Path(folder.file(SITES_FILE)).exists():
        return None
    rows = [values for _, values in read_sites(f"{folder.file(SITES_FILE)}|layername={LAYER}", cancelled).rows]
    stop_if(cancelled)
    plan = plan_costs(folder)
    planned = sum(str(values.get("site_id")) in plan.costs for values in rows)
    found = _found(folder)
    if found is not None:
        load_charts()
    return PortfolioAnswer(found, _changes(folder), len(rows), planned, plan.currency, _groups(rows))


def _groups(rows: list[dict[str, object]]) -> tuple[str, ...]:
    found = []
    for field in rows[0] if rows else ():
        values = {values[field] for values in rows} - {None, ""}
        words = all(isinstance(value, (str, int)) and not isinstance(value, bool) for value in values)
        if field not in _NO_GROUPS and words and _GROUPS[0] <= len(values) <= min(_GROUPS[1], max(len(rows) - 1, 2)):
            found.append(field)
    return tuple(found)


def _found(folder: StudyFolder) -> PortfolioFound | None:
    content = _read(folder, PORTFOLIO_REPORT)
    if not isinstance(content, dict):
        return None
    try:
        sites = [_site(item) for item in content["sites"]]
        chosen = sum(site.chosen for site in sites)
        order = sorted(sites, key=lambda site: (not site.chosen, -(site.benefit or 0.0)))
        return PortfolioFound(
            sites=tuple(order[:MOST_SHOWN]),
            count=len(sites),
            chosen=chosen,
            curve=tuple(CurvePoint(**point) for point in content["curve"]),
            **{name: content[name] for name in ("benefit", "cost", "gap", "method", "optimal", "seconds", "limit")},
            **{name: content[name] for name in ("budget", "currency", "worth")},
        )
    except (KeyError, TypeError, ValueError):
        return None  # a damaged report only costs a run


def _site(item: dict[str, Any]) -> ChosenSite:
    reason = item["reason"]
    why: Text | str = item["why_out"] or ("" if reason is None else text_from_dict(reason))
    names = ("name", "state", "benefit", "cost", "frequency")
    return ChosenSite(site_id=str(item["site_id"] or ""), why=why, **{name: item[name] for name in names})


def _changes(folder: StudyFolder) -> tuple[Relaxation, ...]:
    content = _read(folder, CHANGES_FILE)
    try:
        return tuple(Relaxation(**{**item, "sentence": text_from_dict(item["sentence"])}) for item in content or ())
    except (KeyError, TypeError, ValueError):
        return ()


def _read(folder: StudyFolder, name: str) -> Any:
    try:
        return json.loads(Path(folder.file(name)).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
