import pytest

from tests.pages.factories import body_of, every_block, stored_document, stored_image


@pytest.fixture
def body(db):
    images = [stored_image(title=f"anh {number}", caption=f"Chú thích gốc {number}") for number in range(1, 5)]
    return body_of(*every_block(images, stored_document()))


def test_render_body_numbers_photos_over_the_article(body):
    html = body.render_as_block()
    for number in range(1, 5):
        assert html.count(f"Ảnh {number}<") == 1
    assert html.index("Ảnh 1<") < html.index("Ảnh 2<") < html.index("Ảnh 3<") < html.index("Ảnh 4<")


def test_render_photo_falls_back_to_the_caption_of_the_image(body):
    html = body.render_as_block()
    assert "Quang cảnh buổi tọa đàm." in html
    assert "Chú thích gốc 1" not in html.replace('alt="Chú thích gốc 1"', "")
    assert "Chú thích gốc 4" in html
