"""What alignment is asked for and what it hands over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner.intake.choices import LayerChoice
from dss_planner.raster.grid import Grid
from dss_planner.text import Text


@dataclass(frozen=True)
class AlignRequest:
    """study_area: vector uri of polygons. cell_size [m]. layers: raster paths and vector uris; a file that holds
    several layers stands for all of them. folder: the study folder, made when missing. crs: projected, in metres;
    proposed when empty. choices: layer → what the user decided about it, where the recognition was wrong or asks.
    class_shares: keep the share of each class where land cover is finer than the grid."""

    study_area: str
    cell_size: float
    layers: tuple[str, ...]
    folder: str
    crs: str | None = None
    choices: Mapping[str, LayerChoice] = field(default_factory=dict)
    class_shares: bool = True


@dataclass(frozen=True)
class AlignedLayer:
    """One layer of the study.

    role; title; source: uri; output: path, or ``vectors.gpkg|layername=role``; kind: 'class', 'quantity' or 'vector'.
    method: resampling ('' for vectors); unit: of the output; unit_conversion: what was done to the values.
    native_cell_size_m: of the source (0 for vectors). known: share of the study area that is known (0–1; vectors: 1).
    legend: of classes. fields: fields by what they hold. reason: of the recognition. style: style key.
    unit_found: of the stored values. product: id of the named dataset, with its title, licence note (attribution in
    it) and date (ISO). choice: what the user decided. method_reason: why this resampling. class_shares: raster of the
    share of each class ('' when there is none), its bands' codes. files: all files of the source. cached: nothing had
    to be worked out. key: of the prepared layer in the cache. partner: of a wind made of two components, the uri of
    that towards the north.
    """

    role: str
    title: Text
    source: str
    output: str
    kind: str
    method: str
    unit: str
    unit_conversion: Text
    native_cell_size_m: float
    known: float
    legend: str
    fields: Mapping[str, tuple[str, ...]]
    reason: Text
    warnings: tuple[Text, ...]
    style: str = ""
    unit_found: str = ""
    product: str = ""
    product_title: Text | None = None
    licence: Text | None = None
    date: str = ""
    choice: LayerChoice = field(default_factory=LayerChoice)
    method_reason: Text | None = None
    class_shares: str = ""
    class_codes: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    cached: bool = False
    key: str = ""
    partner: str = ""


@dataclass(frozen=True)
class AlignResult:
    """folder; grid: of the study; study_area_hectares: on the ellipsoid; entries; notes: what the user should know.

    content: the same for two alignments whose results are the same, bit for bit.
    """

    folder: str
    grid: Grid
    study_area_hectares: float
    entries: tuple[AlignedLayer, ...]
    notes: tuple[Text, ...]
    content: str = ""
