"""Reads of articles. Every page, list, feed, count, API and search source starts from `visible_to` or `public`."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from portal.topics.models import Topic
from portal.ui.folding import fold
from portal.units.models import Lineage, Role, Unit

MOST_WORDS = 12

# Up to so many stories a database gathers them and sorts; beyond, walking down the calendar until a page is full is cheaper
# (500 stories of a topic that one in a hundred carries are found within 50,000 steps, gathering 10,000 costs 20 ms).
WIDE = 10_000

# How long ago an event may have begun that still goes on. The index is of beginnings: without a bound every past event would be read.
LONGEST_EVENT = timedelta(days=7)

# What a card shows of an article, its unit and its photo; a listing of twenty reads a third of the time that all columns take.
CARD = (
    *("title", "slug", "url_path", "path", "depth", "kicker", "sapo", "kind", "published_at", "has_video", "has_gallery"),
    *("event_starts_at", "event_ends_at", "event_place", "event_host"),
    *("unit__name", "unit__level", "unit__where", "unit__slug"),
    *("cover__title", "cover__alt", "cover__caption", "cover__description", "cover__file", "cover__width", "cover__height"),
    *("cover__focal_point_x", "cover__focal_point_y", "cover__focal_point_width", "cover__focal_point_height"),
)


def day_range(first: date, days: int = 1) -> tuple[datetime, datetime]:
    """The half-open range of times of `days` local days from `first`."""
    zone = timezone.get_current_timezone()
    return (
        datetime.combine(first, time.min, tzinfo=zone),
        datetime.combine(first + timedelta(days=days), time.min, tzinfo=zone),
    )


class ArticleQuerySet(PageQuerySet):
    def listed(self):
        """What anybody may read, newest first. Articles carry no view restrictions: a story is live or it is not."""
        return self.filter(live=True, published_at__isnull=False).order_by("-published_at", "-pk")

    def visible_to(self, user):
        """Public articles, and those that `user` may work on."""
        public = self.filter(live=True, published_at__isnull=False)
        if not user.is_authenticated:
            return public
        return public | self.manageable_by(user)

    def manageable_by(self, user):
        """Articles of the units in which `user` is communicator or editor, directly or from above."""
        kinds = (Role.Kind.COMMUNICATOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR)
        return self.filter(unit__in=Unit.objects.reached_by(user, *kinds).values("pk"))

    def waiting_for(self, user):
        """Articles that wait for the approval of `user`, those that waited longest first."""
        editing = Unit.objects.reached_by(user, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR)
        waiting = self.filter(_specific_workflow_states__status="in_progress", unit__in=editing.order_by().values("pk"))
        return waiting.order_by("_specific_workflow_states__current_task_state__started_at", "pk")

    def named_like(self, words: str):
        """Articles whose title, kicker or byline holds every one of the words, typed with accents or without."""
        found = self
        for word in fold(words).split()[:MOST_WORDS]:
            found = found.filter(search_key__contains=word)
        return found

    def promoted_to(self, unit: Unit):
        """Articles of other units that `unit` shows on its page because it accepted them."""
        return self.filter(promotions__unit=unit, promotions__state="accepted")

    def within(self, unit: Unit):
        """Articles of `unit`, of those below it and of those that became part of it. Asks once how many there are."""
        if unit.is_root():
            return self
        inside = Lineage.objects.filter(ancestor=unit)
        return self._few_or_many(
            self.model.objects.filter(unit__in=inside.values("unit")),
            few=self.filter(unit__in=inside.values("unit")),
            many=self.filter(Exists(inside.filter(unit=OuterRef("unit")))),
        )

    def _few_or_many(self, rows, *, few, many):
        """`few` while `rows` are at most WIDE, else `many`: the same stories, asked for in the order that suits their number."""
        return many if rows.order_by()[: WIDE + 1].count() > WIDE else few

    def at_address(self, year: str, month: str, slug: str):
        """The article of `/tin-tuc/<year>/<month>/<slug>/`, if any."""
        return self.filter(slug=slug, url_path__endswith=f"/{year}/{month}/{slug}/")

    def in_section(self, section):
        return self.filter(section=section)

    def tagged(self, topic: Topic):
        """Articles about `topic` or about one of the topics that belong to it. Asks once how many there are."""
        topics = [topic.pk, *Topic.objects.filter(parent=topic).values_list("pk", flat=True)]
        items = self.model.topic_items.rel.related_model.objects.filter(tag__in=topics)
        return self._few_or_many(
            items,
            few=self.filter(pk__in=items.values("content_object")),
            many=self.filter(Exists(items.filter(content_object=OuterRef("pk")))),
        )

    def with_video(self):
        return self.filter(has_video=True)

    def with_gallery(self):
        return self.filter(has_gallery=True)

    def coming(self):
        """Public articles whose event begins today or later, or began within the last week and goes on; the next first."""
        today, _end = day_range(timezone.localdate())
        goes_on = Q(event_starts_at__gte=today) | Q(event_ends_at__gte=today)
        return self.listed().filter(goes_on, event_starts_at__gte=today - LONGEST_EVENT).order_by("event_starts_at", "pk")

    def on_days(self, first: date, days: int = 1):
        """Published on the local day `first` or one of the `days` that begin with it."""
        start, end = day_range(first, days)
        return self.filter(published_at__gte=start, published_at__lt=end)

    def for_cards(self):
        """With everything that a card of a listing shows, in a fixed number of queries."""
        return self.select_related("unit", "cover").prefetch_related("cover__renditions").only(*CARD)


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
