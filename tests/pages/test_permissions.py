"""One table for photos and documents alike: the file is Phú Diễn's, uploaded by Lan."""

import pytest
from django.urls import reverse
from wagtail.permissions import policy_registry

from portal.pages.models import PortalDocument, PortalImage
from portal.pages.permissions import may_read_document
from tests.pages.factories import stored_document, stored_image

# who, (add, choose, change, delete) for her ward's file
TABLE = [
    ("lan", True, True, True),  # her own upload
    ("hoa", True, True, False),  # a colleague of the same ward
    ("mai", True, True, True),  # the ward's editor
    ("thu", True, False, False),  # the ward next door
    ("kim", True, True, False),  # communicator of the province above
    ("nga", True, True, True),  # editor of the province above
    ("que", True, True, True),  # editor of the centre
    ("van", False, False, False),  # an officer writes nothing
    ("khach", False, False, False),
    ("nghi", False, False, False),  # closed account
    ("sa", True, True, True),
]
SHARED = {"que": (True, True), "sa": (True, True)}  # choose, change of a file without a unit; all other writers may choose it


@pytest.fixture(params=[PortalImage, PortalDocument], ids=["photo", "document"])
def policy(request):
    return policy_registry.get_by_type(request.param)


@pytest.fixture
def stored(policy):
    return stored_image if policy.model is PortalImage else stored_document


@pytest.mark.parametrize(("who", "add", "choose", "change"), TABLE)
def test_policy_follows_the_table(people, policy, stored, who, add, choose, change):
    user = getattr(people, who)
    file = stored(unit=people.tree.phu_dien, uploaded_by_user=people.lan)
    assert policy.user_has_permission(user, "add") is add
    for action, expected in (("choose", choose), ("change", change), ("delete", change)):
        assert policy.user_has_permission_for_instance(user, action, file) is expected
        assert (file in policy.instances_user_has_permission_for(user, action)) is expected
    assert (user in policy.users_with_permission_for_instance("change", file)) is change


@pytest.mark.parametrize("who", [row[0] for row in TABLE])
def test_policy_shares_files_without_a_unit(people, policy, stored, who):
    user = getattr(people, who)
    file = stored(uploaded_by_user=people.lan)
    choose, change = SHARED.get(who, (policy.user_has_permission(user, "add"), False))
    assert policy.user_has_permission_for_instance(user, "choose", file) is choose
    assert policy.user_has_permission_for_instance(user, "change", file) is change


def test_policy_takes_the_upload_back_with_the_role(people, policy, stored):
    file = stored(unit=people.tree.phu_dien, uploaded_by_user=people.lan)
    people.lan.roles.all().delete()
    assert not policy.user_has_permission_for_instance(people.lan, "change", file)


PHOTO_ADDRESSES = [
    ("wagtailimages:edit", "change"),
    ("wagtailimages:delete", "change"),
    ("wagtailimages:image_usage", "change"),
    ("wagtailimages:url_generator", "change"),
    ("wagtailimages_chooser:chosen", "choose"),
    ("wagtailimages_chooser:select_format", "choose"),
]
DOCUMENT_ADDRESSES = [
    ("wagtaildocs:edit", "change"),
    ("wagtaildocs:delete", "change"),
    ("wagtaildocs:document_usage", "change"),
    ("wagtaildocs_chooser:chosen", "choose"),
]


@pytest.mark.parametrize(("address", "needs"), PHOTO_ADDRESSES + DOCUMENT_ADDRESSES)
def test_guessed_address_is_refused(people, signed_in, address, needs):
    stored = stored_image if "images" in address else stored_document
    file = stored(unit=people.tree.phu_dien, uploaded_by_user=people.lan)
    for who, _add, choose, change in TABLE:
        status = signed_in(getattr(people, who)).get(reverse(address, args=[file.pk])).status_code
        allowed = change if needs == "change" else choose
        assert (who, status == 200) == (who, allowed)
        assert allowed or status in {302, 403, 404}


@pytest.mark.parametrize(("who", "change"), [("thu", False), ("hoa", False), ("lan", True)])
@pytest.mark.parametrize("kind", ["images", "docs"])
def test_posting_to_a_guessed_address_changes_nothing(people, signed_in, kind, who, change):
    stored = stored_image if kind == "images" else stored_document
    file = stored(title="Trước", unit=people.tree.phu_dien, uploaded_by_user=people.lan)
    client = signed_in(getattr(people, who))
    prefix = f"{'image' if kind == 'images' else 'doc'}-{file.pk}"
    client.post(
        reverse(f"wagtail{kind}:edit_multiple", args=[file.pk]), {f"{prefix}-title": "Sau", f"{prefix}-unit": people.tree.phu_dien.pk}
    )
    file.refresh_from_db()
    assert (file.title == "Sau") is change
    client.post(reverse(f"wagtail{kind}:delete_multiple", args=[file.pk]))
    assert type(file).objects.filter(pk=file.pk).exists() is not change


def shown(answer) -> str:
    """The words of a screen, or of a chooser, which comes wrapped in JSON."""
    return answer.json()["html"] if "json" in answer["Content-Type"] else answer.content.decode()


@pytest.mark.parametrize(
    "address", ["wagtailimages:index", "wagtailimages_chooser:choose", "wagtaildocs:index", "wagtaildocs_chooser:choose"]
)
def test_lists_show_only_files_within_reach(people, signed_in, address):
    stored = stored_image if "images" in address else stored_document
    stored(title="Của Phú Diễn", unit=people.tree.phu_dien, uploaded_by_user=people.lan)
    stored(title="Của Đông Ngạc", unit=people.tree.dong_ngac, uploaded_by_user=people.thu)
    stored(title="Dùng chung")
    text = shown(signed_in(people.lan).get(reverse(address)))
    assert "Của Phú Diễn" in text
    assert "Của Đông Ngạc" not in text
    assert ("Dùng chung" in text) is ("chooser" in address)


@pytest.mark.parametrize("address", ["wagtailimages_chooser:choose", "wagtaildocs_chooser:choose"])
def test_search_in_a_chooser_stays_within_reach(people, signed_in, address):
    stored = stored_image if "images" in address else stored_document
    stored(title="Tọa đàm Phú Diễn", unit=people.tree.phu_dien)
    stored(title="Tọa đàm Đông Ngạc", unit=people.tree.dong_ngac)
    text = shown(signed_in(people.lan).get(reverse(address), {"q": "Tọa đàm"}))
    assert "Tọa đàm Phú Diễn" in text
    assert "Tọa đàm Đông Ngạc" not in text


@pytest.mark.parametrize("kind", ["images", "docs"])
def test_choosing_several_drops_what_is_out_of_reach(people, signed_in, kind):
    stored = stored_image if kind == "images" else stored_document
    mine, foreign = stored(unit=people.tree.phu_dien), stored(unit=people.tree.dong_ngac)
    answer = signed_in(people.lan).get(reverse(f"wagtail{kind}_chooser:chosen_multiple"), {"id": [mine.pk, foreign.pk]})
    assert [int(row["id"]) for row in answer.json()["result"]] == [mine.pk]


@pytest.mark.parametrize(("who", "status"), [("lan", 200), ("kim", 200), ("thu", 404), ("van", 404), (None, 404)])
def test_unpublished_document_is_served_to_those_who_may_use_it(people, client, signed_in, who, status):
    document = stored_document(unit=people.tree.phu_dien)
    client = signed_in(getattr(people, who)) if who else client
    assert client.get(document.url).status_code == status


def test_may_read_document_asks_twice_at_most(people, django_assert_max_num_queries):
    document = stored_document(unit=people.tree.phu_dien)
    with django_assert_max_num_queries(4):
        may_read_document(people.thu, document)


@pytest.mark.parametrize(("who", "seen"), [("lan", 1), ("nga", 1), ("thu", 0)])
@pytest.mark.parametrize("kind", ["images", "documents"])
def test_api_of_the_administration_offers_what_she_may_choose(client, people, who, seen, kind):
    file = (stored_image if kind == "images" else stored_document)(unit=people.tree.phu_dien, uploaded_by_user=people.lan)
    client.force_login(getattr(people, who))
    assert client.get(f"/quan-tri/api/main/{kind}/").json()["meta"]["total_count"] == seen
    assert client.get(f"/quan-tri/api/main/{kind}/{file.pk}/").status_code == (200 if seen else 404)
