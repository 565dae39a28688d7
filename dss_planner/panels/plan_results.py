"""Quantities and costs of works as people read them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.tables import number

#: From this length on lengths are told in kilometres [m].
LONG_M = 2000.0


def quantity_words(quantities: dict[str, float]) -> tuple[str, ...]:
    """Return the quantities of a work with their units, as people read them."""
    forms = {
        "area_ha": QCoreApplication.translate("PlanResults", "{n} ha"),
        "length_m": QCoreApplication.translate("PlanResults", "{n} m"),
        "row_count": QCoreApplication.translate("PlanResults", "{n} rows"),
        "plants": QCoreApplication.translate("PlanResults", "{n} plants"),
        "posts": QCoreApplication.translate("PlanResults", "{n} posts"),
        "gates": QCoreApplication.translate("PlanResults", "{n} gates"),
        "seed_kg": QCoreApplication.translate("PlanResults", "{n} kg of seed"),
    }
    known = {name: form.format(n=number(quantities[name])) for name, form in forms.items() if name in quantities}
    if quantities.get("length_m", 0.0) >= LONG_M:
        kilometres = number(quantities["length_m"] / 1000.0, 1)
        known["length_m"] = QCoreApplication.translate("PlanResults", "{n} km").format(n=kilometres)
    return tuple(known.values())


def range_words(low: float | None, high: float | None, currency: str) -> str:
    """Return a cost range in thousands, or a dash when it is unknown."""
    if low is None or high is None:
        return "–"
    words = QCoreApplication.translate("PlanResults", "{low}–{high} thousand {currency}")
    decimals = 0 if high >= 10_000 else 1
    return words.format(low=number(low / 1000.0, decimals), high=number(high / 1000.0, decimals), currency=currency)
