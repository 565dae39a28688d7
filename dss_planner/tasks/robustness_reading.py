"""What the draws said of the ranking, read for the window, with sentences for any number of first places."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dss_planner.running import CancelCheck, Progress
from dss_planner.sites.robustness.results import RobustnessRequest, SiteRobustness, SwitchingWeight
from dss_planner.sites.robustness.verdicts import site_verdicts
from dss_planner.sites.table import LAYER, read_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.robustness_steps import DRAWN_FILE, ROBUSTNESS_REPORT
from dss_planner.tasks.chart_warming import load_charts
from dss_planner.text import Text


@dataclass(frozen=True)
class RobustnessQuestion:
    """folder: of the study. top: first places that count as the best."""

    folder: str
    top: int


@dataclass(frozen=True)
class RobustnessAnswer:
    """sites: best first, those told at most; ids: of them; shares: of the draws in which each is among the ``top``.

    verdicts: a sentence for each. switches: the least margin first. count: of all sites. asked: how they were drawn.
    """

    sites: tuple[SiteRobustness, ...]
    ids: tuple[str, ...]
    shares: tuple[float, ...]
    verdicts: tuple[Text, ...]
    switches: tuple[SwitchingWeight, ...]
    top: int
    draws: int
    count: int
    asked: RobustnessRequest


def read_robustness(
    question: RobustnessQuestion, progress: Progress, cancelled: CancelCheck
) -> RobustnessAnswer | None:
    """Return what the report of the last draws says; None where there is none. Raises `InputError`, `Cancelled`."""
    folder = StudyFolder.at(question.folder)
    path = Path(folder.file(ROBUSTNESS_REPORT))
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        sites = tuple(_made(SiteRobustness, {**item, "shares": tuple(item["shares"])}) for item in content["sites"])
        switches = tuple(_made(SwitchingWeight, item) for item in content["switching_weights"])
        asked = _made(RobustnessRequest, {**content["asked"], "sites": f"{folder.file(DRAWN_FILE)}|layername={LAYER}"})
        draws, count = int(content["draws"]), int(content["count"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a damaged report only costs a run
    ranked = sum(site.rank is not None for site in sites)
    # fewer than there are sites, or it would say nothing
    top = max(1, min(question.top, ranked - 1))
    shares = tuple(_share(site, top, int(content["top"])) for site in sites)
    verdicts = site_verdicts(asked, sites, top, shares, cancelled)
    rows = read_sites(asked.sites, cancelled).rows
    load_charts()
    ids = tuple(str(rows[site.place][1].get("site_id") or "") for site in sites)
    return RobustnessAnswer(sites, ids, shares, verdicts, switches, top, draws, count, asked)


def _share(site: SiteRobustness, top: int, stored: int) -> float:
    if top == stored:
        return site.top_share
    return min(sum(site.shares[:top]), 1.0)


def _made(kind: Any, values: dict) -> Any:
    """Return a dataclass from what a newer or older plugin may have written with more or fewer fields."""
    names = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in names})
