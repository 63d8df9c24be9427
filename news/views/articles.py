"""The page of one article."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.models import Thread
from forum.views.comments import discussion_of
from news import structured
from news.discussions import TALKS, opens_thread, threads_from
from news.models import ArticlePage
from news.querysets import ArticleQuerySet
from news.views.archive import calendar_context
from portal.pages.querysets import with_renditions
from portal.search.alike import Alike, alike
from portal.ui import photos
from portal.ui.heads import Head, Trail, crumbs, head

SAME_SECTION = 4
ALREADY_POSTED = 6
RELATED = 4
# How many of the newest stories with a topic of this one are looked at to find the closest.
CANDIDATES = 60


def article(request: HttpRequest, year: str, month: str, slug: str) -> HttpResponse:
    """The article at its address; what is not published answers 404 to all but those who work on it."""
    found = get_object_or_404(
        ArticlePage.objects.visible_to(request.user)
        .at_address(year, month, slug)
        .select_related("unit", "section", "programme", "cover", "author")
    )
    response = render(request, "news/article.html", article_context(found, request))
    if not found.live:
        response["Cache-Control"] = "private, no-store"
    return response


def article_context(article: ArticlePage, request: HttpRequest) -> dict:
    """Everything that `news/article.html` shows, for its address as well as for the preview in the admin.

    The number of queries does not depend on how many photos, topics or stories there are.
    """
    topics = list(article.topics.all())
    with_renditions([article.cover])
    url = request.build_absolute_uri(article.url or "/")
    trail = crumbs(
        (_("News"), reverse("news:index")), (article.section.name, article.section.get_absolute_url()), (article.title, article.url or "/")
    )
    said = talk(article, request)
    threads = [thread for thread in (said.get("event_thread"), *said.get("event_proposals", ())) if thread]
    near = alike(article, without=[("thread", thread.pk) for thread in threads]) if article.live else []
    return {
        "page": article,
        "self": article,
        "article": article,
        "crumbs": trail,
        "topics": topics,
        "url": url,
        "ical_url": f"{article.url}su-kien.ics" if article.event_starts_at and article.live else "",
        "edit_url": edit_url(article, request),
        **said,
        "calendar": calendar_context(timezone.localdate(article.published_at)),
        "head": article_head(article, request, trail, url),
        "alike": near,
        **neighbours(article, topics, near),
    }


def talk(article: ArticlePage, request: HttpRequest) -> dict:
    """What readers say below the article; of a forum or seminar also the thread that goes on from it, and what became of its proposals."""
    if not article.live:
        return {}
    found: dict = {"talk": discussion_of(request, article, article.discussion)}
    if article.kind in TALKS:
        threads = threads_from(article)
        found["event_thread"] = next((thread for thread in threads if thread.kind == Thread.Kind.EVENT), None)
        found["event_proposals"] = [thread for thread in threads if thread.kind == Thread.Kind.PROPOSAL]
        found["opens_thread"] = not found["event_thread"] and opens_thread(request.user, article)
    return found


def neighbours(article: ArticlePage, topics: list, near: list[Alike]) -> dict[str, list[ArticlePage]]:
    """Stories to read on, none of them twice, nor those of `near`, which read like this one: same section, already posted, same topics,
    same unit."""
    others = ArticlePage.objects.listed().exclude(pk__in=[article.pk, *(each.object_id for each in near if each.kind == "article")])
    found = {
        "same_section": others.in_section(article.section)[:SAME_SECTION],
        "already_posted": others.filter(published_at__lt=article.published_at or timezone.now())[: ALREADY_POSTED + SAME_SECTION],
        "related": about(others, topics, article.section_id),
        "same_unit": others.filter(unit=article.unit)[: RELATED + SAME_SECTION],
    }
    found = {name: list(rows.values_list("pk", flat=True)) for name, rows in found.items()}
    limits = {"related": RELATED, "same_section": SAME_SECTION, "already_posted": ALREADY_POSTED, "same_unit": RELATED}
    seen: set[int] = set()
    for name, limit in limits.items():
        found[name] = [pk for pk in found[name] if pk not in seen][:limit]
        seen.update(found[name])
    cards = {story.pk: story for story in others.filter(pk__in=seen).for_cards()}
    return {name: [cards[pk] for pk in pks if pk in cards] for name, pks in found.items()}


def about(others: ArticleQuerySet, topics: list, section_id: int) -> ArticleQuerySet:
    """The newest of `others` that carry one of `topics`, from the newest CANDIDATES that do."""
    items = ArticlePage.topic_items.rel.related_model.objects
    newest = items.filter(tag__in=[topic.pk for topic in topics]).order_by("-content_object_id").values_list("content_object_id", flat=True)
    pks = list(dict.fromkeys(newest[:CANDIDATES]))
    return others.filter(pk__in=pks)[: RELATED + 1]


def edit_url(article: ArticlePage, request: HttpRequest) -> str:
    """Where the reader may edit the article, empty for those who may not."""
    if not article.pk or not request.user.is_authenticated or not article.permissions_for_user(request.user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def picture_url(article: ArticlePage, request: HttpRequest) -> str:
    """The cover at the size that networks show, absolute; empty without one."""
    if not article.cover:
        return ""
    return request.build_absolute_uri(photos.sources(article.cover, [photos.SHARE])[photos.SHARE].url)


def article_head(article: ArticlePage, request: HttpRequest, trail: Trail, url: str) -> Head:
    image = picture_url(article, request)
    made = head(
        request,
        article.seo_title or article.title,
        trail,
        description=article.search_description or article.sapo,
        image=image,
        image_alt=article.cover.default_alt_text if article.cover else "",
        kind="article",
        noindex=not article.live,
    )
    made.canonical = url
    made.data += [
        item for item in (structured.news_article(request, article, url, image), structured.event(request, article, url, image)) if item
    ]
    made.feeds = [(f"{article.section.name} – {settings.WAGTAIL_SITE_NAME}", f"{article.section.get_absolute_url()}rss/")]
    return made
