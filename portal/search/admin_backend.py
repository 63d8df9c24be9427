"""Wagtail's own search, which serves only the administration: the choosers of pages, photos, documents and accounts.

Its database backend with two changes, both for this site. Words are folded when they are indexed and when they are asked
for, so that "doi moi" finds "Đổi mới". And the lengths of titles, by which it weighs them, are not averaged over the
whole index at each save (240 to 400 ms with 100,000 rows, measured), but only by `manage.py rebuild_modelsearch_index`.
"""

from importlib import import_module

from django.db import connection

from portal.ui.folding import fold

MODULES = {"sqlite": "modelsearch.backends.database.sqlite.sqlite", "postgresql": "modelsearch.backends.database.postgres.postgres"}
CLASSES = {"sqlite": "SQLiteSearchBackend", "postgresql": "PostgresSearchBackend"}


def SearchBackend(params):
    """The backend for the database in use."""
    return _backend_class(connection.vendor)(params)


def _backend_class(vendor: str):
    module = import_module(MODULES[vendor])
    original = getattr(module, CLASSES[vendor])
    if not issubclass(module.ObjectIndexer, FoldingIndexer):
        # The index names its indexer as a global of its module; there is no other place to say so.
        module.ObjectIndexer = type("ObjectIndexer", (FoldingIndexer, module.ObjectIndexer), {})
    index_class = type("Index", (LazyTitleNorms, original.index_class), {})
    return type(CLASSES[vendor], (FoldingBackend, original), {"index_class": index_class})


class FoldingIndexer:
    def prepare_value(self, value):
        return fold(super().prepare_value(value))


class LazyTitleNorms:
    def _refresh_title_norms(self, full=False):
        if full:
            super()._refresh_title_norms(full=True)


class FoldingBackend:
    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        return super()._search(query_compiler_class, folded(query), model_or_queryset, **kwargs)


def folded(query):
    """The words of `query` folded, whether it is text or one of modelsearch's queries, which nest."""
    if isinstance(query, str):
        return _words(query)
    for name, value in vars(query).items() if hasattr(query, "__dict__") else ():
        if name == "query_string":
            query.query_string = _words(value)
        elif name == "subquery":
            folded(value)
        elif name == "subqueries":
            for part in value:
                folded(part)
    return query


def _words(text: str) -> str:
    """`text` folded, as a database can be asked for it: neither of them takes a null character, and modelsearch puts each word into
    quotation marks for SQLite without doubling those that stand in it."""
    words = " ".join(fold(text.replace("\0", " ")).split())
    return words.replace('"', '""') if connection.vendor == "sqlite" else words
