"""Sentences about what a vector layer was taken for, why, and what to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dss_planner.intake.known.catalogue import Catalogue
from dss_planner.intake.known.patterns import longest_match
from dss_planner.intake.roles import POINT, ROLES
from dss_planner.intake.vectors.candidates import Candidate
from dss_planner.intake.vectors.evidence import VectorFacts
from dss_planner.intake.vectors.fields import span
from dss_planner.intake.vectors.tables import REGION
from dss_planner.intake.verdict import Verdict
from dss_planner.raster.grid import spatial_reference
from dss_planner.text import Text, text

_MOST_LATITUDE = 90.0


def reason_for(facts: VectorFacts, candidate: Candidate) -> Text:
    """Return why the layer was taken for this role."""
    title = ROLES[candidate.dataset.role].title
    names = ", ".join(span(found.names) for found in candidate.found.fields.values())
    if candidate.product is not None:
        return text(
            "{title}: its fields are those of {product}, and its geometry is {geometry}.",
            title=title,
            product=candidate.product.title,
            geometry=facts.geometry,
        )
    if candidate.told_by:
        return text(
            "{title}, because of the values of its field “{field}” ({values}) and its {geometry} geometry.",
            title=title,
            field=candidate.told_by,
            values=_common(facts, candidate.told_by),
            geometry=facts.geometry,
        )
    if candidate.word and names:
        return text(
            "{title}, because of the word “{word}”, its {geometry} geometry and the fields {fields}.",
            title=title,
            word=candidate.word,
            geometry=facts.geometry,
            fields=names,
        )
    if candidate.word:
        return text(
            "{title}, because of the word “{word}” and its {geometry} geometry.",
            title=title,
            word=candidate.word,
            geometry=facts.geometry,
        )
    return text("{title}, because of the fields {fields}.", title=title, fields=names)


def refusal(facts: VectorFacts, catalogue: Catalogue, found: Sequence[Candidate]) -> Verdict:
    """Return the verdict on a layer that can play no role: with the nearest one and what is wrong with it."""
    for kind in catalogue.known_vectors.others:
        if longest_match(kind.names, facts.name) and not any(c.told for c in found):
            return Verdict(
                "", text("Its name says {title}: no step uses such a layer. Leave it out.", title=kind.title)
            )
    if not found:
        reason = text("Neither its name nor its fields say what it is. Choose its role by hand, or leave it out.")
        return Verdict("", reason)
    nearest = found[0]
    dataset, role = nearest.dataset, ROLES[nearest.dataset.role]
    if not nearest.fits_geometry:
        others = tuple(key for key in dataset.also if ROLES[key].geometry == facts.geometry)
        reason = text(
            "It is named like {title}, but it holds {found} features where {expected} features are needed. Choose "
            "another layer, or say what it is.",
            title=role.title,
            found=facts.geometry or "no",
            expected=role.geometry,
        )
        if nearest.product is not None:
            reason = text(
                "Its fields are those of {product}, but it holds {found} features where {expected} features are "
                "needed for {title}. Take that part of the dataset.",
                product=nearest.product.title,
                found=facts.geometry or "no",
                expected=role.geometry,
                title=role.title,
            )
        return Verdict("", reason, ambiguous=bool(others), alternatives=others)
    if nearest.lacking:
        unfit = [nearest.found.unfit[key] for key in nearest.lacking if key in nearest.found.unfit]
        empty = [name for names in unfit for name in names if not facts.numbers.get(name, np.array([])).size]
        if empty:
            reason = text(
                "It looks like {title}, but no feature has a number in {fields}. Fill these fields, or choose another "
                "layer.",
                title=role.title,
                fields=", ".join(empty),
            )
            return Verdict("", reason)
        if unfit:
            reason = text(
                "It looks like {title}, but the values of {fields} fit no known unit. Check them.",
                title=role.title,
                fields=", ".join(map(span, unfit)),
            )
            return Verdict("", reason, alternatives=(dataset.role,))
        like = [c for c in found if c.fits_geometry and c.lacking and c.weak == nearest.weak]
        reason = text(
            "It is named like {title}, but has no field for {missing}; its fields are {fields}. Name the fields so, or "
            "choose another layer.",
            title=" or ".join(str(ROLES[c.dataset.role].title) for c in like),
            missing=" or ".join(", ".join(c.lacking) for c in like),
            fields=", ".join(facts.fields[:12]) or "none",
        )
        return Verdict("", reason)
    reason = text(
        "The word “{word}” in its name fits {title}, but also other things, and no field says more. Say what it is.",
        word=nearest.word,
        title=role.title,
    )
    return Verdict("", reason, ambiguous=True, alternatives=(dataset.role,))


def is_other(facts: VectorFacts, catalogue: Catalogue) -> bool:
    """Return whether the layer's name says a kind of layer that no step uses."""
    return any(longest_match(kind.names, facts.name) for kind in catalogue.known_vectors.others)


def warnings_for(facts: VectorFacts, candidate: Candidate) -> tuple[Text, ...]:
    """Return what the user should check of a layer in this role."""
    return (*facts.notes, *_place(facts), *_values(facts, candidate), *_mixture(facts, candidate))


def _place(facts: VectorFacts) -> Iterator[Text]:
    if not facts.crs:
        yield text("It states no coordinate reference system: choose it before the layer is aligned.")
        return
    if facts.extent is None or not spatial_reference(facts.crs).IsGeographic():
        return
    xmin, ymin, xmax, ymax = facts.extent
    west, east, south, north = REGION
    beyond = max(abs(ymin), abs(ymax)) > _MOST_LATITUDE >= max(abs(xmin), abs(xmax))
    if beyond or (south <= xmin <= xmax <= north and west <= ymin <= ymax <= east):
        yield text(
            "Longitude and latitude look swapped: x is {x}, y is {y}. Say which is which.",
            x=f"{xmin:.1f} … {xmax:.1f}",
            y=f"{ymin:.1f} … {ymax:.1f}",
        )


def _values(facts: VectorFacts, candidate: Candidate) -> Iterator[Text]:
    found = candidate.found
    for key, unit in found.contradicted.items():
        yield text(
            "The field “{field}” says its unit is {stated}, but its values fit {found} only.",
            field=found.fields[key].names[0],
            stated=unit,
            found=found.fields[key].unit_found,
        )
    for key, units in found.units.items():
        yield text(
            "The values of “{field}” fit several units: {units}. Say which one it is.",
            field=span(found.fields[key].names),
            units=", ".join(units),
        )
    for key, names in found.unfit.items():
        yield text("The values of {fields} fit no unit of {key}: they are left out.", fields=span(names), key=key)
    if candidate.dataset.role == "mining_licences" and "expiry" not in found.fields:
        yield text("No field says when a licence expires: expired ones cannot be told from valid ones.")
    if candidate.dataset.role == "roads":
        yield from _road_classes(facts, candidate)


def _road_classes(facts: VectorFacts, candidate: Candidate) -> Iterator[Text]:
    classes = candidate.found.fields.get("class")
    if classes is None:
        yield text("No field says the class of a road: all roads get one speed.")
    elif classes.names[0] in facts.numbers:
        codes = ", ".join(f"{code:g}" for code in np.unique(facts.numbers[classes.names[0]])[:10])
        yield text(
            "The road classes in the field “{field}” are numbers ({codes}) that the file does not explain: "
            "check the speed given to each.",
            field=classes.names[0],
            codes=codes,
        )


def _mixture(facts: VectorFacts, candidate: Candidate) -> Iterator[Text]:
    wanted = ROLES[candidate.dataset.role].geometry
    others = {kind: count for kind, count in facts.kinds.items() if kind != wanted}
    if others:
        yield text(
            "It holds {kinds} features too; only {wanted} features are taken.",
            kinds=", ".join(sorted(others)),
            wanted=wanted,
        )
    if candidate.dataset.role == "protected_areas" and wanted != POINT:
        statuses: Mapping[str, int] = next(
            (facts.texts[name] for name in facts.fields if name.lower() == "status" and name in facts.texts), {}
        )
        if any(status.strip().lower() == "proposed" for status in statuses):
            yield text("Some of the protected areas are only proposed.")


def _common(facts: VectorFacts, field: str) -> str:
    counter = facts.texts.get(field) or facts.tags.get(field)
    return ", ".join(value for value, _ in counter.most_common(3)) if counter else ""
