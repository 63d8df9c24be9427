"""The front page: a lead story, two beside it, the newest headlines, coming events, and a strip a section."""

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from forum.models import Thread
from forum.practices.models import Practice
from news.models import ArticlePage, Section
from portal.ui import structured
from portal.ui.heads import head

PICTURED = 3
NEWEST = 7
STRIP = 4
EVENTS = 4
TALKS = 6
MODELS = 3


def front(request: HttpRequest) -> HttpResponse:
    return render(request, "home/front.html", front_context(request))


def front_context(request: HttpRequest) -> dict:
    """What `home/front.html` shows, in a number of queries that depends on nothing."""
    newest = list(ArticlePage.objects.listed().values_list("pk", "cover_id", named=True)[: PICTURED + NEWEST])
    top = [row.pk for row in with_picture_first(newest, places=PICTURED, among=2 * PICTURED)]
    strips = newest_of_sections(without=top[:PICTURED])
    shown = {*top, *(pk for _section, pks in strips for pk in pks)}
    cards = {story.pk: story for story in ArticlePage.objects.listed().filter(pk__in=shown).for_cards()}
    stories = [cards[pk] for pk in top if pk in cards]
    made = head(request, settings.WAGTAIL_SITE_NAME, description=_("What the units of the Vietnam Women's Union do, told by themselves."))
    made.feeds = [("RSS", "/tin-tuc/rss/"), ("Atom", "/tin-tuc/atom/")]
    made.data = [{"@context": "https://schema.org", "@type": "WebSite", **site_facts(request)}]
    return {
        "lead": stories[0] if stories else None,
        "beside": stories[1:PICTURED],
        "newest": stories[PICTURED:],
        "strips": [(section, with_picture_first([cards[pk] for pk in pks if pk in cards])) for section, pks in strips],
        "events": list(ArticlePage.objects.coming().select_related("unit").defer("body")[:EVENTS]),
        "talks": list(Thread.objects.public().listed().in_boards().select_related("board")[:TALKS]),
        "practices": list(Practice.objects.spreading()[:MODELS]),
        "head": made,
    }


def site_facts(request: HttpRequest) -> dict:
    target = request.build_absolute_uri("/tim-kiem/") + "?q={search_term_string}"
    return {
        **{key: value for key, value in structured.publisher(request).items() if key != "@type"},
        "potentialAction": {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"},
    }


def newest_of_sections(without: list[int]) -> list[tuple[Section, list[int]]]:
    """Each section with the ids of its newest stories but for those `without`: one query that looks into each section's index."""
    newest = ArticlePage.objects.listed().filter(section=OuterRef("pk")).values("pk")
    looks = {f"story{place}": Subquery(newest[place : place + 1]) for place in range(STRIP + len(without))}
    found = []
    for section in Section.objects.annotate(**looks):
        pks = [pk for name in looks if (pk := getattr(section, name)) and pk not in without][:STRIP]
        if pks:
            found.append((section, pks))
    return found


def with_picture_first(stories: list, places: int = 1, among: int = STRIP) -> list:
    """`stories` with the first `places` taken by those of the first `among` that have a photo, where there are any."""
    pictured = [story for story in stories[:among] if story.cover_id][:places]
    return pictured + [story for story in stories if story not in pictured]
