"""Threads of nothing but words, very many at a time: the rows that the services would write, counted by the forum's own code."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from forum.models import Board, Post, Reaction, Support, Thread, ThreadTopic
from forum.services.composing import compose, title_of
from forum.services.counting import recount_board, recount_thread
from forum.writing import RULES
from portal.demo.forum.by_hand import unit_of
from portal.demo.forum.plan import Planned
from portal.demo.forum.reading import html_of
from portal.members.models import User
from portal.topics.models import Topic

BATCH = 500
KINDS = (Reaction.Kind.THANKS, Reaction.Kind.THANKS, Reaction.Kind.USEFUL, Reaction.Kind.AGREE)
COUNTERS = {Reaction.Kind.THANKS: "thanks_count", Reaction.Kind.USEFUL: "useful_count", Reaction.Kind.AGREE: "agree_count"}


@transaction.atomic
def write(plans: list[Planned], boards: dict[str, Board], users: dict[str, User], topics: dict[str, Topic]) -> int:
    """Threads with their posts; returns the number of posts."""
    threads = [thread_row(planned, boards, users) for planned in plans]
    Thread.objects.bulk_create(threads, batch_size=BATCH)
    for thread, planned in zip(threads, plans, strict=True):
        thread.created_at = planned.lines[0].at
    Thread.objects.bulk_update(threads, ["created_at"], batch_size=BATCH)
    posts = [post for thread, planned in zip(threads, plans, strict=True) for post in post_rows(thread, planned, users)]
    Post.objects.bulk_create(posts, batch_size=BATCH)
    ThreadTopic.objects.bulk_create(
        ThreadTopic(content_object=thread, tag=topics[name])
        for thread, planned in zip(threads, plans, strict=True)
        for name in dict.fromkeys(planned.script.topics)
    )
    by_place = {(post.thread_id, post.number): post for post in posts}
    for thread, planned in zip(threads, plans, strict=True):
        accepted = [number for number, line in enumerate(planned.lines, start=1) if "accepted" in line.marks]
        if accepted:
            thread.accepted_post = by_place[thread.pk, accepted[0]]
            thread.save(update_fields=["accepted_post"])
        recount_thread(thread)
    return len(posts)


def thread_row(planned: Planned, boards: dict[str, Board], users: dict[str, User]) -> Thread:
    script = planned.script
    title, slug = title_of(script.title)
    return Thread(
        board=boards[script.facts["board"]],
        author=users[planned.lines[0].by],
        kind=script.kind,
        title=title,
        slug=slug,
        unit=unit_of(script.facts),
        is_anonymous=planned.is_anonymous,
        proposal_state=Thread.Proposal.NEW if script.kind == Thread.Kind.PROPOSAL else "",
        last_number=len(planned.lines),
        last_post_at=planned.lines[-1].at,
    )


def post_rows(thread: Thread, planned: Planned, users: dict[str, User]) -> Iterable[Post]:
    for number, line in enumerate(planned.lines, start=1):
        author = users[line.by]
        words = compose(html_of(line.text), author=author)
        is_asker = planned.is_anonymous and author == thread.author
        yield Post(
            thread=thread,
            number=number,
            author=author,
            is_anonymous=is_asker,
            body=words.body,
            body_unmasked=words.body_unmasked,
            text=words.text,
            rules=RULES,
            created_at=line.at,
        )


def react(posts: list[Post], thanks: dict[int, int], users: list[User], rng: Random, now: datetime) -> int:
    """Reactions to `posts`: as many thanks as `thanks` says (by id of the post), besides a few by chance. Returns how many."""
    rows, counted = [], {}
    for post in posts:
        wanted = thanks.get(post.pk) or rng.choice((0, 0, 0, 1, 1, 2, 4))
        readers = rng.sample([user for user in users if user.pk != post.author_id], min(wanted, len(users) - 1))
        counts = dict.fromkeys(COUNTERS.values(), 0)
        for place, user in enumerate(readers):
            kind = KINDS[0] if place < wanted * 0.6 else rng.choice(KINDS)
            rows.append((Reaction(post=post, user=user, kind=kind), min(now, post.created_at + timedelta(hours=rng.uniform(0.2, 60)))))
            counts[COUNTERS[kind]] += 1
        counted[post.pk] = counts
    Reaction.objects.bulk_create([row for row, _at in rows], batch_size=1000)
    for row, at in rows:
        row.at = at
    Reaction.objects.bulk_update([row for row, _at in rows], ["at"], batch_size=1000)
    for post in posts:
        for name, count in counted[post.pk].items():
            setattr(post, name, count)
    Post.objects.bulk_update([post for post in posts if any(counted[post.pk].values())], list(COUNTERS.values()), batch_size=BATCH)
    return len(rows)


def support(wanted: dict[int, int], users: list[User], rng: Random, now: datetime) -> None:
    """Supporters of proposals, as many as `wanted` says by id of the thread."""
    rows = []
    for thread in Thread.objects.filter(pk__in=wanted, support_count=0):
        others = [user for user in users if user.pk != thread.author_id]
        chosen = rng.sample(others, min(wanted[thread.pk], len(others)))
        rows += [(Support(thread=thread, user=user), thread.created_at + (now - thread.created_at) * rng.random()) for user in chosen]
        thread.support_count = len(chosen)
        thread.save(update_fields=["support_count"])
    Support.objects.bulk_create([row for row, _at in rows], batch_size=1000)
    for row, at in rows:
        row.at = at
    Support.objects.bulk_update([row for row, _at in rows], ["at"], batch_size=1000)


def count_boards(boards: Iterable[Board]) -> None:
    for board in boards:
        recount_board(board.pk)
