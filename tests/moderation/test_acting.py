"""Who may do what over HTTP, with and without script, and what hostile forms get."""

import pytest
from django.test import Client

from forum.models import Post
from portal.moderation import services
from portal.moderation.errors import CannotAct
from portal.moderation.models import Act, Hold, Sanction
from portal.moderation.permissions import can_act, can_undo
from portal.units.models import Role
from tests.forum import factories

pytestmark = pytest.mark.django_db

WHO = ("visitor", "reader", "silenced", "author", "ward", "named", "elsewhere", "officer", "city", "root")
# What each of WHO gets, in their order: 302 is a sign-in for the visitor and the way back for who did it.
TABLE = {
    "see what can be done": ("get", "/kiem-duyet/lam/bai/{post}/", {}, (302, 403, 403, 403, 200, 200, 403, 403, 200, 200)),
    "form": ("get", "/kiem-duyet/lam/bai/{post}/?viec=hide", {}, (302, 403, 403, 403, 200, 200, 403, 403, 200, 200)),
    "hide": ("post", "/kiem-duyet/lam/bai/{post}/", {"viec": "hide", "note": "x"}, (302, 403, 403, 403, 302, 302, 403, 403, 302, 302)),
    "warn": ("post", "/kiem-duyet/lam/bai/{post}/", {"viec": "warn", "note": "x"}, (302, 403, 403, 403, 302, 302, 403, 403, 302, 302)),
    "silence": (
        "post",
        "/kiem-duyet/lam/bai/{post}/",
        {"viec": "silence", "note": "x", "days": "3"},
        (302, 403, 403, 403, 302, 302, 403, 403, 302, 302),
    ),
    "lock": ("post", "/kiem-duyet/lam/chu-de/{thread}/", {"viec": "lock"}, (302, 403, 403, 403, 302, 302, 403, 403, 302, 302)),
    "open who asked": (
        "post",
        "/kiem-duyet/lam/bai/{anonymous}/",
        {"viec": "open_author", "note": "x"},
        (302, 403, 403, 403, 302, 302, 403, 403, 302, 403),
    ),
    "held post": ("get", "/kiem-duyet/lam/bai/{held}/", {}, (302, 404, 404, 403, 200, 200, 404, 404, 200, 200)),
    "report a held post": ("get", "/kiem-duyet/bao-cao/bai/{held}/", {}, (302, 404, 404, 200, 200, 200, 404, 404, 200, 200)),
    "report": ("post", "/kiem-duyet/bao-cao/bai/{post}/", {"ground": "spam"}, (302, 302, 302, 200, 302, 302, 302, 302, 302, 302)),
    "undo": ("post", "/kiem-duyet/viec/{act}/thu-lai/", {}, (302, 404, 404, 403, 302, 302, 404, 404, 302, 302)),
    "page of an act": ("get", "/kiem-duyet/viec/{act}/", {}, (302, 404, 404, 200, 200, 200, 404, 404, 200, 200)),
    "page of a person": ("get", "/kiem-duyet/thanh-vien/sen/", {}, (302, 403, 403, 403, 200, 200, 200, 403, 200, 200)),
    "record": ("get", "/kiem-duyet/nhat-ky/", {}, (302, 403, 403, 403, 200, 200, 200, 403, 200, 200)),
    "queue": ("get", "/kiem-duyet/", {}, (302, 403, 403, 403, 200, 200, 200, 403, 200, 200)),
    "silence her account": (
        "post",
        "/kiem-duyet/lam/thanh-vien/{author}/",
        {"viec": "silence", "note": "x", "days": "3"},
        (302, 403, 403, 403, 302, 403, 403, 403, 302, 302),
    ),
}


@pytest.fixture
def things(thread, post, staff) -> dict[str, int]:
    moment = thread.created_at
    held = Post.objects.create(thread=thread, number=3, author=staff.author, body="<p>Chờ</p>", state="held", created_at=moment)
    services.hold(target=held, reasons=["links"])
    anonymous = Post.objects.create(thread=thread, number=4, author=staff.author, body="<p>?</p>", is_anonymous=True, created_at=moment)
    other = Post.objects.create(thread=thread, number=5, author=staff.author, body="<p>!</p>", created_at=moment)
    act = services.act(verb="hide", target=other, by=staff.ward, note="…")
    ids = {"thread": thread, "post": post, "held": held, "anonymous": anonymous, "act": act, "author": staff.author}
    return {name: found.pk for name, found in ids.items()}


def client_of(who: str, staff, thread) -> Client:
    client = Client()
    if who == "silenced":
        spoke = Post.objects.create(thread=thread, number=8, author=staff.reader, body="…", created_at=thread.created_at)
        services.act(verb="silence", target=spoke, by=staff.ward, note="…", options={"days": 1})
    if who != "visitor":
        client.force_login(getattr(staff, "reader" if who == "silenced" else who))
    return client


@pytest.mark.parametrize("row", TABLE)
@pytest.mark.parametrize("who", WHO)
def test_each_gets_what_is_hers(row, who, things, staff, thread):
    method, address, data, expected = TABLE[row]
    answer = getattr(client_of(who, staff, thread), method)(address.format(**things), data)
    assert answer.status_code == expected[WHO.index(who)]
    if who == "visitor":
        assert answer["Location"].startswith("/tai-khoan/dang-nhap/")


def test_press_in_the_queue_answers_with_what_was_done_and_how_to_undo_it(held, staff, enter):
    client = enter(staff.ward)
    line = Hold.objects.get()
    data = {"viec": "approve", "seen": line.mark, "from": "queue", "line": line.pk}
    done = client.post(f"/kiem-duyet/lam/bai/{held.pk}/", data, headers={"hx-request": "true"}).content.decode()
    act = Act.objects.get()
    assert f"/kiem-duyet/viec/{act.pk}/thu-lai/" in done
    assert 'id="con-lai"' in done
    assert "còn 0" in done
    late = enter(staff.colleague).post(f"/kiem-duyet/lam/bai/{held.pk}/", data, headers={"hx-request": "true"}).content.decode()
    assert "Lê Thị Tâm" in late
    undone = client.post(f"/kiem-duyet/viec/{act.pk}/thu-lai/", {"from": "queue"}, headers={"hx-request": "true"}).content.decode()
    assert "còn 1" in undone


def test_hiding_without_a_word_why_is_said_beside_the_line(held, staff, enter):
    data = {"viec": "hide", "from": "queue", "line": "7"}
    answer = enter(staff.ward).post(f"/kiem-duyet/lam/bai/{held.pk}/", data, headers={"hx-request": "true"})
    assert answer["HX-Retarget"] == "#noi-7"
    plain = enter(staff.ward).post(f"/kiem-duyet/lam/bai/{held.pk}/", data)
    assert plain.status_code == 200
    assert "người viết sẽ được báo vì sao" in plain.content.decode()
    held.refresh_from_db()
    assert held.state == "held"


def test_way_back_stays_on_this_site(post, staff, enter):
    data = {"viec": "hide", "note": "x", "next": "https://evil.example/"}
    assert enter(staff.ward).post(f"/kiem-duyet/lam/bai/{post.pk}/", data)["Location"] == "/kiem-duyet/"


@pytest.mark.parametrize(
    "address",
    ["/kiem-duyet/lam/bai/999999999999/", "/kiem-duyet/lam/khac/1/", "/kiem-duyet/bao-cao/khac/1/", "/kiem-duyet/thanh-vien/khong-co/"],
)
def test_what_is_not_there_is_not_found(address, staff, enter):
    assert enter(staff.root).get(address).status_code == 404


@pytest.mark.parametrize("verb", ["delete", "<script>", "move\x00", "x" * 5000])
def test_unknown_verbs_are_not_found(verb, post, staff, enter):
    assert enter(staff.ward).post(f"/kiem-duyet/lam/bai/{post.pk}/", {"viec": verb}).status_code == 404


@pytest.mark.parametrize("note", ["x" * 100_000, "a\x00b", "\u202e" * 50, "<script>alert(1)</script>"])
def test_hostile_words_are_refused_or_shown_as_words(note, post, staff, enter):
    client = enter(staff.ward)
    answer = client.post(f"/kiem-duyet/lam/bai/{post.pk}/", {"viec": "hide", "note": note})
    assert answer.status_code in (200, 302)
    assert b"<script>alert(1)" not in client.get("/kiem-duyet/nhat-ky/").content


@pytest.mark.parametrize("numbers", ["3-", "a", "1", "99999999999", "2-3-4", "-", ";;;", "10-2"])
def test_splitting_says_what_is_wrong_with_the_numbers(numbers, thread, post, staff, enter):
    data = {"viec": "split", "numbers": numbers, "title": "Chủ đề tách ra"}
    answer = enter(staff.ward).post(f"/kiem-duyet/lam/chu-de/{thread.pk}/", data)
    assert answer.status_code == (302 if numbers == "10-2" else 200)
    if answer.status_code == 200:
        assert "Chủ đề tách ra" in answer.content.decode()


def test_merging_finds_the_other_thread_by_address_or_words(thread, board, staff, enter):
    from tests.forum import factories

    first = factories.make_thread(board, staff.root, title="Bữa ăn cho bé ở khu trọ")
    factories.make_thread(board, staff.root, title="Bữa ăn sáng của cả nhà")
    client, address = enter(staff.ward), f"/kiem-duyet/lam/chu-de/{thread.pk}/"
    several = client.post(address, {"viec": "merge", "into": "bữa ăn"})
    assert several.status_code == 200
    assert several.content.decode().count('type="radio"') == 2
    assert client.post(address, {"viec": "merge", "into": "không có gì"}).status_code == 200
    assert client.post(address, {"viec": "merge", "into": f"https://x.vn{first.get_absolute_url()}"}).status_code == 302
    thread.refresh_from_db()
    assert thread.merged_into == first


def test_anonymous_asker_is_named_nowhere(thread, staff, enter):
    asked = Post.objects.create(
        thread=thread, number=6, author=staff.reader, body="<p>?</p>", is_anonymous=True, created_at=thread.created_at
    )
    services.hold(target=asked, reasons=["other"])
    act = services.act(verb="hide", target=asked, by=staff.colleague, note="…")
    services.undo(act=act, by=staff.colleague)
    for who in (staff.ward, staff.root):
        client = enter(who)
        for address in ("/kiem-duyet/", "/kiem-duyet/nhat-ky/", f"/kiem-duyet/viec/{act.pk}/", f"/kiem-duyet/lam/bai/{asked.pk}/"):
            assert "Hà Thị Lan" not in client.get(address).content.decode(), address
        assert f"/kiem-duyet/viec/{act.pk}/" not in client.get("/kiem-duyet/thanh-vien/lan/").content.decode()
    assert f"/kiem-duyet/viec/{act.pk}/" not in enter(staff.ward).get("/kiem-duyet/nhat-ky/?ai=lan").content.decode()


@pytest.mark.parametrize("verb", ["warn", "silence", "ban"])
def test_moderators_are_warned_and_silenced_only_from_above(board, thread, staff, verb):
    theirs = factories.make_post(thread, staff.ward)
    assert not can_act(staff.named, verb, theirs)
    assert not can_act(staff.colleague, verb, theirs)
    assert can_act(staff.city, verb, theirs)
    assert can_act(staff.root, verb, theirs)
    assert can_act(staff.colleague, "hide", theirs)


@pytest.fixture
def officer_above(unit_tree):
    return factories.make_officer(unit_tree.ha_noi, username="nga", name="Đinh Thị Nga")


@pytest.mark.parametrize("verb", ["silence", "ban"])
def test_who_holds_a_role_is_shut_out_only_by_who_looks_after_its_unit(thread, staff, officer_above, enter, verb):
    hers = factories.make_post(thread, officer_above)
    assert [can_act(who, verb, hers) for who in (staff.named, staff.ward, staff.elsewhere)] == [False] * 3
    assert can_act(staff.city, verb, hers)
    assert can_act(staff.root, verb, hers)
    assert can_act(staff.ward, "warn", hers)
    assert can_act(staff.ward, "hide", hers)
    client, address = enter(staff.ward), f"/kiem-duyet/lam/bai/{hers.pk}/"
    refused = client.post(address, {"viec": verb, "days": "3", "note": "Nhắc nhiều lần."})
    assert refused.status_code == 403
    assert not Sanction.objects.exists()
    said = "Đinh Thị Nga đang giữ vai trò ở đơn vị mà bạn không phụ trách."
    for page in (refused, client.get(address)):
        assert said in page.content.decode()
    assert "viec=ban" not in refused.content.decode()
    assert said not in enter(staff.city).get(address).content.decode()


def test_a_role_in_two_units_asks_for_who_looks_after_both(thread, staff, unit_tree):
    both = factories.make_officer(unit_tree.phu_dien, Role.Kind.EDITOR)
    Role.objects.create(user=both, unit=unit_tree.phu_tho, kind=Role.Kind.COMMUNICATOR)
    hers = factories.make_post(thread, both)
    assert [can_act(who, "ban", hers) for who in (staff.ward, staff.city, staff.root)] == [False, False, True]
    both.roles.filter(unit=unit_tree.phu_tho).delete()
    assert can_act(staff.ward, "ban", hers)


def test_a_ban_from_above_is_not_lifted_below(thread, staff, officer_above):
    hers = factories.make_post(thread, officer_above)
    act = services.act(verb="ban", target=hers, by=staff.city, note="…", options={"days": 3})
    assert [can_undo(who, act) for who in (staff.ward, staff.named, staff.city, staff.root)] == [False, False, True, True]


def test_nothing_offered_tells_that_an_anonymous_asker_holds_a_role(thread, staff, officer_above):
    asked = Post.objects.create(thread=thread, number=8, author=officer_above, body="?", is_anonymous=True, created_at=thread.created_at)
    assert can_act(staff.ward, "ban", asked)
    with pytest.raises(CannotAct):
        services.act(verb="ban", target=asked, by=staff.ward, note="…", options={"days": 3})
