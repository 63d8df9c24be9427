import pytest
from django.core.management import call_command

from forum.practices import library
from forum.practices.models import Adoption, Practice
from forum.practices.tree import spread_of
from portal.demo.practice_bulk import PracticeFiller
from portal.search.models import SearchDocument
from tests.forum.factories import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(unit_tree):
    make_member(is_superuser=True)
    told = []
    assert PracticeFiller(told.append).fill(20, 60) == 20
    return told


def test_fill_makes_what_the_services_would_make(filled, capsys):
    assert "20/20" in filled[-1]
    assert (Practice.objects.count(), Adoption.objects.count()) == (20, 60)
    assert SearchDocument.objects.filter(kind="practice", is_removed=False).count() == 20
    call_command("recount_practices")
    assert capsys.readouterr().out.splitlines()[-1] == "0 adoptions placed anew, 0 models counted anew."


def test_fill_makes_trees_that_can_be_shown(filled):
    for practice in Practice.objects.all():
        practice.clean_fields()
        rows = spread_of(practice).rows
        assert len(rows) == practice.adoption_count
        assert max((row.depth for row in rows), default=0) <= 4
    assert library.find(sort="adopted").total == 20


def test_fill_tops_up_only_what_is_missing(filled):
    assert PracticeFiller(print).fill(20, 60) == 0
    assert PracticeFiller(print).fill(25, 60) == 5
