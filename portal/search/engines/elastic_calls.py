"""Calling Elasticsearch: hosts, TLS and key of the settings; what counts as being gone; patience and its end."""

import logging
import math
import time
from base64 import b64encode
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from elastic_transport import NodeConfig, TextApiResponse
from elasticsearch import ApiError, Elasticsearch, TransportError

from portal.search.engines.circuit import Circuit
from portal.search.engines.interface import EngineDown

T = TypeVar("T")
logger = logging.getLogger(__name__)
# A node that is overloaded, starting, leaving or refuses the key: nothing that asking otherwise would mend.
GONE = {401, 403, 408, 429, 500, 502, 503, 504}
# Every answer of Elasticsearch has this header, its refusals too; what lacks it comes from something in front of it.
PRODUCT = "x-elastic-product"
# Waits between tries of a write, in seconds. Repeating one harms nothing: versions decide.
WAITS = (0.1, 0.5)
# Making an index anew is worth waiting for, until a cluster has agreed on what is left of it.
LONG_WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
WRITE_TIMEOUT = 30.0
# Putting a million documents into one piece takes a minute.
MERGE_TIMEOUT = 1_800.0


class Client(Elasticsearch):
    """Takes no page for an answer, such as a proxy gives while what stands behind it is maintained: the client itself looks only once."""

    def perform_request(self, *args, **kwargs):
        answer = super().perform_request(*args, **kwargs)
        if isinstance(answer, TextApiResponse):
            raise TransportError("a page came, not an answer of Elasticsearch")
        return answer


def connect(urls: list[str], *, api_key: str = "", ca_file: str = "", timeout: float = 2.0) -> Client:
    """A client for all of `urls`; `https://user:password@host:9200` signs in with a password where there is no `api_key`."""
    options = {"api_key": api_key} if api_key else {}
    first = urlsplit(urls[0])
    if first.username and not api_key:
        # Said by hand: the client would refuse a password with Vietnamese letters.
        pair = f"{unquote(first.username)}:{unquote(first.password or '')}"
        options["headers"] = {"authorization": f"Basic {b64encode(pair.encode()).decode()}"}
    nodes = [_node(urlsplit(url), ca_file) for url in urls]
    # One more try, on another host: whoever searches waits at most twice the timeout.
    return Client(nodes, request_timeout=timeout, max_retries=1, retry_on_timeout=False, **options)


def _node(url, ca_file: str) -> NodeConfig:
    is_tls = url.scheme == "https"
    tls = {"ca_certs": ca_file} if is_tls and ca_file else {}
    return NodeConfig(url.scheme, url.hostname, url.port or (443 if is_tls else 9200), path_prefix=url.path.rstrip("/"), **tls)


class Calls:
    """All calls of one engine go through here, so that they share a circuit. Raises `EngineDown` instead of what the client raises."""

    def __init__(self, circuit: Circuit | None = None, slow: float = math.inf):
        """A page asks up to a dozen times: answers that take longer than `slow` seconds open the circuit as missing ones do."""
        self.circuit, self.slow = circuit or Circuit(), slow

    def promptly(self, call: Callable[[], T]) -> T:
        """For what a reader waits for: no second try, she has another way."""
        return self._passing(call, self.slow)

    def once(self, call: Callable[[], T]) -> T:
        """For what may take its time."""
        return self._passing(call, math.inf)

    def _passing(self, call: Callable[[], T], slow: float) -> T:
        if not self.circuit.passes():
            raise EngineDown("no call was made, because the last ones failed")
        return self._call(call, slow)

    def _call(self, call: Callable[[], T], slow: float = math.inf) -> T:
        begun = time.monotonic()
        try:
            answer = call()
        except (TransportError, ApiError) as error:
            if not is_gone(error):
                self.circuit.worked()
                raise
            self.circuit.failed()
            logger.warning("Elasticsearch: %s", error)
            raise EngineDown(f"{type(error).__name__}: {error}"[:500]) from error
        if (took := time.monotonic() - begun) > slow:
            logger.warning("Elasticsearch: an answer took %.1f s", took)
            self.circuit.failed()
        else:
            self.circuit.worked()
        return answer

    def stubbornly(self, call: Callable[[], T]) -> T:
        """For what nobody waits for: tries for half a minute, whatever the circuit says."""
        for wait in LONG_WAITS:
            try:
                return self._call(call)
            except EngineDown:
                time.sleep(wait)
        return self._call(call)

    def patiently(self, call: Callable[[], T]) -> T:
        """For writing: tries again after a while, and after a longer one."""
        for wait in WAITS:
            try:
                return self.once(call)
            except EngineDown:
                if self.circuit.is_open:
                    raise
                time.sleep(wait)
        return self.once(call)


def is_gone(error: Exception) -> bool:
    """Whether the server cannot be had, rather than having been asked wrongly."""
    if isinstance(error, TransportError) or error.status_code in GONE:
        return True
    return PRODUCT not in error.meta.headers
