"""The quick sheet, the models that are like it, and the list of one's own."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from forum.practices import services
from forum.practices.models import Practice
from forum.practices.services import sharing
from tests.forum.factories import make_member
from tests.practices import factories
from tests.practices.views.test_reading import queries

pytestmark = pytest.mark.django_db
ADDRESS = "/mo-hinh/chia-se/"


@pytest.fixture
def member(client):
    person = make_member()
    client.force_login(person)
    return person


def typed(unit, **values) -> dict:
    """A quick sheet as the form posts it."""
    given = factories.quick(unit, name="Bếp ấm ngõ nhỏ", one_line="Nấu cơm trưa cho người già neo đơn mỗi thứ bảy.")
    return {**given, "unit-text": str(unit), **values}


def test_share_keeps_a_draft_and_leads_on(client, member, unit_tree):
    answer = client.post(ADDRESS, typed(unit_tree.phu_dien))
    practice = Practice.objects.get()
    assert answer.headers["Location"] == f"/mo-hinh/{practice.slug}/hoan-thien/"
    assert (practice.owner, practice.stage, practice.unit) == (member, "draft", unit_tree.phu_dien)


def test_share_says_at_each_field_what_is_missing_and_keeps_the_rest(client, member, unit_tree):
    answer = client.post(ADDRESS, typed(unit_tree.phu_dien, name="  ", one_line="ngắn", contact="Số 5 phố Phú Diễn"))
    content = answer.content.decode()
    assert answer.status_code == 422
    assert content.count('class="field field--wrong"') == 2
    assert "Số 5 phố Phú Diễn" in content
    assert not Practice.objects.exists()


def test_share_asks_once_about_models_that_are_alike(client, member, unit_tree):
    other = factories.make_published(unit_tree.tay_tuu, name="Bếp ấm ngõ nhỏ Tây Tựu")
    call_command("rebuild_search", stdout=StringIO())
    answer = client.post(ADDRESS, typed(unit_tree.phu_dien))
    content = answer.content.decode()
    assert answer.status_code == 200
    assert other.name in content
    assert Practice.objects.count() == 1
    seen = re.findall(r'name="seen" value="(\d+)"', content)
    assert client.post(ADDRESS, typed(unit_tree.phu_dien, seen=seen)).status_code == 302


def test_similar_shows_models_of_nearly_the_same_name_only(client, member, unit_tree):
    near = factories.make_published(unit_tree.tay_tuu, name="Tổ phụ nữ nhà trọ tự quản")
    far = factories.make_published(unit_tree.tay_tuu, name="Câu lạc bộ phụ nữ trồng rau")
    call_command("rebuild_search", stdout=StringIO())
    content = client.get("/mo-hinh/chia-se/tuong-tu/", {"name": "to phu nu nha tro"}).content.decode()
    assert near.name in content
    assert far.name not in content
    assert client.get("/mo-hinh/chia-se/tuong-tu/", {"name": "tổ"}).content.decode().strip() == ""


def test_share_refuses_the_name_of_another_model_of_the_unit(client, member, unit_tree):
    factories.make_published(unit_tree.phu_dien, name="Bếp Ấm Ngõ Nhỏ")
    answer = client.post(ADDRESS, typed(unit_tree.phu_dien, name="bep am ngo nho"))
    assert answer.status_code == 422
    assert "đã có một mô hình mang tên này" in answer.content.decode()
    assert client.post(ADDRESS, typed(unit_tree.tay_tuu, name="Bếp ấm ngõ nhỏ")).status_code != 422


def test_share_offers_units_that_were_typed_but_not_chosen(client, member, unit_tree):
    answer = client.post(ADDRESS, {**typed(unit_tree.phu_dien), "unit": "", "unit-text": "Phú"})
    assert answer.status_code == 422
    assert "unit-chooser__candidates" in answer.content.decode()


@pytest.mark.parametrize("text", ["\0" * 20, "x" * 1_000_000, "<script>alert(1)</script>" * 5, "\u202e" * 50, "🌸" * 400])
def test_share_takes_hostile_text(client, member, unit_tree, text):
    answer = client.post(ADDRESS, typed(unit_tree.phu_dien, name=text, contact=text[:400], target_groups=[text, "9" * 40]))
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


def test_share_is_bounded(client, member, unit_tree, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_DRAFTS", 1)
    factories.make_draft(unit_tree.phu_dien, member)
    answer = client.post(ADDRESS, typed(unit_tree.phu_dien))
    assert answer.status_code == 422
    assert Practice.objects.count() == 1


def test_share_keeps_what_was_typed_through_the_sign_in(client, unit_tree):
    answer = client.post(ADDRESS, {**typed(unit_tree.phu_dien), "from": ADDRESS})
    assert answer.status_code == 302
    person = make_member()
    kept = client.session["typed_in_forum"]
    client.force_login(person)
    session = client.session
    session["typed_in_forum"] = kept
    session.save()
    assert "Bếp ấm ngõ nhỏ" in client.get(ADDRESS).content.decode()


def test_mine_says_where_each_stands(client, member, unit_tree):
    waiting = factories.make_draft(unit_tree.phu_dien, member)
    services.submit(version=waiting.versions.get(), by=member)
    asked = factories.make_draft(unit_tree.phu_dien, member)
    services.submit(version=asked.versions.get(), by=member)
    services.ask_changes(version=asked.versions.get(), by=make_member(), unit=unit_tree.ha_noi, note="Thêm kinh phí")
    factories.make_published(unit_tree.phu_dien, member)
    factories.make_draft(unit_tree.phu_dien)
    content = client.get("/mo-hinh/cua-toi/").content.decode()
    assert content.count('class="kept__item"') == 3
    for words in ("Đang chờ duyệt", "đề nghị bổ sung", "Đã đăng"):
        assert words.lower() in content.lower()


def test_mine_asks_as_often_for_many_models_as_for_one(client, member, unit_tree):
    factories.make_draft(unit_tree.phu_dien, member)
    few = queries(client, "/mo-hinh/cua-toi/")
    for _number in range(4):
        factories.make_published(unit_tree.phu_dien, member)
    assert queries(client, "/mo-hinh/cua-toi/") == few <= 20
