"""A row of inputs folds where there is little room, and figures of soil loss pretend to know nothing."""

from __future__ import annotations

import pytest


@pytest.fixture
def row(qgis_app):
    from qgis.PyQt.QtWidgets import QWidget

    from dss_planner.panels.erosion.folding_row import FoldingRow

    first, second = QWidget(), QWidget()
    first.setMinimumSize(150, 20)
    second.setFixedSize(300, 24)
    row = FoldingRow(first, second, None)
    yield row
    row.deleteLater()


def test_it_folds_and_unfolds_with_its_width(row, qgis_app):
    row.resize(600, 60)
    row.show()
    qgis_app.processEvents()
    assert not row.folded
    before = row.sizeHint().height()
    row.resize(400, 60)
    qgis_app.processEvents()
    assert row.folded
    assert row.minimumSizeHint().width() == 300
    assert row.sizeHint().height() >= before + 20
    row.resize(600, 60)
    qgis_app.processEvents()
    assert not row.folded


def test_figures_of_soil_loss(qgis_app):
    from dss_planner.panels.erosion.figures import loss, loss_span

    assert loss(0.0002) == "< 1"
    assert loss(0.0002, "t/ha·a") == "< 0.01"
    assert loss(250.0, "t/ha·a") == "2.50"
    assert loss_span(0.1, 3000.0) == "< 1 – 3,000"
