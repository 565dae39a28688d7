"""The sites of a plan: those left out by decision get no works, and a note says why."""

from __future__ import annotations

import pytest

from dss_planner.errors import InputError
from dss_planner.plan.drafting.siterows import plan_sites


def square(x):
    return f"POLYGON(({x} 4899000,{x + 500} 4899000,{x + 500} 4898500,{x} 4898500,{x} 4899000))"


def test_a_site_left_out_is_named_and_skipped(make_vector, grid):
    features = [
        (square(500_500), {"name": "In", "excluded": "", "rank": 1.0}),
        (square(502_000), {"name": "Out", "excluded": "winter camp", "rank": None}),
    ]
    sites, notes = plan_sites(make_vector("s.gpkg", features), grid)
    assert [site.name for site in sites] == ["In"]
    assert [str(note) for note in notes] == ["“Out” is left out of the plan: winter camp"]
    with pytest.raises(InputError, match="has no site of at least"):
        plan_sites(make_vector("t.gpkg", features[1:]), grid)
