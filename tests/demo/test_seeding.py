import pytest

from news.models import ArticlePage
from portal.demo.accounts import add_people
from portal.demo.seeding import Seeding
from portal.members.models import User
from portal.pages.models import PortalDocument, PortalImage
from portal.topics.models import Topic
from portal.units.models import Role
from tests.demo.factories import make_named_units


def counts() -> list[int]:
    return [model.objects.count() for model in (ArticlePage, PortalImage, PortalDocument, Topic, User, Role)]


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
