"""What a keeper decides about a model as a whole: sending it on, seeing it as readers will, withdrawing it, saying that it still holds."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import charts, library, permissions, services, versions
from forum.practices.models import Practice, PracticeVersion
from forum.practices.questions import QUESTIONS
from forum.practices.refusals import Incomplete
from forum.practices.views.parts import closed, kept_or_404
from forum.practices.views.screens import REFUSED, address_of, screen
from forum.refusals import Refused
from forum.views.doors import demand, signed_in


def obstacles_of(version: PracticeVersion, errors: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """What stands between a version and its readers: the question, the sentence, the place where it is mended."""
    errors = services.obstacles(version) if errors is None else errors
    return [(QUESTIONS[place.split(".")[0]][0], words, address_of(version.practice, place)) for place, words in errors.items()]


@signed_in
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    """Who will look at it, what still stands in the way, which models are like it; then it goes to the unit above."""
    practice = kept_or_404(request, slug)
    version = services.open_version(practice)
    if version is None or version.state != PracticeVersion.State.DRAFT:
        return closed(request, practice)
    version.practice = practice
    above, note, status = permissions.reviewing_unit(practice), request.POST.get("note", ""), 200
    obstacles = obstacles_of(version)
    if request.method == "POST":
        try:
            services.submit(version=version, by=request.user, note=note)
        except Incomplete as incomplete:
            obstacles, status = obstacles_of(version, incomplete.errors), REFUSED
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("practices:parts", slug=slug)
        else:
            words = _("It is on its way to %(unit)s. You are told as soon as they have looked at it.") % {"unit": above.title}
            messages.success(request, words)
            return redirect("practices:parts", slug=slug)
    context = {
        "version": version,
        "above": above,
        "obstacles": obstacles,
        "note": note[:500],
        "similar": library.similar(version.data["name"], version.data["one_line"], without=practice.pk),
    }
    return screen(request, "practices/parts_submit.html", _("Send it to the unit above"), practice, status, **context)


def read_as_accepted(version: PracticeVersion) -> dict:
    """What the templates of the page of a model need to show a version as if it were accepted."""
    practice = versions.preview(version)
    figures = list(practice.figures.all())
    percents = [(figure.what, figure.value) for figure in figures if figure.is_percent]
    return {"practice": practice, "figures": figures, "bars": charts.bars(percents, Decimal(100))}


@require_safe
@signed_in
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The open version as readers would see it, for those who write or review it."""
    practice = get_object_or_404(Practice.objects.visible_to(request.user).select_related("unit", "owner"), slug=slug)
    version = services.open_version(practice)
    if version is None:
        raise Http404(slug)
    version.practice = practice
    if not permissions.can_keep(request.user, practice) and not permissions.can_review(request.user, version):
        raise PermissionDenied
    return screen(request, "practices/parts_preview.html", _("Preview"), practice, version=version, read=read_as_accepted(version))


@signed_in
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a model back, with a sentence for those who run it."""
    practice = get_object_or_404(Practice.objects.visible_to(request.user).select_related("unit", "owner"), slug=slug)
    demand(permissions.can_withdraw(request.user, practice))
    reason, error = request.POST.get("note", ""), ""
    if request.method == "POST":
        take = services.withdraw if practice.owner_id == request.user.pk else services.archive
        try:
            take(practice=practice, by=request.user, reason=reason)
        except Refused as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("The model is withdrawn."))
            return redirect(practice if practice.is_public else "practices:mine")
    context = {"note": reason[:500], "error": error}
    return screen(request, "practices/parts_withdraw.html", _("Withdraw the model"), practice, REFUSED if error else 200, **context)


@signed_in
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Twelve months on: does all of it still hold?"""
    practice = get_object_or_404(Practice.objects.visible_to(request.user).for_page(), slug=slug)
    demand(practice.is_published and permissions.can_write(request.user, practice))
    if request.method == "POST":
        try:
            day = services.check_again(practice=practice, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Thank you. You are asked again on %(day)s.") % {"day": f"{day:%d/%m/%Y}"})
        return redirect(practice)
    return screen(request, "practices/parts_check.html", _("Does it still hold?"), practice, figures=list(practice.figures.all()))
