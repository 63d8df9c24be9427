import re

import pytest


def directives(response) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


@pytest.mark.django_db
def test_policy_of_the_public_site_allows_scripts_by_nonce_only(client):
    response = client.get("/ngoai-tuyen/")
    policy = directives(response)
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.django_db
def test_policy_carries_the_nonce_that_the_page_uses(client):
    response = client.get("/khong-co-trang-nay/")
    nonces = set(re.findall(r'nonce="([^"]+)"', response.content.decode()))
    assert len(nonces) == 1
    assert directives(response)["script-src"] == f"'self' 'nonce-{nonces.pop()}'"


@pytest.mark.django_db
def test_policy_of_the_newsroom_lets_the_editor_work(client):
    policy = directives(client.get("/quan-tri/login/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert "'unsafe-inline'" in policy["style-src"]
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.django_db
def test_public_pages_have_no_inline_handlers_or_styles(client):
    html = client.get("/khong-co-trang-nay/").content.decode()
    assert not re.search(r'\s(on\w+|style)="', html)
