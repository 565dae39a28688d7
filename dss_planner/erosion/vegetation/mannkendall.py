"""Trend of yearly values by Theil–Sen and Mann–Kendall."""

from __future__ import annotations

#: Level of the single tests: which lags count as correlated, which trends as weak.
ALPHA = 0.05
