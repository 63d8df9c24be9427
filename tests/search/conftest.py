"""Fixtures of the search tests: every engine that there is, and an index that belongs to one test."""

from datetime import UTC, datetime

import pytest

from portal.search.engines import engine as engine_of_the_site
from portal.search.engines.on_disk import TantivyEngine

ENGINES = {"tantivy": TantivyEngine}
WINTER = datetime(2026, 1, 8, 3, tzinfo=UTC)


@pytest.fixture(params=ENGINES)
def engine(request, tmp_path):
    """An empty engine of each kind."""
    return ENGINES[request.param](tmp_path / "index")


@pytest.fixture
def index():
    """The engine of the site, emptied: rows of other tests are gone, their entries must be too."""
    engine_of_the_site().rebuild([])
    return engine_of_the_site()


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
