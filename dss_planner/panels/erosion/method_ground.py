"""The formulas of the ground as used: soil, crust, roughness, vegetation."""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner.erosion import rweq
from dss_planner.landcover.classes import planner_classes
from dss_planner.panels.erosion.method_parts import Constant, Section, minus, number
from dss_planner.text import text


def soil(erosion: Mapping[str, object]) -> Section:
    carbonate = "CaCO₃" if erosion.get("carbonate") else number(erosion["assumed_carbonate"])
    organic = "OM" if erosion.get("organic_matter") else number(erosion["assumed_organic_matter"])
    formulas = [
        f"EF = (29.09 + 0.31·Sa + 0.17·Si + 0.33·Sa/Cl − 2.59·{organic} − 0.95·{carbonate}) / 100",
    ]
    constants = [
        Constant("EF", "", "0–1", text("Fryrear et al. 1994"), "[V]"),
        Constant("Sa, Si, Cl, OM, CaCO₃", "", "%", text("layers of the study; sand is 0.05–2 mm"), "[V]"),
        Constant(
            "Cl ≥", number(rweq.MINIMUM_CLAY), "%", text("lower end of the regression: Sa/Cl would explode"), "[M]"
        ),
    ]
    if not erosion.get("organic_matter"):
        constants.append(Constant("OM", organic, "%", text("no layer of it was given"), "[A]"))
    if not erosion.get("carbonate"):
        constants.append(
            Constant("CaCO₃", carbonate, "%", text("no layer of it was given; HJ 1173 lets it be ignored"), "[A]")
        )
    if erosion.get("gravel"):
        formulas.append(f"EF′ = EF · (1 − G/{number(rweq.ARMOUR_COVER)}),   at least 0")
        constants.append(Constant("G", "", "%", text("gravel cover; what covers 40 % leaves nothing to erode"), "[A]"))
    return Section(text("Erodible fraction"), tuple(formulas), tuple(constants))


def crust(erosion: Mapping[str, object]) -> Section:
    organic = "OM" if erosion.get("organic_matter") else number(erosion["assumed_organic_matter"])
    formulas = [f"SCF = 1 / (1 + {rweq.SCF_CLAY}·Cl² + {rweq.SCF_ORGANIC}·{organic}²)"]
    constants = [Constant("Cl, OM", "", "%", text("percent, never g/kg; Fryrear et al. 1998"), "[V]")]
    trampling = erosion.get("trampling") or 0.0
    if erosion.get("trampling_map") or trampling:
        share = "t" if erosion.get("trampling_map") else number(trampling)
        formulas.append(f"SCF′ = SCF + {share} · (1 − SCF)")
        constants.append(
            Constant(
                "t", "" if share == "t" else share, "0–1", text("share of the crust broken by hooves and wheels"), "[A]"
            )
        )
    return Section(text("Crust"), tuple(formulas), tuple(constants))


def ridges(erosion: Mapping[str, object]) -> Section:
    ridge = "K<sub>r</sub>" if erosion.get("roughness_map") else number(erosion["roughness"])
    random = "C<sub>rr</sub>" if erosion.get("random_roughness_map") else number(erosion.get("random_roughness", 0.0))
    formulas = [
        f"K′ = e<sup>1.86·{ridge} − 2.41·{ridge}<sup>0.934</sup> − 0.127·{random}</sup>",
    ]
    if not erosion.get("roughness_map") and not erosion.get("random_roughness_map"):
        value = float(rweq.roughness_factor(float(erosion["roughness"]), float(erosion.get("random_roughness", 0.0))))
        formulas[0] += f" = {number(value, 4)}"
    return Section(
        text("Roughness"),
        tuple(formulas),
        (
            Constant(
                "K<sub>r</sub>",
                "" if erosion.get("roughness_map") else ridge,
                "cm",
                text("ridges (Smith and Carson: 0.2·ΔH²/L); limited to 18 cm"),
                "[A]",
            ),
            Constant(
                "C<sub>rr</sub>",
                "" if erosion.get("random_roughness_map") else random,
                "cm",
                text("random roughness; 0 in HJ 1173"),
                "[V]",
            ),
        ),
    )


def vegetation(erosion: Mapping[str, object], cover: Mapping[str, object]) -> Section:
    constants: list[Constant] = []
    if erosion.get("cover_form") == "components":
        formulas = [
            "C = SLR<sub>f</sub> · SLR<sub>s</sub> · SLR<sub>c</sub>",
            f"SLR<sub>f</sub> = e<sup>{minus(rweq.FLAT_RESIDUE)}·SC</sup>,   "
            f"SLR<sub>s</sub> = e<sup>{minus(rweq.SILHOUETTE)}·SA<sup>{rweq.SILHOUETTE_EXPONENT}</sup></sup>,   "
            f"SLR<sub>c</sub> = e<sup>{minus(rweq.CANOPY)}·cc<sup>{rweq.CANOPY_EXPONENT}</sup></sup>",
        ]
        constants += [
            Constant("SC", "", "%", text("flat residue; original RWEQ"), "[V]"),
            Constant("SA", "", "cm²/m²", text("standing silhouette; original RWEQ"), "[M]"),
            Constant("cc", "", "0–1", text("canopy; original RWEQ, in two codes"), "[V]"),
        ]
    else:
        formulas = ["C = e<sup>a·SC</sup>"]
        coefficients = erosion.get("cover_coefficients")
        coefficients = coefficients if isinstance(coefficients, Mapping) else {}
        constants += [_coefficient(int(code), value) for code, value in coefficients.items()]
        if not coefficients:
            constants.append(
                Constant("a", minus(erosion["default_coefficient"]), "1/%", text("grass: HJ 1173-2021"), "[V]")
            )
    if "soil_ndvi" in cover:
        low, high = number(cover["soil_ndvi"]), number(cover["full_ndvi"])
        kept = float(cover.get("retention") or 1.0)
        tail = f" · {number(kept)}" if kept < 1.0 else ""
        formulas.append(f"SC = 100 · (NDVI − {low}) / ({high} − {low}){tail}")
        constants += [
            Constant(
                "NDVI<sub>s</sub>, NDVI<sub>v</sub>",
                f"{low}, {high}",
                "–",
                text("end members: bare soil, full cover"),
                "[V2]",
            ),
        ]
        if kept < 1.0:
            constants.append(
                Constant(
                    "r",
                    number(kept),
                    "0–1",
                    text("share of the cover that stays until the dust season (0.5–0.7)"),
                    "[M]",
                )
            )
    return Section(
        text("Vegetation"),
        tuple(formulas),
        tuple(constants),
        text("Cover is in percent, not a fraction: a fraction would make C at least 0.86 everywhere."),
    )


def _coefficient(code: int, value: object) -> Constant:
    """Return the cover coefficient of a land cover class with the source that the list of classes gives for it."""
    entry = next((entry for entry in planner_classes() if entry.code == code), None)
    name = text("class {code}", code=code) if entry is None else entry.name
    if entry is None or entry.cover_coefficient is None or float(str(value)) != entry.cover_coefficient:
        return Constant("a", minus(value), "1/%", text("{name}: setting of this study", name=name), "[U]")
    source = text("{name}: {source}", name=name, source=entry.cover_coefficient_source)
    return Constant("a", minus(value), "1/%", source, f"[{entry.cover_coefficient_tag}]")
