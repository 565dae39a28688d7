"""A running QGIS application, and a way to wait for what happens in the background."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


@pytest.fixture
def wait_for(qgis_app):
    """Return a function that turns the event loop until a condition holds, and fails after ``seconds``."""

    def wait(condition, seconds=20.0):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "the condition never came true"
            qgis_app.processEvents()
            time.sleep(0.005)

    return wait
