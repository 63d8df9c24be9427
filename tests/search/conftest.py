"""Fixtures of the search tests: every engine that there is, and an index that belongs to one test."""

import pytest

from portal.search.engines import engine as engine_of_the_site
from portal.search.engines.on_disk import TantivyEngine

ENGINES = {"tantivy": TantivyEngine}


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
