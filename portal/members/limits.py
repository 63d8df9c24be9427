"""How often a person may write: signing in, asking for a password, saving. Counted in the cache, forgotten when it is emptied."""

import hashlib
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from portal.ui.errors import too_many_requests

SIGN_IN = {"wagtailadmin_login", "wagtailcore_login"}
NEW_PASSWORD = {"wagtailadmin_password_reset"}
NEWSROOM = "/quan-tri/"


@dataclass(frozen=True)
class Limit:
    """At most `most` writes within `seconds` from the first."""

    name: str
    most: int
    seconds: int


# One name from one place guesses slowly; nobody shuts the door on a colleague who sits elsewhere. Offices share an address.
GUESSES = Limit("sign-in", 8, 15 * 60)
SIGN_INS = Limit("sign-ins", 60, 15 * 60)
LINKS = Limit("password-link", 3, 60 * 60)
LINK_REQUESTS = Limit("password-links", 10, 60 * 60)
VISITOR_WRITES = Limit("visitor-writes", 30, 10 * 60)
# An editor that saves and previews by itself writes about sixty times a minute; a tray of photos is a write for each.
WRITES = Limit("writes", 300, 60)


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, as the outermost of our own proxies saw it; of IPv6 the network, whose addresses are all hers."""
    text = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        text = request.headers.get("X-Forwarded-For", text).split(",")[-settings.PROXIES :][0].strip()
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
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


def rules_for(request: HttpRequest, view_name: str) -> list[tuple[Limit, str]]:
    """The limits that a write to the view `view_name` counts against."""
    address = address_of(request)
    if view_name in SIGN_IN:
        return [(GUESSES, f"{address} {_typed(request, 'username')}"), (SIGN_INS, address)]
    if view_name in NEW_PASSWORD:
        return [(LINKS, _typed(request, "email")), (LINK_REQUESTS, address)]
    if not request.path.startswith(NEWSROOM):
        return []
    return [(WRITES, f"account {request.user.pk}")] if request.user.is_authenticated else [(VISITOR_WRITES, address)]


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip().casefold()[:254]


class LimitWrites:
    """Answers 429 to who writes too often. Stands inside of the session, so that it knows who that is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302 and request.resolver_match.view_name in SIGN_IN:
            cache.delete(key_of(*rules_for(request, request.resolver_match.view_name)[0]))  # She knew the password after all.
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return None
        seconds = max((count(limit, who) for limit, who in rules_for(request, request.resolver_match.view_name)), default=0)
        return too_many_requests(request, seconds) if seconds else None
