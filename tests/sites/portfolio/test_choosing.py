"""The best set of sites against all subsets, the vector of the brief, its bound and gap, and what leaves no choice."""

import threading
import time
from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial import cKDTree

from dss_planner.errors import Cancelled
from dss_planner.sites.portfolio import highs, regional, solver
from dss_planner.sites.portfolio.bounds import upper_bound
from dss_planner.sites.portfolio.choosing import EXACT, HEURISTIC, choose
from dss_planner.sites.portfolio.cliques import clique_cover, exclusion_rows
from dss_planner.sites.portfolio.formulation import formulated
from dss_planner.sites.portfolio.heuristic import good_choice, guided_choice
from dss_planner.sites.portfolio.problem import Group, Problem
from dss_planner.sites.portfolio.regional import improved
from dss_planner.sites.portfolio.relaxing import relaxations
from dss_planner.sites.portfolio.series import curve_budgets, efficiency_curve, selection_frequency
from tests.sites.portfolio.brute_force import best

#: SCIENCE.md section 10, T38.
SCORES, COSTS = np.array([9.0, 8, 7, 6, 5, 4]), np.array([4.0, 4, 4, 3, 3, 2])
PLACES = np.array([(0, 0), (1, 0), (5, 0), (5, 1), (10, 0), (10, 5)], dtype=float)
REGIONS = tuple(Group(name, np.array(members), 1) for name, members in (("A", [0, 1]), ("B", [2, 3, 4]), ("C", [5])))


def near(places, spacing):
    tree = cKDTree(places)
    return tree.query_pairs(np.nextafter(spacing, 0), output_type="ndarray").reshape(-1, 2).astype(np.int64)


def vector(spacing=0.0, groups=()):
    return Problem(SCORES, COSTS, 11.0, near(PLACES, spacing) if spacing else np.zeros((0, 2), int), groups)


@pytest.mark.parametrize(
    ("problem", "value", "chosen"),
    [
        (vector(), 23, {0, 1, 3}),
        (vector(2.0), 21, {0, 2, 4}),
        (vector(2.0, REGIONS), 20, {0, 2, 5}),
    ],
)
def test_vector_of_the_brief(problem, value, chosen):
    found = choose(problem, 10.0, 0.0)
    assert found.value == pytest.approx(value)
    assert set(np.flatnonzero(found.chosen)) == chosen
    assert (found.optimal, found.method, found.proven) == (True, EXACT, True)
    assert found.gap == pytest.approx(0.0, abs=1e-9)
    plain = choose(problem, exact=False)
    assert plain.value == pytest.approx(value)
    assert plain.method == HEURISTIC


def random_problem(seed, n=11):
    generator = np.random.default_rng(seed)
    locked_in, locked_out = np.zeros(n, bool), np.zeros(n, bool)
    locked_out[generator.integers(n)] = True
    if seed % 2:
        locked_in[generator.integers(n)] = True
        locked_out &= ~locked_in
    pairs = np.array([(i, j) for i in range(n) for j in range(i + 1, n)])
    neighbours = pairs[generator.random(len(pairs)) < 0.1]
    groups = (
        Group("west", np.arange(0, 4), int(generator.integers(0, 3))),
        Group("east", np.arange(4, n), 0, int(generator.integers(2, 5))),
    )
    return Problem(
        generator.uniform(1, 10, n),
        generator.uniform(1, 5, n),
        float(generator.uniform(6, 20)),
        pairs[generator.random(len(pairs)) < 0.25],
        groups,
        locked_in,
        locked_out,
        np.where(generator.random(n) < 0.4, generator.integers(0, 2, n), -1),
        neighbours,
        generator.uniform(0, 3, len(neighbours)),
    )


@pytest.mark.parametrize("free", [True, False])
@pytest.mark.parametrize("seconds", [0.1, 1.0, 10.0, 60.0])
def test_slices_fill_the_time(seconds, free):
    lengths = list(solver.slices(seconds, free))
    assert lengths == sorted(lengths)
    assert sum(lengths) <= seconds + 1e-9
    if free:
        assert sum(lengths) == pytest.approx(seconds)
        assert max(lengths) >= 0.6 * seconds
    else:
        assert max(lengths) <= 8.0


def test_choices_are_the_best_of_all_subsets():
    problems = [random_problem(seed) for seed in range(8)]
    for problem in problems:
        wanted, bound = best(problem), upper_bound(problem)
        found = choose(problem, 10.0, 0.0)
        plain = good_choice(problem)
        if wanted is None:
            assert found.chosen is None
            assert found.proven
            assert problem.broken(plain)
            continue
        assert found.value == pytest.approx(wanted[0])
        assert problem.broken(found.chosen) == ()
        assert bound >= wanted[0] - 1e-9
        assert problem.broken(plain) == ()
        assert wanted[0] * 0.9 <= problem.value(plain) <= wanted[0] + 1e-9


def test_a_clique_cover_holds_every_pair_and_nothing_else():
    places = np.random.default_rng(3).random((300, 2))
    pairs = np.unique(np.sort(near(places, 0.12), axis=1), axis=0)
    row, member = clique_cover(pairs, 300)
    allowed = {tuple(pair) for pair in pairs.tolist()}
    covered = set()
    for number in range(row.max() + 1):
        members = sorted(member[row == number].tolist())
        covered |= {(one, other) for i, one in enumerate(members) for other in members[i + 1 :]}
    assert covered == allowed
    assert row.max() + 1 < len(pairs) / 3


def test_few_conflicts_stay_pairs():
    rows = exclusion_rows(np.array([[0, 1], [2, 5]]), 10)
    np.testing.assert_array_equal(rows.toarray().sum(axis=1), [2, 2])
    assert exclusion_rows(np.zeros((0, 2), int), 10).shape == (0, 10)


def larger(seed=1, n=400, degree=12.0, share=0.05):
    generator = np.random.default_rng(seed)
    places = generator.random((n, 2))
    cost = generator.uniform(1, 10, n)
    conflicts = near(places, np.sqrt(degree / np.pi / n))
    return Problem(generator.uniform(10, 100, n), cost, share * float(cost.sum()), conflicts)


def test_bound_and_gap_enclose_the_best():
    problem = larger()
    found = choose(problem, 20.0)
    assert found.optimal
    assert found.gap <= 1e-4
    plain = choose(problem, exact=False)
    assert plain.value <= found.bound + 1e-6
    assert found.value <= plain.bound + 1e-6
    assert plain.value > 0.97 * found.value
    assert plain.gap == pytest.approx((plain.bound - plain.value) / plain.value)
    assert not plain.optimal


def test_the_heuristic_repeats_with_the_seed():
    problem = larger(2)
    np.testing.assert_array_equal(good_choice(problem, 3, 20), good_choice(problem, 3, 20))


def test_regions_make_a_choice_better_and_keep_the_rules():
    problem = larger(7, 500, 25.0, 1.0)
    groups = (Group("first", np.arange(60), 3, 5),)
    for asked in (problem, replace(problem, groups=groups, budget=0.2 * float(problem.cost.sum()))):
        start = good_choice(asked, kicks=0)
        better = improved(asked, formulated(asked), start, 1.0)
        assert asked.broken(better) == ()
        assert asked.value(better) >= asked.value(start)
    assert asked.value(better) <= upper_bound(asked)


def test_regions_reach_the_best_of_all_subsets():
    for seed in range(6):
        problem = random_problem(seed)
        wanted = best(problem)
        start = good_choice(problem, kicks=0)
        if wanted is not None and not problem.broken(start):
            assert problem.value(improved(problem, formulated(problem), start, 5.0)) == pytest.approx(wanted[0])


def test_a_region_owes_a_group_only_what_the_rest_does_not_give(monkeypatch):
    monkeypatch.setattr(regional, "_START", 6)
    monkeypatch.setattr(regional, "_MOST", 8)
    monkeypatch.setattr(regional, "_LEAST", 4)
    benefit = np.arange(30.0)
    problem = Problem(benefit, np.ones(30), 15.0, groups=(Group("all", np.arange(30), 15),))
    worst = benefit < 15
    assert problem.value(improved(problem, formulated(problem), worst, 1.5)) > problem.value(worst)


def test_out_of_time_the_answer_has_its_gap():
    problem = replace(larger(5, 600, 40.0, 1.0), benefit=np.random.default_rng(0).uniform(99, 100, 600))
    found = choose(problem, 1.0)
    assert problem.broken(found.chosen) == ()
    assert not found.optimal
    assert found.gap == pytest.approx((found.bound - found.value) / found.value)


def test_more_rules_are_never_worth_more():
    problem = larger(4, 120)
    free = choose(problem, 10.0, 0.0).value
    tighter = replace(problem, budget=0.7 * problem.budget)
    assert choose(tighter, 10.0, 0.0).value <= free
    grouped = replace(problem, groups=(Group("first", np.arange(20), 4),))
    assert choose(grouped, 10.0, 0.0).value <= free


def test_without_highs_the_heuristic_answers(monkeypatch):
    monkeypatch.setattr(highs, "solve_task", lambda *_: None)
    found = choose(vector(2.0, REGIONS))
    assert (found.method, found.value) == (HEURISTIC, 20)
    assert found.bound >= 20


def test_cancelling_leaves_the_slice_behind(monkeypatch):
    # a solver that lets other threads run, as scipy from 1.15 on does
    monkeypatch.setattr(highs, "solve_task", lambda *_: time.sleep(3.0))
    asked = []
    threading.Timer(0.2, lambda: asked.append(time.monotonic())).start()
    with pytest.raises(Cancelled):
        choose(vector(), 100.0, cancelled=lambda: bool(asked))
    assert time.monotonic() - asked[0] < 1.0


def test_cancelling_stops_a_real_solver_at_the_end_of_its_slice():
    # dense and of nearly equal worth: minutes for any solver
    problem = replace(larger(5, 600, 40.0, 1.0), benefit=np.random.default_rng(0).uniform(99, 100, 600))
    started = time.monotonic()
    with pytest.raises(Cancelled):
        choose(problem, 100.0, cancelled=lambda: time.monotonic() - started > 0.1)
    assert time.monotonic() - started < 5.0


def names(problem):
    return tuple(f"Site {number}" for number in range(problem.count))


def distances(problem):
    return np.linalg.norm(np.subtract(*np.moveaxis(PLACES[problem.conflicts], 1, 0)), axis=1)


def relaxed(problem, spacing=2.0):
    assert choose(problem).chosen is None
    return {change.rule: change for change in relaxations(problem, distances(problem), spacing, names(problem))}


def test_a_budget_too_small_is_named_with_what_would_do():
    problem = replace(vector(2.0, REGIONS), budget=5.0)
    found = relaxed(problem)
    # the cheapest of each region: 4 + 3 + 2
    assert found["budget"].enough == pytest.approx(9.0)
    assert "9 instead of 5" in str(found["budget"].sentence)
    assert choose(replace(problem, budget=9.0)).chosen is not None


def test_a_group_too_small_is_named():
    problem = replace(vector(2.0, (Group("A", np.array([0, 1]), 2),)), budget=100.0)
    found = relaxed(problem)
    assert (found["group"].enough, found["group"].value) == (1, 2)
    assert found["spacing"].enough == pytest.approx(0.001)
    assert "“A”" in str(found["group"].sentence)


def test_a_group_without_any_site_to_choose_says_why():
    out = np.array([True, True, False, False, False, False])
    problem = replace(vector(groups=(Group("A", np.array([0, 1]), 1),)), budget=100.0, locked_out=out)
    found = relaxed(problem)["group"]
    assert found.enough == 0
    assert str(found.sentence).startswith("None of the sites in “A” may be chosen at all: each is locked out")


def test_locks_that_exclude_each_other_are_named():
    locked = np.array([True, True, False, False, False, False])
    found = relaxed(replace(vector(2.0), locked_in=locked))
    assert "“Site 0” and “Site 1”" in str(found["locked"].sentence)
    found = relaxed(replace(vector(), locked_in=np.ones(6, bool)))
    assert found["budget"].enough == pytest.approx(20.0)
    both = replace(vector(), locked_in=locked, alternatives=np.array([7, 7, -1, -1, -1, -1]))
    assert "alternatives" in str(relaxed(both)["locked"].sentence)


def test_the_curve_rises_with_the_budget_and_meets_the_choice():
    problem = vector(2.0)
    curve = efficiency_curve(problem, np.array([1.0, 4.0, 8.0, 11.0, 30.0]), gap=0.0)
    assert [point.value for point in curve] == [0.0, 9.0, 16.0, 21.0, 25.0]
    assert [point.count for point in curve] == [0, 1, 2, 3, 4]
    assert all(point.bound >= point.value - 1e-9 for point in curve)
    assert 11.0 in curve_budgets(problem)


def test_a_curve_tells_where_nothing_is_possible():
    curve = efficiency_curve(vector(2.0, REGIONS), np.array([5.0, 9.0]), gap=0.0)
    assert [point.value for point in curve] == [None, pytest.approx(19.0)]


def test_frequencies_are_those_of_choosing_draw_by_draw():
    generator = np.random.default_rng(6)
    benefits = SCORES * generator.uniform(0.5, 1.5, (6, 6))
    found = selection_frequency(vector(2.0), benefits, gap=0.0)
    wanted = np.zeros(6)
    for benefit in benefits:
        wanted[list(best(replace(vector(2.0), benefit=benefit))[1])] += 1 / 6
    np.testing.assert_allclose(found, wanted)
    plain = selection_frequency(vector(2.0), benefits, exact=False)
    np.testing.assert_allclose(plain, wanted)


@pytest.mark.parametrize("seed", range(6))
def test_the_relaxed_problem_bounds_the_best_and_guides_to_a_choice_that_keeps_the_rules(seed):
    problem = random_problem(seed)
    value, _ = best(problem)
    relaxed = highs.relaxed(formulated(problem), 10.0)
    guide = relaxed.values
    assert relaxed.bound >= value - 1e-9
    assert relaxed.bound == pytest.approx((-formulated(problem).objective) @ guide)
    assert -1e-9 <= guide.min() <= guide.max() <= 1 + 1e-9
    guided = guided_choice(problem, guide[: problem.count])
    if not problem.groups:
        assert not problem.broken(guided)
        assert problem.value(guided) <= value + 1e-9


def test_out_of_time_the_relaxed_problem_gives_bound_and_choice(monkeypatch):
    generator = np.random.default_rng(7)
    places = generator.random((400, 2))
    pairs = near(places, 0.15)
    problem = Problem(generator.uniform(10, 11, 400), generator.uniform(1, 10, 400), 200.0, pairs)
    # as if HiGHS had found nothing in its time, and without rows of its own making
    monkeypatch.setattr("dss_planner.sites.portfolio.exactsearch.is_dense", lambda _: False)
    nothing = solver.Answer(solver.LIMIT, None, None, 1.0)
    monkeypatch.setattr("dss_planner.sites.portfolio.exactsearch.solve", lambda *args, **more: [nothing])
    found = choose(problem, 2.0, 1e-9)
    assert not problem.broken(found.chosen)
    assert found.bound < upper_bound(problem)
    assert found.bound == pytest.approx(highs.relaxed(formulated(problem), 10.0).bound)
    assert found.value <= found.bound
    assert (found.method, found.gap) == (HEURISTIC, pytest.approx(found.bound / found.value - 1))
