"""Spacing, reach and density rules of barriers and plantings, as published formulas."""

from __future__ import annotations

import math

#: Spacing in metres of straw and branch barriers by height class and slope (upper limit in degrees)
#: [V: Heshmati & Squires 2013, table 2.1].
BARRIER_SPACING = {
    "low": ((5.0, (3.0, 5.0)), (10.0, (2.0, 3.0)), (15.0, (1.0, 2.0))),
    "high": ((5.0, (7.0, 10.0)), (10.0, (5.0, 7.0)), (15.0, (3.0, 4.0))),
}
#: Barriers up to this height in metres count as low in that table (20–40 cm against 60–80 cm) [D].
_LOW_BARRIER = 0.5
_M2_PER_HECTARE = 10_000.0


def barrier_spacing(height: float, slope: float) -> tuple[float, float] | None:
    """Return the spacing range in metres of a straw or branch barrier; None on slopes of 15° and more.

    height: m; slope: degrees. Heshmati & Squires 2013, table 2.1.
    """
    for limit, spacing in BARRIER_SPACING["low" if height <= _LOW_BARRIER else "high"]:
        if slope < limit:
            return spacing
    return None


def slope_factor(slope: float | None) -> float:
    """Return by how much a slope shortens the spacing of fences and belts (1 on flat land; unknown counts as flat).

    The ratio of the middle spacings of high barriers in Heshmati & Squires 2013, table 2.1 [D], applied to taller
    barriers by assumption [A]; above 15° the steepest class is kept.
    """
    if slope is None:
        return 1.0
    classes = BARRIER_SPACING["high"]
    flat = sum(classes[0][1]) / 2
    chosen = next((spacing for limit, spacing in classes if slope < limit), classes[-1][1])
    return sum(chosen) / 2 / flat


def grid_length(area: float, perimeter: float, cell: float) -> float:
    """Return the barrier length in metres of a square grid: 2 A / cell + P / 2 (exact for rectangles along the grid).

    area: m²; perimeter: m; cell: side in m. 100 × 100 m at 1 m gives 20,200 m.
    """
    return 2 * area / cell + perimeter / 2


def belt_width(
    wind: float, target: float, height: float, cell: float, burial: float = 0.0, years: float = 0.0
) -> float:
    """Return the width in metres of a net checkerboard belt that slows the wind to ``target``.

    wind, target: m/s; height: m; cell: grid side, m; burial: advance of the sand, m/a; years: service.
    Wei et al. 2019, ChinaXiv 201911.00040.
    """
    rise = target - 0.53 * wind + 2.56 * height - 0.9 * cell + 0.71
    fall = -0.07 * wind - 2 * height + 0.07 * cell + 0.04
    return math.exp(rise / fall) + burial * years


def protected_distance(height: float, erosive_wind: float, wind: float, angle: float = 0.0) -> float:
    """Return the distance in metres that a windbreak protects: 17 h (vm / v) cos θ.

    height: m; erosive_wind: least wind that erodes at 15 m, m/s; wind: actual wind at 15 m, m/s; angle: degrees from
    perpendicular. Woodruff & Zingg [M: original not read].
    """
    return 17 * height * erosive_wind / wind * math.cos(math.radians(angle))


def plants_per_hectare(row_spacing: float, plant_spacing: float) -> float:
    """Return the number of plants in a hectare of an even planting; both spacings in metres."""
    return _M2_PER_HECTARE / (row_spacing * plant_spacing)


def belt_plants_per_hectare(rows: float, row_spacing: float, gap: float, plant_spacing: float) -> float:
    """Return the plants in a hectare of belts with gaps between them: N = rows · 10,000 / period / plant spacing.

    rows: of a belt; row_spacing, gap, plant_spacing: m; the period is (rows − 1) · row_spacing + gap.
    """
    return rows * _M2_PER_HECTARE / ((rows - 1) * row_spacing + gap) / plant_spacing
