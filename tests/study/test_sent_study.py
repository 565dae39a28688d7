"""A study that is sent to someone who does not have its sources."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dss_planner.study.chain import example_settings
from dss_planner.study.settings import StudySettings, read_settings, write_settings
from dss_planner.study.steps import StepRequest, run_step, step_status


@pytest.fixture
def aligned(tmp_path):
    """The study, aligned, and the folder of its sources."""
    sources, folder = tmp_path / "sources", tmp_path / "study"
    example = example_settings(folder)
    shutil.copytree(Path(example.study_area.partition("|")[0]).parent, sources)
    settings = StudySettings(
        sources=tuple(_moved(uri, sources) for uri in example.sources if "elevation" in uri or "landcover" in uri),
        study_area=_moved(example.study_area, sources),
        cell_size=5000.0,
    )
    write_settings(folder, settings)
    for step in ("align", "landcover"):
        run_step(StepRequest(str(folder), step, settings))
    return folder, sources


def _moved(uri, sources):
    path, bar, layer = uri.partition("|")
    return f"{sources / Path(path).name}{bar}{layer}"


def test_it_stays_up_to_date_and_its_later_steps_run(aligned):
    folder, sources = aligned
    shutil.rmtree(sources)
    settings = read_settings(folder)
    assert [step_status(folder, step, settings).state for step in ("align", "landcover")] == ["done", "done"]
    run_step(StepRequest(str(folder), "landcover", settings))
    assert step_status(folder, "landcover", settings).state == "done"


def test_a_source_that_was_changed_still_makes_it_stale(aligned):
    folder, sources = aligned
    with (sources / "elevation_5min.tif").open("ab") as file:
        file.write(b"more")
    assert step_status(folder, "align", read_settings(folder)).state == "stale"
