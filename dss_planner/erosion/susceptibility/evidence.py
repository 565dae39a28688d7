"""How a potential agrees with what was observed: compared on coarse cells, never blended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EvidenceComparison:
    """How a map agrees with one evidence layer, on cells of the evidence (or whole multiples of them).

    name: of the evidence. cells: compared; cell_size: their size in cells of the evidence.
    spearman: rank correlation (−1…1), NaN when either side does not vary. overlap: share (0–1) of the map's top decile
    that is also in the evidence's top decile; by chance it would be 0.1.
    """

    name: str
    cells: int
    cell_size: int
    spearman: float
    overlap: float
