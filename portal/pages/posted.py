"""Numbers of photos and documents in a posted form.

Choosers offer nothing of other units, but a number can be posted by hand, and a form that is shown again shows what its numbers mean: the
photo, the title, the name of the file. So what is out of reach is taken out before anything is made of it.
"""

import json
from collections.abc import Callable, Iterator

from django.http import QueryDict

from portal.pages.models import PortalDocument, PortalImage

# The last word of a field of the body → what its number is of.
CHOSEN = {"image": PortalImage, "poster": PortalImage, "file": PortalDocument, "document": PortalDocument}
MOST = 10**18
File = tuple[type, int]


def take_out_foreign(data: QueryDict, user, held: Callable[[], set[File]], *, photo: str, body: str) -> set[str]:
    """Take out of `data` the numbers of files that `user` may not choose, unless they are `held` already.

    `photo` and `body` are the fields that have such numbers; which of them had foreign ones is returned.
    """
    asked = {file for name in data for file in _files_of(name, data[name], photo, body)}
    foreign = asked - _choosable(asked, user)
    if foreign:
        foreign -= held()
    if not foreign:
        return set()
    fields = set()
    for name in list(data):
        if foreign.intersection(_files_of(name, data[name], photo, body)):
            data[name] = _unlinked(data[name], foreign) if _model(name, photo, body) is None else ""
            fields.add(photo if name == photo else body)
    return fields


def _choosable(asked: set[File], user) -> set[File]:
    found = set()
    for model in {model for model, _pk in asked}:
        pks = [pk for other, pk in asked if other is model]
        found |= {(model, pk) for pk in model.objects.choosable_by(user).filter(pk__in=pks).values_list("pk", flat=True)}
    return found


def _model(name: str, photo: str, body: str) -> type | None:
    if name == photo:
        return PortalImage
    return CHOSEN.get(name.rsplit("-", 1)[-1]) if name.startswith(f"{body}-") else None


def _files_of(name: str, value: str, photo: str, body: str) -> Iterator[File]:
    """The files that one posted field names: the one that was chosen, or those that a text links to."""
    model = _model(name, photo, body)
    if model is not None:
        numbers = [_number(value)]
    elif name.startswith(f"{body}-"):
        model, numbers = PortalDocument, [_number(data.get("id")) for data in _links(_text(value))]
    else:
        return
    yield from ((model, number) for number in numbers if number)


def _number(value) -> int:
    """As a database would read it; 0 for what is no number of a row."""
    try:
        number = int(str(value))
    except ValueError:
        return 0
    return number if 0 < number < MOST else 0


def _text(value: str) -> dict:
    """What the text editor posts, taken apart; nothing for any other value."""
    if not value.lstrip().startswith("{"):
        return {}
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _links(text: dict) -> list[dict]:
    """The data of each link to a document."""
    entities = text.get("entityMap")
    entities = entities.values() if isinstance(entities, dict) else ()
    links = [entity.get("data") for entity in entities if isinstance(entity, dict) and entity.get("type") == "DOCUMENT"]
    return [data for data in links if isinstance(data, dict)]


def _unlinked(value: str, foreign: set[File]) -> str:
    """The same text with its words; links to `foreign` lead nowhere."""
    text = _text(value)
    for data in _links(text):
        if (PortalDocument, _number(data.get("id"))) in foreign:
            data.clear()
            data["id"] = 0
    return json.dumps(text)
