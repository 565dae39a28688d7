"""RWEQ on blocks of rasters: pieces shared out among threads, counts and checks added up."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from dss_planner.erosion.loss.erosionchecks import BlockFacts, require_block_units
from dss_planner.erosion.loss.erosionpiece import CODES, ErosionKernel
from dss_planner.errors import InputError

if TYPE_CHECKING:
    from dss_planner.erosion.loss.winderosion import WindErosionRequest

#: Cells computed at once: the working arrays of a piece stay in the processor's cache, and threads seldom wait for each
#: other between two steps.
PIECE = 131_072


class ErosionBlocks:
    """The block function of wind erosion.

    roles: what the arrays are, in their order (weather, sand, silt, clay, cover, …). threads: how many work on the
    pieces of one block. Several threads may call it at once, too. Neither changes the results.
    """

    def __init__(self, request: WindErosionRequest, roles: tuple[str, ...], threads: int = 1) -> None:
        self._request = request
        self._roles = roles
        self._threads = threads
        self._coefficients = np.full(CODES, np.nan, dtype=np.float32)
        for code, coefficient in request.cover_coefficients.items():
            self._coefficients[code] = coefficient
        for code in request.non_erodible:
            self._coefficients[code] = 0.0
        self._own = threading.local()

    def __call__(self, *arrays: np.ndarray, out: np.ndarray | None = None) -> tuple[np.ndarray, BlockFacts]:
        """Return the asked bands (bands, rows, columns) of arrays (bands, rows, columns) in the order of the roles,
        and what was met.

        out: contiguous float32 array to fill instead of a new one; memory that is new to the process is slow.
        Raises `InputError` for wrong units and for land cover codes without a coefficient.
        """
        shape = arrays[0].shape[1:]
        cells = shape[0] * shape[1]
        layers = {role: array.reshape(array.shape[0], cells) for role, array in zip(self._roles, arrays)}
        result = np.empty((len(self._request.bands), *shape), dtype=np.float32) if out is None else out
        rows = result.reshape(-1, cells)

        def compute(start: int) -> BlockFacts:
            piece = {role: array[:, start : start + PIECE] for role, array in layers.items()}
            return self._kernel()(piece, rows[:, start : start + PIECE])

        starts = range(0, cells, PIECE)
        if self._threads > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                found = list(pool.map(compute, starts))
        else:
            found = [compute(start) for start in starts]
        facts = sum(found, BlockFacts())
        self._check(facts, layers)
        return result, facts

    def _kernel(self) -> ErosionKernel:
        """Return the kernel of this thread."""
        if not hasattr(self._own, "kernel"):
            self._own.kernel = ErosionKernel(self._request, self._coefficients, PIECE)
        return self._own.kernel

    def _check(self, facts: BlockFacts, layers: Mapping[str, np.ndarray]) -> None:
        require_block_units(facts)
        if not facts.unknown_codes:
            return
        landcover = layers["landcover"]
        codes = np.unique(landcover[np.isfinite(landcover)])
        raise InputError(
            "The layer “{layer}” holds the codes {found}, which have no cover coefficient; planner classes "
            "{expected} are expected. Run “Land cover classes” on it first.",
            layer="Land cover",
            found=", ".join(f"{code:g}" for code in codes if not self._has_coefficient(float(code))),
            expected=", ".join(str(int(code)) for code in np.flatnonzero(np.isfinite(self._coefficients))),
        )

    def _has_coefficient(self, code: float) -> bool:
        return code.is_integer() and 0 <= code < CODES and bool(np.isfinite(self._coefficients[int(code)]))
