"""The parts of the solver on their own: the certificate would hide a slow or wrong one."""

import numpy as np
import pytest

from dss_planner.access import batches, corridors, wavefront
from dss_planner.access.batches import QUIET, Batch, most_blocks
from dss_planner.access.corridors import settle
from dss_planner.access.field import goes_on, make_field, violators
from dss_planner.access.fixedpoint import (
    FARTHEST,
    MAX_LINE,
    SMALLEST_HALF_EDGE,
    UNREACHED,
    WALL,
    half_edges,
    require_range,
    scaling,
)
from dss_planner.access.solver import travel_minutes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.wavefront import Wave
from dss_planner.errors import InputError

CELL = (100.0, 100.0)


def _field(friction, origins, cell_size=CELL):
    return make_field(friction, origins, cell_size, None)


def _begun(field):
    """Return which cells of a field that is not solved yet have a value."""
    return field.values == 0


def _blocks(friction, origins, side, cell_size=CELL):
    """A field in blocks of ``side`` cells, a batch for all of them, and their rows and columns of blocks."""
    field = make_field(friction, origins, cell_size, None, side)
    down, over = ((size - 2) // side for size in field.values.shape)
    rows, columns = np.divmod(np.arange(down * over), over)
    return field, Batch(field, down * over), rows, columns


def _at(shape, row, column):
    mask = np.zeros(shape, dtype=bool)
    mask[row, column] = True
    return mask


@pytest.mark.parametrize(("row", "column"), [(0, 0), (0, 8), (6, 0), (6, 8), (3, 4)])
def test_one_pass_solves_even_ground_from_any_corner(row, column):
    friction = np.full((7, 9), 0.01, dtype=np.float32)
    field, batch, rows, columns = _blocks(friction, _at(friction.shape, row, column), 9)
    news = batch.relax(rows, columns)
    down, over = np.abs(np.arange(7) - row)[:, np.newaxis], np.abs(np.arange(9) - column)
    diagonal = np.minimum(down, over)
    straight = 2 * half_edges(friction, field.scales.down)[0, 0]
    slanted = 2 * half_edges(friction, field.scales.diagonal)[0, 0]
    expected = diagonal * slanted + (np.maximum(down, over) - diagonal) * straight
    np.testing.assert_array_equal(field.interior, expected)
    assert np.all(news == QUIET)


def test_a_line_is_relaxed_both_ways_in_one_pass():
    friction = np.array([[0.01, 0.03, 0.01, 0.02, 0.05]], dtype=np.float32)
    field, batch, rows, columns = _blocks(friction, _at(friction.shape, 0, 2), 5)
    batch.relax(rows, columns)
    np.testing.assert_allclose(field.interior[0] / field.scales.quanta_per_minute, [4, 2, 0, 1.5, 5], rtol=1e-6)


def test_running_sums_stay_within_int64_at_the_longest_line_of_walls(monkeypatch):
    side = 20
    most = most_blocks(side)
    assert MAX_LINE - (side + 3) < most * (side + 3) <= MAX_LINE
    friction = np.full((side, side * most), BARRIER, dtype=np.float32)
    friction[0, 0] = 0.001
    field, batch, rows, columns = _blocks(friction, _at(friction.shape, 0, 0), side)
    assert rows.size == most
    highest = []
    sweep = batches._sweep

    def watched(values, costs, rightwards_first):
        highest.append(int(costs.sums.max()))
        sweep(values, costs, rightwards_first)

    monkeypatch.setattr(batches, "_sweep", watched)
    news = batch.relax(rows, columns)
    assert max(highest) > 0.99 * most * (side + 3) * 2 * WALL
    assert max(highest) + UNREACHED < 2**63
    assert np.all(news == QUIET)
    assert field.interior[0, 0] == 0
    others = field.interior.copy()
    others[0, 0] = WALL
    assert np.all((others >= FARTHEST) & (others <= UNREACHED))


def test_news_say_what_the_neighbours_are_offered_and_by_which_block():
    friction = np.full((12, 12), 0.01, dtype=np.float32)
    field, batch, _, _ = _blocks(friction, _at(friction.shape, 5, 5), 4)
    news = batch.relax(np.array([1]), np.array([1]))
    straight = 2 * half_edges(friction, field.scales.down)[0, 0]
    slanted = 2 * half_edges(friction, field.scales.diagonal)[0, 0]
    # the origin lies one cell from the upper and left edge of the middle block, two from the others
    expected = [[2 * slanted, 2 * straight, 2 * slanted + straight], [2 * straight, QUIET, 3 * straight], None]
    np.testing.assert_array_equal(news[0, :, 0], expected[0])
    np.testing.assert_array_equal(news[1, :, 0], expected[1])
    np.testing.assert_array_equal(news[2, :, 0], [2 * slanted + straight, 3 * straight, 3 * slanted])


def test_blocks_side_by_side_in_a_batch_do_not_reach_each_other():
    friction = np.full((4, 12), 0.01, dtype=np.float32)
    field, batch, _, _ = _blocks(friction, _at(friction.shape, 0, 0), 4)
    batch.relax(np.array([0, 0]), np.array([0, 2]))
    assert np.all(field.interior[:, :4] < FARTHEST)
    assert np.all(field.interior[:, 4:] >= FARTHEST)


def test_a_pass_never_goes_below_the_least_cost(landscape):
    friction, origins = landscape
    exact = _field(friction, origins)
    settle(exact, np.flatnonzero(_begun(exact)))
    field, batch, rows, columns = _blocks(friction, origins, 23)
    for _ in range(3):
        some = slice(0, most_blocks(23))
        batch.relax(rows[some], columns[some])
        assert np.all(field.interior >= np.minimum(exact.interior, FARTHEST))


@pytest.mark.parametrize("together", [1, 3, 1000])
@pytest.mark.parametrize("side", [8, 32])
def test_the_wave_alone_is_exact_in_any_order(landscape, monkeypatch, side, together):
    monkeypatch.setattr(wavefront, "_FEWEST", together)
    friction, origins = landscape
    field = make_field(friction, origins, (90.0, 140.0), None, side)
    wave = Wave(field)
    wave.tell(np.flatnonzero(field.values == 0))
    assert wave.run()
    assert violators(field)[0].size == 0


def test_the_wave_gives_up_in_long_corridors_and_leaves_upper_bounds(make_maze):
    friction = make_maze("serpentine")
    origins = _at(friction.shape, 0, 0)
    field = _field(friction, origins)
    wave = Wave(field)
    wave.tell(np.flatnonzero(field.values == 0))
    assert wave.run(0.5) is False
    exact = _field(friction, origins)
    settle(exact, np.flatnonzero(_begun(exact)))
    assert np.all(field.values >= np.minimum(exact.values, FARTHEST))
    assert wave.run()
    assert violators(field)[0].size == 0


def test_smallest_half_edge_has_the_promised_resolution():
    scales = scaling(0.001, 0.5, (30.0, 100.0))
    assert half_edges(np.array([0.001]), scales.across)[0] == SMALLEST_HALF_EDGE
    assert scales.quanta_per_minute == pytest.approx(SMALLEST_HALF_EDGE / (0.001 * 30 / 2))


def test_half_edges_round_to_nearest():
    friction = np.random.default_rng(0).uniform(0.001, 0.5, (300, 200)).astype(np.float32)
    friction[3, 4] = 1e30
    scales = scaling(0.001, 0.5, CELL)
    expected = np.rint(np.minimum(friction.astype(float) * scales.diagonal, WALL)).astype(np.int64)
    np.testing.assert_array_equal(half_edges(friction, scales.diagonal), expected)
    assert expected[3, 4] == WALL


def test_a_route_too_long_to_be_exact_is_refused():
    require_range(FARTHEST - 1)
    with pytest.raises(InputError, match="longest route"):
        require_range(FARTHEST)


@pytest.mark.parametrize("cells", [10**9, 100])
def test_settling_is_exact_in_one_region_and_in_many(landscape, cells, monkeypatch):
    monkeypatch.setattr(corridors, "_REGION_CELLS", cells)
    monkeypatch.setattr(corridors, "_SQUARE", 20)
    field = _field(*landscape)
    settle(field, np.flatnonzero(field.values == 0))
    assert violators(field)[0].size == 0
    np.testing.assert_array_equal((field.interior <= field.limit), travel_minutes(*landscape, CELL) < UNREACHABLE)


def test_no_region_is_much_larger_than_wanted_and_each_looks_at_the_cancel_button(landscape, monkeypatch):
    monkeypatch.setattr(corridors, "_REGION_CELLS", 300)
    monkeypatch.setattr(corridors, "_SQUARE", 12)
    sizes, looks = [], []
    solve = corridors._Regions.solve
    monkeypatch.setattr(
        corridors._Regions, "solve", lambda of, places, *more: sizes.append(places.size) or solve(of, places, *more)
    )
    field = _field(*landscape)
    settle(field, np.flatnonzero(field.values == 0), cancelled=lambda: bool(looks.append(1)))
    assert max(sizes) < 300 + 12 * 12
    assert len(looks) >= 3 * len(sizes)


def test_pieces_hold_together_within_their_squares(landscape, monkeypatch):
    monkeypatch.setattr(corridors, "_SQUARE", 15)
    field = _field(*landscape)
    pieces = corridors._Pieces(field, -1, lambda: False)
    ground = field.frictions < 1e29
    np.testing.assert_array_equal(pieces.piece >= 0, ground)
    np.testing.assert_array_equal(np.sort(pieces.cells), np.flatnonzero(ground))
    number = pieces.piece.reshape(-1)[pieces.cells]
    np.testing.assert_array_equal(np.repeat(np.arange(pieces.first.size - 1), np.diff(pieces.first)), number)
    row, column = np.divmod(pieces.cells, field.stride)
    square = (row - 1) // 15 * 1000 + (column - 1) // 15
    expected = set()
    for offset in field.ways:
        here = np.flatnonzero(ground.reshape(-1)[pieces.cells + offset])
        other = pieces.piece.reshape(-1)[pieces.cells[here] + offset]
        there = np.divmod(pieces.cells[here] + offset, field.stride)
        same = (there[0] - 1) // 15 * 1000 + (there[1] - 1) // 15 == square[here]
        np.testing.assert_array_equal(other[same], number[here][same])
        expected |= set(zip(number[here][~same].tolist(), other[~same].tolist()))
    first = pieces.begin
    touching = {(p, q) for p in range(len(first) - 1) for q in pieces.touching[first[p] : first[p + 1]]}
    assert touching == expected


def test_settling_keeps_better_values(landscape):
    friction, origins = landscape
    field = _field(friction, origins)
    settle(field, np.flatnonzero(_begun(field)))
    exact = field.values.copy()
    some = np.flatnonzero((field.frictions < 1e29) & (exact > 0))[::3]
    field.values.reshape(-1)[some] += 12345
    settle(field, np.flatnonzero(field.frictions < 1e29))
    np.testing.assert_array_equal(field.values, np.where(exact > field.limit, field.values, exact))


def test_values_up_to_the_level_are_offered_but_not_solved_again(landscape):
    friction, origins = landscape
    field = _field(friction, origins)
    settle(field, np.flatnonzero(_begun(field)))
    exact = field.values.copy()
    level = int(np.median(exact[exact <= field.limit]))
    field.values[(exact > level) & (exact < UNREACHED)] = UNREACHED
    settle(field, np.flatnonzero(exact <= level), level)
    np.testing.assert_array_equal(field.values, exact)


def test_only_a_way_that_its_cost_ends_goes_on():
    friction = np.full((5, 9), 0.01, dtype=np.float32)
    friction[:, 4] = BARRIER
    for limit, expected in ((None, False), (1.5, True)):
        field = make_field(friction, _at(friction.shape, 2, 0), CELL, limit)
        settle(field, np.flatnonzero(_begun(field)))
        assert goes_on(field) is expected


def test_a_raster_with_a_route_too_long_to_be_exact_is_refused():
    friction = np.full((1, 400), 1e-5 * 2**18, dtype=np.float32)
    friction[0, 0] = 1e-5
    origins = _at(friction.shape, 0, 0)
    with pytest.raises(InputError, match="longest route"):
        travel_minutes(friction, origins, CELL)
    assert np.all(travel_minutes(friction[:, :100], origins[:, :100], CELL) < UNREACHABLE)
