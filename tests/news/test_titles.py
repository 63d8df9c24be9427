"""Titles and facts as people really type and paste them."""

import unicodedata
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import ArticlePage
from portal.ui.typed import clean_line, slug_of
from tests.news.forms import edit_url, posted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Phụ nữ Đắk Nông"), "Phụ nữ Đắk Nông"),
        ("Phụ\u200b nữ\ufeff Thủ\u00ad đô", "Phụ nữ Thủ đô"),
        ("\u202eđảo ngược\u202c", "đảo ngược"),
        ("  nhiều \u00a0 khoảng\t trắng\n", "nhiều khoảng trắng"),
        ("Nông dân 👩\u200d🌾 giỏi 🎉", "Nông dân 👩\u200d🌾 giỏi 🎉"),
        ("a\u200db", "ab"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("\x00\x07tiếng chuông", "tiếng chuông"),
        ("\u200b\u200b", ""),
        ("Hỏi\U000e0041\U000e0042 \u3164\uffa0\u2800", "Hỏi"),
    ],
)
def test_clean_line_keeps_what_can_be_seen(typed, kept):
    assert clean_line(typed) == kept


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đổi mới ở Đắk G'long", "doi-moi-o-dak-glong"),
        ("ĐẨY MẠNH PHỤ NỮ VƯỢT KHÓ", "day-manh-phu-nu-vuot-kho"),
        ("2026", "tin-2026"),
        ("🎉🎉", ""),
        ("مرحبا", ""),
        ("phụ nữ " * 100, "-".join(["phu-nu"] * 14)),
    ],
)
def test_slug_of_is_plain_letters(title, slug):
    assert slug_of(title) == slug
    assert len(slug) <= 100


@pytest.fixture
def save(client, newsroom, write):
    """Posts the editor of a draft with `fields`; answers response and stored article."""
    article = write(title="Bài cũ")
    client.force_login(newsroom.writer)

    def post(**fields):
        answer = client.post(edit_url(article), posted(article, **fields))
        return answer, ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()

    return post


def test_nfd_title_is_stored_composed(save):
    _answer, article = save(title=unicodedata.normalize("NFD", "Tọa đàm “Gia đình”"), sapo=unicodedata.normalize("NFD", "Sáng nay"))
    assert article.title == "Tọa đàm “Gia đình”"
    assert article.sapo == "Sáng nay"


@pytest.mark.parametrize(("title", "slug"), [("مرحبا بالعالم", "bai-viet"), ("🎉🎉", "bai-viet"), ("2026", "tin-2026")])
def test_title_without_plain_letters_gets_an_address(save, title, slug):
    _answer, article = save(title=title)
    assert (article.title, article.slug) == (title, slug)


@pytest.mark.parametrize("title", ["", "   ", "\u200b\u200b"])
def test_empty_title_is_refused_and_the_rest_kept(save, title):
    answer, article = save(title=title, sapo="Sapo vừa gõ")
    assert article.title == "Bài cũ"
    assert answer.context["form"]["sapo"].value() == "Sapo vừa gõ"
    assert answer.context["form"].errors["title"]


def test_title_of_ten_thousand_characters_is_refused_and_kept(save):
    long = "Phụ nữ " * 1429
    answer, article = save(title=long)
    assert article.title == "Bài cũ"
    assert answer.context["form"]["title"].value() == long
    assert "255" in str(answer.context["form"].errors["title"])
    assert 'maxlength="255"' not in answer.content.decode()


def test_duplicate_title_of_the_month_gets_a_number(write):
    first, second, third = write(title="Ra quân"), write(title="Ra quân"), write(title="Ra quân")
    assert [first.slug, second.slug, third.slug] == ["ra-quan", "ra-quan-2", "ra-quan-3"]


def test_draft_takes_address_of_its_latest_title(save):
    _answer, article = save(title="Tên mới hẳn")
    assert article.slug == "ten-moi-han"


def test_event_that_ends_before_it_starts_is_refused_on_submission_only(save):
    times = {"event_starts_at": "2026-11-22 10:00", "event_ends_at": "2026-11-22 08:00"}
    _answer, article = save(**times)
    assert article.event_ends_at < article.event_starts_at
    answer, article = save(**times, **{"action-submit": "1"})
    error = str(answer.context["form"].errors["event_ends_at"])
    assert "Sự kiện kết thúc (08:00 22/11/2026) trước khi bắt đầu (10:00 22/11/2026)" in error
    assert not article.workflow_in_progress


def test_end_without_start_is_refused_on_submission(save):
    answer, _article = save(event_ends_at="2026-11-22 08:00", **{"action-submit": "1"})
    assert answer.context["form"].errors["event_starts_at"]


def test_unit_dissolved_before_the_event_is_refused_with_its_successor(federation, save):
    from portal.units.models import Succession, Unit

    unit, heir = federation.phu_dien, federation.minh_khai
    Unit.objects.filter(pk=unit.pk).update(valid_until=date(2025, 7, 1))
    Succession.objects.create(predecessor=unit, successor=heir, kind="whole", effective_on=date(2025, 7, 1))
    answer, _article = save(event_starts_at="2025-07-01 08:00", **{"action-submit": "1"})
    error = str(answer.context["form"].errors["unit"])
    assert "đã kết thúc hoạt động từ 01/07/2025" in error
    assert "Phường Minh Khai" in error


def test_unit_that_still_existed_on_the_day_is_accepted(client, newsroom, write, federation):
    from portal.units.models import Unit

    article = write()
    Unit.objects.filter(pk=federation.phu_dien.pk).update(valid_until=date(2025, 7, 1))
    client.force_login(newsroom.writer)
    client.post(edit_url(article), posted(article, event_starts_at="2025-06-30 08:00", **{"action-submit": "1"}))
    assert ArticlePage.objects.get(pk=article.pk).workflow_in_progress


def test_hour_in_the_past_for_expiry_is_refused(save):
    yesterday = (timezone.localtime() - timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    answer, _article = save(expire_at=yesterday)
    assert answer.context["form"].errors["expire_at"]


def test_preview_shows_what_is_typed(client, newsroom, write):
    article = write()
    client.force_login(newsroom.writer)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    assert client.post(url, posted(article, title="Tiêu đề đang gõ")).json()["is_valid"]
    assert "Tiêu đề đang gõ" in client.get(url, {"mode": ""}).content.decode()
