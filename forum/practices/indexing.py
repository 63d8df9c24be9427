"""Keeping search in step with a model and its papers."""

from collections.abc import Iterable

from forum.practices.models import Practice
from portal.search import services as search


def papers_of(practice: Practice) -> set[int]:
    """The ids of its documents."""
    return set(practice.attachments.values_list("document", flat=True))


def index(practice: Practice, papers_before: Iterable[int] = ()) -> None:
    """The model and its papers are found as they are now, and `papers_before`, which may stand nowhere any more."""
    search.index(practice)
    search.documents_changed(papers_of(practice) | set(papers_before))
