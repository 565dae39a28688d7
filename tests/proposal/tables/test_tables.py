"""What the tables say, against the plan and by hand."""

import dataclasses
from dataclasses import replace

import pytest

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.store.projectfacts import ASKED, CONFIRMED, IN_KIND, Beneficiaries, Funding
from dss_planner.proposal.checking.consistency import differences, require_consistent
from dss_planner.proposal.checking.facts import facts_of
from dss_planner.proposal.content.land import counting, gather_whole
from dss_planner.proposal.content.project import Project, Share
from dss_planner.proposal.languages.numbers import Quarter
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.presets.preset import SPATIAL, TABLES
from dss_planner.proposal.spatial.edition import Edition, edition_of
from dss_planner.proposal.spatial.writing import FORMATS
from dss_planner.proposal.tables.making import make_table
from dss_planner.proposal.tables.schedule import MARK, touches
from dss_planner.text import Text


@pytest.fixture(scope="module")
def tables(content):
    return {name: make_table(content, name) for name in TABLES}


def test_every_table_that_presets_ask_for_is_made(tables):
    assert set(tables) == set(TABLES)
    assert set(FORMATS) == set(SPATIAL)


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_as_wide_as_the_table_and_of_its_types(tables, name):
    table = tables[name]
    assert table.id == name
    assert table.rows or name == "funding"  # nobody entered a share
    kinds = {"words": (str, Text), "whole": int, "real": (int, float), "day": object}
    for row in table.rows:
        assert len(row.cells) == len(table.columns)
        for column, cell in zip(table.columns, row.cells):
            assert cell is None or isinstance(cell, kinds[column.kind]), (column.id, cell)
    ids = [column.id for column in table.columns]
    assert len(set(ids)) == len(ids)


def test_every_number_that_states_a_fact_is_the_plans(content, tables):
    facts = facts_of(content)
    checked = {name: require_consistent(facts, table.stated(name)) for name, table in tables.items()}
    assert all(checked[name] for name in ("site_table", "coordinates", "bill", "budget", "indicators", "safeguards"))


def test_a_number_that_was_changed_is_found(content, tables):
    table = tables["budget"]
    first = table.rows[0]
    spoilt = dataclasses.replace(first, cells=(*first.cells[:2], first.cells[2] + 1.0, *first.cells[3:]))
    with pytest.raises(InputError, match=r"tables/budget, row 2, year_1"):
        require_consistent(
            facts_of(content), dataclasses.replace(table, rows=(spoilt, *table.rows[1:])).stated("tables/budget")
        )


def test_the_budget_adds_up(content, tables):
    table = tables["budget"]
    years = [f"year_{year}" for year in range(1, content.plan.years + 1)]
    works = next(row for row in table.rows if row.total)
    for column in (*years, "mode", "low", "high"):
        assert works.cells[table.column(column)] == pytest.approx(sum(table.values(column)), rel=1e-12)
    for row in table.rows:
        assert row.cells[table.column("mode")] == pytest.approx(sum(row.cells[table.column(year)] for year in years))
    assert table.rows[-1].cells[table.column("mode")] == pytest.approx(content.bill.plan.total.likely)


def test_the_bill_adds_up(content, tables):
    table = tables["bill"]
    total = table.rows[-1]
    for column in ("cost_low", "cost", "cost_high"):
        assert total.cells[table.column(column)] == pytest.approx(sum(v for v in table.values(column) if v is not None))
    quantities = dict(zip(zip(table.values("site"), map(str, table.values("measure"))), table.values("quantity")))
    assert quantities


def test_positions_in_degrees_and_in_minutes_agree(content, tables):
    table = tables["coordinates"]
    for site, row in zip(content.sites, table.rows):
        latitude, dms = (row.cells[table.column(name)] for name in ("latitude", "latitude_dms"))
        degrees, rest = dms.split("°")
        minutes, rest = rest.split("′")
        seconds = float(rest.split("″")[0])
        assert float(degrees) + float(minutes) / 60 + seconds / 3600 == pytest.approx(latitude, abs=1.5e-5)
        assert latitude == pytest.approx(site.latitude, abs=1e-6)


def test_the_corners_are_those_of_the_shapes(content, tables):
    table = tables["vertices"]
    for site in content.sites:
        rows = [row for row in table.rows if row.cells[0] == site.uuid]
        assert len(rows) == site.shape.GetGeometryRef(0).GetPointCount() - 1 == 4


def test_the_public_is_told_cells_of_a_grid_and_no_corners(content):
    public = dataclasses.replace(content, sensitivity="public")
    table = make_table(public, "coordinates")
    for site, row in zip(content.sites, table.rows):
        latitude, longitude = (row.cells[table.column(name)] for name in ("latitude", "longitude"))
        assert latitude * 100 % 10 == pytest.approx(5.0, abs=1e-6)
        assert abs(latitude - site.latitude) <= 0.05 + 1e-9
        assert abs(longitude - site.longitude) <= 0.05 + 1e-9
    assert make_table(public, "vertices").rows == ()
    assert set(make_table(public, "site_table").values("place")) == {None}
    screening = make_table(public, "safeguards")
    assert set(screening.values("names")) == set(screening.values("nearest")) == {None}
    assert require_consistent(facts_of(public), screening.stated("safeguards"))
    hidden = make_table(public, "monitoring", Edition("hidden"))
    assert set(hidden.values("latitude")) == set(hidden.values("longitude_dms")) == {None}
    with pytest.raises(InputError, match="public"):
        edition_of(public, "exact")
    with pytest.raises(InputError, match=r"0\.001"):
        edition_of(public, grid=0.001)


def test_hectares_of_indicators_count_land_once(content, tables):
    table = tables["indicators"]
    by_code = {(str(row.cells[1]), Words("en")(row.cells[4])): row.cells[table.column("target")] for row in table.rows}
    restored, improved, together = (by_code[code, "ha"] for code in ("3", "4", "15.3.1"))
    # the last row of 15.3.1 is the degraded land, which nobody worked out
    assert together is None
    assert restored + improved == pytest.approx(content.bill.plan.hectares, rel=1e-9)
    zones = [shape.area for shape in content.shapes if shape.kind == "zone"]
    assert restored + improved < sum(zones)


def test_nobody_makes_up_people(tables):
    table = tables["indicators"]
    people = [row for row in table.rows if str(row.cells[4]) in ("persons", "households")]
    assert len(people) == 7
    assert all(
        row.cells[table.column(name)] is None for row in people for name in ("baseline", "target", "low", "high")
    )
    assert {str(row.cells[2]) for row in people if row.cells[1]} == {"verify"}


def test_people_and_shares_are_told_as_entered(content):
    people = Beneficiaries(120, 80, 1000, 950, 40, "Register of the soum")
    whole = content.budget.sums.total.mode
    shares = (
        Share(Funding("1", "GEF", ASKED, 0.5 * whole, content.currency), 0.5 * whole),
        Share(Funding("2", "Аймаг", IN_KIND, 1000.0, "KRW", CONFIRMED), 0.25 * whole),
    )
    told = replace(content, project=Project(people, shares, ()))
    facts = facts_of(told)
    for name in ("indicators", "logframe", "funding"):
        assert require_consistent(facts, make_table(told, name).stated(name))
    indicators = make_table(told, "indicators")
    targets = {str(row.cells[3]): row.cells[6] for row in indicators.rows}
    assert targets["Direct beneficiaries, all"] == 200.0
    assert targets["Indirect beneficiaries, women"] == 1000.0
    funding = make_table(told, "funding")
    assert funding.values("converted", totals=True) == [0.75 * whole, pytest.approx(0.25 * whole)]
    assert [round(one) for one in funding.values("share")] == [50, 25]
    assert any(row.cells[3] == 200.0 for row in make_table(told, "logframe").rows)


def test_people_of_whom_one_count_is_missing_have_no_sum():
    assert Beneficiaries(direct_women=3).direct is None
    assert Beneficiaries(0, 0).direct == 0


def test_land_in_two_sites_counts_once(content):
    first = content.sites[0]
    twin = replace(first, uuid="twin")
    area, whole = gather_whole((first, twin), (), (), content.measures, content.plan.crs)
    assert area == pytest.approx(first.area, rel=1e-4)
    told = replace(content, sites=(first, twin), area=area)
    table = make_table(told, "site_table")
    assert table.values("area", totals=True) == [area]
    assert told.shared == pytest.approx(first.area, rel=1e-4)
    assert "once" in str(table.notes[0])
    assert whole.together == 0.0


def test_rows_of_plants_are_not_called_built(content):
    assert {str(row.cells[2]) for row in make_table(content, "logframe").rows if "Saxaul" in str(row.cells[1])} <= {
        "Area under the measure",
        "Length of the rows planted",
        "Plants in place",
        "None",
    }


def test_sub_codes_are_marked(tables):
    codes = {str(row.cells[1]): str(row.cells[2]) for row in tables["indicators"].rows if row.cells[1]}
    assert codes["3.3"] == codes["4.3"] == "verify"
    assert codes["3"] == "title was read"


def test_every_measure_counts_somehow():
    assert set(counting().kinds) == {measure.kind for measure in load_catalogue().measures}


def test_inputs_of_the_carbon_tool_hold_each_site_whole(content, tables):
    table = tables["exact"]
    for site in content.sites:
        rows = [row for row in table.rows if row.cells[0] == site.uuid]
        assert sum(row.cells[table.column("area_with")] for row in rows) == pytest.approx(site.area, rel=1e-5)
        assert all(row.cells[table.column("area_with")] == row.cells[table.column("area_without")] for row in rows)
    assert not any("co2" in column.id or column.unit.startswith("t") for column in table.columns)


def test_marks_stand_where_something_is_done(content, tables):
    table = tables["schedule"]
    first = content.plan.first_year
    assert sum(column.id.startswith("q") for column in table.columns) == 4 * content.plan.years
    for row in table.rows:
        begin, end = row.cells[table.column("begin")], row.cells[table.column("end")]
        marked = [c.id for c, cell in zip(table.columns, row.cells) if c.id.startswith("q") and cell == MARK]
        if begin is None:
            assert marked == []
            continue
        quarter = f"q{begin.year}_{(begin.month - 1) // 3 + 1}"
        assert (marked or [quarter])[0] == quarter or begin.year < first
        if end.year < first + content.plan.years:
            assert marked[-1] == f"q{end.year}_{(end.month - 1) // 3 + 1}"


def test_a_quarter_ends_with_its_last_day(content):
    one = content.schedule[0]
    from datetime import date

    day = dataclasses.replace(one, begin=date(2026, 12, 31), end=date(2027, 1, 1))
    assert [touches(day, Quarter(2026, q)) for q in (3, 4)] == [False, True]
    assert [touches(day, Quarter(2027, q)) for q in (1, 2)] == [True, False]


def test_no_layer_is_told_apart_from_nothing_found(tables):
    table = tables["safeguards"]
    results = {(str(row.cells[1]), str(row.cells[2])): (str(row.cells[3]), row.cells[4]) for row in table.rows}
    assert results["=Site 3 & Co", "Protected areas"] == ("nothing in the layer meets the site", 0.0)
    assert results["=Site 3 & Co", "Mining licences"] == ("not known: the study has no layer", None)
    meets = next(value for (site, theme), value in results.items() if "Ханбогд" in site and theme == "Protected areas")
    assert meets[0] == "meets the site: look into it"


def test_controls_name_their_plot(content, tables):
    table = tables["monitoring"]
    pilots = {plot.name for plot in content.plots if plot.kind == "pilot"}
    for row in table.rows:
        if str(row.cells[table.column("kind")]) == "matched control":
            assert row.cells[table.column("control_of")] in pilots


def test_outputs_of_the_logframe_are_the_works(content, tables):
    table = tables["logframe"]
    outputs = [row for row in table.rows if str(row.cells[0]) == "Output"]
    for measure in content.measures:
        areas = [work.area for work in content.works if work.measure == measure and work.area is not None]
        if areas:
            assert any(
                row.cells[3] == pytest.approx(sum(areas)) and Words("en")(row.cells[4]) == "ha" for row in outputs
            )


def test_a_plan_without_works_gives_tables_that_say_why(content):
    bare = dataclasses.replace(
        content, works=(), shapes=(), bill=None, budget=None, measures={}, schedule=(), effect=None, land=content.land
    )
    for name in ("bill", "budget"):
        table = make_table(bare, name)
        assert table.rows == ()
        assert table.notes
    assert make_table(bare, "site_table").values("works") == [None] * len(bare.sites)
    assert make_table(bare, "logframe").rows
    assert all(v is None for v in make_table(bare, "indicators").values("low"))


def test_amounts_of_the_logframe_are_held_against_the_works(content):
    works = tuple(dataclasses.replace(one, plants=one.plants + 1) if one.plants else one for one in content.works)
    wrong = make_table(dataclasses.replace(content, works=works), "logframe")
    assert not differences(facts_of(content), make_table(content, "logframe").stated("logframe"))
    found = differences(facts_of(content), wrong.stated("logframe"))
    assert found
    assert all(one.stated.what.endswith("/plants") for one in found)
