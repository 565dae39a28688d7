"""What the steps beside the erosion ask of their computations, and what they call their maps."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dss_planner.erosion.uncertainty.uncertaintyrequest import BANDS
from dss_planner.running import never, silent
from dss_planner.study import evidence_steps
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings


@pytest.fixture
def asked(monkeypatch, tmp_path, make_raster):
    """The requests that dust and exposure make in a folder where their rasters are."""
    found = []

    def remember(request, progress, cancelled):
        found.append(request)
        return SimpleNamespace(notes=())

    monkeypatch.setattr(evidence_steps, "compute_dust_source", remember)
    monkeypatch.setattr(evidence_steps, "compute_downwind_exposure", remember)
    for name in ("sand", "silt", "clay", "spring_cover", "landcover_classes", "dust_source", "soil_loss", "population"):
        make_raster(f"{name}.tif", np.ones((4, 6)))
    return found


def run(step, tmp_path, settings=None):
    return step(StudyFolder.at(tmp_path), settings or StudySettings(), silent, never)


def test_dust_counts_the_dust_season_and_the_tracks_and_says_so(asked, tmp_path, make_raster, monkeypatch):
    plain = run(evidence_steps.run_dust, tmp_path)
    assert (asked[0].weather, asked[0].months, asked[0].tracks) == (None, (), None)
    assert not any("dust season" in str(note) or "tracks" in str(note) for note in plain.notes)
    make_raster("weather_factor.tif", np.ones((13, 4, 6)))
    monkeypatch.setattr(StudyFolder, "vector_roles", lambda self: ("roads",))
    done = run(evidence_steps.run_dust, tmp_path)
    assert asked[1].months == (3, 4, 5)
    assert asked[1].tracks == StudyFolder.at(tmp_path).vector("roads")
    notes = " ".join(map(str, done.notes))
    assert "spring" in notes
    assert "roads and tracks" in notes


@pytest.mark.parametrize(("source", "scale"), [("dust", "dust_score"), ("soil_loss", "linear")])
def test_scores_of_dust_are_turned_back_into_emission(asked, tmp_path, source, scale):
    run(evidence_steps.run_exposure, tmp_path, replace(StudySettings(), exposure_source=source, wind_rose="rose.csv"))
    assert asked[0].scale == scale


def test_people_beyond_the_grid_count_where_the_source_holds_persons(asked, tmp_path, make_raster):
    whole = make_raster("whole.tif", np.ones((40, 60)))
    layer = {"role": "population", "source": whole, "files": [whole], "unit_found": "persons per cell", "choice": {}}

    def exposure(**changes):
        (tmp_path / "alignment.json").write_text(json.dumps({"layers": [{**layer, **changes}]}), encoding="utf-8")
        done = run(evidence_steps.run_exposure, tmp_path, replace(StudySettings(), wind_rose="rose.csv"))
        return asked[-1].population, " ".join(map(str, done.notes))

    taken, words = exposure()
    assert taken == whole
    assert "beyond the study area count as far as “whole.tif”" in words
    aligned = StudyFolder.at(tmp_path).raster("population")
    for changes in (
        {"unit_found": "persons/km²"},
        {"choice": {"nodata": 0.0, "zero_is_value": False}},
        {"choice": {"zero_is_value": True}},
        {"source": str(tmp_path / "gone.tif")},
        {"files": [whole, aligned]},
    ):
        taken, words = exposure(**changes)
        assert taken == aligned
        assert "outside the study's grid do not count" in words


def test_maps_of_uncertainty_are_called_what_their_bands_hold(tmp_path):
    for output in evidence_steps.uncertainty_outputs(StudyFolder.at(tmp_path)):
        name, title = BANDS[output.band - 1].name, str(output.title)
        assert ("Soil loss" in name) == ("oil loss" in title)
        if output.style == "relative_spread":
            assert "ranking index" in title


def test_the_index_is_a_geometric_mean_unless_asked_otherwise():
    assert StudySettings().combination == "geometric"


def test_a_unit_that_the_record_does_not_state_reaches_plan_and_exposure(tmp_path):
    from dss_planner.errors import InputError
    from dss_planner.plan.drafting.wind import erosive_wind

    path = tmp_path / "wind.csv"
    rows = [f"2024-03-{day:02d} {hour:02d}:00,10,270" for day in range(1, 29) for hour in range(24)]
    path.write_text("time,speed,direction\n" + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="unit"):
        erosive_wind(None, str(path), (3,))
    assert erosive_wind(None, str(path), (3,), "m/s").wind_from == pytest.approx(270.0, abs=1.0)
