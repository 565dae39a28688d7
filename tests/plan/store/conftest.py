"""A small plan, with a work of each kind of shape."""

import json

import pytest
from osgeo import ogr

from dss_planner import provenance
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.store.document import PlanDocument, now


def square(left, bottom, size):
    right, top = left + size, bottom + size
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"
    )


@pytest.fixture
def small_plan():
    """A site with an exclosure: zone, fence, gate."""
    part = {"site": "s", "work": "w", "measure": "exclosure"}
    definition = json.dumps(provenance.plain(load_catalogue().get("exclosure")), ensure_ascii=False)
    fence = ogr.CreateGeometryFromWkt("LINESTRING(500000 5000000,500000 5000100)")
    gate = ogr.CreateGeometryFromWkt("POINT(500000 5000050)")
    return PlanDocument(
        "EPSG:32648",
        {
            "plan": [{"uuid": "p", "title": "Plan", "currency": "USD", "made": now()}],
            "sites": [{"uuid": "s", "name": "Site 1", "area_ha": 1.0, "geom": square(500000, 5000000, 100)}],
            "measures": [{"id": "exclosure", "name": "Exclosure", "definition": definition}],
            "works": [{"uuid": "w", "site": "s", "measure": "exclosure", "name": "Fence", "status": "drafted"}],
            "zones": [{**part, "uuid": "z", "name": "Land", "area_ha": 1.0, "geom": square(500000, 5000000, 50)}],
            "lines": [{**part, "uuid": "l", "name": "Fence 1", "length_m": 100.0, "geom": fence}],
            "points": [{**part, "uuid": "g", "kind": "gate", "name": "Gate 1", "geom": gate}],
        },
    )
