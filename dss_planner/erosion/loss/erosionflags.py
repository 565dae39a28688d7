"""What the flags band of wind erosion says of a cell: a sum of powers of two, and each in words."""

from __future__ import annotations

from dss_planner.text import Text, text

#: Soil loss is held on the rising branch of the equation (s ≥ 0.653·z), in the year or in some month.
TURNED = 1
#: The soil is outside the range of the erodible-fraction regression.
EXTRAPOLATED = 2
#: Sand, silt and clay do not add up to 90–110 %: the cell is unknown.
INCONSISTENT = 4
#: Ridge or random roughness above 18 cm was limited.
CAPPED = 8
#: Gravel covers a part of the surface and lowers the erodible fraction.
ARMOURED = 16
#: Calibrated, or lowered for compacted ground.
ADJUSTED = 32
#: As `TURNED`, for the potential loss of bare ground.
POTENTIAL_TURNED = 64

FLAGS = (TURNED, EXTRAPOLATED, INCONSISTENT, CAPPED, ARMOURED, ADJUSTED, POTENTIAL_TURNED)


def flag_meaning(flag: int) -> Text:
    """Return what one flag means."""
    return {
        TURNED: text("Erodes so strongly that soil loss is held on the rising branch; compare by the ranking index."),
        EXTRAPOLATED: text("Soil outside the range for which the erodible fraction was measured."),
        INCONSISTENT: text("Unknown: sand, silt and clay do not add up to about 100 %."),
        CAPPED: text("Rougher than the equation covers; limited to 18 cm."),
        ARMOURED: text("Gravel covers a part of the surface."),
        ADJUSTED: text("Calibrated, or lowered for compacted ground."),
        POTENTIAL_TURNED: text("The potential loss of bare ground is held on the rising branch."),
    }[flag]


def flags_of(value: float) -> tuple[int, ...]:
    """Return the flags that a value of the band is the sum of; none for an unknown cell (NaN)."""
    return tuple(flag for flag in FLAGS if value == value and int(value) & flag)  # noqa: PLR0124  NaN is not itself
