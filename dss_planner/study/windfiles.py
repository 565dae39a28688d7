"""The variable that is wanted out of files that hold several: NetCDF variables, GRIB elements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.opening import sublayers
from dss_planner.raster.reading import open_raster


def variable_of(files: Sequence[str], variable: str) -> tuple[str, ...]:
    """Return what GDAL opens of each of ``files`` to read ``variable``; '' for files that hold one only.

    A variable is called as in the file: ``u10`` (NetCDF), ``10U`` or ``UGRD`` (GRIB element); the case does not matter.
    Raises `InputError` when a file holds several and none, or no such, is named.
    """
    return tuple(_part(file, variable) for file in files)


def _part(file: str, variable: str) -> str:
    parts = sublayers(file)
    names = [_name(part) for part in parts]
    chosen = [part for part, name in zip(parts, names) if name.lower() == variable.lower()]
    if len(chosen) == 1:
        return chosen[0]
    if len(parts) == 1 and (not variable or not names[0]):
        return parts[0]
    raise InputError(
        "“{layer}” holds {found}; “{variable}” is asked for. Name one of these.",
        layer=Path(file).name,
        found=", ".join(f"“{name}”" for name in names if name) or "no variable",
        variable=variable,
    )


def _name(part: str) -> str:
    """Return the name of a variable; '' for a raster that is not one of several and does not say it."""
    if '"' in part:
        return part.rsplit('"', maxsplit=1)[-1].strip(":/").rsplit("/", maxsplit=1)[-1]
    dataset = open_raster(part)
    metadata = dataset.GetRasterBand(1).GetMetadata() or {}
    return metadata.get("NETCDF_VARNAME") or metadata.get("GRIB_ELEMENT") or ""
