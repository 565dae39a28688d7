"""Friction and travel time of one season of a study, worked out again only when something they rest on has changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from dss_planner import paths
from dss_planner.access.friction import compute_friction
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.provenance import plain, write_json
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.access_inputs import (
    CHOICES,
    friction_request,
    ground_notes,
    movement,
    name_field,
    origin_notes,
    origin_roles,
)
from dss_planner.study.around import bring_home, ground_of, margin_notes
from dss_planner.study.folder import StudyFolder, fingerprint, restored
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text

#: What each file was made of.
RUNS = "access_runs.json"
#: Share of the time that the wider ground takes, and the end of the friction's.
_GROUND, _FRICTION = 0.2, 0.45


@dataclass(frozen=True)
class SeasonFiles:
    """Names of the rasters of one run, without “.tif”. allocation: '' for none."""

    friction: str
    travel: str
    allocation: str = ""


MAIN = SeasonFiles("friction", "travel_time")


def files_of(season: str) -> SeasonFiles:
    """Return the names of the rasters of a season beside the one that the study scores."""
    return SeasonFiles(f"friction_{season}", f"travel_time_{season}")


def travel_of(
    folder: StudyFolder,
    settings: StudySettings,
    season: str,
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[str, tuple[Text, ...]]:
    """Return the travel time of a season and its notes; a raster that was made of the same things stands for it."""
    mark = mark_of(folder, settings, season)
    runs = _runs(folder)
    for files in (MAIN, files_of(season)):
        known = runs.get(files.travel, {})
        if known.get("mark") == mark and folder.has(files.travel) and folder.has(files.friction):
            return folder.raster(files.travel), tuple(restored(note) for note in known.get("notes", ()))
    one_set = replace(settings, more_origins=())
    notes = run_season(folder, one_set, season, files_of(season), progress, cancelled)
    return folder.raster(files_of(season).travel), notes


def run_season(
    folder: StudyFolder,
    settings: StudySettings,
    season: str,
    files: SeasonFiles,
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[Text, ...]:
    """Write friction and travel time of a season; return what is to be told. Raises as the two and `origin_roles`."""
    _note_run(folder, files.travel, None)
    begin = _GROUND if settings.margin_km else 0.0
    ground = ground_of(folder, settings, portion(progress, 0.0, begin), cancelled)
    origins = origin_roles(ground, settings)
    friction = compute_friction(
        friction_request(ground, settings, season, folder.raster(files.friction)),
        portion(progress, begin, _FRICTION),
        cancelled,
    )
    request = _travel_request(folder, ground, settings, tuple(ground.vector(role) for role in origins), files)
    travel = compute_travel_time(request, portion(progress, _FRICTION, 0.98), cancelled)
    bring_home(request.output, folder, folder.raster(files.travel), cancelled)
    if request.allocation:
        bring_home(request.allocation, folder, folder.raster(files.allocation), cancelled, "int32")
    notes = [*friction.notes, *travel.notes, *origin_notes(settings, origins), *ground_notes(ground, settings)]
    notes += margin_notes(settings)
    _note_run(folder, files.travel, mark_of(folder, settings, season), notes)
    progress(1.0, None)
    return tuple(notes)


def mark_of(folder: StudyFolder, settings: StudySettings, season: str) -> str:
    """Return what stays the same as long as the travel time of a season need not be worked out again."""
    values: dict[str, object] = {name: getattr(settings, name) for name in CHOICES}
    values["speeds"] = settings.speeds.get(settings.mode, {}).get(season, {})
    values["season"], values["planner"] = season, paths.version()
    notes = [folder.remembered(step) for step in ("align", "landcover")]
    values["after"] = [note.get("content") or note.get("fingerprint") for note in notes]
    return fingerprint(values)


def _travel_request(
    folder: StudyFolder,
    ground: StudyFolder,
    settings: StudySettings,
    origins: tuple[str, ...],
    files: SeasonFiles,
) -> TravelTimeRequest:
    return TravelTimeRequest(
        folder.raster(files.friction),
        origins[0],
        ground.raster(files.travel),
        max_minutes=settings.travel_limit,
        within=folder.file("study_area.gpkg"),
        movement=movement(ground, settings),
        more_origins=origins[1:],
        allocation=ground.raster(files.allocation) if files.allocation else None,
        names=tuple(name_field(uri) for uri in origins),
    )


def _runs(folder: StudyFolder) -> dict[str, dict]:
    try:
        return dict(json.loads(Path(folder.file(RUNS)).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _note_run(folder: StudyFolder, name: str, mark: str | None, notes: list[Text] | tuple[Text, ...] = ()) -> None:
    """Note what a file was made of; None: it is being made."""
    runs = _runs(folder)
    runs.pop(name, None)
    if mark is not None:
        runs[name] = {"mark": mark, "notes": [{"template": n.template, "values": plain(n.values)} for n in notes]}
    write_json(Path(folder.file(RUNS)), runs)  # type: ignore[arg-type]
