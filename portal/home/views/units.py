"""The tree of units as pages: the entry with its provinces, and the page of one unit, which a former unit keeps."""

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from news.models import ArticlePage
from news.querysets import ArticleQuerySet
from news.views.listings import MAX_PAGES, PER_PAGE
from portal.ui.heads import crumbs, head
from portal.ui.pagination import paginate
from portal.ui.structured import without_gaps
from portal.units.lookup import look_up
from portal.units.models import Lineage, Unit

OWN = 5
EVENTS = 3
MOST_FOUND = 20
# A province of today has up to 168 communes; only a unit with very many branches is cut.
MOST_CHILDREN = 400
SCOPE = "pham-vi"
OWN_ONLY = "rieng"


def units(request: HttpRequest) -> HttpResponse:
    """The provinces of today and of before; with `?q=` the units of that name."""
    title = _("Units")
    trail = crumbs((title, reverse("units")))
    text = request.GET.get("q", "").strip()
    provinces = Unit.objects.filter(level=Unit.Level.PROVINCE)
    context = {
        "title": title,
        "crumbs": trail,
        "query": text[:120],
        "found": look_up(text, limit=MOST_FOUND) if text else [],
        "root": Unit.objects.filter(level=Unit.Level.CENTRAL).first(),
        "provinces": with_counts(provinces.current()),
        "former": list(provinces.former().with_successors()),
        "head": head(request, title, trail, description=_("Find a unit of the Union by today's name or by an older one.")),
    }
    return render(request, "units/units.html", context)


def with_counts(provinces: QuerySet[Unit]) -> list[Unit]:
    """Provinces with `communes`: how many communes of today each has."""
    above = Substr("path", 1, 2 * Unit.steplen)
    communes = Unit.objects.current().filter(level=Unit.Level.COMMUNE).order_by()
    counts = dict(communes.values_list(above).annotate(Count("pk")))
    found = list(provinces)
    for province in found:
        province.communes = counts.get(province.path, 0)
    return found


def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit: its stories, then those of the units below it, its names, what became of it, where it stands, contact."""
    found = get_object_or_404(Unit.objects.with_successors().prefetch_related("inheritances__predecessor", "names"), slug=slug)
    above = list(found.get_ancestors())
    below = stories_below(found) if request.GET.get(SCOPE) != OWN_ONLY else None
    page = paginate(request, (stories_of(found) if below is None else below).for_cards(), PER_PAGE, MAX_PAGES)
    is_first = page.number == 1 and SCOPE not in request.GET
    trail = crumbs((_("Units"), reverse("units")), *((each.name, each.get_absolute_url()) for each in [*above[1:], found]))
    context = {
        "unit": found,
        "above": above,
        "crumbs": trail,
        "is_own": below is None,
        "own": own_stories(found) if is_first and below is not None else [],
        "page_obj": page,
        "stories": list(page),
        "reached_end": page.number == MAX_PAGES and page.paginator.count >= MAX_PAGES * PER_PAGE,
        "events": list(ArticlePage.objects.coming().within(found).select_related("unit").defer("body")[:EVENTS]) if is_first else [],
        "origins": origins(found),
        "former_names": [name for name in found.names.all() if not name.is_alias and name.name != found.name],
        **children(found, is_first),
        "head": unit_head(request, found, trail, page.number),
    }
    return render(request, "units/unit.html", context)


def stories_of(unit: Unit) -> ArticleQuerySet:
    """Stories of the unit itself and those of other units that it shows."""
    listed = ArticlePage.objects.listed()
    return listed.filter(Q(unit=unit) | Q(pk__in=ArticlePage.objects.promoted_to(unit).values("pk")))


def stories_below(unit: Unit) -> ArticleQuerySet | None:
    """Stories of what is below the unit or became part of it, but for those that it shows; None when there is no such unit."""
    if not Lineage.objects.filter(ancestor=unit).exclude(unit=unit).exists():
        return None
    return ArticlePage.objects.listed().within(unit).exclude(unit=unit).exclude(pk__in=ArticlePage.objects.promoted_to(unit).values("pk"))


def own_stories(unit: Unit) -> list[ArticlePage]:
    """The newest stories of the unit itself and those of other units that it shows, newest first."""
    listed = ArticlePage.objects.listed()
    newest = [*listed.filter(unit=unit).for_cards()[:OWN], *listed.promoted_to(unit).for_cards()[:OWN]]
    unique = {story.pk: story for story in newest}
    return sorted(unique.values(), key=lambda story: (story.published_at, story.pk), reverse=True)[:OWN]


def origins(unit: Unit) -> list:
    """The successions that it arose from; of a commune the communes, unless there were none."""
    found = sorted(unit.inheritances.all(), key=lambda succession: (succession.kind != "whole", succession.predecessor.path))
    return [each for each in found if each.predecessor.level == unit.level] or found


def children(unit: Unit, is_first: bool) -> dict[str, list[Unit]]:
    """Units straight below it, of today and former ones; former ones of a former unit are simply those below it."""
    if not is_first or not unit.numchild:
        return {"below": [], "below_before": []}
    found = list(unit.get_children()[:MOST_CHILDREN])
    if not unit.is_current:
        return {"below": found, "below_before": []}
    return {"below": [each for each in found if each.is_current], "below_before": [each for each in found if not each.is_current]}


def unit_head(request: HttpRequest, unit: Unit, trail, number: int):
    address = unit.get_absolute_url()
    title = unit.title if number == 1 else _("%(title)s – page %(number)d") % {"title": unit.title, "number": number}
    made = head(
        request,
        f"{title}, {unit.where}" if unit.where else title,
        trail,
        description=_("News of %(unit)s and of the units below it.") % {"unit": unit.full_name},
        feeds=[(f"{unit.title} – RSS", f"{address}rss/"), (f"{unit.title} – Atom", f"{address}atom/")],
    )
    made.data.append(organization(request, unit))
    return made


def organization(request: HttpRequest, unit: Unit) -> dict:
    """The unit as schema.org knows organisations."""
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": unit.title,
            "alternateName": [name.name for name in unit.names.all() if name.name != unit.name],
            "url": request.build_absolute_uri(unit.get_absolute_url()),
            "address": unit.address,
            "email": unit.email,
            "telephone": unit.phone,
            "foundingDate": unit.valid_from and unit.valid_from.isoformat(),
            "dissolutionDate": unit.valid_until and unit.valid_until.isoformat(),
        }
    )
