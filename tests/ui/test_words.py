from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from portal.ui import words

LUNCH = datetime(2024, 4, 25, 5, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (LUNCH, "Thứ năm, 25/04/2024 - 12:42", "Thursday, 25 April 2024, 12:42"),
        (date(2026, 11, 22), "Chủ nhật, 22/11/2026", "Sunday, 22 November 2026"),
    ],
)
def test_long_date_is_written_as_newspapers_do(value, vietnamese, english):
    with translation.override("vi"):
        assert words.long_date(value) == vietnamese
    with translation.override("en"):
        assert words.long_date(value) == english


def test_short_date_takes_the_day_of_vietnam():
    late = datetime(2024, 4, 25, 18, 0, tzinfo=UTC)
    assert words.short_date(late) == "26/04/2024"


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        (timedelta(seconds=20), "vừa xong"),
        (timedelta(minutes=12), "12 phút trước"),
        (timedelta(hours=3, minutes=20), "3 giờ trước"),
        (timedelta(hours=20), "hôm qua, 16:00"),
        (timedelta(days=9), "14/11/2026"),
        (timedelta(days=-2), "25/11/2026"),
    ],
)
def test_ago_speaks_of_hours_today_and_of_dates_before(monkeypatch, back, expected):
    now = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert words.ago(now - back) == expected


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (478250000, "478.250.000", "478,250,000"),
        (Decimal("78.85"), "78,85", "78.85"),
        (1298.0, "1.298", "1,298"),
        (-0.5, "-0,5", "-0.5"),
        ("06", "6", "6"),
        ("chưa rõ", "chưa rõ", "chưa rõ"),
        ("NaN", "NaN", "NaN"),
    ],
)
def test_number_has_dots_for_thousands(value, vietnamese, english):
    with translation.override("vi"):
        assert words.number(value) == vietnamese
    with translation.override("en"):
        assert words.number(value) == english


def test_number_keeps_the_places_that_are_asked():
    assert words.number(4, 2) == "4,00"
