"""Dust source potential and sand hazard on blocks of rasters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.erosion.susceptibility.dustindex import (
    Surface,
    dust_potential,
    gravel_armour,
    landform_types,
    mend_texture,
    sand_hazard,
    surface_types,
)
from dss_planner.erosion.susceptibility.dustrequest import NO_SOURCE, PLAYA, DustSourceRequest
from dss_planner.erosion.susceptibility.inputchecks import consistent_texture, require_limits, require_percent
from dss_planner.erosion.susceptibility.landcovercodes import code_table, coded
from dss_planner.erosion.susceptibility.landforms import LandformWindows
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.erosion.susceptibility.tracks import TrackLengths
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window


@dataclass
class DustSeen:
    """Numbers of cells: by surface type (codes 0–6; 0 stays empty), inconsistent texture, proposed lake beds."""

    types: np.ndarray
    inconsistent: int
    proposed: int

    def __add__(self, other: DustSeen) -> DustSeen:
        """Return what was met here and there."""
        return DustSeen(
            self.types + other.types, self.inconsistent + other.inconsistent, self.proposed + other.proposed
        )


@dataclass(frozen=True)
class DustRules:
    """Memberships (resolved) and numbers of the section "dust"; evidence: name → (weight, low, high) to blend."""

    memberships: Mapping[str, Membership]
    numbers: Mapping[str, float]
    evidence: Mapping[str, tuple[float, float, float]]


class DustBlocks:
    """The block function of dust source potential and sand hazard.

    roles: what the arrays are, in their order; those of blended evidence are "evidence NAME". playas: polygons in the
    grid's CRS. landforms: proposals from terrain, or None. tracks: lengths of tracks, or None.
    """

    def __init__(
        self,
        request: DustSourceRequest,
        roles: tuple[str, ...],
        rules: DustRules,
        grid: Grid,
        playas: tuple[ogr.Geometry, ...],
        landforms: LandformWindows | None,
        tracks: TrackLengths | None = None,
    ) -> None:
        self._roles = roles
        self._rules = rules
        self._grid = grid
        # threads may not share geometries
        self._playas = tuple(geometry.ExportToWkb() for geometry in playas)
        self._landforms = landforms
        self._tracks = tracks
        self._polygons = bool(request.playas)
        self._no_source = code_table(request.non_erodible)
        self._sandy = code_table(request.sand_codes)
        self._bare = code_table(request.bare_codes)

    def __call__(self, window: Window, *arrays: np.ndarray) -> tuple[np.ndarray, DustSeen]:
        """Return (3 or 4, rows, columns) and what was met."""
        layers = {role: array.sum(axis=0) if len(array) > 1 else array[0] for role, array in zip(self._roles, arrays)}
        require_limits(layers)
        require_percent("Sand, Silt, Clay", layers["sand"] + layers["silt"] + layers["clay"])
        consistent = consistent_texture(layers["sand"], layers["silt"], layers["clay"])
        unknown = ~consistent | np.isnan(layers["cover"])
        if "landcover" in layers:
            unknown |= np.isnan(layers["landcover"])
        surface, proposed = self._surface(window, layers, unknown)
        numbers, memberships = self._rules.numbers, self._rules.memberships
        dust = dust_potential(surface, memberships["fines"], numbers)
        sand = sand_hazard(surface, memberships["sand"], numbers)
        dust[unknown] = np.nan
        sand[unknown] = np.nan
        types = surface.types.astype(np.float32)
        types[np.isnan(dust)] = np.nan
        counts = np.bincount(types[np.isfinite(types)].astype(np.int64), minlength=NO_SOURCE + 1)
        inconsistent = ~consistent & np.isfinite(layers["sand"] + layers["silt"] + layers["clay"])
        seen = DustSeen(counts, int(inconsistent.sum()), int((proposed & np.isfinite(types)).sum()))
        bands = [dust, sand, types]
        if self._rules.evidence:
            bands.append(self._blended(dust, layers))
        return np.stack(bands), seen

    def _surface(
        self, window: Window, layers: Mapping[str, np.ndarray], unknown: np.ndarray
    ) -> tuple[Surface, np.ndarray]:
        """Return the surface and where its lake beds are proposals; mark in ``unknown`` where terrain is needed."""
        numbers, memberships = self._rules.numbers, self._rules.memberships
        nowhere = np.zeros(unknown.shape, dtype=bool)
        sandy, bare, no_source = nowhere, layers["cover"] <= numbers["bare_cover"], nowhere
        open_ground = layers["cover"] <= numbers["playa_cover"]
        if "landcover" in layers:
            sandy = coded(layers["landcover"], self._sandy)
            no_source = coded(layers["landcover"], self._no_source)
            bare = coded(layers["landcover"], self._bare)
        mapped = self._mapped(window) if self._playas else nowhere
        basin = fan = nowhere
        if self._landforms is not None:
            found = self._landforms(window)
            unknown |= ~found.known
            basin = nowhere if self._polygons else found.basin & open_ground
            fan = found.fan & bare
        gravel = layers.get("gravel")
        sand = layers["sand"]
        forms = landform_types(sand, bare, no_source, mapped, sandy, basin, fan, numbers["dune_sand"])
        # bare ground known by its low cover must not count: more cover would then mean less armour, and more dust
        stony = bare if "landcover" in layers else nowhere
        if gravel is None:
            armour = gravel_armour(sand, stony, forms, memberships, numbers["gravel_assumed"])
        else:
            armour = memberships["armour"].of(gravel)
        disturbance = memberships["disturbance"].of(layers["disturbance"]) if "disturbance" in layers else 0.0
        if self._tracks is not None:
            width, height = self._grid.cell_size
            strips = self._tracks(window) * numbers["track_width"] / (width * height)
            disturbance = np.maximum(disturbance, np.minimum(strips, 1.0))
        weather = memberships["weather"].of(layers["weather"]) if "weather" in layers else 1.0
        ones = np.ones(unknown.shape, dtype=np.float32)
        surface = Surface(
            sand,
            layers["silt"],
            layers["clay"],
            layers["cover"],
            forms,
            surface_types(forms, sand, stony, gravel, numbers),
            armour,
            disturbance * ones,
            weather * ones,
        )
        return mend_texture(surface, mapped, sandy, numbers), basin & (forms == PLAYA)

    def _mapped(self, window: Window) -> np.ndarray:
        part = window_grid(self._grid, window)
        return mask(part, (ogr.CreateGeometryFromWkb(wkb) for wkb in self._playas))

    def _blended(self, dust: np.ndarray, layers: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return the potential with evidence: (1 − Σw)·potential + Σ w·evidence scaled to 0–100."""
        rest = 1.0 - sum(weight for weight, _, _ in self._rules.evidence.values())
        total = np.float32(rest) * dust
        for name, (weight, low, high) in self._rules.evidence.items():
            scaled = np.clip((layers[f"evidence {name}"] - low) / (high - low), 0.0, 1.0)
            total = total + np.float32(100.0 * weight) * scaled
        return total.astype(np.float32)
