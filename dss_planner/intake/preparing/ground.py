"""The ground of a study: its outline and the grid over it, in one reference system."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.intake.area.studyarea import StudyArea, propose_crs, read_study_area, study_grid
from dss_planner.intake.request import AlignRequest
from dss_planner.raster.grid import Grid, crs_label, spatial_reference
from dss_planner.text import Text, text

#: Units that differ by less are the same [m].
_SAME_UNIT = 1e-6
#: Areas on the map may be this many times too large or too small: distances are then wrong by a tenth at most.
_MOST_DISTORTION = 1.2
_M2_PER_HECTARE = 10_000.0


@dataclass(frozen=True)
class Ground:
    """area: in the study's reference system. grid: over it. reason: why this reference system."""

    area: StudyArea
    grid: Grid
    reason: Text

    @property
    def outline(self) -> str:
        """A hash of the outline and its reference system."""
        shape = self.area.geometry.ExportToWkb(ogr.wkbNDR)
        return hashlib.sha256(self.area.crs.encode("utf-8") + bytes(shape)).hexdigest()


def ground_of(request: AlignRequest) -> Ground:
    """Return the ground that the request asks for.

    Raises `InputError` for a study area or reference system that cannot be used, with the fix.
    """
    crs, reason = _crs(request)
    area = read_study_area(request.study_area, crs)
    _require_true_scale(area)
    return Ground(area, study_grid(area, request.cell_size), reason)


def _crs(request: AlignRequest) -> tuple[str, Text]:
    if not request.crs:
        proposal = propose_crs(request.study_area)
        return proposal.crs, proposal.reason
    try:
        wkt = spatial_reference(request.crs).ExportToWkt(["FORMAT=WKT2_2019"])
    except RuntimeError as error:
        raise InputError(
            "“{crs}” is not a coordinate reference system: {reason}. Choose one in metres, or leave it empty to have "
            "one proposed.",
            crs=request.crs,
            reason=error,
        ) from error
    reference = spatial_reference(wkt)
    if not reference.IsProjected() or abs(reference.GetLinearUnits() - 1.0) > _SAME_UNIT:
        raise InputError(
            "The chosen reference system {crs} is in {unit}; a projected one in metres is needed. Choose one, or leave "
            "it empty to have one proposed.",
            crs=crs_label(wkt),
            unit=reference.GetLinearUnitsName() if reference.IsProjected() else "degrees",
        )
    return wkt, text("The reference system was chosen by hand.")


def _require_true_scale(area: StudyArea) -> None:
    """Raise `InputError` when areas on the map are far from those on the ground: distances would be wrong as well."""
    mapped = area.geometry.GetArea() / _M2_PER_HECTARE
    if not 1 / _MOST_DISTORTION <= mapped / area.hectares <= _MOST_DISTORTION:
        raise InputError(
            "The study area has {true} ha, but {mapped} ha in the chosen reference system {crs}: distances and travel "
            "times would be wrong. Choose a system made for this region, or leave it empty to have one proposed.",
            true=f"{area.hectares:,.0f}",
            mapped=f"{mapped:,.0f}",
            crs=crs_label(area.crs),
        )
