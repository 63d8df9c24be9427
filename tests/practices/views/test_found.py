"""Models found in articles: decided by editors, then article and model lead to each other."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from forum.practices import services
from forum.practices.models import Found
from news.models import Section
from news.services import add_article
from portal.search.models import SearchDocument
from portal.units.models import Role
from tests.forum.factories import make_member, make_officer
from tests.practices import factories
from tests.practices.views.test_adopting import queries

pytestmark = pytest.mark.django_db
NAME = "Bếp ấm <b>nhà trọ</b>"


@pytest.fixture
def article(site, unit_tree):
    fields = {"unit": unit_tree.phu_dien, "section": Section.objects.first(), "owner": make_member(), "sapo": "Sáng nay."}
    return add_article(title="Chị em nhà trọ có bếp ấm", published_at=timezone.now(), **fields)


@pytest.fixture
def found(article, unit_tree):
    mention = {"name": NAME, "start": 0, "end": 9, "sentence": f"Mô hình {NAME} giúp 120 chị.", "reason": "quoted", "confidence": 0.9}
    figures = [{"value": "120", "measure": "chị", "text": "120 chị"}]
    services.propose(article_id=article.pk, unit_id=unit_tree.phu_dien.pk, mentions=[mention | {"figures": figures}])
    return Found.objects.get()


@pytest.fixture
def editor(client, unit_tree):
    account = make_officer(unit_tree.ha_noi, Role.Kind.EDITOR)
    client.force_login(account)
    return account


def test_agreed_model_stands_beside_the_article_and_the_article_at_the_model(client, editor, article, found, practice):
    assert "120 chị" in client.get("/ban-lam-viec/tu-tin-tuc/").content.decode()
    client.post(f"/ban-lam-viec/tu-tin-tuc/{found.pk}/", {"act": "link", "practice": practice.pk})
    client.logout()
    assert practice.get_absolute_url() in client.get(article.url).content.decode()
    assert article.title in client.get(practice.get_absolute_url()).content.decode()


def test_unknown_model_becomes_a_quick_sheet(client, editor, found):
    response = client.post(f"/ban-lam-viec/tu-tin-tuc/{found.pk}/", {"act": "make"})
    found.refresh_from_db()
    assert (found.state, found.practice.owner, found.practice.stage) == ("made", editor, "draft")
    assert response["Location"] == found.practice.get_absolute_url()


def test_refused_name_is_gone_and_decided_once(client, editor, found):
    for _time in range(2):
        response = client.post(f"/ban-lam-viec/tu-tin-tuc/{found.pk}/", {"act": "refuse"}, follow=True)
        assert response.status_code == 200
    found.refresh_from_db()
    assert found.state == "refused"
    assert "<b>nhà trọ" not in response.content.decode()


@pytest.mark.parametrize("typed", [{}, {"act": "link"}, {"act": "link", "practice": "x"}, {"act": "drop table"}])
def test_unclear_decision_leads_back_to_the_question(client, editor, found, typed):
    response = client.post(f"/ban-lam-viec/tu-tin-tuc/{found.pk}/", typed)
    assert response["Location"] == f"/ban-lam-viec/tu-tin-tuc/{found.pk}/"
    assert Found.objects.get().state == "waiting"


def test_others_decide_nothing(client, found, unit_tree):
    client.force_login(make_officer(unit_tree.phu_tho))
    assert client.get("/ban-lam-viec/tu-tin-tuc/").content.decode().count("result__title") == 0
    assert client.post(f"/ban-lam-viec/tu-tin-tuc/{found.pk}/", {"act": "refuse"}).status_code == 404
    client.force_login(make_member())
    assert client.get("/ban-lam-viec/tu-tin-tuc/").status_code == 403


def test_list_asks_as_often_for_many_as_for_one(client, editor, article, found, unit_tree):
    few = queries(client, "/ban-lam-viec/tu-tin-tuc/")
    again = {"start": 0, "end": 9, "sentence": "Câu.", "reason": "quoted", "confidence": 0.8}
    services.propose(
        article_id=article.pk, unit_id=unit_tree.phu_dien.pk, mentions=[{"name": name, **again} for name in (NAME, "Tổ xanh", "Tổ đỏ")]
    )
    assert queries(client, "/ban-lam-viec/tu-tin-tuc/") <= few + 1


def test_newsroom_leads_from_an_article_to_the_names_that_wait(client, editor, article, found):
    screen, way = reverse("wagtailadmin_pages:edit", args=[article.pk]), f"/ban-lam-viec/tu-tin-tuc/?bai={article.pk}"
    content = client.get(screen).content.decode()
    assert way in content
    assert "Mô hình trong bài (1)" in content
    assert NAME not in content
    assert escape(NAME) in client.get(way).content.decode()
    client.force_login(make_officer(article.unit, Role.Kind.COMMUNICATOR))
    assert way not in client.get(screen).content.decode()  # She writes, and does not decide.
    client.force_login(editor)
    client.post(f"/ban-lam-viec/tu-tin-tuc/{found.pk}/", {"act": "refuse"})
    assert way not in client.get(screen).content.decode()


def test_officer_commends_an_article_from_its_page(client, article, unit_tree):
    way = f"/ban-lam-viec/chi-dan/?dia-chi={article.url}"
    assert way not in client.get(article.url).content.decode()
    client.force_login(make_officer(unit_tree.ha_noi))
    assert way in client.get(article.url).content.decode()
    assert f'value="{article.url}"' in client.get(way).content.decode()
    typed = {"unit": unit_tree.ha_noi.pk, "address": article.url, "levels": ["commune"], "note": "Đọc ở buổi họp tới", "send": "1"}
    assert client.post("/ban-lam-viec/chi-dan/", typed).status_code == 302
    client.force_login(make_officer(unit_tree.tay_tuu))
    content = client.get("/ban-lam-viec/").content.decode()
    assert "Đọc ở buổi họp tới" in content
    assert article.title in content


def test_archive_is_read_by_command_with_the_names_of_the_library(article, unit_tree, capsys):
    practice = factories.make_published(unit_tree.phu_dien, name="Hũ gạo tình thương")
    SearchDocument.objects.filter(kind="article", object_id=article.pk).update(text="Chị em nhắc mãi Hũ gạo tình thương của phường.")
    for new in (1, 0):
        call_command("mine_articles", every=1)
        assert f"1/1 articles, {new} new proposals" in capsys.readouterr().out
    assert Found.objects.get().practice == practice
