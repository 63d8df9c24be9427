"""The engines. `engine()` is the one that this installation uses."""

from functools import cache

from django.conf import settings

from portal.search.engines.interface import Engine


@cache
def engine() -> Engine:
    """The engine of this installation: Tantivy on disk under SEARCH_INDEX_DIR."""
    from portal.search.engines.on_disk import TantivyEngine

    return TantivyEngine(settings.SEARCH_INDEX_DIR)
