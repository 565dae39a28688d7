"""Access of a study: friction and travel time, what the season changes, catchments."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from dss_planner.access.catchments import LAYER as CATCHMENTS
from dss_planner.access.catchments import CatchmentsRequest, find_catchments
from dss_planner.access.seasonchange import SeasonChangeRequest, compute_season_change
from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.provenance import plain, sidecar, write_json
from dss_planner.raster.reading import open_raster
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.access_inputs import movement, name_field, origin_roles
from dss_planner.study.around import known_ground
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.season_travel import MAIN, run_season, travel_of
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

#: What the map of the difference compares, and how much land changes.
SEASONS_REPORT = "season_change.json"
SEASON_NAMES: dict[str, Text] = {
    "dry": text("dry summer"),
    "wet": text("after rain"),
    "winter": text("frozen winter"),
    "thaw": text("spring thaw"),
}


def run_access(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Friction and travel time from the nearest origin."""
    files = replace(MAIN, allocation="allocation" if settings.allocation else "")
    if not files.allocation:
        for path in (Path(folder.raster("allocation")), sidecar(folder.raster("allocation"))):
            path.unlink(missing_ok=True)
    notes = run_season(folder, settings, settings.season, files, progress, cancelled)
    return StepResult("access", access_outputs(folder), notes)


def access_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.raster("travel_time")
    found = [Output(path, "travel_time", text("Travel time (h)"), visible=False)]
    sets = _sets(path)
    for band, role in enumerate(sets[1:], start=2):
        title = text("Travel time (h): {origins}", origins=ROLES[role].title if role in ROLES else role)
        found.append(Output(path, "travel_time", title, band=band, visible=False))
    if folder.has("allocation"):
        found.append(
            Output(folder.raster("allocation"), "allocation", text("Place that is reached first"), visible=False)
        )
    found.append(Output(folder.raster("friction"), "friction", text("Friction (min/m)"), visible=False))
    return tuple(found)


def _sets(path: str) -> tuple[str, ...]:
    """Return the roles of the sets of origins of a travel time, as far as its record tells."""
    note = sidecar(path)
    if not Path(path).exists() or not note.exists():
        return ()
    inputs = json.loads(note.read_text(encoding="utf-8")).get("parameters", {})
    uris = [inputs.get("origins", ""), *inputs.get("more_origins", ())]
    return tuple(str(uri).rpartition("layername=")[2] for uri in uris)[: open_raster(path).RasterCount]


def run_seasons(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Travel time of the second season minus that of the first; a season that is up to date is not run again."""
    pair = (settings.season_before, settings.season_after)
    for season in pair:
        if season not in SEASON_NAMES:
            raise InputError(
                "There is no season “{found}”; {expected} are known. Choose one of these.",
                found=season,
                expected=", ".join(SEASON_NAMES),
            )
    if pair[0] == pair[1]:
        raise InputError(
            "Both seasons of the difference are “{season}”. Choose two that differ.", season=SEASON_NAMES[pair[0]]
        )
    before, notes = travel_of(folder, settings, pair[0], portion(progress, 0.0, 0.47), cancelled)
    after, more = travel_of(folder, settings, pair[1], portion(progress, 0.47, 0.94), cancelled)
    output = folder.raster("season_change")
    result = compute_season_change(SeasonChangeRequest(before, after, output), portion(progress, 0.94, 1.0), cancelled)
    report = {"before": pair[0], "after": pair[1], "mode": settings.mode, **dict(plain(result))}  # type: ignore[call-overload]
    write_json(Path(folder.file(SEASONS_REPORT)), report)
    told = (*notes, *(note for note in more if note not in notes))
    return StepResult("seasons", seasons_outputs(folder), told)


def seasons_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made; the title names the seasons."""
    path = Path(folder.file(SEASONS_REPORT))
    if not path.exists() or not folder.has("season_change"):
        return ()
    report = json.loads(path.read_text(encoding="utf-8"))
    names = {key: SEASON_NAMES.get(report.get(key), text("?")) for key in ("before", "after")}
    title = text("Travel time: {after} minus {before}", after=names["after"], before=names["before"])
    return (Output(folder.raster("season_change"), "season_change", title, visible=False),)


def run_catchments(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """The land that is reached first from each origin, as polygons."""
    ground = known_ground(folder, settings)
    role = origin_roles(ground, settings)[0]
    origins = ground.vector(role)
    result = find_catchments(
        CatchmentsRequest(
            folder.raster("friction"),
            origins,
            folder.file("catchments.gpkg"),
            max_minutes=settings.travel_limit,
            name=name_field(origins),
            within=folder.file("study_area.gpkg"),
            movement=movement(ground, settings),
        ),
        progress,
        cancelled,
    )
    return StepResult("catchments", catchments_outputs(folder), result.notes)


def catchments_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.file("catchments.gpkg")
    return (Output(path, "catchments", text("Catchments"), layer_name=CATCHMENTS, visible=False),)
