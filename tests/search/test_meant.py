"""What was probably meant: offered where something was found, shown where nothing was, and only what the person would find."""

import re

import pytest

from portal.search.models import SearchDocument
from portal.search.query import parse
from portal.search.services import feed
from portal.search.spelling import is_only_decoded, leaning

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, index):
    def get(**query):
        html = client.get("/tim-kiem/", query).content.decode()
        return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")]).split())

    return get


@pytest.mark.parametrize("typed", ["phuj nuwx", "phuuuu nuuuu"])
def test_search_that_finds_nothing_shows_what_was_meant_and_says_so(page, publish, typed):
    publish("Phụ nữ khởi nghiệp")
    text = page(q=typed)
    assert f"Không tìm thấy gì cho “{typed}”" in text
    assert "Đây là kết quả cho" in text
    assert "Phụ nữ khởi nghiệp" in text
    assert f"Tìm đúng “{typed}”" in text


def test_search_exactly_shows_nothing_else(page, publish):
    publish("Phụ nữ khởi nghiệp")
    text = page(q="phuj nuwx", dung="1")
    assert "Đây là kết quả cho" not in text
    assert "Không tìm thấy gì cho “phuj nuwx”" in text
    assert "Ý bạn là phụ nữ" in text


def test_search_that_finds_something_is_not_changed(page, publish):
    publish("Phụ nữ khởi nghiệp")
    text = page(q="khởi nghiêp")
    assert "Ý bạn là khởi nghiệp" in text
    assert "Đây là kết quả cho" not in text


def test_words_of_what_others_may_read_are_not_given_away(page, publish, client, django_user_model):
    publish("Bí quyết nuôi ong")
    SearchDocument.objects.filter(kind="article").update(audience="members", is_due=True)
    feed()
    for typed in ("ongg nuoi", "bi quyeet", "bii quyett", "quyees"):
        assert "quyết" not in page(q=typed).replace(typed, "")
        assert "Ý bạn là" not in page(q=typed)
    client.force_login(django_user_model.objects.get(username="lan"))
    assert "Bí quyết nuôi ong" in page(q="bii quyett")


@pytest.mark.parametrize(
    ("typed", "text", "is_so"),
    [
        ("phuj nuwx", "phụ nữ", True),
        ("phuj nuwx khowir nghieejp", "phụ nữ khởi nghiệp", True),
        ("phuj nuwx moi", "phụ nữ moi", True),
        ("phuj nu", "phụ nữ", False),
        ("khoi nghiepp", "khoi nghiep", False),
        ("phuj", "phụ nữ", False),
    ],
)
def test_is_only_decoded_says_whether_the_index_had_a_part(typed, text, is_so):
    assert is_only_decoded(parse(typed), text) is is_so


def test_search_reads_a_whole_question_in_raw_telex(client, index, publish):
    publish("Phụ nữ khởi nghiệp", sapo="Chị em trồng nấm ở quê.")
    publish("Việc khác", sapo="Lớp học buổi tối của phường.")
    found = client.get("/tim-kiem/", {"q": "phuj nuwx khowri nghieejp trroongf naams buooir toois cuar phuwowngf"}).context["found"]
    assert found.results or found.shown_for
    assert "phụ nữ khởi nghiệp" in (found.shown_for or found.suggestions[0])


def test_what_comes_nearest_is_what_was_typed_or_meant(client, index, publish):
    publish("Lớp học làm bánh", sapo="Chị em phường học nghề buổi tối.")
    publish("Trồng nấm rơm", sapo="Chị em phường học nghề cùng nhau buổi tối tại nhà văn hoá.")
    asked = {"q": "trong nam romm hoc nghe lam banh"}
    html = client.get("/tim-kiem/", asked).content.decode()
    assert "Không có bài nào có đủ" in html or "gần nhất" in html
    assert "<mark>rơm</mark>" in html
    assert "Tìm đúng" in html
    exactly = client.get("/tim-kiem/", asked | {"dung": "1"})
    assert "<mark>rơm</mark>" not in exactly.content.decode()
    assert [len(exactly.context["found"].results), exactly.context["found"].total] == [2, 0]


def test_leaning_adds_what_was_meant_to_each_word():
    assert [slot.ways for slot in leaning(parse("nam romm"), "nam rom").slots] == [(("nam",),), (("romm",), ("rom",))]
    assert leaning(parse("nam romm"), "nam") == parse("nam romm")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phu5 nu74", "phụ nữ"),
        ("phuụ nữ", "phụ nữ"),
        ("phụ nữu", "phụ nữ"),
        ("bạo lực gia đnh", "bạo lực gia đình"),
        ("bao luc gia dnh", "bao luc gia dinh"),
        ("tổ vây vốn", "tổ vay vốn"),
    ],
)
def test_what_is_offered_has_marks_where_marks_were_typed(client, index, publish, typed, meant):
    publish("Phụ nữ khởi nghiệp")
    publish("Phòng chống bạo lực gia đình")
    publish("Tổ vay vốn", sapo="Như vậy.")
    publish("Vậy là xong", sapo="Vậy thì vậy.")
    publish("Gia định làm phu", sapo="Phu là phu, định là định, nu là nu.")
    found = client.get("/tim-kiem/", {"q": typed}).context["found"]
    assert meant in (found.shown_for, *found.suggestions)
