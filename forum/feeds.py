"""RSS and Atom of the forum, of one board and of one thread. Only what everybody reads is in them, whoever asks."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from forum.faces import face_of
from forum.models import Board, Post, Thread
from portal.ui.typed import clean_line

LENGTH = 30
LONGEST = 600


class Fit:
    """For a kind of feed: whatever signs a text has, the feed stands."""

    def add_item(self, **fields):
        super().add_item(**{name: clean_line(value) if isinstance(value, str) else value for name, value in fields.items()})


class Rss(Fit, Rss201rev2Feed):
    content_type = "application/rss+xml; charset=utf-8"


class Atom(Fit, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"


class PostFeed(Feed):
    """The newest posts; a subclass says of what. The same class serves both formats: `PostFeed.of(Atom)`."""

    feed_type = Rss
    language = "vi"

    @classmethod
    def of(cls, kind: type) -> "PostFeed":
        feed = cls()
        feed.feed_type = kind
        return feed

    def get_object(self, request: HttpRequest):
        return None

    def title(self, of) -> str:
        return f"{of or _('Forum')} – {settings.WAGTAIL_SITE_NAME}"

    def link(self, of) -> str:
        return of.get_absolute_url() if of else reverse("forum:index")

    def description(self, of) -> str:
        return getattr(of, "description", "") or _("Experience, questions and proposals of the members and officers of the Union.")

    subtitle = description

    def feed_url(self, of) -> str:
        return f"{self.link(of)}{'atom' if self.feed_type is Atom else 'rss'}/"

    def items(self, of) -> list[Post]:
        """The first posts of the newest threads."""
        threads = Thread.objects.public().listed().in_boards().order_by("-created_at", "-pk")[:LENGTH]
        return self.first_posts(threads)

    def first_posts(self, threads) -> list[Post]:
        ids = list(threads.values_list("pk", flat=True))
        posts = Post.objects.shown().filter(thread__in=ids, number=1).select_related("thread__board", "author")
        return sorted(posts, key=lambda post: -post.pk)

    def item_title(self, item: Post) -> str:
        return item.thread.title if item.number == 1 else f"{item.thread.title} #{item.number}"

    def item_description(self, item: Post) -> str:
        return item.text[:LONGEST]

    def item_link(self, item: Post) -> str:
        return item.get_absolute_url()

    def item_pubdate(self, item: Post):
        return item.created_at

    def item_updateddate(self, item: Post):
        """An entry of Atom without it is no entry (RFC 4287, 4.1.2)."""
        return item.edited_at or item.created_at

    def item_author_name(self, item: Post) -> str:
        return face_of(item.shown_author).name


class BoardFeed(PostFeed):
    """The newest threads of one board."""

    def get_object(self, request: HttpRequest, slug: str) -> Board:
        return get_object_or_404(Board.objects.public(), slug=slug)

    def items(self, of: Board) -> list[Post]:
        return self.first_posts(Thread.objects.public().listed().filter(board=of).order_by("-created_at", "-pk")[:LENGTH])


class ThreadFeed(PostFeed):
    """The newest posts of one thread."""

    def get_object(self, request: HttpRequest, board: str, pk: int, slug: str) -> Thread:
        return get_object_or_404(Thread.objects.public().listed().in_boards().select_related("board"), pk=pk)

    def items(self, of: Thread) -> list[Post]:
        posts = Post.objects.shown().filter(thread=of).select_related("author").order_by("-number")[:LENGTH]
        for post in posts:
            post.thread = of
        return list(posts)
