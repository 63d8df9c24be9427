"""Saving while typing, two editors at once, a session that ends."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from wagtail.models import PageLogEntry

from news.models import ArticlePage
from tests.news.forms import edit_url, posted

pytestmark = pytest.mark.django_db
BACKGROUND = {"HTTP_ACCEPT": "application/json"}


def autosave(client, article, loaded=None, **fields):
    return client.post(edit_url(article), posted(article, **fields), **BACKGROUND)


def latest(article):
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def test_autosave_of_an_hour_leaves_one_version_and_one_entry(client, newsroom, write):
    article = write()
    before = article.revisions.count(), PageLogEntry.objects.filter(page=article, action="wagtail.edit").count()
    client.force_login(newsroom.writer)
    revision = ""
    for minute in range(60):
        answer = autosave(client, article, sapo=f"Phút {minute}", overwrite_revision_id=revision)
        revision = answer.json()["revision_id"]
    assert latest(article).sapo == "Phút 59"
    assert article.revisions.count() == before[0] + 1
    assert PageLogEntry.objects.filter(page=article, action="wagtail.edit").count() == before[1] + 1


def test_autosave_over_newer_version_is_refused(client, newsroom, write):
    article = write()
    loaded = article.latest_revision_id
    client.force_login(newsroom.editor)
    client.post(edit_url(article), posted(article, title="Của biên tập"))
    client.force_login(newsroom.writer)
    answer = autosave(client, article, title="Của người viết", loaded_revision_id=loaded)
    assert answer.json()["error_code"] == "invalid_revision"
    assert latest(article).title == "Của biên tập"


def test_save_over_newer_version_asks_once_and_keeps_both(client, newsroom, write):
    article = write()
    data = {"title": "Của người viết", "loaded_revision_id": article.latest_revision_id}
    client.force_login(newsroom.editor)
    client.post(edit_url(article), posted(article, title="Của biên tập"))
    client.force_login(newsroom.writer)
    answer = client.post(edit_url(article), posted(article, **data))
    page = answer.content.decode()
    assert f"{newsroom.editor.name} đã lưu bài này lúc" in page
    assert answer.context["form"]["title"].value() == "Của người viết"
    assert latest(article).title == "Của biên tập"
    again = data | {"loaded_revision_id": ArticlePage.objects.get(pk=article.pk).latest_revision_id, "loaded_revision_created_at": ""}
    again["loaded_revision_created_at"] = answer.context["loaded_revision_created_at"]
    client.post(edit_url(article), posted(article, **again))
    assert latest(article).title == "Của người viết"
    assert "Của biên tập" in [revision.object_str for revision in article.revisions.all()]


@pytest.mark.parametrize("new", [True, False])
def test_text_posted_after_the_session_ended_is_in_the_form_after_signing_in(client, newsroom, write, new):
    article = write()
    EmailAddress.objects.create(user=newsroom.writer, email=newsroom.writer.email, verified=True, primary=True)
    url = reverse("wagtailadmin_pages:add", args=["news", "articlepage", article.get_parent().pk]) if new else edit_url(article)
    answer = client.post(url, posted(article, title="Gõ lúc hết phiên"), follow=True)
    assert "/tai-khoan/dang-nhap/" in answer.redirect_chain[-1][0]
    client.post(answer.redirect_chain[-1][0], {"login": "writer", "password": "mat-khau-dai"})
    answer = client.get(url)
    assert answer.context["form"]["title"].value() == "Gõ lúc hết phiên"
    assert "Phiên đăng nhập đã hết" in answer.content.decode()
    assert client.get(url).context["form"]["title"].value() != "Gõ lúc hết phiên"


def test_autosave_after_the_session_ended_says_so(client, write):
    answer = autosave(client, write(), title="x")
    assert answer.status_code == 403
    assert "Phiên đăng nhập đã hết" in answer.json()["error_message"]


def test_kept_text_is_shown_to_nobody_who_may_not_edit(client, newsroom, write):
    article = write()
    client.post(edit_url(article), posted(article, title="Gõ lúc hết phiên"))
    client.force_login(newsroom.stranger)
    assert "Gõ lúc hết phiên" not in client.get(edit_url(article), follow=True).content.decode()
