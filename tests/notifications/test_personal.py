"""Her copy of her data, and the end of her account; what is deleted in time."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.notifications import personal, services
from portal.notifications.models import Follow, Mailbox, MailItem, Notification, Preference, Telling

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(world, tell):
    services.follow(user=world.mai, target=world.story)
    services.follow(user=world.hanh, target=world.mai)
    services.prefer(user=world.mai, chosen={"quiet": (True, "daily")})
    services.resume_mails(user=world.mai)
    tell(kind="reply", target=world.story, actor=world.hanh)
    Mailbox.objects.create(user=world.mai, refused_address="cu@example.org", refused_words="550")
    return world


def test_export_is_plain_and_hers(known):
    data = json.loads(json.dumps(personal.export(known.mai)))
    assert data["follows"][0]["about"] == "news.articlepage"
    assert data["notifications"][0]["kinds"] == ["reply"]
    assert data["preferences"] == [{"kind": "quiet", "on_site": True, "mail": "daily"}]
    assert data["mailbox"][0]["refused_address"] == "cu@example.org"
    assert personal.export(known.sen) == {"follows": [], "notifications": [], "preferences": [], "mailbox": []}


def test_close_leaves_nothing_of_her(known):
    personal.close(known.mai)
    for model in (Follow, Notification, MailItem, Preference, Mailbox):
        assert not model.objects.exists()


def test_tidy_deletes_what_is_old(known):
    old = timezone.now() - timedelta(days=100)
    services.seen(user=known.mai, target=known.story)
    call_command("tidy_notifications", verbosity=0)
    assert (Notification.objects.count(), Telling.objects.count()) == (1, 1)
    Notification.objects.update(last_at=old)
    Telling.objects.update(created_at=old)
    call_command("tidy_notifications", verbosity=0)
    assert (Notification.objects.count(), Telling.objects.count()) == (0, 0)
