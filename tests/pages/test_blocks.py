import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError

from portal.pages.blocks import BodyBlock
from portal.pages.blocks.pictures import video_address
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


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", ("youtube", "dQw4w9WgXcQ")),
        ("https://youtu.be/dQw4w9WgXcQ?si=x", ("youtube", "dQw4w9WgXcQ")),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("youtube.com/watch?v=dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("https://vimeo.com/76979871", ("vimeo", "76979871")),
        ("https://player.vimeo.com/video/76979871", ("vimeo", "76979871")),
        ("https://vimeo.com/channels/staff/76979871", ("vimeo", "76979871")),
        ("https://www.youtube.com/watch?v=", None),
        ("https://www.youtube.com/@hoilhpn", None),
        ('https://youtu.be/"><script>', None),
        ("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", None),
        ("https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ", None),
        ("javascript://youtu.be/dQw4w9WgXcQ", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_video_address_reads_the_usual_spellings(url, address):
    assert video_address(url) == address


def test_render_video_asks_nobody_before_play(db):
    html = body_of(
        ("video", {"title": "Phóng sự", "url": "https://youtu.be/dQw4w9WgXcQ", "file": None, "poster": None, "caption": ""})
    ).render_as_block()
    assert "<iframe" not in html
    assert "<img" not in html
    assert 'data-video="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&amp;rel=0"' in html
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in html


def test_render_film_of_our_own_waits_for_play(db):
    film = stored_document(name="phim.mp4", data=b"\0\0\0\x18ftypmp42")
    html = body_of(("video", {"title": "Phim", "url": "", "file": film, "poster": None, "caption": ""})).render_as_block()
    assert 'preload="none"' in html
    assert f'<source src="{film.url}" type="video/mp4">' in html


def faults(name: str, value) -> dict:
    """What the block `name` finds wrong with `value`: field → messages, or the block's own under ""."""
    block = BodyBlock().child_blocks[name]
    try:
        block.clean(block.normalize(value))
    except StructBlockValidationError as error:
        return {field: getattr(each, "messages", []) for field, each in error.block_errors.items()}
    except ValidationError as error:
        return {"": error.messages}
    return {}


def table(rows, caption="Hội viên") -> dict:
    return {"data": rows, "table_caption": caption, "table_header_choice": "row"}


QUOTE = {"text": "Lời nói", "speaker": "Bà Vân", "role": ""}
VIDEO = {"title": "Phim", "url": "", "file": None, "poster": None, "caption": ""}


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("quote", QUOTE, None),
        ("quote", {**QUOTE, "speaker": ""}, "speaker"),
        ("quote", {**QUOTE, "text": "x" * 1501}, "text"),
        ("figures", {"title": "", "rows": [{"value": "78,85", "unit": "%", "label": "tỉ lệ", "period": ""}]}, None),
        ("figures", {"title": "", "rows": [{"value": "nhiều", "unit": "", "label": "tỉ lệ", "period": ""}]}, "rows"),
        ("figures", {"title": "", "rows": []}, "rows"),
        ("figures", {"title": "", "rows": [{"value": "1", "unit": "", "label": "x", "period": ""}] * 9}, "rows"),
        ("agenda", {"title": "", "rows": [{"time": "8h00", "title": "Khai mạc", "speaker": "", "file": None}]}, None),
        ("agenda", {"title": "", "rows": [{"time": "", "title": "Khai mạc", "speaker": "", "file": None}]}, "rows"),
        ("people", {"title": "", "rows": [{"name": "", "title": "", "role": ""}]}, "rows"),
        ("document", {"document": None, "title": "", "description": ""}, "document"),
        ("photo", {"image": None, "caption": ""}, "image"),
        ("callout", {"kind": "advert", "title": "", "text": "<p>x</p>"}, "kind"),
        ("video", VIDEO, "url"),
        ("video", {**VIDEO, "url": "https://vimeo.com/76979871"}, None),
        ("video", {**VIDEO, "url": "https://zalo.me/phim"}, "url"),
        ("paragraph", "<p>Chữ</p>", None),
        ("paragraph", f"<p>{'x' * 20_001}</p>", ""),
        ("table", table([["a", "b"], ["1", "2"]]), None),
        ("table", table([["", None]]), ""),
        ("table", table([["a"]], caption=" "), ""),
        ("table", table([["a"]], caption="x" * 201), ""),
        ("table", table([["a"] * 13]), ""),
        ("table", table([["a"]] * 61), ""),
        ("table", table([["x" * 401]]), ""),
    ],
)
def test_clean_bounds_every_field(db, name, value, field):
    found = faults(name, value)
    assert set(found) == (set() if field is None else {field})


def test_clean_gallery_bounds_the_number_of_photos(db):
    image = stored_image()
    for count, expected in ((1, {"photos"}), (2, set()), (40, set()), (41, {"photos"})):
        assert set(faults("gallery", {"title": "", "photos": [{"image": image, "caption": ""}] * count})) == expected


def test_clean_video_refuses_a_file_that_browsers_cannot_play(db):
    assert set(faults("video", {**VIDEO, "file": stored_document()})) == {"file"}
    film = stored_document(name="phim.mp4", data=b"\0\0\0\x18ftypmp42")
    assert faults("video", {**VIDEO, "file": film}) == {}
    assert set(faults("video", {**VIDEO, "file": film, "url": "https://vimeo.com/76979871"})) == {"url"}


def test_clean_speaks_vietnamese(db):
    assert faults("video", VIDEO)["url"] == ["Hãy điền địa chỉ hoặc chọn tệp, không cần cả hai."]
    assert faults("table", table([["a"]], caption="")) == {"": ["Hãy đặt tên cho bảng để bạn đọc biết bảng nói về điều gì."]}


def test_render_table_sets_numbers_to_the_right_and_names_itself(db):
    html = body_of(("table", {**table([["Phường", "Tỉ lệ"], ["Phú Diễn", "78,85%"]]), "first_row_is_table_header": True})).render_as_block()
    assert '<th scope="col" class="numeric">Tỉ lệ</th>' in html
    assert '<td class="numeric">78,85%</td>' in html
    caption_id = re.search(r'<caption id="([\w-]+)">Hội viên</caption>', html)[1]
    assert f'aria-labelledby="{caption_id}"' in html


def test_render_escapes_what_was_typed(db):
    evil = "<script>alert(1)</script>"
    body = body_of(
        ("quote", {"text": evil, "speaker": evil, "role": evil}),
        ("figures", {"title": evil, "rows": [{"value": evil, "unit": evil, "label": evil, "period": evil}]}),
        ("people", {"title": evil, "rows": [{"name": evil, "title": evil, "role": evil}]}),
        ("photo", {"image": stored_image(credit=evil, alt=evil), "caption": evil}),
        ("video", {**VIDEO, "title": evil, "url": "https://vimeo.com/76979871", "caption": evil}),
        ("table", {**table([[evil]], caption=evil), "first_col_is_header": True}),
    )
    assert "<script" not in body.render_as_block()


def test_previews_show_the_blocks_as_readers_see_them(admin_client):
    for name, block in BodyBlock().child_blocks.items():
        assert block.is_previewable
        assert block.get_description()
        answer = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        assert answer.status_code == 200
        assert f"block-{name}" in answer.content.decode()
