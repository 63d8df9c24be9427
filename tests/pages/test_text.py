import unicodedata

import pytest

from portal.pages.models import PortalDocument
from portal.pages.text import has_gallery, has_video, photos, plain_text, reading_minutes, strip_markup
from tests.pages.factories import body_of, every_block, stored_document, stored_image


@pytest.fixture
def body(db):
    images = [stored_image(title=f"anh {number}", caption=f"Chú thích gốc {number}") for number in range(1, 5)]
    return body_of(*every_block(images, stored_document()))


def test_plain_text_says_everything_a_reader_meets(body):
    assert plain_text(body).split("\n") == [
        "Diễn biến",
        "Ngày 6/10, Hội đã tổ chức tọa đàm.",
        "Quang cảnh buổi tọa đàm.",
        "Chị em cần nội dung ngắn gọn.",
        "Bà Vương Thị Minh, Chi hội trưởng",
        "Kết quả",
        "78,85 % tỉ lệ tập hợp 2021–2023",
        "Một số hình ảnh",
        "Chú thích gốc 2",
        "Thảo luận",
        "8h00, Khai mạc, Bà Trinh",
        "Bà Nguyễn Kim Quý, Trưởng ban, chỉ đạo",
        "Báo cáo đề dẫn",
        "Bản chính thức",
        "Phóng sự",
        "Đơn vị chưa đạt chỉ tiêu",
        "Củng cố tổ nhóm.",
        "Hội viên",
        "Phường, Hội viên",
        "Phú Diễn, 1.298",
        "Chú thích gốc 4",
    ]


def test_plain_text_is_composed_and_without_invisible_signs(db):
    decomposed = unicodedata.normalize("NFD", "<p>Tọa\u200b đàm\xa0 hay</p>")
    assert plain_text(body_of(("paragraph", decomposed))) == "Tọa đàm hay"
    assert plain_text(body_of()) == ""


def test_photos_are_numbered_in_reading_order(body):
    found = photos(body)
    assert [photo.number for photo in found] == [1, 2, 3, 4]
    assert [photo.caption for photo in found] == ["Quang cảnh buổi tọa đàm.", "Chú thích gốc 2", "Thảo luận", "Chú thích gốc 4"]


def test_photos_cost_two_queries(body, django_assert_num_queries):
    fresh = body.stream_block.to_python(body.stream_block.get_prep_value(body))
    with django_assert_num_queries(2):
        photos(fresh)


def test_photos_leave_out_what_was_deleted(body):
    stored = body.stream_block.get_prep_value(body)
    found = photos(body)
    found[0].image.delete()
    found[2].image.delete()
    PortalDocument.objects.all().delete()
    fresh = body.stream_block.to_python(stored)
    assert [photo.caption for photo in photos(fresh)] == ["Chú thích gốc 2", "Chú thích gốc 4"]
    html = fresh.render_as_block()
    assert html.count("Ảnh 1<") == html.count("Ảnh 2<") == 1
    assert "Ảnh 3<" not in html
    assert "Báo cáo" not in html


def test_body_knows_what_is_in_it(body):
    assert has_video(body)
    assert has_gallery(body)
    plain = body_of(("paragraph", "<p>Chữ</p>"))
    assert not has_video(plain)
    assert not has_gallery(plain)


@pytest.mark.parametrize(("syllables", "minutes"), [(0, 1), (220, 1), (660, 3)])
def test_reading_minutes_counts_syllables(syllables, minutes):
    assert reading_minutes("phụ " * syllables) == minutes


def test_strip_markup_keeps_lines_apart():
    assert strip_markup("<h2>Một</h2><ul><li>hai</li><li>ba</li></ul><p>bốn<br>năm</p><script>x</script>") == "Một\nhai\nba\nbốn\nnăm"
