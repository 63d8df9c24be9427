"""Rows of the form on the screen: steps, figures, photos, documents, films. From a form that was sent to lists, and to lines to show.

A cell is called "steps-3-title"; the rows stand in the order in which the form names them, so that moving them needs no renumbering.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from forum.practices import rows
from portal.pages.models import PortalDocument, PortalImage

CELLS = {
    "steps": ("title", "who", "days", "text"),
    "figures": ("value", "measure", "what", "period", "source", "id"),
    "photos": ("image", "caption", "shows_children", "consent"),
    "attachments": ("document", "title"),
    "videos": ("url", "title"),
}
NAME = re.compile(r"(?P<rows>[a-z]+)-(?P<number>\d{1,6})-(?P<cell>[a-z_]+)")
# What a person adds by hand; photos and papers come by uploading.
ADDED = ("steps", "figures", "videos")
ACT = re.compile(r"(?P<rows>[a-z]+)\.(?:(?P<place>\d{1,4})\.(?P<verb>up|down|remove)|add)")
LEAST_TYPED = {"steps": "title", "figures": "value", "videos": "url"}


@dataclass
class Row:
    """One row on the screen: what stands in its cells, and the sentence for each cell that was not understood."""

    place: int
    cells: dict
    errors: dict[str, str] = field(default_factory=dict)
    file: PortalImage | PortalDocument | None = None
    is_first: bool = False
    is_last: bool = False


def sent(data: QueryDict, name: str) -> list[dict]:
    """The rows called `name` of a form, in its order, those without a word included; more than the reader takes, within bounds."""
    found: dict[str, dict] = {}
    for key in data:
        match = NAME.fullmatch(key)
        if match and match["rows"] == name and match["cell"] in CELLS[name]:
            found.setdefault(match["number"], {})[match["cell"]] = data.get(key)
    return list(found.values())[: 2 * rows.MOST[name]]


def changed(values: Mapping[str, list[dict]], act: str) -> tuple[str, int] | None:
    """Carry out what a button of a row says ("steps.3.up") on `values`. Which rows, and at which place to go on; None for no such act.

    "steps.add" changes nothing yet: a row without a word is not kept, so the screen shows one more.
    """
    match = ACT.fullmatch(act)
    if not match or match["rows"] not in values:
        return None
    listed = values[match["rows"]]
    if match["place"] is None:
        return match["rows"], len([row for row in listed if says_anything(row)])
    place = int(match["place"])
    if place >= len(listed):
        return match["rows"], len(listed)
    if match["verb"] == "remove":
        del listed[place]
        return match["rows"], max(0, place - 1)
    other = place + (1 if match["verb"] == "down" else -1)
    if 0 <= other < len(listed):
        listed[place], listed[other] = listed[other], listed[place]
        place = other
    return match["rows"], place


def says_anything(row: Mapping) -> bool:
    return any(str(value or "").strip() for key, value in row.items() if key != "id")


def lines(name: str, values: list | str, errors: Mapping[str, str], *, more: int = 0, by=None, held: Iterable[Mapping] = ()) -> list[Row]:
    """The rows to show, with `more` that are still empty; one where there is none. Files are read together, in one query, and only such as
    `by` may use or stand in the rows that are `held` already: a number that was typed does not bring up somebody else's photo."""
    values = [row for row in values if isinstance(row, dict)] if isinstance(values, list) else []
    found = [Row(place, dict(row), errors_of(name, place, errors)) for place, row in enumerate(values)]
    if name in ADDED:
        room = max(0, rows.MOST[name] - len(found))
        found += [Row(len(found) + number, {}) for number in range(min(room, more or (0 if found or name == "videos" else 1)))]
    _with_files(name, found, by, held)
    if found:
        found[0].is_first, found[-1].is_last = True, True
    return found


def errors_of(name: str, place: int, errors: Mapping[str, str]) -> dict[str, str]:
    begins = f"{name}.{place}."
    return {key.removeprefix(begins): sentence for key, sentence in errors.items() if key.startswith(begins)}


def _with_files(name: str, found: list[Row], by, held: Iterable[Mapping]) -> None:
    model, key = {"photos": (PortalImage, "image"), "attachments": (PortalDocument, "document")}.get(name, (None, ""))
    if model is None:
        return
    allowed = rows.usable(model, [row.cells.get(key) for row in found], by, {row[key] for row in held if key in row})
    files = model.objects.with_renditions() if model is PortalImage else model.objects.all()
    known = {str(pk): file for pk, file in files.in_bulk([int(pk) for pk in allowed]).items()}
    for row in found:
        row.file = known.get(str(row.cells.get(key) or ""))
