"""Threads share Python in short turns as long as the plugin is there."""

import gc
import sys

from dss_planner.tasks.sharing import SEARCHES, SHORT_TURN, ShortTurns


def test_turns_are_short_between_begin_and_end():
    before = sys.getswitchinterval()
    turns = ShortTurns()
    turns.begin()
    turns.begin()
    assert sys.getswitchinterval() <= 1.01 * SHORT_TURN
    turns.end()
    turns.end()
    assert sys.getswitchinterval() == before


def test_turns_that_are_shorter_already_stay():
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.0001)
        turns = ShortTurns()
        turns.begin()
        assert sys.getswitchinterval() < SHORT_TURN
        turns.end()
    finally:
        sys.setswitchinterval(before)


def test_what_is_there_is_searched_for_garbage_no_more_and_what_comes_is():
    class Cycle:
        pass

    turns, before = ShortTurns(), gc.get_freeze_count()
    turns.begin()
    try:
        assert gc.get_freeze_count() > before + 10_000
        gone = []
        cycle = Cycle()
        cycle.itself, cycle.told = cycle, gone
        Cycle.__del__ = lambda self: self.told.append(True)
        del cycle
        gc.collect()
        assert gone == [True]
    finally:
        turns.end()
    assert gc.get_freeze_count() == before


def test_searches_among_all_objects_are_rare_until_the_end():
    before, turns = gc.get_threshold(), ShortTurns()
    turns.begin()
    try:
        assert gc.get_threshold() == (*before[:2], max(before[2], SEARCHES))
    finally:
        turns.end()
    assert gc.get_threshold() == before
