"""The zip that QGIS installs: complete, small, allowed by the repository's rules, and it loads and runs."""

import configparser
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc")


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The zip of a copy of the checkout, so that a parallel build is not disturbed."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("dss_planner", "resources", "metadata.txt", "LICENSE", ".secrets.baseline", "Makefile"):
        subprocess.run(["cp", "-R", str(ROOT / name), str(copy)], check=True)
    subprocess.run(["make", "-s", "package", f"PYTHON={sys.executable}"], cwd=copy, check=True)
    return copy / "build" / "dss_planner.zip"


def test_the_zip_follows_the_repository_rules(package):
    assert package.stat().st_size < 25e6
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"dss_planner"}
    for needed in ("metadata.txt", "LICENSE", "__init__.py", "resources/icons/dss_planner.svg"):
        assert f"dss_planner/{needed}" in names
    names.remove("dss_planner/.secrets.baseline")
    bad = [n for n in names if n.lower().endswith(FORBIDDEN) or "__pycache__" in n or "/." in n or "__MACOSX" in n]
    assert bad == []


def test_metadata_has_what_the_repository_asks_for():
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    general = parser["general"]
    required = {"name", "description", "version", "qgisMinimumVersion", "author", "email", "about"}
    required |= {"tracker", "repository", "homepage"}
    assert all(general.get(key, "").strip() for key in required)
    assert "plugin" not in general["name"].lower()
    assert "\n" not in general["description"]
    assert general["category"] in ("Raster", "Vector", "Database", "Mesh", "Web")
    assert general["hasProcessingProvider"] == "yes"
    assert general["qgisMaximumVersion"] == "4.99"


def test_the_sample_is_small():
    size = sum(p.stat().st_size for p in (ROOT / "resources" / "sample").rglob("*") if p.is_file())
    assert size <= 4 * 2**20


def test_the_unpacked_zip_loads_and_runs_an_algorithm(package, tmp_path):
    plugins = tmp_path / "профиль 1" / "plugins"
    with zipfile.ZipFile(package) as archive:
        archive.extractall(plugins)
    code = f"""
import sys
sys.path.insert(0, {str(plugins)!r})
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
import dss_planner
assert dss_planner.__file__.startswith({str(plugins)!r}), dss_planner.__file__
from dss_planner.algorithms.provider import DssPlannerProvider
provider = DssPlannerProvider()
assert QgsApplication.processingRegistry().addProvider(provider)
algorithm = QgsApplication.processingRegistry().algorithmById("dssplanner:landcoverclasses")
from dss_planner.paths import resource
source = next(iter(sorted(resource("sample").glob("landcover*.tif"))))
from osgeo import gdal
metres = {str(tmp_path / "lc.tif")!r}
gdal.Warp(metres, str(source), dstSRS="EPSG:32648", xRes=5000, yRes=5000, dstNodata=255)
out = {str(tmp_path / "classes.tif")!r}
values = {{"LANDCOVER": metres, "LEGEND": "igbp", "OUTPUT": out}}
result, ok = algorithm.run(values, QgsProcessingContext(), QgsProcessingFeedback())
assert ok, "the algorithm failed"
from pathlib import Path
assert Path(out).exists()
print("ran")
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "ran" in done.stdout
