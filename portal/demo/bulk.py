"""Very many articles for measuring: rows written 500 at a time, without revisions, in a tree that is whole after every batch."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from types import SimpleNamespace

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale, Page

from news.models import ArticlePage, ArticleTopic, Author, EventKind, MonthPage, Programme, Section
from news.search import ArticleSource
from portal.demo.invention import Invention, Inventor
from portal.members.models import User
from portal.pages.models import PortalImage
from portal.search import services as search
from portal.topics.models import Topic
from portal.units.models import Unit

BATCH = 500
# Portals grow: the last years hold most of what there is.
YEARS = {2015: 2, 2016: 3, 2017: 4, 2018: 5, 2019: 6, 2020: 7, 2021: 8, 2022: 10, 2023: 12, 2024: 13, 2025: 14, 2026: 16}
KINDS = dict(zip(EventKind.values, (46, 5, 14, 3, 9, 5, 5, 3, 7, 3), strict=True))
FIELDS = ArticlePage._meta.local_concrete_fields
DEFAULTS = {field.attname: field.get_default() for field in FIELDS}
BODY = ArticlePage._meta.get_field("body")
LEVELS = {Unit.Level.CENTRAL: 400, Unit.Level.PROVINCE: 60, Unit.Level.DISTRICT: 6, Unit.Level.COMMUNE: 1}


def skewed(count: int) -> list[float]:
    """Weights of `count` things of which few are frequent and many are rare, added up for `Random.choices`."""
    return list(accumulate(1 / (rank + 2) ** 0.8 for rank in range(count)))


class Choice:
    """Draws from rows, the first ones most often."""

    def __init__(self, rows: list, rng: Random):
        self.rows, self.rng, self.sums = rows, rng, skewed(len(rows))

    def draw(self, count: int = 1) -> list:
        return self.rng.choices(self.rows, cum_weights=self.sums, k=count) if self.rows else []

    def one(self):
        return next(iter(self.draw()), None)


@dataclass
class Month:
    """A month and how far its children reach."""

    page: MonthPage
    step: int


class Filler:
    """Tops the portal up to a number of articles."""

    def __init__(self, tell: Callable[[str], None]):
        self.tell = tell
        self.there = ArticlePage.objects.count()
        self.rng = Random(self.there)  # noqa: S311  (what is drawn decides on words, not on secrets)
        self.inventor = Inventor(self.rng)
        self.now = timezone.now()
        self.months: dict[date, Month] = {}
        self.units = list(
            Unit.objects.filter(level__in=LEVELS).only("pk", "name", "where", "level", "place_name", "valid_from", "valid_until")
        )
        self.unit_sums = list(accumulate(LEVELS[unit.level] / (1 + number % 97) for number, unit in enumerate(self.units)))
        self.sections = Choice(list(Section.objects.values_list("pk", flat=True)), self.rng)
        self.programmes = Choice(list(Programme.objects.values_list("pk", flat=True)), self.rng)
        self.authors = Choice(list(Author.objects.values_list("pk", flat=True)), self.rng)
        self.topics = Choice(list(Topic.objects.values_list("pk", flat=True)), self.rng)
        self.images = Choice(list(PortalImage.objects.filter(width__gt=F("height")).values_list("pk", flat=True)), self.rng)
        self.given = {
            "owner_id": User.objects.filter(is_superuser=True).values_list("pk", flat=True).first(),
            "content_type_id": ContentType.objects.get_for_model(ArticlePage).pk,
            "locale_id": Locale.get_default().pk,
        }

    def fill(self, total: int) -> int:
        """Adds what is missing to `total` articles, then rebuilds the index of search. Returns how many were added."""
        missing, begun = max(0, total - self.there), time.monotonic()
        for done in range(0, missing, BATCH):
            self.add_batch(min(BATCH, missing - done))
            written = min(missing, done + BATCH)
            if written % 5000 == 0 or written == missing:
                rate = written / (time.monotonic() - begun)
                self.tell(f"  {self.there + written}/{total} bài viết, {rate:.0f} bài mỗi giây")
        if missing:
            call_command("rebuild_search")
        return missing

    @transaction.atomic
    def add_batch(self, count: int) -> None:
        drafts = [self.article(moment) for moment in self.moments(count)]
        pages = Page.objects.bulk_create([page for page, _row in drafts])
        rows = [row for _page, row in drafts]
        for page, row in zip(pages, rows, strict=True):
            row.page_ptr_id = page.pk
        # Django's bulk_create refuses models with a parent table; the rows of the child table are written by what it calls itself.
        ArticlePage._base_manager._insert(rows, fields=FIELDS, using=ArticlePage.objects.db)
        ArticleTopic.objects.bulk_create(self.topic_items(pages))
        for month in {id(self.months[key]): self.months[key] for key in map(month_of, pages)}.values():
            Page.objects.filter(pk=month.page.pk).update(numchild=month.page.numchild)
        search.index_many(ArticleSource().findable().filter(pk__in=[page.pk for page in pages]), feeding=False)

    def moments(self, count: int) -> Iterator[datetime]:
        """Hours of publication, the last years most often, none after now."""
        years = self.rng.choices(list(YEARS), list(YEARS.values()), k=count)
        for year in years:
            start = timezone.make_aware(datetime(year, 1, 1, 6))
            end = min(timezone.make_aware(datetime(year + 1, 1, 1)), self.now)
            days = max(1, (end - start).days)
            yield start + timedelta(days=self.rng.randrange(days), minutes=self.rng.randrange(14 * 60))

    def article(self, moment: datetime) -> tuple[Page, SimpleNamespace]:
        """An article of that hour, with its place in the tree: the row of the page, and what the child table says of it."""
        day = timezone.localtime(moment).date()
        unit, kind = self.unit(day), self.rng.choices(list(KINDS), list(KINDS.values()))[0]
        text = self.inventor.story(unit, kind, day)
        month = self.month(day)
        month.step += 1
        month.page.numchild += 1
        return self.page(month, f"{text.slug}-{month.step}", text.title, moment), self.row(unit, kind, text, moment)

    def page(self, month: Month, slug: str, title: str, moment: datetime) -> Page:
        depth = month.page.depth + 1
        return Page(
            **self.given, title=title, draft_title=title, slug=slug, path=Page._get_path(month.page.path, depth, month.step), depth=depth,
            numchild=0, url_path=f"{month.page.url_path}{slug}/", live=True, has_unpublished_changes=False,
            first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment,
        )  # fmt: skip

    def row(self, unit: Unit, kind: str, text: Invention, moment: datetime) -> SimpleNamespace:
        facts = {**DEFAULTS, "published_at": moment, "kicker": f"{unit.title}:"[:120], "sapo": text.sapo, "unit_id": unit.pk, "kind": kind}
        facts |= {"body": BODY.to_python(text.body), "reading_minutes": text.minutes, "section_id": self.sections.one()}
        facts |= {"cover_id": self.images.one(), "author_id": self.authors.one() if self.rng.random() < 0.5 else None}
        facts["programme_id"] = self.programmes.one() if self.rng.random() < 0.3 else None
        if kind != EventKind.STORY:
            facts |= {
                "event_starts_at": moment - timedelta(hours=5),
                "event_ends_at": moment - timedelta(hours=2),
                "event_place": text.place,
            }
            facts |= {"event_host": unit.title[:200], "event_attendance": self.rng.randint(20, 400)}
        return SimpleNamespace(**facts)

    def unit(self, day: date) -> Unit:
        """A unit that existed on `day`; provinces write more than communes."""
        while True:
            for unit in self.rng.choices(self.units, cum_weights=self.unit_sums, k=8):
                if (unit.valid_from is None or unit.valid_from <= day) and (unit.valid_until is None or day < unit.valid_until):
                    return unit

    def month(self, day: date) -> Month:
        first = day.replace(day=1)
        if first not in self.months:
            page = MonthPage.objects.of(first)
            last = page.get_last_child()
            step = Page._str2int(last.path[-Page.steplen :]) if last else 0
            self.months[first] = Month(page, step)
        return self.months[first]

    def topic_items(self, pages: list[Page]) -> list[ArticleTopic]:
        return [
            ArticleTopic(tag_id=tag, content_object_id=page.pk)
            for page in pages
            for tag in set(self.topics.draw(self.rng.choice((1, 2, 2, 3))))
        ]


def month_of(page: Page) -> date:
    return timezone.localtime(page.first_published_at).date().replace(day=1)
