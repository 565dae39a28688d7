"""Contiguous land across the patches of a raster: labels in each, joined along their sides."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse import csgraph

from dss_planner.raster.layout import Layout, Patch
from dss_planner.sites.closing import joined_runs

#: Regions are joined through cell sides only (4 neighbours), so that each is one valid polygon.
SIDES = ndimage.generate_binary_structure(2, 1)
#: Up to so many runs a cell, runs are labelled more quickly than cells.
_RUNS = 1 / 20


@dataclass(frozen=True)
class Pieces:
    """Contiguous land within one patch.

    kept: number of its cells. inner: hectares of the largest piece that meets no other patch. areas: hectares of the
    pieces that may go on in another patch, by number from 1 (0: none). edges: their numbers along the top, the bottom,
    the left and the right side of the patch, one after the other. too_large: hectares left out as too large.
    """

    kept: int
    inner: float
    areas: np.ndarray
    edges: np.ndarray
    too_large: float = 0.0


def open_sides(layout: Layout, patch: Patch) -> np.ndarray:
    """Return bool, in the order of `Pieces.edges`: where another patch lies beyond the side."""
    window = layout.window(patch)
    beyond = (
        window.row > 0,
        window.row + window.height < layout.rows,
        window.column > 0,
        window.column + window.width < layout.columns,
    )
    return np.repeat(beyond, (window.width, window.width, window.height, window.height))


def edges_of(labels: np.ndarray) -> np.ndarray:
    """Return the values along the top, the bottom, the left and the right side."""
    return np.concatenate((labels[0], labels[-1], labels[:, 0], labels[:, -1]))


def pieces_of(
    allowed: np.ndarray, hectares: np.ndarray, sides: np.ndarray, least: float = 0.0, most: float = math.inf
) -> tuple[Pieces, np.ndarray]:
    """Return the pieces of a patch, and ``allowed`` without those that have less than ``least`` hectares for certain,
    or more than ``most`` within the patch alone.

    sides: see `open_sides`.
    """
    found = _by_runs(allowed, hectares)
    if found is None:
        labels, count = ndimage.label(allowed, SIDES)
        area = np.bincount(labels.ravel(), weights=hectares.ravel(), minlength=count + 1)
        found = _Labelled(area, edges_of(labels), lambda keep: keep[labels])
    area = found.area
    area[0] = 0.0
    met, edges = np.unique(np.append(np.where(sides, found.edges, 0), 0), return_inverse=True)
    keep = area >= least
    keep[met] = True
    large = area > most
    large[met] = False  # what they are part of is known later
    keep[0] = False
    keep &= ~large
    inner = np.where(large, 0.0, area)
    inner[met] = 0.0
    if not keep[1:].all():
        allowed = found.kept(keep)
    kept = int(np.count_nonzero(allowed))
    too_large = float(area[large].sum())
    return Pieces(kept, float(inner.max()), area[met], edges[:-1].astype(np.int32), too_large), allowed


@dataclass(frozen=True)
class _Labelled:
    """Contiguous land of an array, numbered from 1. area: hectares by number; edges: numbers, see `edges_of`.

    kept: returns the cells (bool) of those that are flagged by number.
    """

    area: np.ndarray
    edges: np.ndarray
    kept: Callable[[np.ndarray], np.ndarray]


def _by_runs(allowed: np.ndarray, hectares: np.ndarray) -> _Labelled | None:
    """Label runs of cells in place of cells, six times as quick; None when there are none, or too many for that."""
    rows, columns = allowed.shape
    wide = np.zeros((rows, columns + 2), dtype=bool)
    wide[:, 1:-1] = allowed
    # every row begins and ends outside, so that starts and ends take turns
    ends = np.flatnonzero(wide[:, 1:] != wide[:, :-1])
    if not 0 < len(ends) <= 2 * _RUNS * allowed.size:
        return None
    row = ends[::2] // (columns + 1)
    first, past = ends[::2] - row * (columns + 1), ends[1::2] - row * (columns + 1)
    count, piece = joined_runs(row, first, past - 1)
    number = piece + 1
    between = np.stack((row * columns + first, row * columns + past), axis=1).ravel()
    # the end of the last may lie behind the last cell
    sums = np.add.reduceat(hectares.ravel(), between[: len(between) - (between[-1] == allowed.size)])[::2]
    area = np.bincount(number, weights=sums, minlength=count + 1)
    left, right = np.zeros((2, rows), dtype=number.dtype)
    left[row[first == 0]] = number[first == 0]
    right[row[past == columns]] = number[past == columns]
    lines = [_line(columns, *(values[row == line] for values in (first, past, number))) for line in (0, rows - 1)]

    def kept(keep: np.ndarray) -> np.ndarray:
        found, lost = allowed.copy(), ~keep[number]
        length = (past - first)[lost]
        starts = (row * columns + first)[lost]
        found.ravel()[np.arange(length.sum()) + np.repeat(starts - np.cumsum(length) + length, length)] = False
        return found

    return _Labelled(area, np.concatenate((*lines, left, right)), kept)


def _line(columns: int, first: np.ndarray, past: np.ndarray, number: np.ndarray) -> np.ndarray:
    """Return the numbers along a row of its runs."""
    changes = np.zeros(columns + 1, dtype=number.dtype)
    changes[first] += number
    changes[past] -= number
    return np.cumsum(changes)[:-1]


def without(pieces: Pieces, allowed: np.ndarray, small: np.ndarray) -> tuple[Pieces, np.ndarray]:
    """Return pieces and land of a patch without the pieces flagged ``small`` (bool, by number)."""
    labels, count = ndimage.label(allowed, SIDES)
    dropped = small[pieces.edges]
    keep = np.ones(count + 1, dtype=bool)
    keep[edges_of(labels)[dropped]] = False
    keep[0] = False
    allowed = keep[labels]
    areas = np.where(small, 0.0, pieces.areas)
    kept = int(np.count_nonzero(allowed))
    return Pieces(kept, pieces.inner, areas, np.where(dropped, 0, pieces.edges).astype(np.int32)), allowed


def joined(layout: Layout, found: Mapping[Patch, Pieces]) -> dict[Patch, np.ndarray]:
    """Return for each patch the hectares of the whole contiguous land that its numbered pieces belong to."""
    if not found:
        return {}
    start, nodes = {}, 0
    for patch, pieces in found.items():
        start[patch] = nodes
        nodes += len(pieces.areas)
    pairs = _links(layout, found, start)
    graph = sparse.coo_matrix((np.ones(pairs.shape[1], dtype=bool), (pairs[0], pairs[1])), shape=(nodes, nodes))
    _, whole = csgraph.connected_components(graph, directed=False)
    area = np.bincount(whole, weights=np.concatenate([pieces.areas for pieces in found.values()]))[whole]
    return {patch: area[start[patch] : start[patch] + len(pieces.areas)] for patch, pieces in found.items()}


def _links(layout: Layout, found: Mapping[Patch, Pieces], start: Mapping[Patch, int]) -> np.ndarray:
    """Return (2, n): pieces that touch beyond the side of a patch, numbered on from ``start`` of their patch."""
    sides: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    firsts: tuple[list[int], list[int]] = ([], [])
    for patch, pieces in found.items():
        if len(pieces.areas) == 1:
            continue  # nothing in it meets a side
        window = layout.window(patch)
        width, height = window.width, window.height
        right, below = (patch[0], patch[1] + 1), (patch[0] + 1, patch[1])
        if below in found:
            sides[0].append(pieces.edges[width : 2 * width])
            sides[1].append(found[below].edges[:width])
            firsts[0].append(start[patch])
            firsts[1].append(start[below])
        if right in found:
            wide = 2 * layout.window(right).width
            sides[0].append(pieces.edges[2 * width + height :])
            sides[1].append(found[right].edges[wide : wide + height])
            firsts[0].append(start[patch])
            firsts[1].append(start[right])
    if not sides[0]:
        return np.zeros((2, 0), dtype=np.int64)
    pair = np.stack([np.concatenate(part) for part in sides]).astype(np.int64)
    met = (pair > 0).all(axis=0)
    lengths = [len(part) for part in sides[0]]
    return pair[:, met] + np.stack([np.repeat(first, lengths)[met] for first in firsts])
