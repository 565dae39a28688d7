"""Indicators that funders ask for. What was not worked out stays empty: beneficiaries, tonnes of carbon."""

from __future__ import annotations

from dss_planner.proposal.content.land import IMPROVED, RESTORED, counting
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.spans import Span
from dss_planner.proposal.tables.sites import unit_name
from dss_planner.proposal.tables.table import REAL, Cell, Column, Row, Table
from dss_planner.text import Text, text

VERIFY, READ, OWN = text("verify"), text("title was read"), text("of the plan")
_FILL = text("To be filled in; the plan does not know it.")
_COLUMNS = (
    Column("framework", text("Framework")),
    Column("code", text("Code")),
    Column("code_state", text("Code is")),
    Column("indicator", text("Indicator")),
    Column("unit", text("Unit")),
    Column("baseline", text("Baseline"), REAL),
    Column("target", text("Target"), REAL),
    Column("low", text("Target, low"), REAL),
    Column("high", text("Target, high"), REAL),
    Column("how", text("How it was worked out")),
)


def indicators_table(content: PackContent) -> Table:
    """Return the indicators with baseline and target."""
    rows = [*_hectares(content), *_effect(content), *_people(content)]
    notes = (
        text("Sub-codes are suggestions from memory: verify each in the funder's current guidelines, and edit it."),
        text("Which measures restore land and which change its management is a planning assumption."),
    )
    return Table("indicators", text("Indicators"), _COLUMNS, tuple(rows), notes)


def _hectares(content: PackContent) -> list[Row]:
    sums = {what: getattr(content.whole, what) for what in (RESTORED, IMPROVED, "together")}
    titles = {
        RESTORED: text("Area of land and ecosystems under restoration"),
        IMPROVED: text("Area of landscapes under improved practices"),
    }
    how = text("Land under the works as drawn, on the ellipsoid; each piece counts once, restoration first.")
    rows = []
    for what, title in titles.items():
        code = counting().codes[what]
        framework = text("GEF core indicator {code}", code=code["code"])
        for number, state in ((code["code"], READ), (code["sub_code"], VERIFY)):
            states = (("target", f"plan/{what}", "ha"),)
            rows.append(_row(framework, number, state, title, "ha", 0.0, Span(mode=sums[what]), how, states))
    ldn = text("Land under works that counts towards land degradation neutrality where it was degraded before")
    degraded = text("Degraded land within the sites before the works (one out, all out)")
    states = (("target", "plan/together", "ha"),)
    rows.append(
        _row(text("SDG 15.3.1 / LDN"), "15.3.1", READ, ldn, "ha", 0.0, Span(mode=sums["together"]), how, states)
    )
    missing = text("Not worked out: take it from the national baseline or Trends.Earth.")
    rows.append(_row(text("SDG 15.3.1 / LDN"), "15.3.1", READ, degraded, "ha", None, Span(), missing))
    return rows


def _effect(content: PackContent) -> list[Row]:
    title = text("Soil loss by wind avoided over the plan's years, less what moved grazing adds")
    if content.effect is None:
        return [_row(OWN, "", None, title, "t", None, Span(), text("Not worked out: run “Scenario”."))]
    how = text("Modelled with and without the works; the range is that of the measures' effects alone.")
    states = tuple(
        (column, f"plan/net_{end}", "t") for column, end in (("target", "mode"), ("low", "low"), ("high", "high"))
    )
    return [_row(OWN, "", None, title, "t", 0.0, content.effect.net, how, states)]


def _people(content: PackContent) -> list[Row]:
    """Return counts of people, as entered; what nobody counted stays empty."""
    people = content.project.people
    gef, own, persons = text("GEF core indicator {code}", code="11"), OWN, text("persons")
    source = text("Entered by people: {source}", source=people.source or "—")
    rows = []
    for name, title, framework, unit in (
        ("direct_women", text("Direct beneficiaries, women"), gef, persons),
        ("direct_men", text("Direct beneficiaries, men"), gef, persons),
        ("direct", text("Direct beneficiaries, all"), gef, persons),
        ("indirect_women", text("Indirect beneficiaries, women"), own, persons),
        ("indirect_men", text("Indirect beneficiaries, men"), own, persons),
        ("indirect", text("Indirect beneficiaries, all"), own, persons),
        ("households", text("Herder households that use the land"), own, text("households")),
    ):
        count = getattr(people, name)
        code, state = ("11", VERIFY) if framework is gef else ("", None)
        target = Span(mode=None if count is None else float(count))
        how = _FILL if count is None else source
        states = (("target", f"people/{name}", "1"),)
        rows.append(_row(framework, code, state, title, unit, None, target, how, states))
    return rows


def _row(
    framework: Text,
    code: str,
    state: Text | None,
    title: Text,
    unit: Cell,
    baseline: float | None,
    target: Span,
    how: Text,
    states: tuple[tuple[str, str, str], ...] = (),
) -> Row:
    shown = unit_name(unit) if isinstance(unit, str) else unit
    cells = (framework, code or None, state, title, shown, baseline, target.mode, target.low, target.high, how)
    return Row(cells, states=states)
