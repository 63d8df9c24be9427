"""Engines on the node for tests that ELASTICSEARCH_URL names."""

from django.conf import settings

from portal.search.engines.elastic import ElasticsearchEngine
from portal.search.engines.elastic_calls import connect

# A machine that also runs other tests may take its time.
TIMEOUT = 20.0


def make_engine(prefix: str, urls: list[str] | None = None, timeout: float = TIMEOUT) -> ElasticsearchEngine:
    return ElasticsearchEngine(connect(urls or settings.ELASTICSEARCH_URL, timeout=timeout), prefix)


def forget(prefix: str) -> None:
    """Drop all indexes whose names begin so."""
    make_engine(prefix).forget()
