import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import ArticlePage, Promotion
from news.services import PromotionRefusedError, accept_promotion, ask_promotion, decline_promotion, offer_promotion
from portal.units.models import Lineage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(write):
    return write(published_at=timezone.now())


def test_ask_waits_until_the_unit_above_accepts(story, federation, newsroom):
    promotion = ask_promotion(article=story, unit=federation.ha_noi, by=newsroom.editor, note="Mô hình hay")
    assert promotion.state == Promotion.State.ASKED
    assert not ArticlePage.objects.promoted_to(federation.ha_noi).exists()
    accept_promotion(promotion, by=newsroom.province)
    assert list(ArticlePage.objects.promoted_to(federation.ha_noi)) == [story]
    decline_promotion(promotion, by=newsroom.province)
    assert not ArticlePage.objects.promoted_to(federation.ha_noi).exists()


def test_ask_by_editor_of_both_units_is_accepted_at_once(story, federation, newsroom):
    assert ask_promotion(article=story, unit=federation.ha_noi, by=newsroom.province).state == Promotion.State.ACCEPTED


def test_ask_again_after_decline_opens_it_again(story, federation, newsroom):
    promotion = ask_promotion(article=story, unit=federation.ha_noi, by=newsroom.editor)
    decline_promotion(promotion, by=newsroom.province)
    assert ask_promotion(article=story, unit=federation.ha_noi, by=newsroom.editor).state == Promotion.State.ASKED
    assert Promotion.objects.count() == 1


def test_offer_waits_for_the_unit_of_the_story(story, federation, newsroom):
    assert offer_promotion(article=story, unit=federation.phu_tho, by=newsroom.stranger).state == Promotion.State.OFFERED


@pytest.mark.parametrize("name", ["phu_dien", "phu_tho", "minh_khai"])
def test_ask_of_unit_that_does_not_stand_above_is_refused(story, federation, newsroom, name):
    with pytest.raises(PromotionRefusedError):
        ask_promotion(article=story, unit=getattr(federation, name), by=newsroom.chief)


def test_ask_for_draft_is_refused(write, federation, newsroom):
    with pytest.raises(PromotionRefusedError):
        ask_promotion(article=write(), unit=federation.ha_noi, by=newsroom.editor)


@pytest.mark.parametrize(
    ("who", "asks", "answers"),
    [
        ("writer", False, False),
        ("neighbour", False, False),
        ("editor", True, False),
        ("province", True, True),
        ("stranger", False, False),
        ("chief", True, True),
        ("superuser", True, True),
    ],
)
def test_screens_let_editors_ask_and_the_unit_asked_answer(client, story, federation, newsroom, who, asks, answers):
    client.force_login(getattr(newsroom, who))
    answer = client.get(reverse("promotions:promote", args=[story.pk]), follow=True)
    assert ("Đưa lên trang của" in answer.content.decode()) == asks
    promotion = ask_promotion(article=story, unit=federation.ha_noi, by=newsroom.editor)
    client.post(reverse("promotions:accept", args=[promotion.pk]))
    promotion.refresh_from_db()
    assert (promotion.state == Promotion.State.ACCEPTED) == answers


def test_screen_offers_only_units_that_were_not_asked(client, story, federation, newsroom):
    client.force_login(newsroom.editor)
    url = reverse("promotions:promote", args=[story.pk])
    ask_promotion(article=story, unit=federation.ha_noi, by=newsroom.editor)
    assert list(client.get(url).context["form"].fields["unit"].queryset) == [federation.central]
    ask_promotion(article=story, unit=federation.central, by=newsroom.editor)
    page = client.get(url).content.decode()
    assert "Mọi đơn vị cấp trên đều đã được đề nghị" in page
    assert "<textarea" not in page


def test_screen_asks_and_lists_what_waits(client, story, federation, newsroom):
    client.force_login(newsroom.editor)
    client.post(reverse("promotions:promote", args=[story.pk]), {"unit": federation.ha_noi.pk, "note": "Mô hình hay"})
    client.force_login(newsroom.province)
    page = client.get(reverse("promotions:index")).content.decode()
    assert story.title in page
    assert "Nhận đăng" in page
    assert page.count("Giới thiệu bài") >= 2
    client.force_login(newsroom.stranger)
    assert story.title not in client.get(reverse("promotions:index")).content.decode()


def test_screen_offers_a_page_and_the_unit_of_the_story_answers(client, story, federation, newsroom):
    client.force_login(newsroom.stranger)
    assert "Địa chỉ bài viết" in client.get(reverse("promotions:offer")).content.decode()
    client.post(reverse("promotions:offer"), {"address": f"https://example.vn{story.url}?a=1", "unit": federation.phu_tho.pk, "note": ""})
    promotion = Promotion.objects.get(article=story, unit=federation.phu_tho)
    assert promotion.state == Promotion.State.OFFERED
    client.post(reverse("promotions:accept", args=[promotion.pk]))
    client.force_login(newsroom.editor)
    assert "Nhận đăng" in client.get(reverse("promotions:index")).content.decode()
    assert not ArticlePage.objects.promoted_to(federation.phu_tho).exists()
    client.post(reverse("promotions:accept", args=[promotion.pk]))
    assert list(ArticlePage.objects.promoted_to(federation.phu_tho)) == [story]


NO_STORY = [
    "",
    "khong-phai-dia-chi",
    "/tin-tuc/",
    "/tin-tuc/2020/01/khong-co/",
    "http://[",
    "/don-vi/phu-dien/",
    "/tin-tuc/" + "9" * 10_000,
]


@pytest.mark.parametrize("address", NO_STORY)
def test_screen_refuses_what_is_no_address_of_a_story(client, federation, newsroom, address):
    client.force_login(newsroom.stranger)
    page = client.post(reverse("promotions:offer"), {"address": address, "unit": federation.phu_tho.pk})
    assert page.status_code == 200
    assert page.context["form"].errors["address"]
    assert not Promotion.objects.exists()


@pytest.mark.parametrize("name", ["phu_dien", "ha_noi"])
def test_screen_refuses_the_page_of_a_unit_that_she_does_not_edit(client, story, federation, newsroom, name):
    client.force_login(newsroom.stranger)
    page = client.post(reverse("promotions:offer"), {"address": story.url, "unit": getattr(federation, name).pk})
    assert page.context["form"].errors["unit"]
    assert not Promotion.objects.exists()


def test_offer_of_what_was_asked_for_is_agreed(story, federation, newsroom):
    Lineage.objects.create(unit=federation.phu_dien, ancestor=federation.phu_tho, whole=False)
    ask_promotion(article=story, unit=federation.phu_tho, by=newsroom.editor)
    assert offer_promotion(article=story, unit=federation.phu_tho, by=newsroom.stranger).state == Promotion.State.ACCEPTED
