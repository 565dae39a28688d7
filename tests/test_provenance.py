"""The hash of a file is remembered only as long as the file rests."""

from __future__ import annotations

import hashlib
import json
import os
import time

import pytest

from dss_planner import provenance


def test_rested_file_is_read_once_and_a_changed_one_again(tmp_path, monkeypatch):
    reads = []
    real = provenance._read_sha256
    monkeypatch.setattr(provenance, "_read_sha256", lambda path: reads.append(path) or real(path))
    file = tmp_path / "хөрс 토양.bin"
    file.write_bytes(b"one")
    # a file that has just changed is read every time: its time stamps may be too coarse to tell
    assert provenance.sha256(file) == provenance.sha256(file) == hashlib.sha256(b"one").hexdigest()
    assert len(reads) == 2
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 60)
    assert provenance.sha256(file) == provenance.sha256(file) == hashlib.sha256(b"one").hexdigest()
    assert len(reads) == 3
    stamp = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # same size, same time of change
    assert provenance.sha256(file) == hashlib.sha256(b"two").hexdigest()


def test_records_read_as_written_and_long_lists_take_a_line_an_item(tmp_path):
    site = {"name": "Тал “1”", "points": (1.5, None), "known": True, "none": {}, 3: [], "deep": [{"a": [1, 2]}]}
    few = {"sites": [site] * provenance._LONG, "nothing": None}
    provenance.write_json(tmp_path / "few.json", few)
    words = (tmp_path / "few.json").read_text(encoding="utf-8")
    assert words == json.dumps(few, ensure_ascii=False, indent=1)
    many = {"sites": [site] * (provenance._LONG + 1), "nothing": None}
    provenance.write_json(tmp_path / "many.json", many)
    words = (tmp_path / "many.json").read_text(encoding="utf-8")
    assert json.loads(words) == json.loads(json.dumps(many))
    assert len(words.splitlines()) == provenance._LONG + 1 + 5


@pytest.mark.parametrize("content", [float("nan"), [1.0, {"a": float("inf")}], [[float("nan")]] * 200])
def test_what_json_does_not_know_leaves_no_file(tmp_path, content):
    with pytest.raises(ValueError, match="JSON compliant"):
        provenance.write_json(tmp_path / "bad.json", content)
    assert list(tmp_path.iterdir()) == []
