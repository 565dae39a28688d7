"""CRS that QGIS would look up while the window waits."""

import time
from types import SimpleNamespace

OWN = "+proj=laea +lat_0={} +lon_0=107.5 +datum=WGS84 +units=m"


def _file(path, latitude):
    from osgeo import gdal, osr

    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 2, 2)
    dataset.SetGeoTransform((0.0, 1.0, 0.0, 0.0, 0.0, -1.0))
    reference = osr.SpatialReference()
    reference.ImportFromProj4(OWN.format(latitude))
    reference.SetProjCS(f"Land around {latitude} degrees north")
    dataset.SetSpatialRef(reference)
    return SimpleNamespace(path=str(path), layer_name="")


def test_what_was_looked_up_beside_the_window_is_known_in_it(qgis_app, tmp_path):
    from qgis.core import QgsRasterLayer

    from dss_planner.layers.loading import crs_words, know_crs
    from dss_planner.panels.crs_beforehand import CrsBeforehand

    def seconds(output):
        words = crs_words(output)
        assert words.startswith("PROJCRS")
        begun = time.thread_time()  # the processor of this thread alone
        know_crs(words)
        return time.thread_time() - begun

    asked, not_asked = _file(tmp_path / "one.tif", 41.25), _file(tmp_path / "two.tif", 42.25)
    beforehand = CrsBeforehand()
    beforehand.wait(asked)
    assert beforehand.ready(asked)
    assert seconds(asked) < 0.2 * seconds(not_asked)
    del beforehand
    layer = QgsRasterLayer(asked.path, "one")
    assert "41.25" in layer.crs().toProj()
    assert layer.crs().description() == "Land around 41.25 degrees north"


def test_a_file_that_cannot_be_read_holds_nothing_up(qgis_app, tmp_path):
    from dss_planner.panels.crs_beforehand import CrsBeforehand

    (tmp_path / "bad.tif").write_text("no raster")
    beforehand = CrsBeforehand()
    for name in ("gone.tif", "bad.tif"):
        output = SimpleNamespace(path=str(tmp_path / name), layer_name="")
        beforehand.wait(output)
        assert beforehand.ready(output)
    good = _file(tmp_path / "good.tif", 43.25)
    beforehand.wait(good)
    assert beforehand.ready(good)
