"""The words of the pack in a language: sentences from its dictionary, values as it writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Measure, load_catalogue
from dss_planner.plan.budget.money import CURRENCIES
from dss_planner.proposal.languages import numbers
from dss_planner.proposal.languages.numbers import LANGUAGES, UNKNOWN, UNSPACED, Quantity, Quarter, Unit
from dss_planner.proposal.languages.stored import Stored
from dss_planner.text import Text, text

#: Language → its code in the catalogue of measures.
_OF_CATALOGUE = {"en": "en", "mn": "mn", "zh_CN": "zh", "ja": "ja", "ko": "ko"}
_PLACE = re.compile(r"\{\w*\}")
#: Language → letters that words in it have.
LETTERS = {"en": "[A-Za-z]", "mn": "[А-Яа-яЁёӨөҮү]", "zh_CN": "[一-鿿]", "ja": "[ぁ-ヿ一-鿿]", "ko": "[가-힣]"}
#: Genera of plants, and entries of registers: the same in every language.
_NAMES = re.compile(r"[A-Z][a-z]+( [a-z]+)?(, [A-Z][a-z]+( [a-z]+)?)+|[a-z]+_\d+")
#: Parts of the dictionaries whose templates files of a study hold, said in English when a step ran.
_STORED = ("plan", "stored")
#: What the translations are, said in the metadata of every pack.
TRANSLATION_NOTE = text("Our own translation; not yet read by a native speaker.")


class Words:
    """Says things in one language.

    ``words(text("…"))`` looks the sentence up and writes its values: numbers as `Quantity`, days as `date`, further
    sentences; whole numbers and strings stand as they are. A sentence that the dictionary lacks is said in English and
    kept in ``untranslated``.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise InputError(
                "The pack cannot be written in “{found}”; one of {known} is expected.",
                found=language,
                known=", ".join(LANGUAGES),
            )
        self.language = language
        self._sentences = {**_measures(language), **sentences_of(language)}
        self._units = units_of(language)
        self.untranslated: set[str] = set()
        self._stored: Stored | None = None

    def __call__(self, said: Text | str | date | None) -> str:
        """Return a sentence in the language; a plain string stands as it is, None is empty, a day is written out."""
        if said is None:
            return ""
        if isinstance(said, date):
            return self.day(said)
        if isinstance(said, str):
            return said
        template = said.template
        if self.language != "en":
            found = self._sentences.get(template) or (None if said.values else self.stored(template))
            if found is None and has_words(template) and not _NAMES.fullmatch(template):
                self.untranslated.add(template)
            template = found or template
        if not said.values:
            return template.format() if "{{" in template else template
        return template.format(**{name: self._value(value) for name, value in said.values.items()})

    def _value(self, value: object) -> str:
        if isinstance(value, Text):
            return self(value)
        if isinstance(value, Mapping) and "template" in value:  # a sentence within one that was stored
            return self(Text(str(value["template"]), dict(value.get("values") or {})))
        if isinstance(value, Quantity):
            return self.quantity(value.value, value.unit, value.digits)
        if isinstance(value, Unit):
            return self.unit(value.name)
        if isinstance(value, Quarter):
            return self.quarter(value.year, value.number)
        if isinstance(value, (date, datetime)):
            return self.day(value)
        if isinstance(value, float):
            return self.number(value)
        if value is None:
            return UNKNOWN
        said = str(value)
        # what was said in the language already may hold Latin names in brackets
        return said if re.search(LETTERS[self.language], said) else self.stored(said) or said

    def stored(self, said: str) -> str | None:
        """Return what a study keeps in English in the language; None where it is not the product's own words."""
        if self.language == "en" or not said:
            return None
        if self._stored is None:
            self._stored = Stored(self.language, self._sentences, _stored_templates(self.language), self._units, self)
        return self._stored(said)

    def number(self, value: float | None, digits: int | None = None) -> str:
        """Return a number with thousands set apart; a dash where it is not known."""
        return numbers.number(value, digits)

    def quantity(self, value: float | None, unit: str = "", digits: int | None = None) -> str:
        """Return a number with its unit: ``5,900 ha``."""
        return numbers.with_unit(numbers.number(value, digits), self.unit(unit), self.language)

    def span(self, low: float | None, high: float | None, unit: str = "", digits: int | None = None) -> str:
        """Return a range with its unit: ``1,200–3,500 USD``; one number where both ends read the same."""
        ends = [numbers.number(value, digits) for value in (low, high)]
        shown = ends[0] if ends[0] == ends[1] else "–".join(ends)
        return UNKNOWN if UNKNOWN in ends else numbers.with_unit(shown, self.unit(unit), self.language)

    def money(self, value: float | None, currency: str, digits: int = 0) -> str:
        """Return an amount, rounded to whole units unless asked otherwise."""
        return numbers.with_unit(numbers.number(value, min(digits, CURRENCIES.get(currency, 2))), currency, "en")

    def percent(self, share: float | None, digits: int = 0) -> str:
        """Return a share (0–1) in percent."""
        return numbers.percent(share, self.language, digits)

    def unit(self, unit: str) -> str:
        """Return what the language calls a unit; one that it has no word for stands as it is."""
        return self._units.get(unit, unit)

    def day(self, when: date | str | None) -> str:
        """Return a day in the long form; text that is no day stands as it is."""
        found = when if isinstance(when, date) else numbers.as_day(when)
        return numbers.day(found, self.language) if found else str(when or UNKNOWN)

    def month(self, year: int, month: int) -> str:
        """Return a month of a year."""
        return numbers.month(year, month, self.language)

    def quarter(self, year: int, quarter: int) -> str:
        """Return a quarter of a year."""
        return numbers.quarter(year, quarter, self.language)

    def listed(self, items: Iterable[str]) -> str:
        """Return items in a row, each once."""
        return ("、" if self.language in UNSPACED else ", ").join(dict.fromkeys(items))

    def together(self, sentences: Iterable[str]) -> str:
        """Return sentences in a row."""
        return ("" if self.language in UNSPACED else " ").join(one for one in sentences if one)

    def ended(self, said: str) -> str:
        """Return a sentence with its full stop."""
        return f"{said}{'。' if self.language in UNSPACED else '.'}"

    def titled(self, title: str, said: str) -> str:
        """Return what something is, and what is said of it."""
        return f"{title}{'：' if self.language in UNSPACED else ': '}{said}"

    def know(self, measures: Iterable[Measure]) -> None:
        """Learn the names of a plan's own measures, which stand in English in its sentences."""
        self._sentences.update({one.name: self.measure(one) for one in measures})
        self._stored = None

    def measure(self, measure: Measure) -> str:
        """Return the name of a measure; an own one without a name in the language keeps its English one."""
        return measure.names.get(_OF_CATALOGUE[self.language]) or self._sentences.get(measure.name) or measure.name

    def place(self, local: str, latin: str) -> str:
        """Return a place name in local script with the Latin one behind it, Latin first where that is read."""
        first, second = (latin, local) if self.language == "en" else (local, latin)
        return f"{first} ({second})" if first and second and first != second else first or second


def has_words(template: str) -> bool:
    """Return whether a template has anything to translate beside its places."""
    return any(letter.isalpha() for letter in _PLACE.sub("", template))


@lru_cache(maxsize=len(LANGUAGES))
def _dictionary(language: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    sentences: dict[str, str] = {}
    units: dict[str, str] = {}
    folder = paths.resource("languages", "pack")
    for path in sorted(folder.glob(f"{language}.json")) + sorted(folder.glob(f"{language}-*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        sentences.update(content.get("sentences", {}))
        units.update(content.get("units", {}))
    return MappingProxyType(sentences), MappingProxyType(units)


@lru_cache(maxsize=len(LANGUAGES))
def _stored_templates(language: str) -> tuple[str, ...]:
    folder = paths.resource("languages", "pack")
    contents = (json.loads((folder / f"{language}-{part}.json").read_text(encoding="utf-8")) for part in _STORED)
    return tuple(template for content in contents for template in content["sentences"])


@lru_cache(maxsize=len(LANGUAGES))
def _measures(language: str) -> Mapping[str, str]:
    code = _OF_CATALOGUE[language]
    return MappingProxyType({one.name: one.names.get(code) or one.name for one in load_catalogue().measures})


def sentences_of(language: str) -> Mapping[str, str]:
    """Return template → translation of a language: ``<language>.json`` and its parts ``<language>-….json``."""
    return _dictionary(language)[0]


def units_of(language: str) -> Mapping[str, str]:
    """Return unit → what a language calls it."""
    return _dictionary(language)[1]
