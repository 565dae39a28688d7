"""Running a step of a study and telling how each stands: one request that a page, an algorithm or a script can run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dss_planner import paths
from dss_planner.errors import InputError, PlannerError
from dss_planner.intake.preparing.contents import source_files
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.sites.portfolio.solving import Solving, solve_here
from dss_planner.study import risk_steps
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
    as_before,
    file_stamp,
    fingerprint,
    gone_files,
    restored,
    stamped_files,
)
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.study.step import Step, StepRequest
from dss_planner.study.step_list import STEPS
from dss_planner.text import Text, text

__all__ = [
    "STEPS",
    "Output",
    "Step",
    "StepRequest",
    "StepResult",
    "run_step",
    "step_missing",
    "step_notes",
    "step_outputs",
    "step_status",
    "steps_before",
]


def step_of(step_id: str) -> Step:
    """Return the step with this id. Raises `InputError` when there is none."""
    for step in STEPS:
        if step.id == step_id:
            return step
    raise InputError("There is no step “{step}”. Choose from {known}.", step=step_id, known=_names())


def run_step(
    request: StepRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    solving: Solving = solve_here,
) -> StepResult:
    """Run one step on the results of those before it. solving: where a step that solves a portfolio works it out.

    Raises `InputError` when an earlier step has not run or an optional one is not possible, and whatever the step
    raises (`PlannerError`, `Cancelled`); a failure is remembered so that `step_status` can show it.
    """
    step, folder = step_of(request.step), StudyFolder.at(request.folder)
    for earlier in steps_before(step, request.settings):
        if not (folder.path / step_of(earlier).made(request.settings)).exists():
            raise _needs(folder, step, step_of(earlier), request.settings)
    why_not = step.missing(folder, request.settings) if step.missing else None
    if why_not is not None:
        raise InputError("“{step}” is not possible. {reason}", step=step.title, reason=why_not)
    files = _stamps(folder, step, request.settings, _members(step, request.settings))
    mark = _fingerprint(folder, step, request.settings, files)
    folder.begin(step.id)
    try:
        more = (solving,) if step.solves else ()
        result = step.run(folder, request.settings, progress, cancelled, *more)
    except PlannerError as error:
        if folder.path.is_dir():
            folder.remember(step.id, mark, error.text, files=files)
        raise
    other = step.same(folder, request.settings) if step.same else None
    same = "" if other is None else _fingerprint(folder, step, other, files)
    folder.remember(step.id, mark, notes=result.notes, files=files, content=result.content, same=same)
    return result


def _needs(folder: StudyFolder, step: Step, earlier: Step, settings: StudySettings) -> InputError:
    """Return the error of a step whose earlier one has not run: it can be run first, or the data do not allow it."""
    why_not = step_missing(folder.path, earlier.id, settings)
    if why_not is not None:
        return InputError(
            "“{step}” needs the step “{earlier}”, which is not possible. {reason}",
            step=step.title,
            earlier=earlier.title,
            reason=why_not,
        )
    return InputError("“{step}” needs the step “{earlier}”. Run it first.", step=step.title, earlier=earlier.title)


def step_status(
    folder: str | Path, step_id: str, settings: StudySettings, judged: dict[str, Status] | None = None
) -> Status:
    """Return whether a step has not run, is up to date, is stale (and why), or ended with a problem.

    judged: what was found of other steps a moment ago; it is believed, and what is found now is added.
    """
    judged = {} if judged is None else judged
    if step_id not in judged:
        judged[step_id] = _judge(StudyFolder.at(folder), step_of(step_id), settings, judged)
    return judged[step_id]


def _judge(study: StudyFolder, step: Step, settings: StudySettings, judged: dict[str, Status]) -> Status:
    note = study.remembered(step.id)
    if "problem" in note and note["fingerprint"] == _fingerprint(study, step, settings):
        return Status(PROBLEM, restored(note["problem"]))
    if not note or not (study.path / step.made(settings)).exists():
        why_not = step_missing(study.path, step.id, settings)
        return Status(EMPTY, NOT_STARTED if why_not is None else why_not)
    if note["fingerprint"] == UNFINISHED:
        return Status(STALE, text("The last run did not end; run this step again."))
    for earlier in steps_before(step, settings):
        found = step_status(study.path, earlier, settings, judged)
        if found.state != DONE and not found.usable:
            return Status(
                STALE, text("“{earlier}” has changed since; run this step again.", earlier=step_of(earlier).title)
            )
    if _fingerprint(study, step, settings) not in (note["fingerprint"], note.get("same")):
        return Status(STALE, text("Settings, files or the plugin have changed since; run this step again."))
    gone = gone_files(note.get("files", {})) if note.get("place") == study.place() else ()
    if gone:
        return Status(STALE, _gone(gone), usable=True)
    return Status(DONE, UP_TO_DATE)


def _gone(files: Sequence[str]) -> Text:
    """Return that sources were deleted or moved since the step ran; what it made is still good."""
    if len(files) == 1:
        return text(
            "The source “{file}” is gone since the last run. What was made of it can still be used; put it back or "
            "remove it from the list before this step runs again.",
            file=files[0],
        )
    return text(
        "{count} sources are gone since the last run, “{file}” first. What was made of them can still be used; put "
        "them back or remove them from the list before this step runs again.",
        count=len(files),
        file=files[0],
    )


def steps_before(step: Step, settings: StudySettings) -> tuple[str, ...]:
    """Return the steps whose results ``step`` uses with these settings."""
    return tuple(dict.fromkeys((*step.after, *(step.also(settings) if step.also else ()))))


def step_missing(folder: str | Path, step_id: str, settings: StudySettings) -> Text | None:
    """Return why an optional step is not possible now, as a sentence that says what to add; None when it is.

    Before the layers are aligned nothing is known of them, and nothing is said.
    """
    study, step = StudyFolder.at(folder), step_of(step_id)
    if step.missing is None or not (study.path / step_of("align").result).exists():
        return None
    return step.missing(study, settings)


def step_notes(folder: str | Path, step_id: str) -> tuple[Text, ...]:
    """Return what a step had to say when it ran last: assumptions, unmet targets, what the data cannot support."""
    return tuple(restored(note) for note in StudyFolder.at(folder).remembered(step_id).get("notes", ()))


def step_outputs(folder: str | Path, step_id: str) -> tuple[Output, ...]:
    """Return the layers of a step that exist already; empty when it has not run."""
    study, step = StudyFolder.at(folder), step_of(step_id)
    made = {step.result} if step.result_with is None else {f"{name}.tif" for name in risk_steps.RESULT_OF.values()}
    return step.outputs(study) if any((study.path / name).exists() for name in made) else ()


def _fingerprint(
    folder: StudyFolder, step: Step, settings: StudySettings, stamps: Mapping[str, object] | None = None
) -> str:
    """Return a hash of all that a step depends on. stamps: of its sources, where they were taken already.

    Of an earlier step, what it made counts where that is known: one that ran again to the same end leaves this step up
    to date.
    """
    values: dict[str, object] = {name: getattr(settings, name) for name in step.choices}
    values["planner"] = paths.version()
    notes = [folder.remembered(earlier) for earlier in steps_before(step, settings)]
    values["after"] = [note.get("content") or note.get("fingerprint") for note in notes]
    if step.beside:
        around = [folder.remembered(other) for other in step.beside]
        values["beside"] = [note.get("content") or note.get("fingerprint") for note in around]
    if step.by_hand:
        values["by_hand"] = step.by_hand(folder, settings)
    stamps = _stamps(folder, step, settings) if stamps is None else stamps
    if stamps:
        values["files"] = list(stamps.values())
    return fingerprint(values)


def _sources(step: Step, settings: StudySettings) -> tuple[str, ...]:
    """Return what the step reads from outside the study."""
    if step.sources:
        return step.sources(settings)
    if step.id == "align":
        legends = [choice.legend_file for choice in settings.choices.values() if choice.legend_file]
        return (settings.study_area, *settings.sources, *dict.fromkeys(legends))
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

    members: files of each source; without them, those of the last run. A file that is not here is taken as it was
    when the step ran last: a study that was sent to someone without its sources stays up to date there.
    """
    known = folder.remembered(step.id).get("files", {})
    files = {uri: stamped_files(stamp) for uri, stamp in known.items()} if members is None else members
    stamps = {uri: file_stamp(uri, files.get(uri, ())) for uri in _sources(step, settings)}
    return {uri: as_before(stamp, known.get(uri, stamp)) for uri, stamp in stamps.items()}


def _names() -> str:
    return ", ".join(step.id for step in STEPS)
