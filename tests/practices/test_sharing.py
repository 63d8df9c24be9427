"""From a quick sheet to a published model, and what stands in the way."""

import pytest

from forum.practices import answers, services, versions
from forum.practices.models import Practice, PracticeVersion, Review
from forum.practices.refusals import ChangedMeanwhile, Incomplete, NoOpenVersion, NoteMissing, NotTicked, NotUnderReview, UnderReview
from portal.notifications.models import Notification
from portal.search.models import SearchDocument
from tests.forum.factories import make_member, make_officer
from tests.pages.factories import stored_image
from tests.practices import factories

pytestmark = pytest.mark.django_db
ALL = list(Review.TICKS)


def completed(practice, **values):
    return services.complete(version=practice.versions.first(), values=values, by=practice.owner)


def test_share_makes_a_draft_that_only_its_keepers_see(unit_tree):
    practice = factories.make_draft(unit_tree.phu_dien, name="3 giúp")
    assert (practice.stage, practice.slug, practice.version) == ("draft", "3-giup", 0)
    for user, sees in [
        (None, False),
        (make_member(), False),
        (practice.owner, True),
        (make_officer(unit_tree.phu_dien), True),
        (make_officer(unit_tree.ha_noi), True),
        (make_officer(unit_tree.tay_tuu), False),
    ]:
        assert Practice.objects.visible_to(user).filter(pk=practice.pk).exists() is sees


def test_share_names_each_field_that_is_missing(unit_tree):
    with pytest.raises(Incomplete) as refused:
        services.share(by=make_member(), values={"name": "  ", "unit": "", "one_line": "x"})
    assert set(refused.value.errors) == {"name", "unit", "one_line"}
    assert not Practice.objects.exists()


def test_models_of_one_name_have_addresses_of_their_own(unit_tree):
    names = [factories.make_draft(unit_tree.phu_dien, name="Ngôi nhà xanh").slug for _ in range(3)]
    assert names == ["ngoi-nha-xanh", "ngoi-nha-xanh-phu-dien", "ngoi-nha-xanh-phu-dien-2"]
    assert factories.make_draft(unit_tree.phu_dien, name="So sánh").slug == "so-sanh-phu-dien"


def test_complete_keeps_what_it_understands_and_what_was_typed(draft):
    done = completed(draft, cost_once="khoảng 60 triệu", cost_yearly="5-7 triệu", problem="Chị em xa quê ít người quen.")
    assert set(done.errors) == {"cost_yearly"}
    version = draft.versions.get()
    assert version.typed == {"cost_yearly": "5-7 triệu"}
    draft.refresh_from_db()
    assert (draft.cost_once, draft.cost_yearly, draft.problem) == (60_000_000, None, "Chị em xa quê ít người quen.")
    again = completed(draft, cost_yearly="6 triệu")
    assert not again.errors
    assert draft.versions.get().typed == {}


def test_complete_measures_what_is_still_missing(draft):
    before = completed(draft).completeness
    after = completed(draft, steps=factories.STEPS, figures=factories.FIGURES).completeness
    assert after.percent == before.percent + 14 + 8 + 4
    assert before.missing[0].field == "steps"
    draft.refresh_from_db()
    assert (draft.completeness, draft.days_needed, draft.steps.count()) == (after.percent, 45, 3)


def test_two_people_who_write_at_once_notice_each_other(draft):
    version = draft.versions.get()
    seen = answers.mark(version, ["lessons"])
    services.complete(version=version, values={"lessons": "Một"}, by=draft.owner, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        services.complete(version=version, values={"lessons": "Hai"}, by=draft.owner, seen=seen)
    services.complete(version=version, values={"lessons": "Một"}, by=draft.owner, seen=seen)
    services.complete(version=version, values={"failures": "Ba"}, by=draft.owner, seen=answers.mark(version, ["failures"]))
    assert draft.versions.get().data["lessons"] == "Một"


def test_figures_are_signed_by_who_entered_them(draft):
    other = make_member()
    completed(draft, figures=factories.FIGURES)
    first = draft.figures.get()
    rows = [versions.answers.of_practice(draft)["figures"][0], {"value": "817", "measure": "người", "what": "lượt tư vấn"}]
    services.complete(version=draft.versions.get(), values={"figures": rows}, by=other)
    kept, new = draft.figures.order_by("order")
    assert (kept.pk, kept.entered_by, kept.entered_at) == (first.pk, draft.owner, first.entered_at)
    assert new.entered_by == other


def test_submit_tells_the_unit_above_and_nobody_else(draft, unit_tree, django_capture_on_commit_callbacks):
    above, beside = make_officer(unit_tree.ha_noi), make_officer(unit_tree.tay_tuu)
    with django_capture_on_commit_callbacks(execute=True):
        services.submit(version=draft.versions.get(), by=draft.owner)
    assert Notification.objects.filter(user=above).count() == 1
    assert not Notification.objects.filter(user__in=[beside, draft.owner]).exists()
    draft.refresh_from_db()
    assert draft.stage == "review"
    with pytest.raises(UnderReview):
        completed(draft, lessons="Nữa")


def test_submit_refuses_what_cannot_be_read(draft):
    completed(draft, cost_once="sáu mươi triệu")
    with pytest.raises(Incomplete) as refused:
        services.submit(version=draft.versions.get(), by=draft.owner)
    assert set(refused.value.errors) == {"cost_once"}


@pytest.mark.parametrize("shows_children", [True, False])
def test_photo_without_consent_is_not_published(draft, shows_children):
    image = stored_image(uploaded_by_user=draft.owner)
    completed(draft, photos=[{"image": image.pk, "caption": "Giờ chơi", "shows_children": shows_children, "consent": "unknown"}])
    with pytest.raises(Incomplete) as refused:
        services.submit(version=draft.versions.get(), by=draft.owner)
    assert set(refused.value.errors) == {"photos.0.consent"}
    assert not draft.photos.publishable().exists()
    completed(draft, photos=[{"image": image.pk, "shows_children": shows_children, "consent": "given"}])
    assert services.submit(version=draft.versions.get(), by=draft.owner).state == "review"


def test_children_are_never_shown_because_nobody_was_asked(draft):
    image = stored_image(uploaded_by_user=draft.owner)
    completed(draft, photos=[{"image": image.pk, "shows_children": "on", "consent": "not_needed"}])
    assert draft.photos.get().consent == "unknown"


def test_photos_of_others_cannot_be_used(draft):
    image = stored_image(uploaded_by_user=make_member())
    done = completed(draft, photos=[{"image": image.pk}])
    assert set(done.errors) == {"photos.0.image"}
    assert not draft.photos.exists()


def test_accept_publishes_and_makes_findable(draft, unit_tree):
    version = services.submit(version=draft.versions.get(), by=draft.owner)
    with pytest.raises(NotTicked):
        services.accept(version=version, by=make_member(), unit=unit_tree.ha_noi, ticks=ALL[:3])
    review = services.accept(version=version, by=make_member(), unit=unit_tree.ha_noi, ticks=ALL, note="Tốt")
    draft.refresh_from_db()
    assert (draft.stage, draft.version, review.ticks) == ("published", 1, ALL)
    assert draft.check_again_on is not None
    assert SearchDocument.objects.filter(kind="practice", object_id=draft.pk, is_removed=False).exists()
    assert Practice.objects.visible_to(None).listed().get() == draft


def test_ask_and_refuse_need_a_reason_and_leave_the_draft(draft, unit_tree):
    version = services.submit(version=draft.versions.get(), by=draft.owner)
    with pytest.raises(NoteMissing):
        services.ask_changes(version=version, by=make_member(), unit=unit_tree.ha_noi, note=" ")
    services.ask_changes(version=version, by=make_member(), unit=unit_tree.ha_noi, note="Thêm kinh phí")
    assert completed(draft, cost_once="0").version.data["cost_once"] == 0
    version = services.submit(version=draft.versions.get(), by=draft.owner)
    services.refuse(version=version, by=make_member(), unit=unit_tree.ha_noi, note="Đã có mô hình này")
    with pytest.raises(NoOpenVersion):
        completed(draft, lessons="x")
    assert services.revise(practice=draft, by=draft.owner).number == 2


def test_old_version_stays_up_until_the_new_one_is_accepted(practice, unit_tree):
    before = practice.one_line
    version = services.revise(practice=practice, by=practice.owner)
    assert services.revise(practice=practice, by=practice.owner) == version
    words = "Nay mỗi tuần gặp nhau hai lần, có thêm lớp học nghề."
    services.complete(version=version, values={"one_line": words, "steps": factories.STEPS}, by=practice.owner)
    version = services.submit(version=version, by=practice.owner, note="Thêm lớp nghề")
    practice.refresh_from_db()
    assert (practice.one_line, practice.stage, practice.steps.count()) == (before, "published", 0)
    seen = versions.preview(version)
    assert (seen.one_line, [step.title for step in seen.steps.all()]) == (words, [step["title"] for step in factories.STEPS])
    assert {name for name, _old, _new in versions.differences(version)} == {"one_line", "steps"}
    assert practice.steps.count() == 0
    services.accept(version=version, by=make_member(), unit=unit_tree.ha_noi, ticks=ALL)
    practice.refresh_from_db()
    assert (practice.one_line, practice.version, practice.steps.count()) == (words, 2, 3)


def test_origin_does_not_change_once_published(practice, unit_tree):
    version = services.revise(practice=practice, by=practice.owner)
    services.complete(version=version, values={"unit": str(unit_tree.tay_tuu.pk)}, by=practice.owner)
    assert version.practice.versions.first().data["unit"] == unit_tree.phu_dien.pk


def test_take_back_opens_the_version_again(draft):
    version = services.submit(version=draft.versions.get(), by=draft.owner)
    services.take_back(version=version, by=draft.owner)
    with pytest.raises(NotUnderReview):
        services.take_back(version=version, by=draft.owner)
    assert not completed(draft, lessons="Thêm").errors


def test_withdrawn_model_keeps_its_page_and_leaves_the_lists(practice, unit_tree):
    with pytest.raises(NoteMissing):
        services.withdraw(practice=practice, by=practice.owner)
    assert services.withdraw(practice=practice, by=practice.owner, reason="Gộp vào mô hình khác") is True
    assert services.withdraw(practice=practice, by=practice.owner, reason="Lần nữa") is False
    assert Practice.objects.visible_to(None).filter(pk=practice.pk).exists()
    assert not Practice.objects.listed().exists()
    assert SearchDocument.objects.get(kind="practice").is_removed
    assert not PracticeVersion.objects.filter(state__in=["draft", "review"]).exists()


def test_hidden_model_is_seen_by_its_keepers_alone(practice):
    assert services.hide(practice=practice, by=make_member(), reason="Lộ số điện thoại")
    assert not Practice.objects.visible_to(None).exists()
    assert Practice.objects.visible_to(practice.owner).get() == practice
    assert services.show(practice=practice, by=make_member())
    assert Practice.objects.visible_to(None).exists()


def test_every_field_of_the_form_is_read_and_kept(draft):
    assert set(answers.blank()) == set(answers.FIELDS)
    assert set(answers.of_practice(draft)) == set(answers.FIELDS)
