"""Sections of the report: what they say of plans that are not like the example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dss_planner.plan.budget.money import Rate
from dss_planner.plan.drafting.draftnotes import COSTS_AS_DRAFTED
from dss_planner.proposal.checking.consistency import differences
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.report.blocks import Grid, Paragraph, settled
from dss_planner.proposal.report.sections import grounds, opening, results, sitebill, sites
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.tables.making import make_table
from dss_planner.text import Text, text


def test_rates_of_exchange_are_told_with_their_day(content):
    rated = replace(content, budget=replace(content.budget, rates=(Rate("MNT", 3400.0, "2026-05-01", "Mongolbank"),)))
    blocks = results.budget(Teller(rated, Words("en")))
    grid = grids(blocks)[-1]
    assert grid.rows == (("MNT", "3,400", "1 May 2026", "Mongolbank"),)


def test_a_note_of_the_budget_stands_once(content):
    said = [block.words for block in results.budget(Teller(content, Words("en"))) if isinstance(block, Paragraph)]
    assert len(said) == len(set(said)) > 1


def test_the_bill_says_along_what_a_haul_was_measured(content):
    site = content.sites[0]
    note = text("Along the access surface: the length of a truck's quickest way from the nearest {source}.", source="x")
    given = replace(content.bill.rows[0], site_id=site.uuid, item="haul", quantity=41.0, note=note, basis="surface")
    others = (one for one in content.bill.rows if one.item != "haul")
    bill = replace(content.bill, rows=(*others, given, given))
    told = Teller(replace(content, bill=bill), Words("en"))
    assert [block.words for block in sitebill._hauls(told, site)] == [f"{given.title}: {note}"]
    assert sitebill._hauls(told, content.sites[1]) == []


def grids(blocks):
    return [block for block in blocks if isinstance(block, Grid)]


def test_every_year_of_a_long_plan_is_on_the_page(content):
    long = replace(content, plan=replace(content.plan, years=10))
    first, second, *_ = grids(results.budget(Teller(long, Words("en"))))
    assert [len(first.columns), len(second.columns)] == [7, 6]
    assert second.columns[-1].title.startswith("Sum")


def test_formulas_are_told_only_of_the_method_that_was_used(content):
    def said(method):
        told = replace(content, method=replace(content.method, erosion=method))
        return " ".join(one.words for one in opening.method(Teller(told, Words("en"))) if isinstance(one, Paragraph))

    assert "109.8" in said("rweq")
    assert "RWEQ" not in said("ilswe")
    assert "109.8" not in said("proxy")


def test_a_bill_that_counts_renewal_is_not_said_to_leave_it_out(content):
    draft = Text(COSTS_AS_DRAFTED.template, {"years": 5})
    warned = replace(content, plan=replace(content.plan, warnings=(draft, *content.plan.warnings)))
    paragraphs = [one.words for one in grounds.evidence(Teller(warned, Words("en"))) if isinstance(one, Paragraph)]
    assert str(draft) not in paragraphs
    assert any(str(one) in paragraphs for one in content.plan.warnings)


def test_a_row_of_a_bill_multiplies_out(content):
    site = content.bill.rows[0].site_id
    blocks = settled(sites.site_pages(Teller(content, Words("en")), content.site(site)), lambda blocks: True)
    bill = next(grid for grid in grids(blocks) if any("Times" in column.title for column in grid.columns))
    heads = [column.title for column in bill.columns]
    times, price, cost = (
        next(n for n, head in enumerate(heads) if head.startswith(what)) for what in ("Times", "Unit price", "Cost")
    )
    priced = [row for row in bill.rows if row[price] != "—"]
    assert priced
    for row in priced:
        product = float(row[times]) * float(row[price].replace(",", "")) * float(row[2].replace(",", ""))
        shown = float(row[cost].replace(",", ""))
        assert abs(product - shown) <= 0.01 * shown  # quantities are shown to a tenth


def test_quantities_without_a_price_go_below_the_bill_when_photos_need_the_room(content):
    site = content.sites[0]
    bare, told = (sitebill.money(Teller(content, Words("en")), site, 40, one) for one in (True, False))
    full, short = (grids(blocks)[0] for blocks in (bare, told))
    unpriced = [row for row in full.rows if row[-1] == "—" and row[2] != "—"]
    assert unpriced
    assert len(short.rows) == len(full.rows) - len(unpriced)
    below = next(block.words for block in told if isinstance(block, Paragraph) and "price of their own" in block.words)
    assert all(f"{row[1]} {row[2]}" in below for row in unpriced)


@pytest.mark.parametrize(("language", "colon"), [("en", ": "), ("zh_CN", "："), ("ko", ": ")])
def test_the_name_of_a_measure_stands_once_among_its_reasons(content, language, colon):
    verdict = next(one for one in content.verdicts if len(one.sentences) > 1)
    words = Words(language)
    said = sites._reasons(Teller(content, words), verdict)
    assert said.count(words.measure(content.measures[verdict.measure]) + colon) == 1


def test_works_of_a_site_stand_in_the_same_order_in_every_bill(content):
    table = make_table(content, "bill")
    place = {work.uuid: number for number, work in enumerate(content.works)}
    shown = [content.bill.rows[int(row.fact.split("/")[1])].work_id for row in table.rows if not row.total]
    assert shown == sorted(shown, key=place.__getitem__)


def test_what_is_shown_is_held_not_what_was_meant(content, monkeypatch):
    teller = Teller(content, Words("en"))
    monkeypatch.setattr(teller.words, "quantity", lambda value, unit="", digits=None: f"{value * 1.1:,.0f} {unit}")
    teller.fact("plan/area", 0)
    assert [one.stated.what for one in differences(teller.facts, teller.stated)] == ["plan/area"]
    monkeypatch.setattr(teller.words, "number", lambda value, digits=None: f"{value + 10:,.0f}")
    teller = Teller(content, teller.words)
    opening.ranked(teller)
    assert len(differences(teller.facts, teller.stated)) > len(content.sites)
