"""Engines that are gone, and a node that a test may stop."""

import socket

from django.conf import settings

from portal.search.engines import engine
from tests.nodes.__main__ import JARS
from tests.nodes.cluster import Cluster


def free_port(among: int = 1) -> int:
    """A port on which nobody listens; the `among` next ones are most likely free as well."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1] if among == 1 else 9_260 + probe.getsockname()[1] % 700 * 4


def use_elasticsearch(test_settings, *urls: str, timeout: float = 5.0) -> None:
    """The engine of the site asks `urls` from now on; the fixture `own_engine` takes it back."""
    test_settings.ELASTICSEARCH_URL = list(urls)
    test_settings.ELASTICSEARCH_TIMEOUT = timeout
    engine.cache_clear()


def make_cluster(folder, nodes: int = 1) -> Cluster:
    return Cluster(JARS, folder, port=free_port(among=nodes + 1), nodes=nodes, heap="320m")


has_node = bool(settings.ELASTICSEARCH_URL)
