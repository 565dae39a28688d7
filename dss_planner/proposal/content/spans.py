"""A number with its range."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """low, mode, high: the weakest, the likely and the strongest value that the figures behind it allow."""

    low: float | None = None
    mode: float | None = None
    high: float | None = None

    @property
    def known(self) -> bool:
        """Whether there is a likely value."""
        return self.mode is not None
