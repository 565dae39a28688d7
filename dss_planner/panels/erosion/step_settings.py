"""The choices of the steps that only this window runs, each folded away below its maps."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.parameter_form import ParameterForm

#: No field: each settlement counts as 1.
EACH_ONE = ""


def offer_fields(form: ParameterForm, name: str, fields: Sequence[str], chosen: str) -> None:
    """Offer ``fields`` in the choice ``name`` behind its first entry; a field chosen that is not there stays seen."""
    box = form.field(name)
    wanted = [*fields, *([chosen] if chosen and chosen not in fields else [])]
    if [box.itemData(place) for place in range(1, box.count())] == wanted:
        return
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(box.count() - 1)
    for field in wanted:
        missing = form.tr("{field} (not in this study)").format(field=field)
        box.addItem(field if field in fields else missing, field)
    box.blockSignals(False)


def numeric_fields(uri: str) -> list[str]:
    """Return the fields with numbers of a vector layer; none when it cannot be read."""
    layer = QgsVectorLayer(uri, "fields", "ogr")
    return [field.name() for field in layer.fields() if field.isNumeric() and field.name() != "fid"]


def dust_settings(parent: QWidget) -> ParameterForm:
    """Return the choices of dust sources and exposure."""
    form = ParameterForm(parent)
    form.set_heading(form.tr("Settings of dust and exposure"))
    form.choice(
        "propose_landforms",
        form.tr("Lake beds and fans"),
        ((True, form.tr("proposed from elevation, where not given")), (False, form.tr("only those given"))),
        form.tr("Dry lake beds and fans give most fine dust; a layer of playas is surer than a proposal"),
    )
    form.choice(
        "exposure_source",
        form.tr("What leaves a place"),
        (("dust", form.tr("dust source potential")), ("soil_loss", form.tr("soil loss"))),
        form.tr("Weight of each place in the exposure"),
    )
    form.choice(
        "population_field",
        form.tr("People of settlements"),
        ((EACH_ONE, form.tr("not known: each counts as 1")),),
        form.tr("Field of the settlements with their people; used where the study has no population raster"),
    )
    form.number(
        "decay_km",
        form.tr("Decay over"),
        (1.0, 5000.0, 0, 10.0, form.tr(" km")),
        form.tr("Distance after which a third (1/e) is still in the air [A]; shorter counts neighbours more"),
    )
    form.number(
        "max_km",
        form.tr("Reach"),
        (1.0, 10000.0, 0, 50.0, form.tr(" km")),
        form.tr("Nothing is counted beyond [A]"),
    )
    form.setCollapsed(True)
    return form


def trend_settings(parent: QWidget) -> ParameterForm:
    """Return the choices of the trend."""
    form = ParameterForm(parent)
    form.set_heading(form.tr("Settings of the trend"))
    form.choice(
        "trend_correction",
        form.tr("Correction"),
        corrections(form),
        form.tr("A good year is often followed by another: uncorrected tests find trends in chance"),
    )
    form.number(
        "trend_fdr",
        form.tr("False finds allowed"),
        (0.001, 0.5, 3, 0.01, ""),
        form.tr("Expected share of false finds among the cells called significant, over the whole map"),
    )
    form.setCollapsed(True)
    return form


def corrections(parent: QWidget) -> tuple[tuple[str, str], ...]:
    """Return key and name of the corrections for years that resemble their neighbours."""
    return (
        ("unbiased_prewhitening", parent.tr("pre-whitened without bias")),
        ("hamed_rao", parent.tr("variance (Hamed and Rao)")),
        ("prewhitening", parent.tr("pre-whitened (Yue and Wang)")),
        ("trend_free_prewhitening", parent.tr("pre-whitened without the trend")),
        ("none", parent.tr("none")),
    )


def uncertainty_settings(parent: QWidget) -> ParameterForm:
    """Return what counts as the top."""
    form = ParameterForm(parent)
    form.set_heading(form.tr("What counts as the top"))
    form.choice(
        "top_class",
        form.tr("Top class from"),
        (
            (3, form.tr("3 moderate")),
            (4, form.tr("4 intense")),
            (5, form.tr("5 very intense")),
            (6, form.tr("6 severe")),
        ),
        form.tr("Grade of SL190-2007 from which land is top class"),
    )
    form.number(
        "top_share",
        form.tr("Top share"),
        (0.01, 0.5, 2, 0.01, ""),
        form.tr("Share of the study area that counts as its top by the ranking index"),
    )
    form.setCollapsed(True)
    return form
