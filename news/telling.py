"""New stories, told to those who follow the unit, a unit above it, a topic or the person who published it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage
from portal.notifications import services as notifications
from portal.notifications.sources import Card, Kind, Source
from portal.units.models import Unit

# What is published with an older date (an import, a story put right later) is no news.
NEWS = timedelta(days=1)
EXCERPT_LENGTH = 160


class ArticleSource(Source):
    """Stories are told about, not followed: what is said under one is its discussion, a thread."""

    model = ArticlePage
    label = _("News")
    is_followed = False
    kinds = {
        "article": Kind(
            label=_("New stories of units and topics that I follow"),
            one=_("New story: “%(title)s”"),
            mail="weekly",
            icon="newspaper",
        )
    }

    def visible(self, user, ids):
        return set(ArticlePage.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))

    def open_to_all(self, ids):
        return set(ArticlePage.objects.listed().filter(pk__in=ids).values_list("pk", flat=True))

    def cards(self, asked):
        stories = ArticlePage.objects.select_related("unit").defer("body", "search_key").in_bulk({pk for pk, _about in asked})
        return {(pk, about): self.card(stories[pk]) for pk, about in asked if pk in stories}

    def card(self, story: ArticlePage) -> Card:
        sapo = story.sapo if len(story.sapo) <= EXCERPT_LENGTH else story.sapo[:EXCERPT_LENGTH].rsplit(" ", 1)[0] + "…"
        return Card(title=story.title, url=story.get_url() or "", excerpt=sapo, where=story.unit.title)


def tell_published(article: ArticlePage) -> bool:
    """Tell that `article` is out, once. Returns whether anybody is to be told."""
    if article.published_at is None or article.published_at < timezone.now() - NEWS:
        return False
    # The central body stands above everything: who follows it is told what it publishes itself.
    units = Unit.objects.filter(reach__unit=article.unit_id).exclude(depth=1) | Unit.objects.filter(pk=article.unit_id)
    return notifications.tell(
        kind="article",
        target=article,
        actor=article.owner,
        followed=[*units.distinct(), *article.topics.all(), *([article.owner] if article.owner else [])],
        key=f"article/{article.pk}",
    )
