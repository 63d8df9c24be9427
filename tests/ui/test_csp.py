import base64
import hashlib
import re

import pytest


def directives(response) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


@pytest.mark.django_db
def test_policy_of_the_public_site_allows_no_inline_script_by_itself(client):
    response = client.get("/ngoai-tuyen/")
    policy = directives(response)
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.django_db
def test_policy_allows_the_inline_script_of_the_page_by_its_digest(client):
    response = client.get("/khong-co-trang-nay/")
    scripts = re.findall(r"<script>(.*?)</script>", response.content.decode(), re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert len(digests) == 1
    assert directives(response)["script-src"] == f"'self' 'sha256-{digests[0]}'"


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
