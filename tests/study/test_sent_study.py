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


def test_a_source_that_was_deleted_is_named_and_the_results_stay_usable(aligned):
    folder, sources = aligned
    settings = read_settings(folder)
    (sources / "elevation_5min.tif").unlink()
    status = step_status(folder, "align", settings)
    assert (status.state, status.usable) == ("stale", True)
    assert f"“{sources / 'elevation_5min.tif'}” is gone" in str(status.reason)
    assert step_status(folder, "landcover", settings).state == "done"
    run_step(StepRequest(str(folder), "landcover", settings))
    assert step_status(folder, "landcover", settings).state == "done"


def test_it_is_up_to_date_again_once_the_source_is_back(aligned, tmp_path):
    folder, sources = aligned
    settings = read_settings(folder)
    shutil.move(sources / "elevation_5min.tif", tmp_path / "kept.tif")
    assert step_status(folder, "align", settings).state == "stale"
    shutil.move(tmp_path / "kept.tif", sources / "elevation_5min.tif")
    assert step_status(folder, "align", settings).state == "done"


def test_a_copy_of_the_study_elsewhere_does_not_miss_the_source(aligned, tmp_path):
    """Even where a folder of the same name is there by chance."""
    folder, sources = aligned
    shutil.copytree(folder, tmp_path / "mailed")
    (sources / "elevation_5min.tif").unlink()
    settings = read_settings(tmp_path / "mailed")
    assert step_status(tmp_path / "mailed", "align", settings).state == "done"


def test_several_that_are_gone_are_counted(aligned):
    folder, sources = aligned
    for path in sources.glob("*.tif"):
        path.unlink()
    assert "2 sources are gone" in str(step_status(folder, "align", read_settings(folder)).reason)


def test_a_source_that_was_changed_still_makes_it_stale(aligned):
    folder, sources = aligned
    with (sources / "elevation_5min.tif").open("ab") as file:
        file.write(b"more")
    assert step_status(folder, "align", read_settings(folder)).state == "stale"
