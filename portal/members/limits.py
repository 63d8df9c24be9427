"""How often a person may write: signing in, asking for a password, saving. Counted in the cache, forgotten when it is emptied."""

import hashlib
import ipaddress
from contextlib import suppress
from dataclasses import dataclass

from allauth.core.exceptions import RateLimited
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from portal.members.phones import normal_phone
from portal.ui.errors import too_many_requests

SIGN_IN = {"account_login"}
# Each sends a code to the address or number that was typed. Joining counts by itself, when nothing else is wrong in its long form.
SENDS_CODE = {"account_request_login_code", "account_reset_password"}
JOINS = {"account_signup"}
TRIES_CODE = {
    "account_confirm_login_code",
    "account_confirm_password_reset_code",
    "account_email_verification_sent",
    "account_verify_phone",
    "mfa_authenticate",
}
ASKS_AGAIN = {"account_close", "account_reauthenticate", "mfa_reauthenticate"}
MAKES_ARCHIVE = {"account_data"}
NEWSROOM, ACCOUNT = "/quan-tri/", "/tai-khoan/"
# What members write in public.
FORUM, LIBRARY = "/dien-dan/", "/mo-hinh/"


@dataclass(frozen=True)
class Limit:
    """At most `most` writes within `seconds` from the first."""

    name: str
    most: int
    seconds: int


# One name from one place guesses slowly; nobody shuts the door on a colleague who sits elsewhere. Offices share an address, so
# that only what failed is counted by it.
GUESSES = Limit("sign-in", 8, 15 * 60)
SIGN_INS = Limit("sign-ins", 60, 15 * 60)
# A text message costs money and a mailbox patience. A village hall full of women joins in one evening from one address.
CODES = Limit("code", 5, 60 * 60)
CODE_REQUESTS = Limit("codes", 60, 60 * 60)
SIGN_UPS = Limit("sign-ups", 300, 60 * 60)
CODE_TRIES = Limit("code-tries", 90, 15 * 60)
# Whoever sits down at an open session must not guess the password there.
REPEATS = Limit("asked-again", 10, 15 * 60)
ARCHIVES = Limit("archives", 5, 60 * 60)
VISITOR_WRITES = Limit("visitor-writes", 30, 10 * 60)
# An editor that saves and previews by itself writes about sixty times a minute; a tray of photos is a write for each.
WRITES = Limit("writes", 300, 60)


def client_of(request: HttpRequest) -> str:
    """The address of the request as the outermost of our own proxies saw it; "" where that is no address."""
    text = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        text = request.headers.get("X-Forwarded-For", text).split(",")[-settings.PROXIES :][0].strip()
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return ""


def address_of(request: HttpRequest) -> str:
    """Whom a limit counts by: `client_of`, but of IPv6 the network, whose addresses are all hers."""
    client = client_of(request)
    if not client:
        return "unknown"
    address = ipaddress.ip_address(client)
    return str(ipaddress.ip_network(f"{address}/64", strict=False) if address.version == 6 else address)


def key_of(limit: Limit, who: str) -> str:
    return f"limit:{limit.name}:{hashlib.sha256(who.encode('utf-8', 'replace')).hexdigest()[:32]}"


def count(limit: Limit, who: str) -> int:
    """Count one write of `who`. The seconds after which she may surely go on when it is one too many, else 0."""
    key = key_of(limit, who)
    cache.add(key, 0, limit.seconds)
    try:
        is_over = cache.incr(key) > limit.most
    except ValueError:  # Thrown out of a full cache meanwhile.
        return 0
    return limit.seconds if is_over else 0


def forget_tries(request: HttpRequest) -> None:
    """What was typed to sign in was right after all: earlier guesses at this name are forgotten, and this one is not counted."""
    guesses, sign_ins = rules_for(request, "account_login")
    cache.delete(key_of(*guesses))
    with suppress(ValueError):  # Thrown out of a full cache meanwhile.
        cache.decr(key_of(*sign_ins))


def rules_for(request: HttpRequest, view_name: str) -> list[tuple[Limit, str]]:
    """The limits that a write to the view `view_name` counts against."""
    address = address_of(request)
    if view_name in SIGN_IN:
        return [(GUESSES, f"{address} {_typed(request, 'login')}"), (SIGN_INS, address)]
    if view_name in SENDS_CODE:
        return [(CODES, _typed(request, "contact")), (CODE_REQUESTS, address)]
    if view_name in JOINS:
        return [(SIGN_UPS, address)]
    if view_name in TRIES_CODE:
        return [(CODE_TRIES, address)]
    if view_name in ASKS_AGAIN and request.user.is_authenticated:
        return [(REPEATS, f"account {request.user.pk}")]
    if view_name in MAKES_ARCHIVE:
        return [(ARCHIVES, f"account {request.user.pk}")]
    if request.path.startswith(ACCOUNT):
        return [(WRITES, f"account {request.user.pk}" if request.user.is_authenticated else address)]
    if not request.path.startswith((NEWSROOM, FORUM, LIBRARY)):
        return []
    return [(WRITES, f"account {request.user.pk}")] if request.user.is_authenticated else [(VISITOR_WRITES, address)]


def _typed(request: HttpRequest, name: str) -> str:
    """What was typed into the field `name`, telephone numbers in one spelling."""
    text = request.POST.get(name, "").strip().casefold()[:254]
    try:
        return normal_phone(text)
    except ValidationError:
        return text


class LimitWrites:
    """Answers 429 to who writes too often. Stands inside of the session, so that it knows who that is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return None
        seconds = max((count(limit, who) for limit, who in rules_for(request, request.resolver_match.view_name)), default=0)
        return too_many_requests(request, seconds) if seconds else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """allauth counts messages to one number by itself, and leaves what comes of one too many to whoever calls it."""
        return too_many_requests(request) if isinstance(exception, RateLimited) else None
