from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from news.models import ArticlePage, MonthPage

pytestmark = pytest.mark.django_db
OCTOBER = datetime(2022, 10, 6, 3, tzinfo=UTC)


def stored(article):
    return ArticlePage.objects.get(pk=article.pk)


def test_address_names_year_month_and_slug(write):
    article = write(published_at=OCTOBER)
    assert article.url == "/tin-tuc/2022/10/toa-dam-ve-to-chuc-hoi-co-so/"
    assert article.page_ptr.url == article.url


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/tin-tuc/2022-10/toa-dam-ve-to-chuc-hoi-co-so/", 404),
        ("/tin-tuc/2022/11/toa-dam-ve-to-chuc-hoi-co-so/", 404),
        ("/tin-tuc/2022/1/toa-dam-ve-to-chuc-hoi-co-so/", 404),
        ("/tin-tuc/2022/10/khong-co/", 404),
        ("/tin-tuc/2022/10/toa-dam-ve-to-chuc-hoi-co-so/x/", 404),
    ],
)
def test_wrong_address_answers_404(client, write, path, status):
    write(published_at=OCTOBER)
    assert client.get(path).status_code == status


def test_index_routes_to_article(rf, write):
    from news.models import NewsIndexPage

    article = write(published_at=OCTOBER)
    found = NewsIndexPage.objects.get().route(rf.get("/"), ["2022", "10", article.slug])
    assert found.page == article


def test_of_makes_month_once(site):
    first = MonthPage.objects.of(date(2026, 11, 22))
    assert MonthPage.objects.of(date(2026, 11, 1)) == first
    assert MonthPage.objects.count() == 1


def test_add_child_counts_afresh_when_two_writers_hold_the_same_month(write, newsroom, federation):
    first = write()
    month_of_one = MonthPage.objects.get(pk=first.get_parent().pk)
    month_of_other = MonthPage.objects.get(pk=month_of_one.pk)
    fields = {"unit": federation.phu_dien, "section": first.section, "owner": newsroom.writer, "live": False}
    one, other = ArticlePage(title="Một", **fields), ArticlePage(title="Một", **fields)
    month_of_one.add_child(instance=one)
    month_of_other.add_child(instance=other)
    assert one.path != other.path
    assert (one.slug, other.slug) == ("mot", "mot-2")
    assert MonthPage.objects.get().numchild == 3


def test_publish_moves_draft_of_another_month_and_renumbers_its_slug(write):
    now = timezone.now()
    held = write(published_at=now)
    draft = write()
    draft.move(MonthPage.objects.of(date(2020, 1, 1)), "last-child")
    draft = stored(draft)
    assert draft.url.startswith("/tin-tuc/2020/01/")
    draft.get_latest_revision().publish()
    moved = stored(draft)
    assert moved.get_parent() == held.get_parent()
    assert moved.url == f"/tin-tuc/{timezone.localtime(now):%Y/%m}/{held.slug}-2/"
    assert ArticlePage.find_problems() == ([], [], [], [], [])


def test_publish_at_planned_hour_shows_that_hour(write):
    article = write()
    planned = timezone.now() - timedelta(minutes=4)
    article.go_live_at = planned
    article.save_revision().publish()
    assert stored(article).published_at == planned


def test_publish_long_after_planned_hour_shows_now(write):
    article = write()
    article.go_live_at = timezone.now() - timedelta(days=3)
    article.save_revision().publish()
    assert timezone.now() - stored(article).published_at < timedelta(minutes=1)


def test_plan_for_later_stays_unpublished(write):
    article = write()
    article.go_live_at = timezone.now() + timedelta(days=1)
    article.save_revision().publish()
    assert stored(article).published_at is None
    assert not ArticlePage.objects.listed().exists()


def test_address_and_time_stay_when_republished_under_another_title(write):
    article = write(published_at=OCTOBER)
    article.title = "Một tiêu đề khác hẳn"
    article.save_revision().publish()
    again = stored(article)
    assert again.title == "Một tiêu đề khác hẳn"
    assert (again.url, again.published_at) == (article.url, OCTOBER)


def test_time_stays_after_unpublish_and_publish(write):
    article = write(published_at=OCTOBER)
    article.unpublish()
    stored(article).get_latest_revision().publish()
    assert stored(article).published_at == OCTOBER


def test_publish_of_revision_from_before_publication_keeps_time(write):
    article = write()
    early = article.get_latest_revision()
    early.publish()
    time = stored(article).published_at
    stored(article).save_revision().publish()
    early.refresh_from_db()
    early.publish()
    assert stored(article).published_at == time
