import pytest
from modelsearch.backends import get_search_backend
from modelsearch.query import Phrase, PlainText

from portal.pages.models import PortalDocument


@pytest.fixture
def documents(db):
    return [PortalDocument.objects.create(title=title, file="x.pdf") for title in ("Nghị quyết đổi mới", "Kế hoạch năm 2026")]


@pytest.mark.parametrize("words", ["doi moi", "Đổi mới", "ĐỔI MỚI", "nghi quyet doi"])
def test_autocomplete_finds_with_and_without_accents(documents, words):
    assert list(get_search_backend().autocomplete(words, PortalDocument)) == documents[:1]


@pytest.mark.parametrize("words", ["doi moi", "Đổi mới", "nghi quyet"])
def test_search_finds_with_and_without_accents_in_queries_that_are_taken_apart(documents, words):
    query = PlainText(words) | Phrase("không có")
    assert list(get_search_backend().search(query, PortalDocument)) == documents[:1]


def test_save_leaves_lengths_of_titles_alone(documents):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        documents[1].title = "Kế hoạch năm 2027"
        documents[1].save()
    assert not [query for query in queries if "AVG(" in query["sql"]]
