"""Acts: by a press in the queue, by a form in place, and undone."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.moderation import queue, services
from portal.moderation.errors import AlreadyDone, ModerationError
from portal.moderation.forms import ActForm
from portal.moderation.models import Act
from portal.moderation.models.acts import Verb
from portal.moderation.permissions import SHUTTING, can_act, can_look_after, can_undo
from portal.moderation.services.acting import FINAL, seen_of
from portal.moderation.views.access import signed_in, thing, way_back


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def act(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """What may be done to one thing, and doing it. `viec` names the verb; without it the page offers all of them."""
    handler, target = thing(key, pk)
    if not can_look_after(request.user, target):
        if handler.is_visible(request.user, target):
            raise PermissionDenied
        raise Http404
    handler.open_to(request.user, [target])
    verb = request.POST.get("viec") or request.GET.get("viec", "")
    if not verb and request.method != "POST":
        return _offer(request, handler, target)
    if verb not in handler.verbs:
        raise Http404(verb)
    if not can_act(request.user, verb, target):
        if verb in SHUTTING and queue.kept_from(request.user, target):
            return _offer(request, handler, target, status=403)
        raise PermissionDenied
    return _do(request, handler, target, Verb(verb)) if request.method == "POST" else _ask(request, handler, target, Verb(verb))


def _offer(request: HttpRequest, handler, target, status: int = 200) -> HttpResponse:
    context = {"card": handler.card(target), "verbs": queue.verbs_for(request.user, target), "target": target}
    context["kept_from"] = queue.kept_from(request.user, target)
    return render(request, "moderation/offer.html", context | _about(request, handler, target), status=status)


def _about(request: HttpRequest, handler, target) -> dict:
    is_anonymous = handler.is_anonymous(target)
    return {
        "key": handler.key,
        "pk": target.pk,
        "next": way_back(request, handler.card(target).url),
        "person": None if is_anonymous else handler.person(target),
        "is_anonymous": is_anonymous,
        "template": handler.card(target).template,
    }


def _ask(request: HttpRequest, handler, target, verb: Verb, *, form=None, options=None, error: str = "") -> HttpResponse:
    """The form of one act; as a part of the page when it is asked for in place."""
    if options is None and handler.form(verb):
        options = handler.form(verb)(target=target, by=request.user)
    context = {
        "card": handler.card(target),
        "target": target,
        "verb": verb,
        "form": form or ActForm(verb=verb),
        "options": options,
        "seen": request.POST.get("seen") or seen_of(target),
        "error": error,
    } | _about(request, handler, target)
    template = "moderation/_act_form.html" if request.htmx else "moderation/act_form.html"
    return render(request, template, context)


def _do(request: HttpRequest, handler, target, verb: Verb) -> HttpResponse:
    form = ActForm(request.POST, verb=verb)
    options = handler.form(verb)(request.POST, target=target, by=request.user) if handler.form(verb) else None
    if not (form.is_valid() & (options is None or options.is_valid())):
        return _wrong(request, handler, target, verb, form, options)
    given = options.options() if options else {}
    try:
        done = services.act(
            verb=verb,
            target=target,
            by=request.user,
            reason=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
            options=given | {"days": form.cleaned_data.get("days")},
            seen=request.POST.get("seen") or None,
        )
    except AlreadyDone as late:
        return _too_late(request, handler, target, late)
    except ModerationError as error:
        return _ask(request, handler, target, verb, form=form, options=options, error=str(error))
    return _done(request, handler, done)


def _wrong(request: HttpRequest, handler, target, verb: Verb, form, options) -> HttpResponse:
    """The form again with what was typed. From the queue without script as a page of its own."""
    if request.htmx and request.POST.get("from") == "queue":
        said = next((text for field in (*form.errors.values(), *(options.errors.values() if options else ())) for text in field), "")
        response = render(request, "moderation/_queue_error.html", {"said": said})
        line = request.POST.get("line", "")
        response["HX-Retarget"] = f"#noi-{line if line.isascii() and line.isdigit() else 0}"
        response["HX-Reswap"] = "innerHTML"
        return response
    return _ask(request, handler, target, verb, form=form, options=options)


def _done(request: HttpRequest, handler, done: Act) -> HttpResponse:
    if request.htmx:
        context = {"act": done, "can_undo": done.verb not in FINAL, "left": _left(request), "next": way_back(request, "moderation:queue")}
        context["filters"] = {name: request.POST.get(name, "") for name in ("loai", "noi", "don-vi")}
        return render(request, "moderation/_done.html", context)
    undo = reverse("moderation:act-page", args=[done.pk])
    said = _("Done: %(verb)s.") % {"verb": done.get_verb_display()}
    if done.verb == Verb.OPEN_AUTHOR:
        return redirect(undo)
    messages.success(request, format_html('{} <a href="{}">{}</a>', said, undo, _("Look at it or undo it")))
    return redirect(way_back(request, "moderation:queue"))


def _too_late(request: HttpRequest, handler, target, late: AlreadyDone) -> HttpResponse:
    if request.htmx:
        return render(request, "moderation/_late.html", {"said": str(late), "act": late.act, "left": _left(request)})
    messages.info(request, str(late))
    return redirect(way_back(request, "moderation:queue"))


def _left(request: HttpRequest) -> int | None:
    if request.POST.get("from") != "queue":
        return None
    return queue.left(request.user, request.POST.get("loai", ""), request.POST.get("noi", ""), request.POST.get("don-vi", ""))


@require_POST
@signed_in
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back what was before an act."""
    done = get_object_or_404(Act, pk=pk)
    if not can_undo(request.user, done):
        if done.person_id == request.user.pk:
            raise PermissionDenied
        raise Http404
    try:
        done = services.undo(act=done, by=request.user)
    except ModerationError as error:
        if request.htmx:
            return render(request, "moderation/_late.html", {"said": str(error), "act": done, "left": None})
        messages.error(request, str(error))
        return redirect("moderation:act-page", pk)
    if request.htmx:
        return render(request, "moderation/_undone.html", {"act": done, "left": _left(request)})
    messages.success(request, _("Undone: %(verb)s. It is as it was before.") % {"verb": done.get_verb_display()})
    return redirect(way_back(request, reverse("moderation:act-page", args=[pk])))
