"""Turns the content files into articles, through the services that people use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from news.models import ArticlePage, Author, Programme, Section
from news.services import add_article
from portal.demo.bodies import body_of
from portal.demo.desk import bring_to_state, date_back
from portal.demo.gallery import Gallery
from portal.demo.places import find_unit
from portal.demo.reading import Story, read_stories, read_table
from portal.members.models import User
from portal.topics import services as topic_services
from portal.topics.models import Topic
from portal.ui.typed import slug_of

# Stories of one transaction: search is fed once for all of them, and nobody waits long for the database.
TOGETHER = 20


@dataclass
class Seeding:
    """What one run stands on: the moment that "today" means, the pictures, and whom to tell."""

    now: datetime = field(default_factory=timezone.now)
    gallery: Gallery = field(default_factory=Gallery)
    tell: Callable[[str], None] = print

    def seed(self, limit: int | None = None) -> int:
        """Adds what is not there yet of topics, programmes, authors and the first `limit` stories; returns the number of new articles."""
        self.add_subjects()
        stories = read_stories()[:limit]
        there = set(ArticlePage.objects.filter(slug__in=[slug_of(story.title) for story in stories]).values_list("slug", flat=True))
        missing = [story for story in stories if slug_of(story.title) not in there]
        self.gallery.draw_missing(missing, self.tell)
        for done in range(0, len(missing), TOGETHER):
            with transaction.atomic():
                for story in missing[done : done + TOGETHER]:
                    self.add(story)
            self.tell(f"  {min(done + TOGETHER, len(missing))}/{len(missing)} bài viết")
        return len(missing)

    @transaction.atomic
    def add_subjects(self) -> None:
        """What stories refer to."""
        add_topics()
        add_programmes()
        add_authors()

    def add(self, story: Story) -> ArticlePage:
        """One article in the state that its file gives it."""
        at = story.published_at(self.now)
        article = add_article(
            owner=owner_of(story),
            topics=[topic(name) for name in story.topics],
            published_at=at if story.state == "published" else None,
            **self.fields(story),
        )
        bring_to_state(article, story, self.now)
        if story.state != "scheduled":
            date_back(article, at)
        return article

    def fields(self, story: Story) -> dict:
        """What the article of `story` says, by the names of its fields."""
        facts = story.facts
        unit = find_unit(facts["unit"], timezone.localtime(story.published_at(self.now)).date())
        starts, ends = story.event_times(self.now)
        return {
            "title": story.title,
            "slug": slug_of(story.title),
            "kicker": facts.get("kicker", f"{unit.title}:"),
            "sapo": story.filled(story.sapo, self.now),
            "cover": self.gallery.picture(facts["cover"]),
            "body": body_of(story, self.now, self.gallery),
            "unit": unit,
            "section": Section.objects.get(slug=facts["section"]),
            "programme": Programme.objects.get(slug=facts["programme"]) if "programme" in facts else None,
            "author": Author.objects.get(slug=facts["author"]) if "author" in facts else None,
            "byline": facts.get("byline", ""),
            "source_mark": facts.get("source", ""),
            "kind": facts.get("kind", "tin"),
            "event_starts_at": starts,
            "event_ends_at": ends,
            "event_place": facts.get("place", ""),
            "event_host": facts.get("host", ""),
            "event_cluster": facts.get("cluster", ""),
            "event_chair": facts.get("chair", ""),
            "event_attendance": int(facts["attendance"]) if "attendance" in facts else None,
        }


def owner_of(story: Story) -> User:
    return User.objects.get(username=story.facts.get("owner", "mai"))


def topic(name: str) -> Topic:
    return Topic.objects.get(name=name)


def add_topics() -> None:
    """The two levels of topics; a parent stands in the file before its children."""
    there = set(Topic.objects.values_list("name", flat=True))
    for row in read_table("topics"):
        if row["name"] not in there:
            parent = topic(row["parent"]) if "parent" in row else None
            synonyms = [part.strip() for part in row.get("synonyms", "").split(";") if part.strip()]
            topic_services.add(name=row["name"], parent=parent, description=row["about"], synonyms=synonyms)


def add_programmes() -> None:
    for row in read_table("programmes"):
        defaults = {"name": row["name"], "description": row["about"], "starts_on": row.get("from"), "ends_on": row.get("until")}
        Programme.objects.get_or_create(slug=row["slug"], defaults=defaults)


def add_authors() -> None:
    for row in read_table("authors"):
        unit = find_unit(row["unit"]) if "unit" in row else None
        Author.objects.get_or_create(slug=slug_of(row["name"]), defaults={"name": row["name"], "unit": unit, "about": row["about"]})
