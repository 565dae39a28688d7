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


def test_the_recovery_class_is_that_of_the_site_layer(make_vector, grid):
    features = [
        (square(500_500), {"name": "Seen", "recovery_class": 3.0}),
        (square(502_000), {"name": "Unseen", "recovery_class": None}),
    ]
    sites, _ = plan_sites(make_vector("s.gpkg", features), grid)
    assert [site.recovery_class for site in sites] == [3, None]
    for wrong in (0.0, 2.5, 7.0):
        bad = [(square(500_500), {"name": "Wrong", "recovery_class": wrong})]
        with pytest.raises(InputError, match="recovery class of “Wrong”"):
            plan_sites(make_vector(f"w{wrong}.gpkg", bad), grid)
