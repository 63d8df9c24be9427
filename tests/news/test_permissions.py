"""Who may do what: one table for every page view of the administration, over HTTP, and one for the predicates.

The draft's title and sapo are the secret. A door is open to a person when what she is answered, redirects followed, holds it.
"""

import json

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from news.models import ArticlePage
from news.permissions import can_delete, can_publish, can_write
from tests.news.forms import posted

pytestmark = pytest.mark.django_db

SECRET = "Bí mật của phường Phú Diễn"
EVERYBODY = ("visitor", "member", "neighbour", "stranger", "writer", "editor", "province", "chief", "superuser")
WRITE = {"writer", "editor", "province", "chief", "superuser"}
EDIT = WRITE - {"writer"}
KEEP = {"superuser"}
NOBODY = set()


@pytest.fixture
def secret(write, newsroom):
    """A draft with two versions that waits for approval."""
    article = write(title=SECRET, sapo=SECRET)
    article.byline = SECRET
    article.save_revision(user=newsroom.writer)
    article.get_workflow().start(article, newsroom.writer)
    return ArticlePage.objects.get(pk=article.pk)


def page_url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def revision(article):
    return article.revisions.order_by("pk").first().pk


def task_state(article):
    return TaskState.objects.for_instance(article).get()


DOORS = {
    "list": (lambda a: reverse("articles:index"), WRITE),
    "list searched": (lambda a: reverse("articles:index") + "?q=bí mật", WRITE),
    "list results": (lambda a: reverse("articles:index_results"), WRITE),
    "edit": (lambda a: page_url("edit", a.pk), WRITE),
    "view draft": (lambda a: page_url("view_draft", a.pk), WRITE),
    "history": (lambda a: page_url("history", a.pk), WRITE),
    "usage": (lambda a: page_url("usage", a.pk), WRITE),
    "revisions index": (lambda a: page_url("revisions_index", a.pk), WRITE),
    "revision": (lambda a: page_url("revisions_view", a.pk, revision(a)), WRITE),
    "revert": (lambda a: page_url("revisions_revert", a.pk, revision(a)), WRITE),
    "compare": (lambda a: page_url("revisions_compare", a.pk, "earliest", "latest"), WRITE),
    "unschedule": (lambda a: page_url("revisions_unschedule", a.pk, revision(a)), EDIT),
    "workflow history": (lambda a: page_url("workflow_history", a.pk), WRITE),
    "workflow history detail": (lambda a: page_url("workflow_history_detail", a.pk, WorkflowState.objects.get().pk), WRITE),
    "workflow preview": (lambda a: page_url("workflow_preview", a.pk, task_state(a).task_id), EDIT),
    "workflow report": (lambda a: reverse("wagtailadmin_reports:workflow"), WRITE),
    "workflow tasks report": (lambda a: reverse("wagtailadmin_reports:workflow_tasks"), WRITE),
    "delete": (lambda a: page_url("delete", a.pk), WRITE),
    "copy": (lambda a: page_url("copy", a.pk), NOBODY),
    "move": (lambda a: page_url("move", a.pk), NOBODY),
    "unpublish": (lambda a: page_url("unpublish", a.pk), NOBODY),
    "privacy": (lambda a: page_url("set_privacy", a.pk), NOBODY),
    "explorer": (lambda a: reverse("wagtailadmin_explore", args=[a.get_parent().pk]), WRITE),  # Writers are sent to their list.
    "tree search": (lambda a: page_url("search") + "?q=bí mật", WRITE),
    "pages of a type": (lambda a: page_url("type_use", "news", "articlepage"), KEEP),
    "chooser": (lambda a: reverse("wagtailadmin_choose_page_child", args=[a.get_parent().pk]), WRITE),
    "chooser search": (lambda a: reverse("wagtailadmin_choose_page_search") + "?q=bí mật", WRITE),
    "home": (lambda a: reverse("wagtailadmin_home"), WRITE),
    "API list": (lambda a: "/quan-tri/api/main/pages/", WRITE),
    "API detail": (lambda a: f"/quan-tri/api/main/pages/{a.pk}/", WRITE),
    "API children": (lambda a: f"/quan-tri/api/main/pages/?child_of={a.get_parent().pk}", KEEP),
    "site history": (lambda a: reverse("wagtailadmin_reports:site_history"), WRITE),
    "aging pages": (lambda a: reverse("wagtailadmin_reports:aging_pages"), NOBODY),
    "locked pages": (lambda a: reverse("wagtailadmin_reports:locked_pages"), NOBODY),
    "page types": (lambda a: reverse("wagtailadmin_reports:page_types_usage"), KEEP),
    "bulk delete": (lambda a: reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={a.pk}", KEEP),
    "bulk publish": (lambda a: reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={a.pk}", KEEP),
    "bulk move": (lambda a: reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={a.pk}", KEEP),
    "bulk unpublish": (lambda a: reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={a.pk}", KEEP),
    "public page": (lambda a: a.url, WRITE),
}


@pytest.mark.parametrize("who", EVERYBODY)
def test_doors_are_open_to_those_who_reach_the_unit(client, newsroom, secret, who):
    if who != "visitor":
        client.force_login(getattr(newsroom, who))
    wrong = []
    for name, (address, allowed) in DOORS.items():
        answer = client.get(address(secret), follow=True)
        body = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
        if answer.headers["Content-Type"] == "application/json":
            body = json.dumps(answer.json(), ensure_ascii=False)
        sent_home = answer.redirect_chain and answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")
        seen = SECRET in body and not sent_home
        if seen != (who in allowed) or answer.status_code >= 500:
            wrong.append((name, "open" if seen else "closed", answer.status_code))
    assert not wrong, wrong


ACTS = {
    "save": (lambda a: page_url("edit", a.pk), lambda a: posted(a, title="Đổi"), EDIT),
    "publish": (lambda a: page_url("edit", a.pk), lambda a: posted(a, **{"action-publish": "1"}), EDIT),
    "approve": (lambda a: page_url("workflow_action", a.pk, "approve", task_state(a).pk), lambda a: {}, EDIT),
    "ask for changes": (lambda a: page_url("workflow_action", a.pk, "reject", task_state(a).pk), lambda a: {"comment": "Sửa"}, EDIT),
    "collect": (lambda a: page_url("collect_workflow_action_data", a.pk, "reject", task_state(a).pk), lambda a: {"comment": "x"}, NOBODY),
    "cancel": (lambda a: page_url("edit", a.pk), lambda a: posted(a, **{"action-cancel-workflow": "1"}), WRITE),
    "lock": (lambda a: page_url("lock", a.pk), lambda a: {}, EDIT),
    "unlock": (lambda a: page_url("unlock", a.pk), lambda a: {}, NOBODY),
    "delete": (lambda a: page_url("delete", a.pk), lambda a: {}, WRITE),
    "copy": (lambda a: page_url("copy", a.pk), lambda a: {"new_title": "B", "new_slug": "b", "new_parent_page": a.get_parent().pk}, NOBODY),
    "move": (lambda a: page_url("move_confirm", a.pk, a.get_parent().get_parent().pk), lambda a: {}, NOBODY),
    "privacy": (lambda a: page_url("set_privacy", a.pk), lambda a: {"restriction_type": "login"}, NOBODY),
    "convert alias": (lambda a: page_url("convert_alias", a.pk), lambda a: {}, NOBODY),
    "bulk delete": (
        lambda a: reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={a.pk}",
        lambda a: {"action_type": "delete"},
        KEEP,
    ),
}


def picture(article) -> tuple:
    """Everything that an act could change."""
    stored = ArticlePage.objects.filter(pk=article.pk).values_list("path", "live", "locked", "latest_revision__content", "title").first()
    states = tuple(WorkflowState.objects.order_by("pk").values_list("status", "object_id"))
    return stored, states, ArticlePage.objects.count(), article.view_restrictions.count()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", EVERYBODY)
def test_acts_have_an_effect_for_those_who_may(client, newsroom, secret, who, act):
    if who != "visitor":
        client.force_login(getattr(newsroom, who))
    address, data, allowed = ACTS[act]
    before = picture(secret)
    answer = client.post(address(secret), data(secret))
    assert answer.status_code < 500
    assert (picture(secret) != before) == (who in allowed)


@pytest.mark.parametrize("who", EVERYBODY)
def test_unpublish_is_for_editors(client, newsroom, write, who):
    article = write(published_at=timezone.now())
    if who != "visitor":
        client.force_login(getattr(newsroom, who))
    client.post(page_url("unpublish", article.pk))
    assert ArticlePage.objects.get(pk=article.pk).live == (who not in EDIT)


@pytest.mark.parametrize("who", EVERYBODY)
def test_editing_session_answers_those_who_write(client, newsroom, secret, who):
    if who != "visitor":
        client.force_login(getattr(newsroom, who))
    url = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", secret.pk, 999])
    assert (client.post(url).status_code == 200) == (who in WRITE)


@pytest.mark.parametrize("who", [name for name in EVERYBODY if name != "visitor"])
def test_predicates_say_what_the_doors_say(newsroom, secret, who):
    user = getattr(newsroom, who)
    assert can_write(user, secret) == (who in WRITE)
    assert can_publish(user, secret) == (who in EDIT)
    assert can_delete(user, secret) == (who in WRITE)
    assert ArticlePage.objects.manageable_by(user).filter(pk=secret.pk).exists() == (who in WRITE)
    assert ArticlePage.objects.visible_to(user).filter(pk=secret.pk).exists() == (who in WRITE)


def test_version_that_names_another_unit_needs_both(newsroom, federation, write):
    """A draft that moves a published story to another unit is open to nobody who reaches only one of the two."""
    article = write(published_at=timezone.now())
    article.unit = federation.viet_tri
    article.save_revision()
    version = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert version.unit == federation.viet_tri
    assert not can_write(newsroom.stranger, version)
    assert not can_publish(newsroom.province, version)
    assert can_publish(newsroom.chief, version)


def test_person_without_access_may_not_sign_in_to_the_administration(newsroom):
    assert not newsroom.member.has_perm("wagtailadmin.access_admin")
    assert newsroom.writer.has_perm("wagtailadmin.access_admin")
