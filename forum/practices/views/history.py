"""The history of a model: which version came when, from whom, who accepted it, and what it changed; recognitions in between."""

from dataclasses import dataclass, field
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import permissions, versions
from forum.practices.models import Practice, PracticeVersion, Recognition, Review
from forum.practices.views.pages import practice_or_404
from forum.practices.views.reviewing import compared
from portal.ui.heads import crumbs, head

MOST_VERSIONS = 30
State = PracticeVersion.State


@dataclass
class Event:
    """Something that happened to the model. `kind` is "version" or "recognition"."""

    kind: str
    at: datetime
    version: PracticeVersion | None = None
    recognition: Recognition | None = None
    changes: list = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Accepted versions for everybody; those that were not accepted, and the words of reviewers, for who keeps or reviews the model."""
    practice = practice_or_404(request, slug)
    is_inside = permissions.can_keep(request.user, practice)
    events = [*version_events(practice, is_inside=is_inside), *recognition_events(practice)]
    title = _("History of the model")
    trail = crumbs((_("Models of work"), reverse("practices:index")), (practice.name, practice.get_absolute_url()), (title, request.path))
    context = {
        "title": title,
        "practice": practice,
        "events": sorted(events, key=lambda event: event.at, reverse=True),
        "is_inside": is_inside,
        "crumbs": trail,
        "head": head(request, f"{title}: {practice.name}", trail, noindex=not practice.is_published),
    }
    response = render(request, "practices/history.html", context)
    if not practice.is_public or is_inside:
        response["Cache-Control"] = "private, no-store"
    return response


def version_events(practice: Practice, *, is_inside: bool) -> list[Event]:
    """Each version with what it changed against the accepted one before it; six queries, however many there are."""
    rows = practice.versions.select_related("author", "reviewed_by").prefetch_related("reviews__unit", "reviews__by")
    rows = rows.filter(decided_at__isnull=False) if is_inside else rows.filter(state=State.ACCEPTED)
    listed = list(rows[: MOST_VERSIONS + 1])
    names = versions.Names(*(version.data for version in listed))
    found = []
    for place, version in enumerate(listed[:MOST_VERSIONS]):
        before = next((older.data for older in listed[place + 1 :] if older.state == State.ACCEPTED), None)
        changes = compared(version, before, names) if before is not None else []
        reviews = [review for review in version.reviews.all() if is_inside or review.decision == Review.Decision.ACCEPT]
        version.practice = practice
        found.append(Event("version", version.decided_at, version=version, changes=changes, reviews=reviews))
    return found


def recognition_events(practice: Practice) -> list[Event]:
    noon = time(12, tzinfo=timezone.get_current_timezone())
    return [Event("recognition", datetime.combine(row.decided_on, noon), recognition=row) for row in practice.recognitions.all()]
