"""What the source of articles says, read for many of them at once."""

import pytest
from django.contrib.contenttypes.models import ContentType

from news.models import ArticlePage, Author, Programme
from portal.search import services
from portal.search.models import SearchDocument
from portal.search.registry import source_of
from portal.topics.models import Topic
from tests.search.conftest import WINTER

pytestmark = pytest.mark.django_db


def documents():
    source = source_of(ArticlePage)
    return {document.title: document for document in source.documents(list(source.findable()))}


def test_documents_tells_each_article_its_own(publish):
    above = Topic.objects.create(name="Nghề", slug="nghe")
    craft = Topic.objects.create(name="Trồng nấm", slug="trong-nam", parent=above)
    author = Author.objects.create(name="Thu Hà", slug="thu-ha")
    programme = Programme.objects.create(name="Đề án 939", slug="de-an-939")
    body = [{"type": "paragraph", "value": "<p>Bốn mươi chị.</p>"}]
    publish("Một", topics=[craft], author=author, programme=programme, event_place="Nhà văn hóa", kicker="Phú Diễn:", body=body)
    publish("Hai", topics=[above], byline="Bút danh")
    first, second = documents()["Một"], documents()["Hai"]
    assert first.keywords.splitlines() == ["Hội LHPN phường Phú Diễn", "Nhà văn hóa", "Thu Hà", "Đề án 939", "Trồng nấm"]
    assert (first.topics, first.programme_id, first.text) == ([above.pk, craft.pk], programme.pk, "Phú Diễn:\nBốn mươi chị.")
    assert second.keywords.splitlines() == ["Hội LHPN phường Phú Diễn", "Bút danh", "Nghề"]
    assert (second.topics, second.programme_id, second.text) == ([above.pk], None, "")


def test_documents_gives_the_addresses_of_the_pages(publish):
    articles = [publish("Tháng một"), publish("Cũng tháng một"), publish("Năm trước", published_at=WINTER.replace(year=2025, month=11))]
    found = documents()
    assert [found[article.title].url for article in articles] == [article.get_url() for article in articles]


def test_documents_needs_no_address_of_a_page_outside_of_the_sites(publish):
    article = publish("Lạc")
    ArticlePage.objects.filter(pk=article.pk).update(url_path="/noi-khac/2026/01/lac/")
    assert documents()["Lạc"].url == ""


@pytest.mark.parametrize("size", [1, 6])
def test_documents_are_read_in_two_queries(publish, django_assert_num_queries, size):
    for number in range(size):
        publish(f"Bài {number}")
    ContentType.objects.get_for_model(ArticlePage), documents()
    with django_assert_num_queries(2):
        documents()


def test_index_many_writes_what_index_writes(index, publish):
    articles = [publish("Một", byline="Bút danh"), publish("Hai", event_place="Sân đình")]
    rows = SearchDocument.objects.filter(kind="article").order_by("object_id")
    fields = [name for name in services.WRITTEN if name != "version"]
    for article in articles:
        services.index(article)
    one_by_one = list(rows.values(*fields))
    rows.delete()
    services.index_many(source_of(ArticlePage).findable(), feeding=False)
    assert list(rows.values(*fields)) == [{**row, "is_due": True} for row in one_by_one]
