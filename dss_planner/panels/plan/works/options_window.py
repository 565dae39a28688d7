"""How one work is to be drawn: its options, and on the map what comes of them before they are applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QKeyEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.works.bands import GeometryBands
from dss_planner.panels.plan.works.option_row import OptionRow
from dss_planner.panels.plan.works.plan_rows import MeasureBook
from dss_planner.panels.plan_reading import QUANTITIES
from dss_planner.panels.plan_results import quantity_words, range_words
from dss_planner.plan.drafting.choices import Ground, OptionField, option_fields
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.redraft import Redrawn, stored_options
from dss_planner.plan.drafting.shaperows import DRAWN_TABLES
from dss_planner.plan.drafting.wind import grid_direction
from dss_planner.plan.store.changes import applied
from dss_planner.plan.store.document import PlanDocument
from dss_planner.tasks.planworks import PreviewQuestion, StudyKeeper, preview

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

#: Wait after the last change before the work is drawn for a look [ms].
SETTLE_MS = 250
_KIND = "plan preview"
#: What is shown before it is applied.
PREVIEW = QColor(214, 40, 117)
SIZE = QSize(600, 470)


class OptionsWindow(QDialog):
    """Stays open beside QGIS; another work takes its place in it."""

    def __init__(
        self,
        canvas: QgsMapCanvas | None,
        desk: PlanDesk,
        book: MeasureBook,
        lookups: Lookups,
        keeper: Callable[[], StudyKeeper],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plan_options")
        self.setModal(False)
        self._desk, self._book, self._lookups, self._keeper = desk, book, lookups, keeper
        self._bands = GeometryBands(canvas, PREVIEW) if canvas is not None else None
        self.work = ""
        self.rows: list[OptionRow] = []
        self._stored = DrawingOptions()
        self._found: tuple[PlanDocument, DrawingOptions, Redrawn] | None = None
        self.about = quiet_label("", self)
        self._form = QWidget(self)
        self._grid = QGridLayout(self._form)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._form)
        self._scroll = scroll
        self.show_box = QCheckBox(self.tr("&Show on the map what comes of it"), self)
        self.show_box.setChecked(True)
        self.show_box.toggled.connect(self._show_bands)
        self.outcome = quiet_label("", self)
        self.outcome.setObjectName("plan_options_outcome")
        self.buttons = QDialogButtonBox(self)
        self.apply_button: QPushButton = self.buttons.addButton(
            self.tr("&Draw it so"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        self.apply_button.setObjectName("plan_options_apply")
        self.reset_button: QPushButton = self.buttons.addButton(
            self.tr("&All by the rules"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.close_button: QPushButton = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.apply_button.clicked.connect(self.apply)
        self.reset_button.clicked.connect(self.reset)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.about, scroll, self.show_box, self.outcome, self.buttons):
            layout.addWidget(widget, 1 if widget is scroll else 0)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        #: The direction that the form showed first: stored ones are finer than it.
        self._direction: object = None
        self.resize(SIZE)
        desk.changed.connect(self._plan_changed)

    def open_work(self, work: str) -> None:
        """Show the options of a work."""
        self.work = work
        self._fill()
        self.show()
        self.raise_()
        self.activateWindow()
        if self.rows:
            self._ask()

    def options(self) -> DrawingOptions:
        """Return what is asked for. Values that the form has no field for stay as they are."""
        asked = {row.field.name: row.value() for row in self.rows}
        if asked.get("orientation") is not None:
            asked["orientation"] = self._on_map(asked["orientation"])
        if asked.get("mix") is None and "mix" in asked:
            asked["mix"] = ()
        return replace(self._stored, **asked)

    def reset(self) -> None:
        """Leave all options to the rules."""
        for row in self.rows:
            row.show_value(None)
        self._changed()

    def apply(self) -> None:
        """Draw the work so, in one step; at once where it was drawn for a look already."""
        document = self._desk.document
        options = self.options()
        if document is None or self._found is None or not self._is_found(document, options):
            self._ask()
            return
        found = self._found[2]
        if found.changes:
            title = self.tr("Draw “{work}” with other options").format(work=self._name())
            self._desk.apply(title, found.changes)
            self._desk.message.emit("information", self._told(document, found), "")

    def leave(self) -> None:
        """Let go of the map and the plan."""
        self._settle.stop()
        self._lookups.drop(_KIND)
        self._desk.changed.disconnect(self._plan_changed)
        if self._bands is not None:
            self._bands.remove()
            self._bands = None
        self.close()
        self.deleteLater()

    def done(self, result: int) -> None:
        """Take the preview off the map."""
        self._settle.stop()
        self._lookups.drop(_KIND)
        if self._bands is not None:
            self._bands.clear()
        super().done(result)

    def _name(self) -> str:
        row = self._row(self._desk.document)
        return str(row["name"]) if row is not None else ""

    def _row(self, document: PlanDocument | None) -> dict | None:
        rows = document.rows("works") if document is not None else ()
        return next((row for row in rows if row["uuid"] == self.work), None)

    def _fill(self) -> None:
        document, row = self._desk.document, self._row(self._desk.document)
        self._empty()
        if document is None or row is None:
            self.about.setText(self.tr("This work is not in the plan any more."))
            self._enable()
            return
        try:
            self._stored = stored_options(document, self.work)
        except InputError as error:
            self._stored = DrawingOptions()
            self.outcome.setText(show(error))
        for place, field in enumerate(self._fields(document, row)):
            option = OptionRow(field, self._form)
            option.show_value(self._told_value(field.name, document, row))
            if field.name == "orientation":
                self._direction = option.value()
            option.changed.connect(self._changed)
            for column, widget in enumerate((option.title, option.editor, option.rule, option.back)):
                self._grid.addWidget(widget, place, column)
            self.rows.append(option)
        self._grid.setRowStretch(len(self.rows), 1)
        self.setWindowTitle(self.tr("Options: {work}").format(work=row["name"]))
        about = (
            self.tr(
                "What you set stands in bold; all else follows the rules of the measure. Only this work is drawn "
                "again; shapes that are locked stay as they are."
            )
            if self.rows
            else self.tr("The rules alone say how this measure is drawn: it has no options.")
        )
        placed = self.tr("It lies where it was placed on the map.") if self._stored.places else ""
        self.about.setText(f"{about} {placed}".strip())
        self._enable()

    def _empty(self) -> None:
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for old in self.rows:
            old.deleteLater()
        self.rows, self._found, self._direction = [], None, None
        self.outcome.setText("")
        if self._bands is not None:
            self._bands.clear()

    def _fields(self, document: PlanDocument, row: dict) -> tuple[OptionField, ...]:
        measure = self._book.read(document)[row["measure"]]
        site = next(one for one in document.rows("sites") if one["uuid"] == row["site"])
        ground = Ground(document.plan.get("wind_from"), site.get("slope_deg"), site.get("rain_mm"))
        return option_fields(measure, ground)

    def _told_value(self, name: str, document: PlanDocument, row: dict) -> object:
        """Return a stored option as people know it: directions from true north, as that of the plan's wind."""
        value = getattr(self._stored, name)
        if name != "orientation" or value is None:
            return value
        x, y = self._middle(document, row)
        turn = grid_direction(value, x, y, document.crs) - value
        return (value - (turn + 180.0) % 360.0 + 180.0) % 360.0

    def _on_map(self, direction: object) -> float | None:
        """Return a direction that is asked for, from the map's north; the stored one where it was left as it is."""
        document, row = self._desk.document, self._row(self._desk.document)
        if direction == self._direction or document is None or row is None or not isinstance(direction, float):
            return self._stored.orientation
        return grid_direction(direction, *self._middle(document, row), document.crs)

    @staticmethod
    def _middle(document: PlanDocument, row: dict) -> tuple[float, float]:
        site = next(one for one in document.rows("sites") if one["uuid"] == row["site"])
        middle = site["geom"].Centroid()
        return middle.GetX(), middle.GetY()

    def _is_found(self, document: PlanDocument | None, options: DrawingOptions) -> bool:
        """Return whether the work was drawn for a look with these options."""
        return self._found is not None and self._found[0] is document and self._found[1] == options

    def _plan_changed(self) -> None:
        """The plan differs: what was drawn for a look is of the one before."""
        if not self.isVisible():
            return
        document = self._desk.document
        row = self._row(document)
        if row is None or document is None or stored_options(document, self.work) != self._stored:
            self._fill()
        self._changed()

    def _changed(self) -> None:
        self._enable()
        if self.rows and self.isVisible():
            self._settle.start()

    def _enable(self) -> None:
        document = self._desk.document
        ready = self._found is not None and self._is_found(document, self.options()) and self._found[2].drawn
        self.apply_button.setEnabled(bool(ready))
        self.reset_button.setEnabled(any(row.value() is not None for row in self.rows))

    def _ask(self) -> None:
        document, options = self._desk.document, self.options()
        if document is None or self._row(document) is None:
            return
        question = PreviewQuestion(document, self.work, options, self._keeper())
        self.outcome.setText(self.tr("Drawing…"))

        def publish(outcome: Outcome) -> None:
            if outcome.done and self._desk.document is document and self.options() == options:
                self._found = (document, options, outcome.result)
                self._show(document, outcome.result)
            elif not outcome.done and not outcome.cancelled:
                self._found = None
                self.outcome.setText(show(outcome.sentence))
                self._show_bands()
            self._enable()

        self._lookups.ask(_KIND, self.tr("Drawing the work for a look"), lambda: question, preview, publish)

    def _show(self, document: PlanDocument, found: Redrawn) -> None:
        self.outcome.setText(self._told(document, found))
        self._show_bands()

    def _told(self, document: PlanDocument, found: Redrawn) -> str:
        """Return what comes of it: quantities and cost before and after, what was kept and what found no room."""
        old, new = self._row(document), self._row(applied(document, found.changes))
        notes = [show(note) for note in found.notes if note.values.get("work") in (None, self._name())]
        if not found.drawn or old is None or new is None:
            return "\n".join(notes) or self.tr("With these options the work found no room.")
        words = []
        for row in (old, new):
            amounts = {name: float(row[name]) for name in QUANTITIES if row.get(name)}
            parts = [
                *quantity_words(amounts)[:3],
                range_words(row["cost_low"], row["cost_high"], row["currency"] or ""),
            ]
            words.append("; ".join(parts))
        told = self.tr("Now: {old}\nSo: {new}").format(old=words[0], new=words[1])
        return "\n".join([told, *notes])

    def _show_bands(self, *_: object) -> None:
        document = self._desk.document
        if self._bands is None:
            return
        if self._found is None or document is None or not self.show_box.isChecked() or not self._found[2].drawn:
            self._bands.clear()
            return
        after = applied(self._found[0], self._found[2].changes)
        shapes = [
            (table, bytes(row["geom"].ExportToWkb()))
            for table in DRAWN_TABLES
            for row in after.rows(table)
            if row.get("work") == self.work and row["geom"] is not None
        ]
        self._bands.show(shapes, document.crs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does not press a button by surprise: it ends the editing of a field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            event.accept()
            return
        super().keyPressEvent(event)
