"""The model file: round trip, and faults that name the criterion, the value found, the value expected and the fix."""

import json
from dataclasses import replace

import pytest

from dss_planner.errors import InputError, OutputError
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import (
    Criterion,
    Exclusion,
    ScoreModel,
    check_layers,
    model_from_dict,
    model_to_dict,
    read_model,
    write_model,
)
from dss_planner.scoring.weighing.profiles import Profile


def full_model(folder):
    functions = [
        ValueFunction("linear", 30.0, 10.0, below=0.2),
        ValueFunction("s_up", 0.0, 9.0),
        ValueFunction("s_down", 0.0, 9.0),
        ValueFunction("bell", 3.0, 4.0, half_width=2.0),
        ValueFunction("steps", breaks=(1.0, 2.0), values=(0.0, 0.5, 1.0)),
        ValueFunction("categories", categories={1: 0.0, 6: 1.0}),
    ]
    criteria = tuple(
        Criterion(f"c{i}", f"Name {i}", str(folder / "x.tif"), function, 1 / 6, band=i + 1, unit="m")
        for i, function in enumerate(functions)
    )
    exclusions = (
        Exclusion("slope", "slope", str(folder / "slope.tif"), maximum=15.0, unit="°", sentence="keeps gentle land"),
        Exclusion("band", "height", str(folder / "slope.tif"), minimum=1.0, maximum=2.0),
        Exclusion("water", "land cover", "/elsewhere/cover.tif", codes=(9, 10)),
        Exclusion("only", "land cover", "/elsewhere/cover.tif", codes=(6,), drop=False),
    )
    return ScoreModel(criteria, exclusions, str(folder / "mask.tif"))


def valid():
    return {
        "version": 1,
        "criteria": [
            {
                "id": "erosion",
                "name": "Soil loss",
                "layer": "soil_loss.tif",
                "weight": 1.0,
                "value_function": {"kind": "linear", "low": 0, "high": 5000},
            }
        ],
    }


def fault(change):
    content = valid()
    change(content)
    with pytest.raises(InputError) as raised:
        model_from_dict(content)
    return str(raised.value)


def function_fault(function):
    return fault(lambda content: content["criteria"][0].update(value_function=function))


def test_a_model_survives_writing_and_reading(tmp_path):
    write_model(full_model(tmp_path), tmp_path / "score_model.json")
    stored = json.loads((tmp_path / "score_model.json").read_text(encoding="utf-8"))
    assert stored["criteria"][0]["layer"] == "x.tif"
    assert stored["exclusions"][2]["keep"] == {"not_in": [9, 10]}
    read = read_model(tmp_path / "score_model.json")
    assert model_to_dict(read) | {"exclusions": 0} == model_to_dict(full_model(tmp_path)) | {"exclusions": 0}
    assert [str(rule.describe()) for rule in read.exclusions] == [
        str(rule.describe()) for rule in full_model(tmp_path).exclusions
    ]


def test_a_sentence_follows_its_rule_and_only_words_of_ones_own_stay(tmp_path):
    write_model(full_model(tmp_path), tmp_path / "m.json")
    own, plain, *_ = read_model(tmp_path / "m.json").exclusions
    assert str(replace(plain, maximum=7.0).describe()) == "keeps cells where 1 ≤ height ≤ 7"
    assert str(replace(own, maximum=7.0).describe()) == "keeps gentle land"


def test_old_models_keep_their_format_and_richer_ones_say_so(tmp_path):
    plain = full_model(tmp_path)
    assert model_to_dict(plain)["version"] == 1
    first = plain.criteria[0]
    cut = replace(first, value_function=ValueFunction("bell", 1.0, 2.0, below=0.1, lower=0.5, above=0.0, upper=9.0))
    for richer in (
        replace(plain, combination="geometric"),
        replace(plain, combination="owa", optimism=0.2),
        replace(plain, criteria=(replace(first, used=False, weight=0.0), *plain.criteria[1:])),
        replace(plain, criteria=(cut, *plain.criteria[1:])),
        replace(plain, criteria=(replace(first, value_function=replace(first.value_function, upper=25.0, above=0.0)),)),
    ):
        stored = model_to_dict(richer, tmp_path)
        assert stored["version"] == 2
        again = model_from_dict(json.loads(json.dumps(stored)), tmp_path)
        assert replace(again, exclusions=()) == replace(richer, exclusions=())


def test_locks_and_profiles_are_kept_and_change_no_format(tmp_path):
    model = full_model(tmp_path)
    answers = (("c0", "c1", 3.0),)
    profile = Profile("Mongolia", {"c0": 3.0, "c1": 1.0}, "country", "B. Bold", "2026-11-20", "draft", answers)
    model = replace(model, profiles=(profile,), criteria=(replace(model.criteria[0], locked=True),))
    stored = model_to_dict(model)
    assert stored["version"] == 1
    again = model_from_dict(stored)
    assert again.profiles == (profile,)
    assert again.criteria[0].locked


def test_criteria_that_are_not_used_are_named_and_carry_no_weight(tmp_path):
    model = full_model(tmp_path)
    idle = replace(model, criteria=(replace(model.criteria[0], used=False), *model.criteria[1:]))
    counted, notes = idle.normalised()
    assert [c.id for c in counted.criteria] == ["c1", "c2", "c3", "c4", "c5"]
    assert sum(c.weight for c in counted.criteria) == pytest.approx(1)
    assert str(notes[0]) == "Not used in the score: “Name 0”."


def test_a_model_moves_with_its_folder(tmp_path):
    (tmp_path / "a").mkdir()
    write_model(full_model(tmp_path / "a"), tmp_path / "a" / "m.json")
    (tmp_path / "a").rename(tmp_path / "b")
    assert read_model(tmp_path / "b" / "m.json").criteria[0].layer == str(tmp_path / "b" / "x.tif")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (Exclusion("a", "slope", "x", maximum=15.0, unit="°"), "keeps cells where slope ≤ 15°"),
        (Exclusion("a", "rain", "x", minimum=50.0, unit="mm"), "keeps cells where rain ≥ 50 mm"),
        (Exclusion("a", "rain", "x", minimum=50.0, maximum=400.0), "keeps cells where 50 ≤ rain ≤ 400"),
        (Exclusion("a", "cover", "x", codes=(9, 10)), "keeps cells where cover is none of the classes 9, 10"),
        (Exclusion("a", "cover", "x", codes=(6,), drop=False), "keeps cells where cover is one of the classes 6"),
    ],
)
def test_an_exclusion_says_what_it_keeps(rule, sentence):
    assert str(rule.describe()) == sentence


def test_weights_are_normalised_and_that_is_said():
    content = valid()
    content["criteria"].append({**content["criteria"][0], "id": "second", "weight": 3.0})
    model, notes = model_from_dict(content).normalised()
    assert [criterion.weight for criterion in model.criteria] == [0.25, 0.75]
    assert [str(note) for note in notes] == ["The weights sum to 4, not 1; each was divided by 4."]
    assert model.normalised() == (model, ())


def test_faults_of_a_criterion_name_it():
    first = "criteria"
    message = fault(lambda c: c[first][0].update(weight=0))
    assert "“Soil loss”" in message
    assert "weight 0" in message
    assert "above 0" in message
    assert "weight -1" in fault(lambda c: c[first][0].update(weight=-1))
    assert "weight = '0.4'" in fault(lambda c: c[first][0].update(weight="0.4"))
    assert "weight = nan" in fault(lambda c: c[first][0].update(weight=float("nan")))
    assert "no weight" in fault(lambda c: c[first][0].pop("weight"))
    assert "band 0" in fault(lambda c: c[first][0].update(band=0))
    assert "layer nothing" in fault(lambda c: c[first][0].pop("layer"))
    assert "id 7" in fault(lambda c: c[first][0].update(id=7))


def test_faults_of_the_model():
    assert "id “erosion”" in fault(lambda c: c["criteria"].append(dict(c["criteria"][0])))
    assert "version 3" in fault(lambda c: c.update(version=3))
    assert "'median'" in fault(lambda c: c.update(combination="median"))
    assert "optimism 2" in fault(lambda c: c.update(combination="owa", optimism=2))
    assert "optimism = nothing" in fault(lambda c: c.update(combination="owa"))
    assert "No criterion of the score model is used" in fault(lambda c: c["criteria"][0].update(used=False))
    assert "used = 'no'" in fault(lambda c: c["criteria"][0].update(used="no"))
    many = [{**valid()["criteria"][0], "id": f"c{i}"} for i in range(21)]
    assert "at most 20" in fault(lambda c: c.update(criteria=many, combination="owa", optimism=0.3))
    assert "profile 1 is 3" in fault(lambda c: c.update(profiles=[3]))
    answered = {"name": "X", "weights": {"a": 1}, "answers": [["a", "b"]]}
    assert "“X” has the answer ['a', 'b']" in fault(lambda c: c.update(profiles=[answered]))
    assert "answer = 'x'" in fault(lambda c: c.update(profiles=[{**answered, "answers": [["a", "b", "x"]]}]))
    assert "has the answer 3" in fault(lambda c: c.update(profiles=[{**answered, "answers": 3}]))
    assert "no name" in fault(lambda c: c.update(profiles=[{"weights": {"a": 1}}]))
    assert "“WG II” has the weights" in fault(lambda c: c.update(profiles=[{"name": "WG II", "weights": {"a": 0}}]))
    assert "no criterion" in fault(lambda c: c.update(criteria=[]))
    assert "a list is expected" in fault(lambda c: c.update(criteria={"a": 1}))
    with pytest.raises(InputError, match="a JSON object is expected"):
        model_from_dict([1])


def test_faults_of_value_functions():
    assert "kind 'cubic'" in function_fault({"kind": "cubic"})
    assert "linear, s_up, s_down, bell, steps, categories" in function_fault({"kind": "cubic"})
    assert "low 5 and high 5" in function_fault({"kind": "linear", "low": 5, "high": 5})
    assert "low 5 and high 1" in function_fault({"kind": "s_up", "low": 5, "high": 1})
    assert "high = nothing" in function_fault({"kind": "linear", "low": 5})
    assert "below = 2" in function_fault({"kind": "linear", "low": 0, "high": 1, "below": 2})
    assert "“below” without “lower”" in function_fault(
        {"kind": "bell", "low": 0, "high": 1, "half_width": 1, "below": 0}
    )
    assert "“upper” without “above”" in function_fault({"kind": "linear", "low": 0, "high": 1, "upper": 3})
    crossed = {"kind": "linear", "low": 0, "high": 1, "lower": 3, "below": 0, "upper": 2, "above": 0}
    assert "lower 3 and upper 2" in function_fault(crossed)
    assert "half width 0" in function_fault({"kind": "bell", "low": 0, "high": 1, "half_width": 0})
    assert "ascending breaks" in function_fault({"kind": "steps", "breaks": [2, 1], "values": [0, 0, 0]})
    assert "one value more" in function_fault({"kind": "steps", "breaks": [1, 2], "values": [0, 1]})
    assert "whole class codes" in function_fault({"kind": "categories", "values": {"sand": 1}})
    assert "6 = 1.5" in function_fault({"kind": "categories", "values": {"6": 1.5}})
    assert "an object with “kind”" in function_fault("linear")


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        (None, "keeps nothing"),
        ({"less": 3}, "“min”, “max”, “in” or “not_in”"),
        ({"min": 3, "max": 1}, "min ≤ max"),
        ({"not_in": []}, "whole class codes"),
        ({"not_in": [1.5]}, "whole class codes"),
        ({"not_in": [1], "max": 2}, "one list"),
        ({"max": "15"}, "max = '15'"),
    ],
)
def test_faults_of_exclusions(keep, expected):
    rule = {"id": "slope", "name": "Slope", "layer": "slope.tif", "keep": keep}
    message = fault(lambda content: content.update(exclusions=[rule]))
    assert "“Slope”" in message
    assert expected in message


def test_a_file_that_is_missing_or_no_json(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_model(tmp_path / "none.json")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="not valid JSON"):
        read_model(tmp_path / "bad.json")


def test_layers_are_checked_by_criterion(tmp_path, make_raster, write_model):
    raster = make_raster("a.tif", [[1.0] * 6] * 4)
    model = read_model(write_model([{"layer": raster}, {"layer": "gone.tif", "name": "Travel time"}]))
    with pytest.raises(InputError, match=r"“Travel time” .*gone.tif"):
        check_layers(model)
    model = read_model(write_model([{"layer": raster, "band": 3, "name": "Soil loss"}]))
    with pytest.raises(InputError, match=r"“Soil loss” asks for band 3 .* has 1 band"):
        check_layers(model)


def test_class_codes_may_be_written_as_numbers_with_a_point():
    content = valid()
    content["criteria"][0]["value_function"] = {"kind": "categories", "values": {"6.0": 0.5}}
    content["exclusions"] = [{"id": "w", "layer": "x.tif", "keep": {"not_in": [9.0, "10.0"]}}]
    model = model_from_dict(content)
    assert model.criteria[0].value_function.categories == {6: 0.5}
    assert model.exclusions[0].codes == (9, 10)


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    from dss_planner.scoring import model as module

    def refuses(path, content):
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(module, "write_json", refuses)
    with pytest.raises(OutputError, match=r"model.json” cannot be written: Read-only file system"):
        module.write_model(model_from_dict(valid()), tmp_path / "model.json")
