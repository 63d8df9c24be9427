"""What lies on the desks of the newsroom: handed in, sent back, planned, and promoted to the units above."""

from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from news.models import ArticlePage, Promotion
from portal.demo.places import find_unit
from portal.demo.reading import Story
from portal.members.models import User

EDITOR = "loan"


def bring_to_state(article: ArticlePage, story: Story, now: datetime) -> None:
    """Does what people would have done with `article` to bring it from a draft to the state of its file."""
    if story.state in ("waiting", "returned"):
        workflow = article.get_workflow().start(article, article.owner)
        if story.state == "returned":
            workflow.current_task_state.reject(user=User.objects.get(username=EDITOR), comment=story.facts["remark"])
    elif story.state == "scheduled":
        article.go_live_at = story.published_at(now)
        article.save_revision(user=article.owner).publish(user=article.owner, skip_permission_checks=True)
    if "promote" in story.facts:
        promote(article, story.facts["promote"])


def promote(article: ArticlePage, places: str) -> None:
    """Shows `article` on the pages of the units named, one after the other with ";"; a question mark leaves the answer open."""
    for place in places.split(";"):
        open_still = place.strip().endswith("?")
        editor = None if open_still else User.objects.get(username=EDITOR)
        Promotion.objects.create(
            article=article,
            unit=find_unit(place.strip().rstrip("?")),
            state=Promotion.State.ASKED if open_still else Promotion.State.ACCEPTED,
            begun_by=article.owner,
            answered_by=editor,
            answered_at=None if open_still else timezone.now(),
        )


def date_back(article: ArticlePage, at: datetime) -> None:
    """Lets the listing of the newsroom say when a story was last worked on, not when the demo was seeded."""
    Page.objects.filter(pk=article.pk).update(latest_revision_created_at=at, last_published_at=at)
    article.revisions.update(created_at=at)
