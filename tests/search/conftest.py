"""Fixtures of the search tests: every engine that there is, and an index that belongs to one test."""

import time
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.conf import settings as site_settings

from portal.search.engines import engine as engine_of_the_site
from portal.search.engines.on_disk import TantivyEngine

# What a search may be asked of: Tantivy always, Elasticsearch where ELASTICSEARCH_URL names a node for tests.
ENGINES = ["tantivy", *(["elasticsearch"] if site_settings.ELASTICSEARCH_URL else [])]
WINTER = datetime(2026, 1, 8, 3, tzinfo=UTC)


@pytest.fixture(params=ENGINES)
def another(request, tmp_path):
    """Makes engines of each kind on one empty place, as each process has its own: `another()`."""
    if request.param == "tantivy":
        yield lambda: TantivyEngine(tmp_path / "index")
        return
    from tests.search.elastic import forget, make_engine

    prefix = f"test-{uuid4().hex[:12]}"
    yield lambda: make_engine(prefix)
    forget(prefix)


@pytest.fixture
def engine(another):
    """An empty engine of each kind."""
    return another()


@pytest.fixture
def index():
    """The engine of the site, emptied: rows of other tests are gone, their entries must be too."""
    engine = engine_of_the_site()
    with engine.writing() as writer:
        writer.write([], {key: version or 0 for key, version in engine.versions()})
    return engine


@pytest.fixture(scope="session", autouse=True)
def forget_the_index_of_the_site():
    """What tests of this process left on a server is dropped."""
    yield
    if site_settings.ELASTICSEARCH_URL:
        from tests.search.elastic import forget

        forget(site_settings.ELASTICSEARCH_INDEX)


@pytest.fixture
def own_engine(settings):
    """The engine of the site with an index of this test alone, where ELASTICSEARCH_URL names a node."""
    from tests.search.elastic import forget
    from tests.search.outages import use_elasticsearch

    settings.ELASTICSEARCH_INDEX = f"test-check-{time.time_ns()}"
    use_elasticsearch(settings, *settings.ELASTICSEARCH_URL, timeout=20)
    yield engine_of_the_site()
    engine_of_the_site.cache_clear()
    forget(settings.ELASTICSEARCH_INDEX)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` what stands in the block is fed when it ends, as after a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def publish(site, unit_tree, committed, django_user_model):
    """Makes an article of the ward Phú Diễn and feeds it: `publish("Tập huấn", unit=…, published_at=…)`."""
    from news.models import Section
    from news.services import add_article

    owner = django_user_model.objects.create_user("lan", "lan@example.org", "mat-khau-dai", name="Nguyễn Thị Lan")
    section = Section.objects.first() or Section.objects.create(name="Tin hoạt động", slug="tin-hoat-dong")

    def make(title, **fields):
        fields = {"unit": unit_tree.phu_dien, "sapo": "Sáng nay.", "section": section, "published_at": WINTER, **fields}
        with committed():
            return add_article(owner=owner, title=title, **fields)

    return make
