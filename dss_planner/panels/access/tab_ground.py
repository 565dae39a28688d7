"""Roads and obstacles: what the codes of the road layer mean, what bars the way and what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.access import names
from dss_planner.panels.access.access_tab import AccessTab, row_of
from dss_planner.panels.access.travel_settings import RoleChecks
from dss_planner.panels.page import quiet_label
from dss_planner.panels.parameter_form import ParameterForm
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.study.access_inputs import speed_table
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import OBSTACLES
from dss_planner.tasks.roadcodes import list_road_codes

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.study.road_codes import RoadCode, RoadCodes
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

_QUESTION = "access_codes"
#: In place of a class: not for travel, and what the product's table says.
_CLOSED, _DEFAULT = "", "?"


class GroundTab(AccessTab):
    """Road codes above, obstacles below."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("R&oads")
        self.add_travel_line()
        self._codes: dict[str, RoadCode] = {}
        self._read_field = ""
        row = row_of(self)
        self.field = QComboBox(self.inner)
        self.field.setObjectName("access_road_class_field")
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setMinimumContentsLength(14)
        self.field.setToolTip(self.tr("Field of the road layer that holds the class, a code or an OpenStreetMap tag"))
        label = QLabel(self.tr("Road class in the fie&ld"), self.inner)
        label.setBuddy(self.field)
        row.addWidget(label)
        row.addWidget(self.field)
        self.said = quiet_label("", self.inner)
        self.said.setObjectName("access_codes_said")
        row.addWidget(self.said, 1)
        headings = (
            self.tr("Code"), self.tr("Roads"), self.tr("Read as"), self.tr("km/h"), self.tr("Evidence"),
            self.tr("Source"),
        )  # fmt: skip
        self.table = ResultTable(headings, 5, "access_codes", 6, self.inner)
        self.table.setAccessibleName(self.tr("Codes of the road layer and what they are read as"))
        self.table.itemSelectionChanged.connect(self._show_code)
        self.body.addWidget(self.table)
        self.body.addWidget(self._meaning())
        self.obstacles = RoleChecks("obstacles", self.tr("What bars or opens the way"), OBSTACLES, self.inner)
        self.obstacles.changed.connect(lambda values: self.session.change(**values))
        self.form = self._form()
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def show_editors(self) -> None:
        """Show the settings as they are now."""
        settings = self.session.settings
        self.form.show_settings(settings)
        self.obstacles.show_chosen(settings.obstacles)
        folder = self.session.folder
        self.obstacles.show_there(StudyFolder.at(folder).vector_roles() if folder else frozenset())

    def renew(self) -> None:
        """Read the codes anew."""
        self.show_editors()
        self._read()

    def _meaning(self) -> QWidget:
        holder = QWidget(self.inner)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.chosen = QLabel(self.tr("Read this code &as"), holder)
        self.meaning = QComboBox(holder)
        self.meaning.setObjectName("access_code_meaning")
        self.meaning.setToolTip(self.tr("What roads with the code chosen above are; your word goes before the table's"))
        self.chosen.setBuddy(self.meaning)
        self.all_back = QPushButton(self.tr("All codes bac&k"), holder)
        self.all_back.setObjectName("access_codes_reset")
        self.all_back.setToolTip(self.tr("Read all codes as the product's table does"))
        row.addWidget(self.chosen)
        row.addWidget(self.meaning, 1)
        row.addWidget(self.all_back)
        self.field.activated.connect(self._take_field)
        self.meaning.activated.connect(self._take_meaning)
        self.all_back.clicked.connect(self._reset)
        return holder

    def _form(self) -> ParameterForm:
        form = ParameterForm(self.inner)
        form.setObjectName("access_obstacles_form")
        form.set_heading(self.tr("What bars or opens the way"))
        form._form.addRow(self.obstacles)
        form.choice(
            "crossings",
            self.tr("Rivers and fences open where"),
            (("roads", self.tr("any road crosses them")), ("bridges", self.tr("a bridge or ford is mapped"))),
            self.tr("With “any road” every road is taken to have a bridge; fords are shut in thaw and after rain"),
        )
        form.number(
            "opening_distance",
            self.tr("Reach of openings"),
            (0.0, 10000.0, 0, 50.0, self.tr(" m")),
            self.tr("How far from a bridge, gate or post the barrier beside it is open"),
        )
        form.choice(
            "unknown_rivers",
            self.tr("Rivers of unknown kind"),
            (
                ("seasonal", self.tr("flow only after rain and in thaw [A]")),
                ("flowing", self.tr("flow all year [M]")),
            ),
            self.tr("Holds where the layer does not tell (waterway, intermittent, level of GSHHG)"),
        )
        form.changed.connect(lambda values: self.session.change(**values))
        return form

    def _read(self) -> None:
        folder, settings = self.session.folder, self.session.settings
        if not folder:
            self.lookups.drop(_QUESTION)
            self._show(None)
            return
        self.said.setText(self.tr("Reading the road layer…"))

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._show(outcome.result)
            elif not outcome.cancelled:
                self._show(None)
                self.said.setText(show(outcome.sentence))

        title = self.tr("Reading the road codes")
        self.lookups.ask(_QUESTION, title, lambda: (folder, settings), list_road_codes, publish)

    def _show(self, found: RoadCodes | None) -> None:
        self._codes = {item.code: item for item in found.codes} if found else {}
        self._read_field = found.field if found else ""
        self.field.clear()
        self.field.addItem(self.tr("as recognised"), "")
        for name in found.fields if found else ():
            self.field.addItem(name, name)
        self.field.setCurrentIndex(max(self.field.findData(self.session.settings.road_class_field), 0))
        self.field.setEnabled(found is not None)
        self._fill_meanings()
        self.table.fill([self._row(item) for item in self._codes.values()], list(self._codes))
        self.said.setText(self._words(found))
        self.all_back.setEnabled(bool(self.session.settings.road_codes))
        self._show_code()

    def _words(self, found: RoadCodes | None) -> str:
        if found is None:
            return self.nothing_yet(self.tr("The study has no roads. Add a road layer on page 1 and align again."))
        if not found.field:
            return self.tr("No field with road classes was recognised. Choose one.")
        words = self.tr("{field}: {count} codes.").format(field=found.field, count=len(found.codes))
        if found.unknown:
            words += " " + self.tr("Unknown, say what they are: {codes}.").format(codes=", ".join(found.unknown))
        return words

    def _row(self, item: RoadCode) -> list[Cell]:
        if not item.known:
            meaning = self.tr("unknown")
        elif item.meaning is None:
            meaning = self.tr("not for travel")
        else:
            meaning = names.entry(f"roads.{item.meaning}")
        if item.own:
            meaning = self.tr("{meaning}, said by you").format(meaning=meaning)
        code = Cell(item.code or self.tr("(empty)"))
        font = code.font()
        font.setBold(not item.known or item.own)
        code.setFont(font)
        speed = Cell(number(item.speed, 1) if item.speed is not None else "–", item.speed)
        evidence = Cell(f"[{item.tag}]" if item.tag else "–")
        return [code, Cell(number(item.count), item.count), Cell(meaning), speed, evidence, Cell(item.source)]

    def _fill_meanings(self) -> None:
        self.meaning.clear()
        self.meaning.addItem(self.tr("as the product's table says"), _DEFAULT)
        for name in speed_table(self.session.settings).roads:
            self.meaning.addItem(names.entry(f"roads.{name}"), name)
        self.meaning.addItem(self.tr("not for travel"), _CLOSED)

    def _show_code(self) -> None:
        item = self._codes.get(self.table.key())
        self.meaning.setEnabled(item is not None)
        if item is None:
            return
        said = (item.meaning or _CLOSED) if item.own else _DEFAULT
        self.meaning.setCurrentIndex(max(self.meaning.findData(said), 0))

    def _take_field(self) -> None:
        field = self.field.currentData()
        if field != self.session.settings.road_class_field:
            self.session.change(road_class_field=field, road_codes={})
            self._read()

    def _take_meaning(self) -> None:
        code, meaning = self.table.key(), self.meaning.currentData()
        if code not in self._codes:
            return
        codes = {key: value for key, value in self.session.settings.road_codes.items() if key != code}
        if meaning != _DEFAULT:
            codes[code] = meaning or None
        field = self.session.settings.road_class_field or self._read_field
        self.session.change(road_codes=codes, road_class_field=field)
        self._read()

    def _reset(self) -> None:
        self.session.change(road_codes={})
        self._read()
