"""The button by which anything is followed, and the page of what one follows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from portal.notifications import services
from portal.notifications.following import label_of
from portal.notifications.models import Follow
from tests.notifications.factories import add_people, add_story

pytestmark = pytest.mark.django_db
CHANGE = "/thong-bao/theo-doi/doi/"
LIST = "/thong-bao/theo-doi/"


@pytest.fixture
def mai(world, client):
    client.force_login(world.mai)
    return client


def test_each_verb_does_what_it_says(world, mai):
    label = label_of(world.units.ha_noi)
    for verb, state in (("follow", [False]), ("mute", [True]), ("unmute", []), ("follow", [False]), ("unfollow", []), ("unfollow", [])):
        answer = mai.post(CHANGE, {"target": label, "verb": verb, "next": "/don-vi/ha-noi/"})
        assert (answer.status_code, answer["Location"]) == (302, "/don-vi/ha-noi/")
        assert list(Follow.objects.values_list("muted", flat=True)) == state


@pytest.mark.parametrize(
    "label",
    ["", "units.unit", "units.unit:", "units.unit:x", "units.unit:999999", "units.unit:99999999999999999999", "auth.group:1", "\x00:1"],
)
def test_what_cannot_be_followed_is_not_there(mai, label):
    assert mai.post(CHANGE, {"target": label, "verb": "follow"}).status_code == 404
    assert Follow.objects.count() == 0


def test_what_she_may_not_see_cannot_be_followed(world, mai):
    draft = add_story(world.units.phu_dien, title="Bản nháp", live=False)
    assert mai.post(CHANGE, {"target": label_of(draft), "verb": "follow"}).status_code == 404


def test_what_she_may_no_longer_see_can_be_ended(world, mai):
    services.follow(user=world.mai, target=world.story)
    type(world.story).objects.filter(pk=world.story.pk).update(live=False)
    text = mai.get(LIST).content.decode()
    assert "Không còn xem được" in text
    assert "Lớp học buổi tối" not in text
    assert mai.post(CHANGE, {"target": label_of(world.story), "verb": "unfollow"}).status_code == 302
    assert not Follow.objects.exists()


def test_wrong_verb_and_foreign_way_back_are_refused(world, mai):
    label = label_of(world.units.ha_noi)
    assert mai.post(CHANGE, {"target": label, "verb": "delete"}).status_code == 400
    answer = mai.post(CHANGE, {"target": label, "verb": "follow", "next": "https://elsewhere.example/"})
    assert answer["Location"] == LIST
    assert mai.get(CHANGE).status_code == 405


def test_script_gets_the_button_alone(world, mai):
    answer = mai.post(CHANGE, {"target": label_of(world.units.ha_noi), "verb": "follow", "may_mute": "1"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert 'value="unfollow"' in text
    assert 'value="mute"' in text
    assert "<html" not in text


def test_too_many_is_said(world, mai, monkeypatch):
    monkeypatch.setattr(services, "MOST_FOLLOWS", 0)
    answer = mai.post(CHANGE, {"target": label_of(world.units.ha_noi), "verb": "follow"}, follow=True)
    assert "quá nhiều mục" in answer.content.decode()
    answer = mai.post(CHANGE, {"target": label_of(world.units.ha_noi), "verb": "follow"}, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == LIST


def test_list_shows_follows_and_mutes_in_fixed_queries(world, mai, django_assert_max_num_queries):
    for target in (world.units.ha_noi, world.story, world.hanh):
        services.follow(user=world.mai, target=target)
    services.mute(user=world.mai, target=world.sen)
    for person in add_people(30, "khac"):
        services.follow(user=world.mai, target=person)
    mai.get(LIST)
    with django_assert_max_num_queries(14):
        text = mai.get(LIST).content.decode()
    assert all(word in text for word in ("Hà Nội", "Lớp học buổi tối", "Lê Thị Hạnh", "Phạm Thị Sen", "Đã tắt thông báo"))
    assert text.count('value="unmute"') == 1


def test_empty_list_says_how_to_follow(mai):
    assert "Bạn chưa theo dõi gì" in mai.get(LIST).content.decode()


def button(user, target, rf, **fields) -> str:
    request = rf.get("/don-vi/ha-noi/?trang=2")
    request.user = user
    return Template("{% load notifications %}{% follow_button target may_mute=True %}").render(
        Context({"request": request, "target": target})
    )


def test_button_of_a_visitor_is_a_link_without_token(world, rf):
    text = button(AnonymousUser(), world.units.ha_noi, rf)
    assert "<form" not in text
    assert "csrf" not in text
    assert "next=%2Fdon-vi%2Fha-noi%2F%3Ftrang%3D2" in text


def test_button_shows_her_state(world, rf, django_assert_num_queries):
    assert 'value="follow"' in button(world.mai, world.units.ha_noi, rf)
    services.follow(user=world.mai, target=world.units.ha_noi)
    with django_assert_num_queries(1):
        assert 'value="unfollow"' in button(world.mai, world.units.ha_noi, rf)
    services.mute(user=world.mai, target=world.units.ha_noi)
    assert 'value="unmute"' in button(world.mai, world.units.ha_noi, rf)


def test_bell_is_for_members(world, rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    template = Template("{% load notifications %}{% bell %}")
    assert template.render(Context({"request": request})).strip() == ""
    request.user = world.mai
    assert "/thong-bao/" in template.render(Context({"request": request}))
