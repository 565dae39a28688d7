"""Rows that are added to a portfolio's program: every choice keeps them, relaxed ones do not, and the proof holds."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial import cKDTree

from dss_planner.errors import Cancelled
from dss_planner.sites.portfolio import choosing, core, highs, tightening
from dss_planner.sites.portfolio.cliques import Graph
from dss_planner.sites.portfolio.core import core_choice
from dss_planner.sites.portfolio.formulation import formulated
from dss_planner.sites.portfolio.localcuts import broken_locals
from dss_planner.sites.portfolio.problem import Group, Problem, symmetric
from dss_planner.sites.portfolio.restricting import restricted
from dss_planner.sites.portfolio.separating import broken_cliques
from dss_planner.sites.portfolio.setpacking import flags_of, independent_sets, masks
from dss_planner.sites.portfolio.solver import INFEASIBLE, OPTIMAL, solve
from dss_planner.sites.portfolio.tightening import tightened
from tests.sites.portfolio.brute_force import best


def geometric(seed, n=16, degree=6.0, share=0.5):
    """Candidates at random places with every kind of rule."""
    generator = np.random.default_rng(seed)
    places = generator.random((n, 2))
    pairs = cKDTree(places).query_pairs(np.sqrt(degree / np.pi / n), output_type="ndarray").astype(np.int64)
    cost = generator.uniform(1, 10, n)
    locked = np.arange(n) == 3
    neighbours = pairs[::5] if seed % 2 else pairs[:0]
    groups = (Group("west", np.flatnonzero(places[:, 0] < 0.4), 1, 3), Group("all", np.arange(n), 2))
    return Problem(
        generator.uniform(1, 10, n),
        cost,
        share * float(cost.sum()),
        pairs,
        groups if seed % 3 else (),
        locked if seed % 3 == 1 else None,
        np.arange(n) == 7,
        np.where(np.arange(n) >= n - 3, 0, -1),
        neighbours,
        np.full(len(neighbours), 2.0),
    )


def spread(seed=1, n=300, degree=30.0, share=1.0):
    """Candidates in the plane of nearly equal worth: spacing binds."""
    generator = np.random.default_rng(seed)
    places = generator.random((n, 2))
    pairs = cKDTree(places).query_pairs(np.sqrt(degree / np.pi / n), output_type="ndarray").astype(np.int64)
    cost = generator.uniform(1, 10, n)
    return Problem(generator.uniform(10, 100, n), cost, share * float(cost.sum()), pairs)


def subsets_apart(apart):
    """Return the maximal sets by trying all subsets."""
    there = [i for i in range(len(apart)) if apart[i, i]]
    sets = [
        set(chosen)
        for size in range(1, len(there) + 1)
        for chosen in itertools.combinations(there, size)
        if all(apart[i, j] for i, j in itertools.combinations(chosen, 2))
    ]
    return {frozenset(one) for one in sets if not any(one < other for other in sets)}


def test_maximal_sets_are_those_of_all_subsets():
    generator = np.random.default_rng(4)
    apart = np.triu(generator.random((12, 9, 9)) < np.linspace(0.1, 0.9, 12)[:, None, None], 1)
    apart |= apart.transpose(0, 2, 1)
    apart[:, np.arange(9), np.arange(9)] = generator.random((12, 9)) < 0.8
    there = np.diagonal(apart, axis1=1, axis2=2)
    apart &= there[:, :, None] & there[:, None, :]
    graph, found = independent_sets(apart)
    flags = flags_of(found, 9)
    np.testing.assert_array_equal(masks(flags), found)
    for number in range(12):
        own = [frozenset(np.flatnonzero(flag)) for flag in flags[graph == number]]
        assert len(own) == len(set(own))
        assert set(own) == subsets_apart(apart[number])


def test_sixty_vertices_fit():
    graph, found = independent_sets(np.ones((1, 60, 60), dtype=bool))
    assert (graph.tolist(), found.tolist()) == ([0], [2**60 - 1])


def kept_by_all(rows, count, pairs):
    """Return the largest sum of a row's factors over all sets of its candidates that can be chosen together."""
    excluded = {tuple(pair) for pair in pairs.tolist()} | {tuple(pair) for pair in pairs[:, ::-1].tolist()}
    most = 0.0
    for members, factors in rows:
        for flags in itertools.product((False, True), repeat=len(members)):
            inside = [number for number, flag in enumerate(flags) if flag]
            if any((members[i], members[j]) in excluded for i, j in itertools.combinations(inside, 2)):
                continue
            most = max(most, float(factors[inside].sum()))
    return most


@pytest.mark.parametrize("seed", range(6))
def test_added_rows_hold_for_every_choice_and_not_for_the_relaxed_one(seed):
    problem = replace(geometric(seed, 13, 6.0, 1.0), groups=(), locked_in=None, locked_out=None, alternatives=None)
    pairs = problem.exclusive()
    graph, links = Graph(pairs, problem.count), symmetric(pairs, np.ones(len(pairs)), problem.count)
    shares = np.random.default_rng(seed).uniform(0.3, 0.7, problem.count)
    for rows in (
        broken_cliques(graph, shares, problem.benefit),
        broken_locals(graph, links, shares, problem.benefit),
    ):
        assert rows
        assert kept_by_all(rows, problem.count, pairs) <= 1.0 + 1e-9
        assert all(factors @ shares[members] > 1.0 for members, factors in rows)


def test_a_ring_of_five_is_two_and_its_hub_is_lifted():
    ring = np.array([(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)])
    pairs = np.unique(np.sort(np.concatenate([ring, [(i, 5) for i in range(5)]]), axis=1), axis=0)
    graph, links = Graph(pairs, 6), symmetric(pairs, np.ones(len(pairs)), 6)
    ((members, factors),) = broken_locals(graph, links, np.array([0.5] * 5 + [0.0]), np.ones(6))
    assert members.tolist() == [0, 1, 2, 3, 4, 5]
    # the wheel: the sum of the rim and twice the hub is at most 2
    np.testing.assert_allclose(factors, [0.5] * 5 + [1.0])


def test_two_hubs_that_fit_together_are_not_both_lifted():
    ring = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)]
    pairs = np.array(sorted([*ring, *((i, hub) for i in range(5) for hub in (5, 6))]))
    graph, links = Graph(pairs, 7), symmetric(pairs, np.ones(len(pairs)), 7)
    worth = np.array([1.0] * 6 + [2.0])
    ((members, factors),) = broken_locals(graph, links, np.array([0.5] * 5 + [0.0, 0.0]), worth)
    # the one worth more is; both together would be 2
    assert members.tolist() == [0, 1, 2, 3, 4, 6]
    np.testing.assert_allclose(factors, [0.5] * 5 + [1.0])


@pytest.mark.parametrize("seed", range(12))
def test_the_core_has_the_best_of_all_subsets(seed, monkeypatch):
    monkeypatch.setattr(tightening, "FEW_CANDIDATES", 0)
    problem = geometric(seed)
    wanted = best(problem)
    tight = tightened(problem, formulated(problem), 10.0, 0.0)
    found = choosing.choose(problem, 20.0, 0.0)
    if wanted is None:
        assert found.chosen is None
        assert found.proven
        return
    assert tight.relaxed.bound >= wanted[0] - 1e-9
    assert tight.relaxed.bound <= highs.relaxed(formulated(problem), 10.0).bound + 1e-9
    assert problem.broken(found.chosen) == ()
    assert found.value == pytest.approx(wanted[0], abs=1e-6)
    assert found.bound >= wanted[0] - 1e-9
    # a doubt that is far too small is widened until the best is proven
    monkeypatch.setattr(core, "_DOUBT", 1e-9)
    answer = core_choice(problem, tight, 20.0, 1e-6)
    assert problem.value(answer.chosen) == pytest.approx(wanted[0], rel=1e-5)
    assert answer.bound >= wanted[0] - 1e-9
    assert answer.status == OPTIMAL


def test_no_choice_at_all_is_said(monkeypatch):
    monkeypatch.setattr(tightening, "FEW_CANDIDATES", 0)
    problem = replace(geometric(0), groups=(Group("all", np.arange(16), 16),))
    found = choosing.choose(problem, 20.0)
    assert (found.chosen, found.proven) == (None, True)
    # relaxed there is one, of whole numbers there is none
    ring = np.array([(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)])
    problem = Problem(np.ones(5), np.ones(5), conflicts=ring, groups=(Group("ring", np.arange(5), 3),))
    assert choosing.choose(problem, 20.0).proven
    # the rows that are added tell that even the relaxed problem has none
    tight = tightened(replace(problem, groups=(Group("ring", np.arange(5), 2),)), formulated(problem), 10.0, 0.0)
    answer = core_choice(problem, tight, 10.0, 1e-4) if tight is not None else None
    assert answer is None or answer.status == INFEASIBLE


def test_prices_bound_what_others_are_worth():
    problem = spread(3, 300, 20.0, 0.3)
    relaxed = tightened(problem, formulated(problem), 30.0, 1e-4).relaxed
    free = choosing.choose(problem, 60.0, 1e-6).value
    unlikely = np.argsort(relaxed.worth[:300])[:3]
    for candidate in unlikely:
        forced = choosing.choose(replace(problem, locked_in=np.arange(300) == candidate), 60.0, 1e-6).value
        assert forced <= relaxed.bound + relaxed.worth[candidate] + 1e-6
        assert forced < free


def test_what_is_held_is_as_it_was():
    problem = geometric(1)
    program = formulated(problem)
    whole = solve(program, problem.count, 10.0, 0.0)[0]
    values = np.concatenate([whole.chosen, whole.chosen[problem.neighbours].all(axis=1)]).astype(float)
    free = np.flatnonzero(np.arange(len(values)) % 2 == 0)
    part = restricted(program, values, free)
    answer = solve(part, len(free), 10.0, 0.0)[0]
    assert answer.bound == pytest.approx(problem.value(whole.chosen))


def test_rounds_lower_the_bound_and_repeat():
    problem = spread()
    first = highs.relaxed(formulated(problem), 10.0).bound
    tight = tightened(problem, formulated(problem), 60.0, 1e-3)
    again = tightened(problem, formulated(problem), 60.0, 1e-3)
    assert tight.relaxed.bound < 0.999 * first
    assert tight.relaxed.bound == again.relaxed.bound
    answer = core_choice(problem, tight, 60.0, 1e-3)
    assert answer.status == OPTIMAL
    assert problem.broken(answer.chosen) == ()
    assert problem.value(answer.chosen) <= answer.bound <= (1 + 1e-3) * problem.value(answer.chosen)


def test_rounds_can_be_cancelled(cancel_after):
    problem = spread()
    with pytest.raises(Cancelled):
        tightened(problem, formulated(problem), 60.0, 1e-4, cancelled=cancel_after(3))
