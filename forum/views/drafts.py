"""What is being typed, kept on the server while it is typed."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from forum import services
from forum.models import Board, Draft, Post, Thread
from forum.views.doors import signed_in
from portal.ui.typed import clean_text

PLACES = ("board", "thread", "page", "edit", "practice", "figure")
MOST_FIELDS = 20


def place(kind: str, pk: int) -> str:
    """The name of a form: "board-3", "thread-12", "page-55", "edit-88"."""
    return f"{kind}-{pk}"


def draft_at(user, at: str) -> Draft | None:
    """What `user` was typing in the form of that name."""
    return Draft.objects.filter(user=user, place=at).first() if user.is_authenticated else None


def is_place(text: str) -> bool:
    kind, _dash, number = text.partition("-")
    return kind in PLACES and number.isascii() and number.isdigit() and len(number) <= 18


@require_POST
@signed_in
def save(request: HttpRequest) -> JsonResponse:
    """Keep what the form says now. Answers with the new revision, and with what another device wrote meanwhile."""
    at = request.POST.get("place", "")
    if not is_place(at):
        return JsonResponse({"error": "place"}, status=400)
    title, body = request.POST.get("title", ""), request.POST.get("body", "")
    if not title.strip() and not body.strip():
        services.drop_draft(user=request.user, place=at)
        return JsonResponse({"revision": 0, "dropped": True})
    revision = request.POST.get("revision", "0")
    kept = services.save_draft(
        user=request.user,
        place=at,
        title=title,
        body=body,
        fields=fields_of(request.POST.get("fields", "")),
        revision=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0,
    )
    return JsonResponse({"revision": kept.draft.revision, "overtaken": kept.was_overtaken, "other": kept.other})


def fields_of(text: str) -> dict[str, str]:
    """The other fields of the form, short texts by name; empty for what is no such thing."""
    try:
        found = json.loads(text[:20_000])
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {clean_text(str(name)[:40]): clean_text(str(value)[:2_000]) for name, value in list(found.items())[:MOST_FIELDS]}


@require_safe
@signed_in
def show(request: HttpRequest) -> JsonResponse:
    """The draft of `?place=`, for a form that was open while another device wrote."""
    draft = draft_at(request.user, request.GET.get("place", ""))
    if draft is None:
        return JsonResponse({"revision": 0})
    saved_at = draft.updated_at.isoformat()
    return JsonResponse(
        {"revision": draft.revision, "title": draft.title, "body": draft.body, "fields": draft.fields, "saved_at": saved_at}
    )


@require_POST
@signed_in
def drop(request: HttpRequest) -> HttpResponse:
    """Throw a draft away."""
    services.drop_draft(user=request.user, place=request.POST.get("place", ""))
    return JsonResponse({"dropped": True}) if request.htmx else redirect("forum:mine")


def places_of(user, drafts: list[Draft]) -> list[tuple[Draft, str, str]]:
    """Each draft with the name of what it belongs to and the address of its form, both empty where that is gone. Four queries."""
    ids: dict[str, list[int]] = {kind: [] for kind in PLACES}
    for draft in drafts:
        if is_place(draft.place):
            kind, _dash, number = draft.place.partition("-")
            ids[kind].append(int(number))
    boards = Board.objects.visible_to(user).in_bulk(ids["board"])
    threads = Thread.objects.visible_to(user).filter(pk__in=ids["thread"]).in_bulk()
    posts = Post.objects.visible_to(user).filter(pk__in=ids["edit"]).select_related("thread").in_bulk()
    pages = Page.objects.live().filter(pk__in=ids["page"]).in_bulk()
    found = {f"board-{pk}": (row.name, reverse("forum:thread-start", args=[row.slug])) for pk, row in boards.items()}
    found |= {f"thread-{pk}": (row.title, reverse("forum:thread-reply", args=[pk])) for pk, row in threads.items()}
    found |= {f"edit-{pk}": (row.thread.title, reverse("forum:post-edit", args=[pk])) for pk, row in posts.items()}
    found |= {f"page-{pk}": (row.title, reverse("forum:comment", args=[pk])) for pk, row in pages.items()}
    for path in settings.DRAFT_PLACES:
        found |= import_string(path)(user, ids)
    return [(draft, *found.get(draft.place, ("", ""))) for draft in drafts]
