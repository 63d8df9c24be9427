"""The page of a model, and what can be taken away from it."""

from decimal import Decimal

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.faces import face_of
from forum.models import Post
from forum.practices import cartogram, charts, desk, keeping, tree
from forum.practices.found import articles_about
from forum.practices.models import Practice
from forum.practices.permissions import can_doubt
from portal.search.alike import alike
from portal.ui.heads import crumbs, head
from portal.units.models import Unit

MOST_ROWS = 24
SECONDS = 300


@require_safe
def practice(request: HttpRequest, slug: str) -> HttpResponse:
    """A model with its results, steps, lessons, and who took it up from whom."""
    found = practice_or_404(request, slug)
    spread = with_sources(tree.spread_of(found))
    trail = crumbs((_("Models of work"), reverse("practices:index")), (found.name, found.get_absolute_url()))
    figures = list(found.figures.all())
    press = articles_about(found)
    percents = [figure for figure in figures if figure.is_percent]
    context = {
        "practice": found,
        "figures": figures,
        "offers": keeping.offers(request.user, found),
        "bars": charts.bars(((figure.what, figure.value) for figure in percents), Decimal(100)),
        "spread": spread,
        "rows": spread.rows[:MOST_ROWS],
        "is_cut": len(spread.rows) > MOST_ROWS,
        "more_reported": len(spread.totals.reported) > MOST_ROWS,
        "line": charts.line(spread.months),
        "map": map_of(spread),
        "map_width": cartogram.WIDTH,
        "map_height": cartogram.HEIGHT,
        **desk.offer(request.user, found),
        "said": said_of(found),
        "press": press,
        "alike": alike(found, without=[("thread", found.discussion_id), *(("article", row.object_id) for row in press)]),
        "asks_here": can_doubt(request.user, found) if request.user.is_authenticated else found.is_public,
        "url": request.build_absolute_uri(found.get_absolute_url()),
        "crumbs": trail,
        "head": head(request, found.name, trail, description=found.one_line, kind="article"),
    }
    context["head"].noindex |= not found.is_published
    context["head"].data.append(described(request, found))
    response = render(request, "practices/practice.html", context)
    if not found.is_public:
        response["Cache-Control"] = "private, no-store"
    return response


SAID = 4


def said_of(practice: Practice) -> list[Post]:
    """The latest posts of its discussion that everybody may read, the oldest of them first: one query."""
    thread = practice.discussion
    if thread is None or not thread.is_shown:
        return []
    posts = list(Post.objects.shown().filter(thread=thread).select_related("author").order_by("-number")[:SAID])
    for post in posts:
        post.thread, post.by = thread, face_of(post.shown_author).name
    return posts[::-1]


def practice_or_404(request: HttpRequest, slug: str) -> Practice:
    return get_object_or_404(Practice.objects.visible_to(request.user).for_page(), slug=slug)


def map_of(spread: tree.Spread) -> list[cartogram.Tile]:
    if not spread.provinces:
        return []
    return cartogram.tiles(provinces(), {province.slug: count for province, count in spread.provinces})


def provinces() -> dict[str, str]:
    """The last part of the address of each province of today, and its name; asked for once in five minutes."""
    rows = Unit.objects.current().filter(level=Unit.Level.PROVINCE).values_list("slug", "place_name")
    return cache.get_or_set("practices.provinces", lambda: dict(rows), SECONDS)


def with_sources(spread: tree.Spread) -> tree.Spread:
    """Each branch with `source`, the unit that it has the model from; "" for the origin."""
    units = {branch.adoption.pk: branch.adoption.unit.title for branch in spread.rows}
    for branch in spread.rows:
        branch.source = units.get(branch.adoption.parent_id, "")
    return spread


def described(request: HttpRequest, found: Practice) -> dict:
    """JSON-LD: a way of doing something, with its steps."""
    data = {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": found.name,
        "description": found.one_line,
        "url": request.build_absolute_uri(found.get_absolute_url()),
        "provider": {"@type": "Organization", "name": found.unit.title},
        "step": [
            {"@type": "HowToStep", "position": place, "name": step.title, "text": step.text or step.title}
            for place, step in enumerate(found.steps.all(), start=1)
        ],
    }
    if found.cost_once is not None:
        data["estimatedCost"] = {"@type": "MonetaryAmount", "currency": "VND", "value": found.cost_once}
    if found.published_at:
        data["datePublished"] = timezone.localdate(found.published_at).isoformat()
        data["dateModified"] = timezone.localdate(found.changed_at).isoformat()
    return {key: value for key, value in data.items() if value}
