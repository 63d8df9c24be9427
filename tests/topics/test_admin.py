import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.members.models import User
from portal.topics import services
from portal.topics.fields import TopicsInput
from portal.topics.models import Topic
from portal.units.models import Role
from portal.units.services import grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(unit_tree):
    def person(username, unit=None, kind=None):
        user = User.objects.create_user(username, f"{username}@example.org", "mat-khau-dai", name=username.title())
        if unit:
            grant(user=user, unit=unit, kind=kind)
        return user

    return {
        "keeper": person("keeper", unit_tree.trung_uong, Role.Kind.EDITOR),
        "provincial": person("provincial", unit_tree.ha_noi, Role.Kind.ADMINISTRATOR),
        "writer": person("writer", unit_tree.phu_dien, Role.Kind.COMMUNICATOR),
        "member": person("member"),
    }


@pytest.mark.parametrize(("username", "status"), [("keeper", 200), ("provincial", 302), ("writer", 302), ("member", 302)])
def test_topics_are_kept_by_the_centre(client, people, username, status):
    topic = services.add(name="Vay vốn")
    client.force_login(people[username])
    for url in (reverse("topics:index"), reverse("topics:edit", args=[topic.pk]), reverse("topics:merge", args=[topic.pk])):
        assert client.get(url).status_code == status, url


@pytest.mark.parametrize(("username", "status"), [("writer", 200), ("member", 302), (None, 302)])
def test_suggestions_answer_those_who_work_in_the_newsroom(client, people, username, status):
    services.add(name="Bình đẳng giới", synonyms=["BĐG"])
    services.add(name="Bình chọn", is_reviewed=False)
    if username:
        client.force_login(people[username])
    answer = client.get(reverse("topic_suggestions"), {"term": "bdg"})
    assert answer.status_code == status
    if status == 200:
        assert answer.json() == [{"value": "Bình đẳng giới", "label": "Bình đẳng giới (BĐG)"}]
        assert "chưa xem xét" in client.get(reverse("topic_suggestions"), {"term": "binh ch"}).json()[0]["label"]
        assert client.get(reverse("topic_suggestions"), {"term": "x" * 100_000}).json() == []


def test_list_shows_uses_in_tree_order_in_a_fixed_number_of_queries(client, people, django_assert_num_queries):
    root = services.add(name="Kinh tế")
    services.add(name="Khởi nghiệp", parent=root)
    client.force_login(people["keeper"])
    client.get(reverse("topics:index"))  # The first visit makes her profile and fills the caches of the process.
    with CaptureQueriesContext(connection) as few:
        page = client.get(reverse("topics:index")).content.decode()
    assert page.index("Kinh tế") < page.index("Khởi nghiệp")
    assert "topic-name--below" in page
    for number in range(20):
        services.add(name=f"Chủ đề số {number}")
    with django_assert_num_queries(len(few)):
        client.get(reverse("topics:index"))


@pytest.mark.parametrize("query", ["q=khoi+nghiep", "q=start", "is_reviewed=true"])
def test_list_finds_by_bare_letters_synonyms_and_review(client, people, query):
    services.add(name="Khởi nghiệp", synonyms=["start-up"])
    services.add(name="Vừa gõ", is_reviewed=False)
    client.force_login(people["keeper"])
    page = client.get(f"{reverse('topics:index')}?{query}").content.decode()
    assert "Khởi nghiệp" in page
    assert "Vừa gõ" not in page


def form(**fields) -> dict:
    return {"name": "Vay vốn", "parent": "", "description": "", "synonyms": "", "is_reviewed": "on"} | fields


def test_form_adds_and_renames(client, people):
    client.force_login(people["keeper"])
    assert client.post(reverse("topics:add"), form(synonyms="tín dụng\n\ntin dung")).status_code == 302
    topic = Topic.objects.get()
    assert topic.synonyms == "tín dụng"
    assert client.post(reverse("topics:edit", args=[topic.pk]), form(name="Vay vốn ưu đãi", synonyms="tín dụng")).status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("Vay vốn ưu đãi", "vay-von-uu-dai")
    assert Topic.objects.at("vay-von") == topic


def test_form_says_which_topic_is_there(client, people):
    services.add(name="Vay vốn")
    client.force_login(people["keeper"])
    answer = client.post(reverse("topics:add"), form(name="VAY VON"))
    assert answer.status_code == 200
    assert "“VAY VON” đã có trong chủ đề “Vay vốn”." in answer.content.decode().replace("&quot;", '"')


def test_merge_screen_merges(client, people):
    typed, kept = services.add(name="Vay vốn ngân hàng"), services.add(name="Vay vốn")
    client.force_login(people["keeper"])
    page = client.get(reverse("topics:merge", args=[typed.pk])).content.decode()
    assert "Gộp chủ đề" in page.split('data-w-breadcrumbs-target="toggle"')[1].split("</nav>")[0]
    assert "Không thể hoàn tác" in page
    answer = client.post(reverse("topics:merge", args=[typed.pk]), {"into": kept.pk})
    assert answer.status_code == 302
    assert list(Topic.objects.all()) == [kept]


def test_delete_screen_keeps_a_topic_with_topics(client, people):
    root = services.add(name="Kinh tế")
    services.add(name="Khởi nghiệp", parent=root)
    client.force_login(people["keeper"])
    client.post(reverse("topics:delete", args=[root.pk]))
    assert Topic.objects.filter(pk=root.pk).exists()


def test_field_keeps_commas_and_words_together():
    widget = TopicsInput()
    posted = widget.value_from_datadict({"topics": "Phòng, chống bạo lực; Vay vốn;; "}, {}, "topics")
    assert posted == '"Phòng, chống bạo lực", "Vay vốn"'
    shown = widget.get_context("topics", posted, {})["widget"]["value"]
    assert shown == "Phòng, chống bạo lực; Vay vốn"
