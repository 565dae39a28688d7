"""A study folder made by code."""

import pytest

from tests.layers.study_example import make_study


@pytest.fixture
def study(tmp_path, qgis_app):
    """(folder, outputs) of a small study in a folder whose name has a space and Mongolian and Korean letters."""
    folder = tmp_path / "Говь судалгаа 황사"
    return folder, make_study(folder)
