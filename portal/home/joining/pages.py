"""A member's own page, and what she writes about herself."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.home.joining.forms import ProfileForm
from portal.members.models import User


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    """Name, introduction, photo, unit."""
    # A row of her own: the masthead shows the name that stands, not one that is refused.
    form = ProfileForm(request.POST or None, request.FILES or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile was saved."))
        return redirect("account_profile")
    return render(request, "members/profile_edit.html", {"form": form})


def member(request: HttpRequest, username: str) -> HttpResponse:
    """Who somebody is: name, photo, unit, roles, since when. Never an address or number. 410 once she has left."""
    person = User.objects.filter(username__iexact=username[:150]).select_related("membership__unit").first()
    if person is None or (person.closed_at is None and not User.objects.known().filter(pk=person.pk).exists()):
        raise Http404
    if person.closed_at:
        return render(request, "members/left.html", {"person": person}, status=410)
    return render(request, "members/member.html", {"person": person, "roles": roles_line(person), "parts": settings.MEMBER_PAGE_PARTS})


def roles_line(person: User) -> str:
    """ "Biên tập viên – Thành phố Hà Nội; cán bộ Hội – Tỉnh Lâm Đồng": what she holds, the highest unit first."""
    roles = person.roles.select_related("unit").order_by("unit__depth", "unit__path", "kind")
    line = "; ".join(f"{role.get_kind_display()} – {role.unit}" for role in roles)
    return capfirst(line)
