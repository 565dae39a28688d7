"""Totals of a plan while its layers are being edited: from the geometries as they are in the editor, without its file.

The panel reads the plan once (`basis_of`), hands in what its layers hold after each edit, undo or redo, and keeps the
cache; only works that changed are counted again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dss_planner.plan.budget.basis import BillBasis
from dss_planner.plan.budget.bill import Bill, BillCache, bill_of
from dss_planner.plan.budget.drawn import Drawn
from dss_planner.plan.budget.sums import Sums
from dss_planner.text import Text


@dataclass(frozen=True)
class LiveRequest:
    """basis: of `basis_of`, read once; drawn: all features of the layers zones, lines and points that belong to works;
    crs: WKT of their coordinates."""

    basis: BillBasis
    drawn: tuple[Drawn, ...]
    crs: str


@dataclass(frozen=True)
class LiveTotals:
    """sites: key → sums; plan: of all; currency: of the money; years: that upkeep is counted for; bill: the rows behind
    them; notes: what is not in the sums."""

    sites: Mapping[str, Sums]
    plan: Sums
    currency: str
    years: int
    bill: Bill
    notes: tuple[Text, ...]


def live_totals(request: LiveRequest, cache: BillCache | None = None) -> LiveTotals:
    """Return the totals of what is drawn now: the same, to the last bit, as those of `bill` once it is saved.

    cache: of the calls before; it is changed. Raises as `bill_of` does.
    """
    found = bill_of(request.basis, request.drawn, request.crs, cache)
    return LiveTotals(found.sites, found.plan, found.currency, found.terms.years, found, found.notes)
