import copy
import json
import re

import pytest

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import VERIFIED_TAGS, built_in, load_catalogue
from dss_planner.measures.catalogue.check import faults

IDS = [
    "checkerboard", "net_grid", "pla_grid", "sand_fence", "tree_belt", "shrub_belt", "haloxylon", "aerial_seed",
    "overseed", "exclosure", "rot_graze", "residue", "gravel", "biocrust", "playa", "spring_well", "mine_rehab",
    "track_merge",
]  # fmt: skip
TAGS = {"V", "V2", "D", "M", "A"}


@pytest.fixture
def document():
    return json.loads(built_in().read_text(encoding="utf-8"))


@pytest.fixture
def load(tmp_path, document):
    """Change the built-in catalogue and load it from a file."""

    def change_and_load(change):
        content = copy.deepcopy(document)
        change(content["measures"])
        path = tmp_path / "own.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return load_catalogue(path)

    return change_and_load


def test_the_catalogue_has_the_18_measures_in_order():
    catalogue = load_catalogue()
    assert [measure.id for measure in catalogue.measures] == IDS
    assert [measure.number for measure in catalogue.measures] == [f"7-{n}" for n in range(1, 19)]


def test_every_value_carries_a_tag_and_every_tag_is_known(document):
    def walk(item, path):
        if isinstance(item, dict):
            if "value" in item:
                assert item.get("tag") in TAGS, path
            if "low" in item and "high" in item:
                assert all(item[end]["tag"] in TAGS for end in ("low", "mode", "high")), path
            for key, value in item.items():
                walk(value, f"{path}.{key}")
        elif isinstance(item, list):
            for index, value in enumerate(item):
                walk(value, f"{path}[{index}]")

    walk(document["measures"], "measures")
    assert all(condition["tag"] in TAGS for m in document["measures"] for condition in m["conditions"])


def test_untagged_knowledge_never_passes_as_verified(document):
    unsourced = [
        item
        for measure in document["measures"]
        for item in (
            *measure["layout"].values(),
            measure["time_to_effect"],
            measure["lifespan"],
            *measure["conditions"],
        )
        if item["source"].startswith("No source read")
    ]
    assert unsourced
    assert {item["tag"] for item in unsourced} == {"M"}
    assert not {"M", "A"} & VERIFIED_TAGS


def test_a_range_is_as_verified_as_its_weaker_end(document):
    def check(value):
        if isinstance(value, dict):
            if "tag" in value and "unverified" in value.get("source", ""):
                assert value["tag"] in {"M", "A"}, value
            for item in value.values():
                check(item)
        elif isinstance(value, list):
            for item in value:
                check(item)

    check(document["measures"])


def test_no_cost_is_a_mongolian_fact(document):
    for measure in document["measures"]:
        assert measure["costs"], measure["id"]
        for cost in measure["costs"]:
            assert cost["confirm_locally"] is True
            assert cost["low"]["value"] <= cost["mode"]["value"] <= cost["high"]["value"]
            if "Mongolia" in (cost["place"] or "") and "Inner" not in cost["place"]:
                assert "not a unit price" in cost["place"]


def test_values_agree_with_the_table_of_defaults():
    """SCIENCE.md 7.4: cost ranges, rain limits and slopes of some rows."""
    catalogue = load_catalogue()
    costs = {m.id: (m.costs[0].low, m.costs[0].mode, m.costs[0].high, m.costs[0].unit) for m in catalogue.measures}
    assert costs["checkerboard"] == (1200, 1800, 3500, "ha")
    assert costs["sand_fence"] == (2250, 3140, 6000, "km")
    assert costs["exclosure"] == (1.5, 2.5, 4, "m")
    assert costs["playa"] == (1000, 10000, 54600, "ha")
    assert costs["spring_well"] == (10000, 17000, 25000, "point")
    rain = {
        m.id: [(c.minimum, c.maximum) for c in m.conditions if c.fact == "rain" and c.level == "required"]
        for m in catalogue.measures
    }
    assert rain["haloxylon"] == [(50, 150)]
    assert rain["aerial_seed"] == [(37, 250)]
    assert rain["rot_graze"] == [(80, 450)]


def test_names_are_english_or_filled_on_purpose(document):
    assert all(measure["names"]["en"] for measure in document["measures"])
    assert all(set(measure["names"]) <= {"en", "zh", "ja", "ko", "mn"} for measure in document["measures"])


def test_no_measure_leans_on_an_unpublished_note(document):
    assert not re.search(r"SCIENCE|PEERS|DESIGN", json.dumps(document))


@pytest.mark.parametrize(
    ("change", "measure", "field", "found"),
    [
        (lambda ms: ms[0]["conditions"][0].update(tag="X"), "checkerboard", "conditions.1.tag", "'X'"),
        (lambda ms: ms[3]["costs"][0].pop("source"), "sand_fence", "costs.1.source", "missing"),
        (lambda ms: ms[3]["costs"][0].update(confirm_locally=False), "sand_fence", "costs.1.confirm_locally", "False"),
        (lambda ms: ms[1]["costs"][0]["low"].update(value=9e9), "net_grid", "costs.1", "9000000000.0"),
        (lambda ms: ms[1]["costs"][0]["low"].update(value=-1), "net_grid", "costs.1.low.value", "-1"),
        (lambda ms: ms[2]["lifespan"].update(value=[9, 2]), "pla_grid", "lifespan.value", "[9, 2]"),
        (lambda ms: ms[2].update(colour="red"), "pla_grid", "colour", "'red'"),
        (lambda ms: ms[4].update(id="shrub_belt"), "shrub_belt", "id", "'shrub_belt'"),
        (lambda ms: ms[4]["names"].update(en=" "), "tree_belt", "names.en", "' '"),
        (lambda ms: ms[4].update(drawn="yes"), "tree_belt", "drawn", "'yes'"),
        (lambda ms: ms[0]["conditions"][4].update(classes={"x": "a"}), "checkerboard", "conditions.5.classes.x", "'x'"),
        (lambda ms: ms[0]["conditions"][0].update(fact="luck"), "checkerboard", "conditions.1.fact", "'luck'"),
        (lambda ms: [ms[0]["conditions"][0].pop(k) for k in ("min", "max")], "checkerboard", "conditions.1", "missing"),
        (lambda ms: ms[0].update(conditions={}), "checkerboard", "conditions", "{}"),
        (lambda ms: ms[0]["layout"].update(labour={"value": 3, "unit": "d/moon", "tag": "A", "source": "x"}),
         "checkerboard", "layout.labour", "'d/moon'"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_measure_field_and_value(load, change, measure, field, found):
    with pytest.raises(InputError) as error:
        load(change)
    sentence = str(error.value)
    assert f"“{measure}”" in sentence
    assert f"“{field}”" in sentence
    assert found in sentence
    assert "expected:" in sentence
    assert "built-in catalogue" in sentence


def test_an_unchanged_copy_is_fine(load):
    assert len(load(lambda measures: None).measures) == 18


def test_all_faults_are_found_not_only_the_first(document):
    schema = json.loads(paths.resource("measures", "schema.json").read_text(encoding="utf-8"))
    document["measures"][0].pop("risks")
    document["measures"][5]["number"] = 7
    assert {(fault.measure, fault.field) for fault in faults(document, schema)} == {
        ("checkerboard", "risks"),
        ("shrub_belt", "number"),
    }


@pytest.mark.parametrize(("content", "reason"), [(None, "does not exist"), ("{", "JSON"), ("[]", "not valid")])
def test_a_missing_or_broken_file_is_named(tmp_path, content, reason):
    path = tmp_path / "catalogue.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match=reason) as error:
        load_catalogue(path)
    assert str(path) in str(error.value)


def test_an_unknown_measure_lists_the_known_ones():
    with pytest.raises(InputError, match="checkerboard, net_grid"):
        load_catalogue().get("wall")


def test_a_missing_layout_value_is_named(load):
    catalogue = load(lambda measures: measures[3]["layout"].pop("height"))
    with pytest.raises(InputError, match="“height” of “Upright sand fence”"):
        catalogue.get("sand_fence").number_of("height")


def test_what_comes_with_the_planner_is_read_and_checked_once(monkeypatch):
    from dss_planner.measures.catalogue import catalogue as module

    first = load_catalogue()
    monkeypatch.setattr(module, "faults", None)  # to check it again would fail
    assert load_catalogue() is first
    with pytest.raises(TypeError):
        load_catalogue(built_in())
