"""While the engine is gone: titles answer, with the filters and the rules of always, and the page says so."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from forum.practices import library
from news.models import ArticlePage
from portal.search.engines import engine
from portal.search.engines.interface import Filters
from portal.search.engines.titles import MOST_FOUND, TitleEngine
from portal.search.finding import find
from portal.search.models import Feeding, SearchDocument, title_key
from portal.search.query import parse
from portal.search.suggesting import suggest
from portal.search.tasks import AGAIN_AFTER, feed_engine
from tests.search.outages import free_port, use_elasticsearch

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def gone(settings):
    """The site's engine is an Elasticsearch that does not answer."""
    use_elasticsearch(settings, f"http://127.0.0.1:{free_port()}")
    yield
    engine.cache_clear()


@pytest.fixture
def rows(db):
    """Writes rows: `rows("Tập huấn", …)`, the newest last. Returns them by title."""
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_model(ArticlePage)

    def write(*titles, **fields):
        start = SearchDocument.objects.count()
        return {
            title: SearchDocument.objects.create(
                **{
                    "content_type": kind,
                    "object_id": 10_000 + start + number,
                    "kind": "article",
                    "title": title,
                    "title_key": title_key(title, *fields.get("aliases", ())),
                    "published_at": datetime(2026, 1, 1 + number, 12, tzinfo=UTC),
                    **fields,
                }
            )
            for number, title in enumerate(titles)
        }

    return write


def titles(text, filters=None, **options):
    hits = TitleEngine().search(parse(text), filters or Filters(), **options).hits
    known = dict(SearchDocument.objects.values_list("pk", "title"))
    return [known[hit.key] for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tap huan", ["Hội Phụ nữ tập huấn trồng nấm", "Tập huấn nuôi ong"]),
        ("Tập Huấn nấm", ["Hội Phụ nữ tập huấn trồng nấm"]),
        ("tập huấn nuôi ong", ["Tập huấn nuôi ong"]),
        ("câu lạc bộ", ["CLB khéo tay"]),
        ('"huấn trồng"', ["Hội Phụ nữ tập huấn trồng nấm"]),
        ('"trồng huấn"', []),
        ("tập huấn -ong", ["Hội Phụ nữ tập huấn trồng nấm"]),
        ("tap hu", []),
        ("100%_", []),
    ],
)
def test_titles_are_found_as_always(rows, text, expected):
    rows("Tập huấn nuôi ong", "Hội Phụ nữ tập huấn trồng nấm", "CLB khéo tay")
    assert titles(text) == expected


def test_titles_put_the_title_itself_first(rows):
    rows("Nấm", "Trồng nấm", "Nấm ở khắp nơi")
    assert titles("nấm") == ["Nấm", "Nấm ở khắp nơi", "Trồng nấm"]
    assert titles("nấm", sort="date") == ["Nấm ở khắp nơi", "Trồng nấm", "Nấm"]


def test_titles_narrow(rows):
    rows("Nấm một", lineage=[1, 12], topics=[3], section_id=4, subkind="tap-huan")
    rows("Nấm hai", lineage=[112, 2], topics=[33, 13], section_id=5, published_at=datetime(2024, 12, 31, 20, tzinfo=UTC))
    rows("Nấm ba", audience="members", kind="thread")
    assert titles("nấm", Filters(unit=12)) == titles("nấm", Filters(topic=3)) == ["Nấm một"]
    assert titles("nấm", Filters(unit=2)) == titles("nấm", Filters(topic=13)) == titles("nấm", Filters(section=5)) == ["Nấm hai"]
    assert titles("nấm", Filters(unit=11)) == titles("nấm", Filters(kind="thread")) == []
    assert titles("nấm", Filters(year=2025)) == ["Nấm hai"]
    assert titles("nấm", Filters(kind="thread", audiences=("members",))) == ["Nấm ba"]
    assert titles("", Filters(subkind="tap-huan")) == ["Nấm một"]


def test_titles_page_and_end(rows):
    rows(*(f"Nấm {number}" for number in range(25)))
    pages = [titles("nấm", page=page) for page in (1, 2, 3, 4, 10**7)]
    assert [len(page) for page in pages] == [10, 10, 5, 0, 0]
    assert len({title for page in pages for title in page}) == 25 <= MOST_FOUND


def test_page_says_that_titles_are_searched(client, gone, publish):
    publish("Tập huấn trồng nấm", sapo="Có nuôi ong.")
    html = client.get("/tim-kiem/?q=trong+nam").content.decode()
    text = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert "đang tìm trong tiêu đề" in text
    assert "Tập huấn trồng nấm" in text.replace(" ,", ",")
    found = client.get("/tim-kiem/?q=trong+nam&loai=tin-tuc").context["found"]
    assert (found.total, len(found.results), found.facets) == (1, 1, [])
    assert client.get("/tim-kiem/?q=nuoi+ong").context["found"].results == []


def test_writes_go_on_and_stay_due(gone, publish):
    publish("Tập huấn trồng nấm")
    assert SearchDocument.objects.get(kind="article").is_due
    assert "EngineDown" in Feeding.objects.get().error


def test_names_and_beginnings_are_found(gone, unit_tree, publish):
    from portal.search.rebuilding import match_rows
    from portal.search.registry import sources

    match_rows(sources()["unit"], all_rows=False, tell=lambda *args: None)
    publish("Tập huấn trồng nấm")
    assert [each["text"] for each in suggest("bac tu li")] == ["Quận Bắc Từ Liêm"]
    assert [each["text"] for each in suggest("trồng n")] == ["Tập huấn trồng nấm"]
    results = find(QueryDict("q=bac tu liem&loai=don-vi"), NOBODY).results
    assert "Quận Bắc Từ Liêm" in ["".join(text for text, _ in result.title) for result in results]


def test_titles_show_nothing_that_the_page_does_not(gone, publish, django_user_model):
    publish("Nấm một"), publish("Nấm hai"), publish("Nấm ba"), publish("Nấm bốn")
    ArticlePage.objects.filter(title="Nấm một").update(live=False)
    SearchDocument.objects.filter(title="Nấm hai").update(is_removed=True, is_due=True)
    SearchDocument.objects.filter(title="Nấm ba").update(audience="members")
    found = find(QueryDict("q=nấm"), NOBODY)
    assert ["".join(text for text, _ in result.title) for result in found.results] == ["Nấm bốn"]
    assert found.total == 1
    assert [each["text"] for each in suggest("nấm")] == ["Nấm bốn"]
    assert len(find(QueryDict("q=nấm"), django_user_model.objects.get(username="lan")).results) == 2


def test_library_is_asked_without_an_error(gone):
    assert library.find("nấm").total == 0


def test_feeding_is_tried_again_later_and_once(gone, publish, settings):
    publish("Tập huấn trồng nấm")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.backend.DatabaseBackend"}}
    assert [feed_engine.call() for _ in range(3)] == [0, 0, 0]
    waiting = DBTaskResult.objects.get(task_path="portal.search.tasks.feed_engine")
    assert 10 < (waiting.run_after - timezone.now()).total_seconds() <= AGAIN_AFTER
