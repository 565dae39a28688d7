"""The tests of the background tasks need QGIS."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")
