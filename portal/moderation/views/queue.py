"""The queue of a moderator, the record of acts, and the page of a person."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.moderation import queue
from portal.moderation.forms import reasons
from portal.moderation.handlers import handler_by_key, handler_of, handlers
from portal.moderation.models import Act, Hold, PrivateReport, Sanction
from portal.moderation.models.acts import Verb
from portal.moderation.permissions import can_act, can_look_after, can_undo, can_use_queue
from portal.moderation.services.acting import FINAL
from portal.moderation.views.access import moderators_only, signed_in
from portal.moderation.words import changes

ACTS = 40


def asked(request: HttpRequest) -> dict[str, str]:
    """The filters of the address."""
    return {"kind": request.GET.get("loai", ""), "place": request.GET.get("noi", ""), "unit": request.GET.get("don-vi", "")}


def key_of_page(request: HttpRequest) -> int:
    """The last line that was shown before, 0 at the beginning; a number that is none is a 404."""
    typed = request.GET.get("sau", "0")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 18):
        raise Http404(typed)
    return int(typed)


@require_safe
@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this moderator, oldest first, twenty at a time."""
    filters, after = asked(request), key_of_page(request)
    total, offered, names = queue.choices(request.user)
    if not total and not can_use_queue(request.user):
        raise PermissionDenied
    rows = queue.narrowed(Hold.objects.open().visible_to(request.user), **filters).filter(pk__gt=after)
    lines = list(queue.with_standing(rows).order_by("pk")[: queue.PAGE + 1])
    shown = lines[: queue.PAGE]
    context = {
        "items": queue.items(shown, request.user, names),
        "more": shown[-1].pk if len(lines) > queue.PAGE else None,
        "after": after,
        "total": total,
        "left": _left(offered, filters, total),
        "offered": offered,
        "filters": filters,
        "reasons": reasons(),
    }
    return render(request, "moderation/queue.html", context)


def _left(offered: dict, filters: dict[str, str], total: int) -> int:
    """How much waits under the filters; exact for one filter, which is what people use, the smallest count for several."""
    counts = [choice.count for name, value in filters.items() if value for choice in offered[name] if choice.value == value]
    return min(counts, default=total if not any(filters.values()) else 0)


@require_safe
@moderators_only
def record(request: HttpRequest) -> HttpResponse:
    """What was done in the units and boards that she looks after, the latest first."""
    before = key_of_page(request)
    verb, by, about = request.GET.get("viec", ""), request.GET.get("nguoi", "")[:150], request.GET.get("ai", "")[:150]
    acts = Act.objects.visible_to(request.user)
    if verb in Verb.values:
        acts = acts.filter(verb=verb)
    if by:
        acts = acts.filter(moderator__username=by)
    if about:
        acts = acts.filter(person__username=about, is_anonymous=False)
    if before:
        acts = acts.filter(pk__lt=before)
    rows = list(acts.select_related("moderator", "person", "unit", "undone_by", "reason").order_by("-pk")[: ACTS + 1])
    names = {place: name for handler in handlers() for place, name in handler.names({row.place for row in rows if row.place}).items()}
    for row in rows:
        row.place_name = names.get(row.place, "")
    context = {
        "acts": rows[:ACTS],
        "more": rows[ACTS - 1].pk if len(rows) > ACTS else None,
        "verbs": Verb.choices,
        "verb": verb,
        "by": by,
        "about": about,
    }
    return render(request, "moderation/record.html", context)


@require_safe
@moderators_only
def person(request: HttpRequest, username: str) -> HttpResponse:
    """Standing, sanctions and acts of one person, as far as this moderator may see them."""
    someone = get_object_or_404(get_user_model().objects.select_related("standing"), username=username)
    if someone.pk == request.user.pk:
        raise Http404  # Her own record she reads on her account.
    acts = Act.objects.visible_to(request.user).about(someone).select_related("moderator", "undone_by")
    sanctions = Sanction.objects.filter(person=someone).select_related("act__moderator")
    handler = handler_by_key("thanh-vien")
    verbs = [verb for verb in (Verb.WARN, Verb.SILENCE, Verb.BAN) if can_act(request.user, verb, someone)]
    context = {
        "person": someone,
        "standing": getattr(someone, "standing", None),
        "sanctions": list(sanctions.order_by("-pk")[:20]),
        "acts": list(acts.order_by("-pk")[:ACTS]),
        "key": handler.key,
        "verbs": verbs,
        "kept_from": queue.kept_from(request.user, someone) if can_look_after(request.user, someone) else "",
    }
    return render(request, "moderation/person.html", context)


@require_safe
@signed_in
def one_act(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done and why: for the person whom it concerns, and for those who look after the place."""
    act = get_object_or_404(Act.objects.select_related("moderator", "person", "unit", "reason", "undone_by"), pk=pk)
    is_hers = act.person_id == request.user.pk
    looks_after = not is_hers and (Act.objects.visible_to(request.user).filter(pk=pk).exists() or can_look_after(request.user, act))
    if not is_hers and not looks_after:
        raise Http404
    act.target_url = _target_url(act)
    context = {
        "act": act,
        "is_hers": is_hers,
        "can_undo": looks_after and not act.undone_at and act.verb not in FINAL and can_undo(request.user, act),
        "may_know": act.verb == Verb.OPEN_AUTHOR and act.moderator_id == request.user.pk,
        "changes": changes(act),
    }
    return render(request, "moderation/act.html", context)


@require_safe
@signed_in
def my_reports(request: HttpRequest) -> HttpResponse:
    """What came of what she reported."""
    filed = request.user.reports_made.order_by("-pk")[:50]
    private = PrivateReport.objects.filter(reporter=request.user).select_related("unit").order_by("-pk")[:20]
    return render(request, "moderation/my_reports.html", {"reports": filed, "private": private})


def _target_url(act: Act) -> str:
    target = act.target
    return handler_of(act.target_type).card(target).url if target is not None else ""
