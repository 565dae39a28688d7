"""A table shows that it has the focus, whatever the theme."""

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QTableWidget, QVBoxLayout, QWidget

from dss_planner.panels.focus_ring import FocusRing
from dss_planner.panels.reading_order import reading_order


def test_the_frame_comes_and_goes_with_the_focus_and_follows_the_size(qgis_app, wait_for):
    window = QWidget()
    field, table = QLineEdit(window), QTableWidget(2, 2, window)
    table.setStyleSheet("QTableWidget, QTableWidget:focus { border: 1px solid #444444; }")
    ring = FocusRing(table)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(table)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    field.setFocus()
    wait_for(lambda: QApplication.focusWidget() is field)
    assert not ring.isVisible()
    before = table.grab().toImage()
    table.setFocus()
    wait_for(ring.isVisible)
    after = table.grab().toImage()
    colour = table.palette().color(QPalette.ColorRole.Highlight)
    assert after.pixelColor(0, after.height() // 2) == colour
    assert before.pixelColor(0, before.height() // 2) != colour
    middle = (after.width() // 2, after.height() - 20)
    assert after.pixelColor(*middle) == before.pixelColor(*middle)
    window.resize(400, 300)
    wait_for(lambda: ring.size() == table.size())
    field.setFocus()
    wait_for(lambda: not ring.isVisible())
    assert ring not in reading_order(window)
    window.close()
    window.deleteLater()
