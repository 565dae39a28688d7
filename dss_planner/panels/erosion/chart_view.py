"""A matplotlib figure in the window: drawn in the colours of the theme, read out, copied and saved."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import (
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.erosion.pixmaps import image_of_pixels, pixmap_of_pixels
from dss_planner.panels.page import quiet_label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Makes the figure for a dark (True) or a light theme.
Builder = Callable[[bool], "Figure"]
#: Wait after the last change of size before the figure is drawn anew [ms].
_SETTLE_MS = 90
_SMALLEST = QSize(220, 150)
#: Pixels per inch that figures are laid out for; of pictures that are copied or saved.
_SCREEN, _PRINT = 96.0, 200.0
#: Words of a chart in little room are drawn this much smaller at most.
_LEAST = 0.72


def is_dark(widget: QWidget) -> bool:
    """Return whether the theme of ``widget`` writes light on dark; style sheets colour labels, not all palettes."""
    words = widget.palette().color(QPalette.ColorRole.WindowText)
    ground = widget.palette().color(QPalette.ColorRole.Window)
    return words.lightness() > ground.lightness() or words.lightness() > 140


def render(figure: Figure, width: float, height: float, dpi: float) -> np.ndarray:
    """Return the pixels (rows, columns, 4 as uint8) of ``figure`` drawn ``width`` × ``height`` points large."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.set_size_inches(width / _SCREEN, height / _SCREEN)
    figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a chart squeezed to nothing says so for itself
        canvas.draw()
    return np.array(canvas.buffer_rgba())


class ChartView(QWidget):
    """Shows one figure, or a sentence in its place. Ctrl+C copies it; the menu key or a right click offers more."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._builder: Builder | None = None
        self._figure: Figure | None = None
        self._title = ""
        self._dark = self._shrink = False
        self._made_for = (0.0, 0.0)
        self._picture = _Picture(self)
        self._words = quiet_label("", self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setObjectName(f"{name}_words")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._words)
        self._stack.addWidget(self._picture)
        self.copy_button = self._button("mActionEditCopy.svg", self.tr("Copy the chart as a picture (Ctrl+C)"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = self._button("mActionFileSave.svg", self.tr("Save the chart as PNG, SVG or PDF…"))
        self.save_button.clicked.connect(self._ask_and_save)
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._stack, 1)
        row.addLayout(buttons)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST)
        self.say("")

    def show_figure(self, title: str, words: str, builder: Builder, shrink: bool = False) -> None:
        """Show what ``builder`` makes. title: what the chart is. words: what it says, with its numbers.

        shrink: where there is less room than the figure was made for, its words become smaller, down to `_LEAST`.
        """
        self._builder, self._title, self._figure, self._shrink = builder, title, None, shrink
        self._picture.setAccessibleName(title)
        self._picture.setAccessibleDescription(words)
        self._picture.setToolTip(words)
        self._build()

    def say(self, words: str) -> None:
        """Show ``words`` in place of a chart."""
        self._builder = self._figure = None
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)
        for button in (self.copy_button, self.save_button):
            button.setVisible(False)

    @property
    def figure(self) -> Figure | None:
        """The figure shown, as it was drawn last; None without one."""
        return self._figure

    @property
    def picture(self) -> QWidget:
        """The widget that the figure is painted on, from corner to corner."""
        return self._picture

    @property
    def shows_chart(self) -> bool:
        """True while a figure is shown."""
        return self._figure is not None

    def words(self) -> str:
        """Return what a screen reader says of the chart, or the sentence in its place."""
        return self._picture.accessibleDescription() if self.shows_chart else self._words.text()

    def copy(self) -> None:
        """Copy the chart in its light colours, for a document."""
        if self._builder is not None:
            width, height = (inches * _SCREEN for inches in self._inches())
            pixels = render(self._builder(False), width, height, _PRINT)
            QApplication.clipboard().setImage(image_of_pixels(pixels))

    def save(self, path: str) -> bool:
        """Write the chart, in its light colours, to a .png, .svg or .pdf file; False when that cannot be done."""
        if self._builder is None:
            return False
        figure = self._builder(False)
        figure.set_size_inches(*self._inches())
        try:
            # not by Qt, whose conversion of the image could wait for the tasks (see `pixmaps`)
            figure.savefig(path, dpi=_PRINT, facecolor=figure.get_facecolor())
        except (OSError, ValueError):  # ValueError: a kind of picture that matplotlib does not write
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: draw the chart in its colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._builder is not None:
            self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the chart."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.shows_chart:
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy and to save."""
        if not self.shows_chart:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("&Copy as a picture"), self.copy)
        menu.addAction(self.tr("&Save as…"), self._ask_and_save)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        if self._builder is not None:
            self._settle.start()

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(QIcon(QgsApplication.getThemeIcon(f"/{icon}")))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _build(self) -> None:
        if self._builder is None:
            return
        self._dark = is_dark(self._words)
        try:
            self._figure = self._builder(self._dark)
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != "matplotlib":
                raise
            self.say(
                self.tr(
                    "Charts need matplotlib, which this QGIS does not have; the numbers are there without it. It comes "
                    "with QGIS's own installer (Windows, macOS) and as the package python3-matplotlib (Linux)."
                )
            )
            return
        self._made_for = tuple(self._figure.get_size_inches())
        self._stack.setCurrentWidget(self._picture)
        for button in (self.copy_button, self.save_button):
            button.setVisible(True)
        # the layout may still be about to give it another size
        self._settle.start()

    def _draw(self) -> None:
        if self._builder is None or self._figure is None:
            return
        if is_dark(self._words) != self._dark:
            self._build()
            return
        size = self._picture.size()
        if not self.isVisible() or size.width() < _SMALLEST.width() // 2 or size.height() < _SMALLEST.height() // 2:
            return
        figure = self._figure
        # the ground of the window shows through, whatever the theme makes of it
        figure.patch.set_alpha(0.0)
        for axes in figure.axes:
            axes.patch.set_alpha(0.0)
        factor = 1.0
        if self._shrink:
            width, height = (inches * _SCREEN for inches in self._made_for)
            factor = max(min(1.0, size.width() / width, size.height() / height), _LEAST)
        points = size / factor
        ratio = self.devicePixelRatioF()
        self._picture.show_pixels(render(figure, points.width(), points.height(), _SCREEN * ratio * factor), ratio)

    def showEvent(self, event: QEvent) -> None:
        """Draw what came while the chart was out of sight."""
        super().showEvent(event)
        if self._builder is not None:
            self._settle.start()

    def _inches(self) -> tuple[float, float]:
        size = self._picture.size().expandedTo(_SMALLEST * 2)
        return size.width() / _SCREEN, size.height() / _SCREEN

    def _ask_and_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the chart"),
            f"{self._title or 'chart'}.png",
            self.tr("Pictures (*.png *.svg *.pdf)"),
        )
        if path and not self.save(path if Path(path).suffix else f"{path}.png"):
            self.message.emit(
                "problem", self.tr("{path} cannot be written. Choose another name.").format(path=path), ""
            )


class _Picture(QWidget):
    """Paints the image; the focus frame shows where the keyboard is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pixels(self, pixels: np.ndarray, ratio: float) -> None:
        self._pixmap = pixmap_of_pixels(pixels, ratio)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._pixmap.isNull():
            painter.drawPixmap(0, 0, self._pixmap)
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        self.update()
