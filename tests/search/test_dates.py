"""Dates in words, on Wednesday 25 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.dates import Span, find_date, read_point
from portal.search.vietnamese import nfc

TODAY = date(2026, 11, 25)


def days(first, end) -> Span:
    return Span(date.fromisoformat(first) if first else None, date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("typed", "text", "first", "end"),
    [
        ("tập huấn tháng 10/2022", "tháng 10/2022", "2022-10-01", "2022-11-01"),
        ("tap huan thang 10/2022", "thang 10/2022", "2022-10-01", "2022-11-01"),
        ("tập huấn 10/2022 ở Hà Nội", "10/2022", "2022-10-01", "2022-11-01"),
        ("tháng 3 năm 2024 ra quân", "tháng 3 năm 2024", "2024-03-01", "2024-04-01"),
        ("Tháng 12, năm 2024", "Tháng 12, năm 2024", "2024-12-01", "2025-01-01"),
        ("họp quý 1 2023", "quý 1 2023", "2023-01-01", "2023-04-01"),
        ("quý IV/2023", "quý IV/2023", "2023-10-01", "2024-01-01"),
        ("quy 2 nam 2023", "quy 2 nam 2023", "2023-04-01", "2023-07-01"),
        ("đại hội năm ngoái", "năm ngoái", "2025-01-01", "2026-01-01"),
        ("dai hoi nam ngoai", "nam ngoai", "2025-01-01", "2026-01-01"),
        ("năm nay", "năm nay", "2026-01-01", "2027-01-01"),
        ("năm kia", "năm kia", "2024-01-01", "2025-01-01"),
        ("tin tuần này", "tuần này", "2026-11-23", "2026-11-30"),
        ("tin tuần trước", "tuần trước", "2026-11-16", "2026-11-23"),
        ("tin hôm qua", "hôm qua", "2026-11-24", "2026-11-25"),
        ("hôm nay có gì", "hôm nay", "2026-11-25", "2026-11-26"),
        ("tháng này", "tháng này", "2026-11-01", "2026-12-01"),
        ("tháng trước", "tháng trước", "2026-10-01", "2026-11-01"),
        ("quý trước", "quý trước", "2026-07-01", "2026-10-01"),
        ("7 ngày qua", "7 ngày qua", "2026-11-19", "2026-11-26"),
        ("3 tháng gần đây", "3 tháng gần đây", "2026-08-25", "2026-11-26"),
        ("mít tinh ngày 8/3/2024", "ngày 8/3/2024", "2024-03-08", "2024-03-09"),
        ("8-3-2024", "8-3-2024", "2024-03-08", "2024-03-09"),
        ("20.10.2025", "20.10.2025", "2025-10-20", "2025-10-21"),
        ("ngày 20 tháng 10 năm 2025", "ngày 20 tháng 10 năm 2025", "2025-10-20", "2025-10-21"),
        ("ngày 20/10 năm 2025", "ngày 20/10 năm 2025", "2025-10-20", "2025-10-21"),
        ("2024-03-08", "2024-03-08", "2024-03-08", "2024-03-09"),
        ("hoạt động 20/10 năm 2025", "năm 2025", "2025-01-01", "2026-01-01"),
        ("6 tháng đầu năm 2024", "6 tháng đầu năm 2024", "2024-01-01", "2024-07-01"),
        ("nửa cuối năm 2024", "nửa cuối năm 2024", "2024-07-01", "2025-01-01"),
        ("từ năm 2021 đến năm 2023", "từ năm 2021 đến năm 2023", "2021-01-01", "2024-01-01"),
        ("tu thang 3/2024 den thang 6/2024", "tu thang 3/2024 den thang 6/2024", "2024-03-01", "2024-07-01"),
        ("từ năm 2021 đến nay", "từ năm 2021 đến nay", "2021-01-01", None),
        ("sáp nhập từ tháng 7/2025", "từ tháng 7/2025", "2025-07-01", None),
        ("trước năm 2025", "trước năm 2025", None, "2025-01-01"),
        ("sau tháng 6/2025", "sau tháng 6/2025", "2025-07-01", None),
        ("hội nghị tháng 10 năm ngoái", "tháng 10 năm ngoái", "2025-10-01", "2025-11-01"),
        ("thang 10 nam ngoai", "thang 10 nam ngoai", "2025-10-01", "2025-11-01"),
        ("ngày 20/10 năm ngoái", "ngày 20/10 năm ngoái", "2025-10-20", "2025-10-21"),
        ("quý 3/2025", "quý 3/2025", "2025-07-01", "2025-10-01"),
        ("quý III năm ngoái", "quý III năm ngoái", "2025-07-01", "2025-10-01"),
        ("6 tháng đầu năm nay", "6 tháng đầu năm nay", "2026-01-01", "2026-07-01"),
        ("kết quả 9 tháng đầu năm 2025", "9 tháng đầu năm 2025", "2025-01-01", "2025-10-01"),
        ("3 tháng cuối năm ngoái", "3 tháng cuối năm ngoái", "2025-10-01", "2026-01-01"),
        ("tập huấn đầu năm 2024", "đầu năm 2024", "2024-01-01", "2024-05-01"),
        ("giữa năm ngoái", "giữa năm ngoái", "2025-05-01", "2025-09-01"),
        ("cuối năm 2023 tập huấn", "cuối năm 2023", "2023-09-01", "2024-01-01"),
        ("dau nam nay", "dau nam nay", "2026-01-01", "2026-05-01"),
        ("từ đầu năm 2025 đến nay", "từ đầu năm 2025 đến nay", "2025-01-01", None),
        ("từ đầu năm đến nay", "từ đầu năm đến nay", "2026-01-01", "2026-11-26"),
        ("bắt đầu năm 2024", "năm 2024", "2024-01-01", "2025-01-01"),
        ("đầu tháng 10/2025", "đầu tháng 10/2025", "2025-10-01", "2025-10-11"),
        ("giữa tháng 2 năm ngoái", "giữa tháng 2 năm ngoái", "2025-02-11", "2025-02-21"),
        ("cuối tháng trước", "cuối tháng trước", "2026-10-21", "2026-11-01"),
        ("tháng mười hai năm 2025", "tháng mười hai năm 2025", "2025-12-01", "2026-01-01"),
        ("tháng năm năm 2025", "tháng năm năm 2025", "2025-05-01", "2025-06-01"),
        ("ngày 30 tháng tư năm 2025", "ngày 30 tháng tư năm 2025", "2025-04-30", "2025-05-01"),
        ("từ tháng 3 đến tháng 5 năm 2025", "từ tháng 3 đến tháng 5 năm 2025", "2025-03-01", "2025-06-01"),
        ("từ tháng 3 đến hết tháng 5/2025", "từ tháng 3 đến hết tháng 5/2025", "2025-03-01", "2025-06-01"),
        ("từ năm 2024 đến 2025", "từ năm 2024 đến 2025", "2024-01-01", "2026-01-01"),
        ("hội nghị từ 2024 đến 2025", "từ 2024 đến 2025", "2024-01-01", "2026-01-01"),
        ("hai tuần qua", "hai tuần qua", "2026-11-12", "2026-11-26"),
        ("ba tháng qua", "ba tháng qua", "2026-08-25", "2026-11-26"),
        ("tháng vừa qua", "tháng vừa qua", "2026-10-25", "2026-11-26"),
    ],
)
def test_find_date_reads_what_people_write(typed, text, first, end):
    found = find_date(typed, TODAY)
    assert (found.text, found.span) == (text, days(first, end))
    assert typed[found.start : found.stop] == text


@pytest.mark.parametrize(
    "typed",
    [
        "8/3", "20/10", "ngày 8/3", "mừng 20-10", "tháng 10", "tháng hành động", "quý 1", "năm mới", "2022", "đại hội 2025",
        "nhiệm kỳ 2021-2026", "năm 2021-2025", "năm 2021 - 2025", "các năm 2021, 2022", "năm học", "giai đoạn năm 2021", "đến năm 2030",
        "năm 2030", "năm 1200", "31/2/2024", "13/2022", "tháng 0/2022", "quý 5 2023", "nghị định 10/2022/NĐ-CP", "nghị định 10/2022",
        "quyết định số 939/2017", "nấm 2022", "quỹ 1 2023", "nam ngoại", "năm ngoại", "hôm quá", '"năm ngoái"', 'phim "tháng 10/2022"',
        "năm 2022 và năm 2023", "-năm 2022", "1/10/2022/5", "ngày 5/2022-3", "địa chỉ 12/2022/4", "0 ngày qua", "999 ngày qua", "",
        "đầu năm", "gặp mặt đầu năm", "6 tháng đầu năm", "tháng mười", "năm qua", "mấy tuần qua", "những năm tháng qua", "bà tháng qua",
        "đến tháng 10 năm ngoái", "từ nay đến cuối năm 2026",
        "từ 2021 đến 2030", "từ 2025 đến 2024", "tháng mười ba năm 2025x", "đậu năm ngoại", "tháng từ năm 2024 năm ngoái",
    ],
)  # fmt: skip
def test_find_date_leaves_words_alone(typed):
    assert find_date(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "first", "end"),
    [
        ("2022", "2022-01-01", "2023-01-01"),
        ("10/2022", "2022-10-01", "2022-11-01"),
        ("2022-10", "2022-10-01", "2022-11-01"),
        ("3/8/2024", "2024-08-03", "2024-08-04"),
        ("2024-08-03", "2024-08-03", "2024-08-04"),
        ("tháng 10/2022", "2022-10-01", "2022-11-01"),
        ("năm ngoái", "2025-01-01", "2026-01-01"),
    ],
)
def test_read_point_reads_all_of_what_an_operator_has(typed, first, end):
    assert read_point(typed, TODAY) == days(first, end)


@pytest.mark.parametrize("typed", ["", "x", "20222", "2022x", "99", "0000", "13/2022", "8/3", "hôm qua nhé", "²⁰²²"])
def test_read_point_reads_nothing_else(typed):
    assert read_point(typed, TODAY) is None


PIECES = st.sampled_from(
    ["ngày", "tháng", "năm", "quý", "1", "10", "31", "2022", "2025", "10/2022", "8/3/2024", "8/3", "từ", "đến", "nay", "trước", "sau", "-",
     ",", '"', "hôm", "qua", "tuần", "này", "ngoái", "3", "IV", "nam", "nấm"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=80), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_find_date_names_a_period_that_stands_there(text, today):
    text = nfc(text)
    found = find_date(text, today)
    read_point(text, today)
    if found:
        assert text[found.start : found.stop] == found.text
        assert found.span.first or found.span.end
        assert not (found.span.first and found.span.end) or found.span.first < found.span.end
