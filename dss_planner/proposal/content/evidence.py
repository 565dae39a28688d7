"""How sites were scored and ranked, what the data are and where from, and what all of it cannot support."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dss_planner.intake.roles import ROLES
from dss_planner.plan.store.document import PlanDocument
from dss_planner.proposal.content.effects import EffectContent
from dss_planner.proposal.content.grounds import Excluded, Method, Source, Weighted
from dss_planner.proposal.content.siting import Site, Theme
from dss_planner.proposal.content.studyfiles import number, read_json
from dss_planner.proposal.content.working import BudgetContent
from dss_planner.raster.reading import open_raster
from dss_planner.raster.vectors import split_uri
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

#: Layer of soil loss by RWEQ in a study.
SOIL_LOSS = "soil_loss.tif"
_CREDITS = "PROVENANCE.json"


def gather_weights(document: PlanDocument) -> tuple[Weighted, ...]:
    """Return the criteria with their shares, by whom and when; where several people weighted, each has rows."""
    criteria = {row["id"]: row for row in document.rows("criteria")}
    totals: dict[str, float] = {}
    for row in document.rows("weights"):
        totals[row["by_whom"] or ""] = totals.get(row["by_whom"] or "", 0.0) + float(row["weight"])
    found = []
    for row in document.rows("weights"):
        one, total = criteria[row["criterion"]], totals[row["by_whom"] or ""]
        found.append(
            Weighted(
                id=one["id"],
                name=one["name"],
                layer=str(one["layer"] or ""),
                unit=str(one["unit"] or ""),
                share=float(row["weight"]) / total if total else 0.0,
                by_whom=str(row["by_whom"] or ""),
                made=str(row["made"] or ""),
                value=json.loads(one["value_function"]) if one["value_function"] else {},
            )
        )
    return tuple(found)


def gather_excluded(document: PlanDocument, folder: Path) -> tuple[Excluded, ...]:
    """Return the land that the score left out, with how much of it there is where the study tells."""
    told = {one.get("id"): one for one in read_json(folder / "score_report.json").get("excluded", ())}
    return tuple(
        Excluded(
            id=row["id"],
            name=row["name"],
            rule=str(row["rule"] or ""),
            area=number(told.get(row["id"], {}), "hectares"),
            share=number(told.get(row["id"], {}), "share"),
        )
        for row in document.rows("exclusions")
    )


def gather_method(folder: Path, settings: StudySettings, sites: Sequence[Site]) -> Method:
    """Return how the sites were scored, and how sure their ranking is: said only where all of them were drawn."""
    model = read_json(folder / "score_model.json")
    report = read_json(folder / "score_report.json")
    drawn = bool(sites) and all(site.robustness is not None for site in sites)
    robustness = read_json(folder / "robustness.json") if drawn else {}
    length, held = _soil_loss(folder)
    return Method(
        erosion=settings.method,
        combination=str(model.get("combination") or ""),
        optimism=number(model, "optimism"),
        scored=number(report, "scored_hectares"),
        unknown_share=number(report, "unknown_share"),
        draws=robustness.get("draws"),
        verdicts=tuple(str(one) for one in robustness.get("verdicts", ())),
        notes=tuple(str(one) for one in robustness.get("notes", ())),
        left_out=tuple(f"{one.name}: {one.words()}" for one in settings.excluded_sites),
        field_length=length,
        held_share=held,
    )


def _soil_loss(folder: Path) -> tuple[float | None, float | None]:
    """Return length of the field [m] of the study's soil loss, and on which part of the known land it was held at the
    equation's turning point."""
    layer = folder / SOIL_LOSS
    record = read_json(folder / f"{layer.stem}.provenance.json")
    results = record.get("results") or {}
    turned, known = number(results, "turned"), (results.get("known") or [None])[0]
    length = number(record.get("parameters") or {}, "field_length")
    if turned is None or not known or not layer.exists():
        return length, None
    raster = open_raster(str(layer))
    return length, turned / (known * raster.RasterXSize * raster.RasterYSize)


def gather_sources(document: PlanDocument, folder: Path) -> tuple[Source, ...]:
    """Return the layers that the study was made from: as aligned, with what is known of licence and date.

    What a ``PROVENANCE.json`` beside a file says of it counts before what was recognised.
    """
    checks = {str(row["file"] or ""): str(row["sha256"] or "") for row in document.rows("sources")}
    found: dict[tuple[str, str], Source] = {}
    for layer in read_json(folder / "alignment.json").get("layers", ()):
        path = Path(split_uri(str(layer.get("source") or ""))[0])
        credit = _credit(path)
        role = str(layer.get("role") or "")
        found[role, path.name] = Source(
            role=role,
            title=ROLES[role].title if role in ROLES else str(layer.get("title") or role),
            file=path.name,
            dataset=str(credit.get("dataset") or layer.get("product_title") or credit.get("title") or ""),
            licence=" ".join(str(part) for part in (credit.get("licence"), credit.get("attribution")) if part)
            or str(layer.get("licence") or ""),
            date=str(layer.get("date") or ""),
            cell=number(layer, "native_cell_size_m"),
            known=number(layer, "known"),
            sha256=checks.get(path.name, ""),
            warnings=tuple(str(one) for one in layer.get("warnings", ())),
        )
    if found:
        return tuple(found.values())
    return _of_plan(document)


def _of_plan(document: PlanDocument) -> tuple[Source, ...]:
    """Return the inputs that the plan remembers, for a plan without its study."""
    found: dict[str, Source] = {}
    for row in document.rows("sources"):
        file = str(row["file"] or "")
        if file and file not in found:
            found[file] = Source("", file, file, "", "", "", None, None, str(row["sha256"] or ""))
    return tuple(found.values())


def _credit(path: Path) -> dict[str, Any]:
    credits_file = path.parent / _CREDITS
    try:
        content = json.loads(credits_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    layers = content.get("layers", []) if isinstance(content, dict) else []
    return next((dict(one) for one in layers if isinstance(one, dict) and one.get("file") == path.name), {})


def caveats(
    settings: StudySettings,
    sources: Sequence[Source],
    themes: Sequence[Theme],
    sites: Sequence[Site],
    effect: EffectContent | None,
    budget: BudgetContent | None,
) -> tuple[Text, ...]:
    """Return what the pack cannot support, so that nobody claims it."""
    found: list[Text] = []
    if settings.data_note:
        found.append(text("{note}", note=settings.data_note))
    unlicensed = [one.file for one in sources if not one.licence]
    if unlicensed:
        found.append(
            text(
                "The licence of these layers is not known; find it out before maps of them are published: {files}.",
                files=", ".join(dict.fromkeys(unlicensed)),
            )
        )
    silent = [theme.title for theme in themes if not theme.source]
    if silent:
        found.append(
            text(
                "The study has no layers to screen the sites for: {themes}. This is not known, which is not none.",
                themes=listed(silent),
            )
        )
    if any(site.robustness is None for site in sites):
        found.append(text("How sure the ranking is was not worked out for these sites."))
    if effect is None:
        found.append(text("What the works change was not worked out: run “Scenario” and export again."))
    else:
        if effect.stale:
            found.append(
                text(
                    "The plan was changed after its effect was worked out: run “Scenario” again before these "
                    "figures are used."
                )
            )
        found.append(text("The effect is modelled, not measured; monitoring with controls is to show it."))
    if budget is not None and budget.sums.verified < 1.0:
        found.append(text("Prices are planning ranges from other places or without a source: confirm them locally."))
    return tuple(found)


def listed(titles: Sequence[Text]) -> Text:
    """Return ``titles`` as one sentence part, to be translated piece by piece."""
    whole = titles[0]
    for title in titles[1:]:
        whole = text("{titles}; {title}", titles=whole, title=title)
    return whole
