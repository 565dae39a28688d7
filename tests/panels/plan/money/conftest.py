"""A study whose plan has the prices of the catalogue, as drafts have them."""

from __future__ import annotations

import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.drafting.rows import cost_rows
from dss_planner.plan.store.document import save_plan
from dss_planner.plan.store.recount import recounted
from tests.panels.plan.conftest import plan_document, styles


@pytest.fixture
def plan_study(tmp_path):
    """A study folder with `plan_document` and full rows of prices."""
    folder = tmp_path / "study"
    folder.mkdir()
    document = plan_document()
    known = {row["id"] for row in document.rows("measures")}
    measures = [measure for measure in load_catalogue().measures if measure.id in known]
    document.tables["unit_costs"] = [row for measure in measures for row in cost_rows(measure)]
    save_plan(recounted(document), folder / "plan.gpkg", None, styles())
    return str(folder)
