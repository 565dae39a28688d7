"""Numbers of the health table as a planner reads them."""

from __future__ import annotations

from dss_planner.intake.naming import short_name
from dss_planner.raster.grid import crs_label, spatial_reference

_KILOMETRE, _LONG, _SMALL = 1000.0, 10_000.0, 0.001
#: What three figures round up to the next unit.
_NEARLY = 0.9995
#: Metres from which on digits behind the point mean nothing.
_ROUND = 100.0
_MILLION = 1_000_000.0


def metres(value: float) -> str:
    """Return a length with its unit: ``30 m``, ``1.85 km``, ``28 km``."""
    if value >= _LONG:
        return f"{value / _KILOMETRE:,.0f} km".replace(",", " ")
    if value >= _NEARLY * _KILOMETRE:
        return f"{value / _KILOMETRE:.3g} km"
    return f"{value:.3g} m"


def cell(width: float, height: float) -> str:
    """Return the size of a cell [m] on the ground: ``30 m``, ``19.8 × 27.8 km``."""
    if abs(width - height) <= 0.02 * max(width, height):
        return metres((width + height) / 2)
    if min(width, height) >= _KILOMETRE:
        return f"{width / _KILOMETRE:.3g} × {height / _KILOMETRE:.3g} km"
    return " × ".join(f"{side:.0f}" if side >= _ROUND else f"{side:.3g}" for side in (width, height)) + " m"


def percent(share: float) -> str:
    """Return a share (0–1) in percent without the sign; a small one is never shown as none, a large one as all."""
    if 0 < share < _SMALL:
        return "< 0.1"
    if 1 - _SMALL < share < 1:
        return "> 99.9"
    return f"{100 * share:.1f}".rstrip("0").rstrip(".") if share else "0"


def hectares(value: float) -> str:
    """Return an area: ``420 ha``, ``1.2 million ha``."""
    if value >= _MILLION:
        return f"{value / _MILLION:.3g} million ha"
    return f"{value:,.0f} ha".replace(",", " ")


def number(value: float) -> str:
    """Return a stored value: whole ones in full, others with four figures."""
    if value == int(value) and abs(value) < 1e9:
        return f"{int(value)}".replace("-", "−")
    return f"{value:.4g}".replace("-", "−")


def listed(values: list[str], most: int) -> str:
    """Return the first ``most`` values, and how many more there are."""
    more = len(values) - most
    return ", ".join(values[:most]) + (f" … (+{more})" if more > 0 else "")


def crs_name(crs: str) -> str:
    """Return code and name of a reference system: ``EPSG:32648 (WGS 84 / UTM zone 48N)``."""
    label, name = crs_label(crs), spatial_reference(crs).GetName()
    return label if label == name else f"{label} ({name})"


def layer_name(uri: str) -> str:
    """Return how the table calls a layer: file, and the layer or variable within it."""
    return short_name(uri)
