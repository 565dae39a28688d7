"""The project of a plan: works under sites, shapes under works, after a round trip through the file."""

import pytest
from qgis.core import QgsProject, QgsValueRelationFieldFormatter

from dss_planner.layers.plan_relations import TABLES, relate_plans
from dss_planner.layers.project import build_project
from dss_planner.layers.styles import plan_styles
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.store.document import read_plan, save_plan
from dss_planner.plan.store.stamps import stamp_of

from .study_example import make_study


@pytest.fixture
def project(qgis_app, tmp_path):
    path = tmp_path / "study" / "project.qgz"
    outputs = make_study(tmp_path / "study")
    plan = tmp_path / "study" / "plan.gpkg"
    save_plan(read_plan(plan), plan, stamp_of(plan), plan_styles())
    build_project(outputs, str(path), "Example")
    opened = QgsProject.instance()  # forms look for their tables there
    assert opened.read(str(path))
    yield opened
    opened.clear()


def related(project):
    return {
        (relation.referencedLayer().name(), relation.referencingLayer().name(), *relation.fieldPairs().items())
        for relation in project.relationManager().relations().values()
    }


def test_relations_hold_after_reading_the_project_again(project):
    relations = project.relationManager().relations()
    assert relations
    assert all(relation.isValid() for relation in relations.values()), {
        key: relation.validationError() for key, relation in relations.items() if not relation.isValid()
    }
    found = related(project)
    assert ("Works of the plan", "Zones", ("work", "uuid")) in found
    assert ("Works of the plan", "Line works", ("work", "uuid")) in found
    assert ("Sites of the plan", "Works of the plan", ("site", "uuid")) in found
    assert ("Works of the plan", "Schedule of the plan", ("work", "uuid")) in found


def test_a_work_finds_its_shapes(project):
    relation = next(
        one
        for one in project.relationManager().relations().values()
        if one.referencingLayer().name() == "Line works" and "work" in one.fieldPairs()
    )
    works = relation.referencedLayer()
    fence = next(work for work in works.getFeatures() if work["uuid"] == "s1-sand_fence")
    assert len(list(relation.getRelatedFeatures(fence))) == 3


def test_forms_name_the_work(project):
    zones = project.mapLayersByName("Zones")[0]
    index = zones.fields().indexOf("work")
    config = zones.editorWidgetSetup(index).config()
    shown = QgsValueRelationFieldFormatter().representValue(zones, index, config, None, "s1-checkerboard")
    assert shown == next(measure.name for measure in load_catalogue().measures if measure.id == "checkerboard")


def test_tables_stand_in_a_group_of_their_own_and_only_once(project):
    group = project.layerTreeRoot().findGroup("Tables of the plan")
    assert [node.layer().name() for node in group.findLayers()] == [str(title) for title in TABLES.values()]
    before = len(project.mapLayers())
    assert relate_plans(project) == ()
    assert len(project.mapLayers()) == before
