"""False discovery over a map: the textbook's steps, an independent library, and the file in place of memory."""

import numpy as np
import pytest
import scipy.stats

from dss_planner.erosion.vegetation import falsediscovery
from dss_planner.erosion.vegetation.falsediscovery import MapOfTests, adjusted_p, counts_of
from dss_planner.errors import Cancelled


def by_hand(p):
    """Benjamini and Hochberg, one number after the other."""
    order = sorted(range(len(p)), key=lambda place: p[place], reverse=True)
    adjusted, least = [0.0] * len(p), 1.0
    for rank, place in zip(range(len(p), 0, -1), order):
        least = min(least, p[place] * len(p) / rank)
        adjusted[place] = least
    return adjusted


RANDOM = np.random.default_rng(5)
MAPS = {
    "chance": RANDOM.random(5000),
    "many trends": RANDOM.random(5000) ** 4,
    "few different p": RANDOM.choice([1.0, 0.5, 0.04, 0.01, 1e-9], 5000),
    "all alike": np.full(100, 0.03),
    "one": np.array([0.04]),
    "nothing to find": np.ones(50),
    "tiny": 10.0 ** -RANDOM.uniform(0, 40, 3000),
}


def test_the_textbook_example():
    # Benjamini and Hochberg 1995, section 4: four of fifteen hold at q = 0.05
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert int((adjusted_p(np.array(p)) <= 0.05).sum()) == 4


@pytest.mark.parametrize("name", MAPS)
def test_adjusted_p_by_hand_and_by_a_library(name):
    p = MAPS[name]
    np.testing.assert_allclose(adjusted_p(p), by_hand(p.tolist()), rtol=1e-12)
    if hasattr(scipy.stats, "false_discovery_control"):
        np.testing.assert_allclose(adjusted_p(p), scipy.stats.false_discovery_control(p), rtol=1e-12)


def test_unknown_cells_are_no_tests():
    found = adjusted_p(np.array([0.01, np.nan, 0.04, np.nan]))
    np.testing.assert_allclose(found, [0.02, np.nan, 0.04, np.nan])
    assert np.isnan(adjusted_p(np.full(3, np.nan))).all()


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("sorted_at_once", [1 << 21, 700, 40])
def test_a_file_gives_the_same_as_memory(tmp_path, monkeypatch, name, sorted_at_once):
    monkeypatch.setattr(falsediscovery, "_SORTED", sorted_at_once)
    p = MAPS[name].astype(np.float32)
    p[3::17] = np.nan
    blocks = np.array_split(p, 9)
    with MapOfTests(tmp_path / "p", sum(counts_of(block) for block in blocks)) as tests:
        for block in blocks:
            tests.put(block)
        threshold = tests.adjust(0.05)
        found = np.concatenate([tests.take(block) for block in blocks])
    expected = adjusted_p(p)
    np.testing.assert_allclose(found, expected, rtol=1e-6)
    significant = p[expected <= 0.05]
    assert threshold == (float(significant.max()) if significant.size else None)


def test_no_test_at_all(tmp_path):
    with MapOfTests(tmp_path / "p", counts_of(np.full(4, np.nan, dtype=np.float32))) as tests:
        tests.put(np.full(4, np.nan, dtype=np.float32))
        assert tests.adjust(0.05) is None
        assert np.isnan(tests.take(np.full(4, np.nan, dtype=np.float32))).all()


def test_cancelled_between_ranges(tmp_path, cancel_after):
    p = np.linspace(0, 1, 100, dtype=np.float32)
    with MapOfTests(tmp_path / "p", counts_of(p)) as tests:
        tests.put(p)
        with pytest.raises(Cancelled):
            tests.adjust(0.05, cancel_after(1))
