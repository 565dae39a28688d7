"""Weight profiles to and from files."""

import json

import pytest

from dss_planner.errors import InputError, OutputError
from dss_planner.scoring.model import model_from_dict, model_to_dict
from dss_planner.scoring.weighing.exchange import profiles_from_json, profiles_json, read_profiles, write_profiles
from dss_planner.scoring.weighing.profiles import Profile

NAMES = {"erosion": "Wind erosion", "access": "Travel time"}
PROFILES = (
    Profile(
        "Монгол", {"erosion": 0.6, "access": 0.4}, "country", "B. Bold", "2026-11-20", "after; a “round”",
        (("erosion", "access", 1.5),), "Ministry, of Environment", "Mongolia",
    ),
    Profile("WG II", {"erosion": 1.0, "access": 3.0}, "working_group"),
    Profile("Judging", kind="person", answers=(("erosion", "access", 3.0),)),
)  # fmt: skip


def test_json_keeps_everything(tmp_path):
    write_profiles(PROFILES, NAMES, tmp_path / "p.json")
    assert read_profiles(tmp_path / "p.json", {}) == PROFILES
    assert profiles_from_json(profiles_json(PROFILES)) == PROFILES


def test_csv_keeps_words_and_weights_in_percent(tmp_path):
    write_profiles(PROFILES[:2], NAMES, tmp_path / "p.csv")
    lines = (tmp_path / "p.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "name,kind,who,organisation,country,when,note,erosion,access"
    assert lines[2] == "WG II,working_group,,,,,,25,75"
    first, second = read_profiles(tmp_path / "p.csv", NAMES)
    assert (first.name, first.organisation, first.note) == ("Монгол", "Ministry, of Environment", "after; a “round”")
    assert first.weights == pytest.approx({"erosion": 60, "access": 40})
    assert second.weights == {"erosion": 25, "access": 75}


def test_a_spreadsheet_of_another_locale_with_the_names_of_criteria(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("name;Wind erosion;travel TIME;other\nKorea;62,5 %;37,5;\n;;;\n", encoding="utf-8")
    (found,) = read_profiles(path, NAMES)
    assert found == Profile("Korea", {"erosion": 62.5, "access": 37.5})


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("p.json", "{", "not valid JSON"),
        ("p.json", "{}", "no list “profiles”"),
        ("p.json", '{"profiles": []}', "no weight profile"),
        ("p.json", '{"profiles": [{"name": "A", "weights": {}}]}', "an object with “name” and “weights”"),
        ("p.json", '{"profiles": [{"name": "A", "weights": {"a": -1}}]}', "numbers from 0 on"),
        ("p.csv", "who,a\nB,1\n", "a column “name” is expected"),
        ("p.csv", "", "a column “name” is expected"),
        ("p.csv", "name,a\nB,much\n", "“a” in the row “B” the weight much"),
        ("p.csv", "name,a\n,3\n", "has no name"),
        ("p.csv", "name,a\nB,\n", "an object with “name” and “weights”"),
    ],
)
def test_faulty_files_are_named(tmp_path, name, content, words):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_profiles(tmp_path / name, NAMES)


def test_files_that_are_not_there_or_cannot_be_written(tmp_path, leftovers):
    with pytest.raises(InputError, match="cannot be read"):
        read_profiles(tmp_path / "gone.json", NAMES)
    (tmp_path / "file").write_text("", encoding="utf-8")
    for name in ("p.csv", "p.json"):
        with pytest.raises(OutputError, match="cannot be written"):
            write_profiles(PROFILES, NAMES, tmp_path / "file" / name)
    assert leftovers() == []


def test_a_score_model_keeps_who_judged_even_before_the_weights_follow():
    function = {"kind": "linear", "low": 0, "high": 1}
    criteria = [
        {"id": key, "name": name, "layer": "/x.tif", "weight": 0.5, "value_function": function}
        for key, name in NAMES.items()
    ]
    content = {"version": 1, "combination": "weighted_sum", "criteria": criteria, "exclusions": []}
    model = model_from_dict({**content, "profiles": [item.as_dict() for item in PROFILES]})
    assert model.profiles == PROFILES
    assert model_from_dict(json.loads(json.dumps(model_to_dict(model)))).profiles == PROFILES
