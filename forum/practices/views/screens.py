"""What the screens of those who write and review models have in common."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forum.practices import answers
from forum.practices.completeness import WISHES, Completeness
from forum.practices.models import Practice, PracticeVersion
from forum.practices.questions import QUESTIONS
from portal.ui.heads import crumbs, head

REFUSED = 422
# Wishes about several fields, and the field at which they are met.
STANDS_AT = {"cost": "cost_once", "figures_source": "figures"}


@dataclass(frozen=True)
class PartLine:
    """A part of the form in the list of all: how many of its wishes are met, whether something in it was not understood."""

    part: answers.Part
    url: str
    met: int
    wished: int
    is_wrong: bool
    is_here: bool

    @property
    def is_done(self) -> bool:
        return self.met == self.wished and not self.is_wrong


@dataclass(frozen=True)
class Missing:
    """Something that the model still lacks, why that matters, and where to say it."""

    label: str | Promise
    why: str | Promise
    url: str


def is_script(request: HttpRequest) -> bool:
    """Whether a script asks, which wants an answer and no page."""
    return bool(request.htmx)


def screen(request: HttpRequest, template: str, title: str, practice: Practice, status: int = 200, **context) -> HttpResponse:
    """A page of those who write or review `practice`; never kept by a proxy, never found by a search engine."""
    trail = crumbs((_("Models of work"), reverse("practices:index")), (practice.name, practice.get_absolute_url()), (title, request.path))
    context |= {"title": title, "practice": practice, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def part_of(field: str) -> answers.Part:
    return next(part for part in answers.ALL_PARTS if field in part.fields)


def address_of(practice: Practice, place: str) -> str:
    """Where something is mended: "steps.3.days" → the part of the steps, at that cell."""
    part = part_of(place.split(".")[0])
    return f"{reverse('practices:part', args=[practice.slug, part.slug])}#id_{place.replace('.', '-')}"


def parts_of(version: PracticeVersion, here: answers.Part | None = None) -> list[PartLine]:
    """All parts of the form in order."""
    found = []
    wrong = {place.split(".")[0] for place in version.errors}
    for part in answers.ALL_PARTS:
        wishes = [wish for wish in WISHES if STANDS_AT.get(wish.field, wish.field) in part.fields]
        url = reverse("practices:part", args=[version.practice.slug, part.slug])
        met = sum(wish.is_met(version.data) for wish in wishes)
        found.append(PartLine(part, url, met, len(wishes), bool(wrong & set(part.fields)), part == here))
    return found


def wishes_of(practice: Practice, measured: Completeness) -> list[Missing]:
    """What is missing, the heaviest first, each with its place."""
    return [
        Missing(QUESTIONS[field][0], wish.why, address_of(practice, field))
        for wish in measured.missing
        for field in [STANDS_AT.get(wish.field, wish.field)]
    ]
