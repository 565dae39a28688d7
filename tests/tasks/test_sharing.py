"""Threads share Python in short turns as long as the plugin is there."""

import sys

from dss_planner.tasks.sharing import SHORT_TURN, ShortTurns


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
