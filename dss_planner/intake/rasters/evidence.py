"""What a raster shows of itself: names, bands, labels, and a sample of its values. Nothing is concluded here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.intake.known.patterns import plain_name
from dss_planner.intake.rasters.sample import sample, spread_bands
from dss_planner.intake.series.timeaxis import TimeAxis, time_axis
from dss_planner.raster.reading import open_raster

#: More different whole values than this are no classes.
MOST_CLASSES = 120
_PERCENTILES = (1.0, 99.0)
#: Metadata that say what the values are; others ('source', 'history') name all sorts of things.
_TELLING = (
    "long_name", "standard_name", "description", "title", "variable", "tifftag_imagedescription", "grib_comment",
)  # fmt: skip
#: Metadata that name the product.
_NAMING = (
    *_TELLING, "shortname", "short_name", "longname", "product", "product_name", "product_version", "dataset",
    "institution", "institute", "source", "id", "collection", "summary", "project", "localgranuleid", "granuleid",
    "producer_granule_id", "filename", "grib_centre", "grib_centredescription", "references",
)  # fmt: skip
_UNIT_KEYS = ("units", "unit", "units_actual", "grib_unit")
_INTEGER = {"Byte", "Int8", "UInt16", "Int16", "UInt32", "Int32", "Int64", "UInt64"}
#: A file that a band of a virtual raster takes cells from.
_SOURCE = re.compile(r"<(?:Simple|Complex|Averaged|KernelFiltered)Source\b")
_LONGEST = 4000


@dataclass(frozen=True)
class RasterFacts:
    """name: plain name of file and variable; variable: plain name of the variable alone ('' when there is none).

    said: plain text of its telling metadata; naming: of those that name the product; label: unit it states, lower case.
    band_names: plain, by band. stored: sampled values (sampled bands, cells), NaN where the file says unknown.
    sampled: their band numbers. scale, offset: the file's own. declared: the NoData value that the file declares.
    alpha: numbers of alpha bands. container: GDAL driver. axis: when the bands were. real: values that are values
    although the file declares them as NoData.
    """

    uri: str
    name: str
    variable: str
    said: str
    naming: str
    label: str
    bands: int
    dtype: str
    band_names: tuple[str, ...]
    stored: np.ndarray
    sampled: tuple[int, ...]
    scale: float = 1.0
    offset: float = 0.0
    declared: float | None = None
    alpha: tuple[int, ...] = ()
    container: str = "GTiff"
    axis: TimeAxis | None = field(default=None)
    real: tuple[float, ...] = ()

    @property
    def scaled(self) -> bool:
        """Whether the file scales its values itself; they are then real numbers."""
        return (self.scale, self.offset) != (1.0, 0.0)

    @property
    def kind(self) -> str:
        """The data type of the values as read."""
        return "Float32" if self.scaled else self.dtype

    @property
    def values(self) -> np.ndarray:
        """The known sampled values as read, one dimension."""
        return self.stored[np.isfinite(self.stored)] * self.scale + self.offset

    @property
    def codes(self) -> tuple[int, ...]:
        """The values when all are whole numbers, of whatever type; empty when there are too many for classes."""
        whole = np.unique(self.values)
        if self.kind not in _INTEGER and (whole.size > MOST_CLASSES or (whole != np.round(whole)).any()):
            return ()
        return tuple(int(code) for code in whole) if 0 < whole.size <= MOST_CLASSES else ()

    @property
    def words(self) -> str:
        """Name and telling metadata."""
        return f"{self.name} {self.said}"

    def span(self) -> tuple[float, float]:
        """Return the 1st and the 99th percentile of the values; NaN when there are none."""
        values = self.values
        if values.size == 0:
            return float("nan"), float("nan")
        low, high = np.percentile(values, _PERCENTILES)
        return float(low), float(high)

    def without(self, values: Iterable[float], valid: tuple[float, float] | None = None) -> RasterFacts:
        """Return the facts with these stored values, and those outside ``valid``, taken as unknown."""
        listed = [value for value in values if not np.isnan(value)]
        unknown = np.isin(self.stored, listed)
        if self.dtype == "Float32":
            unknown |= np.isin(self.stored, np.array(listed, dtype=np.float32).astype(np.float64))
        if valid is not None:
            unknown |= (self.stored < valid[0]) | (self.stored > valid[1])
        return replace(self, stored=np.where(unknown, np.nan, self.stored))

    def only(self, bands: tuple[int, ...]) -> RasterFacts:
        """Return the facts of some of the bands."""
        if not bands or set(bands) >= set(self.sampled):
            return self
        wanted = tuple(bands[number - 1] for number in spread_bands(len(bands)))
        if set(wanted) <= set(self.sampled):
            return replace(self, stored=self.stored[[self.sampled.index(band) for band in wanted]], sampled=wanted)
        return replace(self, stored=sample(open_raster(self.uri), wanted, self.real), sampled=wanted)


def raster_facts(uri: str, real: tuple[float, ...] = ()) -> RasterFacts:
    """Return what a raster shows of itself. real: values that are values although the file declares them as NoData.

    Raises `InputError` when it cannot be read.
    """
    dataset = open_raster(uri)
    real = () if is_mosaic(dataset) else real
    alpha = tuple(
        number
        for number in range(1, dataset.RasterCount + 1)
        if dataset.GetRasterBand(number).GetColorInterpretation() == gdal.GCI_AlphaBand
    )
    data = [number for number in range(1, dataset.RasterCount + 1) if number not in alpha] or [1]
    sampled = tuple(data[index - 1] for index in spread_bands(len(data)))
    band = dataset.GetRasterBand(data[0])
    scale, offset = band.GetScale(), band.GetOffset()
    variable = _variable(uri, dataset)
    return RasterFacts(
        uri,
        _name(uri, dataset, variable),
        plain_name(variable),
        _gather(dataset, _TELLING),
        _gather(dataset, _NAMING),
        stated_unit(dataset, data[0]),
        dataset.RasterCount,
        gdal.GetDataTypeName(band.DataType),
        tuple(plain_name(dataset.GetRasterBand(n).GetDescription() or "") for n in range(1, dataset.RasterCount + 1)),
        sample(dataset, sampled, real),
        sampled,
        1.0 if scale is None else scale,
        offset or 0.0,
        band.GetNoDataValue(),
        alpha,
        "GRIB" if "GRIB_ELEMENT" in (band.GetMetadata() or {}) else dataset.GetDriver().ShortName,
        time_axis(dataset) if dataset.RasterCount >= 1 else None,
        real,
    )


def is_mosaic(dataset: gdal.Dataset) -> bool:
    """Return whether a virtual raster puts several files side by side: NoData also fills the gaps between them."""
    if dataset.GetDriver().ShortName != "VRT":
        return False
    # the text, because GDAL ends the program when asked for the sources of some bands
    text = (dataset.GetMetadata_List("xml:VRT") or [""])[0]
    first = text.split("</VRTRasterBand>", maxsplit=1)[0]
    return len(_SOURCE.findall(first)) > 1


def _variable(uri: str, dataset: gdal.Dataset) -> str:
    """Return the variable's name: of a sub-dataset such as ``NETCDF:"a.nc":t2m``, of NetCDF or of GRIB bands."""
    if '"' in uri:
        return uri.rsplit('"', maxsplit=1)[1].strip(":/").rsplit("/", maxsplit=1)[-1]
    metadata = dataset.GetRasterBand(1).GetMetadata() or {}
    if "NETCDF_VARNAME" in metadata:
        return str(metadata["NETCDF_VARNAME"])
    if "GRIB_ELEMENT" in metadata:
        return f"{metadata['GRIB_ELEMENT']} {metadata.get('GRIB_SHORT_NAME', '')}"
    return ""


def _name(uri: str, dataset: gdal.Dataset, variable: str) -> str:
    """Return the plain name of the file and variable; a virtual raster also goes by its first source."""
    path = Path(file_of(uri))
    parts = [path.stem if path.suffix.lower() != ".gz" else Path(path.stem).stem]
    if dataset.GetDriver().ShortName == "VRT":
        own = set(plain_name(parts[0]).split())
        sources = [Path(name).stem for name in (dataset.GetFileList() or [])[1:2]]
        parts += [name for name in sources if not own <= set(plain_name(name).split())]
    parts.append(variable)
    return plain_name(" ".join(dict.fromkeys(part for part in parts if part)))


def file_of(uri: str) -> str:
    """Return the path of the file that holds a raster layer."""
    if '"' in uri:
        return uri.split('"')[1]
    if uri.startswith("vrt://"):
        return uri[len("vrt://") :].split("?", maxsplit=1)[0]
    return uri


def _gather(dataset: gdal.Dataset, keys: tuple[str, ...]) -> str:
    """Return the plain text of the metadata with these keys, and of the bands' descriptions."""
    found = []
    bands = [dataset.GetRasterBand(number) for number in spread_bands(dataset.RasterCount)]
    for holder in [dataset, *bands]:
        for key, value in (holder.GetMetadata() or {}).items():
            if _last(key) in keys and not _of_axis(key):
                found.append(str(value))
    found += [band.GetDescription() for band in bands]
    return " ".join(dict.fromkeys(plain_name(part) for part in found if part))[:_LONGEST]


def _last(key: str) -> str:
    return key.lower().rsplit("#", maxsplit=1)[-1]


def _of_axis(key: str) -> bool:
    return (
        re.match(r"(lat|lon|time|x|y|latitude|longitude|valid_time|crs|spatial_ref)(_bnds)?#", key.lower()) is not None
    )


def stated_unit(dataset: gdal.Dataset, number: int = 1) -> str:
    """Return the unit that the file states, in lower case; the band's own unit goes before the metadata."""
    band = dataset.GetRasterBand(number)
    own = _plain_unit(band.GetUnitType())
    if own:
        return own
    for metadata in (band.GetMetadata() or {}, dataset.GetMetadata() or {}):
        for wanted in _UNIT_KEYS:
            for key, value in metadata.items():
                if _last(key) == wanted and not _of_axis(key) and _plain_unit(value):
                    return _plain_unit(value)
    return ""


def _plain_unit(unit: object) -> str:
    return re.sub(r"\s+", " ", str(unit or "")).strip().strip("[]").strip().lower()
