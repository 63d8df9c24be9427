"""Sharing a model on a quick sheet, the models that are like it, and the list of one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import answers, keeping, library, services
from forum.practices.forms import PartForm, is_typed_unit
from forum.practices.models import Practice
from forum.practices.permissions import can_share
from forum.practices.refusals import Incomplete
from forum.refusals import Refused
from forum.views.doors import demand, signed_in, typed_before
from portal.ui.heads import crumbs, head
from portal.ui.pagination import paginate

REFUSED = 422
PAGE = 20
MOST_SEEN = 10


@signed_in
def share(request: HttpRequest) -> HttpResponse:
    """Five questions. Models that are like it are shown before it is kept; who has seen them goes on with one press more."""
    demand(can_share(request.user))
    if request.method != "POST":
        form = PartForm(answers.QUICK, typed_before(request) or {"unit": own_unit(request.user)})
        return share_page(request, form)
    form = PartForm(answers.QUICK, request.POST)
    errors, same = wrong(form, request.user)
    similar = [practice for practice in likely_same(form) if practice != same]
    unseen = {practice.pk for practice in similar} - seen(request)
    if not errors and not unseen:
        try:
            practice = services.share(by=request.user, values=form.values())
        except Incomplete as incomplete:
            errors = incomplete.errors
        except Refused as refused:
            errors = {"name": str(refused)}
        else:
            messages.success(request, _("Your model is kept as a draft. Tell more about it whenever you have a minute, then send it on."))
            return redirect("practices:parts", slug=practice.slug)
    form = PartForm(answers.QUICK, request.POST, errors)
    shown = [same, *similar] if same else similar
    return share_page(request, form, shown, asks=bool(unseen and not errors), status=REFUSED if errors else 200)


def wrong(form: PartForm, user) -> tuple[dict[str, str], Practice | None]:
    """What stands against a quick sheet before it is kept: a sentence by field, and the model of that unit that has the name already."""
    typed = form.values()
    found = {name: errors[0] for name, errors in form.errors.items()}
    read = answers.read({name: value for name, value in typed.items() if not (name == "unit" and is_typed_unit(value))}, user=user)
    found = {**read.errors, **found}
    for name in services.NEEDED:
        if name not in found and not read.values.get(name):
            found[name] = services.missing_words(name)
    unit = form.cleaned_data.get("unit")
    same = library.same_name(read.values["name"], unit, user) if unit and read.values.get("name") else None
    if same is not None:
        found["name"] = _("%(unit)s already has a model of this name. Complete that one, or give yours a name that tells them apart.") % {
            "unit": unit.title
        }
    return found, same


def likely_same(form: PartForm) -> list[Practice]:
    return library.similar(str(form.data.get("name") or ""), str(form.data.get("one_line") or ""))


def seen(request: HttpRequest) -> set[int]:
    """The models that the form has shown to her already."""
    return {int(text) for text in request.POST.getlist("seen")[:MOST_SEEN] if text.isascii() and text.isdigit() and len(text) < 19}


def own_unit(user) -> str:
    """The unit that she belongs to, else the first in which she holds a role; "" where neither is known."""
    membership = getattr(user, "membership", None)
    pk = membership.unit_id if membership is not None else None
    pk = pk or user.roles.order_by("-unit__depth", "unit__path").values_list("unit", flat=True).first()
    return str(pk or "")


def share_page(
    request: HttpRequest, form: PartForm, similar: list[Practice] = (), *, asks: bool = False, status: int = 200
) -> HttpResponse:
    title = _("Share a model")
    trail = crumbs((_("Models of work"), reverse("practices:index")), (title, request.path))
    described = _("Five short questions; tell the rest when you have time. The unit above looks at it before anybody reads it.")
    context = {
        "title": title,
        "form": form,
        "similar": similar or likely_same(form),
        "asks": asks,
        "crumbs": trail,
        "head": head(request, title, trail, description=described, noindex=True),
    }
    return render(request, "practices/share.html", context, status=status)


@require_safe
@signed_in
def similar(request: HttpRequest) -> HttpResponse:
    """Models like what is being typed, as a part of the form."""
    found = library.similar(request.GET.get("name", ""), request.GET.get("one_line", ""))
    return render(request, "practices/_share_similar.html", {"similar": found})


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """The models that she keeps, what was changed last first."""
    page = paginate(request, Practice.objects.kept_by(request.user).for_keeper(), PAGE)
    title = _("My models")
    trail = crumbs((_("Models of work"), reverse("practices:index")), (title, request.path))
    context = {
        "title": title,
        "page": page,
        "kept": [(practice, keeping.standing(practice)) for practice in page.object_list],
        "may_share": can_share(request.user),
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    return render(request, "practices/share_mine.html", context)
