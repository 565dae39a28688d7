"""Files as they arrive in practice, each with a problem of its own, over a study area in the Gobi."""

import numpy as np
from osgeo import gdal, ogr, osr

WEST, SOUTH, EAST, NORTH = 104.0, 43.0, 105.5, 44.0
CELL = 0.025
COLUMNS, ROWS = round((EAST - WEST) / CELL) + 8, round((NORTH - SOUTH) / CELL) + 8
PULKOVO_1942 = 4284

gdal.UseExceptions()
ogr.UseExceptions()


def reference(code):
    found = osr.SpatialReference()
    found.ImportFromEPSG(code)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def raster(path, bands, code=4326, west=WEST, north=NORTH, nodata=None, unit="", kind=gdal.GDT_Float32):
    """Write bands (a list of arrays) as GeoTIFF; code None: without a reference system."""
    rows, columns = bands[0].shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, len(bands), kind)
    dataset.SetGeoTransform((west - 4 * CELL, CELL, 0, north + 4 * CELL, 0, -CELL))
    if code is not None:
        dataset.SetSpatialRef(reference(code))
    for number, values in enumerate(bands, start=1):
        band = dataset.GetRasterBand(number)
        band.WriteArray(values)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if unit:
            band.SetUnitType(unit)
    dataset.FlushCache()


def vector(path, layer, shapes, code=4326, fields=()):
    """Write WKT shapes with text fields (name, values) as GeoPackage."""
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    table = dataset.CreateLayer(layer, reference(code), ogr.wkbUnknown)
    for name, _ in fields:
        table.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for number, wkt in enumerate(shapes):
        feature = ogr.Feature(table.GetLayerDefn())
        for name, values in fields:
            feature.SetField(name, values[number % len(values)])
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
        table.CreateFeature(feature)
    dataset.FlushCache()


def box(west, south, east, north):
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def smooth(low, high, seed=1):
    """A hilly field between two values."""
    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    waves = np.sin(x / 7.0 + seed) + np.cos(y / 5.0 - seed) + 0.3 * np.random.default_rng(seed).random((ROWS, COLUMNS))
    waves = (waves - waves.min()) / (waves.max() - waves.min())
    return low + (high - low) * waves


def months(low, high):
    return [smooth(low, high, seed) for seed in range(1, 13)]


def write_study_area(folder):
    vector(folder / "pilot_area.gpkg", "pilot_area", [box(WEST, SOUTH, EAST, NORTH)])
    return f"{folder / 'pilot_area.gpkg'}|layername=pilot_area"


def write_bad_files(folder):
    """Write a dozen layers with problems into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    raster(folder / "dem_aimag.tif", [smooth(900.0, 1900.0)], code=None)
    rain = months(0.0, 40.0)
    for values in rain:
        values[:6, :6] = -9999.0
    raster(folder / "precipitation_monthly.tif", rain)
    winter = [
        smooth(low, low + 6.0, number) for number, low in enumerate((-19, -15, -7, 2, 10, 16, 19, 17, 10, 1, -9, -17))
    ]
    raster(folder / "temperature_monthly.tif", winter, unit="K")
    raster(folder / "sand_0-5cm.tif", [smooth(0.45, 0.85)])
    codes = np.where(smooth(0, 1) > 0.5, 10, 16).astype("uint8")
    codes[20:24, 20:24] = 99
    raster(folder / "landcover_mcd12q1_2008.tif", [codes], kind=gdal.GDT_Byte)
    raster(folder / "ndvi_maximum.tif", [smooth(0.05, 0.4)], west=12.0, north=48.0)
    raster(folder / "srtm_elevation.tif", [smooth(900.0, 1900.0)], nodata=-32768)
    raster(folder / "tmean_seasons.tif", winter[:4])
    raster(folder / "clay.tif", [smooth(5.0, 25.0)], nodata=255)
    bow = "POLYGON((104.2 43.2,104.6 43.6,104.6 43.2,104.2 43.6,104.2 43.2))"
    square = box(104.8, 43.3, 105.1, 43.6)
    vector(
        folder / "protected_areas.gpkg",
        "protected_areas",
        [bow, square, square, None],
        fields=[("name", ["Gobi A", "Gobi B"]), ("desig", ["Strict reserve"])],
    )
    lines = [f"LINESTRING(104 {y},105.5 {y + 0.1})" for y in (43.1, 43.4, 43.7)]
    vector(folder / "roads.gpkg", "roads", lines, code=PULKOVO_1942, fields=[("highway", ["primary", "track"])])
    (folder / "wind_speed.tif").write_bytes(b"II*\0 the copy was broken off")
    return folder


def write_soums(path):
    """Write four soums of a made-up aimag."""
    names = ["Bulgan", "Khankhongor", "Nomgon", "Tsogttsetsii"]
    shapes = [box(104 + 0.35 * n, 43.1, 104.35 + 0.35 * n, 43.9) for n in range(4)]
    vector(path, "soums", shapes, fields=[("soum_name", names), ("aimag", ["Ömnögovi"])])
