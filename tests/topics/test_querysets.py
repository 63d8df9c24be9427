import pytest

from portal.topics import services
from portal.topics.models import Topic, TopicName

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics():
    equality = services.add(name="Bình đẳng giới", synonyms=["BĐG", "bình đẳng nam nữ"])
    services.add(name="Phòng, chống bạo lực gia đình", parent=equality, synonyms=["BLGĐ"])
    services.add(name="An sinh xã hội")
    services.add(name="Bình chọn", is_reviewed=False)


def offered(typed: str) -> list[str]:
    return [name.topic.name for name in TopicName.objects.suggested_for(typed)]


@pytest.mark.parametrize("typed", ["bình đẳng", "binh dang g", "BĐG", "bdg", "binhdang", "bình đẳng nam"])
def test_suggested_for_finds_by_bare_letters_and_synonyms(topics, typed):
    assert offered(typed)[0] == "Bình đẳng giới"


def test_suggested_for_puts_beginnings_and_reviewed_topics_first(topics):
    assert offered("binh") == ["Bình đẳng giới", "Bình chọn"]
    assert offered("gia") == ["Phòng, chống bạo lực gia đình"]


@pytest.mark.parametrize("typed", ["", "  ", "!!", "không có"])
def test_suggested_for_offers_nothing_for_nothing(topics, typed):
    assert offered(typed) == []


def test_suggested_for_is_bounded(django_assert_num_queries):
    for number in range(30):
        services.add(name=f"Câu lạc bộ số {number}")
    with django_assert_num_queries(1):
        assert len(offered("câu")) == 10


def test_in_tree_order_sorts_by_the_alphabet_below_each_parent(topics):
    assert [topic.name for topic in Topic.objects.in_tree_order()] == [
        "An sinh xã hội",
        "Bình chọn",
        "Bình đẳng giới",
        "Phòng, chống bạo lực gia đình",
    ]


def test_with_uses_costs_one_query(topics, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [topic.uses for topic in Topic.objects.with_uses()] == [0, 0, 0, 0]


def test_at_knows_no_unknown_address(topics):
    assert Topic.objects.at("khong-co") is None
