"""The steps of a study in order, each as one request that a page, an algorithm or a script can run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dss_planner import paths
from dss_planner.errors import InputError, PlannerError
from dss_planner.intake.preparing.contents import source_files
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.study import data_steps, risk_steps, site_steps
from dss_planner.study.folder import (
    DONE,
    EMPTY,
    NOT_STARTED,
    PROBLEM,
    STALE,
    UNFINISHED,
    UP_TO_DATE,
    Status,
    StudyFolder,
    file_stamp,
    fingerprint,
    restored,
    stamped_files,
)
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

__all__ = [
    "STEPS",
    "Output",
    "Step",
    "StepRequest",
    "StepResult",
    "run_step",
    "step_notes",
    "step_outputs",
    "step_status",
]


@dataclass(frozen=True)
class StepRequest:
    """folder: the study folder. step: id of the step. settings: all choices of the study."""

    folder: str
    step: str
    settings: StudySettings


@dataclass(frozen=True)
class Step:
    """One step. id: stable key. title: what it does. page: page of the dock (1–6) that shows it. after: steps whose
    results it uses. choices: names of the settings it depends on. result: file that exists once it has run."""

    id: str
    title: Text
    page: int
    after: tuple[str, ...]
    choices: tuple[str, ...]
    result: str
    run: Callable[[StudyFolder, StudySettings, Progress, CancelCheck], StepResult]
    outputs: Callable[[StudyFolder], tuple[Output, ...]]


STEPS: tuple[Step, ...] = (
    Step(
        "align",
        text("Align layers"),
        1,
        (),
        ("sources", "study_area", "crs", "cell_size", "choices"),
        "alignment.json",
        data_steps.run_align,
        data_steps.align_outputs,
    ),
    Step(
        "landcover",
        text("Classify land cover"),
        2,
        ("align",),
        ("legend",),
        "landcover_classes.tif",
        data_steps.run_landcover,
        data_steps.landcover_outputs,
    ),
    Step(
        "erosion",
        text("Compute wind erosion"),
        2,
        ("align", "landcover"),
        (
            "weibull_k",
            "height_rule",
            "threshold",
            "roughness",
            "field_length",
            "periods",
            "soil_ndvi",
            "full_ndvi",
            "retention",
        ),
        "soil_loss.tif",
        risk_steps.run_erosion,
        risk_steps.erosion_outputs,
    ),
    Step(
        "access",
        text("Compute travel time"),
        2,
        ("align", "landcover"),
        ("season", "origins", "road_class_field"),
        "travel_time.tif",
        risk_steps.run_access,
        risk_steps.access_outputs,
    ),
    Step(
        "score",
        text("Score the land"),
        2,
        ("align", "landcover", "erosion", "access"),
        ("criteria", "max_minutes", "max_slope", "exclude_classes", "exclude_roles"),
        "score.tif",
        site_steps.run_score,
        site_steps.score_outputs,
    ),
    Step(
        "sites",
        text("Find and rank sites"),
        3,
        ("score",),
        ("count", "min_area", "max_area", "total_area", "spacing", "compactness", "min_score"),
        "sites.gpkg",
        site_steps.run_sites,
        site_steps.sites_outputs,
    ),
    Step(
        "plan",
        text("Draft the plan"),
        5,
        ("sites", "align", "erosion"),
        ("wind_from", "wind_rose", "measures"),
        "plan.gpkg",
        site_steps.run_plan,
        site_steps.plan_outputs,
    ),
)


def step_of(step_id: str) -> Step:
    """Return the step with this id. Raises `InputError` when there is none."""
    for step in STEPS:
        if step.id == step_id:
            return step
    raise InputError("There is no step “{step}”. Choose from {known}.", step=step_id, known=_names())


def run_step(request: StepRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> StepResult:
    """Run one step on the results of those before it.

    Raises `InputError` when an earlier step has not run, and whatever the step raises (`PlannerError`, `Cancelled`);
    a failure is remembered so that `step_status` can show it.
    """
    step, folder = step_of(request.step), StudyFolder.at(request.folder)
    for earlier in step.after:
        if not (folder.path / step_of(earlier).result).exists():
            raise InputError(
                "“{step}” needs the step “{earlier}”. Run it first.", step=step.title, earlier=step_of(earlier).title
            )
    files = _stamps(folder, step, request.settings, _members(step, request.settings))
    mark = _fingerprint(folder, step, request.settings, files)
    folder.begin(step.id)
    try:
        result = step.run(folder, request.settings, progress, cancelled)
    except PlannerError as error:
        if folder.path.is_dir():
            folder.remember(step.id, mark, error.text, files=files)
        raise
    folder.remember(step.id, mark, notes=result.notes, files=files, content=result.content)
    return result


def step_status(folder: str | Path, step_id: str, settings: StudySettings) -> Status:
    """Return whether a step has not run, is up to date, is stale (and why), or ended with a problem."""
    study, step = StudyFolder.at(folder), step_of(step_id)
    note = study.remembered(step_id)
    if "problem" in note and note["fingerprint"] == _fingerprint(study, step, settings):
        return Status(PROBLEM, restored(note["problem"]))
    if not note or not (study.path / step.result).exists():
        return Status(EMPTY, NOT_STARTED)
    if note["fingerprint"] == UNFINISHED:
        return Status(STALE, text("The last run did not end; run this step again."))
    for earlier in step.after:
        if step_status(folder, earlier, settings).state != DONE:
            return Status(
                STALE, text("“{earlier}” has changed since; run this step again.", earlier=step_of(earlier).title)
            )
    if note["fingerprint"] != _fingerprint(study, step, settings):
        return Status(STALE, text("Settings, files or the plugin have changed since; run this step again."))
    return Status(DONE, UP_TO_DATE)


def step_notes(folder: str | Path, step_id: str) -> tuple[Text, ...]:
    """Return what a step had to say when it ran last: assumptions, unmet targets, what the data cannot support."""
    return tuple(restored(note) for note in StudyFolder.at(folder).remembered(step_id).get("notes", ()))


def step_outputs(folder: str | Path, step_id: str) -> tuple[Output, ...]:
    """Return the layers of a step that exist already; empty when it has not run."""
    study, step = StudyFolder.at(folder), step_of(step_id)
    return step.outputs(study) if (study.path / step.result).exists() else ()


def _fingerprint(
    folder: StudyFolder, step: Step, settings: StudySettings, stamps: Mapping[str, object] | None = None
) -> str:
    """Return a hash of all that a step depends on. stamps: of its sources, where they were taken already.

    Of an earlier step, what it made counts where that is known: one that ran again to the same end leaves this step up
    to date.
    """
    values: dict[str, object] = {name: getattr(settings, name) for name in step.choices}
    values["planner"] = paths.version()
    notes = [folder.remembered(earlier) for earlier in step.after]
    values["after"] = [note.get("content") or note.get("fingerprint") for note in notes]
    stamps = _stamps(folder, step, settings) if stamps is None else stamps
    if stamps:
        values["files"] = list(stamps.values())
    return fingerprint(values)


def _sources(step: Step, settings: StudySettings) -> tuple[str, ...]:
    """Return what the step reads from outside the study."""
    if step.id == "align":
        return (settings.study_area, *settings.sources)
    return (settings.wind_rose,) if "wind_rose" in step.choices and settings.wind_rose else ()


def _members(step: Step, settings: StudySettings) -> dict[str, tuple[str, ...]]:
    """Return uri → all files of each source; sources that cannot be opened are named when the step runs."""
    found = {}
    for uri in _sources(step, settings) if step.id == "align" else ():
        try:
            found[uri] = source_files(uri)
        except InputError:
            found[uri] = ()
    return found


def _stamps(
    folder: StudyFolder, step: Step, settings: StudySettings, members: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, object]:
    """Return uri → stamp of the files that the step reads from outside the study.

    members: files of each source; without them, those of the last run. A source that is not here is taken as it was
    when the step ran last: a study that was sent to someone without its sources stays up to date there.
    """
    known = folder.remembered(step.id).get("files", {})
    files = {uri: stamped_files(stamp) for uri, stamp in known.items()} if members is None else members
    stamps = {uri: file_stamp(uri, files.get(uri, ())) for uri in _sources(step, settings)}
    return {uri: known.get(uri, stamp) if stamp[1] is None else stamp for uri, stamp in stamps.items()}


def _names() -> str:
    return ", ".join(step.id for step in STEPS)
