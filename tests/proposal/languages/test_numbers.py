"""Numbers, dates and units of five languages, against Qt's own locales and by hand."""

from datetime import date

import pytest

from dss_planner.proposal.languages import numbers
from dss_planner.proposal.languages.numbers import LANGUAGES, UNKNOWN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [0.0, 1.0, 999.5, 1234567.891, -1234.5])
def test_separators_are_those_of_qt(language, value):
    from qgis.PyQt.QtCore import QLocale

    locale = QLocale({"en": "en_GB", "mn": "mn_MN", "ja": "ja_JP", "ko": "ko_KR"}.get(language, language))
    assert numbers.number(value, 2) == locale.toString(value, "f", 2).replace("\u2212", "-")


def test_what_is_not_known_is_never_zero():
    assert numbers.number(None) == numbers.number(float("nan")) == numbers.percent(None, "ko") == UNKNOWN
    assert numbers.with_unit(UNKNOWN, "ha", "en") == UNKNOWN
    assert numbers.number(0.0) == "0"


def test_digits_fit_the_size():
    assert [numbers.number(value) for value in (5900.4, 27.46, 2.456, 0.1234, 0.0)] == [
        "5,900",
        "27.5",
        "2.46",
        "0.123",
        "0",
    ]


def test_a_rounded_zero_has_no_sign():
    assert [numbers.number(value) for value in (0.1, 1.5, 0.025, 99.97)] == ["0.1", "1.5", "0.025", "100.0"]
    assert numbers.number(-0.04, 1) == "0.0"
    assert numbers.number(-0.06, 1) == "-0.1"


@pytest.mark.parametrize(
    ("language", "day", "month", "quarter"),
    [
        ("en", "3 May 2026", "May 2026", "Q2 2026"),
        ("mn", "2026 оны 5 сарын 3", "2026 оны 5 сар", "2026 оны 2 дугаар улирал"),
        ("zh_CN", "2026年5月3日", "2026年5月", "2026年第2季度"),
        ("ja", "2026年5月3日", "2026年5月", "2026年第2四半期"),
        ("ko", "2026년 5월 3일", "2026년 5월", "2026년 2분기"),
    ],
)
def test_days_months_quarters(language, day, month, quarter):
    assert numbers.day(date(2026, 5, 3), language) == day
    assert numbers.month(2026, 5, language) == month
    assert numbers.quarter(2026, 2, language) == quarter


@pytest.mark.parametrize("language", ["zh_CN", "ja", "ko"])
def test_days_are_those_of_qt(language):
    from qgis.PyQt.QtCore import QDate, QLocale

    shown = QLocale(language).toString(QDate(2026, 11, 23), QLocale.FormatType.LongFormat)
    assert shown.startswith(numbers.day(date(2026, 11, 23), language))


def test_degrees_are_rounded_as_a_whole():
    assert numbers.degrees_minutes(44.750716, 109.770558) == ("44°45′02.6″N", "109°46′14.0″E")
    assert numbers.degrees_minutes(-0.99999999, -179.9999999) == ("1°00′00.0″S", "180°00′00.0″W")


def test_stored_days():
    assert numbers.as_day("2026/05/01") == numbers.as_day("2026-05-01T10:00:00") == date(2026, 5, 1)
    assert numbers.as_day("soon") is None
    assert numbers.as_day(None) is None
