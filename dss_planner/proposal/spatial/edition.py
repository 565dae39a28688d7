"""What may be told of where a site is: exact, coarsened to a grid, or nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.proposal.content.model import PUBLIC, PackContent

#: How positions are told.
EXACT, COARSE, HIDDEN = "exact", "coarse", "hidden"
#: Width of the grid of the public edition [°]: about 8 × 11 km in the Gobi [A]; a plan may say another.
GRID = 0.1


@dataclass(frozen=True)
class Edition:
    """How positions are told: 'exact', 'coarse' (the middle of the grid's cell) or 'hidden'; grid: width [°]."""

    positions: str = EXACT
    grid: float = GRID

    def place(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """Return the position as this edition tells it; None when it does not."""
        if self.positions == HIDDEN:
            return None
        if self.positions == EXACT:
            return longitude, latitude
        return _middle(longitude, self.grid), _middle(latitude, self.grid)


def edition_of(content: PackContent, positions: str = "", grid: float = GRID) -> Edition:
    """Return the edition of a pack: exact, but coarse for the public.

    positions: '' takes that; exact positions are never told to the public. Raises `InputError` for such a wish, and for
    a grid that is not between 0.01° and 5°.
    """
    public = content.sensitivity == PUBLIC
    wanted = positions or (COARSE if public else EXACT)
    if wanted not in (EXACT, COARSE, HIDDEN):
        raise InputError(
            "Positions cannot be told “{found}”; one of {known} is expected.",
            found=wanted,
            known=", ".join((EXACT, COARSE, HIDDEN)),
        )
    if public and wanted == EXACT:
        raise InputError(
            "A public pack does not tell exact positions. Choose “coarse” or “hidden”, or make the pack for partners."
        )
    if not 0.01 <= grid <= 5.0:
        raise InputError("The grid of positions is {found}° wide; 0.01° to 5° is expected.", found=f"{grid:g}")
    return Edition(wanted, grid)


def _middle(angle: float, grid: float) -> float:
    return round((math.floor(angle / grid + 1e-9) + 0.5) * grid, 6)
