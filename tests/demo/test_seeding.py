import pytest
from django.core.management import CommandError, call_command

from news import rules
from news.models import ArticlePage
from portal.demo.accounts import DEMO_PASSWORD, PEOPLE, add_people
from portal.demo.gallery import Gallery
from portal.demo.reading import read_stories
from portal.demo.seeding import Seeding, add_authors, add_programmes, add_topics
from portal.members.models import User
from portal.pages.models import PortalDocument, PortalImage
from portal.topics.models import Topic
from portal.units.models import Role
from tests.demo.factories import make_named_units


def counts() -> list[int]:
    return [model.objects.count() for model in (ArticlePage, PortalImage, PortalDocument, Topic, User, Role)]


def quiet(line: str) -> None:
    """Tells nobody."""


class OnePicture(Gallery):
    """Shows the same photo, paper and film everywhere: 150 drawings add nothing to what is tested here."""

    def picture(self, name: str) -> PortalImage:
        return super().picture("lotus-1")

    def document(self, title: str, lines) -> PortalDocument:
        return super().document("Mẫu sổ", ["Một dòng."])

    def film(self, title: str, names: list[str]) -> PortalDocument:
        return super().film("Một ngày", ["lotus-1"])


@pytest.fixture
def places(site):
    make_named_units()


@pytest.mark.django_db
def test_seed_twice_adds_nothing(places):
    told = []
    add_people()
    assert Seeding(tell=told.append).seed(3) == 3
    first = counts()
    add_people()
    assert Seeding(tell=told.append).seed(3) == 0
    assert counts() == first
    assert any("3/3" in line for line in told)


@pytest.mark.django_db
def test_add_subjects_twice_adds_nothing(places):
    for _ in range(2):
        add_topics()
        add_programmes()
        add_authors()
    assert Topic.objects.count() >= 60
    assert Topic.objects.filter(parent__parent__isnull=False).count() == 0


@pytest.mark.django_db
def test_every_story_is_a_valid_article(places):
    add_people()
    seeding = Seeding(gallery=OnePicture(), tell=quiet)
    seeding.add_subjects()
    for story in read_stories():
        article = ArticlePage(**seeding.fields(story))
        article.full_clean(exclude=["path", "depth", "url_path", "content_type", "locale"])
        article.body.stream_block.clean(article.body)
        assert rules.faults(article) == {}, story.title


@pytest.mark.django_db
def test_add_people_gives_each_role_once(places):
    assert {password for _person, password in add_people()} == {DEMO_PASSWORD}
    sen = User.objects.get(username="sen")
    sen.set_password("mật khẩu của riêng mình")
    sen.save()
    assert {person.username for person, password in add_people() if not password} == {"sen"}
    assert {password for _person, password in add_people()} == {DEMO_PASSWORD, ""}
    assert set(Role.objects.values_list("kind", flat=True)) == set(Role.Kind.values)
    assert User.objects.filter(is_superuser=True).count() == 1
    assert User.objects.get(username=PEOPLE[0].username).check_password(DEMO_PASSWORD)


@pytest.mark.django_db
def test_seed_refuses_a_server_unless_told(places):
    with pytest.raises(CommandError):
        call_command("seed", "--limit", "1")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_seed_on_a_server_sets_passwords_that_nobody_knows(places, capsys):
    call_command("seed", "--limit", "1", "--no-forum", "--on-a-server")
    shown = capsys.readouterr().out
    assert ArticlePage.objects.count() == 1
    assert DEMO_PASSWORD not in shown
    assert not any(user.check_password(DEMO_PASSWORD) for user in User.objects.all())
    assert "/tim-kiem/?q=mo+hinh+nha+tro+nu+cong+nhan" in shown
    assert "Đăng nhập     http://127.0.0.1:8000/quan-tri/\n" in shown
