"""Tab goes through a window as it is read: from the top, row by row, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QGridLayout,
    QLayout,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)


class ReadInOrder:
    """To be mixed into a dock: the parts within it ask it where Tab goes."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the part that is read next, or before; behind the last one to what lies beside the dock."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)  # type: ignore[arg-type, misc]


def go_on(root: QWidget, forward: bool) -> bool:
    """Move the focus within ``root``, or out of it behind its last part; False where it is nowhere in there."""
    order = reading_order(root)
    part = QApplication.focusWidget()
    while part is not None and part is not root and part not in order:
        part = part.parentWidget()
    if part is None or part not in order:
        return False
    place = order.index(part) + (1 if forward else -1)
    target = order[place] if 0 <= place < len(order) else _beside(root, part, forward)
    if target is None:
        target = order[0] if forward else order[-1]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _bring_into_sight(target)
    return True


def reading_order(root: QWidget) -> list[QWidget]:
    """Return the parts of ``root`` that Tab stops at, in the order they are read."""
    return list(dict.fromkeys(part for part in _parts(root) if _stops(part)))


def _stops(part: QWidget) -> bool:
    if isinstance(part, QgsCollapsibleGroupBoxBasic) and not part.isCheckable():
        return False  # its arrow is a stop of its own
    if isinstance(part, QScrollArea) and not (_moves(part.verticalScrollBar()) or _moves(part.horizontalScrollBar())):
        return False  # there is nothing to be done there
    return bool(
        part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None and part.isEnabled()
    ) and not (part.width() <= 0 or part.height() <= 0)


def _moves(bar: QScrollBar) -> bool:
    return bool(bar.maximum() > bar.minimum())


def _parts(part: QWidget) -> Iterator[QWidget]:
    """Yield a part and all within it that are to be seen."""
    yield part
    for child in _children(part):
        if child.isVisibleTo(part) and not child.isWindow():
            yield from _parts(child)


def _children(part: QWidget) -> list[QWidget]:
    if isinstance(part, QTabWidget):
        corner = part.cornerWidget(Qt.Corner.TopRightCorner)
        found = [part.tabBar(), corner, part.currentWidget()]
    elif isinstance(part, QStackedWidget):
        found = [part.currentWidget()]
    elif isinstance(part, QScrollArea):
        found = [part.widget()]
    elif isinstance(part, QSplitter):
        found = [part.widget(place) for place in range(part.count())]
    elif isinstance(part, QAbstractItemView):
        found = _cells(part)
    else:
        laid = list(_laid(part.layout())) if part.layout() is not None else []
        # what no layout places lies on top of the others, like the arrow of a box that folds, or handles on a chart;
        # a handle that is taken comes to the front of its chart, so its place among the children tells nothing
        free = [child for child in part.children() if isinstance(child, QWidget) and child not in laid]
        found = sorted(free, key=lambda child: (child.x(), child.y())) + laid
    return [child for child in found if child is not None]


def _cells(view: QAbstractItemView) -> list[QWidget]:
    """Return the widgets in the cells, row by row."""
    model = view.model()
    if model is None or not any(child.parent() is view.viewport() for child in view.viewport().findChildren(QWidget)):
        return []
    places = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    return [widget for widget in (view.indexWidget(model.index(*place)) for place in places) if widget is not None]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout as it places them."""
    places = range(layout.count())
    if isinstance(layout, QGridLayout):  # it keeps its items in the order they came
        places = sorted(places, key=lambda place: layout.getItemPosition(place)[:2])
    for item in map(layout.itemAt, places):
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _laid(item.layout())


def _beside(root: QWidget, part: QWidget, forward: bool) -> QWidget | None:
    """Return the next stop outside ``root``; None where it is a window of its own, or there is none."""
    if root.isWindow():
        return None
    found = part
    while True:
        found = found.nextInFocusChain() if forward else found.previousInFocusChain()
        if found is None or found is part:
            return None
        if found is not root and not root.isAncestorOf(found) and found.isVisible() and _stops(found):
            return found


def _bring_into_sight(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()
