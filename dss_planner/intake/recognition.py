"""Which role a layer plays, in which unit its values are, and why: a guess that gives its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.known.catalogue import load_catalogue
from dss_planner.intake.known.rasters import Legend
from dss_planner.intake.naming import file_and_inside
from dss_planner.intake.opening import open_any, sublayers
from dss_planner.intake.rasters.evidence import raster_facts
from dss_planner.intake.rasters.rules import Said, judge_raster
from dss_planner.intake.roles import ROLES
from dss_planner.intake.vectors.evidence import vector_facts
from dss_planner.intake.vectors.opening import is_vector_table
from dss_planner.intake.vectors.rules import judge_vector
from dss_planner.intake.vectors.tables import no_coordinates, read_table
from dss_planner.intake.verdict import FoundField, Verdict
from dss_planner.raster.vectors import split_uri
from dss_planner.text import Text, text

__all__ = ["FoundField", "Recognition", "recognise", "sublayers"]


@dataclass(frozen=True)
class Recognition:
    """What a layer was recognised as.

    uri: the layer. role: '' when it is not recognised. kind: 'class', 'quantity', 'vector' or ''.
    unit_found: unit of the stored values; unit: after alignment = stored · scale + offset.
    legend: id of the class legend ('' when none fits, or several do). bands: band numbers to take.
    nodatas: values that mean unknown although the file does not declare them; nodata: the first. fields: of a vector,
    by what they hold.
    ambiguous: the role or legend is a guess among equals; alternatives: the other roles; legends: the possible legends.
    reason: why, in one sentence. warnings: what to check.
    product: id of the named dataset ('' when only the kind is known), with its title and licence note.
    units: the possible units when there are several (then ``ambiguous``). date: of the data, ISO year, month or day
    ('' unknown). steps: what the bands of a series are ('climatology', 'monthly', 'daily', 'six_hourly',
    'three_hourly', 'hourly', 'yearly'; '' otherwise). component: 'u' or 'v' of wind vectors.
    years: of the bands, of a role with one for each year.
    own_legend: of the user, who brought a file with it.
    zero_is_value: 0 is declared as NoData, but the user says that it is a value.
    over_time: how the dates that the bands are become one layer (a way of `overtime`); '' where there is one layer.
    nodatas and valid_range are stored values, before the file's own scale; values outside the range are unknown.
    """

    uri: str
    role: str
    kind: str = ""
    unit_found: str = ""
    unit: str = ""
    scale: float = 1.0
    offset: float = 0.0
    legend: str = ""
    bands: tuple[int, ...] = ()
    nodatas: tuple[float, ...] = ()
    fields: Mapping[str, FoundField] = field(default_factory=dict)
    ambiguous: bool = False
    alternatives: tuple[str, ...] = ()
    legends: tuple[str, ...] = ()
    reason: Text = field(default_factory=lambda: text("Not recognised."))
    warnings: tuple[Text, ...] = ()
    product: str = ""
    product_title: Text | None = None
    licence: Text | None = None
    units: tuple[str, ...] = ()
    date: str = ""
    steps: str = ""
    component: str = ""
    valid_range: tuple[float, float] | None = None
    years: tuple[int, ...] = ()
    over_time: str = ""
    zero_is_value: bool = False
    own_legend: Legend | None = None

    @property
    def nodata(self) -> float | None:
        """The first of `nodatas`, None when there is none."""
        return self.nodatas[0] if self.nodatas else None

    @property
    def legend_known(self) -> Legend | None:
        """The legend of a class raster: the user's own, or that of the catalogue; None when there is none."""
        if self.own_legend is not None:
            return self.own_legend
        return load_catalogue().legends.get(self.legend) if self.legend else None

    @property
    def real(self) -> tuple[float, ...]:
        """Stored values that the file declares as NoData, but that are values all the same."""
        return (0.0,) if self.zero_is_value else ()

    @property
    def title(self) -> Text:
        """The name of the role as people read it."""
        return ROLES[self.role].title if self.role else text("Not recognised")


def recognise(
    uri: str,
    role: str = "",
    catalogue: str | None = None,
    unit: str = "",
    legend: str = "",
    nodata: float | None = None,
    chosen: Mapping[str, str] | None = None,
    over_time: str = "",
    zero_is_value: bool = False,
    own_legend: Legend | None = None,
) -> Recognition:
    """Return what the layer ``uri`` (a raster, or a vector ``path|layername=NAME``) is.

    role: what the user says it is; then only unit, legend and fields are found out. unit (id of an encoding of the
    role), legend (id) and nodata (stored value) are the user's word as well, and so is chosen: what a field of a vector
    or table holds → its name ('longitude' and 'latitude' among them). over_time: how dates become one layer.
    zero_is_value: 0 is a value although the file declares it as NoData. own_legend: of the user. catalogue:
    folder of JSON files instead of the shipped ones. Raises `InputError` when the layer cannot be read, has no CRS
    (vectors), holds several layers,
    when ``role`` does not exist or is of the other kind, or when the values
    contradict ``unit`` or ``legend``.
    """
    if role and role not in ROLES:
        raise InputError(
            "“{role}” is not a role of a layer. Choose one of {roles}.", role=role, roles=", ".join(sorted(ROLES))
        )
    known = load_catalogue(catalogue)
    said = Said(unit, legend, nodata, over_time=over_time, zero_is_value=zero_is_value, own_legend=own_legend)
    parts = sublayers(uri)
    if len(parts) > 1:
        raise InputError(
            "“{layer}” holds {count} layers. Choose one of them: {found}.",
            layer=uri,
            count=len(parts),
            found=", ".join(file_and_inside(part)[1] or part for part in parts),
        )
    path, layer_name = split_uri(parts[0])
    if is_vector_table(parts[0]):
        table = read_table(parts[0], chosen)
        if not table.located:
            return Recognition(uri, "", reason=no_coordinates(table, Path(path).name).text)
    elif not layer_name and open_any(parts[0]).RasterCount:
        raster = raster_facts(parts[0], (0.0,) if zero_is_value else ())
        return _recognition(
            uri,
            judge_raster(raster, known, role, said),
        )
    facts = vector_facts(uri, layer_name or Path(path).stem, chosen)
    return _recognition(uri, judge_vector(facts, known, role, unit, chosen))


def _recognition(uri: str, verdict: Verdict) -> Recognition:
    """Return the verdict with what the role adds to it."""
    shared = {item.name: getattr(verdict, item.name) for item in fields(verdict)}
    if not verdict.role:
        return Recognition(uri, **{**shared, "bands": ()})
    role = ROLES[verdict.role]
    return Recognition(uri, kind=role.kind, unit=role.unit, **shared)
