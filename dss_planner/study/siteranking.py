"""Ranking the sites that a study has again, after somebody left one out or took it back; their facts stay."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.vectors import open_layer
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.sites.ranking import RankSitesRequest, RankSitesResult, rank_sites
from dss_planner.sites.table import read_sites, write_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings
from dss_planner.study.sitedecisions import decision_fields

SITES_FILE = "sites.gpkg"
#: Field of a study's sites that says why one is left out.
EXCLUDED_FIELD = "excluded"
_DECIDED_FILE = "decided.gpkg"


@dataclass(frozen=True)
class RankAgainRequest:
    """folder: the study. settings: with the decisions that hold now."""

    folder: str
    settings: StudySettings


def write_decisions(path: str, output: str, settings: StudySettings) -> None:
    """Write the sites of ``path`` to ``output`` with what was decided of each. Raises `InputError`, `OutputError`."""
    table = read_sites(path)
    fields = decision_fields([values for _, values in table.rows], settings)
    if fields and all(row[EXCLUDED_FIELD] for row in fields):
        raise InputError(
            "All {count} sites were left out by decision, so that there is none to rank. Take one back on the page "
            "“Compare”, or look for sites elsewhere.",
            count=len(fields),
        )
    write_sites(output, table, fields)


def ranking_of(folder: StudyFolder) -> str:
    """Return by what the sites of a study were ranked, as `read_criteria` takes it: it goes with their facts.

    Raises `InputError` where the study has no ranked sites.
    """
    content = _recorded(folder)
    try:
        return str(content["parameters"]["ranking"]["criteria"])
    except (KeyError, TypeError) as error:
        raise InputError(
            "The record of the sites ({path}) does not say by what they were ranked. Run “Find and rank sites” again.",
            path=provenance.sidecar(folder.file(SITES_FILE)),
        ) from error


def ranking_request(folder: StudyFolder) -> RankSitesRequest:
    """Return the ranking that the study's sites have, to be looked at in other ways; it writes nothing.

    Raises `InputError` where the study has no ranked sites.
    """
    path = folder.file(SITES_FILE)
    criteria = ranking_of(folder)
    opened = open_layer(path, "sites")  # a layer is only valid while its dataset is open
    known = opened.layer.GetLayerDefn().GetFieldIndex(EXCLUDED_FIELD) >= 0  # not so for sites of an older plugin
    return RankSitesRequest(path, criteria, "", excluded=EXCLUDED_FIELD if known else "")


def rank_again(
    request: RankAgainRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> RankSitesResult:
    """Write the sites of a study with the decisions of the settings, ranked without those left out.

    The facts stay as they are. Raises `InputError` where there are no sites, or all are left out; `OutputError`;
    `Cancelled`, which leaves the sites as they were.
    """
    folder = StudyFolder.at(request.folder)
    criteria, recorded = ranking_of(folder), _recorded(folder)
    between = folder.file(_DECIDED_FILE)
    try:
        write_decisions(folder.file(SITES_FILE), between, request.settings)
        ranking = RankSitesRequest(between, criteria, folder.file(SITES_FILE), excluded=EXCLUDED_FIELD)
        result = rank_sites(ranking, progress, cancelled)
    finally:
        Path(between).unlink(missing_ok=True)
    parameters = {**recorded["parameters"], "ranking": ranking, "decisions": request.settings.site_decisions}
    made = datetime.now(timezone.utc).isoformat(timespec="seconds")
    changed = {**recorded, "made": made, "parameters": parameters, "results": result}
    provenance.write_json(provenance.sidecar(folder.file(SITES_FILE)), provenance.plain(changed))
    return result


def _recorded(folder: StudyFolder) -> dict[str, Any]:
    path = provenance.sidecar(folder.file(SITES_FILE))
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            "The study “{folder}” has no ranked sites, or their record ({path}) is damaged. Run “Find and rank sites” "
            "again.",
            folder=folder.path,
            path=path,
        ) from error
