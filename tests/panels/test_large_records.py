"""Records too large to be read in passing, and work done a piece in each turn."""

import json


def test_a_large_record_is_read_beside_the_window_and_cut_in_the_lineage(tmp_path, wait_for):
    from dss_planner import provenance
    from dss_planner.panels.large_records import AT_ONCE, LargeRecords

    records = LargeRecords()
    path = str(tmp_path / "sites.gpkg")
    sidecar = provenance.sidecar(path)
    facts = {"step": "sites", "made": "2026-01-01", "output": "sites.gpkg", "results": {"rows": ["x"] * 100_000}}
    sidecar.write_text(json.dumps(facts), encoding="utf-8")
    assert sidecar.stat().st_size > AT_ONCE
    wait_for(lambda: records.ready(path))
    found = records.take(path)[path]
    assert found.step == "sites"
    assert found.lines[0] == "2026-01-01: sites → sites.gpkg"
    whole = "results: " + json.dumps(facts["results"])
    assert found.lines[1].startswith(whole[:20_000])
    assert len(found.lines[1]) < 21_000
    assert found.lines[1].endswith("(sites.provenance.json)")
    sidecar.write_text(json.dumps({"step": "sites"}), encoding="utf-8")
    assert records.ready(path)
    assert records.take(path) == {}
    records.close()


def test_pieces_are_done_in_order_one_in_each_turn(qgis_app, wait_for):
    from qgis.PyQt.QtCore import QObject

    from dss_planner.panels.turns import Turns

    owner, done = QObject(), []
    turns = Turns(owner)
    turns.begin([lambda place=place: done.append(place) for place in range(3)])
    assert done == []
    wait_for(lambda: done)
    assert done[0] == 0
    turns.finish()
    assert done == [0, 1, 2]
    turns.begin([lambda: done.append(9)])
    turns.drop()
    qgis_app.processEvents()
    assert done == [0, 1, 2]
