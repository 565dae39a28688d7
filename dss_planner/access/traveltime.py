"""Travel time from the nearest origin over a friction surface."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from dss_planner import provenance
from dss_planner.access.allocation import NOBODY, allocate
from dss_planner.access.origins import Origins, left_out_notes
from dss_planner.access.solving import CELLS_IN_MEMORY, Terrain
from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.walking import Movement
from dss_planner.raster.layout import Patch
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.vectors import geometries
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

#: Travel time [min] or numbers of origins of a patch (rows, columns).
Values = Callable[[Patch], np.ndarray]


@dataclass(frozen=True)
class TravelTimeRequest:
    """friction: raster [min/m], projected in metres, impassable at 1e6 or above. origins: points, lines or polygons.

    output: GeoTIFF [min]. max_minutes: times above it count as not reached; None for no limit.
    within: polygons to which the output is confined, NoData around them; routes may lead through the land outside.
    movement: neighbours, walking. more_origins: further sets of origins, each a band of its own.
    allocation: GeoTIFF of the number of the origin that is reached first, one band for each set; None for none.
    names: field with names of the origins, one for each set in order, '' for none; sets without one have no names.
    """

    friction: str
    origins: str
    output: str
    max_minutes: float | None = None
    within: str | None = None
    movement: Movement = field(default_factory=Movement)
    more_origins: tuple[str, ...] = ()
    allocation: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reached:
    """One set of origins. Shares of all cells (0–1) that are reached, known but not reached, and unknown.

    origins_used: features with a usable cell; origins_outside: features off the grid; origins_blocked: features on
    unknown or impassable cells only. longest: largest travel time reached [min].
    """

    origins: str
    reached_share: float
    unreachable_share: float
    unknown_share: float
    origins_used: int
    origins_outside: int
    origins_blocked: int
    longest: float


@dataclass(frozen=True)
class TravelTimeResult:
    """What `Reached` says of the first set of origins, and in ``more`` of each further one.

    allocated: for each band of the allocation the numbers in it and the names of these origins, '' without one.
    """

    output: str
    reached_share: float
    unreachable_share: float
    unknown_share: float
    origins_used: int
    origins_outside: int
    origins_blocked: int
    longest: float
    notes: tuple[Text, ...]
    more: tuple[Reached, ...] = ()
    allocation: str | None = None
    allocated: tuple[tuple[tuple[int, str], ...], ...] = ()


@dataclass(frozen=True)
class _Set:
    """A set of origins when it is solved. numbers: of the origin reached first; None unless asked for."""

    uri: str
    origins: Origins
    minutes: Values
    numbers: Values | None


def compute_travel_time(
    request: TravelTimeRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    cells_in_memory: int = CELLS_IN_MEMORY,
    patch_side: int | None = None,
) -> TravelTimeResult:
    """Write the exact least travel time from the nearest origin; see `solver.travel_minutes` for the metric.

    Unknown friction is NoData; cells that no route reaches (or none within the limit) are `UNREACHABLE`.
    Surfaces of up to ``cells_in_memory`` cells are held in memory (about 25 bytes a cell), larger ones are solved in
    patches of ``patch_side`` cells (a multiple of 512) with the values on disk (8 bytes a cell, beside the output
    while it runs); the result is the same, bit for bit. The allocation takes 4 bytes a cell more.
    Raises `InputError` for a missing or geographic CRS, friction of 0 or less, no usable origin, a limit of 0 or
    less; `OutputError`; `Cancelled`.
    """
    terrain = Terrain(
        request.friction, request.movement, request.max_minutes, request.output, cells_in_memory, patch_side
    )
    progress(0.0, text("Reading friction and origins"))
    scratch = ScratchFolder(Path(request.output))
    try:
        count = 1 + len(request.more_origins)
        sets = []
        for number in range(count):
            part = portion(progress, 0.9 * number / count, 0.9 * (number + 1) / count)
            sets.append(_solved(request, terrain, number, scratch.path / str(number), part, cancelled))
        progress(0.9, text("Writing travel time"))
        reached, allocated = _write(request, terrain, sets, portion(progress, 0.9, 1.0), cancelled)
    finally:
        scratch.remove()
    first = reached[0]
    result = TravelTimeResult(
        request.output,
        first.reached_share,
        first.unreachable_share,
        first.unknown_share,
        first.origins_used,
        first.origins_outside,
        first.origins_blocked,
        first.longest,
        (*_notes(request, sets[0].origins, first), *(_told(one) for one in reached[1:])),
        reached[1:],
        request.allocation,
        allocated,
    )
    inputs = {"friction": request.friction, "origins": request.origins}
    inputs.update({f"origins_{number}": uri for number, uri in enumerate(request.more_origins, start=2)})
    if request.within:
        inputs["within"] = request.within
    if request.movement.elevation:
        inputs["elevation"] = request.movement.elevation
    for output in (request.output, request.allocation):
        if output:
            provenance.record(output, "traveltime", inputs, request, result)
    return result


def _solved(
    request: TravelTimeRequest,
    terrain: Terrain,
    number: int,
    folder: Path,
    progress: Progress,
    cancelled: CancelCheck,
) -> _Set:
    uri = (request.origins, *request.more_origins)[number]
    name = request.names[number] if number < len(request.names) else ""
    share = 0.8 if request.allocation else 1.0
    origins, solved = terrain.solve(uri, folder, name, portion(progress, 0.0, share), cancelled)
    numbers: Values | None = None
    if request.allocation:
        found = terrain.room(folder, "numbers", np.int32, NOBODY)
        allocate(solved, origins, found, portion(progress, share, 1.0), cancelled)
        numbers = _parts(terrain, found)
    minutes: Values = solved.minutes
    if request.more_origins and terrain.in_memory:
        # what is needed to write, so that the values of the next set find room
        whole = np.empty((terrain.grid.height, terrain.grid.width), dtype=np.float32)
        parts = _parts(terrain, whole)
        for patch in terrain.layout.all():
            stop_if(cancelled)
            parts(patch)[...] = solved.minutes(patch)
        minutes = parts
    return _Set(uri, origins, minutes, numbers)


def _parts(terrain: Terrain, whole: np.ndarray) -> Values:
    return lambda patch: whole[terrain.layout.window(patch).slices]


def _write(
    request: TravelTimeRequest,
    terrain: Terrain,
    sets: Sequence[_Set],
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[tuple[Reached, ...], tuple[tuple[tuple[int, str], ...], ...]]:
    """Write all patches; return what is reached from each set, and which of its origins have land of their own."""
    grid, layout = terrain.grid, terrain.layout
    confines = geometries(request.within, "Study area", grid.crs) if request.within else None
    reached, longest = [0] * len(sets), [0.0] * len(sets)
    share = 0.5 if request.allocation else 1.0
    allocated: tuple[tuple[tuple[int, str], ...], ...] = ()
    part = portion(progress, 0.0, share)
    with RasterWriter(request.output, grid, _bands(sets), classes=True, cancelled=cancelled) as writer:
        for number, patch in enumerate(layout.all()):
            window = layout.window(patch)
            inside = None if confines is None else mask(window_grid(grid, window), confines)
            bands = []
            for index, one in enumerate(sets):
                stop_if(cancelled)
                values = one.minutes(patch)
                if inside is not None:
                    values = np.where(inside, values, np.float32(np.nan))
                near = values < UNREACHABLE
                reached[index] += int(np.count_nonzero(near))
                longest[index] = max(longest[index], float(np.max(values, where=near, initial=0.0)))
                bands.append(values)
            writer.write(np.stack(bands), window.row, window.column)
            part((number + 1) / layout.count, None)
        known = writer.known_share
        if request.allocation:
            # both files take their names only when both are whole
            allocated = _write_numbers(request, terrain, sets, portion(progress, share, 1.0), cancelled)
    shares = [count / (grid.height * grid.width) for count in reached]
    told = tuple(
        Reached(
            one.uri,
            shares[index],
            known[index] - shares[index],
            1.0 - known[index],
            one.origins.used,
            one.origins.outside,
            one.origins.blocked,
            longest[index],
        )
        for index, one in enumerate(sets)
    )
    return told, allocated


def _write_numbers(
    request: TravelTimeRequest,
    terrain: Terrain,
    sets: Sequence[_Set],
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Write the numbers of the origins reached first: 0 where none is, NoData where unknown; return those in use."""
    assert request.allocation is not None  # nosec B101: the caller looked
    grid, layout = terrain.grid, terrain.layout
    confines = geometries(request.within, "Study area", grid.crs) if request.within else None
    names = [_layer_name(one.uri) for one in sets]
    bands = tuple(Band(f"number of the origin reached first, of {name}; 0 where none is") for name in names)
    used: list[set[int]] = [set() for _ in sets]
    with RasterWriter(request.allocation, grid, bands, "int32", classes=True, cancelled=cancelled) as writer:
        for number, patch in enumerate(layout.all()):
            window = layout.window(patch)
            unknown = np.isnan(terrain.friction_surface().read(window))
            if confines is not None:
                unknown |= ~mask(window_grid(grid, window), confines)
            planes = []
            for index, one in enumerate(sets):
                stop_if(cancelled)
                assert one.numbers is not None  # nosec B101: made when the allocation is asked for
                found = one.numbers(patch).astype(np.float64)
                found[found == NOBODY] = 0.0
                found[unknown] = np.nan
                used[index].update(np.unique(found[found > 0]).astype(int).tolist())
                planes.append(found)
            writer.write(np.stack(planes), window.row, window.column)
            progress((number + 1) / layout.count, None)
    return tuple(
        tuple((number, one.origins.name(number)) for number in sorted(numbers)) for one, numbers in zip(sets, used)
    )


def _bands(sets: Sequence[_Set]) -> tuple[Band, ...]:
    if len(sets) == 1:
        return (Band(f"travel time; {UNREACHABLE:g} where no route leads within the limit", "min"),)
    return tuple(
        Band(f"travel time, {_layer_name(one.uri)}; {UNREACHABLE:g} where no route leads within the limit", "min")
        for one in sets
    )


def _layer_name(uri: str) -> str:
    return Path(uri.split("|", maxsplit=1)[0]).stem


def _told(reached: Reached) -> Text:
    return text(
        "From “{layer}”, {reached} % of the cells are reached, {unreachable} % are not; {outside} of its origins lie "
        "outside the friction layer, {blocked} on unknown or impassable cells.",
        layer=_layer_name(reached.origins),
        reached=f"{100 * reached.reached_share:.1f}",
        unreachable=f"{100 * reached.unreachable_share:.1f}",
        outside=reached.origins_outside,
        blocked=reached.origins_blocked,
    )


def _notes(request: TravelTimeRequest, origins: Origins, reached: Reached) -> tuple[Text, ...]:
    notes = list(left_out_notes(origins))
    if reached.unreachable_share > 0 and request.max_minutes is None:
        share = f"{100 * reached.unreachable_share:.1f}"
        if share == "0.0":
            notes.append(text("No route leads to less than 0.1 % of the cells; they count as unreachable."))
        else:
            notes.append(text("No route leads to {share} % of the cells; they count as unreachable.", share=share))
    return tuple(notes)
