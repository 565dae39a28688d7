"""A wind file that cannot be read: said in words, with what to do, and without a number of the system."""

from __future__ import annotations

import pytest

from dss_planner.erosion.wind.unreadable import unreadable
from dss_planner.erosion.wind.windrose import read_wind_rose
from dss_planner.errors import InputError


def test_a_file_that_is_gone_says_where_it_was_looked_for(tmp_path):
    path = tmp_path / "station.csv"
    with pytest.raises(InputError, match=r"station.csv.*not there any more.*Bring it back") as found:
        read_wind_rose(path)
    assert str(tmp_path) in str(found.value)
    assert "Errno" not in str(found.value)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError, match=r"is a folder.*Choose the file in it"):
        read_wind_rose(tmp_path)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "may not be read"),
        (OSError(5, "Input/output error"), "cannot be read as text: Input/output error"),
        (ValueError("bad byte"), "cannot be read as text: bad byte"),
    ],
)
def test_every_cause_has_its_words(tmp_path, error, words):
    assert words in str(unreadable(tmp_path / "w.csv", error))
    assert "Errno" not in str(unreadable(tmp_path / "w.csv", error))
