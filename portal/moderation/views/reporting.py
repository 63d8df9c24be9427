"""Reports by members, and private reports."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.moderation import services
from portal.moderation.errors import AlreadyDone, AlreadyReported, ModerationError, TooMany
from portal.moderation.forms import AnswerForm, PrivateReportForm, ReportForm
from portal.moderation.models import PrivateReport
from portal.moderation.notices import default_notice
from portal.moderation.permissions import reads_private
from portal.moderation.views.access import signed_in, thing, way_back
from portal.ui.errors import too_many_requests


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def report(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """A member says what is wrong with a post, a thread, a person or an act."""
    handler, target = thing(key, pk)
    if not handler.is_visible(request.user, target):
        raise Http404
    card = handler.card(target)
    form, error = ReportForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            services.report(target=target, reporter=request.user, **form.cleaned_data)
        except AlreadyReported as already:
            messages.info(request, str(already))
            return redirect(way_back(request, card.url))
        except TooMany as refused:
            return too_many_requests(request, refused.seconds)
        except ModerationError as refused:
            error = str(refused)
        else:
            messages.success(request, _("Thank you. A moderator will look at it, and you will be told what came of it."))
            return redirect(way_back(request, card.url))
    context = {"form": form, "card": card, "key": key, "pk": pk, "error": error, "next": way_back(request, card.url)}
    return render(request, "moderation/report.html", context | {"notice": default_notice()})


@require_http_methods(["GET", "HEAD", "POST"])
def private(request: HttpRequest) -> HttpResponse:
    """Where help is, for everybody; and for members a way to tell the officers of their unit in private."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            return redirect(reverse("moderation:private"))
        return render(request, "moderation/private.html", {"notice": default_notice()})
    membership = getattr(request.user, "membership", None)
    own_unit = membership.unit if membership else None
    form = PrivateReportForm(request.POST or None, own_unit=own_unit)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        unit = said.pop("unit", None) or own_unit
        try:
            sent = services.send_private(reporter=request.user, unit=unit, **said)
        except TooMany as refused:
            return too_many_requests(request, refused.seconds)
        messages.success(
            request, _("Sent. Only the officers of %(unit)s read it. You will be told when they answer.") % {"unit": sent.unit.title}
        )
        return redirect("moderation:private-one", sent.pk)
    context = {
        "form": form,
        "own_unit": own_unit,
        "notice": default_notice(),
        "sent": request.user.private_reports.select_related("unit").order_by("-pk")[:10],
        "reads": reads_private(request.user),
    }
    response = render(request, "moderation/private.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@signed_in
def private_box(request: HttpRequest) -> HttpResponse:
    """What was sent to the units of which she is officer or moderator: when and how urgent, not what."""
    if not reads_private(request.user):
        raise PermissionDenied
    reports = PrivateReport.objects.readable_by(request.user).select_related("unit", "closed_by")
    waiting = reports.filter(closed_at=None).urgent_first()[:100]
    answered = reports.exclude(closed_at=None).order_by("-pk")[:50]
    return render(request, "moderation/private_box.html", {"waiting": waiting, "answered": answered})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def private_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One private report: for its sender, and for its readers, whose every opening is on record."""
    report = get_object_or_404(PrivateReport.objects.select_related("unit", "reporter", "closed_by"), pk=pk)
    is_hers = report.reporter_id == request.user.pk
    reads = not is_hers and PrivateReport.objects.readable_by(request.user).filter(pk=pk).exists()
    if not is_hers and not reads:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        if not reads:
            raise PermissionDenied
        if form.is_valid():
            try:
                services.answer_private(report=report, by=request.user, answer=form.cleaned_data["answer"])
                messages.success(request, _("Your answer was sent; the report is closed."))
            except AlreadyDone as late:
                messages.info(request, str(late))
            return redirect("moderation:private-one", pk)
    if reads:
        services.open_private(report=report, reader=request.user)
    context = {
        "report": report,
        "is_hers": is_hers,
        "form": form if reads and not report.closed_at else None,
        "openings": report.openings.select_related("reader"),
        "notice": default_notice() if is_hers else None,
    }
    response = render(request, "moderation/private_one.html", context)
    response["Cache-Control"] = "no-store"
    return response
