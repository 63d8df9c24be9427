"""What the people who try the demo find under their names: what they follow, how far they read, what they were told and were writing."""

from datetime import datetime, timedelta
from random import Random

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from forum import services
from forum.models import Board, ReadMark, Thread
from portal.demo.accounts import PEOPLE
from portal.demo.forum.reading import read_members
from portal.members.models import User
from portal.notifications import services as notifications
from portal.notifications.models import MailItem, Notification
from portal.topics.models import Topic
from portal.units.models import Membership

FOLLOWED = {
    "sen": ("gia-dinh-nuoi-day-con", "nu-cong-nhan-khu-nha-tro"),
    "hanh": ("kinh-nghiem-cong-tac-hoi", "de-xuat-kien-nghi"),
    "thuy": ("kinh-nghiem-cong-tac-hoi", "gop-y-cong-thong-tin"),
    "loan": ("de-xuat-kien-nghi", "goc-can-bo"),
    "que": ("hoi-dap-nghiep-vu", "phu-nu-bien-cuong-mien-nui"),
    "nhung": ("hoi-dap-nghiep-vu", "de-xuat-kien-nghi"),
    "vien": ("vay-von-sinh-ke", "phu-nu-bien-cuong-mien-nui"),
    "tam": ("binh-dang-gioi", "goc-can-bo"),
    "giang": ("de-xuat-kien-nghi", "gop-y-cong-thong-tin"),
    "mai": ("gop-y-cong-thong-tin", "chuyen-doi-so"),
    "ngan": ("hoi-dap-nghiep-vu", "de-xuat-kien-nghi"),
    "ut": ("gia-dinh-nuoi-day-con", "phu-nu-khoi-nghiep"),
    "dao": ("kinh-nghiem-cong-tac-hoi", "goc-can-bo"),
    "mo": ("vay-von-sinh-ke", "phu-nu-bien-cuong-mien-nui"),
    "chi": ("gia-dinh-nuoi-day-con",),
}
TOPICS = ("Khu nhà trọ", "Sinh hoạt chi hội", "Nuôi dạy con", "Vốn vay và tiết kiệm", "Kỹ năng số")
DRAFTS = {
    "sen": "Chị ơi cho em hỏi thêm, ngày đầu gửi bé thì mình nên ở lại bao lâu ạ? Em sợ bé",
    "hanh": "Em xin bổ sung số liệu của phường em: tháng 10 có",
    "ngan": "Trả lời ý hai của chị:\n- danh sách theo dõi riêng\n- phiếu giới thiệu",
    "ut": "Dì thấy chuyện này hồi xưa cũng có, dì kể cho nghe",
    "que": "Ở Phú Thọ chúng em làm thế này:",
}
UNSEEN_DAYS = 6


def login_names() -> list[str]:
    """Everybody who can sign in to the demo."""
    return [person.username for person in PEOPLE] + [member.username for member in read_members() if "login" in member.tags]


def follow_things(users: dict[str, User]) -> None:
    """Boards, own unit, topics and a person: done before threads are written, so that what happens there is told to them."""
    boards, topics = {board.slug: board for board in Board.objects.all()}, list(Topic.objects.filter(name__in=TOPICS))
    with transaction.atomic():
        for place, (username, slugs) in enumerate(FOLLOWED.items()):
            user = users[username]
            for slug in slugs:
                notifications.follow(user=user, target=boards[slug])
            membership = Membership.objects.select_related("unit").filter(user=user).exclude(unit=None).first()
            if membership:
                notifications.follow(user=user, target=membership.unit)
            if topics:
                notifications.follow(user=user, target=topics[place % len(topics)])
            notifications.follow(user=user, target=users[("minh.vt", "hong.nt", "linh.pt")[place % 3]])


def live(users: dict[str, User], rng: Random, now: datetime) -> None:
    """Read marks, drafts, and dates of what was told."""
    threads = list(Thread.objects.in_boards().listed()[:140])
    with transaction.atomic():
        for username in FOLLOWED:
            user = users[username]
            read(user, threads, rng, now)
            visible = Thread.objects.visible_to(user).in_boards().listed().filter(is_locked=False)
            followed = list(visible.filter(last_number__lt=60).select_related("board")[3:40:6])
            for thread in followed:
                notifications.follow_unasked(user=user, target=thread)
            if username in DRAFTS and followed:
                services.save_draft(user=user, place=f"thread-{followed[0].pk}", body=DRAFTS[username])
        muted = next((thread for thread in threads if thread.last_number > 500), None)
        if muted:
            notifications.mute(user=users["ngan"], target=muted)
    date_notifications(now)


def read(user: User, threads: list[Thread], rng: Random, now: datetime) -> None:
    """She read half of what is new, some of it not to its end."""
    marks = []
    for thread in threads:
        if rng.random() < 0.55:
            number = thread.last_number if rng.random() < 0.6 else max(1, int(thread.last_number * rng.random()))
            marks.append(ReadMark(user=user, thread=thread, number=number, at=min(now, thread.last_post_at + timedelta(hours=2))))
    ReadMark.objects.bulk_create(marks, ignore_conflicts=True)


def date_notifications(now: datetime) -> None:
    """What was told while the demo was written was told when it happened; what is old was seen. Nothing of it is mailed."""
    kind = ContentType.objects.get_for_model(Thread)
    moments = dict(Thread.objects.values_list("pk", "last_post_at"))
    rows = list(Notification.objects.filter(content_type=kind))
    for row in rows:
        row.last_at = min(moments.get(row.object_id, now), now)
        row.first_at = min(row.first_at, row.last_at)
        if now - row.last_at > timedelta(days=UNSEEN_DAYS) and row.seen_at is None:
            row.seen_at = row.last_at + timedelta(hours=5)
    Notification.objects.bulk_update(rows, ["first_at", "last_at", "seen_at"], batch_size=500)
    MailItem.objects.all().delete()
