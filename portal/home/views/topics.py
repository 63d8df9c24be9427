"""The list of topics, and the page of one: its stories and those of the topics that belong to it."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from news.models import ArticlePage
from news.views.heads import crumbs, head
from news.views.listings import story_list
from portal.topics.models import Topic


def topics(request: HttpRequest) -> HttpResponse:
    """All reviewed topics, each with those that belong to it."""
    title = _("Topics")
    trail = crumbs((title, reverse("topics")))
    below = Prefetch("children", Topic.objects.filter(is_reviewed=True).order_by("name"))
    context = {
        "title": title,
        "crumbs": trail,
        "topics": Topic.objects.filter(is_reviewed=True, parent=None).order_by("name").prefetch_related(below),
        "head": head(request, title, trail, description=_("The subjects that stories are filed under.")),
    }
    return render(request, "home/topics.html", context)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Topic.objects.select_related("parent"), slug=slug)
    above = [(found.parent.name, found.parent.get_absolute_url())] if found.parent else []
    return story_list(
        request,
        ArticlePage.objects.listed().tagged(found),
        title=found.name,
        intro=found.description,
        trail=crumbs((_("Topics"), reverse("topics")), *above, (found.name, found.get_absolute_url())),
        feed=found.get_absolute_url(),
        kicker=_("Topic"),
        topics_below=list(found.children.filter(is_reviewed=True).order_by("name")),
    )
