"""The forum of the demo, from its boards to what its people have not read yet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from forum.models import Board, Post, Thread
from forum.search import ThreadSource
from news.models import ArticlePage
from portal.demo.forum import boards, in_bulk, people
from portal.demo.forum.by_hand import Hands
from portal.demo.forum.comments import add_comments
from portal.demo.forum.desk import Desk
from portal.demo.forum.endless import LENGTH, called_roll
from portal.demo.forum.lives import follow_things, live, login_names
from portal.demo.forum.plan import Planned, Planner
from portal.demo.forum.reading import read_scripts
from portal.demo.sizes import learn_sizes
from portal.members.models import User
from portal.moderation import services as moderation
from portal.notifications.models import Telling
from portal.notifications.spreading import spread
from portal.search import services as search
from portal.topics.models import Topic

TOGETHER = 12
# What happened longer ago nobody is told any more.
NEWS_DAYS = 21


@dataclass
class ForumSeeding:
    """One run. `now` is what "today" means; `long` how many posts the longest thread gets."""

    now: datetime = field(default_factory=timezone.now)
    tell: Callable[[str], None] = print
    long: int = LENGTH
    random_passwords: bool = False

    def seed(self) -> tuple[int, int]:
        """Adds what is not there yet. Returns how many threads and posts are new."""
        before = Thread.objects.count(), Post.objects.count()
        with tasks_waiting():
            self.add_all()
        search.feed()
        return Thread.objects.count() - before[0], Post.objects.count() - before[1]

    def add_all(self) -> None:
        """Everything that is not there yet."""
        self.tell(f"  {people.add_members(random_passwords=self.random_passwords)} thành viên diễn đàn")
        people.belong_to_staff()
        boards.add_boards()
        boards.add_office()
        learn_sizes()
        users = {user.username: user for user in User.objects.all()}
        planner = Planner(people.everybody(), self.now, Random("diễn đàn"))  # noqa: S311  (words, not secrets)
        plans = self.plans(planner)
        missing = [planned for planned in plans if planned.script.title not in boards.titles_there()]
        if missing:
            self.write(missing, users, planner)
        added = add_comments(users, planner.casting, planner.rng, self.now)
        self.tell(f"  {added} ý kiến bạn đọc")
        learn_sizes()
        if missing:
            self.finish(users, planner)

    def plans(self, planner: Planner) -> list[Planned]:
        """Every thread with its people and times; the same ones in each run."""
        found = []
        for script in read_scripts(boards.slugs()):
            planned = planner.plan(script)
            found.append(called_roll(planner, planned, self.long) if "long" in script.facts else planned)
        return found

    def write(self, plans: list[Planned], users: dict[str, User], planner: Planner) -> None:
        rooms = {board.slug: board for board in Board.objects.all()}
        topics = {topic.name: topic for topic in Topic.objects.all()}
        follow_things(users)
        by_hand = [planned for planned in plans if self.goes_by_hand(planned)]
        hands = Hands(rooms, users, topics, self.now)
        for start in range(0, len(by_hand), TOGETHER):
            with transaction.atomic():
                for planned in by_hand[start : start + TOGETHER]:
                    hands.write(planned)
            self.tell(f"  {min(start + TOGETHER, len(by_hand))}/{len(by_hand)} chủ đề có ảnh, trích dẫn, trả lời chính thức")
        plain = [planned for planned in plans if not self.goes_by_hand(planned)]
        count = in_bulk.write(plain, rooms, users, topics)
        learn_sizes()
        self.tell(f"  {len(plain)} chủ đề, {count} bài viết")
        self.answer(plans, users, planner.rng)

    def goes_by_hand(self, planned: Planned) -> bool:
        """What is new to somebody who can sign in goes through the services too, so that she is told of it."""
        is_news = self.now - planned.lines[-1].at < timedelta(days=NEWS_DAYS)
        author = planned.lines[0].by
        return planned.takes_care or (is_news and len(planned.lines) < 60 and author in login_names() and author != "chi")

    @transaction.atomic
    def answer(self, plans: list[Planned], users: dict[str, User], rng: Random) -> None:
        """Reactions, supporters, events that threads came from, and the counters of boards."""
        threads = {thread.title: thread for thread in Thread.objects.in_boards()}
        thanks, wanted = {}, {}
        posts = list(Post.objects.filter(thread__in=[threads[planned.script.title] for planned in plans]).order_by("thread", "number"))
        by_place = {(post.thread_id, post.number): post for post in posts}
        for planned in plans:
            thread = threads[planned.script.title]
            for number, line in enumerate(planned.lines, start=1):
                if "thanks" in line.marks:
                    thanks[by_place[thread.pk, number].pk] = int(line.marks["thanks"])
            if "supports" in planned.script.facts:
                wanted[thread.pk] = int(planned.script.facts["supports"])
            if "event" in planned.script.facts:
                thread.from_event = ArticlePage.objects.filter(title__startswith=planned.script.facts["event"]).first()
                thread.save(update_fields=["from_event"])
        people_there = [user for user in users.values() if user.is_active and user.username != "chi"]
        reacted = [post for post in posts if post.number <= 300 or post.number % 4 == 0]
        in_bulk.react(reacted, thanks, people_there, rng, self.now)
        in_bulk.support(wanted, people_there, rng, self.now)

    def finish(self, users: dict[str, User], planner: Planner) -> None:
        """What moderators have before them, what the people of the demo see, and the index of search."""
        desk = Desk(users, self.now)
        waiting = desk.lay_out()
        self.tell(f"  {waiting} việc đang chờ điều hành")
        tell_what_is_new(self.now)
        moderation.recompute(user_ids=[user.pk for user in users.values()])
        in_bulk.count_boards(Board.objects.all())
        live(users, planner.rng, self.now)
        desk.close_accounts(["roi.xa"])
        search.index_many(ThreadSource().findable(), feeding=False)


def tasks_waiting() -> override_settings:
    """Tasks that services queue are not run one by one: what they would do – telling, indexing – is done once for all."""
    return override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}})


def tell_what_is_new(now: datetime) -> None:
    """Spread what services wrote down to be told; what is old counts as told."""
    waiting = Telling.objects.filter(done_at=None)
    old = Thread.objects.filter(last_post_at__lt=now - timedelta(days=NEWS_DAYS)).values("pk")
    waiting.filter(content_type=ContentType.objects.get_for_model(Thread), object_id__in=old).update(done_at=timezone.now())
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        spread(pk)
