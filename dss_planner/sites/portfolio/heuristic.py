"""A good choice without a solver: greedy, then exchanges, then kicks and exchanges again; the same with a seed."""

from __future__ import annotations

import math
import time

import numpy as np

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.sites.portfolio.problem import Problem, symmetric

#: Kicks for each hundred candidates, and at most and at least.
_KICKS, _MOST_KICKS, _LEAST_KICKS = 10, 400, 60
#: Ways of ordering the greedy start: by worth, by worth for money, and between.
_POWERS = (0.0, 0.5, 1.0)
_GAIN = 1e-12
#: How much of the benefit decides between candidates that the guide holds for equal.
_TIES = 1e-3


def good_choice(
    problem: Problem,
    seed: int = 0,
    kicks: int | None = None,
    cancelled: CancelCheck = never,
    seconds: float = math.inf,
) -> np.ndarray:
    """Return bool (n,): a choice that keeps all rules, or as many as the greedy start could keep.

    kicks: random exchanges that exchanges then mend (default: by the number of candidates); fewer where ``seconds`` are
    over before. `Problem.broken` says whether a rule is broken.
    """
    search, end = _Search(problem, cancelled), time.monotonic() + seconds
    starts = [search.mended(search.greedy(power)) for power in _POWERS]
    best = max(starts, key=search.merit)
    generator = np.random.default_rng(seed)
    if kicks is None:
        kicks = max(_LEAST_KICKS, min(_MOST_KICKS, problem.count * _KICKS // 100))
    for _ in range(kicks):
        stop_if(cancelled)
        if time.monotonic() > end:
            break
        other = search.mended(search.kicked(best, generator))
        if search.merit(other) > search.merit(best):
            best = other
    return best


def guided_choice(problem: Problem, guide: np.ndarray, cancelled: CancelCheck = never) -> np.ndarray:
    """Return bool (n,): a good choice near a guide (n,), the shares (0–1) that the relaxed problem gives candidates.

    Greedy along the guide, alone, times the benefit, or with the benefit to decide between equals; then exchanges.
    """
    search = _Search(problem, cancelled)
    worth = problem.benefit / max(float(np.abs(problem.benefit).max(initial=0.0)), 1e-300)
    orders = (guide, guide * worth, guide + _TIES * worth)
    return max((search.mended(search.along(order)) for order in orders), key=search.merit)


def greedy_choice(problem: Problem) -> np.ndarray:
    """Return bool (n,): the best for money first, as long as the rules allow; what others start from."""
    return _Search(problem, never).greedy(1.0)


class _Search:
    def __init__(self, problem: Problem, cancelled: CancelCheck) -> None:
        self._problem = problem
        self._cancelled = cancelled
        pairs = problem.exclusive()
        self._links = symmetric(pairs, np.ones(len(pairs)), problem.count)
        self._bonus = problem.pair_bonus() if len(problem.neighbours) else None
        self._must, self._may = problem.must, problem.may
        self._groups = [
            (np.isin(np.arange(problem.count), group.members), group.least, group.most) for group in problem.groups
        ]

    def merit(self, chosen: np.ndarray) -> tuple[float, float]:
        """Order choices: first by how little they break, then by worth."""
        lacking = sum(max(0, least - int(chosen[members].sum())) for members, least, _ in self._groups)
        over = 0.0 if self._problem.affords(self._problem.spent(chosen)) else self._problem.spent(chosen)
        return -lacking - over, self._problem.value(chosen)

    def greedy(self, power: float) -> np.ndarray:
        """Return a choice by worth over cost to a power."""
        return self.along(self._problem.benefit / np.maximum(self._problem.cost, 1e-12) ** power)

    def along(self, order: np.ndarray) -> np.ndarray:
        """Return a choice: groups that lack members first, then the highest in ``order``."""
        problem = self._problem
        chosen = self._must.copy()
        while True:
            stop_if(self._cancelled)
            fits = self._fits(chosen)
            lacking = np.zeros(problem.count, dtype=bool)
            for members, least, _ in self._groups:
                if chosen[members].sum() < least:
                    lacking |= members
            first = fits & lacking if (fits & lacking).any() else fits & (self._marginal(chosen) > 0)
            if not first.any():
                return chosen
            if (fits & lacking).any():
                chosen[int(np.argmax(np.where(first, order, -np.inf)))] = True
            else:
                self._take_in_order(chosen, np.where(first, order, -np.inf))

    def mended(self, chosen: np.ndarray) -> np.ndarray:
        """Return the choice after all exchanges that help: one comes, those that exclude it go, and one more."""
        chosen = chosen.copy()
        while True:
            stop_if(self._cancelled)
            if not self._exchange(chosen) and not self._trade(chosen):
                return chosen

    def kicked(self, chosen: np.ndarray, generator: np.random.Generator) -> np.ndarray:
        """Return the choice with a few candidates forced in, and the worst for money out until it is affordable."""
        chosen = chosen.copy()
        outside = np.flatnonzero(self._may & ~chosen)
        if not len(outside):
            return chosen
        for index in generator.choice(outside, min(len(outside), int(generator.integers(1, 4))), replace=False):
            rivals = self._links[int(index)].indices
            if (self._must[rivals] & chosen[rivals]).any():
                continue
            chosen[rivals] = False
            chosen[index] = True
        ratio = self._problem.benefit / np.maximum(self._problem.cost, 1e-12)
        removable = np.flatnonzero(chosen & ~self._must)
        for index in removable[np.argsort(ratio[removable], kind="stable")]:
            if self._problem.affords(self._problem.spent(chosen)):
                break
            chosen[index] = False
        return chosen

    def _marginal(self, chosen: np.ndarray) -> np.ndarray:
        """Return what each candidate adds to, or is worth within, the choice."""
        return self._problem.benefit + (0.0 if self._bonus is None else self._bonus @ chosen.astype(float))

    def _fits(self, chosen: np.ndarray) -> np.ndarray:
        left = self._problem.budget - self._problem.spent(chosen)
        fits = self._may & ~chosen & (self._problem.cost <= left) & ~(self._links @ chosen.astype(float) > 0)
        for members, _, most in self._groups:
            if most is not None and chosen[members].sum() >= most:
                fits &= ~members
        return fits

    def _take_in_order(self, chosen: np.ndarray, order: np.ndarray) -> None:
        """Add the candidates in order as long as they fit (those with an order of −∞ never)."""
        left = self._problem.budget - self._problem.spent(chosen)
        closed = self._links @ chosen.astype(float) > 0
        room = [most - int(chosen[m].sum()) for m, _, most in self._groups if most is not None]
        limited = [m for m, _, most in self._groups if most is not None]
        for index in np.argsort(-order, kind="stable")[: int(np.isfinite(order).sum())]:
            own = [number for number, members in enumerate(limited) if members[index]]
            if closed[index] or self._problem.cost[index] > left or any(room[number] <= 0 for number in own):
                continue
            chosen[index] = True
            left -= self._problem.cost[index]
            closed[self._links[int(index)].indices] = True
            for number in own:
                room[number] -= 1

    def _exchange(self, chosen: np.ndarray) -> bool:
        """Bring in the candidate that gains most against those that exclude it; return whether one did."""
        problem = self._problem
        worth = self._marginal(chosen)
        inside = chosen.astype(float)
        gain = worth - self._links @ (inside * worth)
        price = problem.cost - self._links @ (inside * problem.cost)
        left = problem.budget - problem.spent(chosen)
        good = self._may & ~chosen & (gain > _GAIN) & (price <= left) & ~(self._links @ (inside * self._must) > 0)
        for members, least, most in self._groups:
            after = chosen[members].sum() - self._links @ (inside * members) + members
            good &= (after >= min(least, int(chosen[members].sum()))) & (True if most is None else after <= most)
        if not good.any():
            return False
        return self._apply(chosen, int(np.argmax(np.where(good, gain, -np.inf))), None)

    def _trade(self, chosen: np.ndarray) -> bool:
        """Swap one in and one out, besides those that exclude it, where money is what keeps it out."""
        problem = self._problem
        worth = self._marginal(chosen)
        inside = chosen.astype(float)
        gain = worth - self._links @ (inside * worth)
        price = problem.cost - self._links @ (inside * problem.cost)
        left = problem.budget - problem.spent(chosen)
        good = self._may & ~chosen & (gain > _GAIN) & (price > left) & ~(self._links @ (inside * self._must) > 0)
        comers, goers = np.flatnonzero(good), np.flatnonzero(chosen & ~self._must)
        if not len(comers) or not len(goers) or self._groups:
            comers = self._within_groups(comers, chosen)
            goers = self._spare(goers, chosen)
        if not len(comers) or not len(goers):
            return False
        # the cheapest way to free the money: of those that cost enough, the one worth least
        order = goers[np.argsort(-problem.cost[goers], kind="stable")]
        least = np.minimum.accumulate(worth[order])
        where = np.maximum.accumulate(np.where(worth[order] == least, np.arange(len(order)), 0))
        enough = np.searchsorted(-problem.cost[order], -(price[comers] - left), side="right") - 1
        loss = np.where(enough >= 0, least[enough.clip(0)], np.inf)
        net = gain[comers] - loss
        for place in np.argsort(-net, kind="stable")[:8]:
            if net[place] <= _GAIN:
                return False
            if self._apply(chosen, int(comers[place]), int(order[where[enough[place]]])):
                return True
        return False

    def _within_groups(self, comers: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        """Return the candidates whose coming pushes nobody out and overfills no group."""
        free = ~(self._links @ chosen.astype(float) > 0)
        for members, _, most in self._groups:
            if most is not None and chosen[members].sum() >= most:
                free &= ~members
        return comers[free[comers]]

    def _spare(self, goers: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        for members, least, _ in self._groups:
            if chosen[members].sum() <= least:
                goers = goers[~members[goers]]
        return goers

    def _apply(self, chosen: np.ndarray, comer: int, goer: int | None) -> bool:
        """Make a move if it is worth it as a whole; return whether it was."""
        after = chosen.copy()
        after[self._links[comer].indices] = False
        if goer is not None:
            after[goer] = False
        after[comer] = True
        if self.merit(after) <= self.merit(chosen):
            return False
        chosen[:] = after
        return True
