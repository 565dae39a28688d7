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
from dss_planner.study.steps import STEPS, StepRequest, run_step

#: Share of the whole time that each step takes on the sample; only the progress bar depends on it.
_SHARES = {"align": 3, "landcover": 1, "erosion": 4, "access": 3, "score": 2, "sites": 3, "plan": 3}


def run_chain(
    folder: str | Path, settings: StudySettings, progress: Progress = silent, cancelled: CancelCheck = never
) -> tuple[StepResult, ...]:
    """Run all steps of a study in order into ``folder`` and return what each made.

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
    total, begun, results = sum(_SHARES[step.id] for step in STEPS), 0, []
    for step in STEPS:
        stop_if(cancelled)
        share = portion(progress, begun / total, (begun + _SHARES[step.id]) / total)
        share(0.0, step.title)
        results.append(run_step(StepRequest(str(folder), step.id, settings), share, cancelled))
        begun += _SHARES[step.id]
    progress(1.0, None)
    return tuple(results)


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
