"""Photos in the sizes that are used: offered without a query each, made when asked for, warmed by the task process."""

import re

import pytest
from django.test import override_settings
from PIL import Image

from portal.pages.models import PortalImage
from portal.pages.services import warm_renditions
from portal.pages.tasks import make_renditions
from portal.ui.photos import LARGE, SHARE, picture, sources, specs
from tests.pages.factories import body_of, stored_image

QUEUED = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def body_with(count: int):
    """A body with one photo and a gallery of the others."""
    images = [stored_image(title=f"anh {number}", size=(1300, 900)) for number in range(count)]
    photos = [{"image": image, "caption": ""} for image in images[1:]]
    body = body_of(("photo", {"image": images[0], "caption": ""}), ("gallery", {"title": "", "photos": photos}))
    raw = body.stream_block.get_prep_value(body)
    return images, lambda: body.stream_block.to_python(raw)


@pytest.mark.parametrize("count", [3, 41])
def test_body_costs_the_same_queries_at_any_number_of_photos(db, count, django_assert_num_queries):
    _images, fresh = body_with(count)
    with django_assert_num_queries(3):  # The photo, the photos of the gallery, all their renditions.
        html = fresh().render_as_block()
    assert html.count("<picture") == count


def test_body_costs_no_more_when_its_renditions_are_there(db, django_assert_num_queries):
    images, fresh = body_with(4)
    for image in images:
        image.get_renditions(*specs(image), *specs(image, "3:2"), LARGE)
    with django_assert_num_queries(3):
        html = fresh().render_as_block()
    assert "/anh/" not in html
    assert html.count("/media/images/") > 20


def test_listing_of_photos_asks_once_for_their_renditions(db, django_assert_num_queries):
    for number in range(5):
        stored_image(title=f"anh {number}")
    with django_assert_num_queries(2):
        for image in PortalImage.objects.with_renditions():
            picture(image, sizes="100vw", ratio="16:9")


def test_picture_writes_no_file_and_reserves_its_place(db, django_assert_num_queries):
    image = stored_image(size=(1300, 900), caption="Quang cảnh")
    with django_assert_num_queries(1):
        html = picture(image, sizes="100vw", ratio="3:2")
    assert not image.renditions.exists()
    assert 'width="640" height="426"' in html
    assert 'alt="Quang cảnh"' in html
    assert html.count("960w") == 2
    assert 'type="image/avif"' in html
    assert 'loading="lazy"' in html


def test_picture_offers_nothing_wider_than_the_original(db):
    html = picture(stored_image(size=(500, 400)), sizes="100vw")
    assert "480w" in html
    assert "800w" not in html


@pytest.mark.parametrize("ratio", ["", "16:9", "3:2", "4:3", "1:1"])
@pytest.mark.parametrize("size", [(1300, 900), (300, 1000), (90, 60)])
def test_computed_size_is_the_size_that_is_made(db, ratio, size):
    image = stored_image(size=size)
    offered = re.search(r'width="(\d+)" height="(\d+)"', picture(image, sizes="100vw", ratio=ratio)).groups()
    image.get_renditions(*specs(image, ratio))
    made = re.search(r'width="(\d+)" height="(\d+)"', picture(image, sizes="100vw", ratio=ratio)).groups()
    assert [abs(int(a) - int(b)) <= 1 for a, b in zip(offered, made, strict=True)] == [True, True]


def test_signed_address_makes_the_rendition_and_serves_it(db, client):
    image = stored_image(size=(1300, 900))
    html = picture(image, sizes="100vw", ratio="16:9")
    for form in ("webp", "avif"):
        url = next(url for url in re.findall(r"/anh/[^\s\"]+", html) if form in url)
        answer = client.get(url)
        assert answer.status_code == 200
        assert answer["Content-Type"] == f"image/{form}"
        assert "max-age" in answer["Cache-Control"]
    assert image.renditions.count() == 2


def test_address_with_another_size_or_signature_is_refused(db, client):
    image = stored_image()
    url = re.search(r"/anh/[^\s\"]+", picture(image, sizes="100vw")).group()
    assert client.get(url.replace("width-480", "width-9999")).status_code == 403
    assert client.get(url.replace("/anh/", "/anh/x")).status_code == 403
    image.delete()
    assert client.get(url).status_code == 404


@override_settings(TASKS=QUEUED)
def test_warm_renditions_queues_everything_that_readers_ask_for(db, django_capture_on_commit_callbacks):
    from django_tasks import task_backends

    images, fresh = body_with(3)
    cover = stored_image(size=(1300, 900))
    with django_capture_on_commit_callbacks(execute=True):
        warm_renditions(cover=cover, body=fresh())
    (queued,) = [result for result in task_backends["default"].results if result.task == make_renditions]
    wanted = dict(queued.args[0])
    assert {SHARE, *specs(cover, "16:9")} <= set(wanted[cover.pk])
    assert set(wanted[images[0].pk]) == set(specs(images[0]))
    assert {LARGE, *specs(images[1], "3:2")} == set(wanted[images[1].pk])


def test_make_renditions_makes_what_is_missing_once(db):
    image = stored_image(size=(1300, 900))
    wanted = [[image.pk, specs(image)], [image.pk + 999, specs(image)]]
    make_renditions.call(wanted)
    made = set(image.renditions.values_list("filter_spec", "file"))
    assert {spec for spec, _file in made} == set(specs(image))
    make_renditions.call(wanted)
    assert set(image.renditions.values_list("filter_spec", "file")) == made
    with image.renditions.first().file.open("rb") as file:
        assert Image.open(file).format in {"AVIF", "WEBP"}


def test_warm_renditions_does_not_hold_up_the_writer(db, django_capture_on_commit_callbacks):
    image = stored_image()
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        warm_renditions(cover=image)
    assert callbacks == []
    assert not image.renditions.exists()


def test_picture_follows_a_changed_original(db):
    image = stored_image(size=(1300, 900))
    before = picture(image, sizes="100vw", ratio="3:2")
    image.width, image.height = 500, 400
    assert picture(image, sizes="100vw", ratio="3:2") != before
    assert 'width="320" height="213"' in picture(image, sizes="100vw", ratio="3:2")


def test_picture_keeps_to_the_focal_point(db):
    """The size that is promised is that of the rendition that is made."""
    image = stored_image(size=(1300, 900))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 200, 200, 300, 200
    image.save()
    spec = "fill-640x426|format-webp"
    promised = sources(image, [spec])[spec]
    made = image.get_rendition(spec)
    assert (promised.width, promised.height) == (made.width, made.height)
