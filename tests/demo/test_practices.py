"""The model library of the demo: what a visitor should find, and nothing twice."""

import pytest
from django.db import transaction

from forum.practices.models import (
    Adoption,
    AdoptionReport,
    Figure,
    FigureDoubt,
    Guidance,
    Practice,
    PracticeVersion,
    Recognition,
    Review,
    StateChange,
    UnitFact,
)
from portal.demo.accounts import add_people
from portal.demo.forum import people
from portal.demo.practice_scripts import read_practices
from portal.demo.practices import PracticeSeeding
from portal.demo.seeding import add_topics
from portal.notifications.models import Telling
from portal.search.models import SearchDocument
from tests.demo.factories import make_named_units

pytestmark = pytest.mark.django_db
NAMED = (
    "Mẹ đỡ đầu", "Đồng hành cùng con", "Câu lạc bộ chủ nhà trọ cho thuê", "Kết nạp hội viên danh dự", "Mô hình 3 giúp",
    "Biết nhu cầu – Trao cơ hội", "Mỗi cơ sở Hội một công trình xanh", "Tuyến hẻm “Sạch ngõ”",
)  # fmt: skip


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """A library seeded once for all tests of this file; they only read."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(people, "add_portraits", lambda users: None)
        make_named_units()
        add_people()
        add_topics()
        people.add_members(random_passwords=True)
        yield PracticeSeeding(tell=lambda text: None).seed()
        transaction.set_rollback(True)


def test_counts(seeded):
    practices, adoptions = seeded
    assert practices == Practice.objects.count() == len(read_practices()) == 80
    assert 290 <= adoptions <= 320
    assert Practice.objects.filter(completeness__gte=90, stage="published").count() >= 45
    assert Practice.objects.filter(completeness__lt=80).count() >= 30
    assert set(NAMED) <= set(Practice.objects.values_list("name", flat=True))
    assert FigureDoubt.objects.count() == 4
    asked = FigureDoubt.objects.values("thread")
    assert SearchDocument.objects.filter(kind="thread", object_id__in=asked, is_due=False).count() == 4
    assert Guidance.objects.count() == 4


def test_a_second_run_adds_nothing(seeded):
    models = (
        Practice,
        PracticeVersion,
        Adoption,
        AdoptionReport,
        Figure,
        FigureDoubt,
        Guidance,
        Recognition,
        StateChange,
        UnitFact,
        Telling,
    )
    before = [model.objects.count() for model in models]
    assert PracticeSeeding(tell=lambda text: None).seed() == (0, 0)
    assert [model.objects.count() for model in models] == before


def test_all_states(seeded):
    assert set(Practice.objects.values_list("stage", flat=True)) == set(Practice.Stage.values)
    assert set(Practice.objects.filter(stage="published").values_list("life", flat=True)) == set(Practice.Life.values)
    assert set(Recognition.objects.values_list("level", flat=True)) == set(Practice.Level.values)
    assert set(Review.objects.values_list("decision", flat=True)) == set(Review.Decision.values)
    assert set(Adoption.objects.values_list("state", flat=True)) == set(Adoption.State.values)
    assert set(AdoptionReport.objects.values_list("month", flat=True)) == {3, 6, 12}
    assert Practice.objects.filter(stage="published", versions__state="review").exists()


def test_what_was_typed_is_understood(seeded):
    assert {version.practice.name: version.errors for version in PracticeVersion.objects.exclude(errors={})} == {}


def test_trees_are_four_deep_and_days_follow_each_other(seeded):
    rows = {row.pk: row for row in Adoption.objects.select_related("practice")}
    deepest = 0
    for row in rows.values():
        depth, each = 1, row
        while each.parent_id:
            assert each.started_on >= rows[each.parent_id].started_on
            depth, each = depth + 1, rows[each.parent_id]
        deepest = max(deepest, depth)
        assert row.practice.started_on is None or row.started_on >= row.practice.started_on
        assert row.unit_id != row.practice.unit_id
    assert deepest == 4


def test_counters_are_what_the_rows_say(seeded):
    for practice in Practice.objects.exclude(adoption_count=0):
        assert practice.adoption_count == practice.adoptions.count()
        assert practice.running_count == practice.adoptions.running().count()
