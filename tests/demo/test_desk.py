import pytest
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from news.models import ArticlePage, Promotion
from portal.demo.accounts import add_people
from portal.demo.reading import read_stories
from portal.demo.seeding import Seeding
from tests.demo.factories import make_named_units

BY_STATE = {story.state: story for story in read_stories()}


@pytest.fixture
def newsroom(site):
    make_named_units()
    add_people()


def added(story) -> ArticlePage:
    seeding = Seeding(tell=lambda line: None)
    seeding.add_subjects()
    return ArticlePage.objects.get(pk=seeding.add(story).pk)


@pytest.mark.django_db
def test_add_waiting_story_asks_for_approval(newsroom):
    article = added(BY_STATE["waiting"])
    assert article.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert not article.live


@pytest.mark.django_db
def test_add_returned_story_says_what_to_change(newsroom):
    story = BY_STATE["returned"]
    article = added(story)
    assert article.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert TaskState.objects.get(status=TaskState.STATUS_REJECTED).comment == story.facts["remark"]


@pytest.mark.django_db
def test_add_scheduled_story_goes_live_later(newsroom):
    article = added(BY_STATE["scheduled"])
    assert not article.live
    assert article.scheduled_revision.approved_go_live_at > timezone.now()


@pytest.mark.django_db
def test_add_promoted_story_stands_with_the_units_above(newsroom):
    story = next(story for story in read_stories() if story.facts.get("promote", "").endswith("Trung ương?"))
    article = added(story)
    assert set(article.promotions.values_list("state", flat=True)) == {Promotion.State.ACCEPTED, Promotion.State.ASKED}
    assert article.latest_revision_created_at < timezone.now()
