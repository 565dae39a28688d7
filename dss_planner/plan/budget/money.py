"""Currencies of the partner countries and their dated rates. No rate is built in: each is entered with its source."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dss_planner.errors import InputError

#: Code → digits after the decimal point in which sums are shown (ISO 4217; the tögrög's möngö is out of use [M]).
CURRENCIES: Mapping[str, int] = {"USD": 2, "MNT": 0, "CNY": 2, "JPY": 0, "KRW": 0}
#: The currency that rates are told against.
BASE = "USD"


@dataclass(frozen=True)
class Rate:
    """What one US dollar was worth. currency: code; per_usd: units of it; day: ISO date; source: where it was read."""

    currency: str
    per_usd: float
    day: str
    source: str


def require_currency(currency: str) -> None:
    """Raise `InputError` for a currency that sums cannot be told in."""
    if currency not in CURRENCIES:
        raise InputError(
            "Sums cannot be told in “{found}”; one of {known} is expected.",
            found=currency,
            known=", ".join(CURRENCIES),
        )


def rounded(amount: float, currency: str) -> float:
    """Return an amount as it is shown: with the digits of its currency, cents for USD and none for MNT, JPY and KRW.

    For showing only: sums are made of what is not rounded.
    """
    return round(amount, CURRENCIES[currency])


def checked(rate: Rate) -> Rate:
    """Return the rate. Raises `InputError` for an unknown currency, a rate that is not above 0, or no real date."""
    if rate.currency not in CURRENCIES:
        raise InputError(
            "The rate of “{currency}” cannot be used; one of {known} is expected.",
            currency=rate.currency,
            known=", ".join(CURRENCIES),
        )
    if not (math.isfinite(rate.per_usd) and rate.per_usd > 0.0):
        raise InputError(
            "The rate of {currency} is {found} for one US dollar; a number above 0 is expected. Enter it again.",
            currency=rate.currency,
            found=f"{rate.per_usd:g}",
        )
    if rate.currency == BASE and rate.per_usd != 1.0:
        raise InputError(
            "The rate of USD is {found}; one US dollar is 1 USD. Remove the rate.", found=f"{rate.per_usd:g}"
        )
    try:
        if date.fromisoformat(rate.day).isoformat() != rate.day:
            raise ValueError(rate.day)
    except ValueError as error:
        raise InputError(
            "The rate of {currency} has the date “{found}”; year-month-day (as 2026-11-23) is expected: a rate without "
            "a date cannot be checked.",
            currency=rate.currency,
            found=rate.day,
        ) from error
    return rate


class Exchange:
    """Turns money of one currency into another over the US dollar, at the newest rate of each."""

    def __init__(self, rates: Sequence[Rate] = ()) -> None:
        self._rates: dict[str, Rate] = {}
        for rate in sorted((checked(rate) for rate in rates), key=lambda one: one.day):
            self._rates[rate.currency] = rate

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rates in use, one of each currency."""
        return tuple(self._rates[currency] for currency in sorted(self._rates))

    def rate(self, currency: str) -> Rate:
        """Return the rate in use. Raises `InputError` when none was entered."""
        if currency == BASE:
            return Rate(BASE, 1.0, "", "")
        if currency not in self._rates:
            raise InputError(
                "There is no exchange rate of {currency}. Enter what one US dollar is worth in {currency}, with the "
                "date and the source.",
                currency=currency,
            )
        return self._rates[currency]

    def factor(self, source: str, target: str) -> float:
        """Return what one unit of ``source`` is worth in ``target``."""
        if source == target:
            return 1.0
        return self.rate(target).per_usd / self.rate(source).per_usd
