"""Sections of the report: what they say of plans that are not like the example."""

from __future__ import annotations

from dataclasses import replace

from dss_planner.plan.budget.money import Rate
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.report.blocks import Grid, Paragraph
from dss_planner.proposal.report.sections import closing
from dss_planner.proposal.report.teller import Teller


def test_rates_of_exchange_are_told_with_their_day(content):
    rated = replace(content, budget=replace(content.budget, rates=(Rate("MNT", 3400.0, "2026-05-01", "Mongolbank"),)))
    blocks = closing.budget(Teller(rated, Words("en")))
    grid = blocks[-1]
    assert isinstance(grid, Grid)
    assert grid.rows == (("MNT", "3,400", "1 May 2026", "Mongolbank"),)


def test_a_note_of_the_budget_stands_once(content):
    said = [block.words for block in closing.budget(Teller(content, Words("en"))) if isinstance(block, Paragraph)]
    assert len(said) == len(set(said)) > 1
