from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from portal.demo.papers import written
from portal.demo.pictures.canvas import TALL, WIDE, mix, rgb
from portal.demo.pictures.film import filmed
from portal.demo.pictures.scenes import SCENES, draw, title_of
from portal.pages.document_files import check_document


def upload(data: bytes, name: str) -> ContentFile:
    return ContentFile(data, name)


@pytest.mark.parametrize("scene", SCENES)
def test_draw_gives_a_picture_with_words(scene):
    picture = draw(f"{scene}-1", scale=1)
    assert picture.sheet.size == SCENES[scene][1]
    assert len(picture.sheet.resize((64, 36)).getcolors(64 * 36)) > 100
    assert picture.shows


@pytest.mark.parametrize("name", ["meeting-2", "portrait-4"])
def test_draw_twice_gives_the_same_picture(name):
    assert draw(name, scale=1).sheet.tobytes() == draw(name, scale=1).sheet.tobytes()


def test_draw_another_number_gives_another_picture():
    assert draw("market-1", scale=1).sheet.tobytes() != draw("market-4", scale=1).sheet.tobytes()


def test_draw_knows_wide_and_upright_pictures():
    assert draw("meeting-2", scale=1).sheet.size == WIDE
    assert draw("grower-2", scale=1).sheet.size == TALL


def test_title_of_is_different_for_every_picture():
    titles = {title_of(f"{scene}-{number}") for scene in SCENES for number in range(1, 9)}
    assert len(titles) == 8 * len(SCENES)


def test_mix_lies_between_the_colours():
    assert rgb(mix("#000000", "#ffffff", 0.5)) == (128, 128, 128)


def test_film_is_accepted_as_a_video():
    film = filmed([draw("lotus-1", scale=1).sheet, draw("sea-1", scale=1).sheet])
    assert check_document(upload(film, "phim.webm"), "phim.webm").endswith(".webm")
    assert film.count(b"\xa3\x01") >= 60


def test_paper_is_accepted_as_a_word_file():
    data = written("Mẫu sổ", ["Phần 1 <tên>", "Phần 2"])
    assert check_document(upload(data, "mau.docx"), "mau.docx").endswith(".docx")
    assert data == written("Mẫu sổ", ["Phần 1 <tên>", "Phần 2"])
    assert BytesIO(data).read(2) == b"PK"
