"""A program of which only a part is left open: everything else stays at what it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix, hstack

from dss_planner.sites.portfolio.formulation import Program

#: Rounding of a row's sum that breaks nothing (costs of a budget are scaled to about 1e4).
_BROKEN = 1e-6


def restricted(program: Program, fixed: np.ndarray, free: np.ndarray) -> Program:
    """Return the program of the variables ``free`` (numbers) alone, which is worth as much as the whole one.

    fixed: (variables,), the values of the others; those of ``free`` do not matter. A last variable, which is always 1,
    stands for what the others are worth.
    """
    others = np.array(fixed, dtype=float)
    others[free] = 0.0
    taken = program.rows @ others
    rows = csr_matrix(program.rows[:, free])
    lower, upper = program.lower - taken, program.upper - taken
    # an empty row says nothing, unless the others break it
    kept = (np.diff(rows.indptr) > 0) | (lower > _BROKEN) | (upper < -_BROKEN)
    return replace(
        program,
        objective=np.append(program.objective[free], program.objective @ others),
        rows=csr_matrix(hstack([rows[kept], csr_matrix((int(kept.sum()), 1))], format="csr")),
        lower=lower[kept],
        upper=upper[kept],
        least=np.append(program.least[free], 1.0),
        most=np.append(program.most[free], 1.0),
        whole=np.append(program.whole[free], 0.0),
        exclusive=0,
        budget_row=None,
    )
