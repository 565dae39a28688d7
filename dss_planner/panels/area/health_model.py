"""The problems of the layers as rows: what each says, how it is shown, and what one click on it does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, Option, Problem
from dss_planner.layers.translation import show
from dss_planner.panels.area.row_delegate import LOOK, RowLook
from dss_planner.panels.role_names import role_name
from dss_planner.panels.status_dot import ASK, DONE, MEND, RUNNING, TELL, state_name, status_icon

STATE, LAYER, ROLE, PROBLEM, FIX, METHOD = range(6)
#: The item data role of the `Problem` of a row.
OF_ROW = int(Qt.ItemDataRole.UserRole) + 21
#: Of the value that a column is sorted by.
SORTED_BY = int(Qt.ItemDataRole.UserRole) + 22
_SIGNS = {ASKS: ASK, MENDS: MEND, TELLS: TELL}
_ORDER = (ASKS, MENDS, TELLS)
#: What alignment does to nearly every layer; these rows stand last.
ROUTINE = ("geographic_grid", "other_crs", "cell_size")
#: How the check writes that nothing has to be done to the values.
_NO_METHOD = "–"

Key = tuple[str, str]


def key_of(problem: Problem) -> Key:
    """Return what tells a problem from the others: its layer and its code."""
    return problem.layer, problem.code


class HealthModel(QAbstractTableModel):
    """Problems, those that ask first; one column for each thing the table says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: list[Problem] = []
        self._mending: set[Key] = set()
        self._mended: set[Key] = set()

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show ``problems`` of a new check."""
        self.beginResetModel()
        self._problems = sorted(problems, key=_rank)
        self._mending, self._mended = set(), set()
        self.endResetModel()

    def show_progress(self, mending: Collection[Key], mended: Collection[Key]) -> None:
        """Show which problems are being mended, and which have been since the check."""
        self._mending, self._mended = set(mending), set(mended)
        if self._problems:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._problems) - 1, METHOD))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems shown, in their order."""
        return tuple(self._problems)

    def is_mended(self, problem: Problem) -> bool:
        """Return whether the fix of ``problem`` has been applied."""
        return problem.mended or key_of(problem) in self._mended

    def is_mending(self, problem: Problem) -> bool:
        """Return whether the fix of ``problem`` is being applied or waits for its turn."""
        return key_of(problem) in self._mending

    def count(self, severity: str, routine: bool = False) -> int:
        """Return how many problems of a severity are not mended yet; ``routine`` counts what is always done."""
        left = [p for p in self._problems if p.severity == severity and not self.is_mended(p)]
        return sum((p.code in ROUTINE) == routine for p in left)

    def row_of(self, problem: Problem) -> int:
        """Return the row of a problem, -1 when it is not shown."""
        keys = [key_of(shown) for shown in self._problems]
        return keys.index(key_of(problem)) if key_of(problem) in keys else -1

    # -- Qt's side -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of problems."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """State, layer, role, problem, fix and method."""
        return 0 if parent.isValid() else METHOD + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("State"),
            self.tr("Layer"),
            self.tr("Role"),
            self.tr("Problem"),
            self.tr("Fix"),
            self.tr("Method"),
        )[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(problem)[index.column()]
        if role == LOOK:
            return self._look(problem)
        if role == OF_ROW:
            return problem
        if role == SORTED_BY:
            by_state = f"{self.is_mended(problem):d}{_rank(problem)}"
            return by_state if index.column() == STATE else self.words(problem)[index.column()].casefold()
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return status_icon(self._sign(problem))
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.layer if index.column() == LAYER else self.words(problem)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == STATE:
            return self._spoken(problem)
        return None

    def words(self, problem: Problem) -> tuple[str, ...]:
        """Return the six cells of a row."""
        return (
            self.state_words(problem),
            problem.name or self.tr("The study"),
            role_name(problem.role) if problem.role else "",
            show(problem.problem),
            show(problem.fix),
            show(problem.method),
        )

    def state_words(self, problem: Problem) -> str:
        """Return in words how a problem stands."""
        if self.is_mended(problem):
            return self.tr("Mended")
        if self.is_mending(problem):
            return self.tr("Mending…")
        return state_name(_SIGNS[problem.severity])

    def button_words(self, problem: Problem) -> str:
        """Return the text of the button of a row; empty when nothing can be done there."""
        if self.is_mending(problem):
            return ""
        if self.is_mended(problem):  # an answer can be changed, a fix that is made cannot
            return self.tr("Change") if len(problem.options) > 1 else ""
        if len(problem.options) == 1:
            return option_words(problem.options[0])
        if problem.options:
            return self.tr("Choose")
        if problem.severity == MENDS:
            return self.tr("Fix")
        if problem.choice is not None:
            return self.tr("Accept")
        return ""

    def _look(self, problem: Problem) -> RowLook:
        words, button = self.words(problem), self.button_words(problem)
        done = words[STATE] if not button and (self.is_mended(problem) or self.is_mending(problem)) else ""
        fix, method = words[FIX], words[METHOD]
        method = "" if method == _NO_METHOD else method
        note = "→ " + self.tr("{fix} · {method}").format(fix=fix, method=method) if method else f"→ {fix}"
        return RowLook(
            self._sign(problem),
            words[LAYER],
            words[ROLE],
            words[PROBLEM],
            note,
            button,
            len(problem.options) > 1,
            done,
        )

    def _sign(self, problem: Problem) -> str:
        if self.is_mended(problem):
            return DONE
        return RUNNING if self.is_mending(problem) else _SIGNS[problem.severity]

    def _spoken(self, problem: Problem) -> str:
        words = self.words(problem)
        spoken = ". ".join(word.rstrip(".") for word in (words[LAYER], *words[:1], *words[ROLE:]) if word) + "."
        button = self.button_words(problem)
        if not button:
            return spoken
        return self.tr("{row} Press Enter to: {action}").format(row=spoken, action=button)


def _rank(problem: Problem) -> int:
    return len(_ORDER) if problem.code in ROUTINE else _ORDER.index(problem.severity)


def option_words(option: Option) -> str:
    """Return what an answer says."""
    return show(option.label)
