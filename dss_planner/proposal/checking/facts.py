"""Every number of the plan that a pack may state, by name; maps, report, tables and files are held against these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from dss_planner.plan.budget.totals import Total
from dss_planner.proposal.checking.fact import Fact
from dss_planner.proposal.checking.places import place_facts
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.spans import Span

_ENDS = ("low", "mode", "high")
_NO_MONEY = Total(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_BILLED = ("quantity", "price_likely", "cost_low", "cost_likely", "cost_high")


def facts_of(content: PackContent) -> dict[str, Fact]:
    """Return name → fact.

    Names are paths: ``plan/area``, ``site/<uuid>/area``, ``site/<uuid>/avoided_mode``, ``work/<uuid>/length``,
    ``work/<uuid>/cost_mode``, ``shape/<uuid>/area``, ``budget/<site or total>/<year or all>/mode``,
    ``effect/<site>/<year>/net_low``, ``bill/<number of the row>/quantity``, ``screened/<site>/<theme>/overlap``.
    """
    return dict(_all(content))


def _all(content: PackContent) -> Iterator[tuple[str, Fact]]:
    yield from _plan(content)
    for site in content.sites:
        yield from _site(content, site.uuid)
    for work in content.works:
        name = f"work/{work.uuid}"
        for what, value, unit in (
            ("area", work.area, "ha"),
            ("length", work.length, "m"),
            ("points", work.points, "1"),
            ("rows", work.rows, "1"),
            ("plants", work.plants, "1"),
            ("posts", work.posts, "1"),
            ("gates", work.gates, "1"),
            ("seed", work.seed, "kg"),
        ):
            yield f"{name}/{what}", Fact(value, unit)
        yield from _span(f"{name}/cost", work.cost, content.currency)
    yield from _measures(content)
    yield from _project(content)
    for shape in content.shapes:
        yield f"shape/{shape.uuid}/area", Fact(shape.area, "ha")
        yield f"shape/{shape.uuid}/length", Fact(shape.length, "m")
    yield from _money(content)
    yield from _bill(content)
    yield from _effect(content)
    yield from place_facts(content)
    for one in content.screened:
        name = f"screened/{one.site}/{one.theme}"
        yield f"{name}/overlap", Fact(one.overlap, "ha")
        yield f"{name}/length", Fact(one.length, "m")
        yield f"{name}/nearest", Fact(one.nearest, "km")
        yield f"{name}/share", Fact(one.share, "1")
        yield f"{name}/count", Fact(one.count, "1")


def _plan(content: PackContent) -> Iterator[tuple[str, Fact]]:
    yield "plan/area", Fact(content.area, "ha")
    yield "plan/sites", Fact(len(content.sites), "1")
    yield "plan/works", Fact(len(content.works), "1")
    yield "plan/years", Fact(content.plan.years, "1")
    for what in ("restored", "improved", "together"):
        yield f"plan/{what}", Fact(getattr(content.whole, what), "ha")
    if content.bill is not None:
        sums = content.bill.plan
        yield "plan/kilometres", Fact(sums.kilometres, "km")
        yield "plan/plants", Fact(sums.plants, "1")
        for what, money in (("build", sums.build), ("later", sums.upkeep), ("contingency", sums.contingency)):
            yield from _span(f"plan/{what}", Span(money.low, money.likely, money.high), content.currency)


def _project(content: PackContent) -> Iterator[tuple[str, Fact]]:
    """Yield counts of people and shares of the costs, as they were entered."""
    people = content.project.people
    for name in ("direct_women", "direct_men", "direct", "indirect_women", "indirect_men", "indirect", "households"):
        yield f"people/{name}", Fact(getattr(people, name), "1")
    for number, share in enumerate(content.project.shares):
        yield f"funding/{number}/converted", Fact(share.converted, content.currency)
    funded = content.project.funded
    yield "funding/all/converted", Fact(funded, content.currency)
    if funded is not None and content.budget is not None:
        yield "funding/open/converted", Fact(content.budget.sums.total.mode - funded, content.currency)


def _site(content: PackContent, uuid: str) -> Iterator[tuple[str, Fact]]:
    site, name = content.site(uuid), f"site/{uuid}"
    yield f"{name}/area", Fact(site.area, "ha")
    yield f"{name}/score", Fact(site.score, "1")
    yield f"{name}/rank", Fact(site.rank, "1")
    yield f"{name}/completeness", Fact(site.completeness, "1")
    for fact in site.facts:
        if isinstance(fact.value, (int, float)) or fact.value is None:
            yield f"{name}/{fact.id}", Fact(fact.value, fact.unit)
    land = next((one for one in content.land if one.site == uuid), None)
    if land is not None:
        for what in ("restored", "improved", "together"):
            yield f"{name}/{what}", Fact(getattr(land, what), "ha")
    sums = content.bill.sites.get(uuid) if content.bill is not None else None
    total = content.budget.sums.by_site.get(uuid) if content.budget is not None else None
    for end in ("low", "mode", "high", "p10", "p50", "p90"):
        yield f"{name}/cost_{end}", Fact(getattr(total, end) if total is not None else None, content.currency)
    if sums is not None:
        yield f"{name}/kilometres", Fact(sums.kilometres, "km")
        yield f"{name}/plants", Fact(sums.plants, "1")


def _measures(content: PackContent) -> Iterator[tuple[str, Fact]]:
    """Yield the sums over all works of a measure: ``measure/<id>/plants``."""
    for measure in content.measures:
        for what, unit in (("area", "ha"), ("length", "m"), ("points", "1"), ("plants", "1")):
            amounts = [getattr(work, what) for work in content.works if work.measure == measure]
            known = [amount for amount in amounts if amount is not None]
            yield f"measure/{measure}/{what}", Fact(sum(known) if known else None, unit)


def _money(content: PackContent) -> Iterator[tuple[str, Fact]]:
    if content.budget is None:
        return
    sums, unit = content.budget.sums, content.currency
    yield from _total("budget/total/all", sums.total, unit)
    yield from _total("budget/works/all", sums.works, unit)
    for site in content.sites:
        if site.uuid in sums.by_site:
            yield from _total(f"budget/{site.uuid}/all", sums.by_site[site.uuid], unit)
        for year in range(1, content.plan.years + 1):
            yield from _span(f"budget/{site.uuid}/{year}", content.budget.cell(site.uuid, year), unit, "/")
    for year in range(1, content.plan.years + 1):
        yield from _total(f"budget/works/{year}", sums.by_year.get(year, _NO_MONEY), unit)
    for kind, total in sums.by_kind.items():
        yield from _total(f"budget/kind/{kind}", total, unit)
    for measure, total in sums.by_measure.items():
        yield from _total(f"budget/measure/{measure}", total, unit)


def _total(name: str, total: Total, unit: str) -> Iterator[tuple[str, Fact]]:
    for one in fields(total):
        yield f"{name}/{one.name}", Fact(getattr(total, one.name), unit)


def _bill(content: PackContent) -> Iterator[tuple[str, Fact]]:
    if content.bill is None:
        return
    for number, row in enumerate(content.bill.rows):
        for what in _BILLED:
            yield (
                f"bill/{number}/{what}",
                Fact(getattr(row, what), row.unit if what == "quantity" else content.currency),
            )


def _effect(content: PackContent) -> Iterator[tuple[str, Fact]]:
    if content.effect is None:
        return
    for what in ("avoided", "leaked", "net"):
        yield from _span(f"plan/{what}", getattr(content.effect, what), "t")
    for one in content.effect.sites:
        yield f"site/{one.site}/before", Fact(one.before, "t/a")
        yield f"site/{one.site}/affected", Fact(one.affected, "ha")
        yield f"site/{one.site}/unknown_share", Fact(one.unknown_share, "1")
        for what in ("avoided", "leaked", "net"):
            yield from _span(f"site/{one.site}/{what}", getattr(one, what), "t")
            for year in one.years:
                yield from _span(f"effect/{one.site}/{year.year}/{what}", getattr(year, what), "t/a")
        for year in one.years:
            yield from _span(f"effect/{one.site}/{year.year}/emission", year.emission, "1")


def _span(name: str, span: Span, unit: str, between: str = "_") -> Iterator[tuple[str, Fact]]:
    for end in _ENDS:
        yield f"{name}{between}{end}", Fact(getattr(span, end), unit)
