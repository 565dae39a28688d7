"""The warnings of a plan with what the study knows of protected land."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.warnings.found import PlanWarning, plan_warnings
from dss_planner.raster.vectors import geometries
from dss_planner.running import CancelCheck, Progress

_FILE, _ROLE = "vectors.gpkg", "protected_areas"


@dataclass(frozen=True)
class WarningsRequest:
    """document: the plan; edits: that are not saved; study: its folder."""

    document: PlanDocument
    edits: Changes
    study: str


def find_warnings(request: WarningsRequest, progress: Progress, cancelled: CancelCheck) -> tuple[PlanWarning, ...]:
    """Return the warnings of a plan with its edits."""
    document = applied(request.document, request.edits) if request.edits else request.document
    return plan_warnings(document, protected_land(request.study, document.crs), cancelled)


def protected_land(study: str, crs: str) -> tuple[ogr.Geometry, ...]:
    """Return the protected land that a study knows, in a reference system; nothing where it has no such layer."""
    path = Path(study, _FILE)
    if not path.exists():
        return ()
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)
    layer = dataset.GetLayerByName(_ROLE)
    if layer is None or not layer.GetFeatureCount():
        return ()
    return tuple(geometries(f"{path}|layername={_ROLE}", _ROLE, crs))
