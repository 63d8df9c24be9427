"""What the office reads of it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from portal.search.office.chart import draw, highest
from portal.search.office.models import Asked

ADDRESS = "/quan-tri/tim-kiem/tim-gi/"


def ask(text, times=1, *, ago=0, **sums):
    from portal.search.vietnamese import folded_tokens

    day = timezone.localdate() - timedelta(days=ago)
    code = f"{Asked.objects.count()}"
    return Asked.objects.create(code=code, day=day, key=" ".join(folded_tokens(text)), text=text, times=times, **sums)


@pytest.fixture
def asked(db):
    ask("vay vốn", 5, found=7, opened=4, advised=1, ranks=9)
    ask("vay von", 3, ago=1, found=6)
    ask("chồng đánh", 4, missed=4)
    ask("=cmd|calc", 2, found=3)
    ask("tổ tiết kiệm", 9, ago=40, found=2)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("nhieu-nhat", ["vay vốn", "chồng đánh", "=cmd|calc"]),
        ("khong-thay", ["chồng đánh"]),
        ("khong-mo", ["=cmd|calc"]),
        ("' OR 1=1", ["vay vốn", "chồng đánh", "=cmd|calc"]),
    ],
)
def test_each_list_has_its_queries_most_frequent_first(office, asked, chosen, expected):
    answer = office.get(ADDRESS, {"muc": chosen})
    assert [line.text for line in answer.context["lines"]] == expected


def test_page_shows_sums_of_the_period(office, asked):
    first = office.get(ADDRESS).context["lines"][0]
    assert (first.times, first.found, first.opened, first.advised, first.rank) == (8, 7, 4, 1, 3.0)
    assert office.get(ADDRESS).context["report"].times == 14
    assert office.get(ADDRESS, {"ky": "90"}).context["report"].times == 23
    html = office.get(ADDRESS, {"ky": "180", "muc": "khong-thay"}).content.decode()
    assert "23 lượt tìm, trong đó 4 lượt không tìm thấy gì" in html
    assert "chồng đánh" in html
    assert "<svg" in html


def test_page_costs_the_same_for_any_number(office, asked):
    office.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        office.get(ADDRESS)
    for number in range(60):
        ask(f"từ khóa {number}", found=1)
    with CaptureQueriesContext(connection) as many:
        assert len(office.get(ADDRESS).context["lines"]) == 50
    assert len(many) == len(few)


def test_empty_page_says_what_will_be_there(office):
    assert "Những gì bạn đọc tìm sẽ hiện ở đây" in office.get(ADDRESS).content.decode()


def test_spreadsheet_holds_the_list_and_no_formula(office, asked):
    answer = office.get(f"{ADDRESS}bang-tinh/", {"muc": "khong-mo"})
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert rows[1][:3] == ("Từ khóa", "Lượt tìm", "Không thấy gì")
    assert rows[2][:2] == ("'=cmd|calc", 2)
    assert "tim-kiem-khong-mo" in answer["Content-Disposition"]


@pytest.mark.parametrize(("most", "top"), [(0, 2), (1, 2), (3, 4), (7, 10), (11, 20), (130, 200), (2001, 4000)])
def test_the_axis_ends_at_a_round_number(most, top):
    assert highest(most) == top


@pytest.mark.parametrize("length", [1, 7, 30, 90, 180])
def test_columns_stand_within_the_drawing(length):
    last = date(2026, 11, 23)
    first = last - timedelta(days=length - 1)
    days = {first + timedelta(days=number): (number, number // 2) for number in range(length)}
    chart = draw(days, first, last)
    assert sum(column.times for column in chart.columns) == sum(times for times, _missed in days.values())
    assert len(chart.columns) <= 31
    assert all(0 <= column.y <= column.missed_y <= chart.ground for column in chart.columns)
    assert all(chart.left <= column.x and column.x + column.width <= chart.width for column in chart.columns)
    assert chart.columns[-1].last == last
