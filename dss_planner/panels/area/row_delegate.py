"""Rows of a list that read like a small paragraph: a sign, a headline, wrapped text below, a button at the right."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPointF, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from dss_planner.panels.status_dot import status_pixmap

#: The item data role under which a model gives the `RowLook` of a row.
LOOK = int(Qt.ItemDataRole.UserRole) + 20
_MARGIN, _GAP, _SIGN = 6, 3, 16
#: An aside that has less room than this [px] is left out.
_LEAST_ASIDE = 40
#: Heights of texts that are kept at most.
_KEPT_HEIGHTS = 20_000
#: Share of the text colour in muted text; with the base colour it stays above a contrast of 4.5 : 1.
_MUTED = 0.70


@dataclass(frozen=True)
class RowLook:
    """How a row is shown. state: a sign of `status_dot`. aside: stands behind the headline, not bold.

    body: main text. note: muted text beside the button. button: its text ('' shows none). menu: the button opens one.
    done: a word in place of the button.
    """

    state: str
    headline: str
    aside: str = ""
    body: str = ""
    note: str = ""
    button: str = ""
    menu: bool = False
    done: str = ""


@dataclass
class _Places:
    """Where the parts of a row are, relative to its top left corner."""

    headline: QRect
    body: QRect
    note: QRect
    button: QRect
    height: int


class RowDelegate(QStyledItemDelegate):
    """Paints rows by their `RowLook`; their height follows the width of the view."""

    #: The button of the row was pressed: index of the row.
    pressed = pyqtSignal(QModelIndex)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, str, int], int] = {}
        self._hovered = QModelIndex()
        self._down = QModelIndex()
        view.setMouseTracking(True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """The width of the view, and the height that the row's text needs there."""
        width = self._view.viewport().width()
        return QSize(width, self._places(index.data(LOOK), width).height)

    def button_rect(self, index: QModelIndex) -> QRect:
        """Return where the button of a row is, in coordinates of the view's viewport; empty when it has none."""
        rect = self._view.visualRect(index)
        return self._places(index.data(LOOK), rect.width()).button.translated(rect.topLeft())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint the row."""
        look: RowLook = index.data(LOOK)
        style = self._view.style()
        painter.save()
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
        painter.translate(option.rect.topLeft())
        places = self._places(look, option.rect.width())
        text, muted = self._colours(option)
        painter.drawPixmap(QPointF(_MARGIN, places.headline.top() + 1), status_pixmap(look.state, _SIGN))
        self._paint_headline(painter, places.headline, look, text, muted)
        painter.setPen(text)
        _draw(painter, places.body, look.body, self._view.font())
        painter.setPen(muted)
        _draw(painter, places.note, look.note, self._view.font())
        if look.done:
            painter.drawText(places.button, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, look.done)
        painter.restore()
        if look.button:
            self._paint_button(painter, places.button.translated(option.rect.topLeft()), look, option, index)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        """Press the row's button with the mouse."""
        kind = event.type()
        if kind not in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            return super().editorEvent(event, model, option, index)
        inside = bool(index.data(LOOK).button) and self.button_rect(index).contains(event.pos())
        if kind == QEvent.Type.MouseMove:
            hovered = index if inside else QModelIndex()
            if hovered != self._hovered:
                self._hovered = hovered
                self._view.viewport().update()
        elif event.button() == Qt.MouseButton.LeftButton:
            begun = self._down == index and self._down.isValid()
            self._down = index if inside and kind == QEvent.Type.MouseButtonPress else QModelIndex()
            self._view.viewport().update()
            if kind == QEvent.Type.MouseButtonRelease and inside and begun:
                self.pressed.emit(index)
        return False

    def _colours(self, option: QStyleOptionViewItem) -> tuple[QColor, QColor]:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        group = (
            QPalette.ColorGroup.Active if option.state & QStyle.StateFlag.State_Active else QPalette.ColorGroup.Inactive
        )
        text = option.palette.color(group, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        ground = option.palette.color(group, QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.Base)
        return text, text if selected else mixed(text, ground, _MUTED)

    def _paint_headline(self, painter: QPainter, place: QRect, look: RowLook, text: QColor, muted: QColor) -> None:
        bold = _bold(self._view.font())
        metrics = QFontMetrics(bold)
        shown = metrics.elidedText(look.headline, Qt.TextElideMode.ElideMiddle, place.width())
        painter.setFont(bold)
        painter.setPen(text)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        rest = place.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0)
        if look.aside and rest.width() > _LEAST_ASIDE:
            painter.setFont(self._view.font())
            painter.setPen(muted)
            aside = QFontMetrics(self._view.font()).elidedText(
                f" · {look.aside}", Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, aside)
        painter.setFont(self._view.font())

    def _paint_button(
        self, painter: QPainter, place: QRect, look: RowLook, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        button = QStyleOptionButton()
        button.rect = place
        button.text = _button_words(look)
        button.palette = self._view.palette()
        button.fontMetrics = QFontMetrics(self._view.font())
        button.state = QStyle.StateFlag.State_None
        if self._view.isEnabled():
            button.state |= QStyle.StateFlag.State_Enabled
        if self._down == index and self._down.isValid():
            button.state |= QStyle.StateFlag.State_Sunken
        else:
            button.state |= QStyle.StateFlag.State_Raised
        if self._hovered == index and self._hovered.isValid():
            button.state |= QStyle.StateFlag.State_MouseOver
        self._view.style().drawControl(QStyle.ControlElement.CE_PushButton, button, painter, self._view)

    def _places(self, look: RowLook, width: int) -> _Places:
        font = self._view.font()
        line = QFontMetrics(_bold(font)).height() + 2
        left = _MARGIN + _SIGN + _MARGIN
        room = max(width - left - _MARGIN, 40)
        headline = QRect(left, _MARGIN, room, line)
        body = QRect(left, headline.bottom() + _GAP, room, self._height(look.body, font, room))
        foot = body.bottom() + (_GAP if look.body else 0)
        words = _button_words(look) or look.done
        metrics = QFontMetrics(font)
        button_width = metrics.horizontalAdvance(words) + (24 if words else 0)
        button_height = metrics.height() + 10 if words else 0
        note_room = room - (button_width + _MARGIN if words else 0)
        note = QRect(left, foot, note_room, self._height(look.note, font, note_room))
        end = max(note.bottom(), foot + button_height)
        button = QRect(width - _MARGIN - button_width, end - button_height, button_width, button_height)
        return _Places(headline, body, note, button if words else QRect(), end + _MARGIN)

    def _height(self, text: str, font: QFont, width: int) -> int:
        """Return the height of ``text`` [px]; many rows say the same, so what was measured is kept."""
        key = (text, font.key(), width)
        if key not in self._heights:
            if len(self._heights) >= _KEPT_HEIGHTS:
                self._heights.clear()
            self._heights[key] = _height(text, font, width)
        return self._heights[key]


def mixed(text: QColor, ground: QColor, share: float) -> QColor:
    """Return ``share`` of one colour with the rest of the other."""
    return QColor.fromRgbF(
        *(share * a + (1 - share) * b for a, b in zip(text.getRgbF()[:3], ground.getRgbF()[:3])), 1.0
    )


def _button_words(look: RowLook) -> str:
    return f"{look.button} ▾" if look.button and look.menu else look.button


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _lines(text: str, font: QFont, width: int) -> QTextLayout:
    """Return ``text`` broken into lines; a word that is too long, a path say, is broken within."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0.0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _height(text: str, font: QFont, width: int) -> int:
    return int(_lines(text, font, width).boundingRect().height()) + 1 if text else 0


def _draw(painter: QPainter, place: QRect, text: str, font: QFont) -> None:
    if text:
        _lines(text, font, place.width()).draw(painter, QPointF(place.topLeft()))
