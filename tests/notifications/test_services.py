"""Following, muting, seeing, preferring."""

import pytest

from portal.notifications import services
from portal.notifications.models import Follow, Mailbox, MailItem, Notification, Preference
from tests.notifications.factories import add_people

pytestmark = pytest.mark.django_db


def test_follow_says_whether_anything_changed(world):
    assert services.follow(user=world.mai, target=world.story)
    assert not services.follow(user=world.mai, target=world.story)
    assert services.is_following(world.mai, world.story)
    assert services.unfollow(user=world.mai, target=world.story)
    assert not services.unfollow(user=world.mai, target=world.story)
    assert not services.is_following(world.mai, world.story)


def test_mute_takes_the_place_of_following(world):
    services.follow(user=world.mai, target=world.story)
    assert services.mute(user=world.mai, target=world.story)
    assert services.is_muted(world.mai, world.story)
    assert not services.is_following(world.mai, world.story)
    assert not services.unfollow(user=world.mai, target=world.story)
    assert services.unmute(user=world.mai, target=world.story)
    assert Follow.objects.count() == 0


def test_follow_unasked_leaves_a_mute_alone(world):
    services.mute(user=world.mai, target=world.story)
    assert not services.follow_unasked(user=world.mai, target=world.story)
    assert services.is_muted(world.mai, world.story)
    assert services.follow_unasked(user=world.hanh, target=world.story)


def test_follow_is_bounded(world, monkeypatch):
    monkeypatch.setattr(services, "MOST_FOLLOWS", 1)
    services.follow(user=world.mai, target=world.story)
    assert services.mute(user=world.mai, target=world.story)
    with pytest.raises(services.TooManyFollows):
        services.follow(user=world.mai, target=world.units.ha_noi)


def test_tell_refuses_what_nobody_declared(world):
    with pytest.raises(KeyError):
        services.tell(kind="unheard", target=world.story)
    with pytest.raises(ValueError, match="recipients"):
        services.tell(kind="reply", target=world.story, recipients=range(1, 20_000))
    assert not services.tell(kind="reply", target=world.story, recipients=[])


def test_seen_ends_counting_and_mailing(world, tell, django_assert_num_queries):
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    assert services.seen(user=world.mai, target=world.story)
    assert Notification.objects.of(world.mai).unseen().count() == 0
    assert MailItem.objects.count() == 0
    with django_assert_num_queries(2):
        assert not services.seen(user=world.mai, target=world.story)


def test_see_all_leaves_others_alone(world, tell):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk, world.hanh.pk])
    assert services.see_all(user=world.mai) == 1
    assert Notification.objects.of(world.hanh).unseen().count() == 1
    assert MailItem.objects.filter(user=world.hanh).count() == 1


def test_prefer_drops_what_waits_for_a_rhythm_nobody_wants(world, tell):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    services.prefer(user=world.mai, chosen=dict.fromkeys(("reply", "mention", "act", "quiet"), (True, "weekly")))
    assert MailItem.objects.count() == 0
    assert {mail for _name, _site, mail in services.preferences(world.mai)} == {"weekly"}


def test_end_mails_of_one_rhythm_leaves_the_other(world):
    assert services.end_mails(user=world.mai, period="now")
    assert not services.end_mails(user=world.mai, period="now")
    rhythm = {name: mail for name, _site, mail in services.preferences(world.mai)}
    assert rhythm == {"reply": "daily", "mention": "never", "act": "never", "quiet": "never"}
    assert Preference.objects.filter(user=world.mai).count() == 2


def test_pause_and_resume(world, tell):
    tell(kind="mention", target=world.story, recipients=[world.mai.pk])
    assert MailItem.objects.count() == 1
    assert services.pause_mails(user=world.mai)
    assert not services.pause_mails(user=world.mai)
    assert MailItem.objects.count() == 0
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert MailItem.objects.count() == 0
    assert Notification.objects.of(world.mai).count() == 1
    assert services.resume_mails(user=world.mai)
    assert not services.resume_mails(user=world.mai)
    assert Mailbox.objects.get().takes_mail_for("mai@example.org")


def test_forget_removes_every_trace(world, tell):
    (extra,) = add_people(1, "khac")
    services.follow(user=extra, target=world.story)
    tell(kind="reply", target=world.story)
    services.forget(target=world.story)
    assert not Follow.objects.exists()
    assert not Notification.objects.exists()
    assert not MailItem.objects.exists()
