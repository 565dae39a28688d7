"""Roles that a vector layer may play, each with all that speaks for it and against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dss_planner.intake.known.catalogue import Catalogue
from dss_planner.intake.known.patterns import longest_match, matches_whole, plain_name
from dss_planner.intake.known.vectors import FieldRule, VectorDataset, VectorProduct
from dss_planner.intake.roles import ROLES, VECTOR
from dss_planner.intake.vectors.evidence import VectorFacts
from dss_planner.intake.vectors.fields import FieldsFound, find_fields, told_share

#: Points for a named dataset, values of a class field, the layer's name, the file's name, all needed fields, and each
#: other field; letters break ties.
_PRODUCT, _TOLD, _LAYER, _FILE, _NEEDED, _FIELD, _LETTER = 6.0, 5.0, 3.0, 1.0, 3.0, 0.05, 0.01
#: A word that other things have too counts for this share.
_WEAK = 0.5
#: Share of features whose class is of the role: most of them, or so many that the layer is a mixture.
_MOST, _SOME = 0.5, 0.1
#: Fewer coinciding values in a field that many things have ('type', 'class', 'code') say nothing.
_GENERAL_FIELDS = ("type", "class", "code", "category", "surface", "name")


@dataclass(frozen=True)
class Candidate:
    """One role. word: of its names in the layer's or file's name; named: the word is in the layer's name.

    told: values of a class field or a named dataset say it; told_by: that field ('' for the dataset).
    weak: only a word that other things have too. lacking: needed fields that are missing. doubtful: word that makes
    the name say less.
    """

    dataset: VectorDataset
    score: float
    word: str
    found: FieldsFound
    fits_geometry: bool
    named: bool = False
    told: bool = False
    told_by: str = ""
    product: VectorProduct | None = None
    weak: bool = False
    lacking: tuple[str, ...] = ()
    doubtful: str = ""

    @property
    def sound(self) -> bool:
        """Whether the layer can play the role."""
        return self.fits_geometry and not self.lacking and not self.weak


def candidates(
    facts: VectorFacts, catalogue: Catalogue, unit: str = "", chosen: Mapping[str, str] | None = None
) -> Iterator[Candidate]:
    """Yield the roles for which anything speaks; unit and chosen fields as `find_fields`."""
    for dataset in catalogue.vectors:
        candidate = _candidate(facts, catalogue, dataset, find_fields(facts, dataset, unit, chosen))
        if candidate is not None:
            yield candidate


def own_candidate(facts: VectorFacts, dataset: VectorDataset, unit: str, chosen: Mapping[str, str] | None) -> Candidate:
    """Return the candidate for the role that the user says."""
    found = find_fields(facts, dataset, unit, chosen)
    return Candidate(dataset, _LAYER, dataset.role.replace("_", " "), found, True, named=True)


def product_of(facts: VectorFacts, catalogue: Catalogue, role: str) -> VectorProduct | None:
    """Return the named dataset that the fields and names say. role: it must have this one, or none of its own;

    `VECTOR` for any. A dataset with more telling fields goes first.
    """
    plain = [plain_name(name) for name in facts.fields]
    fitting = [
        product
        for product in catalogue.known_vectors.products
        if (role == VECTOR or product.role in {"", role}) and _is_product(product, plain, facts)
    ]
    return max(fitting, key=lambda product: len(product.fields) + bool(product.role), default=None)


def _is_product(product: VectorProduct, plain: list[str], facts: VectorFacts) -> bool:
    if product.names and not any(longest_match(product.names, name) for name in (facts.name, facts.file_name)):
        return False
    if not all(any(matches_whole((pattern,), words) for words in plain) for pattern in product.fields):
        return False
    if any(matches_whole(product.not_fields, words) for words in plain):
        return False
    own = sum(matches_whole(product.scheme, words) for words in plain)
    return not product.scheme or own >= product.share * len(plain)


def _candidate(
    facts: VectorFacts, catalogue: Catalogue, dataset: VectorDataset, found: FieldsFound
) -> Candidate | None:
    in_layer, in_file = (longest_match(dataset.names, name) for name in (facts.name, facts.file_name))
    word, named = in_layer or in_file, bool(in_layer)
    weak, worth = False, 1.0
    if not word and dataset.weak_names:
        in_layer, in_file = (longest_match(dataset.weak_names, name) for name in (facts.name, facts.file_name))
        word, named = in_layer or in_file, bool(in_layer)
        worth = _WEAK
        weak = bool(word) and not any(key in found.fields for key in dataset.supports)
    product = product_of(facts, catalogue, dataset.role)
    product = product if product is not None and product.role == dataset.role else None
    share, told_by = _told(facts, dataset, product is not None or bool(word))
    told = share >= _MOST or product is not None
    score = worth * (_LAYER + len(in_layer) * _LETTER if in_layer else 0.0) + worth * (
        _FILE + (0 if in_layer else len(in_file) * _LETTER) if in_file else 0.0
    )
    score += _PRODUCT if product else _TOLD if told else _TOLD / 2 if share >= _SOME else 0.0
    needed = bool(dataset.needs) and all(key in found.fields for key in dataset.needs)
    score += _NEEDED if needed else 0.0
    if not score:
        return None
    return Candidate(
        dataset,
        score + _FIELD * len(found.fields),
        word,
        found,
        ROLES[dataset.role].geometry == facts.geometry,
        named,
        told,
        told_by if share >= _MOST else "",
        product,
        weak and not told and not needed,
        tuple(key for key in dataset.needs if key not in found.fields),
        "" if told else _doubt(facts, catalogue, word),
    )


def _told(facts: VectorFacts, dataset: VectorDataset, supported: bool) -> tuple[float, str]:
    """Return the share of features whose class is one of the role's, and the field that says so."""
    best, field = 0.0, ""
    for rule in dataset.fields:
        if not rule.tells:
            continue
        for name in _fields_of(facts, rule):
            # a field called 'type' that holds 'track' may be of anything
            if plain_name(name) in _GENERAL_FIELDS and not supported:
                continue
            share = told_share(facts, name, rule.values)
            if share > best:
                best, field = share, name
        for key, counter in facts.tags.items():
            if matches_whole(rule.names, plain_name(key)) and facts.looked_at:
                wanted = {value.lower() for value in rule.values}
                share = sum(n for value, n in counter.items() if value.lower() in wanted) / facts.looked_at
                if share > best:
                    best, field = share, key
    return best, field


def _fields_of(facts: VectorFacts, rule: FieldRule) -> list[str]:
    return [name for name in facts.fields if matches_whole(rule.names, plain_name(name))]


def _doubt(facts: VectorFacts, catalogue: Catalogue, word: str) -> str:
    """Return the word that makes the name say less, or that names a kind of layer which no step uses."""
    known = catalogue.known_vectors
    others = tuple(pattern for kind in known.others for pattern in kind.names)
    found = longest_match(known.doubtful_words, facts.name) or longest_match(others, facts.name)
    return "" if found and found in word else found
