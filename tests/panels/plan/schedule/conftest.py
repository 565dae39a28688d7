"""A study whose plan has a schedule, and the tab that shows it."""

from __future__ import annotations

import pytest

from dss_planner.plan.scheduling.moving import seasonal
from dss_planner.plan.store.changes import applied
from dss_planner.plan.store.document import save_plan
from dss_planner.plan.store.recount import recounted
from tests.panels.plan.conftest import plan_document, styles


@pytest.fixture
def plan_study(tmp_path):
    """A study folder with a scheduled plan in ``plan.gpkg``."""
    folder = tmp_path / "study"
    folder.mkdir()
    document = recounted(plan_document())
    save_plan(applied(document, seasonal(document)), folder / "plan.gpkg", None, styles())
    return str(folder)


@pytest.fixture
def schedule(desk, session, iface, wait):
    """The tab “Schedule” alone, in sight."""
    from dss_planner.panels.plan.schedule.tab import ScheduleTab
    from dss_planner.tasks.lookups import Lookups

    lookups = Lookups()
    tab = ScheduleTab(session, lookups)
    tab.resize(960, 420)
    tab.show()
    wait(tab.isVisible)
    yield tab
    wait(lambda: not desk.busy)
    tab.leave()
    lookups.close()
    tab.close()
    tab.deleteLater()
