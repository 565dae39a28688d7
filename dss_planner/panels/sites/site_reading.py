"""The file of the candidate sites, read for the windows: any thread may do it."""

from __future__ import annotations

from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.panels.results import Site, read_rows, sites_of
from dss_planner.sites.rankcriteria import RankCriterion, read_criteria
from dss_planner.study.folder import StudyFolder
from dss_planner.study.site_steps import SITES_FILE
from dss_planner.study.siteranking import ranking_of


def stamp_of(folder: str) -> tuple[object, ...]:
    """Return what tells one file of the sites of a study from another."""
    path = Path(folder or "-", SITES_FILE)
    try:
        found = path.stat()
    except OSError:
        return (str(path),)
    return (str(path), found.st_mtime_ns, found.st_size, found.st_ino)


def read_table(folder: str) -> tuple[tuple[dict, ...], dict[str, Site]]:
    """Return the fields of the sites of a study in the order of their file, and the sites by their ids."""
    rows = tuple(read_rows(str(Path(folder, SITES_FILE)), "sites")) if folder else ()
    return rows, {site.site_id: site for site in sites_of(folder, rows)}


def read_ranking(folder: str) -> tuple[RankCriterion, ...]:
    """Return by what the sites of a study are ranked; none where there are none, or their record does not say."""
    try:
        return read_criteria(ranking_of(StudyFolder.at(folder))) if folder else ()
    except InputError:
        return ()
