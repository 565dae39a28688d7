"""The layers that criteria and rules read, each once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dss_planner.raster.blocks import Source
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel


class Stack:
    """sources: each layer and band once, named after the first criterion or rule that reads it."""

    def __init__(self, items: Sequence[Criterion | Exclusion]) -> None:
        self._places: dict[tuple[str, int], int] = {}
        self.sources: list[Source] = []
        for item in items:
            if (item.layer, item.band) not in self._places:
                self._places[item.layer, item.band] = len(self.sources)
                self.sources.append(Source(item.name, item.layer, (item.band,)))

    @classmethod
    def of(cls, model: ScoreModel) -> Stack:
        """Return the layers of a model's criteria and rules."""
        return cls([*model.criteria, *model.exclusions])

    def layer(self, arrays: Sequence[np.ndarray], item: Criterion | Exclusion) -> np.ndarray:
        """Return (rows, columns) of an item's layer from the arrays of the sources."""
        return arrays[self._places[item.layer, item.band]][0]
