"""Nothing below /quan-tri/ answers somebody who has no business there; found by walking all addresses that exist."""

import re

import pytest

from tests.permissions.test_public_views import patterns

# What a person needs before she is signed in, and what holds nothing but words of the interface.
OPEN = (
    "quan-tri/login/",
    "quan-tri/logout/",
    "quan-tri/password_reset/",
    "quan-tri/^password_reset/",
    "quan-tri/jsi18n/",
    "quan-tri/sprite/",
    "quan-tri/^",  # The last resort of Wagtail, which answers 404 or sends to the sign-in.
)
SAMPLES = {"int": "1", "str": "a", "slug": "a", "uuid": "00000000-0000-0000-0000-000000000000", "path": "a"}


def addresses() -> list[str]:
    """An address for every pattern of the newsroom, with ids that may exist."""
    found = []
    for pattern in patterns():
        if pattern.startswith("quan-tri/") and not pattern.startswith(OPEN):
            address = re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES[match.group(1) or "str"], pattern)
            found.append("/" + re.sub(r"\^|\$|\\Z", "", address))
    return [address for address in found if "(" not in address]


def test_addresses_are_found():
    assert len(addresses()) > 150
    assert "/quan-tri/pages/1/edit/" in addresses()


@pytest.mark.django_db
def test_visitor_is_sent_to_sign_in(people):
    wrong = {}
    for address in addresses():
        response = people.visitor.get(address)
        if not (response.status_code in (302, 403, 404, 405) and "/login/" in response.headers.get("Location", "/login/")):
            wrong[address] = response.status_code
    assert wrong == {}


@pytest.mark.django_db
def test_member_without_role_gets_in_nowhere(people):
    wrong = {}
    for address in addresses():
        response = people.member.get(address)
        if response.status_code not in (302, 403, 404, 405) or (response.status_code == 302 and "/login/" not in response["Location"]):
            wrong[address] = response.status_code
    assert wrong == {}


@pytest.mark.django_db
def test_signed_in_without_work_there_is_told_who_she_is_and_how_to_leave(people):
    page = people.member.get("/quan-tri/", follow=True)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Tài khoản của Nguyễn Thị Member chưa được giao việc ở tòa soạn" in text
    assert 'name="password"' not in text
    assert people.member.post("/quan-tri/logout/").status_code == 302
    after = people.member.get("/quan-tri/login/", follow=True).content.decode()
    assert 'name="password"' in after
    assert "Bạn không có quyền" not in after
