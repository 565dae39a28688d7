"""Small files that look like named products, and files that only seem to: GeoTIFF, NetCDF and GRIB."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import gdal, osr
from scipy.io import netcdf_file

SIDE = 12
ORIGIN, CELL = (104.0, 45.0), 0.05
MONTHS = np.arange(12).reshape(12, 1, 1)
#: Shapes of a dry steppe: mean temperature [°C], rain [mm], wind [m/s] by month; each cell a little different.
SPREAD = np.linspace(0.9, 1.1, SIDE * SIDE).reshape(SIDE, SIDE)
TEMPERATURE = (-18 + 38 * np.sin(np.pi * MONTHS / 11)) + (SPREAD - 1) * 20
RAIN = (1 + 45 * np.sin(np.pi * MONTHS / 11) ** 4) * SPREAD
WIND = (3.5 + 2 * np.sin(np.pi * MONTHS / 5.5)) * SPREAD


@dataclass(frozen=True)
class Case:
    """A file to write and what must be found in it.

    content: what `write` needs. layer: variable or quantity of a file with several ('' for the file). found: expected
    fields of the recognition. says, warns: patterns of the reason and of a warning. left: number of layers listed.
    asked: arguments for `recognise` beside the path.
    """

    name: str
    content: dict
    found: dict = field(default_factory=dict)
    layer: str = ""
    says: str = ""
    warns: str = ""
    left: int = 0
    asked: dict = field(default_factory=dict)


def between(low: float, high: float, bands: int = 1) -> np.ndarray:
    """Return values that rise evenly from ``low`` to ``high``."""
    return np.linspace(low, high, bands * SIDE * SIDE).reshape(bands, SIDE, SIDE)


def of(*codes: float) -> np.ndarray:
    """Return a class raster with these codes."""
    return np.resize(np.array(codes, dtype=float), (1, SIDE, SIDE))


def with_values(array: np.ndarray, **places: float) -> np.ndarray:
    """Return a copy with the first cells of the first row set: ``with_values(a, first=-9999, second=-3000)``."""
    copy = np.array(array, dtype=float)
    for column, value in enumerate(places.values()):
        copy[..., 0, 3 * column : 3 * column + 3] = value
    return copy


def tif(values: np.ndarray, dtype: str = "Float32", **more: object) -> dict:
    """Describe a GeoTIFF; more: nodata, unit, bands (descriptions), meta, band_meta, scale, offset, alpha."""
    return {"kind": "tif", "values": np.asarray(values, dtype=float), "dtype": dtype, **more}


def nc(variables: dict, times: list | None = None, since: str = "days since 2020-01-01", **attributes: str) -> dict:
    """Describe a NetCDF: {variable: (values (rows, cols) or (times, rows, cols), {attribute: value})}."""
    return {"kind": "nc", "variables": variables, "times": times, "since": since, "attributes": attributes}


def grib(messages: list) -> dict:
    """Describe a GRIB2: [(category, number, height [m], ``2020-01-01T00:00:00Z``, values (rows, cols))]."""
    return {"kind": "grib", "messages": messages}


def days_of_months(year_count: int = 1) -> list:
    """Return the first day of every month of ``year_count`` years, counted from 2020-01-01."""
    start = np.datetime64("2020-01")
    months = (start + np.arange(12 * year_count)).astype("datetime64[D]")
    return (months - months[0]).astype(int).tolist()


#: Hours and months of test series.
YEAR, YEARS, HOURS = days_of_months(), days_of_months(3), list(range(48))
KELVIN = TEMPERATURE + 273.15
MEAN_MONTH = 365.2425 / 12


def asks(*units: str, **more: object) -> dict:
    """Return what is found where the user must be asked for one of ``units``."""
    return {"ambiguous": True, "units": set(units), **more}


def sure(role: str, unit: str, scale: float = 1.0, offset: float = 0.0, **more: object) -> dict:
    """Return what is found where a quantity is recognised without a question."""
    known = {"role": role, "unit_found": unit, "scale": scale, "offset": offset}
    return {**known, "ambiguous": False, "units": set(), **more}


def classes(legend: str, **more: object) -> dict:
    """Return what is found where the legend of land cover is recognised without a question."""
    return {"role": "landcover", "legend": legend, "ambiguous": False, **more}


NOT_OURS = {"role": "", "ambiguous": False}


def write(folder: Path, name: str, content: dict) -> str:
    """Write the file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    {"tif": _write_tif, "nc": _write_nc, "grib": _write_grib}[content["kind"]](path, content)
    return str(path)


def _memory(values: np.ndarray, dtype: str) -> gdal.Dataset:
    values = np.asarray(values, dtype=float).reshape(-1, *np.shape(values)[-2:])
    dataset = gdal.GetDriverByName("MEM").Create(
        "", values.shape[2], values.shape[1], values.shape[0], gdal.GetDataTypeByName(dtype)
    )
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform((ORIGIN[0], CELL, 0, ORIGIN[1], 0, -CELL))
    for number, band in enumerate(values, start=1):
        dataset.GetRasterBand(number).WriteArray(band)
    return dataset


def _write_tif(path: Path, content: dict) -> None:
    dataset = _memory(content["values"], content["dtype"])
    dataset.SetMetadata(content.get("meta", {}))
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        if "nodata" in content:
            band.SetNoDataValue(content["nodata"])
        if "unit" in content:
            band.SetUnitType(content["unit"])
        if "scale" in content:
            band.SetScale(content["scale"])
            band.SetOffset(content.get("offset", 0.0))
        if "bands" in content:
            band.SetDescription(content["bands"][number - 1])
        band.SetMetadata(content.get("band_meta", {}))
        if content.get("alpha") == number:
            band.SetColorInterpretation(gdal.GCI_AlphaBand)
    gdal.GetDriverByName("HFA" if path.suffix == ".img" else "GTiff").CreateCopy(str(path), dataset)


def _write_nc(path: Path, content: dict) -> None:
    with netcdf_file(str(path), "w") as file:
        for key, value in content["attributes"].items():
            setattr(file, key, value)
        for name, units, values in (
            ("lat", "degrees_north", ORIGIN[1] - CELL * (np.arange(SIDE) + 0.5)),
            ("lon", "degrees_east", ORIGIN[0] + CELL * (np.arange(SIDE) + 0.5)),
        ):
            file.createDimension(name, SIDE)
            axis = file.createVariable(name, "d", (name,))
            axis[:] = values
            axis.units, axis.standard_name = units, {"lat": "latitude", "lon": "longitude"}[name]
        if content["times"] is not None:
            file.createDimension("time", len(content["times"]))
            clock = file.createVariable("time", "d", ("time",))
            clock[:] = content["times"]
            clock.units, clock.standard_name, clock.calendar = content["since"], "time", "standard"
        for name, (given, attributes) in content["variables"].items():
            values = np.asarray(given)
            code = {"int16": "h", "int8": "b", "int32": "i"}.get(str(values.dtype), "f")
            variable = file.createVariable(name, code, ("time", "lat", "lon")[3 - values.ndim :])
            variable[:] = values
            for key, value in attributes.items():
                setattr(variable, key, value)


def _write_grib(path: Path, content: dict) -> None:
    dataset = _memory(np.stack([message[4] for message in content["messages"]]), "Float64")
    options = []
    for number, (category, parameter, height, time, _) in enumerate(content["messages"], start=1):
        options += [
            f"BAND_{number}_DISCIPLINE=0",
            f"BAND_{number}_IDS=CENTER=98 SUBCENTER=0 REF_TIME={time}",
            f"BAND_{number}_PDS_PDTN=0",
            f"BAND_{number}_PDS_TEMPLATE_ASSEMBLED_VALUES={category} {parameter} 2 0 96 0 0 1 0 103 0 {height} 255 0 0",
        ]
    gdal.GetDriverByName("GRIB").CreateCopy(str(path), dataset, options=options)
