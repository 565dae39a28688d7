"""What the sheets for herders say: units in words, photos that are there and those still to be taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dss_planner.measures.catalogue.catalogue import Value
from dss_planner.plan.store.projectfacts import Photo
from dss_planner.proposal.content.project import Shot
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.report.sheets.said import photo_frames, photos_wanted, value_words


@pytest.mark.parametrize(
    ("value", "unit", "language", "said"),
    [
        ((2.0, 5.0), "a", "en", "2–5\u00a0years"),
        ((2.0, 5.0), "a", "ko", "2–5년"),
        ((2.0, 5.0), "a", "mn", "2–5\u00a0жил"),
        ((0.0, 0.1), "a", "en", "0–1\u00a0months"),
        ((0.0, 0.1), "a", "zh_CN", "0–1个月"),
        ((10.0, 10.0), "a", "ja", "10年"),
        ((1.0, 1.0), "a", "en", "1\u00a0year"),
        (2.0, "m", "en", "2\u00a0m"),
        ("every 1–3 a", "", "en", "every 1–3 years"),
    ],
)
def test_years_are_years_and_parts_of_a_year_are_months(value, unit, language, said):
    assert value_words(Words(language), Value(value, unit, "M", "")) == said


def test_photos_that_are_there_are_shown_and_the_others_told(content):
    site = next(plot.site for plot in content.plots if plot.kind == "photo")
    points = sum(plot.site == site and plot.kind == "photo" for plot in content.plots)
    words = Words("en")
    assert len(photo_frames(content, site, words)) == 4 * points
    assert photos_wanted(content, site, words) == ()
    taken = (
        Shot(Photo("a", "사진.jpg", site, 1, "n", "2026-05-01"), "/사진.jpg"),
        Shot(Photo("b", "b.jpg", site), "/b"),
    )
    shot = replace(content, project=replace(content.project, shots=taken))
    frames = photo_frames(shot, site, words)
    assert [frame.photo for frame in frames] == ["/사진.jpg", "/b"]
    assert frames[0].words == "1 · north · 1 May 2026"
    assert photos_wanted(shot, site, words)[0] == "1 · east, south, west"
    assert len(photos_wanted(shot, site, words)) == points
