"""What is sent to which host, and what is made of answers. No node is needed: what is asked is a server of the test, or none."""

import socket
from base64 import b64encode

import pytest
from elasticsearch import NotFoundError

from portal.search.engines.elastic import ElasticsearchEngine
from portal.search.engines.elastic_calls import Calls, connect
from portal.search.engines.interface import EngineDown, Filters
from portal.search.query import parse
from tests.search.tls_server import TlsServer


@pytest.fixture
def server(tmp_path):
    with TlsServer(tmp_path) as server:
        yield server


@pytest.fixture
def nobody():
    """The address of a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_client_sends_the_key_over_tls(server):
    connect([server.url], api_key="a2hvYTpiaS1tYXQ=", ca_file=str(server.certificate)).cluster.health()
    assert server.asked == [("/_cluster/health", "ApiKey a2hvYTpiaS1tYXQ=")]


def test_client_sends_name_and_password_of_the_address(server):
    url = server.url.replace("https://", "https://portal:m%E1%BA%ADt%2Fkh%E1%BA%A9u@")
    connect([url], ca_file=str(server.certificate)).cluster.health()
    assert server.asked == [("/_cluster/health", "Basic " + b64encode("portal:mật/khẩu".encode()).decode())]


def test_client_keeps_a_path_of_the_address(server):
    connect([f"{server.url}/tim-kiem/"], ca_file=str(server.certificate)).cluster.health()
    assert server.asked == [("/tim-kiem/_cluster/health", None)]


def test_client_tells_nothing_to_a_server_whose_certificate_it_does_not_know(server):
    engine = ElasticsearchEngine(connect([server.url], api_key="a2hvYTpiaS1tYXQ="), "test")
    with pytest.raises(EngineDown, match="certificate"):
        engine.state()
    assert server.asked == []


def test_client_goes_on_to_the_next_host(server, nobody):
    client = connect([nobody, server.url], ca_file=str(server.certificate))
    for _ in range(4):
        assert client.cluster.health()["status"] == "green"


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_refusing_server_is_gone(tmp_path, status):
    with TlsServer(tmp_path, status) as server, pytest.raises(EngineDown):
        ElasticsearchEngine(connect([server.url], ca_file=str(server.certificate)), "test").state()


def test_wrong_question_is_our_fault_and_not_the_servers(tmp_path):
    calls = Calls()
    with TlsServer(tmp_path, 404) as server:
        client = connect([server.url], ca_file=str(server.certificate))
        for _ in range(5):
            with pytest.raises(NotFoundError):
                calls.once(client.cluster.health)
    assert not calls.circuit.is_open


def test_search_of_a_server_that_is_gone_says_so_and_soon_without_asking(nobody):
    engine = ElasticsearchEngine(connect([nobody]), "test")
    for _ in range(4):
        with pytest.raises(EngineDown):
            engine.search(parse("nấm"), Filters())
    assert engine.calls.circuit.is_open
    with pytest.raises(EngineDown, match="no call was made"):
        engine.search(parse("nấm"), Filters())


def test_writing_is_tried_again(nobody):
    calls, tries = Calls(), []

    def call():
        tries.append(1)
        return connect([nobody]).cluster.health() if len(tries) < 3 else "written"

    assert calls.patiently(call) == "written"
