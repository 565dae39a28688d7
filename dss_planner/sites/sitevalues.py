"""What the fields of sites hold: numbers to rank by, how much of the data behind them is known, names."""

from __future__ import annotations

import math

import numpy as np
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.sites.rankcriteria import RankCriterion
from dss_planner.sites.table import SiteTable

_NUMBERS = (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal)
#: What `sitefacts` ends its field names with; the known share of the same raster ends with ``_known``.
_STATISTICS = ("_mean", "_min", "_max", "_main", "_unreachable")


def field_values(table: SiteTable, fields: list[str], layer: str) -> np.ndarray:
    """Return float64 (sites, fields), NaN where the field is NULL."""
    for field in fields:
        if table.fields.get(field) not in _NUMBERS:
            numbers = ", ".join(name for name, kind in table.fields.items() if kind in _NUMBERS)
            raise InputError(
                "The sites ({layer}) have no field of numbers “{field}”; they have {found}. Choose one of these, or "
                "run “Site facts” first.",
                layer=layer,
                field=field,
                found=numbers or "none",
            )
    return np.array([[_number(values[field]) for field in fields] for _, values in table.rows], dtype=float)


def require_values(raw: np.ndarray, criteria: tuple[RankCriterion, ...], layer: str) -> None:
    """Raise `InputError` naming a field that is empty in all sites."""
    for index, item in enumerate(criteria):
        if np.isnan(raw[:, index]).all():
            raise InputError(
                "The field “{field}” of the sites ({layer}) is empty in all sites. Remove it from the ranking, or "
                "choose another field.",
                field=item.field,
                layer=layer,
            )


def completeness_of(table: SiteTable, criteria: tuple[RankCriterion, ...], raw: np.ndarray) -> np.ndarray:
    """Return Σ weight·known share: the field's ``_known`` companion where there is one, else whether it is known."""
    known = (~np.isnan(raw)).astype(float)
    for index, item in enumerate(criteria):
        stem = next((item.field[: -len(end)] for end in _STATISTICS if item.field.endswith(end)), item.field)
        for row, (_, values) in enumerate(table.rows):
            share = _number(values.get(f"{stem}_known"))
            if math.isfinite(share):
                known[row, index] *= share
    return known @ np.array([item.weight for item in criteria])


def site_name(values: dict[str, object], number: int) -> str:
    return str(values.get("name") or f"Site {number}")


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else math.nan
