"""The account page: what is hers, what she agreed to, where she is signed in, her data, and leaving."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.members import confirming
from portal.members.closing import close_account, is_last_superuser
from portal.members.limits import CODES, count
from portal.members.personal import archive
from portal.members.purposes import PURPOSES
from portal.members.services import AccountError, give_consent, withdraw_consent
from portal.ui.errors import too_many_requests


@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    factors = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(
        request,
        "members/account.html",
        {
            "has_app": Authenticator.Type.TOTP in factors,
            "passkeys": factors.count(Authenticator.Type.WEBAUTHN),
            "sessions": UserSession.objects.filter(user=request.user).count(),
        },
    )


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out one of her own sessions."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    is_this_one = session.is_current()
    session.end()
    if is_this_one:
        logout(request)
        return redirect("account_login")
    messages.success(request, _("That session was ended."))
    return redirect("usersessions_list")


@never_cache
@login_required
def consents(request: HttpRequest) -> HttpResponse:
    """What she agrees to; the optional purposes can be given and withdrawn here."""
    if request.method == "POST":
        for purpose in PURPOSES.values():
            if not purpose.is_required:
                change = give_consent if f"consent_{purpose.key}" in request.POST else withdraw_consent
                change(user=request.user, purpose=purpose.key)
        messages.success(request, _("Your choice was saved."))
        return redirect("account_consents")
    rows = list(request.user.consents.order_by("-given_at"))
    held = {row.purpose for row in rows if row.withdrawn_at is None}
    optional = [(purpose, purpose.key in held) for purpose in PURPOSES.values() if not purpose.is_required]
    history = [(PURPOSES[row.purpose].label, row) for row in rows if row.purpose in PURPOSES]
    return render(request, "members/consents.html", {"optional": optional, "history": history})


@never_cache
@reauthentication_required(app="allauth.account")
def data(request: HttpRequest) -> HttpResponse:
    """Explains what is in the archive; POST answers with it."""
    if request.method != "POST":
        return render(request, "members/data.html")
    name = f"du-lieu-{request.user.username}-{timezone.localdate():%Y%m%d}.zip"
    return FileResponse(archive(request.user), as_attachment=True, filename=name, content_type="application/zip")


@never_cache
@login_required
def close(request: HttpRequest) -> HttpResponse:
    """Says what stays and what goes; closes when her password, or a code that was just sent to her, is right."""
    form = confirming.form_for(request)
    if request.method == "POST" and "send" in request.POST:
        if seconds := count(CODES, f"closing {request.user.pk}"):
            return too_many_requests(request, seconds)
        confirming.send_code(request)
        return redirect("account_close")
    if request.method == "POST" and form.is_valid():
        try:
            close_account(user=request.user)
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            logout(request)
            return redirect("account_closed")
    context = {"form": form, "is_last": is_last_superuser(request.user), "by_code": not request.user.has_usable_password()}
    return render(request, "members/close.html", context)


def closed(request: HttpRequest) -> HttpResponse:
    return render(request, "members/closed.html")


def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "members/terms.html", {"version": PURPOSES["terms"].version})
