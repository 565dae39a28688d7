"""The hash of a file is remembered only as long as the file rests."""

from __future__ import annotations

import hashlib
import os
import time

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
