"""What the pack says against the plan, its geometry and independent sums."""

import json

import pytest

from dss_planner.errors import InputError
from dss_planner.plan.budget.bill import bill
from dss_planner.plan.store.document import read_plan, save_plan
from dss_planner.proposal.content.gather import ContentRequest, gather
from dss_planner.proposal.languages.words import Words
from dss_planner.raster.areas import ellipsoidal_hectares
from tests.proposal.planned_study import NAMES


def test_sites_have_the_plans_keys_and_names_by_rank(content, planned):
    rows = read_plan(planned).rows("sites")
    assert [site.name for site in content.sites] == list(NAMES)
    assert {site.uuid for site in content.sites} == {row["uuid"] for row in rows}
    assert [site.rank for site in content.sites] == [1, 2, 3]
    assert content.sites[0].place == "12 km N of Ханбогд"
    assert (content.sites[0].aimag, content.sites[0].aimag_local) == ("Ömnögovi", "Өмнөговь")
    assert content.sites[0].soum == ""


def test_hectares_are_those_of_the_shape_as_it_is(content):
    for site in content.sites:
        assert site.area == ellipsoidal_hectares(site.shape, content.plan.crs)
        assert site.area == pytest.approx(3600.0, rel=1e-2)


def test_a_site_lies_where_it_is(content):
    for site in content.sites:
        assert 102 < site.longitude < 108
        assert 44 < site.latitude < 46


def test_facts_tell_on_which_share_they_are_known(content):
    fact = content.sites[0].fact("soil_loss")
    assert (fact.unit, fact.share_known) == ("t/km²·a", 0.75)
    assert content.sites[0].fact("elevation").value is None
    assert content.sites[0].contributions[0].points == 42.5
    assert content.sites[0].contributions[0].of_points == 100.0


def test_works_carry_the_bill(content, planned):
    found = bill(read_plan(planned))
    assert content.works
    for work in content.works:
        rows = [row for row in found.rows if row.work_id == work.uuid and row.cost_likely is not None]
        assert work.cost.mode == sum(row.cost_likely for row in rows)
    assert sum(work.cost.mode for work in content.works) == pytest.approx(
        found.plan.build.likely + found.plan.upkeep.likely
    )


def test_works_say_why_in_any_language(content):
    words = Words("ko")
    said = [words(reason) for work in content.works for reason in work.reasons]
    assert said
    assert not words.untranslated
    assert any("적합" in one or "조건부" in one or "알 수 없음" in one for one in said)


def test_the_budget_is_the_bill_by_site_and_year(content):
    sums = content.budget.sums
    billed = content.bill.plan
    assert sums.works.mode == pytest.approx((billed.build + billed.upkeep).likely, rel=1e-12)
    assert sums.total.mode == pytest.approx(billed.total.likely, rel=1e-12)
    assert sum(cell.cost.mode for cell in content.budget.cells) == pytest.approx(sums.works.mode, rel=1e-12)
    for site in content.sites:
        years = range(1, content.plan.years + 1)
        of_site = sum(content.budget.cell(site.uuid, year).mode for year in years)
        assert of_site == pytest.approx(sums.by_site[site.uuid].mode, rel=1e-12)
    assert sums.total.low <= sums.total.p10 <= sums.total.p50 <= sums.total.p90 <= sums.total.high


def test_screening_measures_overlaps_and_says_what_is_not_known(content):
    first, second, third = ({one.theme: one for one in content.screened_at(site.uuid)} for site in content.sites)
    assert first["protected_areas"].share == pytest.approx(0.5, rel=1e-3)
    assert first["protected_areas"].overlap == pytest.approx(content.sites[0].area / 2, rel=1e-3)
    assert first["protected_areas"].names == ("Small Gobi",)
    assert (second["protected_areas"].overlap, second["protected_areas"].count) == (0.0, 0)
    assert second["camps"].count == 1
    assert second["camps"].overlap is None
    assert third["camps"].nearest == pytest.approx(36 * 0.5, rel=0.01)
    assert second["roads"].length == pytest.approx(6000.0, rel=1e-2)
    unknown = first["mining_licences"]
    assert (unknown.layer, unknown.overlap, unknown.count, unknown.nearest) == (False, None, None, None)


def test_the_effect_is_that_of_the_report(content, planned):
    told = json.loads((planned.parent / "scenario.json").read_text(encoding="utf-8"))
    assert content.effect.avoided.mode == pytest.approx(told["total"][1])
    # what the run itself says of unknown land counts before what the sites say
    assert content.effect.unknown_share == pytest.approx(told["sites"][0].get("unknown", 0.25))
    assert not content.effect.stale
    assert [one.site for one in content.effect.sites] == [site.uuid for site in content.sites]


def test_what_is_said_of_sources(content, planned):
    by_role = {source.role: source for source in content.sources}
    assert by_role["landcover"].licence == "CC BY 4.0"
    assert by_role["sand"].licence == ""
    assert any("sand.tif" in str(one) for one in content.caveats)
    assert any("mining" in str(one).lower() for one in content.caveats)
    assert content.weights[0].share == 1.0
    assert content.weights[0].by_whom
    assert set(content.inputs) >= {str(planned)}


def test_schedule_and_plots(content):
    assert content.schedule
    begins = [one.begin for one in content.schedule if one.begin]
    assert begins == sorted(begins)
    kinds = {plot.kind for plot in content.plots}
    assert "pilot" in kinds
    for plot in content.plots:
        assert plot.kind != "control" or plot.pair


def changed(planned, tmp_path, change):
    document = read_plan(planned)
    change(document)
    path = tmp_path / "хуулбар.gpkg"
    save_plan(document, path, None)
    return path


def test_a_shape_that_was_moved_by_hand_counts_as_it_is_now(planned, tmp_path):
    def shrink(document):
        zone = document.rows("zones")[0]
        zone["geom"] = zone["geom"].Buffer(-100.0)

    before = gather(ContentRequest(str(planned)))
    after = gather(ContentRequest(str(changed(planned, tmp_path, shrink)), study=str(planned.parent)))
    zone = before.shapes[0]
    moved = next(shape for shape in after.shapes if shape.uuid == zone.uuid)
    assert moved.area < zone.area
    work = next(work for work in after.works if work.uuid == zone.work)
    assert work.area == pytest.approx(moved.area)
    assert after.effect.stale
    assert any("Scenario" in str(one) for one in after.caveats)


def test_works_that_were_not_chosen_are_in_no_sum(planned, tmp_path):
    def leave(document):
        document.rows("works")[0]["chosen"] = False

    whole = gather(ContentRequest(str(planned)))
    less = gather(ContentRequest(str(changed(planned, tmp_path, leave)), study=str(planned.parent)))
    gone = read_plan(planned).rows("works")[0]["uuid"]
    assert gone not in {work.uuid for work in less.works} | {shape.work for shape in less.shapes}
    dropped = next(work for work in whole.works if work.uuid == gone)
    assert less.budget.sums.works.mode == pytest.approx(whole.budget.sums.works.mode - dropped.cost.mode)


def test_a_plan_without_works_says_so(planned, tmp_path):
    def clear(document):
        for table in ("works", "zones", "lines", "schedule", "scenario"):
            document.tables[table] = []
        document.tables["points"] = [row for row in document.rows("points") if not row["work"]]

    found = gather(ContentRequest(str(changed(planned, tmp_path, clear)), study=str(tmp_path)))
    assert (found.bill, found.budget, found.effect) == (None, None, None)
    assert any("no works" in str(one) for one in found.caveats)


def test_a_rate_that_is_missing_is_told_not_guessed(planned, tmp_path):
    def other_currency(document):
        document.plan["currency"] = "MNT"

    found = gather(ContentRequest(str(changed(planned, tmp_path, other_currency)), study=str(planned.parent)))
    assert found.budget is None
    assert any("MNT" in str(one) for one in found.caveats)
    assert all(work.cost.mode is None for work in found.works)


def test_an_unknown_sensitivity_is_refused(planned):
    with pytest.raises(InputError, match="secret"):
        gather(ContentRequest(str(planned), sensitivity="secret"))
    assert gather(ContentRequest(str(planned), sensitivity="public")).sensitivity == "public"


def test_a_torn_report_stops_instead_of_being_left_out(planned, tmp_path):
    (tmp_path / "scenario.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"scenario\.json"):
        gather(ContentRequest(str(planned), scenario=str(tmp_path / "scenario.json")))


def test_figures_of_the_plans_own_table_count_before_a_report(planned, tmp_path):
    sites = [row["uuid"] for row in read_plan(planned).rows("sites")]

    def store(document):
        revision = document.plan["revision"] + 1
        document.tables["scenario"] = [
            {
                "uuid": f"{site}-{year}",
                "site": site,
                "year": year,
                "avoided_low": 1.0 * year,
                "avoided_mode": 2.0 * year,
                "avoided_high": 3.0 * year,
                "leaked_low": 0.0,
                "leaked_mode": 0.5,
                "leaked_high": 1.0,
                "of_revision": revision,
                "loss_without": 100.0,
                "unknown_share": 0.125,
            }
            for site in sites
            for year in (1, 2)
        ]

    effect = gather(ContentRequest(str(changed(planned, tmp_path, store)), study=str(planned.parent))).effect
    assert effect.source == "scenario"
    assert (effect.avoided.low, effect.avoided.mode, effect.avoided.high) == (9.0, 18.0, 27.0)
    # each end with the leak that belongs to it
    assert (effect.net.low, effect.net.mode, effect.net.high) == (9.0 - 0.0, 18.0 - 3.0, 27.0 - 6.0)
    assert [one.before for one in effect.sites] == [100.0] * 3
    # the report is of another run: nothing of it is mixed in
    assert [one.affected for one in effect.sites] == [None] * 3
    assert effect.unknown_share == pytest.approx(0.125)
    assert not effect.stale
    assert effect.sites[0].years[0].emission.mode is None


def test_a_cost_without_a_quantity_is_told(planned, tmp_path):
    def per_point(document):
        for row in document.rows("unit_costs"):
            if row["measure"] == document.rows("works")[0]["measure"]:
                row["unit"] = "point"

    found = gather(ContentRequest(str(changed(planned, tmp_path, per_point)), study=str(planned.parent)))
    assert found.budget is None
    assert found.bill is not None
    assert any("no budget" in str(one) for one in found.caveats)


def test_the_range_says_which_price_makes_it(content):
    assert sum(one.share for one in content.budget.spread) == pytest.approx(1.0)
