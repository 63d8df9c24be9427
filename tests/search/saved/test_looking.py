"""What is new in saved searches: told once, only what may be read, and never at the cost of others."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from portal.notifications import reading, services
from portal.notifications.models import MailItem, Notification
from portal.search.engines.interface import EngineDown
from portal.search.saved import looking
from portal.search.saved.models import Find, SavedSearch
from portal.search.saved.telling import SavedSearchSource
from portal.topics.models import Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]
DAY = timedelta(days=1)


@pytest.fixture
def look(committed):
    def run(days=0):
        with committed():
            return looking.look_all(timezone.now() + days * DAY)

    return run


def sentences(user):
    page = reading.page_for(user, "")
    return [line.sentence for line in (*page.new, *page.old)]


def cards(user):
    return [line.card.excerpt for line in reading.page_for(user, "").new]


def test_only_what_was_published_since_is_told_and_only_once(keep, news, publish, look, sen):
    publish("Nấm rơm năm ngoái", published_at=timezone.now() - 9 * DAY)
    keep()
    assert look()["told"] == 0
    news("Trồng nấm rơm"), news("Bán nấm rơm"), news("Trồng rau")
    assert look(1)["told"] == 1
    assert sentences(sen) == ["Có kết quả mới cho tìm kiếm “Nấm rơm” của bạn"]
    count, titles = cards(sen)[0].split(": ")
    assert count == "2 kết quả mới"
    assert set(titles.split(" · ")) == {"Trồng nấm rơm", "Bán nấm rơm"}
    assert look(2)["told"] == look(3)["told"] == 0
    news("Nấm rơm lên sàn")
    assert look(4)["told"] == 0  # Published two days before this look: it would have been met by those between.


def test_later_finds_gather_in_one_line_until_it_is_seen(keep, news, look, sen):
    search = keep()
    news("Trồng nấm rơm")
    look()
    news("Bán nấm rơm")
    look(1)
    assert Notification.objects.of(sen).count() == 1
    assert cards(sen)[0].startswith("2 kết quả mới: ")
    services.seen(user=sen, target=search)
    news("Nấm rơm sấy")
    look(2)
    assert Notification.objects.of(sen).unseen().count() == 1


def test_rhythms_wait_their_time_and_go_by_their_mail(keep, news, look, sen):
    keep("q=nấm", rhythm="weekly", days=3), keep("q=rơm", rhythm="off", days=9), keep("q=trồng", rhythm="site"), keep("q=trồng nấm")
    news("Trồng nấm rơm")
    assert look() == {"told": 2}
    assert list(MailItem.objects.values_list("period", flat=True)) == ["daily"]
    assert look(4)["told"] == 1
    assert set(MailItem.objects.values_list("period", flat=True)) == {"daily", "weekly"}


def test_all_of_a_day_goes_in_one_mail_that_one_click_ends(keep, news, look, sen, smtp):
    keep("q=nấm", name="Nấm"), keep("q=rơm & <b>", name="Rơm <b>")
    news("Trồng nấm rơm b")
    look()
    call_command("send_digests", period="daily", stdout=StringIO())
    assert len(smtp.mails) == 1
    mail = smtp.mails[0]
    assert "“Nấm”" in mail.plain
    assert "1 kết quả mới: Trồng nấm rơm b" in mail.plain
    assert "Rơm &lt;b&gt;" in mail.html
    assert "<b>”" not in mail.html
    services.end_mails(user=sen, period="daily")
    news("Nấm rơm b")
    look(1)
    assert MailItem.objects.count() == 0
    assert len(sentences(sen)) == 2


def test_what_was_taken_down_since_is_neither_shown_nor_mailed(keep, news, look, sen, smtp, committed):
    keep()
    article = news("Trồng nấm rơm")
    look()
    with committed():
        article.unpublish()
    assert sentences(sen) == []
    call_command("send_digests", period="daily", stdout=StringIO())
    assert smtp.mails == []
    with committed():
        article.save_revision().publish()
    assert look(1)["told"] == 0  # Told already.


def test_notification_of_another_person_says_nothing(keep, news, look, django_user_model):
    search = keep()
    news("Trồng nấm rơm")
    look()
    other = django_user_model.objects.create_user("hanh", "hanh@example.org")
    source = SavedSearchSource()
    assert source.visible(other, [search.pk]) == set()
    assert source.visible_for(search.pk, [other]) == set()


def test_search_that_cannot_be_asked_harms_no_other(keep, news, look, sen, monkeypatch, caplog):
    topic = Topic.objects.create(name="Nghề nông", slug="nghe-nong")
    gone = keep("q=nấm&chu-de=nghe-nong", name="Mất chủ đề")
    broken = keep("q=nổ", name="Nổ")
    keep()
    topic.delete()
    news("Trồng nấm rơm")
    whole = looking.newest

    def newest(search, since):
        if search.pk == broken.pk:
            raise ValueError("broken")
        return whole(search, since)

    monkeypatch.setattr(looking, "newest", newest)
    with caplog.at_level(logging.CRITICAL):
        assert look() == {"failed": 2, "told": 1}
    assert SavedSearch.objects.filter(failed_at=None).count() == 1
    assert SavedSearch.objects.get(pk=gone.pk).looked_at > gone.looked_at
    monkeypatch.undo()
    look(1)
    assert SavedSearch.objects.get(pk=broken.pk).failed_at is None


def test_nothing_is_lost_while_the_engine_is_gone(keep, news, look, monkeypatch):
    search = keep()
    news("Trồng nấm rơm")

    class Gone:
        def search(self, *args, **options):
            raise EngineDown("gone")

    monkeypatch.setattr(looking, "engine", Gone)
    with pytest.raises(CommandError):
        call_command("look_saved_searches")
    assert SavedSearch.objects.get(pk=search.pk).looked_at == search.looked_at
    monkeypatch.undo()
    assert look()["told"] == 1


def test_very_much_at_once_is_bounded_and_old_finds_go(keep, news, look, sen, monkeypatch):
    monkeypatch.setattr(looking, "MOST_NEW", 2)
    monkeypatch.setattr(looking, "FINDS_KEPT", 1)
    search = keep()
    for number in range(5):
        news(f"Nấm rơm {number}")
    look()
    assert len(Find.objects.get().keys) == 2
    news("Nấm rơm cuối")
    look(1)
    assert Find.objects.filter(search=search).count() == 1


def test_who_left_or_is_not_active_is_not_asked_for(keep, sen, look):
    keep()
    sen.is_active = False
    sen.save()
    assert look() == {}
