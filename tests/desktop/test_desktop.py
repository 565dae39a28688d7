"""The plugin in the real QGIS window, under a virtual screen of 1366 × 768."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TIMEOUT_S = 900


def install(profiles: Path) -> None:
    """Put the plugin, assembled as the package is, into the default profile of ``profiles`` and switch it on."""
    profile = profiles / "profiles" / "default"
    target = profile / "python" / "plugins" / "dss_planner"
    ignore = shutil.ignore_patterns("__pycache__", "source", "build_sample.py")
    shutil.copytree(ROOT / "dss_planner", target, ignore=ignore)
    shutil.copytree(ROOT / "resources", target / "resources", ignore=ignore)
    for name in ("metadata.txt", "LICENSE"):
        shutil.copy(ROOT / name, target)
    settings = profile / "QGIS"
    settings.mkdir(parents=True)
    (settings / "QGIS3.ini").write_text(
        "[PythonPlugins]\ndss_planner=true\n[app]\nprojections\\newProjectCrsBehavior=UsePresetCrs\n"
        "[qgis]\ncheckVersion=false\nshowTips=false\n[plugins]\nautomatically-check-for-updates=false\n",
        encoding="utf-8",
    )


def start(story: str, folder: Path) -> dict:
    """Run ``story`` in QGIS and return its report."""
    profiles = folder / "profiles root"
    install(profiles)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "DSS_DESKTOP_FOLDER": str(folder),
        "DSS_DESKTOP_SCRIPTS": str(HERE),
        "LC_ALL": "C.UTF-8",
        "LANG": "en_US.UTF-8",
        "XDG_RUNTIME_DIR": str(folder),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "qgis", "--nologo", "--noversioncheck"]
    command += ["--profiles-path", str(profiles), "--code", str(HERE / story)]
    with (folder / "qgis.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            process.wait(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    report = folder / "report.json"
    words = (folder / "qgis.log").read_text(encoding="utf-8", errors="replace")[-3000:]
    assert report.exists(), f"QGIS ended without a report ({process.returncode}):\n{words}"
    return {"exit": process.returncode, **json.loads(report.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The report of the newcomer's story, told once; the screenshots go to DSS_SCREENSHOTS when it is set."""
    return tell("story_example.py", tmp_path_factory.mktemp("desktop"))


@pytest.fixture(scope="module")
def problems(tmp_path_factory):
    """The report of the story with a folder full of bad files, told once."""
    return tell("story_problems.py", tmp_path_factory.mktemp("problems"))


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """The report of the story of score and sites, told once."""
    return tell("story_score.py", tmp_path_factory.mktemp("score"))


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """The report of the story of a plan edited by hand, told once."""
    return tell("story_plan.py", tmp_path_factory.mktemp("plan"))


def tell(story: str, folder: Path) -> dict:
    """Tell a story; the test is skipped where the programs for it are not installed."""
    for program in ("xvfb-run", "qgis"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    found = start(story, folder)
    if os.environ.get("DSS_SCREENSHOTS"):
        shutil.copytree(folder / "screens", os.environ["DSS_SCREENSHOTS"], dirs_exist_ok=True)
    return found


@pytest.mark.desktop
def test_every_page_works(report):
    assert report["failures"] == []
    assert len(report["checks"]) > 25


@pytest.mark.desktop
def test_nothing_went_wrong_behind_the_window(report):
    assert report["python_errors"] == []
    assert [line for line in report["log"] if line[0] == "Python error"] == []


@pytest.mark.desktop
def test_the_error_names_what_is_missing_and_the_fix(report):
    assert "study area" in report["seen"]["error"].lower()


@pytest.mark.desktop
def test_a_cancelled_step_says_so(report):
    assert "stopped" in " ".join(report["seen"]["cancelled"]).lower()


@pytest.mark.desktop
def test_qgis_closes_well(report):
    assert report["exit"] == 0


@pytest.mark.desktop
def test_ten_problems_are_told_apart_answered_and_mended(problems):
    assert problems["failures"] == []
    assert problems["python_errors"] == []
    assert problems["seen"]["left"] == []
    told = {(name, severity) for severity, name, *_ in problems["seen"]["problems"]}
    for name in ("dem_aimag.tif", "landcover_mcd12q1_2008.tif", "ndvi_maximum.tif", "tmean_seasons.tif"):
        assert (name, "asks") in told
    for name in ("precipitation_monthly.tif", "temperature_monthly.tif", "sand_0-5cm.tif", "roads.gpkg"):
        assert (name, "mends") in told
    assert problems["exit"] == 0


@pytest.mark.desktop
def test_five_sites_are_compared_in_few_clicks_and_the_score_is_changed_and_taken_back(scored):
    assert scored["failures"] == []
    assert scored["python_errors"] == []
    assert scored["seen"]["clicks"] <= 10
    assert len(scored["checks"]) > 25
    assert scored["exit"] == 0


@pytest.mark.desktop
def test_a_plan_is_drafted_edited_by_hand_drawn_again_in_part_and_taken_back(planned):
    assert planned["failures"] == []
    assert planned["python_errors"] == []
    assert len(planned["checks"]) > 20
    assert planned["seen"]["steps"] == ["Edited by hand: 1 shape", "Draw the site again"]
    assert planned["exit"] == 0
