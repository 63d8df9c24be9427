"""Listings of stories: everything, a section, a programme, an author, videos, photo galleries, coming events."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from news.models import ArticlePage, Author, Programme, Section
from news.querysets import ArticleQuerySet
from portal.ui.heads import Trail, crumbs, head
from portal.ui.pagination import paginate

PER_PAGE = 20
# Who wants to go further back is shown the archive by month, which costs the same however old it is.
MAX_PAGES = 25


def described(title: str) -> str:
    """What search engines show of a listing that nobody wrote an introduction for."""
    return _("What the units of the Union report: %(title)s.") % {"title": title}


def story_list(
    request: HttpRequest,
    stories: ArticleQuerySet,
    *,
    title: str,
    trail: Trail,
    intro: str = "",
    feed: str = "",
    template: str = "news/listing.html",
    **more,
) -> HttpResponse:
    """One page of `stories`; `feed` is the address of their feed without its ending ("rss/", "atom/")."""
    page = paginate(request, stories.for_cards(), PER_PAGE, MAX_PAGES)
    feeds = [(f"{title} – RSS", f"{feed}rss/"), (f"{title} – Atom", f"{feed}atom/")] if feed else []
    shown_title = title if page.number == 1 else _("%(title)s – page %(number)d") % {"title": title, "number": page.number}
    context = {
        "title": title,
        "intro": intro,
        "crumbs": trail,
        "page_obj": page,
        "stories": list(page),
        "feed": feed,
        "reached_end": page.number == MAX_PAGES and page.paginator.count >= MAX_PAGES * PER_PAGE,
        "head": head(request, shown_title, trail, description=intro or described(title), feeds=feeds),
        **more,
    }
    return render(request, template, context)


def index(request: HttpRequest) -> HttpResponse:
    title = _("News")
    return story_list(
        request,
        ArticlePage.objects.listed(),
        title=title,
        trail=crumbs((title, reverse("news:index"))),
        intro=_("Everything that the units of the Union report, newest first."),
        feed=reverse("news:index"),
        sections=Section.objects.all(),
    )


def section(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Section, slug=slug)
    return story_list(
        request,
        ArticlePage.objects.listed().in_section(found),
        title=found.name,
        intro=found.description,
        trail=crumbs((_("News"), reverse("news:index")), (found.name, found.get_absolute_url())),
        feed=found.get_absolute_url(),
        current_section=found,
        sections=Section.objects.all(),
    )


def programmes(request: HttpRequest) -> HttpResponse:
    title = _("Programmes")
    trail = crumbs((title, reverse("news:programmes")))
    context = {
        "title": title,
        "crumbs": trail,
        "programmes": Programme.objects.all(),
        "head": head(request, title, trail, description=_("The programmes of the Union and what the units report about them.")),
    }
    return render(request, "news/programmes.html", context)


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Programme, slug=slug)
    return story_list(
        request,
        ArticlePage.objects.listed().filter(programme=found),
        title=found.name,
        intro=found.description,
        trail=crumbs((_("Programmes"), reverse("news:programmes")), (found.name, found.get_absolute_url())),
        kicker=_("Programme"),
        programme=found,
    )


def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Author.objects.select_related("unit"), slug=slug)
    return story_list(
        request,
        ArticlePage.objects.listed().filter(author=found),
        title=found.name,
        intro=found.about,
        trail=crumbs((_("News"), reverse("news:index")), (found.name, found.get_absolute_url())),
        kicker=_("Author"),
        author=found,
    )


def videos(request: HttpRequest) -> HttpResponse:
    title = _("Video")
    return story_list(
        request,
        ArticlePage.objects.listed().with_video(),
        title=title,
        intro=_("Stories with a video."),
        trail=crumbs((title, reverse("news:videos"))),
        template="news/pictures.html",
    )


def galleries(request: HttpRequest) -> HttpResponse:
    title = _("Photos")
    return story_list(
        request,
        ArticlePage.objects.listed().with_gallery(),
        title=title,
        intro=_("Stories told in photos."),
        trail=crumbs((title, reverse("news:galleries"))),
        template="news/pictures.html",
    )


def events(request: HttpRequest) -> HttpResponse:
    title = _("Coming up")
    return story_list(
        request,
        ArticlePage.objects.coming(),
        title=title,
        intro=_("What the units of the Union invite to."),
        trail=crumbs((title, reverse("news:events"))),
        template="news/events.html",
    )
