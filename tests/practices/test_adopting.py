"""Who may take a model up, from whom, when; and what comes of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from forum.practices import services
from forum.practices.models import Adoption, Practice
from forum.practices.refusals import (
    AdoptedAlready,
    BeforeThePractice,
    BeforeTheUnit,
    BeforeTheUnitAlone,
    Circle,
    FromElsewhere,
    Incomplete,
    OwnPractice,
    StoppedAlready,
    StopReasonMissing,
    TooFarAhead,
    Withdrawn,
)
from forum.practices.tree import spread_of
from portal.notifications.models import Notification
from portal.units.services import dissolve
from tests.forum.factories import make_member, make_officer
from tests.practices import factories

pytestmark = pytest.mark.django_db


def test_adopt_counts_and_tells_the_origin(practice, unit_tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    practice.refresh_from_db()
    assert (practice.adoption_count, practice.running_count, practice.unit_count, practice.province_count) == (1, 0, 1, 1)
    assert adoption.province == unit_tree.ha_noi
    assert Notification.objects.filter(user=practice.owner).exists()
    services.change_adoption_state(adoption=adoption, state="running", by=adoption.by)
    practice.refresh_from_db()
    assert practice.running_count == 1


def test_nobody_takes_up_her_own_model(practice, unit_tree):
    with pytest.raises(OwnPractice):
        factories.make_adoption(practice, unit_tree.phu_dien)
    with pytest.raises(OwnPractice):  # The ward of before the reform became the whole of the ward that began the model.
        factories.make_adoption(practice, unit_tree.phu_dien_cu)


def test_two_officers_get_one_entry(practice, unit_tree):
    factories.make_adoption(practice, unit_tree.tay_tuu)
    with pytest.raises(AdoptedAlready, match="Tây Tựu"):
        factories.make_adoption(practice, unit_tree.tay_tuu)
    assert practice.adoptions.count() == 1


def test_database_holds_against_two_at_once(practice, unit_tree):
    """What would happen if both had asked before either wrote."""
    first = factories.make_adoption(practice, unit_tree.tay_tuu)
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_circle_of_units_is_refused(practice, unit_tree):
    a = factories.make_adoption(practice, unit_tree.tay_tuu)
    b = factories.make_adoption(practice, unit_tree.xuan_dinh, parent=a)
    c = factories.make_adoption(practice, unit_tree.dong_ngac, parent=b)
    with pytest.raises(Circle):
        services.retrace(adoption=a, parent=c, by=a.by)
    services.change_adoption_state(adoption=a, state="stopped", reason="Hết kinh phí", by=a.by)
    with pytest.raises(Circle, match="Đông Ngạc"):
        factories.make_adoption(practice, unit_tree.tay_tuu, parent=c)
    assert factories.make_adoption(practice, unit_tree.tay_tuu).parent is None
    assert services.retrace(adoption=c, parent=None, by=c.by) is True
    assert services.retrace(adoption=c, parent=None, by=c.by) is False


def test_parent_runs_the_same_model(practice, unit_tree):
    other = factories.make_adoption(factories.make_published(unit_tree.sai_gon), unit_tree.tay_tuu)
    with pytest.raises(FromElsewhere):
        factories.make_adoption(practice, unit_tree.xuan_dinh, parent=other)


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (date(2024, 1, 1), BeforeTheUnit),
        (timezone.localdate() + timedelta(days=400), TooFarAhead),
    ],
)
def test_start_makes_sense(practice, unit_tree, day, refused):
    with pytest.raises(refused):
        factories.make_adoption(practice, unit_tree.tay_tuu, started_on=day)


def test_former_unit_is_named_where_the_start_is_too_early(practice, unit_tree):
    with pytest.raises(BeforeTheUnit, match="Minh Khai"):
        factories.make_adoption(practice, unit_tree.tay_tuu, started_on=date(2024, 1, 1))
    unit_tree.sai_gon.inheritances.all().delete()
    with pytest.raises(BeforeTheUnitAlone):
        factories.make_adoption(practice, unit_tree.sai_gon, started_on=date(2024, 1, 1))


def test_nobody_ran_it_before_it_began(unit_tree):
    practice = factories.make_published(unit_tree.ha_noi, started_on="03/2026")
    with pytest.raises(BeforeThePractice, match="03/2026"):
        factories.make_adoption(practice, unit_tree.tay_tuu, started_on=date(2026, 2, 1))


def test_model_older_than_its_unit_is_asked_about(unit_tree):
    draft = factories.make_draft(unit_tree.phu_dien, started_on="10/2019")
    version = draft.versions.get()
    assert "01/07/2025" in version.errors["started_on"]
    assert version.typed == {"started_on": "10/2019"}
    done = services.complete(version=version, values={"unit": str(unit_tree.phu_dien_cu.pk), "started_on": "10/2019"}, by=draft.owner)
    assert done.errors == {}


def test_withdrawn_model_goes_on_where_it_runs(practice, unit_tree, django_capture_on_commit_callbacks):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(practice=practice, by=practice.owner, reason="Không còn phù hợp")
    assert Notification.objects.filter(user=adoption.by).exists()
    with pytest.raises(Withdrawn):
        factories.make_adoption(practice, unit_tree.xuan_dinh)
    assert services.change_adoption_state(adoption=adoption, state="sustained", by=adoption.by) is True
    assert services.report_results(adoption=adoption, month=3, people_reached="40", money_spent="0", text="Vẫn chạy", by=adoption.by)
    assert Practice.objects.visible_to(adoption.by).filter(pk=practice.pk).exists()


def test_stopping_says_why_and_is_final(practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    with pytest.raises(StopReasonMissing):
        services.change_adoption_state(adoption=adoption, state="stopped", by=adoption.by, reason="  ")
    services.change_adoption_state(adoption=adoption, state="stopped", by=adoption.by, reason="Sáp nhập")
    with pytest.raises(StoppedAlready):
        services.change_adoption_state(adoption=adoption, state="running", by=adoption.by)
    assert [change.state for change in adoption.state_changes.all()] == ["exploring", "stopped"]
    assert factories.make_adoption(practice, unit_tree.tay_tuu)


def test_merged_unit_counts_for_its_successor(practice, unit_tree, django_capture_on_commit_callbacks):
    mine = factories.make_adoption(practice, unit_tree.tay_tuu)
    factories.make_adoption(practice, unit_tree.xuan_dinh)
    with django_capture_on_commit_callbacks(execute=True):
        dissolve(unit=unit_tree.tay_tuu, on=timezone.localdate(), successors=[unit_tree.xuan_dinh])
    mine.refresh_from_db()
    practice.refresh_from_db()
    assert (mine.unit, mine.counts_for, mine.is_inherited) == (unit_tree.tay_tuu, unit_tree.xuan_dinh, True)
    assert (practice.adoption_count, practice.unit_count) == (2, 1)


def test_divided_unit_goes_on_counting_for_itself(practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.minh_khai_cu)
    assert not adoption.is_inherited
    assert adoption.province == unit_tree.ha_noi


@pytest.mark.parametrize(
    ("people", "money", "text", "blamed"),
    [
        ("-5", "0", "x", "people_reached"),
        ("nhiều", "0", "x", "people_reached"),
        ("", "0", "x", "people_reached"),
        ("40", "khoảng sáu chục", "x", "money_spent"),
        ("40", "", "x", "money_spent"),
        ("40", "60tr", " ", "text"),
    ],
)
def test_report_says_what_it_cannot_read(practice, unit_tree, people, money, text, blamed):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    with pytest.raises(Incomplete) as refused:
        services.report_results(adoption=adoption, month=3, people_reached=people, money_spent=money, text=text, by=adoption.by)
    assert set(refused.value.errors) == {blamed}
    assert not adoption.reports.exists()


def test_second_report_of_a_month_corrects_the_first(practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    given = {"adoption": adoption, "month": 6, "money_spent": "8 triệu", "text": "Đều", "by": adoption.by, "figures": factories.FIGURES}
    services.report_results(people_reached="40", **given)
    other = make_officer(unit_tree.tay_tuu)
    report = services.report_results(people_reached="45", **{**given, "by": other})
    assert (adoption.reports.count(), report.people_reached, report.money_spent, report.entered_by) == (1, 45, 8_000_000, other)
    assert report.figures.get().entered_by == adoption.by


@pytest.mark.parametrize(("value", "measure"), [("120", "%"), ("101%", ""), ("-3", "người")])
def test_impossible_results_are_refused(practice, unit_tree, value, measure):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    rows = [{"value": value, "measure": measure, "what": "chị em"}]
    with pytest.raises(Incomplete) as refused:
        services.report_results(
            adoption=adoption, month=3, people_reached="1", money_spent="0", text="x", by=adoption.by, figures=rows
        )  # fmt: skip
    assert "figures.0.value" in refused.value.errors


def test_tree_has_depths_totals_and_provinces(practice, unit_tree, django_assert_num_queries):
    a = factories.make_adoption(practice, unit_tree.tay_tuu)
    b = factories.make_adoption(practice, unit_tree.sai_gon, parent=a)
    c = factories.make_adoption(practice, unit_tree.quang_son, parent=b)
    d = factories.make_adoption(practice, unit_tree.xuan_dinh)
    for adoption, month, people in [(a, 3, "10"), (a, 6, "25"), (c, 3, "5")]:
        services.report_results(adoption=adoption, month=month, people_reached=people, money_spent="1 triệu", text="x", by=adoption.by)
    with django_assert_num_queries(3):
        spread = spread_of(practice)
    assert [(row.adoption.pk, row.depth) for row in spread.rows] == [(a.pk, 1), (b.pk, 2), (c.pk, 3), (d.pk, 1)]
    assert (spread.totals.people, spread.totals.money, len(spread.totals.reported)) == (30, 2_000_000, 2)
    assert {unit.slug: count for unit, count in spread.provinces} == {"ha-noi": 2, "ho-chi-minh": 1, "lam-dong": 1}


def test_hidden_model_is_not_taken_up(practice, unit_tree):
    services.hide(practice=practice, by=make_member())
    with pytest.raises(Withdrawn):
        factories.make_adoption(practice, unit_tree.tay_tuu)
    assert not Adoption.objects.visible_to(make_member()).exists()
