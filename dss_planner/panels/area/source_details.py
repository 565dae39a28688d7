"""What is known of one data layer, and the user's word where the recognition could not know or was wrong."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.known.catalogue import load_catalogue
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import CLASS, ROLES, VECTOR
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.role_names import role_name
from dss_planner.tasks.reading import Seen

#: Stands for “left out” among the roles.
LEFT_OUT = "left out"


class SourceDetails(QWidget):
    """The reason of the recognition, licence, date, cells and warnings; below, what the user can say instead."""

    #: The user's word about a layer: uri and `LayerChoice`.
    chosen = pyqtSignal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uri = ""
        self._seen: Seen | None = None
        self._choice = LayerChoice()
        self.words = quiet_label("", self)
        self.words.setObjectName("source_details")
        self.role = self._combo("source_role", self.tr("Overrule what the layer was read as"))
        self.unit = self._combo("source_unit", self.tr("The unit of the values in the file"))
        self.legend = self._combo("source_legend", self.tr("What the codes of the classes mean"))
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self.tr("&Use it as"), self.role)
        self._form.addRow(self.tr("U&nit in the file"), self.unit)
        self._form.addRow(self.tr("&Legend"), self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addLayout(self._form)
        self.role.activated.connect(self._choose_role)
        self.unit.activated.connect(lambda index: self._say(unit=str(self.unit.itemData(index))))
        self.legend.activated.connect(lambda index: self._choose_legend(str(self.legend.itemData(index))))
        self.show_layer("", None, LayerChoice())

    def show_layer(self, uri: str, seen: Seen | None, choice: LayerChoice) -> None:
        """Show the layer ``uri``; an empty uri hides all."""
        self._uri, self._seen, self._choice = uri, seen, choice
        found = seen.found if seen is not None else None
        sentences = self._sentences()
        self.words.setText("\n".join(sentences))
        self.words.setVisible(bool(sentences))
        self._offer(self.role, self._roles(found) if uri else [], self._role_chosen())
        self._offer(self.unit, self._units(found), choice.unit)
        self._offer(self.legend, self._legends(found), choice.legend)
        self.setVisible(bool(uri))

    def _combo(self, name: str, tip: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setToolTip(tip)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        return combo

    def _sentences(self) -> list[str]:
        if self._seen is None:
            return []
        if self._seen.found is None:
            return [show(self._seen.trouble)]
        found = self._seen.found
        facts = [show(self._seen.size)]
        if found.date:
            facts.append(self.tr("date: {date}").format(date=found.date))
        facts.append(show(found.licence))
        return [
            show(found.reason),
            " · ".join(fact for fact in facts if fact),
            *("⚠ " + show(warning) for warning in found.warnings),
        ]

    # -- what can be chosen --------------------------------------------------------------------------------------

    def _offer(self, combo: QComboBox, items: list[tuple[str, str]], chosen: str) -> None:
        combo.clear()
        for words, value in items:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
        label: QLabel = self._form.labelForField(combo)
        for widget in (combo, label):
            widget.setVisible(bool(items))

    def _roles(self, found: Recognition | None) -> list[tuple[str, str]]:
        read, out = (self.tr("what it was read as"), ""), (self.tr("nothing: leave it out"), LEFT_OUT)
        if found is None:
            return [read, out]
        vector = found.kind == VECTOR or "|layername=" in self._uri
        likely = [role for role in (found.role, *found.alternatives) if role] if found.ambiguous else []
        others = [
            role
            for role, facts in ROLES.items()
            if (facts.kind == VECTOR) == vector and role != "study_area" and role not in likely
        ]
        return [
            read,
            *((self.tr("{role} (likely)").format(role=role_name(role)), role) for role in likely),
            *((role_name(role), role) for role in others),
            out,
        ]

    def _role_chosen(self) -> str:
        return LEFT_OUT if self._choice.left_out else self._choice.role

    def _units(self, found: Recognition | None) -> list[tuple[str, str]]:
        if found is None or not found.role or self._choice.left_out:
            return []
        known = [
            encoding.unit for data in load_catalogue().rasters if data.role == found.role for encoding in data.encodings
        ]
        units = list(dict.fromkeys((*found.units, *known)))
        if len(units) < 2:
            return []
        read = self.tr("as read: {unit}").format(unit=found.unit_found) if found.unit_found else self.tr("as read")
        return [(read if not found.units else self.tr("please choose"), ""), *((unit, unit) for unit in units)]

    def _legends(self, found: Recognition | None) -> list[tuple[str, str]]:
        if found is None or found.kind != CLASS or self._choice.left_out:
            return []
        catalogue = load_catalogue()
        usual = [legend for data in catalogue.rasters if data.role == found.role for legend in data.legends]
        legends = [legend for legend in dict.fromkeys((*found.legends, *usual)) if legend in catalogue.legends]
        if len(legends) < 2:
            return []
        read, own = catalogue.legends.get(found.legend), found.own_legend
        first = self.tr("as read: {legend}").format(legend=read.name) if read else self.tr("please choose")
        if own is not None:
            first = self.tr("my own: {legend}").format(legend=own.name)
        return [(first, ""), *((catalogue.legends[legend].name, legend) for legend in legends)]

    # -- the user's word -----------------------------------------------------------------------------------------

    def _choose_role(self, index: int) -> None:
        role = str(self.role.itemData(index))
        if role == LEFT_OUT:
            self._say(left_out=True)
        elif role != self._choice.role or self._choice.left_out:  # unit and legend belonged to the other role
            self._say(role=role, left_out=False, unit="", legend="", over_time="")

    def _choose_legend(self, legend: str) -> None:
        if legend:  # it takes the place of a legend of the user's own
            self._say(legend=legend, legend_file="", legend_classes=())
        else:
            self._say(legend="")

    def _say(self, **values: object) -> None:
        choice = replace(self._choice, **values)
        if choice != self._choice:
            self.chosen.emit(self._uri, choice)
