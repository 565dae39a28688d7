"""Helpers of the engine's tests: a checker of cloud-optimised GeoTIFFs and grids of any size."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from osgeo import gdal

from dss_planner.raster.grid import Grid, spatial_reference


@pytest.fixture
def wide_grid():
    """``wide_grid(width, height, cell=100)``: a grid in UTM 48N."""

    def make(width, height, cell=100.0):
        wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
        return Grid(wkt, (500000.0, cell, 0.0, 4900000.0, 0.0, -cell), width, height)

    return make


@pytest.fixture
def cog_faults():
    """``cog_faults(path)``: what GDAL's validate_cloud_optimized_geotiff would find wrong, as a list."""
    return _faults


def _faults(path):
    dataset, content = gdal.Open(str(path)), Path(path).read_bytes()
    main = dataset.GetRasterBand(1)
    levels = [main, *(main.GetOverview(i) for i in range(main.GetOverviewCount()))]
    directories = [int(level.GetMetadataItem("IFD_OFFSET", "TIFF")) for level in levels]
    large = max(dataset.RasterXSize, dataset.RasterYSize) > 512
    checks = {
        "GDAL does not call it a COG": dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG",
        "files beside it": not (Path(f"{path}.ovr").exists() or Path(f"{path}.aux.xml").exists()),
        "not tiled": main.GetBlockSize() == [256, 256],
        "no overviews": not large or len(levels) > 1,
        "the main directory is not at the start": directories[0] == _directory_start(content),
        "directories out of order": directories == sorted(directories),
    }
    found = [fault for fault, good in checks.items() if not good]
    firsts = []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        for part in (band, *(band.GetOverview(i) for i in range(band.GetOverviewCount()))):
            tiles = _tiles(part)
            found += _tile_faults(tiles, content, max(directories))
            if number == 1:
                firsts += [tiles[0][0]] if tiles else []
    return found if firsts == sorted(firsts, reverse=True) else [*found, "smaller overviews do not come first"]


def _directory_start(content):
    start = 16 if content[2] == 43 else 8
    assert content[start : start + 29] == b"GDAL_STRUCTURAL_METADATA_SIZE"
    end = start + len("GDAL_STRUCTURAL_METADATA_SIZE=XXXXXX bytes\n") + int(content[start + 30 : start + 36])
    return end + end % 2


def _tiles(band):
    """Return (offset, size) of the tiles that hold data, in the order of rows and columns."""
    width, height = band.GetBlockSize()
    places = [(column, row) for row in range(-(-band.YSize // height)) for column in range(-(-band.XSize // width))]
    found = [[band.GetMetadataItem(f"BLOCK_{what}_{c}_{r}", "TIFF") for what in ("OFFSET", "SIZE")] for c, r in places]
    return [(int(offset), int(size)) for offset, size in found if offset]


def _tile_faults(tiles, content, last_directory):
    offsets = [offset for offset, _ in tiles]
    found = [] if offsets == sorted(offsets) else ["tiles out of order"]
    for offset, size in tiles:
        end = offset + size
        if offset < last_directory:
            found.append("data before the last directory")
        if struct.unpack("<I", content[offset - 4 : offset])[0] != size:
            found.append("the leader is not the size")
        if content[end - 4 : end] != content[end : end + 4]:
            found.append("the trailer does not repeat the end")
    return found
