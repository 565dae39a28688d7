import json
from dataclasses import replace

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.additions import (
    cost_units,
    figures_missing,
    norm_units,
    norms_missing,
    with_bare_measure,
)
from dss_planner.measures.catalogue.catalogue import built_in, catalogue_of, load_catalogue
from dss_planner.measures.catalogue.documents import (
    LARGEST,
    catalogue_of_plan,
    document_of,
    export_catalogue,
    import_catalogue,
)
from dss_planner.measures.catalogue.editing import (
    OWN_SOURCE,
    catalogue_faults,
    value_at,
    with_measure,
    with_own_measure,
    with_value,
    without_measure,
)
from dss_planner.measures.catalogue.merging import BOTH, merge
from dss_planner.measures.effect.effects import NO_EFFECT, effect_of
from dss_planner.measures.fit.cells import possible_codes, verdict_codes
from dss_planner.measures.fit.legend import legend
from dss_planner.measures.fit.suitability import UNKNOWN, SiteConditions, assess

CATALOGUE = load_catalogue()


def test_a_catalogue_survives_being_written_and_read(tmp_path):
    assert catalogue_of(document_of(CATALOGUE), CATALOGUE.path) == CATALOGUE
    path = export_catalogue(CATALOGUE, tmp_path / "Каталог 目录.json")
    assert import_catalogue(path).measures == CATALOGUE.measures
    original = json.loads(built_in().read_text(encoding="utf-8"))
    again = document_of(CATALOGUE)
    for first, second in zip(original["measures"], again["measures"]):
        bare = {key: item for key, item in first.items() if item not in ([], {})}
        assert bare == {key: item for key, item in second.items() if item not in ([], {})}


def test_a_plan_gives_its_catalogue_back():
    own, key = with_own_measure(CATALOGUE, "haloxylon", "Заг, 2 жилийн суулгац", "mn")
    rows = [{"id": m.id, "definition": json.dumps(provenance.plain(m), ensure_ascii=False)} for m in own.measures]
    found = catalogue_of_plan(rows, "plan.gpkg")
    assert found.measures == own.measures
    assert found.get(key).own
    assert catalogue_of(document_of(found), "x").measures == own.measures


def test_a_plan_of_an_older_planner_is_read_without_the_new_fields():
    record = provenance.plain(CATALOGUE.get("rot_graze"))
    for name in ("name_tags", "own", "like", "function", "co_benefits", "ease", "combines_with", "wocat", "links",
                 "evidence", "reference_costs"):  # fmt: skip
        record.pop(name)
    for value in (record["lifespan"], record["time_to_effect"]):
        value.pop("typical")
    found = catalogue_of_plan([{"id": "rot_graze", "definition": json.dumps(record)}], "plan.gpkg")
    assert found.get("rot_graze").costs == CATALOGUE.get("rot_graze").costs
    assert found.get("rot_graze").wocat is None


@pytest.mark.parametrize(
    "rows", [[], [{"id": "x", "definition": "{"}], [{"id": "x"}], [{"id": "x", "definition": "[]"}]]
)
def test_damaged_records_of_a_plan_are_named(rows):
    with pytest.raises(InputError, match="Draft the plan again"):
        catalogue_of_plan(rows, "plan.gpkg")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("layout.height", 0.25),
        ("layout.rope", "jute"),
        ("effect.efficiency", [0.7, 0.95]),
        ("effect.efficiency", 0.8),
        ("lifespan", (2, 4)),
        ("risks", "fire"),
        ("nature_based", False),
        ("ease", "easy"),
        ("wocat", "unccd_99"),
        ("combines_with", ["gravel"]),
        ("toolbox_keyword", "sand fixing"),
    ],
)
def test_a_changed_value_carries_its_own_evidence_and_nothing_else_changes(field, value):
    changed = with_value(CATALOGUE, "checkerboard", field, value)
    found = value_at(changed, "checkerboard", field)
    assert found["value"] == (list(value) if isinstance(value, tuple) else value)
    assert (found["tag"], found["source"]) == ("A", OWN_SOURCE)
    before = value_at(CATALOGUE, "checkerboard", field)
    assert found.get("unit") == (before or {}).get("unit")
    assert changed.get("checkerboard").own
    assert changed.measures[1:] == CATALOGUE.measures[1:]
    assert not CATALOGUE.get("checkerboard").own


def test_limits_costs_and_names_are_changed_with_their_evidence():
    changed = with_value(CATALOGUE, "checkerboard", "conditions.1.max", 300, "V", "Field trial 2027")
    rule = changed.get("checkerboard").conditions[0]
    assert (rule.minimum, rule.maximum, rule.tag, rule.source) == (50, 300, "V", "Field trial 2027")
    changed = with_value(changed, "checkerboard", "costs.1.mode", 2100, "V", "Offer of 2027")
    changed = with_value(changed, "checkerboard", "costs.1.year", 2027)
    cost = changed.get("checkerboard").costs[0]
    assert (cost.mode, cost.tags, cost.source, cost.year) == (2100, ("M", "V", "M"), "Offer of 2027", 2027)
    changed = with_value(changed, "checkerboard", "names.mn", "Сүрэл", "V", "Soum officer")
    assert changed.get("checkerboard").names["mn"] == "Сүрэл"
    assert changed.get("checkerboard").name_verified("mn")


def test_rules_and_values_can_be_taken_out_and_put_in():
    changed = with_value(CATALOGUE, "checkerboard", "conditions.1", None)
    assert len(changed.get("checkerboard").conditions) == 4
    rule = {"fact": "area", "min": 1, "unit": "ha", "level": "advisory", "tag": "A", "source": "Own rule"}
    changed = with_value(changed, "checkerboard", "conditions.9", rule)
    assert changed.get("checkerboard").conditions[-1].fact == "area"
    assert with_value(CATALOGUE, "rot_graze", "wocat", None).get("rot_graze").wocat is None
    assert "belt_period" not in with_value(CATALOGUE, "checkerboard", "layout.belt_period", None).measures[0].layout


@pytest.mark.parametrize(
    ("measure", "field", "value", "found", "expected"),
    [
        ("checkerboard", "conditions.1.min", 900, "900", "not above the upper"),
        ("checkerboard", "conditions.1.min", "wet", "'wet'", "type number"),
        ("checkerboard", "effect.efficiency", 90, "90", "from 0 to 1"),
        ("checkerboard", "effect.efficiency", float("nan"), "nan", "finite"),
        ("checkerboard", "lifespan", [5, 2], "[5, 2]", "smaller first"),
        ("checkerboard", "lifespan.typical", 77, "77", "within the range"),
        ("checkerboard", "costs.1.mode", 99999, "99999", "rise in the order"),
        ("checkerboard", "costs.1.currency", "DM", "'DM'", "one of USD"),
        ("checkerboard", "combines_with", ["wall"], "'wall'", "ids of measures"),
        ("checkerboard", "conditions.5.classes", {"99": "moon"}, "[99]", "codes from 1 to 11"),
        ("checkerboard", "names.fr", "damier", "'damier'", "one of the fields"),
        ("checkerboard", "names.en", None, "missing", "a value"),
        ("playa", "conditions.3", {"fact": "playa", "min": 1, "level": "required", "tag": "A", "source": "x"},
         "'playa'", "there or not"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_with_what_is_expected(measure, field, value, found, expected):
    with pytest.raises(InputError) as error:
        with_value(CATALOGUE, measure, field, value)
    sentence = str(error.value)
    assert f"“{measure}”" in sentence
    assert found in sentence
    assert expected in sentence


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "http://x.org", 'https://x.org/"><a', " "]
)
def test_only_plain_web_addresses_are_links(url):
    with pytest.raises(InputError, match="of the form"):
        with_value(CATALOGUE, "checkerboard", "links.1", {"title": "x", "url": url, "tag": "A"})


def test_a_field_that_is_not_there_is_named():
    with pytest.raises(InputError, match=r"no field “colour\.red”"):
        with_value(CATALOGUE, "checkerboard", "colour.red", 1)
    with pytest.raises(InputError, match="checkerboard, net_grid"):
        with_value(CATALOGUE, "wall", "risks", "x")


def test_an_own_measure_starts_as_its_template_and_keeps_its_evidence():
    changed, key = with_own_measure(CATALOGUE, "checkerboard", "Sea-buckthorn twig grid")
    own, template = changed.get(key), CATALOGUE.get("checkerboard")
    assert key == "own_sea_buckthorn_twig_grid"
    assert (own.own, own.like, own.kind, own.name) == (True, "checkerboard", "checkerboard", "Sea-buckthorn twig grid")
    assert (own.conditions, own.layout, own.costs) == (template.conditions, template.layout, template.costs)
    assert changed.measures[:18] == CATALOGUE.measures
    again, second = with_own_measure(changed, key, "海棠")
    assert second == "own_measure"
    assert again.get(second).kind == "checkerboard"
    assert catalogue_faults(again) == ()


@pytest.mark.parametrize(
    ("name", "reason"), [(" ", "no name"), ("Straw checkerboard", "already"), ("草方格沙障", "already")]
)
def test_an_own_measure_needs_a_name_of_its_own(name, reason):
    with pytest.raises(InputError, match=reason):
        with_own_measure(CATALOGUE, "checkerboard", name)


def test_measures_come_and_go():
    without = without_measure(CATALOGUE, "exclosure")
    assert len(without.measures) == 17
    assert all("exclosure" not in (m.combines_with.value if m.combines_with else ()) for m in without.measures)
    back = with_measure(without, CATALOGUE.get("exclosure"))
    assert back.measures[-1] == CATALOGUE.get("exclosure")
    assert with_measure(CATALOGUE, CATALOGUE.get("playa")) == CATALOGUE
    with pytest.raises(InputError, match="no measure “wall”"):
        without_measure(CATALOGUE, "wall")


def test_an_import_adds_what_is_new_and_names_what_differs():
    theirs, key = with_own_measure(CATALOGUE, "haloxylon", "Tamarix planting")
    theirs = with_value(theirs, "checkerboard", "conditions.1.max", 300, "V", "Trial")
    theirs = with_value(theirs, "gravel", "risks", "heat")
    merged = merge(CATALOGUE, theirs)
    assert merged.added == (key,)
    assert merged.undecided == ("checkerboard", "gravel")
    assert merged.catalogue.measures[:18] == CATALOGUE.measures
    said = [str(conflict.sentence) for conflict in merged.conflicts]
    assert "checkerboard, conditions.1.max: 400 here, 300 in the imported catalogue." in said
    assert "checkerboard, own: – here, True in the imported catalogue." in said
    assert {conflict.measure for conflict in merged.conflicts} == {"checkerboard", "gravel"}
    merged = merge(CATALOGUE, theirs, {"checkerboard": "theirs", "gravel": "ours"})
    assert merged.undecided == ()
    assert merged.catalogue.get("checkerboard") == theirs.get("checkerboard")
    assert merged.catalogue.get("gravel") == CATALOGUE.get("gravel")
    assert merge(CATALOGUE, CATALOGUE).conflicts == ()


@pytest.mark.parametrize("decided", [{"gravel": "theirs"}, {"checkerboard": "neither"}])
def test_a_decision_that_decides_nothing_is_refused(decided):
    theirs = with_value(CATALOGUE, "checkerboard", "risks", "fire")
    with pytest.raises(InputError, match="checkerboard"):
        merge(CATALOGUE, theirs, decided)


def test_a_file_that_cannot_be_a_catalogue_is_refused(tmp_path):
    big = tmp_path / "big.json"
    with big.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(InputError, match="at most 4 MB"):
        import_catalogue(big)
    with pytest.raises(InputError, match="does not exist"):
        import_catalogue(tmp_path / "none.json")
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 100_000 + "]" * 100_000)
    with pytest.raises(InputError, match="cannot be read as JSON"):
        import_catalogue(deep)
    bad = document_of(CATALOGUE)
    bad["measures"][0]["effect"]["efficiency"]["value"] = float("inf")
    (tmp_path / "inf.json").write_text(json.dumps(bad))
    with pytest.raises(InputError, match="finite"):
        import_catalogue(tmp_path / "inf.json")


def test_nothing_is_left_when_a_catalogue_is_refused(tmp_path, leftovers):
    broken = replace(CATALOGUE, measures=(replace(CATALOGUE.measures[0], summary=" "),))
    with pytest.raises(InputError, match="summary"):
        export_catalogue(broken, tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()
    assert leftovers() == []


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("layout.height", -0.2, "at least 0"),
        ("layout.height", [0.4, 0.2], "smaller first"),
        ("layout.porosity", 40, "0 to 1"),
        ("layout.height", [0.1, "tall"], "a number, or two"),
    ],
)
def test_sizes_that_cannot_be_are_refused(field, value, expected):
    measure = "net_grid" if field == "layout.porosity" else "checkerboard"
    with pytest.raises(InputError, match=expected):
        with_value(load_catalogue(), measure, field, value)


def test_two_measures_of_one_name_can_both_be_kept():
    ours, key = with_own_measure(CATALOGUE, "gravel", "Slag mulch")
    theirs, same = with_own_measure(CATALOGUE, "haloxylon", "Slag mulch")
    assert key == same
    found = merge(ours, theirs, {key: BOTH}).catalogue
    assert [one.id for one in found.measures[18:]] == [key, f"{key}_2"]
    assert (found.get(key).kind, found.get(f"{key}_2").kind) == ("gravel", "haloxylon")
    assert found.get(f"{key}_2").name == "Slag mulch (2)"


def test_a_measure_that_begins_with_nothing_fits_nowhere_for_sure_and_changes_nothing():
    found, key = with_bare_measure(CATALOGUE, "sand_fence", "Stone wall")
    bare = found.get(key)
    assert (bare.conditions, bare.costs, bare.effect, bare.effect_kind) == ((), (), {}, "none")
    like = CATALOGUE.get("sand_fence")
    assert {name: one.value for name, one in bare.layout.items()} == {n: one.value for n, one in like.layout.items()}
    # what was read of a fence was not read of a wall
    assert {one.tag for one in (bare.lifespan, bare.time_to_effect, *bare.layout.values())} == {"A"}
    verdict = assess(bare, SiteConditions(rain=100.0))
    assert verdict.status == UNKNOWN
    assert "no rule says where it fits" in str(verdict.reasons[0])
    codes = verdict_codes(bare, {"rain": np.full((1, 2), 100.0)}, (1, 2))
    assert str(legend(bare, codes.ravel())[int(codes[0, 0])]) == "Unknown: no rule says where it fits"
    assert possible_codes(bare) == [int(codes[0, 0])]
    assert effect_of(bare, 2.0) == NO_EFFECT
    assert catalogue_of(document_of(found), found.path) == found
    barrier = with_value(found, key, "effect.kind", "transport")
    assert effect_of(barrier.get(key), 2.0) == NO_EFFECT
    barrier = with_value(barrier, key, "effect.efficiency", 0.5)
    assert effect_of(barrier.get(key), 2.0).passed == 0.5


def test_what_can_be_added_follows_what_a_measure_is():
    fence, saxaul, well = (CATALOGUE.get(one) for one in ("sand_fence", "haloxylon", "spring_well"))
    assert norms_missing(saxaul) == ("labour", "water")
    assert norms_missing(fence) == ("labour",)
    assert norm_units(saxaul, "labour") == ("d/ha", "d/km", "d/m", "d/plant")
    assert norm_units(well, "labour") == ("d/point",)
    assert norm_units(fence, "height") == ()
    assert figures_missing(fence) == ()
    assert cost_units(well) == ("point", "d", "t", "m³")


def test_a_value_beside_its_limit_is_told_apart_from_it():
    stricter = with_value(CATALOGUE, "haloxylon", "conditions.1.max", 118.6)
    verdict = assess(stricter.get("haloxylon"), SiteConditions(rain=118.8))
    assert "rain 118.8 mm is above 118.6 mm" in str(verdict.reasons[0])
    assert "rain 151 mm is above 119 mm" in str(
        assess(stricter.get("haloxylon"), SiteConditions(rain=151.0)).reasons[0]
    )
