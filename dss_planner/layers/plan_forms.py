"""Forms of a plan's tables: what plain QGIS shows when a row is edited, without the plugin."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsAttributeTableConfig,
    QgsDefaultValue,
    QgsEditorWidgetSetup,
    QgsMapLayer,
    QgsVectorLayer,
)

from dss_planner.layers.plan_words import ALIASES, OWN_ALIASES, VALUES
from dss_planner.layers.translation import show
from dss_planner.layers.work_looks import measure_names
from dss_planner.plan.store.columns import Column, Table
from dss_planner.plan.store.schema import table
from dss_planner.text import text

#: Parts of a QML that forms need, beside the look.
FORM_PARTS = (
    QgsMapLayer.StyleCategory.Fields
    | QgsMapLayer.StyleCategory.Forms
    | QgsMapLayer.StyleCategory.AttributeTable
    | QgsMapLayer.StyleCategory.MapTips
    | QgsMapLayer.StyleCategory.Temporal
)
#: Columns that only programs read.
_HIDDEN = {"uuid", "source_id", "definition", "model", "sentences", "sentence", "record", "value_function", "sha256"}
#: Columns that are worked out or noted by themselves: seen, not typed.
_FIXED = {"area_ha", "length_m", "made", "changed", "changed_by", "revision", "schema_version", "planner_version"}
_LONG = {"note", "reason", "text", "summary", "maintenance", "risks", "options", "warnings", "limits", "cost_note"}
#: Lowest and highest number where a column has bounds of its own.
_BOUNDS = {
    "score": (0.0, 100.0),
    "completeness": (0.0, 1.0),
    "protected_share": (0.0, 1.0),
    "unknown_share": (0.0, 1.0),
    "recovery_class": (1, 5),
    "weight": (0.0, 1.0),
    "wind_from": (0.0, 360.0),
    "slope_deg": (0.0, 90.0),
    "spring_cover_pct": (0.0, 100.0),
    "growing_cover_pct": (0.0, 100.0),
    "sand_pct": (0.0, 100.0),
    "year": (1, 100),
    "start_year": (1, 100),
    "first_year": (2000, 2100),
    "years": (1, 100),
}
#: Of one table only: the year of a price is one of the calendar.
_OWN_BOUNDS = {("unit_costs", "year"): (1900, 2100)}
_MOST, _MOST_WHOLE = 1e12, 2_000_000_000
#: Hectares of a shape. Equal areas: EPSG:6933 is on WGS 84. A reference system that has no code cannot be transformed
#: in an expression: the area on the map stands in until the plan is recounted.
AREA = "coalesce(area(transform($geometry, @layer_crs, 'EPSG:6933')), area($geometry), 0) / 10000"
#: Filled in when a row is made by hand, and (True) at every change of it.
_DEFAULTS = {
    "uuid": ("uuid('WithoutBraces')", False),
    "locked": ("true", False),
    "chosen": ("true", False),
    "made": ("format_date(now(), 'yyyy-MM-ddThh:mm:ss')", False),
    "changed": ("format_date(now(), 'yyyy-MM-ddThh:mm:ss')", True),
    "author": ("coalesce(nullif(@user_full_name, ''), @user_account_name)", True),
    "area_ha": (AREA, True),
    "length_m": ("coalesce(length($geometry), 0)", True),
}
#: Of these tables only; works and sites have sizes that are more than their geometry's.
_DRAWN = {"sites", "zones", "lines", "points"}
#: A new shape of a layer goes with the nearest one that is there, up to so far off [m]: its site, work and measure.
_NEAR = 5000
_NEAREST = 'array_first(overlay_nearest(@layer_id, "{column}", max_distance:={near}))'
_BY_NEIGHBOUR = ("site", "work", "measure")
#: What the temporal controller plays.
PLAYED = ("zones", "lines", "points")
#: From when and until when a shape stands; its last day is whole.
BEGINS = 'coalesce(to_datetime("begin_date"), make_datetime(1, 1, 1, 0, 0, 0))'
ENDS = "coalesce(to_datetime(\"end_date\") + to_interval('1 day'), make_datetime(9999, 12, 31, 0, 0, 0))"
#: What a form demands of a row before it is kept.
_DEMANDS = {
    ("unit_costs", "low"): ('"low" >= 0', text("A price is a number from 0 on.")),
    ("unit_costs", "mode"): ('"mode" >= "low"', text("The likely price is at least the low one.")),
    ("unit_costs", "high"): ('"high" >= "mode"', text("The high price is at least the likely one.")),
}
_MADE_BY_HAND = {"zones", "lines", "points", "notes", "partners", "unit_costs", "schedule", "settings", "works"}


def dress_table(layer: QgsVectorLayer, name: str) -> None:
    """Give ``layer``, the table ``name`` of a plan, its names, widgets, defaults, hidden columns and times."""
    own = table(name)
    hidden = []
    for column in own.columns:
        index = layer.fields().indexOf(column.name)
        if index < 0:
            continue
        alias = OWN_ALIASES.get((name, column.name), ALIASES.get(column.name))
        if alias is not None:
            layer.setFieldAlias(index, show(alias))
        kind, options = _widget(own, column)
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup(kind, options))
        if kind == "Hidden":
            hidden.append(column.name)
        _set_default(layer, index, own, column)
        if (own.name, column.name) in _DEMANDS:
            expression, words = _DEMANDS[own.name, column.name]
            layer.setConstraintExpression(index, expression, show(words))
    number = layer.fields().indexOf("fid")
    if number >= 0:
        layer.setEditorWidgetSetup(number, QgsEditorWidgetSetup("Hidden", {}))
    _fix(layer, own)
    _hide(layer, [*hidden, "fid"])
    label = next(one for one in ("name", "title", "activity", "text", own.key) if _has(own, one))
    layer.setDisplayExpression(f'"{label}"')
    if _has(own, "begin_date") and own.geometry:
        let_play(layer)


def _widget(own: Table, column: Column) -> tuple[str, dict]:
    if column.name in _HIDDEN:
        return "Hidden", {}
    if column.name == "measure":
        return _choices({key: str(title) for key, title in measure_names().items()})
    if (own.name, column.name) in VALUES:
        return _choices({key: show(words) for key, words in VALUES[own.name, column.name].items()})
    if column.references:
        return _choice_of_rows(column)
    if column.type == "BOOLEAN":
        return "CheckBox", {"CheckedState": "", "UncheckedState": "", "TextDisplayMethod": 0}
    if column.type == "DATE":
        form = "yyyy-MM-dd"
        return "DateTime", {
            "display_format": form,
            "field_format": form,
            "field_iso_format": False,
            "calendar_popup": True,
            "allow_null": True,
        }
    if column.type in ("REAL", "INTEGER"):
        return _number(own, column)
    return "TextEdit", {"IsMultiline": column.name in _LONG, "UseHtml": False}


def _choices(titles: dict[str, str]) -> tuple[str, dict]:
    return "ValueMap", {"map": [{title: value} for value, title in titles.items()]}


def _choice_of_rows(column: Column) -> tuple[str, dict]:
    parent, key = column.target
    return "ValueRelation", {
        "Layer": "",
        "LayerName": parent,
        "LayerProviderName": "ogr",
        "LayerSource": f"./plan.gpkg|layername={parent}",
        "Key": key,
        "Value": "name",
        "AllowNull": not column.required,
        "AllowMulti": False,
        "OrderByValue": True,
        "NofColumns": 1,
        "UseCompleter": False,
        "FilterExpression": "",
    }


def _number(own: Table, column: Column) -> tuple[str, dict]:
    whole = column.type == "INTEGER"
    bounds = _OWN_BOUNDS.get((own.name, column.name), _BOUNDS.get(column.name))
    low, high = bounds or ((0, _MOST_WHOLE) if whole else (-_MOST, _MOST))
    return "Range", {
        "Min": low,
        "Max": high,
        "Step": 1 if whole else 0.1,
        "Precision": 0 if whole else 2,
        "AllowNull": not column.required,
        "Style": "SpinBox",
    }


def _set_default(layer: QgsVectorLayer, index: int, own: Table, column: Column) -> None:
    if own.name in PLAYED and column.name in _BY_NEIGHBOUR:
        near = _NEAREST.format(column=column.name, near=_NEAR)
        layer.setDefaultValueDefinition(index, QgsDefaultValue(near, False))
        return
    if column.name not in _DEFAULTS or own.name not in _MADE_BY_HAND | _DRAWN:
        return
    if column.name in ("area_ha", "length_m") and own.name not in _DRAWN:
        return
    expression, always = _DEFAULTS[column.name]
    layer.setDefaultValueDefinition(index, QgsDefaultValue(expression, always))


def _fix(layer: QgsVectorLayer, own: Table) -> None:
    form = layer.editFormConfig()
    for index, field in enumerate(layer.fields()):
        worked_out = field.name() in _FIXED and not (own.name == "works" and field.name() in ("area_ha", "length_m"))
        form.setReadOnly(index, worked_out or own.name in ("scenario", "verdicts", "sources", "criteria"))
    layer.setEditFormConfig(form)


def _hide(layer: QgsVectorLayer, names: list[str]) -> None:
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.name in names
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def let_play(layer: QgsVectorLayer) -> bool:
    """Let the temporal controller show each shape from the day it stands through its last day; without days always.

    False for a layer without such days. QGIS opens a layer of a plan with its fields known, but not at work, and would
    compare days with times as words: what begins on the first of a month was there a month early.
    """
    if min(layer.fields().indexOf(name) for name in ("begin_date", "end_date")) < 0:
        return False
    times = layer.temporalProperties()
    if not times.isActive() or (times.startExpression(), times.endExpression()) != (BEGINS, ENDS):
        times.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
        times.setStartExpression(BEGINS)
        times.setEndExpression(ENDS)
        times.setIsActive(True)
    return True


def _has(own: Table, name: str) -> bool:
    return any(column.name == name for column in own.columns)
