"""The bill of quantities of a plan: what each work takes and costs, from the geometry as it is now.

Rows of a bill add up to the same sums, to the last bit, whether what is drawn comes from the plan's file or from layers
that are being edited (`live`): both are counted by the same functions, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.amounts.costs import amount_in
from dss_planner.measures.amounts.counting import counted
from dss_planner.measures.amounts.norms import NORMED
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry.frame import polygons
from dss_planner.plan.budget.basis import BillBasis, Price, SiteFacts, Terms, WorkFacts, basis_of, cost_fault
from dss_planner.plan.budget.billrows import Bill, BilledWork, BillRow
from dss_planner.plan.budget.drawn import Drawn, by_work, drawn_of, drawn_work
from dss_planner.plan.budget.hauling import STRAIGHT
from dss_planner.plan.budget.items import ITEMS, Item, items_of, length_item
from dss_planner.plan.budget.lines import Options, cost_times, require_options
from dss_planner.plan.budget.sums import NOTHING, Hauled, Range, WorkSums, added
from dss_planner.plan.store.document import PlanDocument
from dss_planner.raster.areas import EllipsoidSizes
from dss_planner.text import Text, text

#: Unit of a price → the item that it is for; the others are for lengths.
_PRICED_ITEMS = {"ha": "area", "point": "units", **NORMED}
#: Measures whose zones are what to expect, not land that is worked on.
_NO_LAND = frozenset({"spring_well"})


@dataclass
class BillCache:
    """What was worked out before, by what it was worked out from. Keep one for a plan that is being edited."""

    crs: str = ""
    sizes: EllipsoidSizes | None = None
    basis: BillBasis | None = None
    works: dict[str, tuple[tuple, BilledWork]] = field(default_factory=dict)
    land: dict[str, tuple[tuple, float]] = field(default_factory=dict)

    def ready(self, basis: BillBasis, crs: str) -> EllipsoidSizes:
        """Return the sizes of a reference system; forget what rests on another basis."""
        if self.sizes is None or self.crs != crs:
            self.crs, self.sizes, self.basis = crs, EllipsoidSizes(crs), None
        if self.basis is not basis and self.basis != basis:
            self.works.clear()
            self.land.clear()
        self.basis = basis
        return self.sizes


def bill(document: PlanDocument, terms: Terms | None = None) -> Bill:
    """Return the bill of a plan as it was read; terms: None for those that the plan holds.

    Raises `InputError` when a measure of the plan cannot be read, its reference system is unknown, terms are out of
    range, or a currency has no rate.
    """
    return bill_of(basis_of(document, terms), drawn_of(document), document.crs)


def bill_of(basis: BillBasis, drawn: Iterable[Drawn], crs: str, cache: BillCache | None = None) -> Bill:
    """Return the bill of what is drawn; works of the basis of which nothing is drawn cost nothing.

    cache: of an earlier call; what did not change since is taken from it. Raises as `bill` does.
    """
    terms = basis.terms
    require_options(Options(terms.years, terms.renewals, terms.upkeep))
    if not 0.0 <= terms.contingency <= 1.0:
        raise InputError(
            "The contingency is {found}; a share from 0 to 1 of the cost is expected.",
            found=f"{terms.contingency:g}",
        )
    kept = BillCache() if cache is None else cache
    sizes = kept.ready(basis, crs)
    shapes = by_work(drawn)
    found: dict[str, list[tuple[str, BilledWork]]] = {}
    for owner, own in shapes.items():
        facts = basis.works.get(owner) or WorkFacts(own[0].site, own[0].measure, "")
        if facts.chosen and facts.measure in basis.measures:
            found.setdefault(facts.site, []).append((owner, _billed(owner, facts, own, basis, sizes, kept)))
    gone = kept.works.keys() - shapes.keys()
    for owner in gone:
        del kept.works[owner]
    sites = {
        site: added(
            [billed.sums for _, billed in works],
            _land(site, [shapes[owner] for owner, _ in works], basis, sizes, kept),
            terms.contingency,
        )
        for site, works in sorted(found.items())
    }
    everything = [billed for works in (found[site] for site in sorted(found)) for _, billed in works]
    return Bill(
        rows=tuple(row for billed in everything for row in billed.rows),
        sites=sites,
        plan=added(
            [billed.sums for billed in everything], sum(one.hectares for one in sites.values()), terms.contingency
        ),
        currency=terms.currency,
        terms=terms,
        notes=tuple(note for billed in everything for note in billed.notes),
    )


def _billed(
    owner: str,
    facts: WorkFacts,
    shapes: tuple[Drawn, ...],
    basis: BillBasis,
    sizes: EllipsoidSizes,
    cache: BillCache,
) -> BilledWork:
    known = cache.works.get(owner)
    if known is not None and known[0] == shapes:
        return known[1]
    measure = basis.measures[facts.measure]
    site = basis.sites.get(facts.site, SiteFacts())
    quantities = counted(measure, drawn_work(shapes, site.rain), sizes)
    made = _work_bill(owner, facts, measure, quantities, site, basis)
    cache.works[owner] = (shapes, made)
    return made


def _work_bill(
    owner: str, facts: WorkFacts, measure: Measure, quantities: Quantities, site: SiteFacts, basis: BillBasis
) -> BilledWork:
    items = {item.id: item for item in items_of(measure, quantities, site, facts.haul)}
    priced: dict[str, list[BillRow]] = {}
    notes: list[Text] = []
    for price in basis.prices.get(measure.id, ()):
        fault = cost_fault(facts.name or measure.name, price.cost)
        if fault is not None:
            notes.append(fault)
        item = _PRICED_ITEMS.get(price.cost.unit) or length_item(measure)
        if item not in items or (price.cost.unit in NORMED and items[item].likely is None):
            notes.append(
                text(
                    "The cost of “{work}” is per {unit}, but what is drawn has no such quantity: it is in no sum. "
                    "Correct the unit of the cost, or draw the work so.",
                    work=facts.name or measure.name,
                    unit=price.cost.unit,
                )
            )
            continue
        of_price = _priced(owner, facts, measure, quantities, item, price, basis.terms)
        if price.cost.unit in NORMED:
            ends = items[item]
            of_price = [replace(row, quantity_low=ends.low, quantity_high=ends.high) for row in of_price]
        priced.setdefault(item, []).extend(of_price)
    if not basis.prices.get(measure.id):
        notes.append(
            text(
                "“{work}” has no price: it is in no sum. Add a cost to “{measure}” in the catalogue.",
                work=facts.name or measure.name,
                measure=measure.name,
            )
        )
    if {"labour", "straw", "water"} & priced.keys() and priced.keys() - {"labour", "straw", "water"}:
        notes.append(
            text(
                "“{work}” is priced as a whole, and its labour, straw or water besides: make sure that nothing is paid "
                "twice.",
                work=facts.name or measure.name,
            )
        )
    rows: list[BillRow] = []
    for name in ITEMS:
        if name in priced:
            rows += priced[name]
        elif name in items:
            rows.append(_plain(owner, facts, measure, items[name]))
    return BilledWork(tuple(rows), _sums(measure, quantities, items, rows), tuple(notes))


def _priced(
    owner: str,
    facts: WorkFacts,
    measure: Measure,
    quantities: Quantities,
    item: str,
    price: Price,
    terms: Terms,
) -> list[BillRow]:
    amount = amount_in(measure, price.cost, quantities)
    factor = terms.exchange.factor(price.cost.currency, terms.currency)
    ends = (price.cost.low * factor, price.cost.mode * factor, price.cost.high * factor)
    options = Options(terms.years, terms.renewals, terms.upkeep)
    return [
        BillRow(
            site_id=facts.site,
            work_id=owner,
            measure=measure.id,
            work=facts.name or measure.name,
            item=item,
            title=ITEMS[item],
            quantity=amount,
            quantity_low=amount,
            quantity_high=amount,
            unit=price.cost.unit,
            kind=kind,
            times=times,
            price_low=ends[0],
            price_likely=ends[1],
            price_high=ends[2],
            cost_low=amount * ends[0] * times,
            cost_likely=amount * ends[1] * times,
            cost_high=amount * ends[2] * times,
            currency=terms.currency,
            source=price.cost.source,
            tag="/".join(price.cost.tags),
            verified=price.verified,
        )
        for kind, times in cost_times(measure, price.cost.per_year, facts.start, options).items()
    ]


def _plain(owner: str, facts: WorkFacts, measure: Measure, item: Item) -> BillRow:
    return BillRow(
        site_id=facts.site,
        work_id=owner,
        measure=measure.id,
        work=facts.name or measure.name,
        item=item.id,
        title=ITEMS[item.id],
        quantity=item.likely,
        quantity_low=item.low,
        quantity_high=item.high,
        unit=item.unit,
        source=item.source,
        tag=item.tag,
        note=item.note,
        basis=item.basis,
    )


def _sums(measure: Measure, quantities: Quantities, items: Mapping[str, Item], rows: list[BillRow]) -> WorkSums:
    build, later = NOTHING, NOTHING
    for row in rows:
        if row.cost_low is not None and row.cost_likely is not None and row.cost_high is not None:
            cost = Range(row.cost_low, row.cost_likely, row.cost_high)
            build, later = (build + cost, later) if row.kind == "build" else (build, later + cost)
    haul = items.get("haul")
    along = length_item(measure) not in ("barrier", "rows", "line") or measure.geometry == "line"
    return WorkSums(
        kilometres=(quantities.length or 0.0) / 1000.0 if along else 0.0,
        plants=quantities.plants or 0,
        seedlings=_range(items.get("seedlings")) if quantities.plants else NOTHING,
        labour=_range(items.get("labour")),
        build=build,
        later=later,
        haul=None if haul is None else Hauled(haul.likely, haul.basis == STRAIGHT),
        kinds=frozenset(row.kind for row in rows if row.cost_high and row.kind != "build"),
    )


def _range(item: Item | None) -> Range | None:
    if item is None or item.low is None or item.likely is None or item.high is None:
        return None
    return Range(item.low, item.likely, item.high)


def _land(
    site: str, works: list[tuple[Drawn, ...]], basis: BillBasis, sizes: EllipsoidSizes, cache: BillCache
) -> float:
    """Return the land under the zones of a site's works [ha]; where zones lie over each other it counts once."""
    outside = {key for key, measure in basis.measures.items() if measure.kind in _NO_LAND}
    zones = tuple(one for shapes in works for one in shapes if one.table == "zones" and one.measure not in outside)
    known = cache.land.get(site)
    if known is not None and known[0] == zones:
        return known[1]
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for one in zones:
        for part in polygons(one.geometry):  # tools may join zones in one of several parts
            together.AddGeometry(part)
    found = 0.0 if together.IsEmpty() else sizes.hectares(together.UnionCascaded())
    cache.land[site] = (zones, found)
    return found
