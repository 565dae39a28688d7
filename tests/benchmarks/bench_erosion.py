"""The erosion kernel, file to file, against gdal_calc: same inputs, the same four bands."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from measure import print_table, side_by_side

from dss_planner.erosion.winderosion import WindErosionRequest, compute_wind_erosion
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter

SIDE = 2000
#: One of the four bands as gdal_calc writes it: the ranking index. gdal_calc needs a run for each band.
_EXPRESSION = (
    "624.9*(A*clip((29.09+0.31*B+0.17*C+0.33*B/maximum(D,5))/100.0,0,1)/(1+0.0066*D*D)*0.57695*exp(-0.1151*E))**1.3711"
)


def main(side: int = SIDE) -> None:
    """Print the ratio."""
    rng = np.random.default_rng(1)
    grid = Grid(spatial_reference("EPSG:32648").ExportToWkt(), (0.0, 30.0, 0.0, side * 30.0, 0.0, -30.0), side, side)
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        layers = {"sand": (40, 60), "silt": (20, 30), "clay": (10, 20), "cover": (0, 60)}
        for name, (low, high) in layers.items():
            paths[name] = _write(folder, name, rng.uniform(low, high, (1, side, side)), grid)
        total = 100.0 / sum(_mean(layers[name]) for name in ("sand", "silt", "clay"))
        for name in ("sand", "silt", "clay"):
            low, high = (value * total for value in layers[name])
            paths[name] = _write(folder, name, np.full((1, side, side), (low + high) / 2), grid)
        paths["weather"] = _write(folder, "weather", rng.uniform(20, 200, (13, side, side)), grid)
        own, peer = "DSS Planner winderosion (4 bands)", "gdal_calc (1 band)"
        request = WindErosionRequest(
            paths["weather"], paths["sand"], paths["silt"], paths["clay"], paths["cover"], f"{folder}/own.tif"
        )
        command = ["gdal_calc.py", "--quiet", "--overwrite", f"--outfile={folder}/peer.tif", f"--calc={_EXPRESSION}"]
        command += ["-A", paths["weather"], "--A_band=13", "-B", paths["sand"], "-C", paths["silt"]]
        command += ["-D", paths["clay"], "-E", paths["cover"], "--co=TILED=YES", "--co=COMPRESS=DEFLATE"]
        functions = {own: lambda: compute_wind_erosion(request), peer: lambda: subprocess.run(command, check=True)}
        commands = {own: "compute_wind_erosion(request), provenance included", peer: " ".join(command[:5])}
        notes = ("gdal_calc writes the ranking index only; the four bands would take it four runs.",)
        print_table(f"Wind erosion: {side} × {side} cells, file to file", side_by_side(functions), own, commands, notes)


def _mean(bounds: tuple[float, float]) -> float:
    return sum(bounds) / 2


def _write(folder: str, name: str, values: np.ndarray, grid: Grid) -> str:
    path = str(Path(folder) / f"{name}.tif")
    with RasterWriter(path, grid, tuple(Band(f"{name} {i}") for i in range(len(values)))) as writer:
        writer.write(values, 0)
    return path


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
