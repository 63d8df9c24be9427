"""Who is told, how often, and what happens when a worker is killed."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from portal.notifications import services, spreading
from portal.notifications.models import Follow, Mailbox, MailItem, Notification, Telling
from portal.notifications.querysets import key_of
from portal.units.models import Role
from portal.units.services import grant
from tests.notifications.factories import add_people, add_story, unfinished

pytestmark = pytest.mark.django_db


def told(target) -> set[int]:
    return set(Notification.objects.about(target).values_list("user_id", flat=True))


def follow_many(users, target) -> None:
    content_type, object_id = key_of(target)
    Follow.objects.bulk_create([Follow(user=user, content_type_id=content_type, object_id=object_id) for user in users])


def test_many_reasons_are_one_row(world, tell):
    for actor in (world.hanh, world.sen, world.hanh):
        tell(kind="reply", target=world.story, actor=actor, recipients=[world.mai.pk])
    tell(kind="mention", target=world.story, actor=world.sen, recipients=[world.mai.pk], about=world.units.ha_noi, note="lời nhắn")
    row = Notification.objects.get(user=world.mai)
    assert (row.count, row.kind_names, row.actor_ids) == (4, ["reply", "mention"], [world.sen.pk, world.hanh.pk])
    assert (row.first_about, row.last_about, row.note) == (world.units.ha_noi.pk, world.units.ha_noi.pk, "lời nhắn")
    assert row.first_at < row.last_at
    assert {(item.period, item.count) for item in MailItem.objects.all()} == {("daily", 3), ("now", 1)}


def test_what_was_seen_begins_anew(world, tell):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    services.seen(user=world.mai, target=world.story)
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert sorted((row.count, row.seen_at is None) for row in Notification.objects.all()) == [(1, False), (1, True)]


def test_list_of_actors_is_bounded(world, tell):
    for actor in add_people(60, "dong"):
        tell(kind="reply", target=world.story, actor=actor, recipients=[world.mai.pk])
    row = Notification.objects.get()
    assert row.count == 60
    assert len(row.actors) <= spreading.ACTORS_LENGTH
    assert row.actor_ids[0] == actor.pk


def test_the_same_event_is_told_once(world, tell):
    event = {"kind": "reply", "target": world.story, "about": world.units.ha_noi, "actor": world.hanh, "recipients": [world.mai.pk]}
    assert tell(**event)
    assert not tell(**event)
    assert tell(**event | {"recipients": [world.sen.pk]})
    assert tell(kind="reply", target=world.story, recipients=[world.mai.pk], key="k")
    assert not tell(kind="reply", target=world.story, recipients=[world.mai.pk], key="k")
    assert Notification.objects.get(user=world.mai).count == 2


def test_follower_of_several_is_told_once(world, tell):
    for target in (world.units.ha_noi, world.units.phu_dien):
        services.follow(user=world.mai, target=target)
    tell(kind="reply", target=world.story, followed=[world.units.ha_noi, world.units.phu_dien])
    assert Notification.objects.get().count == 1


def test_actor_and_excluded_are_not_told(world, tell):
    follow_many([world.mai, world.hanh, world.sen], world.story)
    tell(kind="reply", target=world.story, actor=world.hanh, exclude=[world.sen.pk])
    assert told(world.story) == {world.mai.pk}


def test_who_may_not_see_it_is_not_told(world, tell):
    draft = add_story(world.units.phu_dien, title="Bản nháp", live=False)
    grant(user=world.hanh, unit=world.units.ha_noi, kind=Role.Kind.EDITOR)
    tell(kind="mention", target=draft, recipients=[world.mai.pk, world.hanh.pk])
    assert told(draft) == {world.hanh.pk}
    assert set(MailItem.objects.values_list("user_id", flat=True)) == {world.hanh.pk}


def test_closed_account_and_lost_target_are_not_told(world, tell):
    world.mai.is_active = False
    world.mai.save()
    tell(kind="mention", target=world.story, recipients=[world.mai.pk])
    gone = add_story(world.units.phu_dien, title="Sắp mất")
    follow_many([world.hanh], gone)
    services.tell(kind="reply", target=gone)
    gone.delete()
    spreading.spread(Telling.objects.latest("pk").pk)
    assert not Notification.objects.exists()
    assert not unfinished()


@pytest.mark.parametrize(
    ("muted", "followed", "kind", "is_told"),
    [
        ("story", "", "mention", False),
        ("unit", "", "mention", False),
        ("unit", "story", "mention", True),
        ("actor", "story", "mention", False),
        ("story", "", "act", True),
        ("actor", "", "act", True),
    ],
)
def test_mute_silences_all_but_moderators(world, tell, muted, followed, kind, is_told):
    things = {"story": world.story, "unit": world.units.phu_dien, "actor": world.hanh}
    if followed:
        services.follow(user=world.mai, target=things[followed])
    services.mute(user=world.mai, target=things[muted])
    tell(kind=kind, target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    assert bool(told(world.story)) is is_told


def test_preferences_are_kept(world, tell):
    services.prefer(user=world.mai, chosen={"reply": (False, "weekly"), "act": (False, "never")})
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert not told(world.story)
    assert MailItem.objects.get().period == "weekly"
    tell(kind="act", target=world.story, recipients=[world.mai.pk])
    assert told(world.story) == {world.mai.pk}
    tell(kind="quiet", target=world.story, recipients=[world.hanh.pk])
    assert told(world.story) == {world.mai.pk}


def test_refused_address_gets_no_items_until_it_changes(world, tell):
    Mailbox.objects.create(user=world.mai, refused_at=world.story.published_at, refused_address=world.mai.email)
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert not MailItem.objects.exists()
    world.mai.email = "moi@example.org"
    world.mai.save()
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert MailItem.objects.count() == 1


def test_worker_that_is_killed_doubles_and_loses_nothing(world, monkeypatch):
    monkeypatch.setattr(spreading, "BATCH", 10)
    people = add_people(35, "dong")
    follow_many(people, world.story)
    services.tell(kind="reply", target=world.story, actor=world.hanh)
    telling = Telling.objects.get()
    add, calls = spreading.add, []

    def killed(model, *args):
        calls.append(model)
        if len(calls) == 4:  # The notifications of the second batch are written, its mail items are not.
            raise SystemExit
        add(model, *args)

    monkeypatch.setattr(spreading, "add", killed)
    with pytest.raises(SystemExit):
        spreading.spread(telling.pk)
    assert Notification.objects.count() == 10
    monkeypatch.setattr(spreading, "add", add)
    assert spreading.spread(telling.pk) == 25
    assert spreading.spread(telling.pk) == 0
    for model in (Notification, MailItem):
        assert set(model.objects.values_list("user_id", "count")) == {(user.pk, 1) for user in people}


def test_what_was_never_queued_is_finished_later(world):
    services.tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert spreading.finish_left_behind() == 0
    assert spreading.finish_left_behind(timedelta(0)) == 1
    assert told(world.story) == {world.mai.pk}
    assert not unfinished()


def test_nothing_is_told_from_what_was_rolled_back(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks, transaction.atomic():
        services.tell(kind="reply", target=world.story, recipients=[world.mai.pk])
        transaction.set_rollback(True)
    assert callbacks == []
    assert not Telling.objects.exists()


def test_queries_do_not_grow_with_followers(world, django_assert_max_num_queries):
    people = add_people(300, "dong")
    follow_many(people, world.story)
    services.tell(kind="reply", target=world.story, actor=world.hanh)
    with django_assert_max_num_queries(16):
        assert spreading.spread(Telling.objects.get().pk) == 300


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_tellings_at_the_same_time_lose_and_double_nothing(world):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("one connection: nothing happens at the same time")
    people = add_people(50, "dong")
    follow_many(people, world.story)
    ids = []
    for n in range(8):
        services.tell(kind="reply", target=world.story, key=f"cung-luc-{n}")
        telling = Telling.objects.get(key=f"cung-luc-{n}")
        ids += [telling.pk, telling.pk]
    failed = []

    def work(pk):
        try:
            spreading.spread(pk)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(pk,)) for pk in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert set(Notification.objects.values_list("count", flat=True)) == {8}
    assert Notification.objects.count() == len(people)
