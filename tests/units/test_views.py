import pytest

from portal.members.models import User
from portal.units.models import Role
from portal.units.services import grant

pytestmark = pytest.mark.django_db
URL = "/don-vi/tim/"


@pytest.fixture
def communicator(unit_tree):
    user = User.objects.create_user("lan", "lan@example.org", "mat-khau-dai", name="Nguyễn Thị Lan")
    grant(user=user, unit=unit_tree.phu_dien, kind=Role.Kind.COMMUNICATOR)
    return user


def labels(response):
    return [unit["label"] for unit in response.json()["units"]]


def test_search_offers_units_with_the_units_above(client, unit_tree):
    assert labels(client.get(URL, {"q": "phu dien"})) == [str(unit_tree.phu_dien), str(unit_tree.phu_dien_cu)]


def test_search_says_what_became_of_a_former_unit(client, unit_tree):
    (unit,) = client.get(URL, {"q": "quận bắc từ liêm"}).json()["units"]
    assert unit["note"] == "đến 30/06/2025, nay là Đông Ngạc, Phú Diễn, Tây Tựu và 1 đơn vị khác"


def test_search_asks_little(client, unit_tree, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        client.get(URL, {"q": "hoa binh"})


def test_search_in_scope_offers_only_what_the_person_may_write_for(client, communicator, unit_tree):
    client.force_login(communicator)
    assert labels(client.get(URL, {"q": "p", "scope": "write"})) == [str(unit_tree.phu_dien), str(unit_tree.phu_dien_cu)]
    assert labels(client.get(URL, {"q": "quận 1", "scope": "write"})) == []


def test_search_in_scope_shows_own_units_first(client, communicator, unit_tree):
    client.force_login(communicator)
    assert labels(client.get(URL, {"scope": "write"})) == [str(unit_tree.phu_dien)]


def test_search_in_scope_offers_nothing_to_a_stranger(client, unit_tree):
    assert labels(client.get(URL, {"q": "phu dien", "scope": "write"})) == []


def test_search_with_scope_is_not_shared_by_caches(client, unit_tree):
    assert "private" in client.get(URL, {"q": "a", "scope": "write"})["Cache-Control"]


@pytest.mark.parametrize("text", ["", " ", "x" * 10_000, "\u200b", "🌸", "%", "'; drop table"])
def test_search_bears_bad_input(client, unit_tree, text):
    assert client.get(URL, {"q": text}).status_code == 200
