"""The engines. `engine()` is the one that this installation uses."""

from functools import cache

from django.conf import settings

from portal.search.engines.interface import Engine


@cache
def engine() -> Engine:
    """The engine of this installation: Elasticsearch where ELASTICSEARCH_URL names one, else Tantivy on disk under SEARCH_INDEX_DIR."""
    from portal.search.engines.standing_in import StandingIn

    if settings.ELASTICSEARCH_URL:
        return StandingIn(elasticsearch(settings.ELASTICSEARCH_INDEX))
    from portal.search.engines.on_disk import TantivyEngine

    return StandingIn(TantivyEngine(settings.SEARCH_INDEX_DIR))


def elasticsearch(prefix: str):
    """The Elasticsearch of the settings, in indexes whose names begin with `prefix`."""
    from portal.search.engines.elastic import ElasticsearchEngine
    from portal.search.engines.elastic_calls import connect

    client = connect(
        settings.ELASTICSEARCH_URL,
        api_key=settings.ELASTICSEARCH_API_KEY,
        ca_file=settings.ELASTICSEARCH_CA,
        timeout=settings.ELASTICSEARCH_TIMEOUT,
    )
    return ElasticsearchEngine(client, prefix, slow=settings.ELASTICSEARCH_TIMEOUT / 2)
