"""U+0000 in addresses and forms; PostgreSQL refuses it in any comparison."""

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from portal.ui.middleware import DropNul, without_nul


@pytest.fixture
def seen():
    """What a view gets to see behind the middleware."""
    requests = []

    def view(request):
        requests.append(request)
        return HttpResponse()

    def send(request):
        DropNul(view)(request)
        return requests[-1]

    return send


def test_a_query_keeps_what_stands_beside(seen):
    request = seen(RequestFactory().get("/tim-kiem/?q=n%E1%BA%A5m%00%20r%C6%A1m&a%00=1"))
    assert dict(request.GET.lists()) == {"q": ["nấm rơm"], "a": ["1"]}


def test_an_escaped_percent_is_no_nul(seen):
    assert seen(RequestFactory().get("/tim-kiem/?q=%2500")).GET["q"] == "%00"


def test_a_form_keeps_what_stands_beside(seen):
    request = seen(RequestFactory().post("/", {"body": "một\0 hai", "kind": "\0"}))
    assert dict(request.POST.lists()) == {"body": ["một hai"], "kind": [""]}


def test_a_copy_cannot_be_changed():
    with pytest.raises(AttributeError):
        without_nul(QueryDict("a=%00"))["a"] = "b"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/%00/", "/thanh-vien/%00/", "/dien-dan/%00/", "/tin-tuc/2026/11/%00/", "/don-vi/%00/", "/mo-hinh/%00/", "/quan-tri/%00/"]
)
def test_no_page_has_it_in_its_address(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/tim-kiem/?q=%00",
        "/tim-kiem/?q=nu%00&don-vi=%00&chu-de=%00&trang=%00",
        "/mo-hinh/?q=%00&chu-de=%00&don-vi=%00",
        "/mo-hinh/so-sanh/?m=%00",
        "/dien-dan/?sau=%00",
        "/don-vi/?q=%00",
    ],
)
def test_a_query_with_it_gives_a_page(client, address):
    assert client.get(address).status_code in (200, 404)
