"""The erosion kernel in memory against numpy, numexpr and numba, and file to file against QGIS, gdal_calc and GRASS.

Run: python tests/benchmarks/bench_erosion.py [side, default 5000 cells] [repeats, default 5] [cells in memory, 16e6]
Eight inputs: weather factor, sand, silt, clay, organic matter, carbonate, cover, ridge roughness. Both parts compare
like with like: soil loss alone, and all four bands. QGIS and GRASS take long and run at most twice.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
from erosion_peers import (
    FORMULAS,
    gdal_calc,
    gdal_calc_cog,
    grass,
    numba_kernel,
    plain_numexpr,
    plain_numpy,
    qgis,
    qgis_twice,
)
from measure import REPEATS, median_seconds, print_table, side_by_side
from osgeo import gdal
from scipy import ndimage

from dss_planner.erosion.loss.erosionblocks import ErosionBlocks
from dss_planner.erosion.loss.winderosion import WindErosionRequest, compute_wind_erosion
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter

SIDE = 5000
CELLS = 16e6
#: Role in the kernel → request field, smallest and largest value, noise.
LAYERS = {
    "weather": ("weather_factor", 5.0, 200.0, 3.0),
    "sand": ("sand", 30.0, 80.0, 1.0),
    "silt": ("silt", 0.0, 0.0, 0.0),
    "clay": ("clay", 0.2, 0.6, 0.01),
    "cover": ("cover", 0.0, 60.0, 3.0),
    "organic_matter": ("organic_matter", 0.2, 4.0, 0.05),
    "carbonate": ("carbonate", 0.0, 10.0, 0.1),
    "roughness": ("roughness_map", 0.0, 3.0, 0.05),
}
KINDS = {"soil loss alone": (1,), "all four bands": (1, 2, 3, 4)}


def main(side: float = SIDE, repeats: int = REPEATS, cells: float = CELLS) -> None:
    """Print both parts."""
    in_memory(int(float(cells) ** 0.5), int(repeats))
    file_to_file(int(float(side)), int(repeats))


def in_memory(side: int, repeats: int) -> None:
    """Print the ratios of the kernel alone: arrays in, arrays out."""
    layers = {role: np.ascontiguousarray(values[np.newaxis]) for role, values in landscape(side).items()}
    flat = {role: values.reshape(-1) for role, values in layers.items()}
    for kind, bands in KINDS.items():
        own = "DSS Planner ErosionBlocks, 2 threads"
        out = np.zeros((len(bands), side, side), dtype=np.float32)
        blocks = ErosionBlocks(WindErosionRequest("", "", "", "", "", "", bands=bands), tuple(layers), threads=2)
        functions = {own: lambda blocks=blocks, out=out: blocks(*layers.values(), out=out)}
        commands = {own: "ErosionBlocks(request, roles, threads=2)(*arrays, out=…), units and ranges checked"}
        functions["numpy float32"] = lambda bands=bands: plain_numpy(flat, len(bands))
        commands["numpy float32"] = "the printed equations, one expression after the other"
        notes = []
        for name, make in (("numexpr float32, 2 threads", plain_numexpr), ("numba parallel, 2 threads", numba_kernel)):
            try:
                functions[name] = make(flat, len(bands))
                commands[name] = make.__doc__.splitlines()[0]
            except ImportError as error:
                notes.append(f"{error.name} is not installed: no comparison with it.")
        blocks(*layers.values(), out=out)
        expected = plain_numpy(flat, len(bands))
        apart = max(float(np.max(np.abs(a.ravel() - b) / np.maximum(b, 1e-6))) for a, b in zip(out[:3], expected[:3]))
        notes.append(f"largest relative difference from numpy float32: {apart:.1e}")
        medians = side_by_side(functions, repeats)
        notes.append(f"ns a cell: {', '.join(f'{name} {s / side**2 * 1e9:.1f}' for name, s in medians.items())}")
        print_table(
            f"Erosion in memory, {kind}: {side**2:.1e} cells, median of {repeats}", medians, own, commands, notes
        )


def file_to_file(side: int, repeats: int) -> None:
    """Print the ratios of whole runs: files in, file out."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _write(folder, side)
        for kind, bands in KINDS.items():
            own = "DSS Planner compute_wind_erosion"
            request = WindErosionRequest(
                **{LAYERS[role][0]: path for role, path in paths.items()}, output=f"{folder}/own.tif", bands=bands
            )
            functions = {own: lambda request=request: compute_wind_erosion(request)}
            commands = {
                own: "compute_wind_erosion(request): checks, counts, overviews, statistics, provenance included"
            }
            run, commands["gdal_calc"] = gdal_calc(paths, folder, len(bands))
            functions["gdal_calc"] = run
            medians = side_by_side(functions, repeats)
            notes = []
            peers = (
                ("gdal_calc, made the same", gdal_calc_cog),
                ("QgsRasterCalculator", qgis),
                ("the same in two maps", qgis_twice),
                ("GRASS r.mapcalc, whole", grass),
            )
            for name, make in peers:
                run, commands[name] = make(paths, folder, len(bands))
                if run is None:
                    notes.append(f"{name}: {commands.pop(name)}")
                    continue
                medians[name] = median_seconds(run, min(repeats, 2))
            notes += [*_differences(folder, len(bands)), f"QGIS and GRASS: {min(repeats, 2)} runs"]
            title = f"Erosion file to file, {kind}: {side} × {side} cells, 8 inputs (ZSTD tiles), median of {repeats}"
            print_table(title, medians, own, commands, notes)


def landscape(side: int) -> dict[str, np.ndarray]:
    """Return smooth layers with a little noise (rows, columns) float32; sand, silt and clay add up to 100 %."""
    rng = np.random.default_rng(3)
    layers = {}
    for role, (_, low, high, noise) in LAYERS.items():
        coarse = rng.uniform(low, high, (side // 50 + 3,) * 2).astype(np.float32)
        values = ndimage.zoom(coarse, 50, order=1)[:side, :side]
        values += noise * rng.standard_normal((side, side), dtype=np.float32)
        layers[role] = np.clip(values, low, high, out=values)
    layers["clay"] *= 100 - layers["sand"]
    layers["silt"] = 100 - layers["sand"] - layers["clay"]
    return layers


def _write(folder: str, side: int) -> dict[str, str]:
    crs = spatial_reference("EPSG:32648").ExportToWkt()
    grid = Grid(crs, (0.0, 30.0, 0.0, side * 30.0, 0.0, -30.0), side, side)
    paths = {}
    for role, values in landscape(side).items():
        paths[role] = str(Path(folder) / f"{role}.tif")
        # the months of the weather factor stay empty: all read band 13 alone
        bands = 13 if role == "weather" else 1
        with RasterWriter(paths[role], grid, tuple(Band(f"{role} {number}") for number in range(bands))) as writer:
            empty = np.full((bands, 256, side), np.nan, dtype=np.float32)
            for row in range(0, side, 256):
                block = empty[:, : min(256, side - row)]
                block[-1] = values[row : row + 256]
                writer.write(block, row)
    return paths


def _differences(folder: str, bands: int) -> list[str]:
    """Return in words how far the peers' soil loss is from our own, on some rows."""
    found = []
    own = _row(f"{folder}/own.tif")
    for name in ("gdal_calc", "qgis", "grass"):
        path = Path(folder, f"{name}{bands}.tif")
        if path.exists():
            apart = np.nanmax(np.abs(_row(str(path)) - own) / np.maximum(own, 1e-6))
            found.append(f"largest relative difference of soil loss from {name}: {apart:.1e}")
    return found


def _row(path: str) -> np.ndarray:
    dataset = gdal.Open(path)
    return dataset.GetRasterBand(1).ReadAsArray(0, dataset.RasterYSize // 2, dataset.RasterXSize, 20).astype(np.float64)


if __name__ == "__main__":
    gdal.UseExceptions()
    assert set(FORMULAS) == {"gdal", "grass", "qgis"}
    main(*sys.argv[1:])
