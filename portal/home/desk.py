"""The desk: what waits for this person when she signs in to the newsroom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState

from news.models import ArticlePage
from news.permissions import writes_somewhere

# Rows of one group; what is more stands in the list of articles, one press away.
SHOWN = 5


@dataclass
class Row:
    title: str
    url: str
    unit: str
    at: datetime | None
    who: str = ""
    says: str = ""


@dataclass
class Group:
    """Stories that wait for the same thing. `more` is the address of all of them, empty where none are left out."""

    name: str
    heading: str
    rows: list[Row] = field(default_factory=list)
    more: str = ""


def groups_of(user) -> list[Group]:
    """What waits for `user`, the most pressing first, empty groups left out. In a fixed number of queries."""
    articles = ArticlePage.objects.select_related("unit").defer("body")
    hers = Q(owner=user)
    underway = ("in_progress", "needs_changes")
    under_review = ArticlePage.objects.filter(hers, _specific_workflow_states__status__in=underway).values("pk")
    planned = Q(latest_revision__approved_go_live_at__isnull=False)
    drafts = articles.filter(hers, has_unpublished_changes=True).exclude(planned).exclude(pk__in=under_review)
    returned = articles.filter(hers, _specific_workflow_states__status="needs_changes")
    submitted = articles.filter(hers, _specific_workflow_states__status="in_progress")
    found = [
        ("returned", _("Come back to you"), returned.order_by("-pk"), "returned"),
        ("waiting", _("Waiting for your approval"), articles.waiting_for(user), "waiting"),
        ("drafts", _("Your drafts"), drafts.order_by("-latest_revision_created_at"), "draft"),
        ("submitted", _("With the editors"), submitted.order_by("-pk"), "waiting"),
        ("planned", _("Planned"), _planned(articles.manageable_by(user)), "planned"),
    ]
    listed = [(name, heading, list(rows[: SHOWN + 1]), state) for name, heading, rows, state in found]
    states = _states([article.pk for _name, _heading, rows, _state in listed for article in rows])
    list_url = reverse("articles:index")
    return [
        Group(
            name,
            heading,
            [_row(name, article, states.get(article.pk)) for article in rows[:SHOWN]],
            f"{list_url}?state={state}" * (len(rows) > SHOWN),
        )
        for name, heading, rows, state in listed
        if rows
    ]


def _planned(articles):
    """Those with a version that will go live by itself, the next one first."""
    at = Max("_revisions__approved_go_live_at")
    return articles.filter(_revisions__approved_go_live_at__isnull=False).annotate(planned_at=at).order_by("planned_at", "pk")


def _states(pages: list[int]) -> dict[int, WorkflowState]:
    """The running review of each page, with who did what last."""
    kind = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.active().filter(base_content_type=kind, object_id__in=[str(pk) for pk in pages])
    return {int(state.object_id): state for state in states.select_related("requested_by", "current_task_state__finished_by")}


def _row(name: str, article: ArticlePage, state: WorkflowState | None) -> Row:
    row = Row(
        title=article.draft_title or article.title,
        url=reverse("wagtailadmin_pages:edit", args=[article.pk]),
        unit=article.unit.name,
        at=article.latest_revision_created_at,
    )
    task = state.current_task_state if state else None
    if name == "planned":
        row.at = article.planned_at
    elif name == "returned" and task:
        row.at, row.says, row.who = task.finished_at, task.comment, str(task.finished_by or "")
    elif name in ("waiting", "submitted") and task:
        row.at, row.who = task.started_at, str(state.requested_by or "") if name == "waiting" else ""
    return row


class Desk(Component):
    name = "desk"
    template_name = "home/admin/desk.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        roles = user.roles.select_related("unit").order_by("unit__path", "kind")
        return {
            "person": user,
            "groups": groups_of(user),
            "roles": roles,
            "write_url": reverse("articles:choose_parent") if writes_somewhere(user) else "",
            "list_url": reverse("articles:index"),
        }
