"""A small study with layers, for the model at hand and what shows it."""

import numpy as np
import pytest


@pytest.fixture
def small_study(tmp_path, make_raster, make_vector):
    """A study folder with land cover and travel time, aligned and classified."""
    from dss_planner.study.criterionsettings import CriterionSetting
    from dss_planner.study.settings import StudySettings, write_settings

    rng = np.random.default_rng(3)
    make_raster("landcover_classes.tif", rng.choice([3.0, 5.0, 6.0, 9.0], (8, 9)))
    make_raster("travel_time.tif", rng.uniform(0, 400, (8, 9)))
    make_raster("annual_precipitation.tif", rng.uniform(60, 250, (8, 9)))
    area = "POLYGON((400000 4800000,600000 4800000,600000 5000000,400000 5000000,400000 4800000))"
    make_vector("study_area.gpkg", [(area, {})])
    make_vector(
        "vectors.gpkg", [("POLYGON((501000 4899000,503000 4899000,503000 4897000,501000 4899000))", {})], layer="lakes"
    )
    layers = '{"role": "landcover", "kind": "raster"}, {"role": "lakes", "kind": "vector"}'
    (tmp_path / "alignment.json").write_text(f'{{"layers": [{layers}]}}')
    criteria = (
        CriterionSetting("landcover", 40.0),
        CriterionSetting("access", 40.0, low=285.0, high=60.0),
        CriterionSetting("rain", 20.0, low=50.0, high=200.0),
        CriterionSetting("trend", 0.0, low=0.0, used=False),
    )
    write_settings(tmp_path, StudySettings(criteria=criteria, exclude_roles=()))
    return tmp_path


@pytest.fixture
def desk(session, small_study, wait):
    session.open_folder(str(small_study))
    wait(lambda: session.score_desk.model is not None)
    return session.score_desk
