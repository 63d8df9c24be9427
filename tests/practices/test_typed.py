"""What people type: money, numbers, months, contacts, rows."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from forum.practices import answers, completeness, costs, numbers, reading, rows


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("khoảng 60 triệu", 60_000_000),
        ("60.000.000đ", 60_000_000),
        ("60tr", 60_000_000),
        ("60 000 000", 60_000_000),
        ("60,000,000 VND", 60_000_000),
        ("478.250.000 đồng", 478_250_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("1,2 tỉ", 1_200_000_000),
        ("2tr5", 2_500_000),
        ("2 triệu rưỡi", 2_500_000),
        ("1 tỷ 2", 1_200_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("60 triệu 500", 60_500_000),
        ("60 triệu 500.000", 60_500_000),
        ("60 triệu 500 nghìn", 60_500_000),
        ("500k", 500_000),
        ("5 triệu/năm", 5_000_000),
        ("５０ triệu", 50_000_000),
        ("miễn phí", 0),
        ("không tốn kinh phí", 0),
        ("0", 0),
        ("", None),
    ],
)
def test_money_is_read_as_people_write_it(text, amount):
    assert costs.parse(text) == amount


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("60", "small"),
        ("5-7 triệu", "range"),
        ("từ 5 đến 7 triệu", "range"),
        ("-5 triệu", "negative"),
        ("sáu mươi triệu", "words"),
        ("500 nghìn 60 triệu", "words"),
        ("tuỳ", "words"),
        ("1 tỷ 20", "words"),
        ("1 tỷ 2 đồng", "words"),
        ("2 triệu/tháng", "period"),
        ("mỗi tháng 500 nghìn", "period"),
        ("99999999999999", "large"),
        ("=1+1", "words"),
    ],
)
def test_money_that_could_mean_anything_is_refused(text, why):
    with pytest.raises(costs.Unclear) as unclear:
        costs.parse(text)
    assert unclear.value.why == why


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.text(max_size=60))
def test_money_of_any_text_is_a_sum_or_refused(text):
    try:
        amount = costs.parse(text)
    except costs.Unclear:
        return
    assert amount is None or 0 <= amount <= costs.MOST


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.integers(1_000, costs.MOST))
def test_money_written_with_dots_is_read_back(amount):
    assert costs.parse(f"{amount:,}đ".replace(",", ".")) == amount


@pytest.mark.parametrize(
    ("text", "value", "is_percent"),
    [
        ("78,85%", "78.85", True),
        ("78.85 %", "78.85", True),
        ("1.234", "1234", False),
        ("1.234.567,5", "1234567.5", False),
        ("817", "817", False),
    ],
)
def test_numbers_have_commas_and_dots_as_in_vietnamese(text, value, is_percent):
    assert numbers.parse(text) == (Decimal(value).quantize(Decimal("0.01")), is_percent)


@pytest.mark.parametrize(
    ("text", "why"), [("-3", "negative"), ("105%", "percent"), ("1,234", "comma"), ("abc", "words"), ("1e5", "words"), ("9" * 18, "large")]
)
def test_numbers_that_cannot_be_are_refused(text, why):
    with pytest.raises(numbers.Unclear) as unclear:
        numbers.parse(text)
    assert unclear.value.why == why


@pytest.mark.parametrize("text", ["10/2023", "tháng 10 năm 2023", "2023-10", "15/10/2023", "Tháng 10/2023"])
def test_months_are_read(text):
    assert numbers.parse_month(text) == date(2023, 10, 1)


@pytest.mark.parametrize("text", ["2023", "13/2023", "31/02/2023", "10/1900", "hồi trước"])
def test_months_that_are_none_are_refused(text):
    with pytest.raises(numbers.Unclear):
        numbers.parse_month(text)


def test_contact_keeps_the_office_and_masks_the_person():
    shown = reading.contact("Trụ sở Ủy ban, 024 3765 4321; chị Lan 0912 345 678")
    assert "024 3765 4321" in shown
    assert "345 678" not in shown


def test_more_than_two_hundred_steps_are_too_many_and_none_is_lost():
    typed = [{"title": f"Bước {number}", "days": "1"} for number in range(201)]
    assert not answers.read({"steps": typed[:200]}).errors
    found = answers.read({"steps": typed})
    assert "200" in found.errors["steps"]
    assert found.blames("steps")
    assert len(found.values["steps"]) == rows.MOST["steps"]


def test_cells_are_blamed_one_by_one():
    typed = [{"title": "Một", "days": "mười"}, {}, {"who": "Chị Mai"}]
    found = answers.read({"steps": typed})
    assert set(found.errors) == {"steps.0.days", "steps.2.title"}


def test_a_key_of_a_row_that_is_none_is_left_out():
    found = answers.read({"figures": [{"id": "9" * 5_000, "value": "5", "measure": "lớp", "what": "Lớp đã mở"}]})
    assert (found.values["figures"][0]["id"], found.errors) == (None, {})


@pytest.mark.parametrize(
    "url",
    ["https://youtube.com\u2100/x", "javascript:alert(1)", "https://xau.example/v", "https://youtube.com.xau.example/v", "http://[::1"],
)
def test_films_come_from_platforms_that_frames_allow(url):
    assert "videos.0.url" in answers.read({"videos": [{"url": url}]}).errors


def test_money_as_a_figure_may_be_written_as_money():
    assert rows.read_value("478 triệu", "đồng") == ("478000000.00", "đồng")
    assert rows.read_value("78,85", "%") == ("78.85", "%")


def test_everything_answered_is_a_hundred_percent():
    data = answers.blank()
    assert completeness.measure(data).percent == 0
    assert sum(wish.weight for wish in completeness.WISHES) == 100
    long = "Một câu đủ dài để người khác hiểu được mô hình này làm gì."
    data |= {name: long for name in data if data[name] == ""} | {"cost_once": 0, "people_needed": 0, "unit": 1, "started_on": "2023-10-01"}
    data |= {"steps": [{}, {}, {}], "figures": [{"source": "x", "period": "y"}], "photos": [1], "settings": [1], "topics": [1]}
    assert completeness.measure(data | {"target_groups": [1]}).percent == 100


@pytest.mark.django_db
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    some.dictionaries(some.sampled_from(answers.FIELDS), some.none() | some.text() | some.integers() | some.lists(some.text(), max_size=3))
)
def test_anything_may_be_typed_into_any_field(values):
    found = answers.read(values)
    assert all(sentence for sentence in found.errors.values())
