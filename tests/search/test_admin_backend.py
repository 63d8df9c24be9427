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


@pytest.mark.parametrize("words", ['"', 'Đổi"mới', '"Đổi mới', "doi\0moi", "'", "\\", "%s", "*", "NEAR(doi moi)", "{title}: moi"])
def test_signs_of_a_database_are_signs_like_any_other(documents, words):
    found = (
        set(get_search_backend().autocomplete(words, PortalDocument)),
        set(get_search_backend().search(PlainText(words), PortalDocument)),
    )
    assert set.union(*found) <= set(documents)


@pytest.mark.parametrize("address", ["/quan-tri/images/chooser/results/", "/quan-tri/documents/", "/quan-tri/choose-page/search/"])
def test_chooser_answers_a_lone_quotation_mark(client, site, django_user_model, address):
    client.force_login(django_user_model.objects.create_superuser("mai", "mai@example.org", "mat-khau-dai", name="Nguyễn Thị Mai"))
    assert client.get(address, {"q": '"'}).status_code == 200


def test_save_leaves_lengths_of_titles_alone(documents):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        documents[1].title = "Kế hoạch năm 2027"
        documents[1].save()
    assert not [query for query in queries if "AVG(" in query["sql"]]
