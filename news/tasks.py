"""Work of the newsroom that takes its time. Each takes ids, so that it can be done by another process and again."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task
from wagtail.models import WorkflowState
from wagtail.users.models import UserProfile

from news.models import ArticlePage, ArticleTopic
from news.permissions import EDITORS
from portal.search import services as search
from portal.search.registry import source_of
from portal.units.models import Role


def nearest_editors(article: ArticlePage, *, besides=None):
    """Editors of the article's unit or, where it has none, of the nearest unit above that has one, without `besides`."""
    roles = Role.objects.filter(kind__in=EDITORS, user__is_active=True, unit__reach__unit=article.unit_id, unit__reach__whole=True).exclude(
        user=besides
    )
    nearest = roles.order_by("-unit__depth").values_list("unit", flat=True).first()
    return get_user_model().objects.filter(pk__in=roles.filter(unit=nearest).values("user"))


@task()
def tell_editors(workflow_state_id: int) -> None:
    """A story waits for approval."""
    state = WorkflowState.objects.select_related("requested_by").get(pk=workflow_state_id)
    article = state.content_object.specific.get_latest_revision_as_object()
    for person in nearest_editors(article, besides=state.requested_by):
        _send("submitted", person, article, state)


@task()
def tell_writer(workflow_state_id: int, notification: str) -> None:
    """Her story was approved, or came back with a comment; `notification` is "approved" or "rejected"."""
    state = WorkflowState.objects.select_related("requested_by", "current_task_state").get(pk=workflow_state_id)
    decision = state.current_task_state
    if state.requested_by and state.requested_by != decision.finished_by:
        _send(notification, state.requested_by, state.content_object.specific, state)


def _send(notification: str, person, article, state) -> None:
    profile = UserProfile.get_for_user(person)
    if not (person.is_active and person.email and getattr(profile, f"{notification}_notifications")):
        return
    context = {
        "person": person,
        "article": article,
        "state": state,
        "decision": state.current_task_state,
        "planned_at": article.go_live_at if article.live else article.get_latest_revision_as_object().go_live_at,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "base_url": settings.WAGTAILADMIN_BASE_URL,
    }
    with translation.override(profile.get_preferred_language()):
        subject = render_to_string(f"news/mail/{notification}_subject.txt", context).strip()
        mail = EmailMultiAlternatives(
            subject=" ".join(subject.split()),
            body=render_to_string(f"news/mail/{notification}.txt", context),
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(render_to_string(f"news/mail/{notification}.html", context), "text/html")
    mail.send()


def topics_changed(topic_ids: Iterable[int]) -> None:
    """A listener of TOPIC_LISTENERS: the stories about the topics carry their names and can be many."""
    index_tagged.enqueue(sorted(topic_ids))


@task()
def index_tagged(topic_ids: list[int]) -> None:
    """Write what can be found of all stories about the topics, or about one that belongs to them, anew."""
    tagged = ArticleTopic.objects.filter(Q(tag__in=topic_ids) | Q(tag__parent__in=topic_ids))
    search.index_many(source_of(ArticlePage).findable().filter(pk__in=tagged.values("content_object")))
