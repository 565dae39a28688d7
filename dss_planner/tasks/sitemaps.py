"""Small maps around sites of a study, read for the window."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, Progress
from dss_planner.scoring.model import read_model
from dss_planner.sites.surroundings import Surroundings, surroundings
from dss_planner.sites.table import read_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.site_steps import MODEL_FILE
from dss_planner.study.siteranking import SITES_FILE


@dataclass(frozen=True)
class MapsQuestion:
    """folder: of the study. sites: ids, whose maps are of one extent."""

    folder: str
    sites: tuple[str, ...]


def draw_maps(question: MapsQuestion, progress: Progress, cancelled: CancelCheck) -> dict[str, Surroundings]:
    """Return site id → maps of the criteria that the sites were scored by. Raises `InputError`, `Cancelled`."""
    folder = StudyFolder.at(question.folder)
    table = read_sites(folder.file(SITES_FILE))
    shapes = {str(values.get("site_id") or ""): shape for shape, values in table.rows}
    gone = [site for site in question.sites if site not in shapes]
    if gone:
        raise InputError("The site {site} is not among the sites any more. Choose another one.", site=gone[0])
    model = read_model(folder.file(MODEL_FILE))
    maps = surroundings(model, [shapes[site] for site in question.sites], table.crs, cancelled)
    return dict(zip(question.sites, maps))
