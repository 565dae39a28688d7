"""Ranking the sites that a study has again, after somebody left one out or took it back; their facts stay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.vectors import open_layer
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.sites.ranking import RankSitesRequest, RankSitesResult, ranked
from dss_planner.sites.table import SiteTable, read_sites, with_fields, write_sites
from dss_planner.study.criterionnames import words_today
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings
from dss_planner.study.sitedecisions import decision_fields

SITES_FILE = "sites.gpkg"
#: Field of a study's sites that says why one is left out.
EXCLUDED_FIELD = "excluded"


@dataclass(frozen=True)
class RankAgainRequest:
    """folder: the study. settings: with the decisions that hold now."""

    folder: str
    settings: StudySettings


def write_decisions(path: str, output: str, settings: StudySettings) -> None:
    """Write the sites of ``path`` to ``output`` with what was decided of each. Raises `InputError`, `OutputError`."""
    table = read_sites(path)
    write_sites(output, table, _decided(table, settings))


def _decided(table: SiteTable, settings: StudySettings) -> list[dict[str, object]]:
    """Return the fields of what was decided of each site. Raises `InputError` where all are left out."""
    fields = decision_fields([values for _, values in table.rows], settings)
    if fields and all(row[EXCLUDED_FIELD] for row in fields):
        raise InputError(
            "All {count} sites were left out by decision, so that there is none to rank. Take one back on the page "
            "“Compare”, or look for sites elsewhere.",
            count=len(fields),
        )
    return fields


def ranking_of(folder: StudyFolder) -> str:
    """Return by what the sites of a study were ranked, as `read_criteria` takes it: it goes with their facts.

    Raises `InputError` where the study has no ranked sites.
    """
    return _criteria(folder, _recorded(folder))


def _criteria(folder: StudyFolder, content: Mapping[str, Any]) -> str:
    try:
        return words_today(str(content["parameters"]["ranking"]["criteria"]))
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
    path, recorded = folder.file(SITES_FILE), _recorded(folder)
    ranking = RankSitesRequest(path, _criteria(folder, recorded), path, excluded=EXCLUDED_FIELD)
    table = read_sites(path, cancelled)
    table = with_fields(table, _decided(table, request.settings))
    ordered, fields, result = ranked(ranking, table, progress, cancelled)
    write_sites(path, ordered, fields, cancelled)
    parameters = {**recorded["parameters"], "ranking": ranking, "decisions": request.settings.site_decisions}
    made = datetime.now(timezone.utc).isoformat(timespec="seconds")
    changed = {**recorded, "made": made, "parameters": parameters, "results": result}
    provenance.write_json(provenance.sidecar(path), provenance.plain(changed))
    progress(1.0, None)
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
