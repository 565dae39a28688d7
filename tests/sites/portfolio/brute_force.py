"""All subsets of a small problem, one by one."""

import itertools

import numpy as np


def best(problem):
    """Return (value, set of chosen positions) of the best choice that keeps all rules, or None."""
    found = None
    pairs = {tuple(sorted(pair)) for pair in np.asarray(problem.conflicts).tolist()}
    for flags in itertools.product((False, True), repeat=problem.count):
        inside = [i for i, flag in enumerate(flags) if flag]
        if sum(problem.cost[i] for i in inside) > problem.budget + 1e-9:
            continue
        if any(pair in pairs for pair in itertools.combinations(inside, 2)):
            continue
        if not _groups_kept(problem, inside) or not _locks_kept(problem, flags):
            continue
        if problem.alternatives is not None:
            labels = [problem.alternatives[i] for i in inside if problem.alternatives[i] >= 0]
            if len(labels) != len(set(labels)):
                continue
        value = sum(problem.benefit[i] for i in inside)
        for (one, other), bonus in zip(np.asarray(problem.neighbours).tolist(), problem.bonus):
            value += bonus if flags[one] and flags[other] else 0.0
        if found is None or value > found[0]:
            found = (value, set(inside))
    return found


def _groups_kept(problem, inside):
    for group in problem.groups:
        number = len(set(inside) & set(group.members.tolist()))
        if number < group.least or (group.most is not None and number > group.most):
            return False
    return True


def _locks_kept(problem, flags):
    must = problem.locked_in if problem.locked_in is not None else [False] * problem.count
    out = problem.locked_out if problem.locked_out is not None else [False] * problem.count
    return all((flag or not m) and not (flag and o) for flag, m, o in zip(flags, must, out))
