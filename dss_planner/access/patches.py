"""The values of the parts of a raster too large for memory: whole on disk, their edges in memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dss_planner.access.fixedpoint import UNREACHED
from dss_planner.errors import OutputError
from dss_planner.raster.layout import Layout, Patch
from dss_planner.raster.scratch import write_failure


class Store:
    """The values of all patches: whole in files, their edges in memory too. A patch never stored is `UNREACHED`."""

    def __init__(self, folder: Path, target: Path, layout: Layout) -> None:
        self._folder = folder
        self._target = target
        self._layout = layout
        self._edges: dict[Patch, tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = {}

    @property
    def count(self) -> int:
        """Number of patches stored."""
        return len(self._edges)

    def holds(self, patch: Patch) -> bool:
        """Return whether values of the patch were stored."""
        return patch in self._edges

    def put(self, patch: Patch, values: np.ndarray) -> None:
        """Keep the values (rows, columns) of a patch. Raises `OutputError` when the disk does not take them."""
        self._edges[patch] = (values[0].copy(), values[-1].copy(), values[:, 0].copy(), values[:, -1].copy())
        try:
            _write(self._path(patch), values)
        except OSError as error:
            raise OutputError(
                "Travel time for “{path}” needs {size} GB beside it while it is computed: {reason}. Free some disk "
                "space or choose another folder.",
                path=self._target,
                size=f"{8e-9 * self._layout.rows * self._layout.columns:.1f}",
                reason=write_failure(self._target, error),
            ) from error

    def get(self, patch: Patch) -> np.ndarray:
        """Return the values of a patch."""
        window = self._layout.window(patch)
        shape = (window.height, window.width)
        if not self.holds(patch):
            return np.full(shape, UNREACHED, dtype=np.int64)
        return np.fromfile(self._path(patch), dtype=np.int64).reshape(shape)

    def edge(self, patch: Patch, down: int, over: int) -> np.ndarray | int:
        """Return the cells of a patch that touch a patch from which it lies ``down`` and ``over``: a row, a column or
        a corner."""
        if not self.holds(patch):
            return UNREACHED
        top, bottom, left, right = self._edges[patch]
        if down == 0:
            return left if over > 0 else right
        line = top if down > 0 else bottom
        return line if over == 0 else line[0 if over > 0 else -1]

    def _path(self, patch: Patch) -> Path:
        return self._folder / f"{patch[0]}-{patch[1]}.values"


def _write(path: Path, values: np.ndarray) -> None:
    values.tofile(path)
