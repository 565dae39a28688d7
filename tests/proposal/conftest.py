"""A study folder made by code, and a project filled with it."""

import pytest
from qgis.core import QgsProject

from dss_planner.layers.project import fill_project
from dss_planner.proposal.content.gather import ContentRequest, gather
from tests.layers.study_example import make_study
from tests.proposal.planned_study import make_planned_study


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


@pytest.fixture(scope="session")
def planned(tmp_path_factory):
    """The plan of a small study whose folder, sites and partners have names in other scripts; not to be changed."""
    return make_planned_study(tmp_path_factory.mktemp("packs") / "Судалгаа 研究")


@pytest.fixture(scope="session")
def content(planned):
    """What a pack of that plan says."""
    return gather(ContentRequest(str(planned)))


@pytest.fixture
def with_fonts(qgis_app):
    """Return a function that skips a language whose letters no font of this machine has."""
    from dss_planner.proposal.languages.fonts import families_of

    def need(language):
        if not families_of(language):
            pytest.skip(f"no font for {language} is installed")

    return need
