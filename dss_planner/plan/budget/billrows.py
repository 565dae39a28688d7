"""Rows of a bill of quantities, and bills of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.plan.budget.basis import Terms
from dss_planner.plan.budget.sums import Sums, WorkSums
from dss_planner.text import Text


@dataclass(frozen=True)
class BillRow:
    """One row. site_id, work_id: keys of the plan; measure: id; work: its name; item: one of `items.ITEMS`, title: it
    in words.

    quantity, with its range quantity_low–quantity_high: of ``unit``; None is unknown, and note says why.
    kind: '' for a quantity without a price, else one of `lines.KINDS`; times: how often it is paid within the plan's
    years (a share of it for upkeep). price_*: of one unit, cost_*: quantity × price × times, in ``currency``.
    tag: evidence of price (low/likely/high) or norm; source: where from; verified: whether the price has one.
    basis: of a haul distance, one of `hauling.SURFACE`, `NO_ROUTE`, `STRAIGHT`, '' where nothing is known.
    """

    site_id: str
    work_id: str
    measure: str
    work: str
    item: str
    title: Text
    quantity: float | None
    quantity_low: float | None
    quantity_high: float | None
    unit: str
    kind: str = ""
    times: float = 0.0
    price_low: float | None = None
    price_likely: float | None = None
    price_high: float | None = None
    cost_low: float | None = None
    cost_likely: float | None = None
    cost_high: float | None = None
    currency: str = ""
    source: str = ""
    tag: str = ""
    verified: bool = False
    note: Text | None = None
    basis: str = ""


@dataclass(frozen=True)
class Bill:
    """rows: by site, work, item; sites: key → sums; plan: of all; currency: of all money; terms: it was made with;
    notes: what is not in the sums."""

    rows: tuple[BillRow, ...]
    sites: Mapping[str, Sums]
    plan: Sums
    currency: str
    terms: Terms
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class BilledWork:
    """A work on its own: its rows, what it adds to sums, what is not in them."""

    rows: tuple[BillRow, ...]
    sums: WorkSums
    notes: tuple[Text, ...]
