"""A study folder made by code, and a project filled with it."""

import pytest
from qgis.core import QgsProject

from dss_planner.layers.project import fill_project
from tests.layers.study_example import make_study


@pytest.fixture(scope="module")
def study(tmp_path_factory, qgis_app):
    """(folder, outputs) of a small study; not to be changed by a test."""
    folder = tmp_path_factory.mktemp("study")
    return folder, make_study(folder)


@pytest.fixture
def project(study):
    """A project filled with the study."""
    folder, outputs = study
    filled = QgsProject()
    fill_project(filled, outputs, str(folder), "Example")
    yield filled
    filled.clear()
