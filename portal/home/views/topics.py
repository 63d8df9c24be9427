"""The list of topics, and the page of one: its stories and those of the topics that belong to it."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from news.models import ArticlePage
from news.views.listings import story_list
from portal.topics.models import Topic
from portal.ui.heads import crumbs, head


def topics(request: HttpRequest) -> HttpResponse:
    """All reviewed topics, each with those that belong to it."""
    title = _("Topics")
    trail = crumbs((title, reverse("topics")))
    below = Prefetch("children", Topic.objects.reviewed().order_by("order_key", "pk"))
    context = {
        "title": title,
        "crumbs": trail,
        "topics": Topic.objects.reviewed().roots().order_by("order_key", "pk").prefetch_related(below),
        "head": head(request, title, trail, description=_("The subjects that stories are filed under.")),
    }
    return render(request, "home/topics.html", context)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = Topic.objects.select_related("parent").at(slug)
    if found is None:
        raise Http404(slug)
    if found.slug != slug:
        return redirect(found, permanent=True)
    above = [(found.parent.name, found.parent.get_absolute_url())] if found.parent else []
    return story_list(
        request,
        ArticlePage.objects.listed().tagged(found),
        title=found.name,
        intro=found.description,
        trail=crumbs((_("Topics"), reverse("topics")), *above, (found.name, found.get_absolute_url())),
        feed=found.get_absolute_url(),
        kicker=_("Topic"),
        followed=found,
        topic=found,
        topics_below=list(found.children.filter(is_reviewed=True).order_by("order_key", "pk")),
    )
