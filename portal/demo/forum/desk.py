"""What lies on the desks of the moderators: held, reported, decided, and told in private."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from forum import services
from forum.models import Board, Post, Thread
from forum.services.counting import recount_thread
from portal.demo.forum.boards import slugs
from portal.demo.forum.reading import html_of, lines_of, read_scripts
from portal.members.closing import close_account
from portal.members.models import User
from portal.moderation import services as moderation
from portal.moderation.models import Act, Hold, PrivateReport, Reason, Report
from portal.moderation.models.acts import Verb
from portal.units.models import Membership

# Who is told in private: sender, how urgent, words, the answer (empty: it waits).
PRIVATE = (
    (
        "pham.tm",
        PrivateReport.Danger.SOON,
        "Cuối dãy trọ em có một chị hay bị chồng đánh lúc nửa đêm, có hai con nhỏ. Chị ấy không dám nói. Em xin báo để Hội biết, xin đừng "
        "nói là em báo.",
        "",
    ),
    ("sen", PrivateReport.Danger.PAST, "Em bị một người quen cũ nhắn tin doạ đăng ảnh. Em chặn rồi nhưng vẫn sợ. Em nên làm gì ạ?", ""),
    (
        "vy.lt",
        PrivateReport.Danger.PAST,
        "Chuyền em trừ tiền khi đi vệ sinh quá giờ. Em giữ phiếu lương. Em không muốn công ty biết tên em.",
        "Hội phường đã làm việc với công đoàn khu, không nêu tên ai. Tháng này chuyền sẽ trả lại phần đã trừ. Có gì em cứ nhắn tiếp ở đây.",
    ),
)
# Threads that a moderator put elsewhere, joined, or closed: beginning of the title, verb, title of a reason.
DECIDED = {"locked": (Verb.LOCK, "Đã bàn xong"), "pinned": (Verb.PIN, ""), "moved_from": (Verb.MOVE, "Không đúng ban")}


@dataclass
class Desk:
    users: dict[str, User]
    now: datetime

    def lay_out(self) -> int:
        """Everything that waits and that was decided. Returns how many lines wait. Does nothing where there are acts already."""
        if Act.objects.exists():
            return Hold.objects.filter(settled_at=None).count()
        with transaction.atomic():
            self.decide_threads()
            self.write_and_report()
            self.decide_posts()
            self.change_posts()
            self.tell_in_private()
            self.date_back()
        return Hold.objects.filter(settled_at=None).count()

    def decide_threads(self) -> None:
        """Locks, pins, moves and merges, as moderators do them."""
        for script in read_scripts(slugs()):
            thread = Thread.objects.in_boards().filter(title=script.title).select_related("board").first()
            if thread is None:
                continue
            by = self.users["tam"]
            for fact, (verb, reason) in DECIDED.items():
                if fact in script.facts:
                    options = self.sent_back(thread, script.facts[fact]) if verb == Verb.MOVE else {}
                    self.act(verb, thread, by, reason, options=options, note=script.facts[fact] if verb == Verb.LOCK else "")
            if "merged" in script.facts:
                into = Thread.objects.get(title=script.facts["merged"])
                self.act(Verb.MERGE, thread, by, "Trùng chủ đề", options={"into": into})

    def sent_back(self, thread: Thread, slug: str) -> dict:
        """Put `thread` where it was begun, so that it can be moved to where it belongs."""
        target, begun_in = thread.board, Board.objects.get(slug=slug)
        services.move(thread=thread, board=begun_in, by=self.users["tam"])
        thread.refresh_from_db()
        return {"board": target}

    def act(self, verb: str, target, by: User, reason: str = "", *, note: str = "", options: dict | None = None) -> Act:
        chosen = Reason.objects.filter(title=reason).first() if reason else None
        return moderation.act(verb=verb, target=target, by=by, reason=chosen, note=note, options=options)

    def write_and_report(self) -> None:
        for line in lines_of("queue"):
            cells = [cell.strip() for cell in line.split("|")]
            if cells[0] == "told":
                _kind, reporter, author, title, ground, words = cells
                post = self.thread(title).posts.filter(author=self.users[author]).order_by("-number").first()
                moderation.report(target=post, reporter=self.users[reporter], ground=ground, text=words)
            elif cells[0] == "begun":
                _kind, author, slug, title, words = cells
                board = Board.objects.get(slug=slug)
                services.start_thread(board=board, author=self.users[author], kind=board.kinds[-1], title=title, body=html_of(words))
            else:
                _kind, author, title, words = cells
                services.reply(thread=self.thread(title), author=self.users[author], body=html_of(words), may_enter_locked=True)

    def thread(self, title: str) -> Thread:
        """The thread whose title begins so; it may have been closed since."""
        return Thread.objects.in_boards().filter(title__startswith=title, merged_into=None).get()

    def decide_posts(self) -> None:
        """Two people lost their patience with each other's words: hidden, warned, silenced, banned; one decision was taken back."""
        tam, quyen = self.users["tam"], self.users["giang"]
        loans, insults = self.posts_of("hau.nt"), self.posts_of("cuc")
        self.act(Verb.HIDE, loans[0], tam, "Nghi lừa đảo")
        self.act(Verb.BAN, loans[0], tam, "Nghi lừa đảo", options={"days": 90})
        self.act(Verb.HIDE, insults[0], tam, "Lời lẽ nặng")
        self.act(Verb.WARN, insults[0], tam, "Lời lẽ nặng")
        self.act(
            Verb.SILENCE,
            insults[0],
            quyen,
            "Lời lẽ nặng",
            options={"days": 7},
            note="Xin nghỉ một tuần cho nguội, tuần sau mời chị trở lại.",
        )
        shown = Post.objects.shown().filter(thread__board__slug="chuyen-doi-so", number__gt=2, author__username="kieu.vt").first()
        hidden = shown or Post.objects.shown().filter(thread__board__slug="chuyen-doi-so", number__gt=3).first()
        moderation.undo(act=self.act(Verb.HIDE, hidden, tam, "Đăng nhiều lần"), by=quyen)
        asker = Post.objects.filter(is_anonymous=True, number=1, thread__board__slug="binh-dang-gioi").first()
        self.act(
            Verb.OPEN_AUTHOR,
            asker,
            self.users["thanh.bt"],
            note="Người hỏi nói có ý nghĩ nguy hiểm, cần liên hệ ngay với Hội phường nơi ở.",
        )

    def posts_of(self, username: str) -> list[Post]:
        """What she wrote last, the first of it first."""
        return list(Post.objects.filter(author=self.users[username]).order_by("pk"))[-2:]

    def change_posts(self) -> None:
        """Posts that their authors edited, and some that they took back."""
        quiet = Post.objects.shown().filter(number__gt=2, thread__post_count__lt=60, replies=None, thread__board__isnull=False)
        plain = quiet.filter(thread__accepted_post=None, official_unit=None).exclude(body__contains="<blockquote").order_by("created_at")
        for place, post in enumerate(list(plain.filter(text__regex=r".{90}")[20:260:12])):
            first, _, rest = post.text.partition(". ")
            before = f"{rest or first}" if place % 2 else post.text.replace("không", "ko").replace("được", "dc")
            self.rewrite(post, before)
        for post in list(plain.filter(version_count=1)[40:240:25]):
            services.remove_post(post=post, by=post.author)
            Post.objects.filter(pk=post.pk).update(state_at=min(self.now, post.created_at + timedelta(hours=3)))

    def rewrite(self, post: Post, before: str) -> None:
        """`post` said `before` at first and was edited a little later."""
        now_says = post.body
        Post.objects.filter(pk=post.pk).update(body=html_of(before))
        post.refresh_from_db()
        if services.edit_post(post=post, by=post.author, body=now_says):
            edited = min(self.now, post.created_at + timedelta(minutes=11))
            Post.objects.filter(pk=post.pk).update(edited_at=edited)
            post.versions.update(at=edited)

    def tell_in_private(self) -> None:
        for username, danger, words, answer in PRIVATE:
            reporter = self.users[username]
            unit = Membership.objects.select_related("unit").get(user=reporter).unit
            report = moderation.send_private(reporter=reporter, unit=unit, danger=danger, text=words)
            if answer:
                reader = self.users["quyen.nt"]
                moderation.open_private(report=report, reader=reader)
                moderation.answer_private(report=report, by=reader, answer=answer)

    def date_back(self) -> None:
        """What was written, reported and decided a moment ago happened within the last days."""
        fresh = Post.objects.filter(created_at__gte=self.now, thread__board__isnull=False).order_by("pk")
        for place, post in enumerate(fresh):
            at = self.now - timedelta(hours=2 + place * 5, minutes=place * 17 % 60)
            last = Post.objects.filter(thread=post.thread_id, created_at__lt=self.now).order_by("-created_at").first()
            at = max(at, last.created_at + timedelta(minutes=3)) if last else at
            Post.objects.filter(pk=post.pk).update(created_at=at)
            Thread.objects.filter(pk=post.thread_id, last_number=1).update(created_at=at)
            recount_thread(Thread.objects.get(pk=post.thread_id))
            Hold.objects.filter(target_type=ContentType.objects.get_for_model(Post), target_id=post.pk).update(opened_at=at)
            Report.objects.filter(target_type=ContentType.objects.get_for_model(Post), target_id=post.pk).update(
                created_at=min(self.now, at + timedelta(minutes=41))
            )
        for place, act in enumerate(Act.objects.order_by("-pk")):
            Act.objects.filter(pk=act.pk).update(created_at=self.now - timedelta(minutes=35 + place * 190))
        for place, report in enumerate(PrivateReport.objects.order_by("-pk")):
            PrivateReport.objects.filter(pk=report.pk).update(created_at=self.now - timedelta(hours=3 + place * 26))

    def close_accounts(self, usernames: list[str]) -> None:
        """Members who left: their posts stay."""
        for username in usernames:
            user = User.objects.filter(username=username, closed_at=None).first()
            if user is not None:
                close_account(user=user)
