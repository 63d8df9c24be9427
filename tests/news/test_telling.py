"""A new story is told to those who follow its unit, a unit above it, a topic or its author; once, and only while it is news."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Section
from news.services import add_article
from news.telling import tell_published
from portal.members.models import User
from portal.notifications import services
from portal.notifications.models import Notification, Telling
from portal.topics import services as topics

pytestmark = pytest.mark.django_db


def add_person(username: str) -> User:
    return User.objects.create_user(username, f"{username}@example.org", name=username.title())


@pytest.fixture
def publish(site, unit_tree, django_capture_on_commit_callbacks):
    def run(unit, **fields):
        owner, _is_new = User.objects.get_or_create(username="tac-gia", defaults={"name": "Tác Giả"})
        given = {"published_at": timezone.now(), "owner": owner, "title": "Tin mới", "sapo": "Một tin."}
        with django_capture_on_commit_callbacks(execute=True):
            return add_article(unit=unit, section=Section.objects.first(), **given | fields)

    return run


def test_followers_of_unit_above_topic_and_author_are_told_once(publish, unit_tree):
    topic = topics.add(name="Bình đẳng giới")
    mai, hanh, sen, other = (add_person(name) for name in ("mai", "hanh", "sen", "khac"))
    author = add_person("tac-gia")
    for user, target in ((mai, unit_tree.ha_noi), (mai, unit_tree.phu_dien), (hanh, topic), (sen, author), (other, unit_tree.phu_tho)):
        services.follow(user=user, target=target)
    services.follow(user=author, target=unit_tree.ha_noi)
    article = publish(unit_tree.phu_dien, topics=[topic])
    told = Notification.objects.about(article)
    assert sorted(told.values_list("user__username", "count")) == [("hanh", 1), ("mai", 1), ("sen", 1)]
    assert not tell_published(article)


def test_follower_of_the_central_body_is_told_what_it_publishes_itself(publish, unit_tree):
    mai = add_person("mai")
    services.follow(user=mai, target=unit_tree.trung_uong)
    publish(unit_tree.phu_dien)
    assert not Notification.objects.exists()
    own = publish(unit_tree.trung_uong, title="Tin của Trung ương")
    assert [row.object_id for row in Notification.objects.filter(user=mai)] == [own.pk]


def test_old_stories_and_drafts_are_no_news(publish, unit_tree):
    services.follow(user=add_person("mai"), target=unit_tree.phu_dien)
    publish(unit_tree.phu_dien, published_at=timezone.now() - timedelta(days=3))
    publish(unit_tree.phu_dien, published_at=None)
    assert not Telling.objects.exists()
