"""Questions about a model: to whoever keeps it, and about one of its figures. Both are threads of the forum."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from forum.forms import WritingForm
from forum.models import Post
from forum.practices import services
from forum.practices.models import Figure, Practice
from forum.practices.permissions import can_doubt
from forum.practices.views.adopting import REFUSED, practice_trail
from forum.practices.views.pages import practice_or_404
from forum.refusals import Refused, ThreadClosed
from forum.views.doors import demand, signed_in
from forum.views.drafts import place
from forum.views.replying import arrived, begun
from portal.ui.heads import head


@signed_in
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Write in the discussion of a model; its keeper is told."""
    practice = practice_or_404(request, slug)
    demand(can_doubt(request.user, practice))
    title = _("Ask who keeps the model")

    def send(form: WritingForm) -> Post:
        if practice.discussion and practice.discussion.is_locked:
            raise ThreadClosed
        typed = form.cleaned_data
        return services.ask_owner(practice=practice, by=request.user, body=typed["body"], client_key=typed["client_key"])

    return answered(request, practice, title, place("practice", practice.pk), send)


@signed_in
def doubt(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask whether a figure of a model, or of a report of one of its adoptions, is right."""
    practice = practice_or_404(request, slug)
    figure = get_object_or_404(Figure.objects.select_related("entered_by", "report__adoption__practice", "practice"), pk=pk)
    if (figure.practice or figure.report.adoption.practice) != practice:
        raise Http404(str(pk))
    demand(can_doubt(request.user, practice))
    title = _("Is this figure right?")

    def send(form: WritingForm) -> Post:
        return services.doubt_figure(figure=figure, by=request.user, body=form.cleaned_data["body"]).thread.posts.get(number=1)

    return answered(request, practice, title, place("figure", figure.pk), send, figure=figure)


def answered(
    request: HttpRequest, practice: Practice, title: str, at: str, send: Callable[[WritingForm], Post], **extra
) -> HttpResponse:  # fmt: skip
    """The form, or what became of it: she is led to her words in their thread."""
    status = 200
    if request.method == "POST":
        form, status = WritingForm(request.POST), REFUSED
        form.place = at
        if form.is_valid():
            try:
                post = send(form)
            except Refused as refusal:
                form.refuse(refusal)
            else:
                return arrived(request, post, form)
    else:
        form = begun(request, WritingForm, at)
    trail = practice_trail(practice, (title, request.path))
    context = {"practice": practice, "form": form, "title": title, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, "practices/ask.html", context | extra, status=status)


def draft_places(user, ids: dict[str, list[int]]) -> dict[str, tuple[str, str]]:
    """For `DRAFT_PLACES`: name and address of the forms that she began to write in. At most two queries."""
    found = {}
    if ids["practice"]:
        practices = Practice.objects.visible_to(user).in_bulk(ids["practice"])
        found |= {f"practice-{pk}": (row.name, reverse("practices:ask", args=[row.slug])) for pk, row in practices.items()}
    if ids["figure"]:
        figures = Figure.objects.select_related("practice", "report__adoption__practice").in_bulk(ids["figure"])
        for pk, row in figures.items():
            practice = row.practice or row.report.adoption.practice
            if practice.is_public:
                found[f"figure-{pk}"] = (practice.name, reverse("practices:doubt", args=[practice.slug, pk]))
    return found
