"""The budget of a drafted plan as table and report: both tell the same sums."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dss_planner.errors import Cancelled, InputError
from dss_planner.plan.budget.money import Rate
from dss_planner.plan.budget.report import BudgetRequest, compute_budget, rates_of, upkeep_of
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.store.document import PlanDocument, read_plan, save_plan

RATE = Rate("CNY", 7.0, "2026-01-02", "a bank, made up for the test")


@pytest.fixture
def request_(study, sites, tmp_path):
    plan = str(tmp_path / "plan.gpkg")
    draft_plan(DraftPlanRequest(sites, str(study), plan, wind_from=310.0))
    return BudgetRequest(plan, str(tmp_path / "budget.csv"), contingency=0.1, draws=500)


def rows(path):
    return list(csv.DictReader(Path(path).read_text(encoding="utf-8-sig").splitlines()))


def test_table_and_report_agree(request_):
    result = compute_budget(request_)
    lines, report = rows(result.output), json.loads(Path(result.report).read_text(encoding="utf-8"))
    for end in ("low", "mode", "high"):
        total = sum(float(line[f"cost_{end}"]) for line in lines)
        assert total == pytest.approx(report["works"][end], abs=0.01 * len(lines))
        assert report["total"][end] == pytest.approx(1.1 * report["works"][end])
        for groups in ("by_measure", "by_kind", "by_year"):
            assert sum(one[end] for one in report[groups].values()) == pytest.approx(report["works"][end])
        assert sum(one[end] for one in report["by_site"]) == pytest.approx(report["works"][end])
    for line in lines:
        amount, share = float(line["amount"]), float(line["share"])
        assert float(line["cost_mode"]) == pytest.approx(amount * share * float(line["unit_cost_mode"]), abs=0.01)
        assert int(line["calendar_year"]) == 2025 + int(line["year"])
    assert report["total"]["p10"] < report["total"]["p50"] < report["total"]["p90"]
    assert (Path(result.output).parent / "budget.provenance.json").exists()


def test_another_currency_needs_a_rate_and_multiplies_every_sum(request_):
    with pytest.raises(InputError, match="no exchange rate of CNY"):
        compute_budget(replace(request_, currency="CNY"))
    usd, cny = (compute_budget(replace(request_, currency=one, rates=(RATE,))) for one in ("USD", "CNY"))
    assert cny.total.p50 == pytest.approx(7.0 * usd.total.p50)
    assert json.loads(Path(cny.report).read_text(encoding="utf-8"))["rates"][0]["source"] == RATE.source
    with pytest.raises(InputError, match="one of USD, MNT"):
        compute_budget(replace(request_, currency="EUR"))


def test_upkeep_and_renewals_are_asked_for(request_):
    plain = compute_budget(request_).works.mode
    assert compute_budget(replace(request_, upkeep={"sand_fence": 0.1})).works.mode > plain
    assert compute_budget(replace(request_, renewals=False)).works.mode < plain


def test_rates_and_upkeep_as_json():
    assert rates_of('{"MNT": {"per_usd": 3500, "date": "2026-11-23", "source": "x"}}') == (
        Rate("MNT", 3500.0, "2026-11-23", "x"),
    )
    assert upkeep_of('{"sand_fence": 0.1}') == {"sand_fence": 0.1}
    for content, words in (("[1]", "must be a JSON object"), ('{"MNT": 3500}', "needs “per_usd”"), ("{", "as JSON")):
        with pytest.raises(InputError, match=words):
            rates_of(content)
    with pytest.raises(InputError, match="a share from 0 to 1"):
        upkeep_of('{"sand_fence": "much"}')


def test_a_cancelled_run_writes_nothing(request_):
    with pytest.raises(Cancelled):
        compute_budget(request_, cancelled=lambda: True)
    assert not Path(request_.output).exists()


def test_without_a_currency_the_plans_own_is_told_and_its_upkeep_counts(request_, tmp_path):
    plan = read_plan(request_.plan)
    tables = {
        **plan.tables,
        "plan": [{**plan.plan, "currency": "JPY"}],
        "rates": [{"currency": "JPY", "per_usd": 150.0, "date": "2026-11-20", "source": "bank"}],
        "settings": [*plan.rows("settings"), {"name": "upkeep", "value": '{"sand_fence": 0.1}'}],
    }
    path = tmp_path / "yen.gpkg"
    save_plan(PlanDocument(plan.crs, tables), path, None)
    yen = compute_budget(BudgetRequest(str(path), str(tmp_path / "yen.csv"), draws=50))
    dollars = compute_budget(BudgetRequest(str(path), str(tmp_path / "usd.csv"), currency="USD", draws=50))
    assert yen.currency == "JPY"
    assert yen.works.mode == pytest.approx(150.0 * dollars.works.mode)
    lines = rows(yen.output)
    assert {line["kind"] for line in lines} >= {"build", "upkeep"}
    assert all(float(line["cost_mode"]).is_integer() for line in lines)
