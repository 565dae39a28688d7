"""A study with a plan drafted from its layers, in the window “Plan”."""

from __future__ import annotations

from pathlib import Path

import pytest

from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from tests.plan.conftest import eroding, rectangle, sites, square, study, write_sites

__all__ = ["eroding", "sites", "study"]


@pytest.fixture
def drafted(eroding):
    """A study folder with a plan for a site on dunes and one on steppe."""
    shapes = [rectangle(square(52, 10, 14)), rectangle(square(90, 30, 12))]
    layer = write_sites(eroding / "sites.gpkg", shapes)
    draft_plan(DraftPlanRequest(layer, str(eroding), str(Path(eroding, "plan.gpkg")), wind_from=315.0))
    return str(eroding)


@pytest.fixture
def window(shown_window, session, drafted, wait):
    """The window “Plan” on `drafted`, with the plan read and counted."""
    from dss_planner.panels.plan.window import PlanWindow

    session.open_folder(drafted)
    window = shown_window(PlanWindow)
    wait(lambda: session.plan_desk.document is not None and session.plan_desk.live is not None)
    wait(lambda: not session.lookups.busy and not session.plan_desk.busy and not session.map_layers.showing)
    yield window
    wait(lambda: not session.busy and not session.plan_desk.busy)
