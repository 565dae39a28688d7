"""Random layers whose true value at every place is known, and the check of what alignment made of them.

A quantity is a slope of known direction and steepness over WGS 84, so that an error of its value is a shift in metres;
twelve bands slope in twelve directions. A class is a patchwork of squares in longitude and latitude.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from osgeo import gdal, osr

from dss_planner.raster.grid import spatial_reference

LONGITUDE, LATITUDE = 105.0, 44.0
HALF = 0.15
METRES_NORTH = 111_100.0
METRES_EAST = METRES_NORTH * math.cos(math.radians(LATITUDE))
CLASSES = np.array([7, 10, 16, 12, 9, 13])
#: Patches of classes are this wide [degrees].
PATCH = 0.06

GEOGRAPHIC = ("EPSG:4326", "EPSG:4284", "EPSG:4214", "EPSG:4610", "EPSG:4490", "OGC:CRS84")
PROJECTED = (
    "EPSG:32647", "EPSG:32648", "EPSG:32649", "EPSG:28418", "EPSG:21418", "EPSG:2333", "EPSG:4497", "EPSG:3857",
    "+proj=laea +lat_0=45 +lon_0=103 +datum=WGS84 +units=m", "+proj=utm +zone=48 +ellps=krass +units=m",
    "+proj=aea +lat_1=42 +lat_2=50 +lat_0=46 +lon_0=104 +datum=WGS84 +units=km",
    "+proj=sinu +R=6371007.181 +units=m",
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """How a role's values are stored. low, high: range of the true values; bands; stored = true · factor + shift."""

    role: str
    name: str
    low: float
    high: float
    bands: int
    encodings: tuple[tuple[float, float, tuple[str, ...]], ...]


FLOATS = ("Float32", "Float64")
KINDS = (
    Kind("elevation", "dem", 900, 2100, 1, ((1, 0, ("Int16", "Int32", "Float32", "Float64", "UInt16")),)),
    Kind("temperature", "temperature", -30, 30, 12, ((1, 0, FLOATS), (1, 273.15, FLOATS), (10, 0, ("Int16", "Int32")))),
    Kind("sand", "sand", 20, 80, 1, ((0.01, 0, FLOATS), (10, 0, ("Int16", "UInt16", "Float32")), (1, 0, FLOATS))),
    Kind("ndvi_maximum", "ndvi_max", 0.1, 0.8, 1, ((1, 0, FLOATS), (10_000, 0, ("Int16", "Int32")))),
    Kind("landcover", "landcover_igbp", 0, 0, 1, ((1, 0, ("Byte", "Int16", "UInt16", "Int32", "Float32")),)),
)


@dataclass(frozen=True)
class Case:
    """One random file: all that was drawn, for the message of a failing test."""

    path: str
    kind: Kind
    crs: str
    cell_metres: float
    dtype: str
    factor: float
    shift: float
    nodata: str
    layout: str
    turned: str


@dataclass(frozen=True)
class Source:
    """The file as it was written: geotransform, validity (bands, rows, columns), and the reference of its places."""

    case: Case
    geotransform: tuple[float, ...]
    valid: np.ndarray


def to_wgs84(crs):
    """Return a function from (n, 2) places in ``crs`` to (n, 2) longitudes and latitudes."""
    transformation = osr.CoordinateTransformation(spatial_reference(crs), spatial_reference("EPSG:4326"))
    return lambda places: np.array(transformation.TransformPoints(np.asarray(places).tolist()))[:, :2]


def from_wgs84(crs):
    """Return the inverse of `to_wgs84`."""
    transformation = osr.CoordinateTransformation(spatial_reference("EPSG:4326"), spatial_reference(crs))
    return lambda places: np.array(transformation.TransformPoints(np.asarray(places).tolist()))[:, :2]


def truth(kind, places, band):
    """Return the true values at (n, 2) longitudes and latitudes."""
    longitude = (places[:, 0] + 180) % 360 - 180
    if kind.role == "landcover":
        column = np.floor((longitude - LONGITUDE) / PATCH).astype(int)
        row = np.floor((places[:, 1] - LATITUDE) / PATCH).astype(int)
        return CLASSES[(column + 2 * row) % CLASSES.size].astype(float)
    angle = 2 * math.pi * (band + 0.3) / 12
    east, north = (longitude - LONGITUDE) * METRES_EAST, (places[:, 1] - LATITUDE) * METRES_NORTH
    along = math.cos(angle) * east + math.sin(angle) * north
    # far outside the study area the slope ends, as no real quantity grows for ever
    return np.clip((kind.low + kind.high) / 2 + steepness(kind) * along, kind.low, kind.high)


def steepness(kind):
    """Return the slope of a quantity: its unit by metre."""
    return (kind.high - kind.low) / (2 * 2.2 * HALF * METRES_NORTH)


def draw(rng, folder, number):
    """Write one random file and return it as a `Source`."""
    kind = KINDS[number % len(KINDS)]
    factor, shift, dtypes = kind.encodings[rng.integers(len(kind.encodings))]
    dtype = str(rng.choice(dtypes))
    crs = str(rng.choice(GEOGRAPHIC if rng.random() < 0.4 else PROJECTED))
    cell = float(np.exp(rng.uniform(math.log(180), math.log(2600))))
    case = Case(
        str(folder / f"{rng.choice(['', 'давс 모래 '])}{_name(kind, factor)}_{number}.tif"),
        kind, crs, cell, dtype, factor, shift,
        str(rng.choice(_schemes(kind, dtype))),
        str(rng.choice(["strips", "tiles16", "tiles64", "odd strips", "pixel", "deflate"])),
        str(rng.choice(["", "", "", "south up", "0-360", "point", "rotated"])),
    )  # fmt: skip
    return _write(rng, case)


def _name(kind, factor):
    return f"{kind.name}_fraction" if factor == 0.01 else kind.name


def _schemes(kind, dtype):
    if kind.role == "landcover":
        return ("declared 255", "none", "mask", "undeclared 255") if dtype != "Float32" else ("declared 255", "none")
    if dtype in FLOATS:
        return ("declared -9999", "declared nan", "undeclared -9999", "nan and -9999", "huge", "mask", "none")
    if dtype == "UInt16":
        return ("declared 65535", "mask", "none")
    return ("declared -32768", "undeclared -32768", "declared -9999", "mask", "none")


def _geotransform(rng, case):
    """Return geotransform and size of a raster over the study area, now and then with a gap, off by parts of a cell."""
    reference = spatial_reference(case.crs)
    corners = [(LONGITUDE + x * HALF, LATITUDE + y * HALF) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    places = from_wgs84(case.crs)(corners)
    centre = from_wgs84(case.crs)([(LONGITUDE, LATITUDE)])[0]
    east = from_wgs84(case.crs)([(LONGITUDE + 1000 / METRES_EAST, LATITUDE)])[0]
    unit = np.hypot(*(east - centre)) / 1000.0
    size = case.cell_metres * unit
    tall = size * rng.uniform(0.8, 1.25) * (1.0 if reference.IsProjected() else METRES_EAST / METRES_NORTH)
    low, high = places.min(axis=0), places.max(axis=0)
    margin = rng.uniform(-0.1, 0.3) * (high - low)
    left, top = low[0] - margin[0] - rng.random() * size, high[1] + margin[1] + rng.random() * tall
    width = max(4, math.ceil((high[0] + margin[0] - left) / size))
    height = max(4, math.ceil((top - low[1] + margin[1]) / tall))
    if case.turned == "0-360" and not reference.IsProjected():
        left, width = 0.0 + (left % size), math.ceil(360 / size) - 1
        width = min(width, 4000)
        if width * size < 106:
            left = 100.0 + (left % size)
    if case.turned == "south up":
        return (left, size, 0.0, top - height * tall, 0.0, tall), width, height
    if case.turned == "rotated" and reference.IsProjected():
        angle = math.radians(rng.uniform(-20, 20))
        c, s = math.cos(angle), math.sin(angle)
        middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
        width, height = int(width * 1.5), int(height * 1.5)
        gt = [0.0, size * c, tall * s, 0.0, size * s, -tall * c]
        gt[0] = middle[0] - gt[1] * width / 2 - gt[2] * height / 2
        gt[3] = middle[1] - gt[4] * width / 2 - gt[5] * height / 2
        return tuple(gt), width, height
    return (left, size, 0.0, top, 0.0, -tall), width, height


def centres(geotransform, width, height):
    """Return the places (rows · columns, 2) of the cell centres."""
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x = geotransform[0] + geotransform[1] * columns + geotransform[2] * rows
    y = geotransform[3] + geotransform[4] * columns + geotransform[5] * rows
    return np.column_stack([x.ravel(), y.ravel()])


def _write(rng, case):
    geotransform, width, height = _geotransform(rng, case)
    places = to_wgs84(case.crs)(centres(geotransform, width, height))
    kind = case.kind
    hole = np.zeros((height, width), dtype=bool)
    if case.nodata != "none":
        for _ in range(2):
            longitude, latitude = LONGITUDE + HALF * rng.uniform(-1, 1), LATITUDE + HALF * rng.uniform(-1, 1)
            far = np.hypot((places[:, 0] - longitude) * METRES_EAST, (places[:, 1] - latitude) * METRES_NORTH)
            hole |= (far < rng.uniform(2000, 7000)).reshape(height, width)
    valid = np.repeat(~hole[np.newaxis], kind.bands, axis=0)
    if kind.bands > 1 and case.nodata not in ("none", "mask"):
        valid[int(rng.integers(kind.bands))] = True  # bands need not share their holes
    options = {
        "strips": [], "tiles16": ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"],
        "tiles64": ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=LZW"], "odd strips": ["BLOCKYSIZE=7"],
        "pixel": ["INTERLEAVE=PIXEL"], "deflate": ["COMPRESS=DEFLATE", "PREDICTOR=2"],
    }[case.layout]  # fmt: skip
    if case.dtype == "Float64" and case.layout == "deflate":
        options = ["COMPRESS=DEFLATE"]
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES" if rng.random() < 0.5 else "NO")
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(case.path, width, height, kind.bands, gdal.GetDataTypeByName(case.dtype), options)
    dataset.SetProjection(spatial_reference(case.crs).ExportToWkt())
    if case.turned == "point":
        dataset.SetMetadataItem("AREA_OR_POINT", "Point")
    dataset.SetGeoTransform(geotransform)
    for index in range(kind.bands):
        stored = truth(kind, places, index).reshape(height, width) * case.factor + case.shift
        if case.dtype not in FLOATS:
            stored = np.rint(stored)
        _put(rng, dataset.GetRasterBand(index + 1), stored, ~valid[index], case.nodata)
    if case.nodata == "mask":
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.where(hole, 0, 255).astype(np.uint8))
    dataset = None
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    return Source(case, geotransform, valid)


def _put(rng, band, stored, hole, scheme):
    how, _, value = scheme.partition(" ")
    if how == "declared":
        number = float(value)
        band.SetNoDataValue(number)
        stored = np.where(hole, number, stored)
    elif how == "undeclared":
        stored = np.where(hole, float(value), stored)
    elif how == "nan":
        stored = np.where(hole, np.where(rng.random(hole.shape) < 0.5, np.nan, -9999.0), stored)
    elif how == "huge":
        band.SetNoDataValue(-3.4028234663852886e38)
        stored = np.where(hole, np.float64(np.float32(-3.4028234663852886e38)), stored)
    elif how == "mask":
        stored = np.where(hole, 0, stored)
    band.WriteArray(stored)


def check(source, grid, values, method, inside):
    """Return what is wrong with the aligned ``values`` (bands, rows, columns; NaN unknown): sentences, none when right.

    inside: (rows, columns) cells of the study area.
    """
    case, kind = source.case, source.case.kind
    bands = source.valid.shape[0]
    target = centres(grid.geotransform, grid.width, grid.height)
    wgs = to_wgs84(grid.crs)(target)
    there = from_wgs84(case.crs)(wgs)
    if case.turned == "0-360" and not spatial_reference(case.crs).IsProjected():
        there[:, 0] %= 360
    column, row = _cells(source.geotransform, there)
    own = math.hypot(source.geotransform[1], source.geotransform[4])
    ratio = max(grid.cell_size[0] / (case.cell_metres * 0.8), 1.0)
    reach = 0.75 * ratio + 1.5
    wrong = []
    within = inside.ravel()
    for index in range(bands):
        found = values[index].ravel()
        share = _share(source.valid[index], column, row, reach)
        safe = within & (share == 1.0)
        nowhere = share == 0.0
        if method in ("nearest", "bilinear"):
            nowhere |= ~_at(source.valid[index], column, row) & (_edge(column, row) > 0.02)
        if np.isfinite(found[nowhere | ~within]).any():
            wrong.append(f"band {index + 1}: {np.isfinite(found[nowhere | ~within]).sum()} unknown cells have a value")
        if np.isnan(found[safe]).any():
            wrong.append(f"band {index + 1}: {np.isnan(found[safe]).sum()} known cells are unknown")
        known = np.isfinite(found)
        expected = truth(kind, wgs, index)
        if kind.role == "landcover":
            # cells of the sinusoidal system are sheared here: their corners lie farther from their centres
            longest = 1.3 if "sinu" in case.crs else 0.81
            clear = longest * max(case.cell_metres, grid.cell_size[0])
            wrong += _wrong_classes(found, expected, wgs, known, clear, index)
            continue
        rounding = 0.0 if case.dtype in FLOATS else 0.51 / case.factor
        shift = np.maximum(np.abs(found - expected) - rounding, 0) / steepness(kind)
        limit = 0.5 * grid.cell_size[0]
        if (shift[safe & known] > limit).any():
            wrong.append(f"band {index + 1}: shift of {shift[safe & known].max():.0f} m (cells of {own:g})")
        loose = 1.5 * max(case.cell_metres * 1.25, grid.cell_size[0]) + limit
        if (shift[known] > loose).any():
            wrong.append(
                f"band {index + 1}: {shift[known].max():.0f} m off beside unknown cells: a NoData value mixed in"
            )
    return wrong


def _wrong_classes(found, expected, wgs, known, margin, index):
    """Return what is wrong with classes farther than ``margin`` [m] from the border of a patch."""
    strange = set(np.unique(found[known])) - set(CLASSES)
    if strange:
        return [f"band {index + 1}: codes {sorted(strange)} that the source does not have"]
    gaps = []
    for axis, metres in ((0, METRES_EAST), (1, METRES_NORTH)):
        origin = (LONGITUDE, LATITUDE)[axis]
        position = (wgs[:, axis] - origin) / PATCH
        gaps.append(np.abs(position - np.rint(position)) * PATCH * metres)
    clear = known & (np.minimum(*gaps) > margin)
    bad = clear & (found != expected)
    return [f"band {index + 1}: {bad.sum()} cells have the class of another place"] if bad.any() else []


def _cells(geotransform, places):
    inverse = gdal.InvGeoTransform(geotransform)
    column = inverse[0] + inverse[1] * places[:, 0] + inverse[2] * places[:, 1]
    row = inverse[3] + inverse[4] * places[:, 0] + inverse[5] * places[:, 1]
    return column, row


def _at(valid, column, row):
    height, width = valid.shape
    c, r = np.floor(column).astype(int), np.floor(row).astype(int)
    on = (c >= 0) & (c < width) & (r >= 0) & (r < height)
    return on & valid[np.clip(r, 0, height - 1), np.clip(c, 0, width - 1)]


def _edge(column, row):
    """Return the distance of each place to the nearest cell border [source cells]."""
    return np.minimum(np.abs(column - np.rint(column)), np.abs(row - np.rint(row)))


def _share(valid, column, row, reach):
    """Return the share of valid cells in the square of ``reach`` source cells around each place."""
    height, width = valid.shape
    sums = np.zeros((height + 1, width + 1))
    sums[1:, 1:] = valid.cumsum(axis=0).cumsum(axis=1)
    c0, c1 = np.floor(column - reach).astype(int), np.floor(column + reach).astype(int) + 1
    r0, r1 = np.floor(row - reach).astype(int), np.floor(row + reach).astype(int) + 1
    area = (c1 - c0) * (r1 - r0)
    a, b = np.clip(r0, 0, height), np.clip(r1, 0, height)
    c, d = np.clip(c0, 0, width), np.clip(c1, 0, width)
    return (sums[b, d] - sums[a, d] - sums[b, c] + sums[a, c]) / area
