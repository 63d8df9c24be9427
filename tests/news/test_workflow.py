"""Submit, ask for changes, submit again, approve now or at an hour; and who is told."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from news.models import ArticlePage
from tests.news.forms import edit_url, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(django_capture_on_commit_callbacks):
    """A browser whose every request is committed, so that the mails of it go out."""

    class CommittingClient(Client):
        def request(self, **request):
            with django_capture_on_commit_callbacks(execute=True):
                return super().request(**request)

    return CommittingClient()


@pytest.fixture
def waiting(client, newsroom, write):
    """An article that the writer has submitted."""
    article = write()
    client.force_login(newsroom.writer)
    client.post(edit_url(article), posted(article, **{"action-submit": "1"}))
    return article


def state_of(article):
    return TaskState.objects.for_instance(article).latest("started_at")


def act(client, user, article, action, **data):
    client.force_login(user)
    url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state_of(article).pk])
    return client.post(url, data)


def fresh(article):
    return ArticlePage.objects.get(pk=article.pk)


def test_submit_tells_nearest_editor_only(waiting, newsroom, mailoutbox):
    (mail,) = mailoutbox
    assert mail.to == [newsroom.editor.email]
    assert mail.subject == f"Chờ bạn duyệt: {waiting.title}"
    text, (html, kind) = mail.body, mail.alternatives[0]
    assert kind == "text/html"
    for part in (text, html):
        assert newsroom.writer.name in part
        assert edit_url(waiting) in part


def test_submit_tells_province_where_the_ward_has_no_editor(client, newsroom, write, mailoutbox):
    newsroom.editor.roles.all().delete()
    article = write()
    client.force_login(newsroom.writer)
    client.post(edit_url(article), posted(article, **{"action-submit": "1"}))
    assert [mail.to for mail in mailoutbox] == [[newsroom.province.email]]


def test_submit_by_only_editor_tells_the_level_above(client, newsroom, write, mailoutbox):
    article = write()
    client.force_login(newsroom.editor)
    client.post(edit_url(article), posted(article, **{"action-submit": "1"}))
    assert [mail.to for mail in mailoutbox] == [[newsroom.province.email]]


def test_request_for_changes_reaches_writer_and_resubmission_the_editor(client, waiting, newsroom, mailoutbox):
    mailoutbox.clear()
    act(client, newsroom.province, waiting, "reject", comment="Bổ sung tên người chủ trì.")
    assert [mail.to for mail in mailoutbox] == [[newsroom.writer.email]]
    assert "Bổ sung tên người chủ trì." in mailoutbox[0].body
    assert not ArticlePage.objects.waiting_for(newsroom.province).exists()
    client.force_login(newsroom.writer)
    client.post(edit_url(waiting), posted(waiting, event_chair="Bà Trinh", **{"action-submit": "1"}))
    assert [mail.to for mail in mailoutbox[1:]] == [[newsroom.editor.email]]
    assert list(ArticlePage.objects.waiting_for(newsroom.province)) == [waiting]


def test_request_for_changes_needs_words(client, waiting, newsroom):
    act(client, newsroom.editor, waiting, "reject", comment="  ")
    assert state_of(waiting).status == TaskState.STATUS_IN_PROGRESS


def test_approve_publishes_and_tells_writer(client, waiting, newsroom, mailoutbox):
    mailoutbox.clear()
    act(client, newsroom.province, waiting, "approve")
    article = fresh(waiting)
    assert article.live
    assert article.published_at
    (mail,) = mailoutbox
    assert mail.to == [newsroom.writer.email]
    assert article.url in mail.body


def test_approve_at_an_hour_publishes_then(client, waiting, newsroom, mailoutbox):
    mailoutbox.clear()
    hour = timezone.localtime() + timedelta(days=1)
    act(client, newsroom.editor, waiting, "approve", publish_at=hour.strftime("%Y-%m-%d %H:%M"))
    article = fresh(waiting)
    assert not article.live
    assert article.scheduled_revision.approved_go_live_at == hour.replace(second=0, microsecond=0)
    assert hour.strftime("%H:%M %d/%m/%Y") in mailoutbox[0].body
    revision = article.scheduled_revision
    revision.approved_go_live_at = due = timezone.now() - timedelta(minutes=2)
    revision.content["go_live_at"] = due.isoformat()
    revision.save()
    call_command("publish_scheduled")
    article = fresh(waiting)
    assert article.live
    assert abs(article.published_at - due) < timedelta(seconds=1)


def test_approve_at_an_hour_that_has_passed_is_refused(client, waiting, newsroom):
    act(client, newsroom.editor, waiting, "approve", publish_at="2020-01-01 08:00")
    assert state_of(waiting).status == TaskState.STATUS_IN_PROGRESS


def test_approve_of_unfinished_version_names_what_is_missing(client, waiting, newsroom):
    client.force_login(newsroom.editor)
    client.post(edit_url(waiting), posted(waiting, sapo=""))
    answer = act(client, newsroom.editor, waiting, "approve")
    assert answer.url == edit_url(waiting)
    assert "Chưa xuất bản được bài này" in client.get(answer.url).content.decode()
    assert not fresh(waiting).live


def test_approve_of_another_article_through_ones_own_is_refused(client, waiting, newsroom, federation, write):
    """The address names article and task state apart; the state of a stranger's article must not be decided through hers."""
    client.force_login(newsroom.stranger)
    own = write(title="Của Việt Trì", unit=federation.viet_tri)
    client.post(edit_url(own), posted(own, **{"action-submit": "1"}))
    url = reverse("wagtailadmin_pages:workflow_action", args=[own.pk, "approve", state_of(waiting).pk])
    assert client.post(url).status_code in {302, 403}
    assert not fresh(waiting).live
    assert state_of(waiting).status == TaskState.STATUS_IN_PROGRESS


def test_waiting_article_is_locked_for_writer_and_open_for_editor(client, waiting, newsroom):
    client.force_login(newsroom.writer)
    client.post(edit_url(waiting), posted(waiting, title="Sửa lén"))
    assert fresh(waiting).get_latest_revision_as_object().title == waiting.title
    client.force_login(newsroom.editor)
    client.post(edit_url(waiting), posted(waiting, title="Biên tập sửa"))
    assert fresh(waiting).get_latest_revision_as_object().title == "Biên tập sửa"


def test_expiry_withdraws(write):
    article = write(published_at=timezone.now() - timedelta(days=3), expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert not fresh(article).live
    assert fresh(article).published_at


def test_revert_brings_earlier_version_back(client, newsroom, write):
    article = write(title="Bản đầu", published_at=timezone.now())
    first = article.get_latest_revision()
    article.title = "Bản sau"
    article.save_revision().publish()
    client.force_login(newsroom.editor)
    client.post(edit_url(article), posted(article, title="Bản đầu", revision=first.pk, **{"action-publish": "1"}))
    assert fresh(article).title == "Bản đầu"


def test_mail_server_down_does_not_lose_submission(client, newsroom, write, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    article = write()
    client.force_login(newsroom.writer)
    assert client.post(edit_url(article), posted(article, **{"action-submit": "1"})).status_code == 302
    assert list(ArticlePage.objects.waiting_for(newsroom.editor)) == [article]
