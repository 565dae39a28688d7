"""What the pages say of how the sites were chosen."""

from __future__ import annotations

import json

from dss_planner.proposal.wording import NOTE_LENGTH, fitting_note, method_sentence
from dss_planner.study.settings import StudySettings
from dss_planner.study.site_steps import REPORT_FILE


def test_the_method_says_which_land_was_left_out_and_how_much(tmp_path):
    rules = [("lakes", 0.0016), ("slope", 0.0), ("travel time", 0.0004), ("mining licences", 0.591)]
    report = {"excluded": [{"name": name, "share": share} for name, share in rules]}
    (tmp_path / REPORT_FILE).write_text(json.dumps(report), encoding="utf-8")
    assert "Left out: mining licences 59.1 %, lakes 0.2 %." in method_sentence(str(tmp_path), StudySettings())


def test_nothing_is_said_where_no_land_was_left_out(tmp_path):
    (tmp_path / REPORT_FILE).write_text(json.dumps({"excluded": [{"name": "slope", "share": 0.0}]}), encoding="utf-8")
    assert "Left out" not in method_sentence(str(tmp_path), StudySettings())
    (tmp_path / REPORT_FILE).unlink()
    assert "Left out" not in method_sentence(str(tmp_path), StudySettings())


def test_a_note_is_cut_where_the_pages_have_no_room_and_shows_it():
    assert fitting_note("Coarse data. Not for siting.") == "Coarse data. Not for siting."
    cut = fitting_note("word " * 100)
    assert cut.endswith("word…")
    assert NOTE_LENGTH - 6 < len(cut) <= NOTE_LENGTH
    assert len(fitting_note("字" * 900)) == NOTE_LENGTH
