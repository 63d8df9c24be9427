from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from news.views import archive


@pytest.fixture
def stories(write):
    """Two on 6 October 2022 (one of them shortly after midnight, which is the day before in UTC), one in November 2023."""
    return [
        write("Sau nửa đêm", published_at=datetime(2022, 10, 5, 17, 30, tzinfo=UTC)),
        write("Buổi sáng", published_at=datetime(2022, 10, 6, 2, tzinfo=UTC)),
        write("Năm sau", published_at=datetime(2023, 11, 21, 2, tzinfo=UTC)),
        write("Bản nháp"),
    ]


def titles(response):
    return [story.title for story in response.context["stories"]]


def test_day_lists_the_stories_of_the_local_day(client, stories):
    response = client.get("/tin-tuc/2022/10/06/")
    assert titles(response) == ["Buổi sáng", "Sau nửa đêm"]
    assert "Thứ năm, 06/10/2022" in response.content.decode()


def test_month_and_year_list_their_stories(client, stories):
    assert titles(client.get("/tin-tuc/2022/10/")) == ["Buổi sáng", "Sau nửa đêm"]
    assert titles(client.get("/tin-tuc/2023/")) == ["Năm sau"]


def test_archive_pages_describe_themselves(client, stories):
    for path, title in (("", "Kho tin"), ("2022/", "năm 2022"), ("2022/10/", "10/2022"), ("2022/10/06/", "06/10/2022")):
        described = client.get(f"/tin-tuc/{path}" if path else "/tin-tuc/luu-tru/").context["head"].description
        assert described.startswith("Tin các cấp Hội đưa: "), path
        assert title in described


def test_day_without_stories_says_so(client, stories):
    response = client.get("/tin-tuc/2022/10/07/")
    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/tin-tuc/2022/13/",
        "/tin-tuc/2022/00/",
        "/tin-tuc/2022/02/30/",
        "/tin-tuc/2022/10/00/",
        "/tin-tuc/2022/1/",
        "/tin-tuc/2022/10/6/",
        "/tin-tuc/0000/",
        "/tin-tuc/9999/",
        "/tin-tuc/9999/12/31/",
        "/tin-tuc/1066/10/14/",
        "/tin-tuc/22/",
        "/tin-tuc/2022/10/06/?trang=2",
        "/tin-tuc/luu-tru/?ngay=mai",
        "/tin-tuc/luu-tru/?ngay=2022-02-30",
        "/tin-tuc/luu-tru/?ngay=0001-01-01",
        "/tin-tuc/luu-tru/?ngay=9999-12-31",
    ],
)
def test_dates_that_do_not_exist_answer_404(client, stories, address):
    assert client.get(address).status_code == 404


def test_tomorrow_answers_404(client, stories):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert client.get(archive.day_url(tomorrow)).status_code == 404


def test_calendar_marks_days_that_have_stories(site, stories):
    weeks = archive.days_of(date(2022, 10, 1), date(2022, 10, 6))
    marked = {cell.day for week in weeks for cell in week if cell and cell.url}
    assert marked == {date(2022, 10, 6)}
    assert [cell.day.day for cell in weeks[0] if cell] == [1, 2]
    assert [cell.day for week in weeks for cell in week if cell and cell.is_current] == [date(2022, 10, 6)]


def test_calendar_leads_only_to_months_that_may_have_stories(site, stories):
    assert archive.calendar_context(date(2022, 10, 6))["previous"] == ""
    assert archive.calendar_context(date(2022, 10, 6))["next"] == "/tin-tuc/2022/11/"
    assert archive.calendar_context(date(2023, 11, 1))["next"] == ""
    assert archive.calendar_context(date(2023, 1, 1))["previous"] == "/tin-tuc/2022/12/"


def test_archive_lists_years_and_months(client, stories):
    response = client.get("/tin-tuc/luu-tru/")
    assert [year for year, _url, _months in response.context["years"]] == [2023, 2022]
    text = response.content.decode()
    assert "/tin-tuc/2022/10/" in text
    assert "/tin-tuc/2022/09/" not in text


def test_archive_without_stories_says_so(client, site):
    assert 'class="empty"' in client.get("/tin-tuc/luu-tru/").content.decode()


def test_archive_form_goes_to_the_day(client, stories):
    response = client.get("/tin-tuc/luu-tru/", {"ngay": "2022-10-06"})
    assert response.status_code == 302
    assert response.url == "/tin-tuc/2022/10/06/"


@pytest.mark.parametrize(
    ("address", "queries"), [("/tin-tuc/2022/10/06/", 5), ("/tin-tuc/2022/10/", 5), ("/tin-tuc/2022/", 3), ("/tin-tuc/luu-tru/", 3)]
)
def test_number_of_queries_is_fixed(client, stories, write, address, queries, django_assert_num_queries):
    client.get("/")
    for hour in range(5):
        write(published_at=datetime(2022, 10, 6, 3 + hour, tzinfo=UTC))
    with django_assert_num_queries(queries):
        client.get(address)
