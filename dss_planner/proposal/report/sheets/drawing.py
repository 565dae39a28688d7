"""Drawing the sheets: pictograms with their words, a year of months, places for photos. Each becomes a PNG.

Painted on a `QImage`, which any thread may do; the pictograms are SVG files of the plugin.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen
from qgis.PyQt.QtSvg import QSvgRenderer

from dss_planner import paths
from dss_planner.errors import OutputError
from dss_planner.proposal.report.sheets.said import CalendarRow, Frame, Tile

#: The one colour of the sheets beside black, its tint, and quiet lines.
COLOUR, TINT, QUIET, INK = "#d9730d", "#f9e3cd", "#b9bec4", "#161616"
_DPI = 220
_DOTS = _DPI / 25.4
#: Of a sign [mm]: columns, gap, height of a tile and of its picture.
_ACROSS, _GAP, _TILE, _PICTURE = 2, 4.0, 63.0, 36.0
#: Of a calendar [mm]: heading, row, and the words before the months.
_HEAD, _ROW, _WORDS = 8.0, 12.0, 64.0
#: Of places for photos: gap and strip for words [mm], height by width.
_PHOTO_GAP, _STRIP, _PHOTO_SHAPE = 2.0, 4.5, 0.75
_MONTHS, _SIDES = 12, 4
#: Photos that take the width of the page together, however few there are.
_FEWEST = 3
_SMALLEST = 5.5

#: Path, width and height [mm].
Drawn = tuple[str, float, float]


def draw_sign(tiles: Sequence[Tile], path: Path, width: float, families: Sequence[str]) -> Drawn:
    """Draw the pictures of a sheet with their words."""
    rows = -(-len(tiles) // _ACROSS)
    image, painter = _canvas(width, rows * (_TILE + _GAP) - _GAP)
    wide = (width - (_ACROSS - 1) * _GAP) / _ACROSS
    for number, tile in enumerate(tiles):
        place = QRectF(number % _ACROSS * (wide + _GAP), number // _ACROSS * (_TILE + _GAP), wide, _TILE)
        _tile(painter, number + 1, tile, place, families)
    painter.end()
    return _saved(image, path)


def draw_calendar(rows: Sequence[CalendarRow], path: Path, width: float, families: Sequence[str]) -> Drawn:
    """Draw a year: a row for each thing, a column for each month."""
    image, painter = _canvas(width, _HEAD + _ROW * len(rows) + 0.5)
    month = (width - _WORDS - 0.5) / _MONTHS
    for column in range(_MONTHS):
        head = QRectF(_WORDS + column * month, 0.0, month, _HEAD)
        _write(painter, str(column + 1), head, families, 10.0, bold=True, flags=Qt.AlignmentFlag.AlignCenter)
    for number, row in enumerate(rows):
        top = _HEAD + number * _ROW
        _show(painter, row.sign, QRectF(0.5, top + 1.0, 16.0, _ROW - 2.0))
        words = QRectF(18.0, top, _WORDS - 19.5, _ROW)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        _write(painter, row.title, words, families, 9.0, flags=middle)
        for column in range(_MONTHS):
            cell = QRectF(_WORDS + column * month, top, month, _ROW)
            _month(painter, row.look if column + 1 in row.months else "", cell)
    painter.end()
    return _saved(image, path)


def draw_photos(frames: Sequence[Frame], path: Path, width: float, families: Sequence[str]) -> Drawn:
    """Draw photos, few ones larger; where there are none yet, small places for those that are wanted."""
    across = min(max(len(frames), _FEWEST), _SIDES) if any(frame.photo for frame in frames) else 2 * _SIDES
    wide = (width - (across - 1) * _PHOTO_GAP) / across
    high = wide * _PHOTO_SHAPE
    rows = -(-len(frames) // across)
    image, painter = _canvas(width, rows * (high + _PHOTO_GAP) - _PHOTO_GAP)
    for number, frame in enumerate(frames):
        place = QRectF(number % across * (wide + _PHOTO_GAP), number // across * (high + _PHOTO_GAP), wide, high)
        shown = QImage(frame.photo) if frame.photo else QImage()
        if shown.isNull():
            painter.setPen(QPen(QColor(QUIET), 0.35, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(0.2, 0.2, -0.2, -0.2))
            if 0 <= frame.side < _SIDES:
                _compass(painter, place, frame.side)
        else:
            painter.drawImage(place, shown, _middle(shown, place))
        said = place.adjusted(1.2, 1.0, -1.2, -0.8)
        if not shown.isNull():
            strip = QRectF(place.left(), place.bottom() - _STRIP, wide, _STRIP)
            painter.fillRect(strip, QColor(255, 255, 255, 200))
            said = strip.adjusted(1.2, 0.3, -1.2, -0.3)
        _write(painter, frame.words, said, families, 7.0, flags=Qt.AlignmentFlag.AlignBottom)
    painter.end()
    return _saved(image, path)


def _middle(image: QImage, place: QRectF) -> QRectF:
    """Return the middle of a photo that has the shape of its place."""
    shape = place.width() / place.height()
    wide = min(float(image.width()), image.height() * shape)
    high = wide / shape
    return QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)


def _tile(painter: QPainter, number: int, tile: Tile, place: QRectF, families: Sequence[str]) -> None:
    painter.setPen(QPen(QColor(QUIET), 0.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.2, 0.2, -0.2, -0.2), 2.0, 2.0)
    badge = QRectF(place.left() + 2.0, place.top() + 2.0, 8.0, 8.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(COLOUR))
    painter.drawEllipse(badge)
    _write(painter, str(number), badge, families, 12.0, True, Qt.AlignmentFlag.AlignCenter, "#ffffff")
    _show(painter, tile.sign, QRectF(place.left() + 9.0, place.top() + 3.0, place.width() - 18.0, _PICTURE))
    words = place.adjusted(3.0, _PICTURE + 4.0, -3.0, -1.5)
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    used = _write(painter, tile.head, words.adjusted(0, 0, 0, -words.height() / 2), families, 11.0, True, centre)
    below = words.adjusted(0.0, used + 0.8, 0.0, 0.0)
    _write(painter, "\n".join(tile.said), below, families, 9.5, flags=centre)


def _month(painter: QPainter, look: str, cell: QRectF) -> None:
    """Draw a month of a row: filled to do, a dot where planned, a sign where the weather says so."""
    painter.setPen(QPen(QColor(QUIET), 0.25))
    painter.setBrush(QBrush(QColor({"do": COLOUR, "storm": TINT}.get(look, "#ffffff"))))
    if look == "frozen":
        painter.setBrush(QColor("#e3e6ea"))
    painter.drawRect(cell)
    if look == "plan":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(INK))
        painter.drawEllipse(cell.center(), 2.4, 2.4)
    elif look in ("storm", "frozen"):
        _show(painter, look, cell.adjusted(0.6, 2.0, -0.6, -2.0))


def _compass(painter: QPainter, place: QRectF, side: int) -> None:
    """Draw an arrow to north, east, south or west: where the photo looks to, on a map."""
    painter.save()
    painter.translate(place.center().x(), place.center().y() - 2.0)
    painter.rotate(90.0 * side)
    painter.setPen(QPen(QColor(COLOUR), 0.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for x0, y0, x1, y1 in ((0.0, 5.0, 0.0, -5.0), (0.0, -5.0, -2.4, -2.0), (0.0, -5.0, 2.4, -2.0)):
        painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))
    painter.restore()


def _show(painter: QPainter, name: str, place: QRectF) -> None:
    """Draw a pictogram as large as it fits."""
    renderer = QSvgRenderer(str(paths.resource("pictograms", f"{name}.svg")))
    size = renderer.defaultSize()
    scale = min(place.width() / size.width(), place.height() / size.height())
    wide, high = size.width() * scale, size.height() * scale
    renderer.render(painter, QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high))


def _write(
    painter: QPainter,
    words: str,
    place: QRectF,
    families: Sequence[str],
    points: float,
    bold: bool = False,
    flags: object = Qt.AlignmentFlag.AlignLeft,
    colour: str = INK,
) -> float:
    """Write words into a place, smaller where they have no room, and return the height [mm] that they take."""
    wrap = int(Qt.TextFlag.TextWordWrap) | int(flags)  # type: ignore[call-overload]
    size = points
    while True:
        font = QFont()
        font.setFamilies(list(families) or ["sans-serif"])
        font.setBold(bold)
        font.setPixelSize(max(round(size / 72.0 * _DPI), 1))
        painter.setFont(font)
        dots = QRectF(0.0, 0.0, place.width() * _DOTS, place.height() * _DOTS)
        needed = QFontMetricsF(font).boundingRect(dots, wrap, words)
        if size <= _SMALLEST or (needed.height() <= dots.height() and needed.width() <= dots.width() + 1.0):
            break
        size -= 0.5
    painter.save()
    painter.scale(1.0 / _DOTS, 1.0 / _DOTS)
    painter.setPen(QColor(colour))
    top = QRectF(place.left() * _DOTS, place.top() * _DOTS, dots.width(), dots.height())
    painter.drawText(top, wrap, words)
    painter.restore()
    return needed.height() / _DOTS


def _canvas(width: float, height: float) -> tuple[QImage, QPainter]:
    """Return an empty picture of a size [mm], and a painter that counts in millimetres."""
    image = QImage(round(width * _DOTS), round(height * _DOTS), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_DOTS, _DOTS)
    return image, painter


def _saved(image: QImage, path: Path) -> Drawn:
    if not image.save(str(path), "PNG"):
        raise OutputError("The picture “{path}” could not be made or saved.", path=path.name)
    return str(path), image.width() / _DOTS, image.height() / _DOTS
