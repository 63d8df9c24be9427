"""Mails over a real SMTP line: one for many reasons, never twice, nothing that may no longer be seen."""

import smtplib
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import ArticlePage
from portal.notifications import letters, mailing, services
from portal.notifications.models import Mailbox, MailItem, Telling
from tests.notifications.factories import add_people, add_story

pytestmark = pytest.mark.django_db


def addresses(smtp) -> list[str]:
    return sorted(address for mail in smtp.mails for address in mail.to)


def test_one_mail_tells_many_reasons(world, tell, smtp):
    other = add_story(world.units.phu_dien, title="Bếp ăn chung")
    for actor in (world.hanh, world.sen):
        tell(kind="reply", target=world.story, actor=actor, recipients=[world.mai.pk])
    tell(kind="reply", target=other, actor=world.sen, recipients=[world.mai.pk])
    outcome = mailing.send_waiting("daily")
    assert (outcome.sent, len(smtp.mails)) == (1, 1)
    assert "2 trả lời mới ở “Lớp học buổi tối”: Phạm Thị Sen và Lê Thị Hạnh" in smtp.mails[0].plain
    assert "Phạm Thị Sen trả lời ở “Bếp ăn chung”" in smtp.mails[0].html
    assert mailing.send_waiting("daily").sent == 0
    assert MailItem.objects.count() == 0


def test_at_once_is_mailed_by_the_task(world, tell_and_mail, smtp):
    tell_and_mail(kind="mention", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    assert addresses(smtp) == [world.mai.email]
    tell_and_mail(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    assert len(smtp.mails) == 1


def test_at_once_waits_for_more(world, tell, smtp):
    tell(kind="mention", target=world.story, recipients=[world.mai.pk])
    assert mailing.send_waiting("now", waited=timedelta(minutes=2)).sent == 0
    MailItem.objects.update(first_at=timezone.now() - timedelta(minutes=3))
    tell(kind="act", target=world.story, recipients=[world.mai.pk])
    assert mailing.send_waiting("now", waited=timedelta(minutes=2)).sent == 1
    assert MailItem.objects.count() == 0


def test_what_was_seen_is_not_mailed(world, tell, smtp):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk, world.hanh.pk])
    services.seen(user=world.mai, target=world.story)
    call_command("send_digests", period="daily")
    assert addresses(smtp) == [world.hanh.email]


def test_visibility_is_asked_again(world, tell, smtp):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    ArticlePage.objects.filter(pk=world.story.pk).update(live=False)
    outcome = mailing.send_waiting("daily")
    assert (outcome.sent, outcome.nothing_to_see) == (0, 1)
    assert smtp.mails == []
    assert MailItem.objects.count() == 0


def test_paused_or_closed_meanwhile_gets_nothing(world, tell, smtp):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk, world.hanh.pk, world.sen.pk])
    Mailbox.objects.create(user=world.mai, paused_at=timezone.now())
    world.hanh.is_active = False
    world.hanh.save()
    mailing.send_waiting("daily")
    assert addresses(smtp) == [world.sen.email]


def test_refused_address_is_marked_and_left_alone(world, tell, smtp, client):
    smtp.refuse(world.mai.email)
    tell(kind="reply", target=world.story, recipients=[world.mai.pk, world.hanh.pk])
    outcome = mailing.send_waiting("daily")
    assert (outcome.sent, outcome.refused) == (1, 1)
    box = Mailbox.objects.get(user=world.mai)
    assert (box.refused_address, box.refused_words) == (world.mai.email, "550 5.1.1 No such person here")
    assert not box.takes_mail_for(world.mai.email)
    assert box.takes_mail_for("moi@example.org")
    client.force_login(world.mai)
    assert "550 5.1.1 No such person here" in client.get("/thong-bao/cai-dat/").content.decode()
    services.resume_mails(user=world.mai)
    assert Mailbox.objects.get(user=world.mai).takes_mail_for(world.mai.email)


def test_refusal_of_us_is_not_held_against_her(world, tell, smtp):
    smtp.refuse("*", 554, "5.7.1 Relay access denied")
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert mailing.send_waiting("daily").refused == 1
    assert not Mailbox.objects.exists()


def test_put_off_is_tried_again_with_what_came_meanwhile(world, tell, smtp):
    smtp.refuse(world.mai.email, 451, "4.3.0 Later")
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    assert mailing.send_waiting("daily").given_back == 1
    item = MailItem.objects.get()
    assert (item.claimed_at, item.claim) == (None, "")
    smtp.clear()
    tell(kind="reply", target=world.story, actor=world.sen, recipients=[world.mai.pk])
    assert mailing.send_waiting("daily").sent == 1
    assert "2 trả lời mới" in smtp.mails[0].plain


def test_give_back_joins_what_came_while_it_was_claimed(world, tell):
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    MailItem.objects.update(claimed_at=timezone.now(), claim="c")
    tell(kind="reply", target=world.story, actor=world.sen, recipients=[world.mai.pk])
    assert MailItem.objects.count() == 2
    mailing.give_back("c", [world.mai.pk])
    item = MailItem.objects.get()
    assert (item.count, item.claimed_at, set(item.actor_ids)) == (2, None, {world.hanh.pk, world.sen.pk})


def test_broken_line_loses_one_mail_and_doubles_none(world, tell, smtp):
    people = add_people(5, "dong")
    tell(kind="reply", target=world.story, recipients=[user.pk for user in people])
    smtp.hang_up(after=2)
    outcome = mailing.send_waiting("daily")
    assert outcome.sent == 2
    assert outcome.failed == 3  # This server hangs up each time.
    assert len(set(addresses(smtp))) == len(addresses(smtp)) == 2


def test_server_out_of_reach_keeps_everything(world, tell, settings, smtp):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with pytest.raises(OSError, match=r".*"):
        call_command("send_digests", period="daily")
    assert MailItem.objects.waiting("daily").count() == 1
    settings.EMAIL_PORT = port
    assert mailing.send_waiting("daily").sent == 1


def test_server_that_takes_nothing_from_us_keeps_everything(world, tell, monkeypatch, smtp):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk, world.hanh.pk])

    def refused(*args):
        raise smtplib.SMTPSenderRefused(530, b"sign in first", "x")

    monkeypatch.setattr(mailing, "_send_one", refused)
    with pytest.raises(smtplib.SMTPSenderRefused):
        mailing.send_waiting("daily")
    assert MailItem.objects.waiting("daily").count() == 2


def test_what_a_killed_run_had_claimed_is_not_sent_again(world, tell, smtp, capsys):
    """The state that `kill -9` leaves; tests/bench/digests.py kills a real run."""
    tell(kind="reply", target=world.story, recipients=[world.mai.pk, world.hanh.pk])
    MailItem.objects.filter(user=world.mai).update(claimed_at=timezone.now() - timedelta(minutes=1), claim="c")
    assert mailing.send_waiting("daily").sent == 1
    assert addresses(smtp) == [world.hanh.email]
    MailItem.objects.update(claimed_at=timezone.now() - timedelta(hours=2))
    call_command("send_digests", period="daily")
    assert "1 items dropped that an interrupted run had claimed" in capsys.readouterr().out
    assert addresses(smtp) == [world.hanh.email]
    assert MailItem.objects.count() == 0


def test_interrupted_run_gives_back_what_was_not_tried(world, tell, smtp, monkeypatch):
    people = add_people(5, "dong")
    tell(kind="reply", target=world.story, recipients=[user.pk for user in people])
    send, count = mailing._send_one, []

    def interrupted(*args):
        count.append(1)
        if len(count) == 3:
            raise KeyboardInterrupt
        return send(*args)

    monkeypatch.setattr(mailing, "_send_one", interrupted)
    with pytest.raises(KeyboardInterrupt):
        mailing.send_waiting("daily")
    assert MailItem.objects.waiting("daily").count() == 2
    monkeypatch.setattr(mailing, "_send_one", send)
    mailing.send_waiting("daily")
    assert len(set(addresses(smtp))) == len(smtp.mails) == 4


def test_letter_that_cannot_be_written_does_not_stop_the_others(world, tell, smtp, monkeypatch):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk, world.hanh.pk])
    written = letters.mail

    def broken(user, *args):
        if user == world.mai:
            raise ValueError("boom")
        return written(user, *args)

    monkeypatch.setattr(letters, "mail", broken)
    outcome = mailing.send_waiting("daily")
    assert (outcome.sent, outcome.failed) == (1, 1)


def test_many_things_are_cut_and_counted(world, tell, smtp):
    for n in range(25):
        tell(kind="reply", target=add_story(world.units.phu_dien, title=f"Bài số {n}"), recipients=[world.mai.pk])
    mailing.send_waiting("daily")
    assert smtp.mails[0].plain.count("Có người trả lời ở") == mailing.MOST_LINES
    assert "Và 5 mục nữa." in smtp.mails[0].plain
    assert "25" in smtp.mails[0].message["Subject"]
    assert MailItem.objects.count() == 0


def test_queries_of_a_batch_do_not_grow(world, tell, smtp):
    counts = []
    for people in (add_people(3, "it"), add_people(60, "nhieu")):
        tell(kind="reply", target=world.story, recipients=[user.pk for user in people])
        with CaptureQueriesContext(connection) as queries:
            assert mailing.send_waiting("daily").sent == len(people)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16


def test_command_finishes_tellings_and_overdue_mails(world, tell, smtp, capsys):
    tell(kind="mention", target=world.story, recipients=[world.mai.pk])
    MailItem.objects.update(first_at=timezone.now() - timedelta(hours=1))
    services.tell(kind="reply", target=world.story, recipients=[world.hanh.pk])
    Telling.objects.filter(done_at=None).update(created_at=timezone.now() - timedelta(hours=1))
    call_command("send_digests", period="daily")
    assert addresses(smtp) == sorted([world.mai.email, world.hanh.email])
    assert "1 daily digests sent" in capsys.readouterr().out


def test_command_leaves_the_mailing_to_the_worker(world, tell, smtp):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    call_command("send_digests", period="weekly", queue=True)
    assert smtp.mails == []
    call_command("send_digests", period="daily", queue=True)
    assert addresses(smtp) == [world.mai.email]
