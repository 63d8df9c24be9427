"""Sanctions and trust: what they forbid and allow, and that clocks and counters are believed with care."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forum.models import Post
from portal.moderation import services
from portal.moderation.errors import CannotAct
from portal.moderation.models import Sanction, Standing
from portal.moderation.permissions import is_banned, is_silenced, limits, trust
from portal.moderation.services.standing import level_of
from portal.notifications.letters import token_for

pytestmark = pytest.mark.django_db


def test_silenced_person_reads_but_does_not_write(post, staff, enter):
    services.act(verb="silence", target=post, by=staff.ward, note="Nghỉ vài hôm nhé.", options={"days": 3})
    assert is_silenced(staff.author)
    assert not is_banned(staff.author)
    assert enter(staff.author).get("/").status_code == 200


def test_banned_person_stays_outside_but_can_object_and_call_for_help(post, staff, enter, site):
    act = services.act(verb="ban", target=post, by=staff.ward, note="Đe dọa người khác.", options={"days": 7})
    client = enter(staff.author)
    shut = client.get("/tin-tuc/")
    assert shut.status_code == 403
    assert "Đe dọa người khác." in shut.content.decode()
    for open_to_her in (f"/kiem-duyet/viec/{act.pk}/", f"/kiem-duyet/bao-cao/viec/{act.pk}/", "/kiem-duyet/bao-rieng/"):
        assert client.get(open_to_her).status_code == 200, open_to_her
    ends_mails = reverse("notifications:unsubscribe", args=[token_for(staff.author, "daily")])
    for open_to_her in ("/tai-khoan/xac-nhan-lai/", ends_mails):
        assert "Đe dọa người khác." not in client.get(open_to_her).content.decode(), open_to_her
    services.undo(act=act, by=staff.colleague)
    assert client.get("/tin-tuc/").status_code == 200
    assert not is_silenced(staff.author)


def test_sanction_ends_by_itself(post, staff):
    act = services.act(verb="silence", target=post, by=staff.ward, note="…", options={"days": 1})
    past = timezone.now() - timedelta(days=2)
    Sanction.objects.filter(act=act).update(starts_at=past, until=past + timedelta(days=1))
    assert not is_silenced(staff.author)


def test_what_is_left_is_never_negative_and_never_longer_than_given():
    now = timezone.now()
    sanction = Sanction(kind="silence", starts_at=now, until=now + timedelta(days=3))
    assert sanction.left(now - timedelta(days=400)) == timedelta(days=3)
    assert sanction.left(now + timedelta(days=1)) == timedelta(days=2)
    assert sanction.left(now + timedelta(days=4000)) == timedelta(0)


def test_database_refuses_an_end_before_the_beginning(post, staff):
    act = services.act(verb="silence", target=post, by=staff.ward, note="…", options={"days": 1})
    with pytest.raises(IntegrityError), transaction.atomic():
        Sanction.objects.filter(act=act).update(until=timezone.now() - timedelta(days=9))


@pytest.mark.parametrize("days", [None, 0, -3, 100_000, "7"])
def test_days_are_bounded(days, post, staff):
    with pytest.raises(CannotAct):
        services.act(verb="ban", target=post, by=staff.ward, note="…", options={"days": days})


def test_anonymous_asker_is_not_silenced_unopened(post, staff):
    Post.objects.filter(pk=post.pk).update(is_anonymous=True)
    post.refresh_from_db()
    with pytest.raises(CannotAct):
        services.act(verb="silence", target=post, by=staff.ward, note="…", options={"days": 1})


def test_trust_grows_by_behaviour(staff):
    person = staff.reader
    assert (trust(person), limits(person).links) == (0, 1)
    for day in range(1, 4):
        services.noticed_reading(user=person, posts=10, on=date(2026, 11, day))
    services.posted(user=person)
    services.posted(user=person)
    person.refresh_from_db()
    standing = Standing.objects.get(user=person)
    assert (standing.days_read, standing.posts_read, standing.level) == (3, 30, 1)
    assert limits(person).links == 3


def test_clock_that_was_set_back_counts_no_day_twice(staff):
    for on in (date(2026, 11, 5), date(2026, 11, 2), date(2026, 11, 5)):
        services.noticed_reading(user=staff.reader, posts=1, on=on)
    assert Standing.objects.get(user=staff.reader).days_read == 1


def test_counters_never_fall_below_nothing(staff):
    services.unthanked(user=staff.reader)
    services.unposted(user=staff.reader)
    standing = Standing.objects.get(user=staff.reader)
    assert (standing.thanks, standing.posts_shown) == (0, 0)


def test_setbacks_cost_trust_and_posts_make_up_for_them():
    good = {"days_read": 20, "posts_read": 300, "posts_shown": 12, "thanks": 9, "hidden": 0, "reports_upheld": 0}
    assert level_of(good) == 2
    assert level_of(good | {"hidden": 2}) == 1
    assert level_of(good | {"hidden": 2, "posts_shown": 60}) == 2
    assert level_of(good | {"hidden": 9}) == 0


def test_command_counts_again(post, staff, capsys):
    services.act(verb="hide", target=post, by=staff.ward, note="…")
    Standing.objects.filter(user=staff.author).update(hidden=40, thanks=7, days_read=5, level=3)
    call_command("recompute_standing")
    standing = Standing.objects.get(user=staff.author)
    assert (standing.hidden, standing.thanks, standing.days_read, standing.level) == (1, 0, 5, 0)


def test_who_holds_a_role_is_trusted(staff):
    assert trust(staff.officer) == 3


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, ["new_member"]),
        ({"reviews": "after"}, []),
        ({"reviews": "before"}, ["reviewed_board"]),
        ({"reviews": "after", "links": 2}, ["links"]),
        ({"reviews": "after", "pictures": 9, "numbers": 1}, ["pictures", "numbers"]),
        ({"reviews": "after", "of_article": True}, ["article"]),
    ],
)
def test_what_a_new_member_writes_waits_for(given, why, staff):
    assert services.reasons_to_hold(staff.reader, **given) == why
    assert services.reasons_to_hold(staff.officer, reviews="newcomers") == []
