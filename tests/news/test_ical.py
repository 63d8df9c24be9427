from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

NOW = timezone.now()
STARTS = datetime(2026, 3, 8, 1, 0, tzinfo=UTC)
TITLE = "Ngày hội “Phụ nữ khởi nghiệp”, chuyển đổi số; trao quà\\sinh kế cho hội viên có hoàn cảnh khó khăn ở các xã biên giới"


@pytest.fixture
def article(write):
    return write(
        TITLE,
        sapo="Dòng một.\nDòng hai, có dấu phẩy; và dấu chấm phẩy.",
        published_at=NOW,
        event_starts_at=STARTS,
        event_ends_at=STARTS + timedelta(hours=3),
        event_place="Nhà văn hoá phường, số 12",
    )


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_event_is_read_back_as_written(client, article):
    response = client.get(f"{article.url}su-kien.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"].endswith('.ics"')
    (event,) = events(response)
    assert event["summary"] == TITLE
    assert event["description"].startswith("Dòng một.\nDòng hai, có dấu phẩy; và dấu chấm phẩy.")
    assert event["location"] == "Nhà văn hoá phường, số 12"
    assert event.decoded("dtstart") == STARTS
    assert event.decoded("dtend") == STARTS + timedelta(hours=3)
    assert event["uid"] == f"article-{article.pk}@testserver"
    assert {"dtstamp", "url"} <= {name.lower() for name in event}


def test_lines_are_folded_by_octets_and_times_are_universal(client, article):
    content = client.get(f"{article.url}su-kien.ics").content
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert b"DTSTART:20260308T010000Z" in lines
    assert b"VERSION:2.0" in lines
    assert any(line.startswith(b"PRODID:") for line in lines)


def test_event_without_an_end_takes_two_hours(client, write):
    article = write(published_at=NOW, event_starts_at=STARTS)
    (event,) = events(client.get(f"{article.url}su-kien.ics"))
    assert event.decoded("dtend") == STARTS + timedelta(hours=2)


def test_story_without_an_event_and_draft_answer_404(client, write):
    assert client.get(f"{write(published_at=NOW).url}su-kien.ics").status_code == 404
    assert client.get(f"{write('Nháp', event_starts_at=STARTS).url}su-kien.ics").status_code == 404


def test_calendar_of_a_unit_holds_what_comes_in_it_and_below(client, write, federation):
    soon = {"published_at": NOW, "event_starts_at": NOW + timedelta(days=2)}
    write("Ở phường", **soon)
    write("Ở Phú Thọ", unit=federation.viet_tri, **soon)
    write("Đã qua", published_at=NOW, event_starts_at=NOW - timedelta(days=2))
    assert [event["summary"] for event in events(client.get("/don-vi/ha-noi/su-kien.ics"))] == ["Ở phường"]
    assert len(events(client.get("/su-kien/su-kien.ics"))) == 2
    assert client.get("/don-vi/khong/su-kien.ics").status_code == 404


def test_number_of_queries_does_not_grow(client, write, django_assert_num_queries):
    for number in range(4):
        write(published_at=NOW, event_starts_at=NOW + timedelta(days=number))
    client.get("/su-kien/su-kien.ics")
    with django_assert_num_queries(1):
        client.get("/su-kien/su-kien.ics")
