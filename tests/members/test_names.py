import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.members.names import clean_name, name_key, username_of
from portal.members.phones import normal_phone, shown_phone
from portal.members.templatetags.members import device


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Sen",
        "H'Viên Niê",
        "Y Bih Niê-Kdăm",
        "Đỗ Thị Hạnh (Phú Diễn)",
        "Sen 85",
        "Lan 20-10-1985",
        "NGUYỄN THỊ BƯỞI",
        "Zoë Müller",
        "Chị Ba",
    ],
)
def test_clean_name_keeps_names(name):
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "A",
        "12",
        "Lan 0912345678",
        "Zalo 0912 345 678",
        "Ban quản trị",
        "ADMIN",
        "Hội Liên hiệp Phụ nữ Việt Nam",
        "a@b.vn",
        "http://x.vn",
        "🌸🌸",
        "Аnna",
        "名前",
        "a\u0300" + "\u0301" * 40,
    ],
)
def test_clean_name_refuses_what_is_none(name):
    with pytest.raises(ValidationError):
        clean_name(name)


def test_name_with_an_office_inside_a_word_is_a_name():
    assert clean_name("Hội Lhpnx") == "Hội Lhpnx"


@pytest.mark.parametrize("other", ["đỗ thị hạnh", "Do Thi Hanh", "Ðỗ Thị Hạnh", "Đ0 Thị Hạnh", "ĐỗThịHạnh", "Đỗ.Thị.Hạnh", "Đỗ Thl Hạnh"])
def test_name_key_is_equal_for_names_that_are_read_alike(other):
    assert name_key(other) == name_key("Đỗ Thị Hạnh")


def test_name_key_differs_for_other_names():
    assert len({name_key(name) for name in ("Đỗ Thị Hạnh", "Đỗ Thị Hạ", "Lê Thị Hạnh", "Đỗ Hạnh")}) == 4


@given(st.text(max_size=200))
def test_no_text_breaks_names(text):
    try:
        name = clean_name(text)
    except ValidationError:
        return
    assert clean_name(name) == name
    assert "\n" not in name
    assert username_of(name)
    assert len(name_key(name)) <= 120


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0912345678", "+84912345678"),
        ("+84 (0) 912 345 678", "+84912345678"),
        ("0084 912 345 678", "+84912345678"),
        ("912345678", "+84912345678"),
        ("0912 345 678\u200b", "+84912345678"),
        ("0122 345 6789", "+84772345678"[:3] + "773456789"),
        ("0168 888 9999", "+84388889999"),
        ("0847654321", "+84847654321"),
        ("84847654321", "+84847654321"),
    ],
)
def test_normal_phone_knows_every_spelling(typed, stored):
    assert normal_phone(typed) == stored


@pytest.mark.parametrize(
    "typed", ["", "abc", "091234567", "09123456789", "0243 826 1234", "113", "+1 202 555 0100", "0912345678 x", "0" * 5000]
)
def test_normal_phone_refuses_what_gets_no_message(typed):
    with pytest.raises(ValidationError):
        normal_phone(typed)


@given(st.text(max_size=60))
def test_no_text_breaks_phones(text):
    try:
        phone = normal_phone(text)
    except ValidationError:
        return
    assert normal_phone(phone) == phone
    assert normal_phone(shown_phone(phone)) == phone


@pytest.mark.parametrize(
    ("user_agent", "expected"),
    [
        ("Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 11) Chrome/90 Mobile Zalo android/23", "Zalo, Android"),
    ],
)
def test_device_is_named_as_people_call_it(user_agent, expected):
    assert device(user_agent) == expected


def test_device_that_says_nothing_has_a_word():
    assert device("") != ""
