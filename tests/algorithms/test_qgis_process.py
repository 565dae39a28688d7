"""The plugin as ``qgis_process`` finds it: installed in an empty profile, enabled, run from the command line."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tests.algorithms.test_interface import INTERFACE

ROOT = Path(__file__).resolve().parents[2]
#: Debian's wrapper puts a desktop option (/etc/default/qgis) before the command, which qgis_process does not know.
PROGRAM = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="qgis_process is not installed")


@pytest.fixture(scope="module")
def qgis_process(tmp_path_factory):
    """``qgis_process(*arguments) -> finished process`` in a profile with the plugin enabled."""
    profile = tmp_path_factory.mktemp("profile Говь")
    plugin = profile / "profiles" / "default" / "python" / "plugins" / "dss_planner"
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "dss_planner", plugin, ignore=skip)
    shutil.copytree(ROOT / "resources", plugin / "resources", ignore=skip)
    for name in ("metadata.txt", "LICENSE"):
        shutil.copy(ROOT / name, plugin)
    surroundings = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen"}
    surroundings.pop("PYTHONPATH", None)

    def call(*arguments):
        return subprocess.run(
            [PROGRAM, *arguments],
            env=surroundings,
            cwd=profile,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    enabled = call("plugins", "enable", "dss_planner")
    assert enabled.returncode == 0, enabled.stderr
    return call


def test_all_algorithms_are_listed_with_their_help(qgis_process):
    listed = qgis_process("--json", "list")
    assert listed.returncode == 0, listed.stderr
    content = json.loads(listed.stdout[listed.stdout.index("{") :])
    algorithms = content["providers"]["dssplanner"]["algorithms"]
    assert {name.split(":")[1] for name in algorithms} == set(INTERFACE)
    shown = qgis_process("help", "dssplanner:winderosion")
    assert "WEATHER_FACTOR" in shown.stdout
    assert "kg/m" in shown.stdout


def test_an_algorithm_runs(qgis_process, make_raster, read, tmp_path):
    ndvi = make_raster("in/ndvi.tif", np.full((4, 6), 0.25))
    output = tmp_path / "out 한국" / "cover.tif"
    done = qgis_process("run", "dssplanner:vegetationcover", f"--NDVI={ndvi}", "--FULL_NDVI=0.85", f"--OUTPUT={output}")
    assert done.returncode == 0, done.stderr + done.stdout
    np.testing.assert_allclose(read(output), 25.0, rtol=1e-6)


def test_a_fault_ends_with_a_sentence(qgis_process, make_raster, tmp_path):
    ndvi = make_raster("in/bare.tif", np.full((4, 6), 0.25), crs="")
    output = tmp_path / "cover.tif"
    done = qgis_process("run", "dssplanner:vegetationcover", f"--NDVI={ndvi}", f"--OUTPUT={output}")
    assert done.returncode != 0
    assert "no coordinate reference system" in done.stdout + done.stderr
    assert not output.exists()
