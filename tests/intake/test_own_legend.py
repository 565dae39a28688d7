"""A legend of one's own: read with clear errors, kept by content, honoured by the table, alignment and classes."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.choices import LayerChoice, choice_from
from dss_planner.intake.health.problems import LEGEND_FILE, answered
from dss_planner.intake.ownlegend import planner_names, read_legend
from dss_planner.landcover.classes import planner_classes
from dss_planner.raster.reading import read_whole
from dss_planner.study.settings import StudySettings
from dss_planner.study.steps import StepRequest, run_step, step_status

CODES = (311, 333, 777, 901)
LEGEND = "code;name;class\n311;Forest;1\n333;Sparse;sparse_vegetation\n777;Dune;Sand\n901;Cloud;\n"


@pytest.fixture
def legend(tmp_path):
    def write(content=LEGEND, name="legend.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def cover(aligned_raster):
    codes = np.resize(np.array(CODES, dtype=float), (55, 60))
    return aligned_raster("landcover_own.tif", codes, nodata=None, dtype=gdal.GDT_Int16)


def of_file(path):
    return LayerChoice(legend_file=path, legend_classes=read_legend(path))


def test_csv_and_json_say_the_same(legend):
    expected = ((311, "Forest", 1), (333, "Sparse", 5), (777, "Dune", 7), (901, "Cloud", 0))
    assert read_legend(legend()) == expected
    rows = [{"code": c, "name": n, "class": k or None} for c, n, k in expected]
    assert read_legend(legend(json.dumps(rows), "a.json")) == expected
    assert read_legend(legend(json.dumps({"classes": rows}), "b.json")) == expected
    assert planner_names()[7][0] == "sand"
    assert {code: names[0] for code, names in planner_names().items()} == {c.code: c.key for c in planner_classes()}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("code;name\n1;Forest\n", "has no column class; its columns are code, name"),
        ("", "has no column code, class"),
        ("code;class\nx;1\n", "the code “x” in row 1; a whole number from 0 to 32767"),
        ("code;class\n1.5;1\n", "the code “1.5” in row 1"),
        ("code;class\n-1;1\n", "the code “-1” in row 1"),
        ("code;class\n1;1\n1;2\n", r"has the code 1 twice \(row 2\)"),
        ("code;class\n1;meadow\n", "the class “meadow” in row 1; expected is 1 forest"),
        ("code;class\n1;12\n", "the class “12” in row 1"),
        ("code;class\n1;\n2;0\n", "gives no code a planner class"),
    ],
)
def test_what_is_wrong_in_a_table_is_said(legend, content, said):
    with pytest.raises(InputError, match=said):
        read_legend(legend(content))


def test_what_is_wrong_in_a_json_is_said(legend, tmp_path):
    with pytest.raises(InputError, match="is no JSON"):
        read_legend(legend("{", "a.json"))
    with pytest.raises(InputError, match="expected to be a list of objects"):
        read_legend(legend('{"1": "forest"}', "b.json"))
    with pytest.raises(InputError, match="cannot be read"):
        read_legend(str(tmp_path / "nothing.csv"))


def test_the_choice_keeps_the_content(legend):
    choice = of_file(legend())
    stored = json.loads(json.dumps(asdict(choice)))
    assert choice_from(stored) == choice


def test_the_table_offers_it_and_shows_it(health, cover, legend):
    rows = health(cover)
    row = rows.get("legend_unknown") or rows["legend_doubt"]
    assert LEGEND_FILE in [option.file for option in row.options]
    path = legend()
    rows = health(cover, choices={cover: of_file(path)})
    assert str(rows["legend_own"].method) == "legend legend.csv: 3 classes"
    assert not {"legend_unknown", "legend_doubt", "class_unknown"} & set(rows)
    other, without = rows["legend_own"].options
    assert other.file == LEGEND_FILE
    choices = answered({cover: replace(of_file(path), accepted=("legend_unknown",))}, rows["legend_own"], without)
    assert choices == {cover: LayerChoice(accepted=("legend_own",))}
    again = health(cover, choices=choices)
    assert not (again.get("legend_unknown") or again["legend_doubt"]).mended
    short = legend("code;class\n311;1\n333;5\n901;\n", "short.csv")
    rows = health(cover, choices={cover: of_file(short)})
    assert "short.csv has no class 777" in str(rows["class_unknown"].problem)


def test_a_study_is_classified_by_it_and_a_changed_file_makes_it_stale(study_area, cover, legend, tmp_path):
    path, folder = legend(), str(tmp_path / "study")
    settings = StudySettings(sources=(cover,), study_area=study_area, cell_size=1000.0, choices={cover: of_file(path)})
    for step in ("align", "landcover"):
        run_step(StepRequest(folder, step, settings))
    classes = read_whole(f"{folder}/landcover_classes.tif", 1)
    assert set(np.unique(classes[np.isfinite(classes)])) == {1, 5, 7}
    assert np.isnan(read_whole(f"{folder}/landcover.tif", 1)).any()  # 901 is unknown
    assert step_status(folder, "landcover", settings).state == "done"

    legend(LEGEND.replace("Sand", "bare_ground "))
    assert step_status(folder, "align", settings).state == "stale"
    for step in ("align", "landcover"):
        run_step(StepRequest(folder, step, settings))
    classes = read_whole(f"{folder}/landcover_classes.tif", 1)
    assert set(np.unique(classes[np.isfinite(classes)])) == {1, 5, 6}
    assert step_status(folder, "landcover", settings).state == "done"


def test_without_the_file_what_was_remembered_counts(study_area, cover, legend, tmp_path):
    choice = of_file(legend())
    (tmp_path / "legend.csv").unlink()
    request = AlignRequest(study_area, 1000.0, (cover,), str(tmp_path / "study"), choices={cover: choice})
    (entry,) = align_layers(request).entries
    assert entry.legend == "own"
    assert entry.choice.legend_classes == choice.legend_classes
