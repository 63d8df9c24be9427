"""Pages that the office suggests above the results of a query: finding them, and writing them down."""

from django.db import transaction

from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import EngineDown, Filters
from portal.search.models import SearchDocument
from portal.search.narrowing import audiences_of
from portal.search.office.models import Advice
from portal.search.office.steering import changed
from portal.search.office.synonyms import key_of
from portal.search.query import parse

OFFERED = {SearchDocument.Family.CONTENT: 8, SearchDocument.Family.NAMES: 4}


def is_seen_by(row: SearchDocument, user) -> bool:
    """Whether `user` may open the page of `row`, by the rule of that page."""
    source = registry.sources().get(row.kind)
    return source is not None and source.visible_to(user).filter(pk=row.object_id).exists()


def offered(query: str, user) -> dict[int, SearchDocument]:
    """What may be suggested for `query`: what is found for it now, as far as `user` may open it."""
    asked, filters = parse(query), Filters(audiences=audiences_of(user))
    if not asked:
        return {}
    try:
        keys = [
            hit.key
            for family, size in OFFERED.items()
            for hit in engine().search(asked, filters, family=family, size=size, suggests=False).hits
        ]
    except EngineDown:
        return {}
    rows = SearchDocument.objects.filter(is_removed=False).defer("text").in_bulk(keys)
    return {key: rows[key] for key in keys if key in rows and is_seen_by(rows[key], user)}


def target_of(advice: Advice) -> SearchDocument | None:
    """The row of the suggested page; None where it is no longer to be found."""
    return SearchDocument.objects.filter(content_type=advice.content_type_id, object_id=advice.object_id, is_removed=False).first()


def has_twin(advice: Advice, key: str) -> bool:
    same = Advice.objects.filter(key=key, content_type=advice.content_type_id, object_id=advice.object_id)
    return same.exclude(pk=advice.pk).exists()


@transaction.atomic
def keep(*, advice: Advice) -> Advice:
    """Save `advice`; it is shown with the next search of every process."""
    advice.key = key_of(advice.query)
    advice.save()
    changed()
    return advice


@transaction.atomic
def drop(*, advice: Advice) -> None:
    advice.delete()
    changed()
