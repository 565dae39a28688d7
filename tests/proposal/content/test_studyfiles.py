"""What is read of the study folder beside the plan."""

from osgeo import gdal, ogr, osr

from dss_planner.proposal.content.studyfiles import named_shapes


def test_names_that_a_wrong_encoding_left_are_no_names(tmp_path):
    crs = osr.SpatialReference()
    crs.SetFromUserInput("EPSG:32648")
    dataset = gdal.GetDriverByName("GPKG").Create(str(tmp_path / "vectors.gpkg"), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("admin2", crs, ogr.wkbPolygon)
    for field in ("name", "name_mn"):
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    rows = [("Khatanbulag", "???????????"), ("Sainshand", "Сайншанд"), ("—", "20123"), (None, ""), ("Хїрмэн", None)]
    for latin, local in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["name"], feature["name_mn"] = latin, local
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON ((0 0, 1 0, 1 1, 0 0))"))
        layer.CreateFeature(feature)
    del feature, layer, dataset
    found = named_shapes(tmp_path, "admin2", "EPSG:32648")
    told = [["Khatanbulag", ""], ["Sainshand", "Сайншанд"], ["", "20123"], ["", ""], ["Khürmen", "Хүрмэн"]]
    assert [names for _, *names in found] == told
