"""Numbers of persons are masked, other numbers are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.masking import MARK, find, mask

MASKED = [
    ("Gọi tôi 0912345678 nhé", "phone"),
    ("Gọi tôi 0912 345 678 nhé", "phone"),
    ("0912.345.678", "phone"),
    ("0912-345-678", "phone"),
    ("091 234 5678", "phone"),
    ("09 12 34 56 78", "phone"),
    ("0-9-1-2-3-4-5-6-7-8", "phone"),
    ("(091) 234 5678", "phone"),
    ("ĐT: 0356789012.", "phone"),
    ("zalo 0703.456.789", "phone"),
    ("số mới 0888 999 000", "phone"),
    ("+84912345678", "phone"),
    ("+84 912 345 678", "phone"),
    ("+84 (0) 912 345 678", "phone"),
    ("(+84) 912-345-678", "phone"),
    ("0084 912 345 678", "phone"),
    ("84912345678", "phone"),
    ("84 912 345 678", "phone"),
    ("O912.345.678", "phone"),
    ("09l2 hay 0912\u00a0345\u00a0678", "phone"),
    ("０９１２３４５６７８", "phone"),
    ("٠٩١٢٣٤٥٦٧٨", "phone"),
    ("nhà riêng 024 3825 1234", "phone"),
    ("02103 846 123", "phone"),
    ("(028) 3829 5678", "phone"),
    ("số cũ 0168 234 5678", "phone"),
    ("+1 415 555 0132", "phone"),
    ("https://zalo.me/0912345678", "phone"),
    ("gọi0912345678ngay", "phone"),
    ("0912/345/678", "phone"),
    ("0912,345,678", "phone"),
    ("0912 / 345 / 678", "phone"),
    ("091|234|5678", "phone"),
    ("09l2345678", "phone"),
    ("0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "phone"),
    ("⁰⁹¹²³⁴⁵⁶⁷⁸", "phone"),
    ("⓪⑨①②③④⑤⑥⑦⑧", "phone"),
    ("khong chin mot hai ba bon nam sau bay tam", "phone"),
    ("không chín một hai ba bốn năm sáu bảy tám", "phone"),
    ("Không chín tám, bảy sáu năm, bốn ba hai một", "phone"),
    ("CCCD 001190012345", "identity"),
    ("001190012345", "identity"),
    ("001 190 012 345", "identity"),
    ("căn cước công dân số: 036.085.001.234", "identity"),
    ("CMND 123456789", "identity"),
    ("CMND: 123 456 789", "identity"),
    ("số chứng minh nhân dân của chị là 012345678", "identity"),
    ("hộ chiếu B1234567", "identity"),
    ("Số của em: 234567891", "identity"),
    ("STK 12345678", "bank"),
    ("STK: 1903 4567 8901 23", "bank"),
    ("stk 123.456.789 Agribank", "bank"),
    ("số tài khoản 0011004123456", "bank"),
    ("Số TK 19034567890123 Techcombank", "bank"),
    ("chuyển khoản giúp em vào 0451000123456", "bank"),
    ("Vietcombank 0011004123456", "bank"),
    ("0011004123456 Vietcombank chi nhánh Hà Nội", "bank"),
    ("tài khoản: 2601 2050 12345", "bank"),
    ("9704 0512 3456 7890", "bank"),
    ("4111-1111-1111-1111", "bank"),
    ("mã thẻ 9704051234567890", "bank"),
    ("ủng hộ qua MoMo 12345678", "bank"),
]
KEPT = [
    "Thứ năm, 25/04/2024 - 12:42",
    "ngày 25.04.2024",
    "từ 08.03.2025 đến 09.03.2025",
    "08.03.2025 09.03.2025",
    "2024-04-25",
    "07:30 08:15 09:00",
    "giai đoạn 2021-2025",
    "tài khoản năm 2021-2025",
    "các năm 2015 2016 2017 2018",
    "478.250.000 đồng",
    "478.250.000",
    "tổng 1.478.250.000đ",
    "1,478,250,000 VND",
    "478250000 đồng",
    "tài khoản quỹ còn 478.250.000 đồng",
    "chuyển khoản 15.000.000 đồng",
    "chuyển khoản 15000000 đồng",
    "84.912.345.678 đồng",
    "60 triệu đồng",
    "78,85%",
    "100.000.000%",
    "817 cán bộ, 181 câu lạc bộ, 300 suất quà",
    "19.000.000 hội viên",
    "Nghị định 13/2023/NĐ-CP",
    "Quyết định số 1234/QĐ-BCH ngày 01/7/2025",
    "tổng đài 111",
    "đường dây nóng 1900 969 680",
    "1800 1567",
    "113, 114, 115",
    "MST 0312345678",
    "mã số thuế: 0312345678",
    "21.0278, 105.8342",
    "tổ 3, 5, 7, 8 và 9",
    "mô hình “3 giúp” năm 2023",
    "3.321 xã, phường",
    "Điều 12, khoản 3",
    "100.000 chi hội",
    "lớp học 8h30 - 11h30",
    "các ngày 08, 09, 10, 11, 12/3/2025",
    "các ngày 05/06/07/08/2024",
    "từ 07h30 – 11h00 ngày 05-06-2024",
    "ngày 08.03.2025¹²",
    "phòng 0912, 0913, 0914",
    "thửa 0532, 114, 118",
    "các thửa 031, 123, 4567",
    "0912\n- 345\n- 678",
    "Công văn số 0345/123/HPN-BTG",
    "Nghị quyết 09-NQ/ĐCT, 10/12/2018",
    "số 0385/2020, 0386/2021",
    "các năm 2015, 2016, 2017, 2018",
    "0,9 triệu, 345 người, 678 hộ",
    "① Họp ② Bàn ③ Biểu quyết ④ ⑤ ⑥ ⑦ ⑧ ⑨",
    "1️⃣ Họp 2️⃣ Bàn 3️⃣ Biểu quyết",
    "1l nước, 2l5 dầu ăn, 10l xăng",
    "vườn rộng 1.000 m², ruộng 2.500 m²",
    "khong mot hai ba",
    "khong nam nao ba me tu nam chin nguoi",
    "https://vi.du.vn/tin/20240425123456.html",
    "https://vi.du.vn/anh/0385/123/456.jpg",
    "",
    "không có số nào ở đây",
    "không một hai ba",
]


@pytest.mark.parametrize(("text", "kind"), MASKED)
def test_number_of_a_person_is_masked(text, kind):
    assert kind in [found.kind for found in find(text)]
    assert MARK in mask(text)
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_are_kept(text):
    assert find(text) == []
    assert mask(text) == text


def test_first_digits_of_a_telephone_stay():
    assert mask("Gọi 0912.345.678 hoặc CMND 123456789") == "Gọi 09••.•••.••• hoặc CMND •••••••••"


def test_what_stands_before_tells_what_a_number_is():
    assert find("12345678", before="Số tài khoản của chi hội:")
    assert not find("12345678", before="Đã có")


@given(st.text(alphabet="0123456789 .-+()oOđồngSTK/%§•", max_size=60))
def test_masking_keeps_the_length_and_is_done_at_once(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked or not find(text)


def test_long_text_takes_little_time():
    for text in ("0 9 " * 5_000, "1" * 20_000, "0." * 10_000, "không chín " * 2_000, "(0" * 10_000, "STK " * 5_000):
        begun = time.monotonic()
        find(text)
        assert time.monotonic() - begun < 3
