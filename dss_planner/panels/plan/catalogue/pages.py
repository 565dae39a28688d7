"""What is known of a measure, as pages of rich text: unverified values look unverified, changed ones say from what."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.catalogue import VERIFIED_TAGS, Catalogue, Measure, Value
from dss_planner.measures.catalogue.editing import OWN_SOURCE
from dss_planner.measures.catalogue.merging import merge
from dss_planner.measures.catalogue.titles import KINDS, LANGUAGES, title_of
from dss_planner.measures.fit.rulewords import rule_words
from dss_planner.panels.plan.catalogue.offers import EDIT, Offers
from dss_planner.panels.plan.catalogue.words import NAMED, WARNING, CatalogueWords, evidence, plain_number

#: Sections of the page, in the order of their tabs.
GLANCE, FITS, LAYOUT, EFFECT, COST, SOURCES, COMPARED = (
    "glance",
    "fits",
    "layout",
    "effect",
    "cost",
    "sources",
    "compared",
)
_TABLE = '<table width="100%" cellspacing="0" cellpadding="2">'


@dataclass(frozen=True)
class Row:
    """A line of a page. field: path for the editor ('' for none). before: how it comes with the planner, '' for the
    same. asks: whether its source is missing."""

    field: str
    title: str
    words: str
    tag: str = ""
    source: str = ""
    before: str = ""
    narrow: bool = False


class MeasurePage:
    """shipped: the measure as it comes with the planner, None for an added one. warning, quiet: colours."""

    def __init__(
        self,
        measure: Measure,
        shipped: Measure | None,
        words: CatalogueWords,
        tags: dict[str, str],
        colours: tuple[str, str],
        editable: bool = True,
    ) -> None:
        self._measure, self._shipped, self._words, self._tags = measure, shipped, words, tags
        self._warning, self._quiet = colours
        self._editable = editable
        self._offers = Offers(measure, colours, editable)

    def tr(self, words: str) -> str:
        """Return ``words`` in the user's language."""
        return QCoreApplication.translate("MeasurePage", words)

    def html(self, section: str) -> str:
        """Return a section as rich text."""
        makers = {
            GLANCE: self._glance,
            FITS: self._rules,
            LAYOUT: self._layout,
            EFFECT: self._effect,
            COST: self._costs,
            COMPARED: self._compared,
        }
        return makers.get(section, self._sources)()

    def _glance(self) -> str:
        measure = self._measure
        parts = [measure.summary]
        if not measure.drawn:
            parts.append(self.tr("It is judged, not drawn."))
        if measure.own and measure.kind != measure.id:
            parts.append(
                self.tr("Drawn and counted like “{measure}”.").format(measure=self._words.name_of(measure.kind))
            )
        top = f'<p style="margin-top:0;">{_esc(" ".join(parts))} {self._link("summary", show(title_of("summary")))}</p>'
        return top + self._table(self._named(NAMED)) + self._offers.values(("co_benefits", "ease"))

    def _layout(self) -> str:
        rows = [Row("", show(title_of("geometry")), self._words.geometry(self._measure.geometry))]
        rows += [self._row(f"layout.{key}", value) for key, value in self._measure.layout.items()]
        return self._table(rows) + self._offers.norms()

    def _effect(self) -> str:
        rows = [Row("effect.kind", show(title_of("effect.kind")), show(KINDS[self._measure.effect_kind]))]
        rows += [self._row(f"effect.{key}", value) for key, value in self._measure.effect.items()]
        return self._offers.figures() + self._table([*rows, *self._named(("time_to_effect", "lifespan"))], 44)

    def _rules(self) -> str:
        old = self._shipped.conditions if self._shipped is not None else ()
        rows = []
        for place, rule in enumerate(self._measure.conditions, 1):
            before = ""
            was = old[place - 1] if place <= len(old) else None
            if was is not None and was.fact == rule.fact and was != rule:
                before = f"{show(rule_words(was))} [{was.tag}]"
            rows.append(
                Row(f"conditions.{place}", str(place), show(rule_words(rule)), rule.tag, rule.source, before, True)
            )
        return self._table(rows) + self._offers.rules()

    def _costs(self) -> str:
        measure, words = self._measure, self._words
        old = self._shipped.costs if self._shipped is not None else ()
        rows = []
        for place, cost in enumerate(measure.costs, 1):
            worst = next((tag for tag in cost.tags if tag not in VERIFIED_TAGS), cost.tags[1])
            was = old[place - 1] if place <= len(old) else None
            before = f"{words.cost(was)} [{'/'.join(was.tags)}]" if was is not None and was != cost else ""
            title = self.tr("Cost {number}").format(number=place) if len(measure.costs) > 1 else self.tr("Cost")
            rows.append(Row(f"costs.{place}", title, words.cost(cost), worst, cost.source, before))
            rows.append(Row("", self.tr("When and where"), words.when(cost)))
            rows.append(Row("", self.tr("Evidence, low/likely/high"), "/".join(cost.tags)))
            rows.append(Row("", self.tr("Source"), cost.source))
            rows += [Row("", self.tr("Note"), cost.note)] if cost.note else []
        note = _esc(self.tr("None is a price in Mongolia: confirm it locally before it goes into a budget."))
        body = self._table(rows) + self._offers.costs() + f'<p style="color:{self._warning};">{WARNING} {note}</p>'
        if measure.reference_costs:
            heading = _esc(self.tr("Prices read elsewhere, for comparison"))
            read = [
                Row("", words.when(one), words.cost(one), one.tags[1], one.source) for one in measure.reference_costs
            ]
            body += f"<p><b>{heading}</b></p>" + self._table(read)
        return body

    def _sources(self) -> str:
        measure = self._measure
        rows = []
        for language, title in LANGUAGES.items():
            name, tag = measure.names.get(language, ""), measure.name_tags.get(language, "")
            old = self._shipped.names.get(language, "") if self._shipped is not None else name
            source = self.tr("Translation of the name") if tag else ""
            rows.append(Row(f"names.{language}", show(title), name or "–", tag, source, old if old != name else ""))
        rows += self._named(("toolbox_keyword", "wocat"))
        words = self._table(rows) + self._offers.values(("wocat",))
        if measure.links:
            heading = _esc(self.tr("Links and references"))
            words += f"<p><b>{heading}</b></p><ul>"
            for link in measure.links:
                title = _esc(link.title)
                shown = f'<a href="{_esc(link.url)}">{title}</a>' if link.url else title
                words += f"<li>{shown} {self._mark(link.tag, link.title)}</li>"
            words += "</ul>"
        if measure.evidence:
            heading = _esc(self.tr("What else is known"))
            words += f"<p><b>{heading}</b></p><ul>"
            words += "".join(f"<li>{self._evident(str(e.value), e.tag, e.source)}</li>" for e in measure.evidence)
            words += "</ul>"
        return words

    def _compared(self) -> str:
        """Return what differs from the measure as it comes with the planner."""
        if self._shipped is None:
            return _paragraph(self.tr("This measure was added; there is nothing to compare it with."))
        lines = []
        for field, ours, theirs in differences(self._shipped, self._measure, self._tags):
            cells = (self._field_words(field), ours, theirs)
            lines.append("<tr>" + "".join(f"<td>{_esc(cell)}</td>" for cell in cells) + "</tr>")
        if not lines:
            return _paragraph(self.tr("It is as it comes with the planner."))
        heads = (self.tr("Field"), self.tr("As it comes"), self.tr("Here"))
        head = "".join(f'<th align="left" style="color:{self._quiet};">{_esc(one)}</th>' for one in heads)
        return f"{_TABLE}<tr>{head}</tr>{''.join(lines)}</table>"

    def _field_words(self, field: str) -> str:
        """Return what a field is called, with the part of it that differs."""
        parts = {"tag": self.tr("{field}, evidence"), "source": self.tr("{field}, source")}
        head, _, last = field.rpartition(".")
        words = parts.get(last) if head else None
        return words.format(field=show(title_of(head))) if words else show(title_of(field))

    def _named(self, names: Iterable[str]) -> list[Row]:
        found = ((name, getattr(self._measure, name)) for name in names)
        return [self._row(name, value) for name, value in found if value is not None]

    def _row(self, field: str, value: Value) -> Row:
        words = self._words.value(value.value, value.unit)
        if value.typical is not None:
            typical = plain_number(value.typical)
            words = self.tr("{range}, typically {number}").format(range=words, number=typical)
        old = value_of(self._shipped, field)
        before = ""
        if old is not None and (old.value, old.tag) != (value.value, value.tag):
            before = f"{self._words.value(old.value, old.unit)} [{old.tag}]"
        return Row(field, show(title_of(field)), words, value.tag, value.source, before)

    def _table(self, rows: Iterable[Row], share: int = 30) -> str:
        return f"{_TABLE}{''.join(self._line(row, share) for row in rows)}</table>"

    def _line(self, row: Row, share: int) -> str:
        words = self._evident(row.words, row.tag, row.source)
        if row.before:
            words = f'<s style="color:{self._quiet};">{_esc(row.before)}</s> {words}'
            if row.source == OWN_SOURCE and self._editable:
                asked = _esc(self.tr("From which source?"))
                words += f' <a href="{EDIT}{row.field}">{asked}</a>'
        width = "18" if row.narrow else f"{share}%"
        return (
            f'<tr><td width="{width}" style="color:{self._quiet};padding-right:8px;">{_esc(row.title)}</td>'
            f'<td>{words}</td><td width="20" align="right">{self._link(row.field, row.title)}</td></tr>'
        )

    def _link(self, field: str, title: str) -> str:
        if not field or not self._editable:
            return ""
        name = _esc(self.tr("Change: {field}").format(field=title))
        return f'<a href="{EDIT}{field}" title="{name}" style="text-decoration:none;">✎</a>'

    def _evident(self, words: str, tag: str, source: str) -> str:
        """Return words with their tag; unverified ones in italics. The tooltip tells tag and source."""
        shown = _esc(words).replace("\n", "<br>")
        if not tag:
            return shown
        tip = _esc(evidence(tag, source, self._tags))
        if tag in VERIFIED_TAGS:
            return f'<span title="{tip}">{shown}</span> {self._mark(tag, source)}'
        return f'<span title="{tip}"><i>{shown}</i></span> {self._mark(tag, source)}'

    def _mark(self, tag: str, source: str) -> str:
        tip = _esc(evidence(tag, source, self._tags))
        if tag in VERIFIED_TAGS:
            return f'<small style="color:{self._quiet};" title="{tip}">[{tag}]</small>'
        sign = _esc(self.tr("unverified"))
        return f'<small style="color:{self._warning};" title="{tip}">{WARNING} {sign} [{tag}]</small>'


def value_of(measure: Measure | None, field: str) -> Value | None:
    """Return the value of a field of a measure; None where it has none."""
    if measure is None:
        return None
    head, _, rest = field.partition(".")
    if head in ("layout", "effect"):
        return (measure.layout if head == "layout" else measure.effect).get(rest)
    found = getattr(measure, head, None)
    return found if isinstance(found, Value) else None


def differences(shipped: Measure, measure: Measure, tags: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return field, value as shipped and value here of all that differs, but for being the user's own."""
    ours, theirs = (Catalogue("", "-", "", tags, (one,)) for one in (_alone(shipped), _alone(measure)))
    found = merge(ours, theirs).conflicts
    return [(one.field, _shown(one.ours), _shown(one.theirs)) for one in found if one.field != "own"]


def _alone(measure: Measure) -> Measure:
    """Return the measure without what names others, so that it makes a catalogue by itself."""
    return replace(measure, combines_with=None)


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, dict):
        inner = value.get("value", value)
        return _shown(inner) if inner is not value else ", ".join(f"{k}: {_shown(v)}" for k, v in value.items())
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _paragraph(words: str) -> str:
    return f"<p>{_esc(words)}</p>"


def _esc(words: str) -> str:
    return html.escape(words, quote=True)
