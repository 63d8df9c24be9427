from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from news.models import Section
from portal.home.views.front import front_context, with_picture_first

NOW = timezone.now()


@pytest.fixture
def sections(db):
    return [Section.objects.create(name=f"Mục {number}", slug=f"muc-{number}", order=number) for number in range(4)]


@pytest.fixture
def publish(write, sections):
    def make(count, **fields):
        return [
            write(f"Bài {number}", section=sections[number % 4], published_at=NOW - timedelta(minutes=number), **fields)
            for number in range(count)
        ]

    return make


def test_front_page_without_stories_says_what_will_be_here(client, site):
    response = client.get("/")
    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()


def test_front_page_shows_newest_ten_and_a_strip_for_each_section(client, publish):
    publish(40)
    context = client.get("/").context
    assert context["lead"].title == "Bài 0"
    assert [story.title for story in context["beside"]] == ["Bài 1", "Bài 2"]
    assert [story.title for story in context["newest"]] == [f"Bài {number}" for number in range(3, 10)]
    strips = {section.slug: [story.title for story in stories] for section, stories in context["strips"]}
    assert strips["muc-0"] == ["Bài 4", "Bài 8", "Bài 12", "Bài 16"]
    assert strips["muc-3"] == ["Bài 3", "Bài 7", "Bài 11", "Bài 15"]


def test_section_without_stories_has_no_strip(client, publish, sections):
    Section.objects.create(name="Trống", slug="trong")
    publish(8)
    assert "trong" not in [section.slug for section, _stories in client.get("/").context["strips"]]


def test_drafts_and_what_was_withdrawn_are_not_shown(client, publish, write):
    withdrawn = publish(1)[0]
    withdrawn.unpublish()
    write("Bản nháp")
    assert client.get("/").context["lead"] is None


def test_places_with_a_photo_go_to_stories_that_have_one():
    a, b, c, d = (SimpleNamespace(cover_id=cover) for cover in (None, 1, None, 2))
    assert with_picture_first([a, b, c, d], places=1, among=4) == [b, a, c, d]
    assert with_picture_first([a, b, c, d], places=2, among=4) == [b, d, a, c]
    assert with_picture_first([a, b, c, d], places=2, among=3) == [b, a, c, d]
    assert with_picture_first([], places=1) == []


def test_coming_events_are_shown_with_the_next_first(client, write):
    write("Tuần sau", published_at=NOW, event_starts_at=NOW + timedelta(days=7), event_place="Nhà văn hoá")
    write("Ngày mai", published_at=NOW, event_starts_at=NOW + timedelta(days=1))
    response = client.get("/")
    assert [story.title for story in response.context["events"]] == ["Ngày mai", "Tuần sau"]
    assert "Nhà văn hoá" in response.content.decode()


def test_number_of_queries_does_not_grow(client, publish, rf, django_assert_num_queries):
    publish(4)
    client.get("/")
    with django_assert_num_queries(6):
        client.get("/")
    publish(40, event_starts_at=NOW + timedelta(days=1))
    with django_assert_num_queries(6):
        client.get("/")


def test_context_serves_the_page_of_the_tree_too(rf, publish):
    publish(3)
    assert front_context(rf.get("/"))["lead"].title == "Bài 0"
