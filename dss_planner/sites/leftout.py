"""Sites that people left out: a field of the layer says why, and no other site is compared with them."""

from __future__ import annotations

from dss_planner.errors import InputError
from dss_planner.sites.table import SiteTable
from dss_planner.text import Text, text

#: What a field of numbers holds where a site counts.
_NOTHING = (None, "", 0, False)


def left_out(table: SiteTable, field: str, layer: str) -> list[str]:
    """Return for each site why it is left out, '' where it counts. field: '' leaves none out.

    A field of numbers leaves out where it is not 0. Raises `InputError` when there is no such field, or when it leaves
    no site.
    """
    if not field:
        return [""] * len(table.rows)
    if field not in table.fields:
        raise InputError(
            "The sites ({layer}) have no field “{field}” that says which are left out; they have {found}. Choose one "
            "of these, or none.",
            layer=layer,
            field=field,
            found=", ".join(table.fields) or "none",
        )
    found = [_reason(values[field]) for _, values in table.rows]
    if all(found):
        raise InputError(
            "The field “{field}” of the sites ({layer}) leaves all {count} sites out; at least one has to count. Clear "
            "it for one of them.",
            field=field,
            layer=layer,
            count=len(found),
        )
    return found


def reason_left_out(reason: str) -> Text:
    """Return the sentence that a site left out carries in place of its rank."""
    return text("Left out of the ranking: {reason}", reason=reason)


def _reason(value: object) -> str:
    if value in _NOTHING or not str(value).strip():
        return ""
    return str(value).strip() if isinstance(value, str) else f"{value:g}"
