"""Sites ranked again, compared in pairs and by several methods, in the background."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.running import CancelCheck, Progress
from dss_planner.sites.methods import MethodTable
from dss_planner.sites.ranking import RankSitesResult, compare_sites
from dss_planner.sites.reasons import Comparison
from dss_planner.study import siteranking
from dss_planner.study.folder import StudyFolder
from dss_planner.study.sitemethods import study_methods
from dss_planner.study.siteranking import RankAgainRequest, ranking_request


@dataclass(frozen=True)
class SitesQuestion:
    """folder: of the study whose ranked sites are asked about."""

    folder: str


def rank_again(request: RankAgainRequest, progress: Progress, cancelled: CancelCheck) -> RankSitesResult:
    """Write the sites of a study with the decisions that hold now. Raises `InputError`, `OutputError`, `Cancelled`."""
    return siteranking.rank_again(request, progress, cancelled)


def compare(question: SitesQuestion, progress: Progress, cancelled: CancelCheck) -> Comparison:
    """Return the sites with their points, in the order of their file. Raises `InputError`."""
    return compare_sites(ranking_request(StudyFolder.at(question.folder)))


def compare_methods(question: SitesQuestion, progress: Progress, cancelled: CancelCheck) -> MethodTable:
    """Return the sites ranked by several methods, in the order of their file. Raises `InputError`, `Cancelled`."""
    return study_methods(StudyFolder.at(question.folder), progress, cancelled)
