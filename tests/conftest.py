"""Shared fixtures: small rasters and vectors with known content, the real test data, one QGIS application."""

import os
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr, osr

from dss_planner.raster.grid import Grid, spatial_reference

ROOT = Path(__file__).resolve().parent.parent
UTM48 = "EPSG:32648"
if "PYTEST_XDIST_WORKER" in os.environ:
    # settings of QGIS and Qt are files: each process has its own
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="dss_planner_settings_")


def pytest_report_header(config):
    return f"GDAL {gdal.__version__}, numpy {np.__version__}"


@pytest.fixture(scope="session")
def gobi():
    """The folder of real test data; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "data" / "gobi"
    if not folder.exists():
        pytest.skip("the real test data (../shared/data/gobi) is not here")
    return folder


@pytest.fixture(scope="session")
def karney():
    """pyproj, an independent judge of lengths and areas; the test is skipped where it is not, or lacks PROJ's data."""
    pyproj = pytest.importorskip("pyproj")
    try:
        pyproj.Transformer.from_crs("EPSG:32648", "EPSG:4326", always_xy=True)
    except RuntimeError as error:  # of its own kinds, which are told apart by version
        pytest.skip(f"pyproj does not find the data of PROJ: {error}")
    return pyproj


@pytest.fixture
def grid():
    """A grid of 6 columns and 4 rows of 1 km cells in UTM 48N."""
    wkt = spatial_reference(UTM48).ExportToWkt(["FORMAT=WKT2_2019"])
    return Grid(wkt, (500000.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0), 6, 4)


@pytest.fixture
def make_raster(tmp_path, grid):
    """Write a GeoTIFF: ``make_raster(name, array (rows, cols) or (bands, rows, cols), …) -> path``; NaN is NoData."""

    def make(name, array, crs=None, geotransform=None, nodata=-9999.0, dtype=gdal.GDT_Float32):
        array = np.asarray(array, dtype=float)
        array = array[np.newaxis] if array.ndim == 2 else array
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        dataset = gdal.GetDriverByName("GTiff").Create(str(path), array.shape[2], array.shape[1], array.shape[0], dtype)
        dataset.SetGeoTransform(geotransform or grid.geotransform)
        wkt = grid.crs if crs is None else (spatial_reference(crs).ExportToWkt() if crs else "")
        if wkt:
            dataset.SetProjection(wkt)
        for number, values in enumerate(array, start=1):
            band = dataset.GetRasterBand(number)
            if nodata is not None:
                band.SetNoDataValue(nodata)
            band.WriteArray(values if nodata is None else np.where(np.isnan(values), nodata, values))
        dataset = None
        return str(path)

    return make


@pytest.fixture
def make_vector(tmp_path):
    """Write a GeoPackage layer: ``make_vector(name, [(wkt, {field: value}), …], crs) -> path``."""

    def make(name, features, crs=UTM48, layer="layer"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
        reference = spatial_reference(crs) if crs else None
        table = dataset.CreateLayer(layer, reference, ogr.wkbUnknown)
        if not crs:
            table.SetMetadataItem("crs", "none")
        fields = {key: value for _, values in features for key, value in values.items()}
        for key, value in fields.items():
            kind = ogr.OFTString if isinstance(value, str) else ogr.OFTReal
            table.CreateField(ogr.FieldDefn(key, kind))
        for wkt, values in features:
            feature = ogr.Feature(table.GetLayerDefn())
            for key, value in values.items():
                if value is not None:
                    feature.SetField(key, value)
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            table.CreateFeature(feature)
        table = dataset = None
        return str(path)

    return make


@pytest.fixture
def leftovers(tmp_path):
    """``leftovers() -> names`` of temporary files that a step left in the test's folder."""
    return lambda: sorted(p.name for p in tmp_path.rglob(".*") if p.is_file())


@pytest.fixture
def cancel_after():
    """``cancel_after(n)`` gives a cancel check that turns true at its n-th call."""

    def make(calls):
        count = iter(range(1, 1 << 30))
        return lambda: next(count) >= calls

    return make


@pytest.fixture(scope="session")
def qgis_app():
    """One offscreen QGIS application for the session."""
    pytest.importorskip("qgis.core")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    running = QgsApplication.instance()
    if running is not None:
        yield running
        return
    QgsApplication.setPrefixPath("/usr", True)
    app = QgsApplication([], True)
    app.initQgis()
    yield app


@pytest.fixture
def wait_for(qgis_app):
    """Return a function that turns the event loop until a condition holds, and fails after ``seconds``."""

    def wait(condition, seconds=60.0):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "the condition never came true"
            qgis_app.processEvents()
            time.sleep(0.005)

    return wait


osr.UseExceptions()
