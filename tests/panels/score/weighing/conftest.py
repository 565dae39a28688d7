"""A study with as many criteria as a test wants, open in the session, and the tabs over it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

NAMES = (
    "Wind erosion", "Travel time", "Land cover", "Rain for plants", "Dust sources", "People downwind", "Losing plants",
    "Groundwater", "Slope", "Distance to materials", "Grazing consent", "Monitoring control",
)  # fmt: skip


@pytest.fixture
def until(wait_for):
    return wait_for


@pytest.fixture
def desk_of(session, tmp_path, make_raster, make_vector, until):
    """Return a function that opens a study with so many criteria and returns its desk."""
    from dss_planner.scoring.functions.valuefunctions import ValueFunction
    from dss_planner.scoring.model import Criterion
    from dss_planner.study.criterionsettings import CriterionSetting
    from dss_planner.study.settings import StudySettings, write_settings

    def make(count=4, **changes):
        rng = np.random.default_rng(3)
        folder = tmp_path / f"study{count}"
        folder.mkdir()
        make_raster(folder / "landcover_classes.tif", rng.choice([3.0, 5.0, 6.0], (12, 15)))
        make_raster(folder / "travel_time.tif", rng.uniform(0, 400, (12, 15)))
        paths = [make_raster(folder / f"own{n}.tif", rng.uniform(0, 10, (12, 15)) ** (1 + n / 4)) for n in range(count)]
        area = "POLYGON((400000 4800000,600000 4800000,600000 5000000,400000 5000000,400000 4800000))"
        make_vector(folder / "study_area.gpkg", [(area, {})])
        (folder / "alignment.json").write_text('{"layers": [{"role": "landcover", "kind": "raster"}]}')
        settings = (CriterionSetting("landcover", 50.0), CriterionSetting("access", 50.0, low=285.0, high=60.0))
        write_settings(folder, StudySettings(criteria=settings, exclude_roles=()))
        session.open_folder(str(folder))
        desk = session.score_desk
        until(lambda: desk.model is not None)
        function = ValueFunction("linear", low=0.0, high=10.0)
        parts = np.arange(count, 0, -1) / sum(range(count + 1))
        criteria = tuple(
            Criterion(f"c{n}", NAMES[n], str(path), function, float(parts[n])) for n, path in enumerate(paths)
        )
        desk.restore(replace(desk.model, criteria=criteria, exclusions=(), **changes), "test")
        until(lambda: desk.model is not None and not desk.looking)
        desk.undo.clear()
        return desk

    return make


@pytest.fixture
def lookups(qgis_app):
    from dss_planner.tasks.lookups import Lookups

    found = Lookups()
    yield found
    found.close()


@pytest.fixture
def weights_tab(session, lookups, qgis_app):
    """Return a function that shows the tab in a size."""
    from qgis.core import QgsSettings

    from dss_planner.panels.score.weighing.own_presets import KEY
    from dss_planner.panels.score.weighing.weights_tab import WeightsTab

    QgsSettings().remove(KEY)
    made = []

    def make(width=966, height=250, way=0):
        tab = WeightsTab(session, lookups)
        tab.resize(width, height)
        tab.said = []
        tab.message.connect(lambda *words: tab.said.append(words))
        tab.show()
        tab.ways.setCurrentRow(way)
        made.append(tab)
        qgis_app.processEvents()
        return tab

    yield make
    for tab in made:
        tab.leave()
        tab.deleteLater()
    QgsSettings().remove(KEY)


def percents(model):
    return {item.id: round(100 * item.weight, 1) for item in model.used}
