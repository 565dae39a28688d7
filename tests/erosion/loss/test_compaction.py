"""Factors of compacted ground as people type them."""

import pytest

from dss_planner.erosion.loss.compaction import read_compaction
from dss_planner.errors import InputError


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("", {}),
        (" ", {}),
        ("3: 0.4", {3: 0.4}),
        ("3:0.4,5 : 1;", {3: 0.4, 5: 1.0}),
        ("3: 4e-1; 5: 0", {3: 0.4, 5: 0.0}),
    ],
)
def test_pairs(words, shares):
    assert read_compaction(words) == shares


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("grass: 0.4", "“grass: 0.4”"),
        ("3: much", "“3: much”"),
        ("3", "“3”.*such as"),
        ("3: 0.4, 3: 0.5", "class 3 twice"),
    ],
)
def test_what_cannot_be_read_names_itself(words, told):
    with pytest.raises(InputError, match=told):
        read_compaction(words)
