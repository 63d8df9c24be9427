"""What stands in the head of a page for browsers, search engines and those who share it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.ui import structured
from portal.ui.pagination import PARAMETER


@dataclass
class Head:
    """`canonical` and `image` are absolute; `feeds` are (title, address) pairs; `data` are JSON-LD objects."""

    title: str
    canonical: str
    description: str = ""
    noindex: bool = False
    image: str = ""
    image_alt: str = ""
    kind: str = "website"
    feeds: list[tuple[str, str]] = field(default_factory=list)
    data: list[dict] = field(default_factory=list)

    @property
    def scripts(self) -> list[str]:
        """The JSON-LD objects as text that may stand inside a script element."""
        return [structured.as_text(item) for item in self.data]


class Step(NamedTuple):
    name: str
    url: str


class Trail(list[Step]):
    """The way from the front page to this one."""

    @property
    def above(self) -> list[Step]:
        """The steps between the front page and this one."""
        return self[1:-1]

    @property
    def here(self) -> str:
        return self[-1].name


def crumbs(*steps: tuple[str, str]) -> Trail:
    """The front page, then (name, address) of each of `steps`; the last one is this page."""
    return Trail([Step(_("Front page"), reverse("front")), *(Step(*step) for step in steps)])


def head(request: HttpRequest, title: str, trail: Trail | None = None, **fields) -> Head:
    """The head of the page at this address. Only `?trang=` is part of an address; any other query is not to be indexed."""
    number = request.GET.get(PARAMETER)
    address = f"{request.path}?{PARAMETER}={number}" if number and number != "1" else request.path
    made = Head(title=title, canonical=request.build_absolute_uri(address), **fields)
    made.image = made.image or request.build_absolute_uri(static("img/share.png"))
    made.noindex = made.noindex or bool(set(request.GET) - {PARAMETER})
    if trail:
        made.data.append(structured.breadcrumbs(request, trail))
    return made
