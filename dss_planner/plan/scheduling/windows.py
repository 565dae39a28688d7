"""In which months each measure can be built, planted or sown, and what must stand before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dss_planner.erosion.wind.seasons import require_months
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.scheduling.climate import Climate

_YEAR = tuple(range(1, 13))
_SUMMER_RAIN = (6, 7)
_SPRING, _AUTUMN = (4, 5), (9, 10)


@dataclass(frozen=True)
class Window:
    """Months (1–12) of a work with their evidence.

    thaw: only in unfrozen ground; calm: not begun in the storm season, when what is half built is lost, but to stand
    before it; wet: only in the wet months of the site.
    """

    months: tuple[int, ...] = _YEAR
    thaw: bool = True
    calm: bool = False
    wet: bool = False
    tag: str = "A"
    source: str = "assumed: unfrozen months"


@dataclass(frozen=True)
class Order:
    """What must be finished at a site before a work begins there. after: kinds of measures."""

    after: tuple[str, ...]
    tag: str
    source: str


_BARRIER = Window(calm=True, source="assumed: unfrozen months outside the storm season")
_PLANTING = Window(_SPRING, source="assumed: spring, while the ground is moist from snow")
#: Kind of measure → its months; the others: any month with unfrozen ground.
WINDOWS: Mapping[str, Window] = {
    "sand_fence": _BARRIER,
    "checkerboard": _BARRIER,
    "net_grid": _BARRIER,
    "pla_grid": _BARRIER,
    "exclosure": _BARRIER,
    "tree_belt": _PLANTING,
    "shrub_belt": _PLANTING,
    "haloxylon": Window(
        _SPRING + _AUTUMN,
        source="spring assumed; irrigated autumn planting survived at 63 % (ChinaXiv 201711.02339) [V]",
    ),
    "aerial_seed": Window(_SUMMER_RAIN, tag="V", source="Alxa: June–July (SCIENCE 7-8)"),
    "overseed": Window(_SUMMER_RAIN, tag="M", source="June–July (SCIENCE 7-9, from memory)"),
    "rot_graze": Window(thaw=False, source="assumed: an agreement can begin in any month"),
    "residue": Window(_AUTUMN, source="assumed: after the harvest"),
    "biocrust": Window(
        wet=True, source="assumed: wet months, to save water; it needs watering to start (SCIENCE 7-14)"
    ),
    "playa": _PLANTING,
}
_ANY = Window()

_BARRIERS = ("sand_fence", "checkerboard", "net_grid", "pla_grid")
_SHELTERED = Order((*_BARRIERS, "exclosure"), "V", "Shapotou and Taklimakan: fence, grid, shrubs (SCIENCE 7.4)")
_AFTER_FENCE = Order(("sand_fence",), "V", "Shapotou and Taklimakan: fence, then grid (SCIENCE 7.4)")
#: Kind of measure → what comes before it.
ORDER: Mapping[str, Order] = {
    "checkerboard": _AFTER_FENCE,
    "net_grid": _AFTER_FENCE,
    "pla_grid": _AFTER_FENCE,
    "tree_belt": _SHELTERED,
    "shrub_belt": _SHELTERED,
    "haloxylon": _SHELTERED,
    "aerial_seed": _SHELTERED,
    "overseed": Order(("exclosure", "track_merge"), "A", "unfenced seed is grazed; tracks go before they are sown"),
    "biocrust": Order(_BARRIERS, "V", "after a straw grid (SCIENCE 7-14)"),
}


def window_of(measure: Measure, own: Mapping[str, Sequence[int]] | None = None) -> Window:
    """Return the window of a measure; months of one's own (measure id → months) count as they are.

    Raises `InputError` for months that are not from 1 to 12.
    """
    if own and measure.id in own:
        return Window(require_months(own[measure.id]), thaw=False, source="your own")
    return WINDOWS.get(measure.kind, _ANY)


def open_months(window: Window, climate: Climate) -> tuple[int, ...]:
    """Return the months (1–12) in which a work is possible at a place; none where seasons leave nothing."""
    return tuple(
        month
        for month in sorted(window.months)
        if (not window.thaw or month in climate.unfrozen)
        and (not window.calm or month not in climate.storm)
        and (not window.wet or climate.wet is None or month in climate.wet)
    )


def comes_before(measure: Measure) -> tuple[str, ...]:
    """Return the kinds of measures that must be finished before this one begins."""
    order = ORDER.get(measure.kind)
    return order.after if order else ()
