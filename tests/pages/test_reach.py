"""Files of other units do not come into an article, not even by a number that was posted by hand."""

import json

import pytest
from django.urls import reverse

from news.models import ArticlePage, Section
from portal.pages.permissions import reaches_all
from tests.news.forms import edit_url, posted
from tests.pages.factories import body_of, stored_document, stored_image


@pytest.fixture
def filed(people):
    """What every posted article needs: unit and section."""
    section = Section.objects.first() or Section.objects.create(name="Tin hoạt động", slug="tin-hoat-dong")
    return {"unit": people.tree.phu_dien.pk, "section": section.pk}


def photo_fields(image) -> dict:
    return {"body-0-type": "photo", "body-0-value-image": image.pk, "body-0-value-caption": ""}


def write(client, fields):
    """Post a new article."""
    return client.post(client.get(reverse("articles:choose_parent")).url, fields)


def test_reaches_all_asks_for_photos_documents_and_links(people):
    mine, foreign = stored_image(unit=people.tree.phu_dien), stored_image(unit=people.tree.dong_ngac)
    shared, paper = stored_image(), stored_document(unit=people.tree.dong_ngac)
    photo = lambda image: ("photo", {"image": image, "caption": ""})  # noqa: E731
    link = ("paragraph", f'<p><a linktype="document" id="{paper.pk}">Báo cáo</a></p>')
    gallery = ("gallery", {"title": "", "photos": [{"image": mine, "caption": ""}, {"image": foreign, "caption": ""}]})
    assert reaches_all(people.lan, body_of(photo(mine), photo(shared)))
    assert not reaches_all(people.lan, body_of(photo(mine), photo(foreign)))
    assert not reaches_all(people.lan, body_of(gallery))
    assert not reaches_all(people.lan, body_of(link))
    assert reaches_all(people.kim, body_of(photo(foreign), link, gallery))
    assert reaches_all(people.lan, body_of(photo(foreign), link), body_of(link, photo(foreign)))


@pytest.mark.parametrize("place", ["cover", "body"])
def test_foreign_photo_posted_by_hand_is_refused(people, signed_in, filed, place):
    foreign = stored_image(unit=people.tree.dong_ngac)
    fields = {"cover": foreign.pk} if place == "cover" else photo_fields(foreign)
    answer = write(signed_in(people.lan), posted(**filed, **fields))
    assert answer.status_code == 200
    assert "đơn vị khác" in str(answer.context["form"].errors[place])
    assert not ArticlePage.objects.exists()


def test_photo_of_her_own_unit_is_taken(people, signed_in, filed):
    mine = stored_image(unit=people.tree.phu_dien)
    answer = write(signed_in(people.lan), posted(**filed, **photo_fields(mine), cover=mine.pk))
    assert answer.status_code == 302
    assert ArticlePage.objects.get().cover == mine


def test_photo_that_the_province_put_in_stays_when_the_ward_saves(people, signed_in, filed):
    province = stored_image(unit=people.tree.ha_noi)
    write(signed_in(people.nga), posted(**filed, **photo_fields(province), cover=province.pk))
    article = ArticlePage.objects.get()
    ArticlePage.objects.filter(pk=article.pk).update(owner=people.lan)
    fields = {**filed, **photo_fields(province), "cover": province.pk, "title": "Tiêu đề mới"}
    answer = signed_in(people.lan).post(edit_url(article), posted(**fields))
    assert answer.status_code == 302
    article.refresh_from_db()
    content = article.get_latest_revision().content
    assert content["title"] == "Tiêu đề mới"
    assert json.loads(content["body"])[0]["value"]["image"] == province.pk
