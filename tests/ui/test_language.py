import pytest
from django.conf import settings
from django.test import Client


@pytest.mark.parametrize(
    ("cookie", "accepted", "expected"),
    [(None, "en-US,en", "vi"), ("en", "vi", "en"), ("vi", "en", "vi"), ("xx", "en", "vi"), ("'; drop", "", "vi")],
)
@pytest.mark.django_db
def test_language_comes_from_the_cookie_alone(cookie, accepted, expected):
    client = Client(HTTP_ACCEPT_LANGUAGE=accepted)
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    assert client.get("/khong-co-trang-nay/").headers["Content-Language"] == expected
