import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import ArticlePage, Promotion
from news.services import PromotionRefusedError, accept_promotion, ask_promotion, decline_promotion, offer_promotion

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


def test_screen_asks_and_lists_what_waits(client, story, federation, newsroom):
    client.force_login(newsroom.editor)
    client.post(reverse("promotions:promote", args=[story.pk]), {"unit": federation.ha_noi.pk, "note": "Mô hình hay"})
    client.force_login(newsroom.province)
    page = client.get(reverse("promotions:index")).content.decode()
    assert story.title in page
    assert "Nhận đăng" in page
    client.force_login(newsroom.stranger)
    assert story.title not in client.get(reverse("promotions:index")).content.decode()
