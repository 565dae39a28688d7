"""Tab goes through a dock as it is read, whenever its parts were made."""

import pytest
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDockWidget,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.reading_order import ReadInOrder, reading_order


class Dock(ReadInOrder, QDockWidget):
    """A dock with parts."""


@pytest.fixture
def main(qgis_app):
    window = QMainWindow()
    window.before = QPushButton("beside", window)
    window.setCentralWidget(window.before)
    window.dock = Dock(window)
    inner = QWidget(window.dock)
    QVBoxLayout(inner)
    window.dock.setWidget(inner)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window.dock)
    yield window
    window.close()
    window.deleteLater()


def shown(window, wait_for):
    window.show()
    window.activateWindow()
    wait_for(lambda: window.isVisible() and window.dock.isVisible())
    return window.dock


def names(root):
    return [part.objectName() for part in reading_order(root)]


def button(name, parent=None):
    made = QPushButton(name, parent)
    made.setObjectName(name)
    return made


def test_parts_come_in_the_order_of_rows_not_of_their_making(main, wait_for):
    layout = main.dock.widget().layout()
    last, first = button("last"), button("first")
    grid = QGridLayout()
    for row, column, name in ((1, 1, "d"), (0, 1, "b"), (1, 0, "c"), (0, 0, "a")):
        grid.addWidget(button(name), row, column)
    layout.addWidget(last)
    layout.insertWidget(0, first)
    layout.insertLayout(1, grid)
    dock = shown(main, wait_for)
    assert names(dock) == ["first", "a", "b", "c", "d", "last"]


def test_tabs_come_before_their_page_and_pages_out_of_sight_are_left_out(main, wait_for):
    one, two = QWidget(), QWidget()
    for page, name in ((one, "on one"), (two, "on two")):
        QVBoxLayout(page).addWidget(button(name))
    tabs = QTabWidget()
    tabs.tabBar().setObjectName("tabs")
    tabs.addTab(one, "1")
    tabs.addTab(two, "2")
    tabs.setCornerWidget(button("corner"))
    main.dock.widget().layout().addWidget(tabs)
    dock = shown(main, wait_for)
    assert names(dock) == ["tabs", "corner", "on one"]
    tabs.setCurrentIndex(1)
    assert names(dock) == ["tabs", "corner", "on two"]


def test_cells_come_row_by_row_after_their_table(main, wait_for):
    table = QTableWidget(2, 2)
    table.setObjectName("table")
    for row, column, name in ((1, 0, "below"), (0, 1, "right"), (0, 0, "left")):
        table.setCellWidget(row, column, button(name))
    main.dock.widget().layout().addWidget(table)
    assert names(shown(main, wait_for)) == ["table", "left", "right", "below"]


def test_a_box_that_folds_is_one_stop_and_so_is_what_cannot_be_used(main, wait_for):
    box = QgsCollapsibleGroupBox("box")
    box.setObjectName("box")
    QVBoxLayout(box).addWidget(button("within"))
    idle = button("idle")
    idle.setEnabled(False)
    scroll = QScrollArea()
    scroll.setObjectName("empty scroll")
    for widget in (box, idle, scroll):
        main.dock.widget().layout().addWidget(widget)
    assert names(shown(main, wait_for)) == ["collapseButton", "within"]


def test_handles_that_come_to_the_front_keep_their_place(main, wait_for):
    chart = QWidget()
    chart.setMinimumSize(200, 60)
    low, high = button("low", chart), button("high", chart)
    high.move(120, 0)
    low.raise_()
    main.dock.widget().layout().addWidget(chart)
    assert names(shown(main, wait_for)) == ["low", "high"]


def test_tab_goes_through_rows_that_were_made_later_and_leaves_at_the_end(main, wait_for):
    layout = main.dock.widget().layout()
    first, last = QLineEdit(), button("last")
    first.setObjectName("first")
    layout.addWidget(first)
    layout.addWidget(last)
    dock = shown(main, wait_for)
    row = QHBoxLayout()
    row.addWidget(button("later"))
    layout.insertLayout(1, row)
    wait_for(lambda: "later" in names(dock))
    first.setFocus()
    wait_for(lambda: QApplication.focusWidget() is first)
    seen = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert [part.objectName() for part in seen[:2]] == ["later", "last"]
    assert not dock.isAncestorOf(seen[2])
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().objectName() == "later"


def test_what_gets_the_focus_comes_into_sight(main, wait_for):
    inside = QWidget()
    column = QVBoxLayout(inside)
    for number in range(40):
        column.addWidget(button(f"line {number}"))
    scroll = QScrollArea()
    scroll.setWidget(inside)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    above = button("above")
    layout = main.dock.widget().layout()
    layout.addWidget(above)
    layout.addWidget(scroll)
    main.resize(300, 300)
    dock = shown(main, wait_for)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    above.setFocus()
    wait_for(lambda: QApplication.focusWidget() is above)
    QTest.keyClick(above, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "line 0"
    assert scroll.verticalScrollBar().value() < 20
    assert dock.isVisible()
