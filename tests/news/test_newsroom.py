"""The list and the editor as the browser meets them."""

import pytest
from django.urls import reverse

from news.models import ArticlePage
from tests.news.forms import edit_url, posted

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/bai-viet/"


@pytest.fixture
def add_url(site, newsroom, client):
    client.force_login(newsroom.writer)
    answer = client.get(reverse("articles:choose_parent"))
    assert answer.status_code == 302
    return answer.url


def test_add_goes_straight_to_the_month_with_her_unit_and_name(client, newsroom, federation, add_url):
    answer = client.get(add_url)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form["unit"].value() == federation.phu_dien.pk
    assert form["byline"].value() == newsroom.writer.name
    assert form["section"].value()
    assert "Bài mới" in answer.content.decode()


def test_save_keeps_draft_and_stays_in_editor(client, federation, write, add_url):
    section = write().section
    answer = client.post(add_url, posted(unit=federation.phu_dien.pk, section=section.pk))
    article = ArticlePage.objects.get(title="Tọa đàm nâng cao chất lượng hoạt động")
    assert answer.url == edit_url(article)
    assert not article.live
    assert article.slug == "toa-dam-nang-cao-chat-luong-hoat-dong"


def test_submit_makes_article_wait_for_editor(client, newsroom, write, add_url):
    article = write()
    answer = client.post(edit_url(article), posted(article, **{"action-submit": "1"}))
    assert answer.url == LIST
    assert list(ArticlePage.objects.waiting_for(newsroom.editor)) == [article]
    assert list(ArticlePage.objects.waiting_for(newsroom.province)) == [article]
    assert not ArticlePage.objects.waiting_for(newsroom.stranger).exists()
    assert not ArticlePage.objects.waiting_for(newsroom.writer).exists()


def test_publish_by_writer_only_saves(client, write, add_url):
    article = write()
    client.post(edit_url(article), posted(article, **{"action-publish": "1"}))
    assert not ArticlePage.objects.get(pk=article.pk).live


def test_publish_new_article_by_editor_shows_it_at_once(client, newsroom, federation, write):
    section = write().section
    client.force_login(newsroom.editor)
    url = client.get(reverse("articles:choose_parent")).url
    client.post(url, posted(unit=federation.phu_dien.pk, section=section.pk, **{"action-publish": "1"}))
    article = ArticlePage.objects.listed().get()
    assert article.published_at == article.first_published_at


def test_publish_for_unit_where_she_only_writes_is_refused_with_text_kept(client, newsroom, federation, write):
    from portal.units.models import Role

    Role.objects.create(user=newsroom.editor, unit=federation.minh_khai, kind="communicator")
    section = write().section
    client.force_login(newsroom.editor)
    url = client.get(reverse("articles:choose_parent")).url
    answer = client.post(url, posted(unit=federation.minh_khai.pk, section=section.pk, title="Giữ lại", **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert "Bạn không được xuất bản cho đơn vị này" in answer.content.decode()
    assert answer.context["form"]["title"].value() == "Giữ lại"
    assert not ArticlePage.objects.filter(title="Giữ lại").exists()


def test_unit_of_others_is_not_accepted(client, federation, write, add_url):
    article = write()
    answer = client.post(edit_url(article), posted(article, unit=federation.viet_tri.pk))
    assert "unit" in answer.context["form"].errors
    assert ArticlePage.objects.get(pk=article.pk).unit == federation.phu_dien


def test_list_shows_her_units_only(client, newsroom, federation, write):
    write(title="Của Phú Diễn")
    write(title="Của Việt Trì", unit=federation.viet_tri)
    client.force_login(newsroom.province)
    page = client.get(LIST).content.decode()
    assert "Của Phú Diễn" in page
    assert "Của Việt Trì" not in page


def test_list_costs_the_same_for_one_and_for_twenty(client, newsroom, write, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(newsroom.province)
    write(title="Một")
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(LIST)
    for number in range(19):
        write(title=f"Bài {number}")
    with CaptureQueriesContext(connection) as twenty:
        client.get(LIST)
    assert len(twenty) == len(one)


@pytest.mark.parametrize("path", ["/quan-tri/pages/", "/quan-tri/pages/1/", "/quan-tri/pages/search/?q=x"])
def test_tree_sends_writer_to_her_list(client, newsroom, path):
    client.force_login(newsroom.writer)
    assert client.get(path).url.startswith(LIST)


def test_editor_shows_articles_and_title_instead_of_the_tree(client, newsroom, write):
    article = write(title="Tiêu đề này")
    client.force_login(newsroom.writer)
    page = client.get(edit_url(article)).content.decode()
    assert f'href="{LIST}"' in page
    assert 'href="/quan-tri/pages/' not in page.replace(f'href="/quan-tri/pages/{article.pk}/', "")


@pytest.mark.parametrize(("state", "shown"), [("draft", True), ("published", False), ("waiting", False)])
def test_filter_by_state(client, newsroom, write, state, shown):
    write(title="Bản nháp này")
    client.force_login(newsroom.writer)
    assert ("Bản nháp này" in client.get(LIST, {"state": state}).content.decode()) == shown
