"""Who may see and do what in the forum, tried over HTTP: a row a thing, a column a person."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.utils import timezone

from forum import services
from forum.models import BoardModerator, Post, Thread
from portal.moderation import services as moderation
from portal.moderation.models import PrivateReport, Standing
from portal.moderation.models.acts import Verb
from portal.notifications.models import Notification
from portal.search import services as search
from portal.units.models import Role
from tests.forum import factories

pytestmark = pytest.mark.django_db
COLUMNS = (
    "visitor",
    "newcomer",
    "member",
    "silenced",
    "banned",
    "author",
    "moderator",
    "moderator_elsewhere",
    "editor_elsewhere",
    "officer_above",
    "administrator",
)
MEMBERS = COLUMNS[1:]


def row(default, **other):
    return {**dict.fromkeys(COLUMNS, default), "banned": 403, **other}


def members(default, **other):
    """A visitor is asked to sign in."""
    return row(default, **{"visitor": 302, **other})


OPEN = row(200)
HERS_AND_THEIRS = row(404, author=200, moderator=200, administrator=200)
TO_WRITERS = members(302, silenced=403)
NOT_ON_HER_OWN = members(302, silenced=403, author=403)
HERS = members(403, author=200)
THEIRS = members(403, moderator=200, administrator=200)
NOT_EVEN_THEY = members(404, author=403, moderator=403, administrator=403)
# The form comes back with the reason and with what was typed.
REFUSED = 422
THEY_DO = members(403, moderator=302, administrator=302)

# What is asked, of whom (GET unless data is given), and the answer in each column.
ROWS = {
    "read a thread": ("{open_thread}", None, OPEN),
    "read a held thread": ("{held_thread}", None, HERS_AND_THEIRS),
    "read a hidden thread": ("{hidden_thread}", None, HERS_AND_THEIRS),
    "read a removed thread": ("{removed_thread}", None, row(404, moderator=200, administrator=200)),
    "read a thread of a board for members": ("{members_thread}", None, row(200, visitor=404)),
    "read a thread of a board for officers": (
        "{officers_thread}",
        None,
        row(404, moderator=200, administrator=200),
    ),
    "read the board for members": ("/dien-dan/hoi-vien/", None, row(200, visitor=404)),
    "read the board for officers": ("/dien-dan/can-bo/", None, row(404, moderator=200, administrator=200)),
    "feed of the board for members": ("/dien-dan/hoi-vien/rss/", None, row(404)),
    "feed of the board for officers": ("/dien-dan/can-bo/rss/", None, row(404)),
    "feed of a held thread": ("{held_thread}rss/", None, row(404)),
    "permalink of a post": ("/dien-dan/bai/{shown}/", None, row(302)),
    "permalink of a held post": ("/dien-dan/bai/{held}/", None, row(404, author=302, moderator=302, administrator=302)),
    "permalink of a hidden post": ("/dien-dan/bai/{hidden}/", None, row(404, author=302, moderator=302, administrator=302)),
    "permalink of a post for officers": ("/dien-dan/bai/{officers_post}/", None, row(404, moderator=302, administrator=302)),
    "post that does not exist": ("/dien-dan/bai/987654321/", None, row(404)),
    "form of a reply": ("/dien-dan/chu-de/{thread}/tra-loi/", None, members(200, silenced=403)),
    "reply": ("/dien-dan/chu-de/{thread}/tra-loi/", {"body": "Cảm ơn chị đã chia sẻ."}, TO_WRITERS),
    "reply to a held thread": (
        "/dien-dan/chu-de/{held_thread_id}/tra-loi/",
        {"body": "Dạ."},
        members(404, author=REFUSED, moderator=REFUSED, administrator=REFUSED),
    ),
    "reply to a locked thread": (
        "/dien-dan/chu-de/{locked}/tra-loi/",
        {"body": "Dạ."},
        members(REFUSED, silenced=403, moderator=302, administrator=302),
    ),
    "reply to a thread for officers": (
        "/dien-dan/chu-de/{officers_thread_id}/tra-loi/",
        {"body": "Dạ."},
        members(404, moderator=302, administrator=302),
    ),
    "start a thread": (
        "/dien-dan/kinh-nghiem/viet/",
        {"kind": "experience", "title": "Cách giữ nhịp sinh hoạt chi hội", "body": "Mỗi tháng một chủ đề."},
        TO_WRITERS,
    ),
    "start a thread for officers": (
        "/dien-dan/can-bo/viet/",
        {"kind": "experience", "title": "Lịch họp giao ban quý tới", "body": "Dự kiến sáng thứ hai."},
        members(404, moderator=302, administrator=302),
    ),
    "edit a post": ("/dien-dan/bai/{shown}/sua/", None, HERS),
    "edit another's post": ("/dien-dan/bai/{shown}/sua/", {"body": "Lời khác.", "seen_version": 1}, members(403, author=302)),
    "delete a post": ("/dien-dan/bai/{shown}/xoa/", {}, members(403, author=302)),
    "delete a held post": ("/dien-dan/bai/{held}/xoa/", {}, members(404, author=302, moderator=403, administrator=403)),
    "react": ("/dien-dan/bai/{shown}/cam-xuc/", {"kind": "thanks"}, NOT_ON_HER_OWN),
    "react to a held post": (
        "/dien-dan/bai/{held}/cam-xuc/",
        {"kind": "thanks"},
        NOT_EVEN_THEY,
    ),
    "accept an answer": ("/dien-dan/bai/{answer}/chon/", {}, members(403, author=302, moderator=302, administrator=302)),
    "support a proposal": ("/dien-dan/chu-de/{proposal}/ung-ho/", {}, NOT_ON_HER_OWN),
    "answer a proposal officially": (
        "/dien-dan/chu-de/{proposal}/tra-loi-chinh-thuc/",
        None,
        members(403, officer_above=200, administrator=200),
    ),
    "look at the queue": ("/kiem-duyet/", None, members(403, moderator=200, moderator_elsewhere=200, administrator=200)),
    "what may be done to a post": ("/kiem-duyet/lam/bai/{shown}/", None, THEIRS),
    "what may be done to a held post": ("/kiem-duyet/lam/bai/{held}/", None, members(404, author=403, moderator=200, administrator=200)),
    "hide a post": (
        "/kiem-duyet/lam/bai/{shown}/",
        {"viec": "hide", "note": "Quảng cáo bán hàng."},
        THEY_DO,
    ),
    "approve a held post": ("/kiem-duyet/lam/bai/{held}/", {"viec": "approve"}, members(404, author=403, moderator=302, administrator=302)),
    "lock a thread": (
        "/kiem-duyet/lam/chu-de/{thread}/",
        {"viec": "lock", "note": "Đã đủ ý."},
        THEY_DO,
    ),
    "give one's own thread another title": (
        "/dien-dan/chu-de/{thread}/doi-ten/",
        {"title": "Cách giữ nhịp sinh hoạt"},
        members(403, author=302),
    ),
    "give a held thread another title": (
        "/dien-dan/chu-de/{held_thread_id}/doi-ten/",
        None,
        members(404, author=200, moderator=403, administrator=403),
    ),
    "give another's thread another title": (
        "/kiem-duyet/lam/chu-de/{thread}/",
        {"viec": "rename", "title": "Cách giữ nhịp sinh hoạt", "note": "Rõ hơn."},
        THEY_DO,
    ),
    "pin a thread": ("/kiem-duyet/lam/chu-de/{thread}/", {"viec": "pin"}, THEY_DO),
    "open who asked anonymously": (
        "/kiem-duyet/lam/bai/{anonymous}/",
        {"viec": "open_author", "note": "Cần liên hệ giúp gấp."},
        members(403, moderator=302),
    ),
    "silence a member": (
        "/kiem-duyet/lam/bai/{shown}/",
        {"viec": "silence", "days": "3", "note": "Nhắc nhiều lần."},
        THEY_DO,
    ),
    "report a post": ("/kiem-duyet/bao-cao/bai/{shown}/", {"ground": "spam", "text": "Bán hàng."}, members(302, author=200)),
    "report a held post": ("/kiem-duyet/bao-cao/bai/{held}/", None, members(404, author=200, moderator=200, administrator=200)),
    "read another's private report": ("/kiem-duyet/bao-rieng/{private}/", None, members(404, banned=404, member=200, officer_above=200)),
    "open another's notification": ("/thong-bao/{notification}/", None, members(404, member=302)),
    "read another's draft": ("/dien-dan/nhap/?place=thread-{thread}", None, members(200)),
}


@pytest.fixture
def forum(site, unit_tree):
    """The people of the columns, boards of Phú Diễn for everyone, members and officers, and one of everything that may be asked for."""
    people = {name: factories.make_member(username=f"{name.replace('_', '-')}") for name in MEMBERS}
    tree = unit_tree
    for name, unit, kind in (
        ("moderator_elsewhere", tree.phu_tho, Role.Kind.MODERATOR),
        ("editor_elsewhere", tree.phu_tho, Role.Kind.EDITOR),
        ("officer_above", tree.ha_noi, Role.Kind.OFFICER),
    ):
        Role.objects.create(user=people[name], unit=unit, kind=kind)
    for name in ("member", "author", "silenced", "banned"):
        Standing.objects.create(user=people[name], level=Standing.Level.REGULAR)
    people["administrator"].is_superuser = True
    people["administrator"].save()
    for name, verb in (("silenced", Verb.SILENCE), ("banned", Verb.BAN)):
        moderation.act(verb=verb, target=people[name], by=people["administrator"], note="Nhắc nhiều lần.", options={"days": 3})
    boards = {
        slug: factories.make_board(tree.phu_dien, slug=slug, audience=audience, allows_anonymous=True)
        for slug, audience in (("kinh-nghiem", "everyone"), ("hoi-vien", "members"), ("can-bo", "officers"))
    }
    for board in boards.values():
        BoardModerator.objects.create(board=board, user=people["moderator"])
    return SimpleNamespace(people=people, boards=boards, names=things(people, boards), tree=tree)


def things(people, boards) -> dict:
    """What the addresses of the rows name."""
    author, member = people["author"], people["member"]
    everyone = boards["kinh-nghiem"]

    def thread(board=everyone, state="shown", **fields):
        made = factories.make_thread(board, author, **fields)
        Thread.objects.filter(pk=made.pk).update(state=state)
        Post.objects.filter(thread=made).update(state="shown")
        made.refresh_from_db()
        return made

    def post(thread, state="shown", by=author):
        made = factories.make_post(thread, by)
        Post.objects.filter(pk=made.pk).update(state=state)
        return made.pk

    open_thread, question = thread(), thread(kind=Thread.Kind.QUESTION)
    asked = thread(kind=Thread.Kind.QUESTION, is_anonymous=True)
    threads = {state: thread(state=state) for state in ("held", "hidden", "removed")}
    members_thread, officers_thread = thread(boards["hoi-vien"]), thread(boards["can-bo"])
    locked = thread()
    Thread.objects.update(created_at=timezone.now() - timedelta(days=2))  # What she may begin in a day is not used up.
    Post.objects.update(created_at=timezone.now() - timedelta(days=2))
    services.lock(thread=locked, by=people["moderator"])
    return {
        "thread": open_thread.pk,
        "open_thread": open_thread.get_absolute_url(),
        **{f"{state}_thread": found.get_absolute_url() for state, found in threads.items()},
        "held_thread_id": threads["held"].pk,
        "members_thread": members_thread.get_absolute_url(),
        "officers_thread": officers_thread.get_absolute_url(),
        "officers_thread_id": officers_thread.pk,
        "officers_post": officers_thread.posts.get().pk,
        "locked": locked.pk,
        "proposal": thread(kind=Thread.Kind.PROPOSAL).pk,
        **{state: post(open_thread, state) for state in ("shown", "held", "hidden")},
        "answer": post(question, by=member),
        "anonymous": asked.posts.get().pk,
        "private": private_report(member, everyone.unit),
        "notification": notification(member, open_thread),
    }


def private_report(reporter, unit) -> int:
    """Nobody in `unit` reads them, so it goes one unit up."""
    sent = moderation.send_private(reporter=reporter, unit=unit, danger=PrivateReport.Danger.NOW, text="Chị bên cạnh bị đánh.")
    return sent.pk


def notification(user, thread) -> int:
    kind = ContentType.objects.get_for_model(thread)
    now = timezone.now()
    return Notification.objects.create(user=user, content_type=kind, object_id=thread.pk, first_at=now, last_at=now).pk


def signed_in(forum, column: str) -> Client:
    client = Client()
    if column != "visitor":
        client.force_login(forum.people[column])
    return client


@pytest.mark.parametrize("name", ROWS)
def test_forum_answers_each_person_as_the_table_says(forum, name):
    address, data, expected = ROWS[name]
    answers = {}
    for column in COLUMNS:
        with transaction.atomic():
            client = signed_in(forum, column)
            path = address.format(**forum.names)
            answers[column] = (client.get(path) if data is None else client.post(path, data)).status_code
            transaction.set_rollback(True)
    assert answers == expected


@pytest.mark.parametrize("column", COLUMNS)
def test_secret_words_stand_on_no_page_of_those_who_may_not_read_them(forum, column):
    """A held post, quoted and found: neither the thread, the feeds, the search, the lists nor the author's page say it."""
    open_thread = Thread.objects.get(pk=forum.names["thread"])
    secret = Post.objects.get(pk=forum.names["held"])
    Post.objects.filter(pk=secret.pk).update(body="<p>Lời kín bưng bít.</p>", text="Lời kín bưng bít.")
    Post.objects.filter(pk=forum.names["officers_post"]).update(body="<p>Chuyện nội bộ cơ quan.</p>", text="Chuyện nội bộ cơ quan.")
    for thread in Thread.objects.all():
        search.index(thread)
    search.feed()
    client = signed_in(forum, column)
    author = forum.people["author"]
    pages = [
        open_thread.get_absolute_url(),
        f"{open_thread.get_absolute_url()}rss/",
        "/dien-dan/",
        "/dien-dan/rss/",
        "/dien-dan/kinh-nghiem/",
        "/tim-kiem/?q=lời+kín+bưng+bít",
        "/tim-kiem/?q=chuyện+nội+bộ+cơ+quan",
        "/tim-kiem/goi-y/?q=chuyen",
        f"/thanh-vien/{author.username}/",
    ]
    read = {"author", "moderator", "administrator"}
    for page in pages:
        answer = client.get(page, follow=True).content.decode()
        if column not in read:
            assert "Lời kín" not in answer, page
            assert "Chuyện nội bộ cơ quan." not in answer, page


@pytest.mark.parametrize("column", COLUMNS)
def test_who_asked_anonymously_is_named_nowhere(forum, column):
    asked = Thread.objects.get(kind=Thread.Kind.QUESTION, is_anonymous=True)
    author = forum.people["author"]
    client = signed_in(forum, column)
    for page in (asked.get_absolute_url(), "/dien-dan/kinh-nghiem/?loai=question", f"{asked.get_absolute_url()}rss/"):
        shown = client.get(page, follow=True).content.decode()
        if column in ("author", "banned"):
            continue
        around = shown.split(asked.title)
        assert f"/thanh-vien/{author.username}/" not in around[-1], page
    profile = client.get(f"/thanh-vien/{author.username}/").content.decode()
    if column != "author":
        assert asked.get_absolute_url() not in profile
