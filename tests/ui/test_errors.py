import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views import defaults

from portal.ui.errors import bad_request, too_many_requests


@pytest.mark.django_db
def test_page_not_found_says_so_and_offers_search(client):
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    html = response.content.decode()
    assert "Không có trang nào ở địa chỉ này" in html
    assert 'action="/tim-kiem/"' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.django_db
def test_page_not_found_is_the_same_on_a_laptop(client, settings):
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "portal.ui.middleware.OwnNotFound"]
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    assert "Không có trang nào ở địa chỉ này" in response.content.decode()


@pytest.mark.django_db
def test_permission_denied_has_a_page():
    response = defaults.permission_denied(RequestFactory().get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "Bạn không mở được trang này" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (SuspiciousOperation(), 400, "Chúng tôi chưa hiểu yêu cầu này"),
        (RequestDataTooBig(), 413, "Nội dung bạn gửi quá lớn"),
    ],
)
def test_bad_request_tells_what_was_too_large(error, status, words):
    response = bad_request(RequestFactory().get("/"), error)
    assert response.status_code == status
    assert words in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "minutes"), [(1, 1), (60, 1), (61, 2), (600, 10)])
def test_too_many_requests_says_how_long_to_wait(seconds, minutes):
    response = too_many_requests(RequestFactory().get("/"), seconds)
    assert (response.status_code, response["Retry-After"]) == (429, str(seconds))
    assert f"chờ {minutes} phút" in response.content.decode()


def test_server_error_needs_no_database():
    response = defaults.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Hệ thống gặp trục trặc" in response.content.decode()


@pytest.mark.django_db
def test_form_that_was_open_too_long_is_explained():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/quan-tri/login/", {"username": "lan"})
    assert response.status_code == 403
    assert "Trang này đã mở quá lâu" in response.content.decode()


@pytest.mark.django_db
def test_offline_page_needs_nothing_but_the_stylesheet():
    html = render_to_string("offline.html")
    assert "Bạn đang ngoại tuyến" in html
    assert "<script" not in html
    assert "<img" not in html


def test_page_of_maintenance_needs_nothing_but_itself():
    """nginx shows it while nothing else answers; it leads nowhere but to the page that was asked for."""
    deploy = Path(settings.BASE_DIR) / "deploy"
    html = (deploy / "bao-tri.html").read_text()
    assert "Trang đang được bảo trì" in html
    assert re.findall(r'(?:src|href|url)\s*[=(]\s*"?([^">]*)', html) == [""]
    assert "error_page 502 503 504 =503 /bao-tri.html;" in (deploy / "nginx.conf").read_text()
