"""Stored times, which are of Greenwich, as the user's locale writes them, on this computer's clock."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt

from dss_planner.text import Text

#: Values of sentences that are times.
_WHEN = "when"


def local_time(stored: object) -> str:
    """Return a stored time (ISO) in words; what is none as it is."""
    when = QDateTime.fromString(str(stored), Qt.DateFormat.ISODate)
    return QLocale().toString(when.toLocalTime(), QLocale.FormatType.ShortFormat) if when.isValid() else str(stored)


def with_local_times(sentence: Text) -> Text:
    """Return a sentence with the times that it names, also in sentences within it, as they are read."""
    values = {
        name: with_local_times(value) if isinstance(value, Text) else local_time(value) if name == _WHEN else value
        for name, value in sentence.values.items()
    }
    return replace(sentence, values=values)
