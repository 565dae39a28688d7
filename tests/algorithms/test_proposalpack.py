"""The proposal pack as an algorithm: the whole folder, a log of what is missing, foreign folders left alone."""

from pathlib import Path


def test_the_pack_is_made_and_says_what_is_missing(run, inputs, tmp_path):
    parameters = {**inputs["proposalpack"](), "LANGUAGE": "mn", "DPI": 72}
    done = run("proposalpack", parameters)
    assert done.good, done.log
    folder = Path(done.outputs["FOLDER"])
    assert {path.name for path in folder.iterdir()} == {"maps", "report", "tables", "spatial", "manifest.json"}
    assert Path(done.outputs["REPORT"]).read_bytes().startswith(b"%PDF")
    assert done.outputs["CHECKED"] > 50
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert not run("proposalpack", {**parameters, "LANGUAGE": "ko"}, cancel=True).good
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["pack"]


def test_a_folder_of_other_files_is_left_alone(run, inputs):
    parameters = inputs["proposalpack"]()
    folder = Path(parameters["FOLDER"])
    folder.mkdir(parents=True)
    (folder / "thesis.doc").write_text("years of work")
    done = run("proposalpack", parameters)
    assert not done.good
    assert "empty folder" in done.log
    assert [path.name for path in folder.iterdir()] == ["thesis.doc"]
