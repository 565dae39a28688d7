"""The choice as a mixed-integer program: rows, bounds and objective as HiGHS takes them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from dss_planner.running import CancelCheck, never
from dss_planner.sites.portfolio.cliques import exclusion_rows
from dss_planner.sites.portfolio.problem import Problem

#: The budget's row is scaled so that the solver's tolerance of 1e-6 is this small a share of it.
_BUDGET_SCALE = 1e4


@dataclass(frozen=True)
class Program:
    """Minimise objective·z with lower ≤ rows·z ≤ upper and least ≤ z ≤ most.

    z: x of the candidates (whole), then one variable for each pair with a bonus. exclusive: number of the first rows,
    which say what cannot be chosen together. budget_row: its number or None; budget_factor: what its costs were
    multiplied with.
    """

    objective: np.ndarray
    rows: csr_matrix
    lower: np.ndarray
    upper: np.ndarray
    least: np.ndarray
    most: np.ndarray
    whole: np.ndarray
    exclusive: int
    budget_row: int | None
    budget_factor: float


def formulated(problem: Problem, cancelled: CancelCheck = never) -> Program:
    """Return the program of a problem."""
    n, pairs = problem.count, len(problem.neighbours)
    blocks, lower, upper = [], [], []
    exclusive = exclusion_rows(problem.exclusive(), n, cancelled)
    blocks.append(exclusive)
    lower.append(np.full(exclusive.shape[0], -np.inf))
    upper.append(np.ones(exclusive.shape[0]))
    for group in problem.groups:
        row = csr_matrix((np.ones(len(group.members)), (np.zeros(len(group.members), int), group.members)), (1, n))
        blocks.append(row)
        lower.append(np.array([float(group.least)]))
        upper.append(np.array([np.inf if group.most is None else float(group.most)]))
    budget_row, factor = None, 1.0
    if not math.isinf(problem.budget):
        factor = _BUDGET_SCALE / max(abs(problem.budget), float(problem.cost.max(initial=0.0)), 1e-300)
        budget_row = sum(block.shape[0] for block in blocks)
        blocks.append(csr_matrix(factor * problem.cost))
        lower.append(np.array([-np.inf]))
        upper.append(np.array([factor * problem.budget]))
    rows = vstack(blocks, format="csr")
    if pairs:
        # a pair earns its bonus only when both are chosen: y ≤ xᵢ, y ≤ xⱼ (Beyer et al. 2016)
        both = np.arange(pairs)
        links = [
            csr_matrix((-np.ones(pairs), (both, problem.neighbours[:, side])), shape=(pairs, n)) for side in (0, 1)
        ]
        own = csr_matrix((np.ones(pairs), (both, both)), shape=(pairs, pairs))
        rows = vstack(
            [hstack([rows, csr_matrix((rows.shape[0], pairs))]), *(hstack([link, own]) for link in links)], format="csr"
        )
        lower.append(np.full(2 * pairs, -np.inf))
        upper.append(np.zeros(2 * pairs))
    least = np.concatenate([problem.must.astype(float), np.zeros(pairs)])
    most = np.concatenate([(problem.may | problem.must).astype(float), np.ones(pairs)])
    return Program(
        -np.concatenate([problem.benefit, problem.bonus]),
        csr_matrix(rows),
        np.concatenate(lower),
        np.concatenate(upper),
        least,
        most,
        np.concatenate([np.ones(n), np.zeros(pairs)]),
        exclusive.shape[0],
        budget_row,
        factor,
    )
