"""The grid: coordinate reference system, geotransform, width and height as one value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import gdal, osr

from dss_planner.errors import InputError

gdal.UseExceptions()
osr.UseExceptions()

#: Units of latitude and longitude axes (CF conventions 4.1, 4.2).
_NORTH = {"degrees_north", "degree_north", "degree_n", "degrees_n", "degreen", "degreesn"}
_EAST = {"degrees_east", "degree_east", "degree_e", "degrees_e", "degreee", "degreese"}
#: Two grids are the same when their corners agree within this share of a cell.
CORNER_TOLERANCE = 1e-3


def spatial_reference(crs: str) -> osr.SpatialReference:
    """Return the reference system of a WKT, PROJ or ``EPSG:`` text, with x first (east) and y second (north)."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def reference_of(dataset: gdal.Dataset) -> osr.SpatialReference | None:
    """Return a dataset's reference system: WGS 84 where it names none but its axes are degrees north and east."""
    reference = dataset.GetSpatialRef()
    if reference is not None:
        return reference
    metadata = dataset.GetMetadata() or {}
    units = {str(value).strip().lower() for key, value in metadata.items() if key.lower().endswith("#units")}
    return spatial_reference("EPSG:4326") if units & _NORTH and units & _EAST else None


def crs_label(crs: str) -> str:
    """Return a short name of a reference system for messages: ``EPSG:32648`` or its own name."""
    if not crs:
        return "no CRS"
    reference = spatial_reference(crs)
    code = reference.GetAuthorityCode(None)
    return f"{reference.GetAuthorityName(None)}:{code}" if code else reference.GetName()


def same_crs(first: str, second: str) -> bool:
    """Return whether two reference systems are equivalent (not whether their texts are equal)."""
    if not first or not second:
        return first == second
    return bool(spatial_reference(first).IsSame(spatial_reference(second)))


@dataclass(frozen=True)
class Grid:
    """A north-up raster grid.

    crs: WKT; empty when unknown. geotransform: GDAL's six numbers, in CRS units.
    width, height: number of columns and rows.
    """

    crs: str
    geotransform: tuple[float, float, float, float, float, float]
    width: int
    height: int

    @classmethod
    def of(cls, dataset: gdal.Dataset) -> Grid:
        """Return the grid of an open dataset."""
        reference = reference_of(dataset)
        return cls(
            reference.ExportToWkt(["FORMAT=WKT2_2019"]) if reference else "",
            tuple(dataset.GetGeoTransform()),
            dataset.RasterXSize,
            dataset.RasterYSize,
        )

    @classmethod
    def read(cls, path: str | Path) -> Grid:
        """Return the grid of a raster file."""
        from dss_planner.raster.reading import open_raster

        return cls.of(open_raster(path))

    @classmethod
    def over(cls, crs: str, bounds: tuple[float, float, float, float], cell_size: float) -> Grid:
        """Return the grid of square cells that covers ``bounds`` (xmin, ymin, xmax, ymax), snapped to the cell size."""
        left = math.floor(bounds[0] / cell_size) * cell_size
        top = math.ceil(bounds[3] / cell_size) * cell_size
        width = max(1, math.ceil((bounds[2] - left) / cell_size))
        height = max(1, math.ceil((top - bounds[1]) / cell_size))
        wkt = spatial_reference(crs).ExportToWkt(["FORMAT=WKT2_2019"])
        return cls(wkt, (left, cell_size, 0.0, top, 0.0, -cell_size), width, height)

    @property
    def cell_size(self) -> tuple[float, float]:
        """Width and height of a cell in CRS units, both positive."""
        return abs(self.geotransform[1]), abs(self.geotransform[5])

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax in CRS units."""
        left, dx, _, top, _, dy = self.geotransform
        right, bottom = left + dx * self.width, top + dy * self.height
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)

    @property
    def is_projected(self) -> bool:
        """Whether the CRS is projected."""
        return bool(self.crs) and bool(spatial_reference(self.crs).IsProjected())

    @property
    def metres_per_unit(self) -> float:
        """Metres in one CRS unit (projected CRS only)."""
        return float(spatial_reference(self.crs).GetLinearUnits())

    def xy(self, column: Any, row: Any) -> tuple[Any, Any]:
        """Return the coordinates of positions in cells, numbers or arrays; 0, 0 is the outer corner of the grid."""
        left, dx, _, top, _, dy = self.geotransform
        return left + dx * column, top + dy * row

    def column_row(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Return the positions in cells of coordinates; the inverse of `xy`."""
        left, dx, _, top, _, dy = self.geotransform
        return (x - left) / dx, (y - top) / dy

    def same(self, other: Grid) -> bool:
        """Return whether CRS, geotransform, width and height all agree."""
        return not self.differences(other)

    def differences(self, other: Grid) -> list[tuple[str, str, str]]:
        """Return (what, own value, other value) for each of CRS, size, cell size and corner that differs."""
        found = []
        if not same_crs(self.crs, other.crs):
            found.append(("CRS", crs_label(self.crs), crs_label(other.crs)))
        if (self.width, self.height) != (other.width, other.height):
            found.append(("size", f"{self.width} × {self.height}", f"{other.width} × {other.height}"))
        tolerance = CORNER_TOLERANCE * max(self.cell_size)
        if any(abs(a - b) * n > tolerance for (a, b), n in zip(zip(self.cell_size, other.cell_size), self._extent())):
            found.append(("cell size", _pair(self.cell_size), _pair(other.cell_size)))
        corner, other_corner = self.xy(0, 0), other.xy(0, 0)
        if any(abs(a - b) > tolerance for a, b in zip(corner, other_corner)):
            found.append(("upper left corner", _pair(corner), _pair(other_corner)))
        return found

    def require_same(self, name: str, other: Grid, other_name: str) -> None:
        """Raise `InputError` naming both layers and both values when the grids differ."""
        for what, own, others in self.differences(other):
            raise InputError(
                "The grids of two layers differ in {what}: “{first}” has {first_value}, “{second}” has {second_value}. "
                "Run “Align layers” on both so that they share one grid.",
                what=what,
                first=name,
                first_value=own,
                second=other_name,
                second_value=others,
            )

    def require_metres(self, name: str) -> None:
        """Raise `InputError` when the grid has no CRS, a geographic one, or units other than metres."""
        require_metres(self.crs, name)

    def as_dict(self) -> dict:
        """Return the grid as plain values for JSON."""
        return {"crs": self.crs, "geotransform": list(self.geotransform), "width": self.width, "height": self.height}

    @classmethod
    def from_dict(cls, values: dict) -> Grid:
        """Return the grid that `as_dict` wrote."""
        return cls(values["crs"], tuple(values["geotransform"]), int(values["width"]), int(values["height"]))

    def _extent(self) -> tuple[int, int]:
        return self.width, self.height


def require_metres(crs: str, name: str) -> None:
    """Raise `InputError` unless ``crs`` is projected with metres as its unit; ``name`` names the layer."""
    if not crs:
        raise InputError(
            "The layer “{layer}” has no coordinate reference system; one in metres is needed. "
            "Set it in Layer Properties → Source, then run “Align layers”.",
            layer=name,
        )
    reference = spatial_reference(crs)
    if not reference.IsProjected():
        raise InputError(
            "The layer “{layer}” is in {found} (degrees); a projected coordinate reference system in metres is needed. "
            "Run “Align layers” first.",
            layer=name,
            found=crs_label(crs),
        )
    if abs(reference.GetLinearUnits() - 1.0) > 1e-6:
        raise InputError(
            "The layer “{layer}” is in {found}, whose unit is {unit}; metres are needed. Run “Align layers” first.",
            layer=name,
            found=crs_label(crs),
            unit=reference.GetLinearUnitsName(),
        )


def _pair(values: tuple[float, float]) -> str:
    return f"{values[0]:.10g} × {values[1]:.10g}"
