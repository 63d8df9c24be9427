from datetime import timedelta

import pytest
from django.utils import timezone

from news import querysets
from portal.topics.models import Topic
from portal.topics.services import revise

NOW = timezone.now()


@pytest.fixture
def topics(db):
    family = Topic.objects.create(name="Gia đình", slug="gia-dinh", is_reviewed=True)
    return family, Topic.objects.create(name="Đồng hành cùng con", slug="dong-hanh-cung-con", parent=family, is_reviewed=True)


def titles(response):
    return [story.title for story in response.context["stories"]]


@pytest.mark.parametrize("wide", [10_000, 0])
def test_topic_lists_its_stories_and_those_below_it(client, write, topics, monkeypatch, wide):
    monkeypatch.setattr(querysets, "WIDE", wide)
    family, child = topics
    write("Cha mẹ", topics=[family], published_at=NOW - timedelta(hours=1))
    write("Con", topics=[child, family], published_at=NOW)
    write("Khác", published_at=NOW)
    assert titles(client.get("/chu-de/gia-dinh/")) == ["Con", "Cha mẹ"]
    assert titles(client.get("/chu-de/dong-hanh-cung-con/")) == ["Con"]
    assert "/chu-de/dong-hanh-cung-con/" in client.get("/chu-de/gia-dinh/").content.decode()


def test_topic_that_is_not_there_answers_404(client, site):
    assert client.get("/chu-de/khong-co/").status_code == 404


def test_former_address_of_a_topic_leads_to_the_present_one(client, topics, site):
    family, _child = topics
    revise(topic=family, name="Gia đình hạnh phúc")
    response = client.get("/chu-de/gia-dinh/")
    assert response.status_code == 301
    assert response.url == "/chu-de/gia-dinh-hanh-phuc/"


def test_list_shows_reviewed_topics_in_two_levels(client, topics, site):
    Topic.objects.create(name="Ai đó gõ", slug="ai-do-go")
    text = client.get("/chu-de/").content.decode()
    assert "/chu-de/gia-dinh/" in text
    assert "/chu-de/dong-hanh-cung-con/" in text
    assert "ai-do-go" not in text


def test_list_without_topics_says_so(client, site):
    assert 'class="empty"' in client.get("/chu-de/").content.decode()


def test_number_of_queries_does_not_grow(client, write, topics, django_assert_num_queries):
    write(topics=list(topics), published_at=NOW)
    client.get("/chu-de/gia-dinh/")
    for _number in range(5):
        write(topics=list(topics), published_at=NOW)
    with django_assert_num_queries(8):
        client.get("/chu-de/gia-dinh/")
    with django_assert_num_queries(2):
        client.get("/chu-de/")
