"""Accounts, forum, moderation, notifications: each address, tried by everybody of `test_forum`. An address without a row fails."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLResolver, get_resolver, resolve
from PIL import Image

from forum import services
from forum.models import Thread
from news.models import EventKind, Section
from news.services import add_article
from portal.moderation import services as moderation
from portal.moderation.models.acts import Verb
from portal.notifications import letters
from tests.permissions.test_forum import COLUMNS, ROWS, forum, members, row, signed_in

__all__ = ["forum"]  # The fixture.
pytestmark = pytest.mark.django_db
OURS = ("forum.", "portal.members.", "portal.moderation.", "portal.notifications.", "portal.home.joining.", "allauth.")
ELSEWHERE = ("forum.practices.",)  # A table of their own.

EVERYBODY = row(200)
SIGNED_IN = members(200)
OPEN_TO_BANNED = members(200, banned=200)
DONE = members(302)
QUEUE = members(403, moderator=200, moderator_elsewhere=200, administrator=200)
SIGNED_OUT = row(302, visitor=200)
ONWARD = row(302)
NOT_HERS = members(404)
# Nobody of the table typed her password a moment ago; the ban does not keep her from being asked for it again.
ASKED_AGAIN = members(302)


def picture() -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (20, 20), "green").save(made, "PNG")
    return SimpleUploadedFile("hoa.png", made.getvalue(), "image/png")


FORUM_ROWS = {
    "boards": ("/dien-dan/", None, EVERYBODY),
    "feed": ("/dien-dan/rss/", None, EVERYBODY),
    "feed in Atom": ("/dien-dan/atom/", None, EVERYBODY),
    "unread": ("/dien-dan/chua-doc/", None, SIGNED_IN),
    "own contributions": ("/dien-dan/cua-toi/", None, SIGNED_IN),
    "mark all read": ("/dien-dan/da-doc/", {}, DONE),
    "mark a board for officers read": ("/dien-dan/da-doc/", {"board": "can-bo"}, members(404, moderator=302, administrator=302)),
    "keep a draft": ("/dien-dan/nhap/luu/", {"place": "board-1", "body": "Chưa xong."}, SIGNED_IN),
    "drop a draft": ("/dien-dan/nhap/bo/", {"place": "board-1"}, DONE),
    "upload a picture": ("/dien-dan/anh/", {"picture": picture}, members(200, silenced=403)),
    "picture of a shown post": ("/dien-dan/anh/{picture}/", None, EVERYBODY),
    "picture of a hidden post": ("/dien-dan/anh/{hidden_picture}/", None, row(404, author=200, moderator=200, administrator=200)),
    "picture for officers": ("/dien-dan/anh/{officers_picture}/", None, row(404, moderator=200, administrator=200)),
    "people to call": ("/dien-dan/goi-ten/?q=hoi&chu-de={thread}", None, SIGNED_IN),
    "people to call among officers": (
        "/dien-dan/goi-ten/?q=hoi&chu-de={officers_thread_id}",
        None,
        members(404, moderator=200, administrator=200),
    ),
    "similar threads": ("/dien-dan/tuong-tu/?title=nhip+sinh+hoat", None, SIGNED_IN),
    "history of an edited post": ("/dien-dan/bai/{edited}/lich-su/", None, SIGNED_IN),
    "history of a hidden post": (
        "/dien-dan/bai/{hidden_edited}/lich-su/",
        None,
        members(404, author=200, moderator=200, administrator=200),
    ),
    "go to a post": ("/dien-dan/chu-de/{thread}/den/?bai=1", None, row(302)),
    "go to a post of officers": ("/dien-dan/chu-de/{officers_thread_id}/den/?bai=1", None, row(404, moderator=302, administrator=302)),
    "news of a thread": ("/dien-dan/chu-de/{thread}/bai-moi/?sau=0", None, EVERYBODY),
    "news of a thread of officers": (
        "/dien-dan/chu-de/{officers_thread_id}/bai-moi/?sau=0",
        None,
        row(404, moderator=200, administrator=200),
    ),
    "ask for a poll": (
        "/dien-dan/chu-de/{thread}/tham-do/",
        {"poll_question": "Họp khi nào?", "poll_options": "Sáng\nChiều"},
        members(403, author=302, moderator=302, administrator=302),
    ),
    "vote": ("/dien-dan/chu-de/{polled}/bau/", {"option": "{option}"}, members(302, silenced=403)),
    "discussion": ("/dien-dan/y-kien/{discussion}/", None, ONWARD),
    "comment": ("/dien-dan/y-kien/bai-viet/{article}/", {"body": "Bài viết hay."}, members(302, silenced=403)),
    "thread from an event": ("/dien-dan/tu-su-kien/{article}/", None, members(403, administrator=200)),
    "feed of a board": ("/dien-dan/kinh-nghiem/rss/", None, EVERYBODY),
    "feed of a board in Atom": ("/dien-dan/kinh-nghiem/atom/", None, EVERYBODY),
    "feed of a thread in Atom": ("{open_thread}atom/", None, EVERYBODY),
}
MODERATION_ROWS = {
    "record": ("/kiem-duyet/nhat-ky/", None, QUEUE),
    "page of a person": ("/kiem-duyet/thanh-vien/author/", None, {**QUEUE, "author": 403}),
    "an act": ("/kiem-duyet/viec/{act}/", None, members(404, banned=404, author=200, moderator=200, administrator=200)),
    "undo an act": ("/kiem-duyet/viec/{act}/thu-lai/", {}, members(404, banned=404, author=403, moderator=302, administrator=302)),
    "object to an act": (
        "/kiem-duyet/bao-cao/viec/{act}/",
        {"ground": "other", "text": "Không đúng."},
        members(404, banned=404, author=302, moderator=200, administrator=302),
    ),
    "report an account": ("/kiem-duyet/bao-cao/thanh-vien/{author_id}/", {"ground": "other"}, members(302, author=200)),
    "own reports": ("/kiem-duyet/bao-cao-cua-toi/", None, SIGNED_IN),
    "ask for help": ("/kiem-duyet/bao-rieng/", None, row(200, banned=200)),
    "tell in private": (
        "/kiem-duyet/bao-rieng/",
        {"danger": "now", "text": "Chị bên cạnh bị đánh.", "unit": "{unit}", "unit-text": "{unit_name}"},
        members(302, banned=302),
    ),
    "box of private reports": (
        "/kiem-duyet/bao-rieng/hop-thu/",
        None,
        members(403, moderator_elsewhere=200, officer_above=200),
    ),
    "answer a private report": (
        "/kiem-duyet/bao-rieng/{private}/",
        {"answer": "Chúng tôi đến ngay."},
        members(404, banned=404, member=403, officer_above=302),
    ),
}
NOTIFICATION_ROWS = {
    "notifications": ("/thong-bao/", None, SIGNED_IN),
    "see all": ("/thong-bao/da-xem/", {}, DONE),
    "bell": ("/thong-bao/chuong/", None, row(200, visitor=204)),
    "how to be told": ("/thong-bao/cai-dat/", None, SIGNED_IN),
    "pause mails": ("/thong-bao/cai-dat/thu/", {"verb": "pause"}, DONE),
    "follows": ("/thong-bao/theo-doi/", None, SIGNED_IN),
    "follow a thread": ("/thong-bao/theo-doi/doi/", {"verb": "follow", "target": "forum.thread:{thread}"}, DONE),
    "follow a held thread": (
        "/thong-bao/theo-doi/doi/",
        {"verb": "follow", "target": "forum.thread:{held_thread_id}"},
        members(404, author=302, moderator=302, administrator=302),
    ),
    "follow a board for officers": (
        "/thong-bao/theo-doi/doi/",
        {"verb": "follow", "target": "forum.board:{officers_board}"},
        members(404, moderator=302, administrator=302),
    ),
    "end mails": ("/thong-bao/huy/{end_token}/", {"List-Unsubscribe": "One-Click"}, row(200, banned=200)),
    "end mails of nobody": ("/thong-bao/huy/{end_token}x/", {"List-Unsubscribe": "One-Click"}, row(404, banned=404)),
}
ACCOUNT_ROWS = {
    "": SIGNED_IN,
    "ho-so/": SIGNED_IN,
    "dang-nhap/": SIGNED_OUT,
    "dang-nhap/ma/": SIGNED_OUT,
    "dang-nhap/ma/nhap/": ONWARD,
    "dang-nhap/khoa/": ONWARD,
    "dang-nhap/buoc-hai/": ONWARD,
    "dang-xuat/": OPEN_TO_BANNED,
    "tham-gia/": SIGNED_OUT,
    "bi-khoa/": EVERYBODY,
    "dieu-khoan/": EVERYBODY,
    "xac-nhan-lai/": OPEN_TO_BANNED,
    "xac-nhan-lai/ma/": row(302, banned=302),
    "xac-nhan-lai/khoa/": row(302, banned=302),
    "e-mail/": SIGNED_IN,
    "e-mail/xac-nhan/": ONWARD,
    "dien-thoai/": SIGNED_IN,
    "dien-thoai/xac-nhan/": ONWARD,
    "mat-khau/": SIGNED_IN,
    "mat-khau/dat/": ONWARD,
    "quen-mat-khau/": EVERYBODY,
    "quen-mat-khau/ma/": ONWARD,
    "quen-mat-khau/dat/": ONWARD,
    "quen-mat-khau/xong/": EVERYBODY,
    "chon-mat-khau/1-abc/": EVERYBODY,
    "bao-ve/": SIGNED_IN,
    "bao-ve/can-thiet/": SIGNED_IN,
    "bao-ve/ung-dung/": ASKED_AGAIN,
    "bao-ve/ung-dung/bo/": NOT_HERS,
    "bao-ve/khoa/": SIGNED_IN,
    "bao-ve/khoa/them/": ASKED_AGAIN,
    "bao-ve/khoa/1/": ASKED_AGAIN,
    "bao-ve/khoa/1/bo/": ASKED_AGAIN,
    "bao-ve/ma-du-phong/": NOT_HERS,
    "bao-ve/ma-du-phong/moi/": ASKED_AGAIN,
    "bao-ve/ma-du-phong/tai/": NOT_HERS,
    "thiet-bi/": SIGNED_IN,
    "dong-y/": SIGNED_IN,
    "du-lieu/": members(302, banned=302),
    "dong/": OPEN_TO_BANNED,
    "da-dong/": EVERYBODY,
}
COMMUNITY = (
    FORUM_ROWS
    | MODERATION_ROWS
    | NOTIFICATION_ROWS
    | {f"account {part}": (f"/tai-khoan/{part}", None, expected) for part, expected in ACCOUNT_ROWS.items()}
    | {
        "end another's session": ("/tai-khoan/thiet-bi/1/dang-xuat/", {}, NOT_HERS),
        "page of a member": ("/thanh-vien/author/", None, EVERYBODY),
        "page of nobody": ("/thanh-vien/khong-co-ai/", None, row(404)),
    }
)


@pytest.fixture
def things(forum, settings, tmp_path) -> dict:
    """What the addresses name, beside what `test_forum` made."""
    settings.MEDIA_ROOT = tmp_path
    names, people = forum.names, forum.people
    author, moderator = people["author"], people["moderator"]
    article = add_article(
        owner=people["administrator"],
        title="Diễn đàn phụ nữ khởi nghiệp",
        sapo="Ngày 6/10.",
        unit=forum.tree.phu_dien,
        section=Section.objects.first(),
        kind=EventKind.FORUM,
        event_starts_at=datetime(2026, 10, 6, 1, tzinfo=UTC),
        published_at=datetime(2026, 10, 6, 3, tzinfo=UTC),
    )
    comment = services.comment_on(page=article, unit=article.unit, author=moderator, body="Chúc mừng các chị.")
    polled = Thread.objects.get(pk=names["proposal"])
    poll = services.open_poll(thread=polled, by=author, question="Họp khi nào?", options=["Sáng", "Chiều"])
    return names | {
        "article": article.pk,
        "discussion": comment.thread_id,
        "polled": polled.pk,
        "option": poll.options.first().pk,
        "author_id": author.pk,
        "act": moderation.act(verb=Verb.HIDE, target=comment.thread.posts.model.objects.get(pk=names["shown"]), by=moderator, note="…").pk,
        "unit": forum.tree.phu_dien.pk,
        "unit_name": str(forum.tree.phu_dien),
        "officers_board": forum.boards["can-bo"].pk,
        "end_token": letters.token_for(author, "daily"),
        **pictures(forum),
    }


def pictures(forum) -> dict:
    """Posts with a picture, and posts that were written anew: one that everybody reads, one hidden, one among officers."""
    author = forum.people["author"]

    def post(name: str, **fields) -> dict:
        upload = services.attach_picture(author=author, file=picture())
        thread = Thread.objects.get(pk=forum.names[fields.get("thread", "thread")])
        made = services.reply(thread=thread, author=author, body=f'<p>Ảnh đây.</p><img data-file="{upload.pk}" alt="">')
        services.edit_post(post=made, by=author, body=f'<p>Ảnh ở đây.</p><img data-file="{upload.pk}" alt="">')
        type(made).objects.filter(pk=made.pk).update(state=fields.get("state", "shown"))
        return {f"{name}picture": upload.pk, f"{name}edited": made.pk}

    return post("") | post("hidden_", state="hidden") | post("officers_", thread="officers_thread_id")


def filled(data: dict, names: dict) -> dict:
    return {name: value() if callable(value) else value.format(**names) for name, value in data.items()}


@pytest.mark.parametrize("name", COMMUNITY)
def test_community_answers_each_person_as_the_table_says(forum, things, name):
    address, data, expected = COMMUNITY[name]
    answers = {}
    for column in COLUMNS:
        with transaction.atomic():
            client, path = signed_in(forum, column), address.format(**things)
            answers[column] = (client.get(path) if data is None else client.post(path, filled(data, things))).status_code
            transaction.set_rollback(True)
    assert answers == expected


def routes(resolver=None, before: str = "") -> dict[str, str]:
    """The routes of these apps, without the newsroom's, which `test_public_views` tries, with the dotted path of their views."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        part = str(pattern.pattern)
        whole = before + (part.removeprefix("^") if before else part)  # As a match names its route.
        if isinstance(pattern, URLResolver):
            found |= routes(pattern, whole)
        elif pattern.lookup_str.startswith(OURS) and not pattern.lookup_str.startswith(ELSEWHERE) and "quan-tri/" not in whole:
            found[whole] = pattern.lookup_str
    return found


def test_every_address_has_a_row(forum, things):
    tried = {resolve(address.format(**things).split("?")[0]).route for address, _data, _expected in (ROWS | COMMUNITY).values()}
    assert sorted(set(routes()) - tried - {"_util/login/"}) == []  # Wagtail's door, in the table of `test_public_views`.
