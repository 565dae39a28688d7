"""A matplotlib figure in the window: drawn beside it in the colours of the theme, read out, copied and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import (
    QContextMenuEvent,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPalette,
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

from dss_planner.charts.letters import give_letters
from dss_planner.panels.erosion.chart_drawing import SCREEN, Drawings, render
from dss_planner.panels.erosion.picture import Picture
from dss_planner.panels.erosion.pixmaps import image_of_pixels, screen_image
from dss_planner.panels.page import quiet_label

if TYPE_CHECKING:
    from concurrent.futures import Future

    from matplotlib.figure import Figure

#: Makes the figure for a dark (True) or a light theme; it is called in another thread and touches no widget.
Builder = Callable[[bool], "Figure"]
#: Wait after the last change of size before the figure is drawn anew [ms].
_SETTLE_MS = 90
_SMALLEST = QSize(220, 150)
#: Pixels per inch of pictures that are copied or saved.
_PRINT = 200.0
#: From this time on a picture that another one is drawn for is shown pale [ms].
_PALE_MS = 250
#: Words of a chart in little room are drawn this much smaller at most.
_LEAST = 0.72


def is_dark(widget: QWidget) -> bool:
    """Return whether the theme of ``widget`` writes light on dark; style sheets colour labels, not all palettes."""
    words = widget.palette().color(QPalette.ColorRole.WindowText)
    ground = widget.palette().color(QPalette.ColorRole.Window)
    return words.lightness() > ground.lightness() or words.lightness() > 140


@dataclass(frozen=True)
class _Wanted:
    """What a picture is drawn of. width, height: of the widget [px]; ratio: of the screen's pixels to them."""

    builder: Builder
    dark: bool
    shrink: bool
    least: float
    width: int
    height: int
    ratio: float

    def draw(self) -> tuple[Figure, QImage]:
        """Return the figure and its picture; any thread."""
        figure = self.builder(self.dark)
        factor = 1.0
        if self.shrink:
            wide, high = (inches * SCREEN for inches in figure.get_size_inches())
            factor = max(min(1.0, self.width / wide, self.height / high), self.least)
        # the ground of the window shows through, whatever the theme makes of it
        figure.patch.set_alpha(0.0)
        for axes in figure.axes:
            axes.patch.set_alpha(0.0)
        pixels = render(figure, self.width / factor, self.height / factor, SCREEN * self.ratio * factor)
        return figure, screen_image(pixels, self.ratio)


class ChartView(QWidget):
    """Shows one figure, or a sentence in its place. Ctrl+C copies it; the menu key or a right click offers more."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)
    #: The picture of the figure asked for last is there.
    drawn = pyqtSignal()
    #: A file was written, or not: its path, whether it was.
    saved = pyqtSignal(str, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._builder: Builder | None = None
        self._figure: Figure | None = None
        self._title = ""
        self._shrink = False
        #: Words of a figure in little room are drawn this much smaller at most.
        self.least = _LEAST
        self._drawings = Drawings(self)
        #: What is being drawn, and what the picture shows.
        self._drawing: _Wanted | None = None
        self._shown: _Wanted | None = None
        self._picture = Picture(self)
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
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PALE_MS)
        self._late.timeout.connect(self._pale)
        self.saved.connect(self._say_unsaved)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST)
        self.say("")

    def show_figure(self, title: str, words: str, builder: Builder, shrink: bool = False) -> None:
        """Show what ``builder`` makes. title: what the chart is. words: what it says, with its numbers.

        shrink: where there is less room than the figure was made for, its words become smaller, down to `least`.
        """
        if title != self._title:
            self._picture.clear()
        self._builder, self._title, self._figure, self._shrink = builder, title, None, shrink
        self._picture.setAccessibleName(title)
        self._picture.setAccessibleDescription(words)
        self._picture.setToolTip(words)
        self._stack.setCurrentWidget(self._picture)
        for button in (self.copy_button, self.save_button):
            button.setVisible(True)
        # the layout may still be about to give it another size
        self._settle.start()
        self._late.start()

    def say(self, words: str) -> None:
        """Show ``words`` in place of a chart."""
        self._builder = self._figure = self._shown = None
        self._settle.stop()
        self._picture.clear()
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)
        for button in (self.copy_button, self.save_button):
            button.setVisible(False)

    @property
    def figure(self) -> Figure | None:
        """The figure shown; None without one, and while one is being drawn."""
        return self._figure

    @property
    def picture(self) -> QWidget:
        """The widget that the figure is painted on, from corner to corner."""
        return self._picture

    @property
    def shows_chart(self) -> bool:
        """True while a figure is shown, or drawn to be shown."""
        return self._builder is not None

    def words(self) -> str:
        """Return what a screen reader says of the chart, or the sentence in its place."""
        return self._picture.accessibleDescription() if self.shows_chart else self._words.text()

    def copy(self) -> None:
        """Copy the chart in its light colours, for a document, as soon as it is drawn."""
        if self._builder is not None:
            builder, (width, height) = self._builder, (inches * SCREEN for inches in self._inches())
            self._drawings.begin(lambda: image_of_pixels(render(builder(False), width, height, _PRINT)), _to_clipboard)

    def save(self, path: str) -> None:
        """Write the chart, in its light colours, to a .png, .svg or .pdf file; `saved` says when, and whether."""
        builder, inches = self._builder, self._inches()
        if builder is None:
            self.saved.emit(path, False)
            return

        self._drawings.begin(
            lambda: _saved(builder, inches, path), lambda done: self.saved.emit(path, bool(done.result()))
        )

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

    def _draw(self) -> None:
        """Begin to draw what is to be seen now, unless it is seen already."""
        size = self._picture.size()
        if not self.isVisible() or size.width() < _SMALLEST.width() // 2 or size.height() < _SMALLEST.height() // 2:
            return
        if self._builder is None or self._drawing is not None:
            return  # what is wanted by then is drawn next
        dark, ratio = is_dark(self._words), self.devicePixelRatioF()
        wanted = _Wanted(self._builder, dark, self._shrink, self.least, size.width(), size.height(), ratio)
        if wanted == self._shown:
            self._arrived()
        else:
            self._drawing = wanted
            self._drawings.begin(wanted.draw, lambda done: self._take(wanted, done))

    def _take(self, wanted: _Wanted, done: Future) -> None:
        """A picture is drawn: show it, unless another figure is wanted by now."""
        self._drawing = None
        if wanted.builder is not self._builder:
            self._draw()
            return
        error = done.exception()
        if error is not None:
            self._cannot_draw(error)
            return
        self._figure, image = done.result()
        self._shown = wanted
        self._picture.show_image(image)
        self._draw()  # the size or the theme may be another by now

    def _arrived(self) -> None:
        self._late.stop()
        self._picture.set_pale(False)
        self.drawn.emit()

    def _cannot_draw(self, error: BaseException) -> None:
        if not isinstance(error, ModuleNotFoundError) or (error.name or "").partition(".")[0] != "matplotlib":
            self.say("")
            raise error
        self.say(
            self.tr(
                "Charts need matplotlib, which this QGIS does not have; the numbers are there without it. It comes "
                "with QGIS's own installer (Windows, macOS) and as the package python3-matplotlib (Linux)."
            )
        )

    def _pale(self) -> None:
        """The picture shown is not of what is wanted, and the new one takes its time."""
        if self._builder is not None and self._figure is None:
            self._picture.set_pale(True)

    def showEvent(self, event: QEvent) -> None:
        """Draw what came while the chart was out of sight."""
        super().showEvent(event)
        if self._builder is not None:
            self._settle.start()

    def _inches(self) -> tuple[float, float]:
        size = self._picture.size().expandedTo(_SMALLEST * 2)
        return size.width() / SCREEN, size.height() / SCREEN

    def _ask_and_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the chart"),
            f"{self._title or 'chart'}.png",
            self.tr("Pictures (*.png *.svg *.pdf)"),
        )
        if path:
            self.save(path if Path(path).suffix else f"{path}.png")

    def _say_unsaved(self, path: str, written: bool) -> None:
        if not written:
            self.message.emit(
                "problem", self.tr("{path} cannot be written. Choose another name.").format(path=path), ""
            )


def _to_clipboard(done: Future) -> None:
    QApplication.clipboard().setImage(done.result())


def _saved(builder: Builder, inches: tuple[float, float], path: str) -> bool:
    """Write a figure to a file; False where that cannot be done. Any thread."""
    figure = builder(False)
    figure.set_size_inches(*inches)
    try:
        # not by Qt, whose conversion of the image could wait for the tasks (see `pixmaps`)
        give_letters(figure)
        figure.savefig(path, dpi=_PRINT, facecolor=figure.get_facecolor())
    except (OSError, ValueError):  # ValueError: a kind of picture that matplotlib does not write
        return False
    return True
