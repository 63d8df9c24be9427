"""Recognition, questions, guidance, what the miner finds, reminders, the desk; who may do what."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from forum.practices import desk, found, permissions, personal, rules, services, tasks
from forum.practices.models import Adoption, Found, Guidance, Practice, PracticeVersion, Target
from forum.practices.refusals import DecidedAlready, DoubtedAlready, NotAbove, NumberMissing, RecognisedAlready, RuleBroken, WrongLevel
from portal.moderation.handlers import handler_of
from portal.notifications.models import Notification
from portal.units.models import Role
from tests.forum.factories import make_member, make_officer
from tests.practices import factories

pytestmark = pytest.mark.django_db
DECIDED = {"decision_number": "12/QĐ-BTV", "decided_on": date(2026, 3, 8)}


def test_recognition_is_of_the_unit_of_that_level(practice, unit_tree):
    by = make_member()
    for level, unit, refused in [
        ("province", unit_tree.hcm, NotAbove),
        ("central", unit_tree.ha_noi, WrongLevel),
        ("province", unit_tree.phu_dien, WrongLevel),
    ]:
        with pytest.raises(refused):
            services.recognise(practice=practice, level=level, unit=unit, by=by, **DECIDED)
    with pytest.raises(NumberMissing):
        services.recognise(practice=practice, level="province", unit=unit_tree.ha_noi, by=by, **{**DECIDED, "decision_number": " "})
    services.recognise(practice=practice, level="commune", unit=unit_tree.phu_dien, by=by, **DECIDED)
    services.recognise(practice=practice, level="province", unit=unit_tree.ha_noi, by=by, **DECIDED)
    with pytest.raises(RecognisedAlready):
        services.recognise(practice=practice, level="province", unit=unit_tree.ha_noi, by=by, **DECIDED)
    assert Practice.objects.get(pk=practice.pk).recognition == "province"


def test_doubt_is_a_thread_that_reaches_who_entered_the_figure(unit_tree, django_capture_on_commit_callbacks):
    practice, reader = factories.make_published(unit_tree.phu_dien, figures=factories.FIGURES), make_member()
    with django_capture_on_commit_callbacks(execute=True):
        doubt = services.doubt_figure(figure=practice.figures.get(), by=reader, body="Số này tính trên bao nhiêu chị?")
    assert doubt.thread.board.slug == "mo-hinh"
    assert Notification.objects.filter(user=practice.owner).exists()
    with pytest.raises(DoubtedAlready):
        services.doubt_figure(figure=practice.figures.get(), by=reader, body="Lần nữa")


def test_ask_owner_opens_the_discussion_once(practice):
    first = services.ask_owner(practice=practice, by=make_member(), body="Chị lấy kinh phí ở đâu?")
    second = services.ask_owner(practice=practice, by=make_member(), body="Có cần xin phép không?")
    practice.refresh_from_db()
    assert first.thread == second.thread == practice.discussion
    assert practice.discussion.get_absolute_url().startswith("/dien-dan/mo-hinh/")


RULES = [
    ({}, True),
    ({"levels": ["commune"]}, True),
    ({"levels": ["province"]}, False),
    ({"settings": ["khu-nha-tro"]}, True),
    ({"settings": ["hai-dao"]}, False),
    ({"met": "tap-hop"}, True),
    ({"unmet": "tap-hop"}, False),
    ({"unmet": "khac"}, True),
    ({"adopted": 7}, True),
    ({"not_adopted": 7}, False),
    ({"adopted": 8}, False),
    ({"provinces": [1], "levels": ["commune"], "met": "tap-hop"}, True),
    ({"provinces": [2]}, False),
]


@pytest.mark.parametrize(("rule", "meets"), RULES)
def test_rules_hold_as_a_whole(rule, meets):
    standing = rules.Standing("commune", frozenset({1, 5}), frozenset({"khu-nha-tro"}), frozenset({"tap-hop"}), frozenset({7}))
    assert rules.holds(rule, standing) is meets


def test_guidance_reaches_the_desk_of_units_that_meet_its_rule(practice, unit_tree, django_assert_num_queries):
    Target.objects.create(name="Tập hợp 80% phụ nữ", slug="tap-hop")
    rule = {"levels": ["commune"], "provinces": [unit_tree.ha_noi.pk], "unmet": "tap-hop"}
    guidance = services.address_guidance(unit=unit_tree.trung_uong, by=make_member(), rule=rule, practice=practice, note="Nên làm theo")
    with django_assert_num_queries(4):
        assert rules.guidance_for(unit_tree.tay_tuu) == [guidance]
    assert rules.guidance_for(unit_tree.sai_gon) == []
    assert set(rules.units_addressed(guidance)) >= {unit_tree.tay_tuu, unit_tree.phu_dien}
    services.state_facts(unit=unit_tree.tay_tuu, key="target", values=["tap-hop"], by=make_member())
    assert rules.guidance_for(unit_tree.tay_tuu) == []
    assert services.end_guidance(guidance=guidance, by=make_member()) is True
    assert rules.guidance_for(unit_tree.phu_dien) == []
    for wrong in ({"settings": ["cung-trang"]}, {"la": 1}, {"adopted": 10**6}, {"provinces": ["x", 999999]}):
        with pytest.raises(RuleBroken):
            services.address_guidance(unit=unit_tree.trung_uong, by=make_member(), rule=wrong, practice=practice)
    assert Guidance.objects.count() == 1


@pytest.fixture
def article(site, unit_tree):
    """A page that search knows as an article; what news makes of it does not matter here."""
    from wagtail.models import Page

    page = Page.objects.filter(depth=2).first()
    row = SimpleNamespace(object_id=page.pk, unit_id=unit_tree.phu_dien.pk, title="Phú Diễn: ra mắt mô hình", sapo="")
    row.text = "Hội LHPN phường Phú Diễn ra mắt mô hình “Ngôi nhà xanh” cho nữ công nhân, trao 300 suất quà trị giá 60 triệu đồng."
    return row


def test_article_is_read_and_what_was_refused_is_not_proposed_again(article):
    assert found.read_article(article) == 1
    assert found.read_article(article) == 0
    row = Found.objects.get()
    assert (row.name, row.state, row.unit_id) == ("Ngôi nhà xanh", "waiting", article.unit_id)
    assert found.text_of(article)[row.start : row.end] == "Ngôi nhà xanh"
    services.refuse_found(found=row, by=make_member())
    assert found.read_article(article) == 0
    with pytest.raises(DecidedAlready):
        services.refuse_found(found=row, by=make_member())


def test_found_becomes_a_quick_sheet_or_leads_to_a_model(article, practice):
    found.read_article(article)
    groups = factories.groups("Nữ công nhân", "Trẻ em, trẻ mồ côi")
    made = services.make_from_found(found=Found.objects.get(), by=make_member())
    assert list(made.target_groups.values_list("pk", flat=True)) == groups[:1]
    assert (made.name, made.stage, made.unit_id) == ("Ngôi nhà xanh", "draft", article.unit_id)
    assert all(figure.source for figure in made.figures.all())
    assert Found.objects.get().practice == made
    Found.objects.update(state="waiting", practice=None)
    services.link_found(found=Found.objects.get(), practice=practice, by=make_member())
    assert Found.objects.agreed().filter(practice=practice).exists() == Found.objects.get().article.live


def test_results_are_asked_for_after_three_six_and_twelve_months(practice, unit_tree, django_capture_on_commit_callbacks):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    Adoption.objects.filter(pk=adoption.pk).update(started_on=timezone.localdate() - timedelta(days=100), state="running")
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.ask_for_results.func() == 1
        assert tasks.ask_for_results.func() == 0
    assert Notification.objects.filter(user=adoption.by).exists()
    adoption.refresh_from_db()
    assert adoption.asked_month == 3
    assert Adoption.objects.due_for_report(unit=unit_tree.tay_tuu).get() == adoption
    services.report_results(adoption=adoption, month=3, people_reached="9", money_spent="0", text="Tốt", by=adoption.by)
    assert not Adoption.objects.due_for_report().exists()


def test_models_are_checked_again_after_a_year(practice):
    assert tasks.ask_to_check_again.func() == 0
    Practice.objects.update(check_again_on=timezone.localdate())
    assert (tasks.ask_to_check_again.func(), tasks.ask_to_check_again.func()) == (1, 0)
    assert list(desk.to_check(practice.owner, practice.unit)) == [practice]
    assert services.check_again(practice=Practice.objects.get(), by=practice.owner) > timezone.localdate() + timedelta(days=364)
    call_command("remind_practices")
    call_command("recount_practices")


def test_desk_costs_the_same_however_much_waits(practice, unit_tree, django_assert_max_num_queries):
    officer = make_officer(unit_tree.ha_noi)
    for unit in (unit_tree.tay_tuu, unit_tree.xuan_dinh):
        factories.make_adoption(practice, unit)
        draft = factories.make_draft(unit)
        services.submit(version=draft.versions.get(), by=draft.owner)
    assert desk.units_at_desk(officer) == [unit_tree.ha_noi]
    with django_assert_max_num_queries(17):
        mine = desk.desk(officer, unit_tree.ha_noi)
    assert len(mine.to_review) == 2
    with django_assert_max_num_queries(17):
        other = desk.desk(officer, unit_tree.dong_ngac)
    assert {adoption.unit for adoption in other.nearby} == {unit_tree.tay_tuu, unit_tree.xuan_dinh}


def test_who_may_do_what(practice, unit_tree):
    version = services.revise(practice=practice, by=practice.owner)
    people = {
        "member": make_member(),
        "owner": practice.owner,
        "officer": make_officer(unit_tree.phu_dien),
        "above": make_officer(unit_tree.ha_noi),
        "beside": make_officer(unit_tree.tay_tuu),
        "writer": make_officer(unit_tree.phu_dien, Role.Kind.COMMUNICATOR),
    }
    table = {
        "write": lambda user: permissions.can_write(user, practice),
        "review": lambda user: permissions.can_review(user, version),
        "recognise": lambda user: permissions.can_recognise(user, unit_tree.ha_noi),
        "adopt": lambda user: permissions.can_adopt(user, unit_tree.tay_tuu),
        "adopt former": lambda user: permissions.can_adopt(user, unit_tree.minh_khai_cu),
    }
    allowed = {name: {who for who, user in people.items() if ask(user)} for name, ask in table.items()}
    assert allowed == {
        "write": {"owner", "officer", "above"},
        "review": {"above"},
        "recognise": {"above"},
        "adopt": {"above", "beside"},
        "adopt former": {"officer", "above", "beside"},
    }


def test_nobody_reviews_her_own(unit_tree):
    officer = make_officer(unit_tree.ha_noi)
    draft = factories.make_draft(unit_tree.phu_dien, officer)
    assert not permissions.can_review(officer, draft.versions.get())


def test_moderators_hide_and_bring_back(practice):
    handler = handler_of(practice)
    assert handler.scope(practice).unit == practice.unit_id
    handler.apply("hide", practice, by=make_member(), told="Lộ thông tin", options={})
    assert Practice.objects.get(pk=practice.pk).state_reason == "Lộ thông tin"
    assert handler.possible(practice) >= {"show"}


def test_who_leaves_takes_her_drafts_and_leaves_what_is_public(practice, unit_tree):
    draft = factories.make_draft(unit_tree.phu_dien, practice.owner)
    held = personal.export(practice.owner)
    assert {row["name"] for row in held["models_kept"]} == {practice.name, draft.name}
    personal.close(practice.owner)
    assert list(Practice.objects.values_list("pk", flat=True)) == [practice.pk]
    assert not PracticeVersion.objects.exclude(typed={}).exists()
