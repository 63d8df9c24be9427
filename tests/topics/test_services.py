from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from news.models import ArticlePage, Section
from news.services import add_article
from portal.members.models import User
from portal.search.models import SearchDocument
from portal.topics import services
from portal.topics.models import Topic
from portal.topics.services import TopicError

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(site, unit_tree):
    """`write("Bình đẳng giới", …)`: a published story with the topics; with `live=False` a draft."""
    from portal.units.models import Unit

    owner = User.objects.create_user("lan", "lan@example.org", "mat-khau-dai", name="Nguyễn Thị Lan")
    section = Section.objects.first()
    unit = Unit.objects.filter(level="commune", valid_until=None).first()

    def write(*topics, live=True):
        at = datetime(2026, 11, 2, 3, tzinfo=UTC) if live else None
        number = ArticlePage.objects.count()
        return add_article(
            owner=owner, unit=unit, section=section, title=f"Tọa đàm {number}", sapo="Ngày 2/11", published_at=at, topics=topics
        )

    return write


def names(article) -> list[str]:
    return sorted(topic.name for topic in ArticlePage.objects.get(pk=article.pk).topics.all())


def test_add_makes_a_reviewed_topic_with_an_address_in_plain_letters():
    topic = services.add(name=" Bình đẳng  giới ", synonyms=["BĐG", "bình đẳng nam nữ", "binh dang gioi"])
    assert (topic.name, topic.slug, topic.is_reviewed) == ("Bình đẳng giới", "binh-dang-gioi", True)
    assert topic.synonyms.splitlines() == ["BĐG", "bình đẳng nam nữ"]


@pytest.mark.parametrize("name", ["BÌNH ĐẲNG GIỚI", "binh dang gioi", "bđg"])
def test_add_refuses_what_is_known_in_another_spelling(name):
    services.add(name="Bình đẳng giới", synonyms=["BĐG"])
    with pytest.raises(TopicError):
        services.add(name=name)


def test_add_refuses_a_third_level():
    root = services.add(name="Gia đình")
    child = services.add(name="Hạnh phúc gia đình", parent=root)
    with pytest.raises(TopicError, match="Hạnh phúc gia đình"):
        services.add(name="Bữa cơm gia đình", parent=child)


def test_revise_refuses_to_lower_a_topic_with_topics():
    root = services.add(name="Gia đình")
    services.add(name="Hạnh phúc gia đình", parent=root)
    other = services.add(name="Xã hội")
    with pytest.raises(TopicError):
        services.revise(topic=root, parent=other)
    with pytest.raises(TopicError):
        services.revise(topic=other, parent=other)


def test_revise_keeps_the_old_address_and_the_old_name():
    topic = services.add(name="Tiết kiệm tín dụng")
    assert services.revise(topic=topic, name="Tiết kiệm và vay vốn") is True
    topic.refresh_from_db()
    assert topic.slug == "tiet-kiem-va-vay-von"
    assert Topic.objects.at("tiet-kiem-tin-dung") == topic
    assert Topic.objects.named("tiet kiem tin dung") == topic
    assert services.revise(topic=topic, name="Tiết kiệm và vay vốn") is False


def test_revise_may_take_an_old_address_back():
    topic = services.add(name="Tiết kiệm tín dụng")
    services.revise(topic=topic, name="Tiết kiệm và vay vốn")
    services.revise(topic=topic, name="Tiết kiệm tín dụng", synonyms=[])
    topic.refresh_from_db()
    assert topic.slug == "tiet-kiem-tin-dung"
    assert Topic.objects.at("tiet-kiem-va-vay-von") == topic


def test_address_of_another_topic_is_never_taken():
    topic = services.add(name="Tiết kiệm tín dụng")
    services.revise(topic=topic, name="Vay vốn", synonyms=[])
    topic.refresh_from_db()
    services.revise(topic=topic, synonyms=[])
    again = services.add(name="Tiết kiệm tín dụng")
    assert again.slug == "tiet-kiem-tin-dung-2"


def test_tagging_finds_the_topic_that_is_there(write):
    topic = services.add(name="Bình đẳng giới", synonyms=["BĐG"])
    article = write("BÌNH ĐẲNG GIỚI", "binh dang gioi", "BĐG", "Chuyển đổi số")
    assert names(article) == ["Bình đẳng giới", "Chuyển đổi số"]
    assert topic.is_reviewed
    assert Topic.objects.get(name="Chuyển đổi số").is_reviewed is False


def test_merge_moves_tags_without_doubles(write):
    typed, kept = services.add(name="Vay vốn ngân hàng", is_reviewed=False), services.add(name="Vay vốn")
    one, both = write("Vay vốn ngân hàng"), write("Vay vốn ngân hàng", "Vay vốn")
    assert services.merge(topic=typed, into=kept) == 1
    assert names(one) == names(both) == ["Vay vốn"]
    assert not Topic.objects.filter(pk=typed.pk).exists()
    assert Topic.objects.at("vay-von-ngan-hang") == kept
    assert Topic.objects.named("Vay vốn ngân hàng") == kept
    assert ModelLogEntry.objects.filter(action="topics.merge").exists()


def test_merge_keeps_the_tag_of_drafts(write):
    typed, kept = services.add(name="Vay vốn ngân hàng"), services.add(name="Vay vốn")
    draft, published = write("Vay vốn ngân hàng", live=False), write("Vay vốn")
    published.topics.add("Vay vốn ngân hàng")
    published.save_revision()
    services.merge(topic=typed, into=kept)
    for article in (draft, published):
        version = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        assert [topic.name for topic in version.topics.all()] == ["Vay vốn"]


def test_merge_follows_former_addresses_and_children():
    root, other = services.add(name="Kinh tế"), services.add(name="Phát triển kinh tế")
    child = services.add(name="Khởi nghiệp", parent=root)
    services.revise(topic=root, name="Làm kinh tế")
    services.merge(topic=root, into=other)
    child.refresh_from_db()
    assert child.parent == other
    assert Topic.objects.at("kinh-te") == Topic.objects.at("lam-kinh-te") == other


def test_merge_of_a_topic_into_one_of_its_own():
    root = services.add(name="Kinh tế")
    child, sister = services.add(name="Khởi nghiệp", parent=root), services.add(name="Vay vốn", parent=root)
    services.merge(topic=root, into=child)
    child.refresh_from_db()
    sister.refresh_from_db()
    assert (child.parent, sister.parent) == (None, child)


def test_merge_refuses_itself():
    topic = services.add(name="Kinh tế")
    with pytest.raises(TopicError):
        services.merge(topic=topic, into=topic)


def test_remove_refuses_what_is_in_use(write):
    topic, free = services.add(name="Vay vốn"), services.add(name="Chưa dùng")
    write("Vay vốn")
    with pytest.raises(TopicError, match="Vay vốn"):
        services.remove(topic=topic)
    services.remove(topic=free)
    assert [each.name for each in Topic.objects.all()] == ["Vay vốn"]


def test_remove_refuses_a_topic_with_topics():
    root = services.add(name="Kinh tế")
    services.add(name="Khởi nghiệp", parent=root)
    with pytest.raises(TopicError):
        services.remove(topic=root)


def test_renaming_and_merging_reach_the_search_rows(write, django_capture_on_commit_callbacks):
    typed, kept = services.add(name="Vay vốn ngân hàng"), services.add(name="Vay vốn")
    article = write("Vay vốn ngân hàng")
    with django_capture_on_commit_callbacks(execute=True):
        services.merge(topic=typed, into=kept)
    row = SearchDocument.objects.get(kind="article", object_id=article.pk)
    assert row.topics == [kept.pk]
    with django_capture_on_commit_callbacks(execute=True):
        services.revise(topic=kept, name="Tín dụng ưu đãi")
    row.refresh_from_db()
    assert "Tín dụng ưu đãi" in row.keywords


def test_clean_says_what_to_do_about_a_known_name():
    services.add(name="Bình đẳng giới")
    with pytest.raises(ValidationError) as caught:
        Topic(name="bình đẳng  giới").full_clean(exclude=["slug"])
    assert "Bình đẳng giới" in str(caught.value)
