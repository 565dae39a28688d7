"""The whole chain in one call, and the settings of the embedded example."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from dss_planner import paths
from dss_planner.errors import OutputError
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.study.results import StepResult
from dss_planner.study.settings import StudySettings, write_settings
from dss_planner.study.steps import STEPS, Step, StepRequest, run_step, step_missing
from dss_planner.text import Text, text

#: Share of the whole time that each step takes on the sample; only the progress bar depends on it.
_SHARES = {"align": 3, "landcover": 1, "erosion": 4, "access": 3, "score": 2, "sites": 3, "plan": 3}
_OTHER_SHARE = 2


def run_chain(
    folder: str | Path,
    settings: StudySettings,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    on_demand: tuple[str, ...] = (),
) -> tuple[StepResult, ...]:
    """Run all steps of a study in order into ``folder`` and return what each made.

    An optional step that the data do not allow is skipped; its result says so and why. on_demand: ids of steps that
    run only when they are asked for, and are to run now.
    Raises `OutputError` when the folder cannot be made, and what the first failing step raises; results of the steps
    before it stay.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "The study folder “{path}” cannot be made: {reason}. Choose a folder that you may write to.",
            path=folder,
            reason=error.strerror or error,
        ) from error
    write_settings(folder, settings)
    shares = {step.id: _SHARES.get(step.id, _OTHER_SHARE) for step in STEPS}
    total, begun, results = sum(shares.values()), 0, []
    for step in STEPS:
        stop_if(cancelled)
        share = portion(progress, begun / total, (begun + shares[step.id]) / total)
        share(0.0, step.title)
        why_not = _left_out(folder, step, settings, on_demand)
        if why_not is None:
            results.append(run_step(StepRequest(str(folder), step.id, settings), share, cancelled))
        else:
            note = text("“{step}” was skipped. {reason}", step=step.title, reason=why_not)
            results.append(StepResult(step.id, (), (note,), skipped=True))
        begun += shares[step.id]
    progress(1.0, None)
    return tuple(results)


def _left_out(folder: str | Path, step: Step, settings: StudySettings, on_demand: tuple[str, ...]) -> Text | None:
    """Return why the chain leaves a step out; None when it runs it."""
    if step.on_demand and step.id not in on_demand:
        return text("It runs only when it is asked for.")
    return step_missing(folder, step.id, settings)


def example_settings(folder: str | Path | None = None) -> StudySettings:
    """Return the settings of the embedded sample (Middle and East Gobi, 1 km); ``folder`` is where results go."""
    sample = paths.resource("sample")
    facts = json.loads((sample / "PROVENANCE.json").read_text(encoding="utf-8"))
    rasters = sorted(str(path) for path in sample.glob("*.tif"))
    vectors = tuple(
        f"{sample / 'sample.gpkg'}|layername={name}"
        for name in ("settlements", "roads", "wind_stations", "soil_points", "aimags")
    )
    return replace(
        StudySettings(),
        title="Middle and East Gobi",
        sources=(*rasters, *vectors),
        study_area=f"{sample / 'sample.gpkg'}|layername=study_area",
        origins="settlements",
        layer_notes={"roads": "schematic"},
        data_note=facts["note"],
    )
