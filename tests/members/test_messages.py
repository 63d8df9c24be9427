"""Codes on their way: over SMTP as a mail program reads them, over HTTP as a provider of text messages gets them."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests

from portal.members import sms
from tests.members.factories import JOIN, code_in, joining, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings):
    """A provider of text messages on this machine: keeps what it is sent and answers with `status`."""

    class Provider(BaseHTTPRequestHandler):
        got: list = []
        status = 200

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.got.append((self.headers["Authorization"], json.loads(body)))
            self.send_response(Provider.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_URL = f"http://127.0.0.1:{server.server_port}/send"
    settings.SMS_TOKEN, settings.SMS_SENDER = "bi-mat", "HOILHPN"
    yield Provider
    server.shutdown()
    server.server_close()


def test_code_comes_by_mail_in_both_bodies(client, smtp):
    client.post(JOIN, joining())
    mail = smtp.mails[0]
    assert mail.to == ["may@example.org"]
    assert mail.message["Subject"] == "Mã xác nhận địa chỉ e-mail"
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert code_in(mail.plain) == code_in(mail.html)
    assert "letter-spacing" in mail.html


@pytest.mark.parametrize("name", ["Lò\nBcc: x@example.org", "<script>alert(1)</script>", "Sen\u202eneS"])
def test_no_name_of_an_account_reaches_a_header_or_the_markup(client, smtp, name):
    """Accounts of before, or made at the console, may be called anything."""
    make_member("xau", name=name)
    client.post("/tai-khoan/dang-nhap/ma/", {"contact": "xau@example.org"})
    mail = smtp.mails[-1]
    assert mail.to == ["xau@example.org"]
    assert mail.message["Bcc"] is None
    assert "<script" not in mail.html


def test_mail_server_that_refuses_is_no_error_for_the_person(client, smtp):
    smtp.refuse("may@example.org")
    assert client.post(JOIN, joining()).status_code == 302


def test_text_message_goes_to_the_provider(provider):
    sms.HttpSender().send("+84912345678", "123456 là mã của bạn")
    assert provider.got == [("Bearer bi-mat", {"to": "+84912345678", "from": "HOILHPN", "text": "123456 là mã của bạn"})]


def test_provider_that_fails_is_noticed(provider):
    provider.status = 500
    with pytest.raises(requests.HTTPError):
        sms.HttpSender().send("+84912345678", "x")


def test_provider_that_fails_is_no_error_for_the_person(client, provider, settings):
    settings.SMS_BACKEND = "portal.members.sms.HttpSender"
    provider.status = 500
    assert client.post(JOIN, joining("0912345678")).status_code == 302


def test_messages_of_development_stand_on_the_console(capsys, settings, tmp_path):
    sms.ConsoleSender().send("+84912345678", "mã")
    assert capsys.readouterr().out == "SMS +84912345678: mã\n"
    settings.SMS_URL = str(tmp_path / "sms.jsonl")
    sms.FileSender().send("+84912345678", "mã")
    assert json.loads((tmp_path / "sms.jsonl").read_text()) == {"to": "+84912345678", "text": "mã"}
