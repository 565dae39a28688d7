"""Virtual rasters written as XML: parts of files side by side or on top of each other, with nothing left out.

gdal.BuildVRT leaves sources out with no more than a warning when their bands, types or masks differ; here the caller
has compared them. Only whole cells are moved: no value changes.
"""

from __future__ import annotations

import html
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.errors import OutputError
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import temporary_beside

#: Metadata that belong to the values of a file, not to what they are.
_NOT_COPIED = ("STATISTICS_", "OVERVIEWS_")
#: Numbers below this are whole when they look whole.
_WHOLE = 1e15
#: What a mask holds where a cell is known.
_KNOWN = 255


@dataclass(frozen=True)
class Piece:
    """A part of a band that comes from one file; windows are (first column, first row, columns, rows).

    nodata: of the file, None when it has none. size: columns and rows of the whole file. dtype: GDAL's type name.
    whole: a mask of all bands says that all its cells are known, whatever the file says.
    """

    source: str
    band: int
    source_window: tuple[float, float, float, float]
    target_window: tuple[float, float, float, float]
    nodata: float | None
    size: tuple[int, int]
    dtype: str
    block: tuple[int, int] = (256, 256)
    whole: bool = False


@dataclass(frozen=True)
class VirtualBand:
    """A band of a virtual raster. Later pieces lie over earlier ones; cells of no piece are ``nodata``."""

    pieces: tuple[Piece, ...]
    dtype: str
    nodata: float | None = None
    description: str = ""
    unit: str = ""
    scale: float | None = None
    offset: float | None = None
    interpretation: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


def write_vrt(
    path: str | Path,
    grid: Grid,
    bands: Sequence[VirtualBand],
    metadata: Mapping[str, str] | None = None,
    masked: bool = False,
) -> str:
    """Write a VRT with absolute paths, whole or not at all, and return its path.

    masked: the files have a mask for all bands, which the VRT then has too. Raises `OutputError`.
    """
    path = Path(path)
    temporary = temporary_beside(path)
    try:
        temporary.write_text(vrt_xml(grid, bands, metadata or {}, masked), encoding="utf-8")
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(
            "The result “{path}” cannot be written: {reason}. Free some disk space or choose another folder.",
            path=path,
            reason=error.strerror or error,
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return str(path)


def vrt_xml(grid: Grid, bands: Sequence[VirtualBand], metadata: Mapping[str, str], masked: bool = False) -> str:
    """Return the text of a VRT."""
    lines = [f'<VRTDataset rasterXSize="{grid.width}" rasterYSize="{grid.height}">']
    if grid.crs:
        lines.append(f'<SRS dataAxisToSRSAxisMapping="{_axes(grid.crs)}">{html.escape(grid.crs)}</SRS>')
    lines.append(f"<GeoTransform>{', '.join(repr(float(number)) for number in grid.geotransform)}</GeoTransform>")
    lines += _metadata_xml(metadata)
    for number, band in enumerate(bands, start=1):
        lines += _band_xml(number, band)
    if masked:
        lines += ["<MaskBand>", '<VRTRasterBand dataType="Byte">']
        for piece in bands[0].pieces:
            # GDAL 3.10 mixes the rows of a NoData mask up when a simple source reads it into part of a larger array
            mask = str(piece.band) if piece.whole else "mask,1"
            lines += _piece_xml(replace(piece, nodata=None), mask, scaled=True)
        lines += ["</VRTRasterBand>", "</MaskBand>"]
    lines.append("</VRTDataset>")
    return "\n".join(lines)


def source_name(dataset: gdal.Dataset) -> str:
    """Return the name by which a VRT in any folder finds ``dataset``."""
    name = dataset.GetDescription()
    return os.path.abspath(name) if os.path.exists(name) else name


def band_like(band: gdal.Band, pieces: Sequence[Piece]) -> VirtualBand:
    """Return a virtual band of ``pieces`` with the type, NoData, unit, scale and description of ``band``."""
    interpretation = gdal.GetColorInterpretationName(band.GetColorInterpretation())
    return VirtualBand(
        tuple(pieces), gdal.GetDataTypeName(band.DataType), band.GetNoDataValue(), band.GetDescription(),
        band.GetUnitType() or "", band.GetScale(), band.GetOffset(), interpretation, metadata_of(band),
    )  # fmt: skip


def has_mask(dataset: gdal.Dataset) -> bool:
    """Return whether the bands share a mask that is no alpha band."""
    flags = dataset.GetRasterBand(1).GetMaskFlags()
    return bool(flags & gdal.GMF_PER_DATASET) and not flags & gdal.GMF_ALPHA


def metadata_of(holder: gdal.MajorObject) -> dict[str, str]:
    """Return the metadata of a dataset or band that also hold for a part of it."""
    return {key: value for key, value in (holder.GetMetadata() or {}).items() if not key.startswith(_NOT_COPIED)}


def _metadata_xml(metadata: Mapping[str, str]) -> list[str]:
    items = [f'<MDI key="{html.escape(key)}">{html.escape(str(value))}</MDI>' for key, value in metadata.items()]
    return ["<Metadata>", *items, "</Metadata>"] if items else []


def _band_xml(number: int, band: VirtualBand) -> list[str]:
    lines = [f'<VRTRasterBand dataType="{band.dtype}" band="{number}">', *_metadata_xml(band.metadata)]
    if band.description:
        lines.append(f"<Description>{html.escape(band.description)}</Description>")
    if band.nodata is not None:
        lines.append(f"<NoDataValue>{_number(band.nodata)}</NoDataValue>")
    if band.unit:
        lines.append(f"<UnitType>{html.escape(band.unit)}</UnitType>")
    if band.offset is not None:
        lines.append(f"<Offset>{_number(band.offset)}</Offset>")
    if band.scale is not None:
        lines.append(f"<Scale>{_number(band.scale)}</Scale>")
    if band.interpretation:
        lines.append(f"<ColorInterp>{band.interpretation}</ColorInterp>")
    for piece in band.pieces:
        lines += _piece_xml(piece, str(piece.band))
    lines.append("</VRTRasterBand>")
    return lines


def _piece_xml(piece: Piece, band: str, scaled: bool = False) -> list[str]:
    kind = "SimpleSource" if piece.nodata is None and not scaled else "ComplexSource"
    lines = [
        f"<{kind}>",
        f'<SourceFilename relativeToVRT="0">{html.escape(piece.source)}</SourceFilename>',
        f"<SourceBand>{band}</SourceBand>",
        f'<SourceProperties RasterXSize="{piece.size[0]}" RasterYSize="{piece.size[1]}" DataType="{piece.dtype}" '
        f'BlockXSize="{piece.block[0]}" BlockYSize="{piece.block[1]}"/>',
        _rectangle("SrcRect", piece.source_window),
        _rectangle("DstRect", piece.target_window),
    ]
    if piece.nodata is not None:
        lines.append(f"<NODATA>{_number(piece.nodata)}</NODATA>")
    if scaled:
        known, ratio = (_KNOWN, 0) if piece.whole else (0, 1)
        lines += [f"<ScaleOffset>{known}</ScaleOffset>", f"<ScaleRatio>{ratio}</ScaleRatio>"]
    return [*lines, f"</{kind}>"]


def _rectangle(name: str, window: tuple[float, float, float, float]) -> str:
    column, row, width, height = (_number(value) for value in window)
    return f'<{name} xOff="{column}" yOff="{row}" xSize="{width}" ySize="{height}"/>'


def _number(value: float) -> str:
    if np.isfinite(value) and value == int(value) and abs(value) < _WHOLE:
        return str(int(value))
    return repr(float(value))


def _axes(crs: str) -> str:
    mapping = spatial_reference(crs).GetDataAxisToSRSAxisMapping()
    return ",".join(str(axis) for axis in mapping)
