"""What follows when a post appears or disappears: standing, search, followers and those who are told. Called in the transaction."""

from django.conf import settings

from forum.models import Mention, Post, PostPicture, ProposalStep, Thread
from forum.services.composing import Words
from forum.tasks import index_thread
from forum.writing import quoted_ids
from portal.moderation import services as moderation
from portal.moderation.models import Hold
from portal.notifications import services as notifications

# Posts beyond are not part of what search knows of a thread.
INDEXED_POSTS = 100


def hang_on(post: Post, words: Words) -> None:
    """Keep what a post refers to: its pictures, and whom it calls."""
    if post.version_count > 1:
        PostPicture.objects.filter(post=post).exclude(pk__in=words.pictures).update(post=None)
        Mention.objects.filter(post=post).exclude(user__in=words.users).exclude(unit__in=words.units).delete()
    if words.pictures:
        PostPicture.objects.filter(pk__in=words.pictures, author=post.author_id).update(post=post)
    users, units = set(words.users) - {post.author_id}, set(words.units)
    if not users and not units:
        return
    known = set(Mention.objects.filter(post=post).values_list("user", "unit"))
    rows = [Mention(post=post, user_id=pk) for pk in users if (pk, None) not in known]
    rows += [Mention(post=post, unit_id=pk) for pk in units if (None, pk) not in known]
    Mention.objects.bulk_create(rows)


def reasons_to_hold(author, thread_or_board, words: Words, *, of_article: bool = False) -> list[str]:
    """Why what `author` wrote must wait for a moderator; empty where it may be shown at once."""
    board = getattr(thread_or_board, "board", thread_or_board)
    return moderation.reasons_to_hold(
        author, numbers=words.numbers, links=len(words.links), pictures=len(words.pictures), of_article=of_article,
        reviews=board.review if board else "newcomers",
    )  # fmt: skip


def queue(post: Post, words: Words, reasons: list[str]) -> None:
    """Show the post to its moderators: held for `reasons`, or, where numbers were masked in it, shown and to be looked at."""
    detail = {"numbers": words.numbers} if words.numbers else {}
    if words.links:
        detail["links"] = words.links[:20]
    if reasons:
        moderation.hold(target=post, reasons=reasons, detail=detail)
    elif words.numbers:
        moderation.flag(target=post, reasons=[Hold.Why.NUMBERS], detail=detail)


def appeared(post: Post) -> None:
    """`post` is shown from now on. Tells each reason once, however often it is hidden and shown again."""
    thread = post.thread
    moderation.posted(user=post.author)
    reindex(thread, post)
    if not thread.is_shown:
        return
    notifications.follow_unasked(user=post.author, target=thread)
    told = {post.author_id}
    actor = post.shown_author
    told |= _tell_called(post, actor, told)
    told |= _tell_quoted(post, actor, told)
    if post.number > 1:
        notifications.tell(kind="reply", target=thread, about=post, actor=actor, exclude=told)
    elif thread.board_id:
        notifications.tell(kind="thread", target=thread, about=post, actor=actor, exclude=told, followed=list(_around(thread)))


def disappeared(post: Post) -> None:
    """`post` is not shown any more."""
    moderation.unposted(user=post.author)
    reindex(post.thread, post)


def reindex(thread: Thread, post: Post | None = None) -> None:
    """Let search know the thread as it is now. Posts far down change nothing there.

    Queued in the transaction, not when it is through: a process that is killed in between leaves nothing that search never hears of.
    """
    if post is None or post.number <= INDEXED_POSTS or post.pk == thread.accepted_post_id:
        index_thread.enqueue(thread.pk)


def accepted(post: Post, by) -> None:
    """The asker found her answer: tell who gave it."""
    if post.author_id != by.pk:
        actor = _named(post.thread, by)
        notifications.tell(kind="accepted", target=post.thread, about=post, actor=actor, recipients=[post.author_id], exclude=[by.pk])


def answered(step: ProposalStep) -> None:
    """An officer answered: tell the proposer and those who support or follow it."""
    thread, key = step.thread, f"official-{step.pk}"
    supporters = thread.supports.order_by("pk").values_list("user", flat=True)[: notifications.MOST_RECIPIENTS - 1]
    recipients = {*supporters, thread.author_id} - {step.by_id, None}
    told = {"kind": "official", "target": thread, "about": step.post, "actor": step.by, "note": step.reason}
    notifications.tell(**told, recipients=recipients, key=key)
    notifications.tell(**told, exclude=recipients, key=f"{key}-all")


def supported(thread: Thread, count: int) -> None:
    """A proposal has as many supporters as are worth telling: its author, and the officers who follow it."""
    if count in settings.FORUM_SUPPORT_STEPS:
        notifications.tell(kind="support", target=thread, note=str(count), key=f"support-{thread.pk}-{count}")


def tell_newly_called(post: Post) -> None:
    """Tell whom `post` calls; each is told of it once, so that after an edit those who were called before hear nothing."""
    for pk in post.mentions.exclude(user=None).values_list("user", flat=True):
        key = f"mention-{post.pk}-{pk}"
        told = {"recipients": [pk], "exclude": [post.author_id], "key": key}
        notifications.tell(kind="mention", target=post.thread, about=post, actor=post.shown_author, **told)


def _named(thread: Thread, user):
    """`user` as the one who did something in `thread`; nobody where that would tell who asked anonymously."""
    return None if thread.is_anonymous and thread.author_id == user.pk else user


def _tell_called(post: Post, actor, told: set[int]) -> set[int]:
    called = list(post.mentions.select_related("unit"))
    people = {mention.user_id for mention in called if mention.user_id} - told
    if people:
        tell_newly_called(post)
    units = [mention.unit for mention in called if mention.unit_id]
    if units:
        notifications.tell(kind="unit", target=post.thread, about=post, actor=actor, exclude=told | people, followed=units)
    return people


def _tell_quoted(post: Post, actor, told: set[int]) -> set[int]:
    """Those whose words it quotes, and who is answered directly."""
    quoted = Post.objects.filter(pk__in=quoted_ids(post.body)).values_list("author", flat=True)
    people = {*quoted, *([post.reply_to.author_id] if post.reply_to_id else [])} - told
    if people:
        notifications.tell(kind="quote", target=post.thread, about=post, actor=actor, recipients=people, exclude=told)
    return people


def _around(thread: Thread):
    """What a new thread is told to the followers of."""
    yield thread.board
    if thread.unit_id:
        yield from [row.ancestor for row in thread.unit.lineage.filter(whole=True).select_related("ancestor")]
    for topic in thread.topics.select_related("parent"):
        yield topic
        if topic.parent_id:
            yield topic.parent
    if thread.shown_author:
        yield thread.shown_author
