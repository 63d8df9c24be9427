"""What the forum tells: to whom a thread speaks, and how a line of it reads. Called for by `forum.services.announcing`."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.models import Board, Post, Thread
from portal.notifications.sources import Card, Kind, Source

EXCERPT = 200


class ThreadSource(Source):
    """Threads, with the post that a telling is about. What is held, hidden, removed or carried elsewhere tells nothing."""

    model = Thread
    label = gettext_lazy("Thread")
    kinds = {
        "mention": Kind(
            gettext_lazy("Posts that call me by name"),
            one=gettext_lazy("%(actors)s called you in “%(title)s”"),
            mail="now",
            weight=60,
            icon="user",
        ),
        "quote": Kind(
            gettext_lazy("Answers to my posts and quotes of them"),
            one=gettext_lazy("%(actors)s answered you in “%(title)s”"),
            many=gettext_lazy("%(count)s answers to you in “%(title)s”: %(actors)s"),
            mail="daily",
            weight=50,
            icon="quote",
        ),
        "accepted": Kind(
            gettext_lazy("My answer was accepted"),
            one=gettext_lazy("Your answer helped in “%(title)s”"),
            mail="daily",
            weight=55,
            icon="check",
        ),
        "official": Kind(
            gettext_lazy("Official answers to proposals that I made or support"),
            one=gettext_lazy("%(actors)s answered the proposal “%(title)s” officially"),
            mail="now",
            weight=70,
            icon="award",
        ),
        "support": Kind(
            gettext_lazy("Proposals that I follow find support"),
            one=gettext_lazy("“%(title)s” finds support"),
            mail="weekly",
            weight=20,
            icon="users",
        ),
        "unit": Kind(
            gettext_lazy("Posts that call a unit that I follow"),
            one=gettext_lazy("%(actors)s called your unit in “%(title)s”"),
            mail="daily",
            weight=30,
            icon="network",
        ),
        "reply": Kind(
            gettext_lazy("Replies in threads that I follow"),
            one=gettext_lazy("%(actors)s wrote in “%(title)s”"),
            many=gettext_lazy("%(count)s new posts in “%(title)s”: %(actors)s"),
            mail="daily",
            weight=10,
        ),
        "thread": Kind(
            gettext_lazy("New threads in boards, units, topics and of people that I follow"),
            one=gettext_lazy("%(actors)s began “%(title)s”"),
            mail="weekly",
            weight=40,
        ),
    }

    def visible(self, user, ids):
        return set(Thread.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))

    def open_to_all(self, ids):
        members = Q(board__audience__in=[Board.Audience.EVERYONE, Board.Audience.MEMBERS]) | Q(board=None, about__live=True)
        return set(Thread.objects.filter(members, pk__in=ids, state=Thread.State.SHOWN).values_list("pk", flat=True))

    def cards(self, asked):
        threads = Thread.objects.select_related("board", "about").in_bulk({pk for pk, _about in asked})
        posts = Post.objects.shown().in_bulk({about for _pk, about in asked if about})
        told = [(pk, about) for pk, about in asked if _is_told(threads.get(pk), posts.get(about), about)]
        return {(pk, about): _card(threads[pk], posts.get(about)) for pk, about in told}

    def cards_for(self, user, ids):
        threads = Thread.objects.visible_to(user).select_related("board", "about").in_bulk(ids)
        return {pk: _card(thread, None) for pk, thread in threads.items() if _is_told(thread, None, None)}

    def around(self, obj):
        return [thing for thing in (obj.board, obj.unit) if thing] + list(obj.topics.all())


def _is_told(thread: Thread | None, post: Post | None, about: int | None) -> bool:
    if thread is None or not thread.is_shown:
        return False
    return about is None or (post is not None and post.thread_id == thread.pk)


def _card(thread: Thread, post: Post | None) -> Card:
    where = thread.board.name if thread.board_id else _("Readers' opinions")
    url = post.get_absolute_url() if post else thread.get_absolute_url()
    return Card(title=thread.title, url=url, excerpt=excerpt(post.text) if post else "", where=where)


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The first words of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"


class BoardSource(Source):
    """Boards are followed; what happens there is told of their threads."""

    model = Board
    label = gettext_lazy("Board")

    def visible(self, user, ids):
        return set(Board.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))

    def open_to_all(self, ids):
        open_boards = Board.objects.filter(pk__in=ids, audience__in=[Board.Audience.EVERYONE, Board.Audience.MEMBERS])
        return set(open_boards.values_list("pk", flat=True))

    def cards(self, asked):
        boards = Board.objects.in_bulk({pk for pk, _about in asked})
        return {(pk, about): _board_card(boards[pk]) for pk, about in asked if pk in boards}

    def cards_for(self, user, ids):
        return {pk: _board_card(board) for pk, board in Board.objects.visible_to(user).in_bulk(ids).items()}


def _board_card(board: Board) -> Card:
    return Card(title=board.name, url=board.get_absolute_url(), excerpt=board.description)
