"""What is sent to which host, and what is made of answers. No node is needed: what is asked is a server of the test, or none."""

import socket
from base64 import b64encode
from time import sleep

import pytest
from django.core.management import CommandError, call_command
from elasticsearch import NotFoundError

from portal.search.engines import engine as engine_of_the_site
from portal.search.engines.circuit import FAILURES
from portal.search.engines.elastic import ElasticsearchEngine
from portal.search.engines.elastic_calls import Calls, connect
from portal.search.engines.interface import EngineDown, Filters
from portal.search.query import parse
from tests.search.outages import use_elasticsearch
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


@pytest.mark.parametrize("status", [200, 301, 400, 404, 413])
def test_page_of_a_proxy_is_no_answer(tmp_path, status):
    with TlsServer(tmp_path, status, is_page=True) as server, pytest.raises(EngineDown):
        ElasticsearchEngine(connect([server.url], ca_file=str(server.certificate)), "test").state()


def test_page_of_a_proxy_is_no_answer_after_good_ones_either(server):
    engine = ElasticsearchEngine(connect([server.url], ca_file=str(server.certificate)), "test")
    assert "green" in engine.state()
    server.is_page = True
    with pytest.raises(EngineDown, match="a page came"):
        engine.state()


@pytest.mark.parametrize("status", [400, 413])
def test_refused_question_is_not_answered_and_opens_nothing(tmp_path, status):
    with TlsServer(tmp_path, status) as server:
        engine = ElasticsearchEngine(connect([server.url], ca_file=str(server.certificate)), "test")
        for _ in range(5):
            with pytest.raises(EngineDown):
                engine.state()
    assert not engine.calls.circuit.is_open


def test_slow_answers_are_soon_not_waited_for():
    calls = Calls(slow=0.01)
    for _ in range(FAILURES):
        assert calls.promptly(lambda: sleep(0.02) or "late") == "late"
    with pytest.raises(EngineDown, match="no call was made"):
        calls.promptly(lambda: "soon")


def test_slow_answers_to_what_nobody_waits_for_count_as_answers():
    calls = Calls(slow=0.01)
    for _ in range(FAILURES + 1):
        assert calls.once(lambda: sleep(0.02) or "late") == "late"
    assert not calls.circuit.is_open


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


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["rebuild_search", "search_check"])
def test_command_says_that_the_server_is_gone(nobody, settings, command):
    use_elasticsearch(settings, nobody)
    try:
        with pytest.raises(CommandError, match="cannot be had"):
            call_command(command, verbosity=0)
    finally:
        engine_of_the_site.cache_clear()
