"""Between an upgrade and `rebuild_search`: an index that lacks a field of this release answers all the same."""

import pytest
from django.conf import settings

from portal.search.engines import elastic_mapping, elastic_queries
from portal.search.engines.scheme import SPREADS
from tests.search.factories import fill, found, make_entry


@pytest.fixture
def older(another, monkeypatch):
    """An engine whose index was made by a release that did not have the field."""
    fields = elastic_queries.fields
    with monkeypatch.context() as before:
        before.setattr(elastic_mapping, "SPREADS", ())
        before.setattr(
            elastic_queries, "fields", lambda entry: {name: values for name, values in fields(entry).items() if name not in SPREADS}
        )
        engine = another()
        fill(engine, make_entry(1, "Người già vui khoẻ"), make_entry(2, "Gia đình"))
    return engine


@pytest.mark.skipif(not settings.ELASTICSEARCH_URL, reason="needs ELASTICSEARCH_URL; Tantivy puts such an index aside")
@pytest.mark.parametrize("another", ["elasticsearch"], indirect=True)
def test_index_of_an_older_release_answers_what_is_typed_without_marks(older):
    assert found(older, "nguoi gia")[0] == 1
