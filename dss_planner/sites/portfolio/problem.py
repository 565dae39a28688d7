"""What is to be chosen from, and by which rules."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix

#: A budget is kept when costs pass it by less than this share of it (rounding of sums).
_BUDGET_TOLERANCE = 1e-9


def no_pairs() -> np.ndarray:
    """Return an empty (0, 2) list of pairs."""
    return np.zeros((0, 2), dtype=np.int64)


@dataclass(frozen=True)
class Group:
    """Candidates that belong together. name; members: positions; least, most: how many of them are chosen."""

    name: str
    members: np.ndarray
    least: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Problem:
    """Choose x ∈ {0, 1} so that Σ benefit·x + Σ bonus·xᵢ·xⱼ is largest (SCIENCE.md 6, maximum utility under a budget).

    benefit, cost: (n,), cost ≥ 0. budget: Σ cost·x ≤ budget. conflicts: (p, 2), pairs of which at most one is chosen.
    groups: between least and most of the members. locked_in, locked_out: (n,) bool. alternatives: (n,) numbers, at most
    one of each is chosen (packages of measures for one site); below 0 stands alone. neighbours: (q, 2) pairs that
    earn ``bonus`` (q,) ≥ 0 together (compactness).
    """

    benefit: np.ndarray
    cost: np.ndarray
    budget: float = math.inf
    conflicts: np.ndarray = field(default_factory=no_pairs)
    groups: tuple[Group, ...] = ()
    locked_in: np.ndarray | None = None
    locked_out: np.ndarray | None = None
    alternatives: np.ndarray | None = None
    neighbours: np.ndarray = field(default_factory=no_pairs)
    bonus: np.ndarray = field(default_factory=lambda: np.zeros(0))

    @property
    def count(self) -> int:
        """Number of candidates."""
        return len(self.benefit)

    @property
    def must(self) -> np.ndarray:
        """Bool (n,): candidates that are locked in."""
        return np.zeros(self.count, dtype=bool) if self.locked_in is None else self.locked_in

    @property
    def may(self) -> np.ndarray:
        """Bool (n,): candidates that may be chosen at all."""
        out = np.zeros(self.count, dtype=bool) if self.locked_out is None else self.locked_out
        return ~out & ((self.cost <= self.budget) | self.must)

    def choices(self) -> list[np.ndarray]:
        """Return the members of each set of alternatives with more than one."""
        if self.alternatives is None:
            return []
        labels = np.unique(self.alternatives[self.alternatives >= 0])
        found = [np.flatnonzero(self.alternatives == label) for label in labels]
        return [members for members in found if len(members) > 1]

    def exclusive(self) -> np.ndarray:
        """Return (p, 2) sorted pairs i < j that cannot both be chosen: conflicts and alternatives."""
        pairs = [np.asarray(self.conflicts, dtype=np.int64).reshape(-1, 2)]
        for members in self.choices():
            first, second = np.triu_indices(len(members), 1)
            pairs.append(np.column_stack([members[first], members[second]]))
        both = np.concatenate(pairs)
        return np.unique(np.sort(both, axis=1), axis=0) if len(both) else both

    def pair_bonus(self) -> csr_matrix:
        """Return the symmetric (n, n) matrix of bonuses."""
        return symmetric(self.neighbours, self.bonus, self.count)

    def value(self, chosen: np.ndarray) -> float:
        """Return what a choice (bool (n,)) is worth."""
        worth = float(self.benefit[chosen].sum())
        if len(self.neighbours):
            worth += float(self.bonus[chosen[self.neighbours].all(axis=1)].sum())
        return worth

    def spent(self, chosen: np.ndarray) -> float:
        """Return what a choice costs."""
        return float(self.cost[chosen].sum())

    def affords(self, spent: float) -> bool:
        """Return whether the budget covers a sum of costs."""
        return spent <= self.budget + _BUDGET_TOLERANCE * abs(self.budget)

    def broken(self, chosen: np.ndarray) -> tuple[str, ...]:
        """Return the rules that a choice breaks: budget, spacing, alternatives, group, locked."""
        found = []
        if not self.affords(self.spent(chosen)):
            found.append("budget")
        if len(self.conflicts) and chosen[self.conflicts].all(axis=1).any():
            found.append("spacing")
        if any(chosen[members].sum() > 1 for members in self.choices()):
            found.append("alternatives")
        for group in self.groups:
            number = int(chosen[group.members].sum())
            if number < group.least or (group.most is not None and number > group.most):
                found.append("group")
                break
        out = np.zeros(self.count, dtype=bool) if self.locked_out is None else self.locked_out
        if (self.must & ~chosen).any() or (out & chosen).any():
            found.append("locked")
        return tuple(found)


def symmetric(pairs: np.ndarray, values: np.ndarray, count: int) -> csr_matrix:
    """Return the symmetric (count, count) matrix with ``values`` at ``pairs`` (i, j) and (j, i)."""
    pairs = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    rows, columns = np.concatenate([pairs, pairs[:, ::-1]]).T
    return csr_matrix((np.tile(np.asarray(values, dtype=float), 2), (rows, columns)), shape=(count, count))
