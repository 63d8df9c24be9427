"""Pages of a thread are ranges of numbers of posts: a deep page costs what the first one costs."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from forum.models import Post, Thread
from forum.querysets.posts import PAGE_SIZE

PARAMETER = "tu"
COMMENTS = "y-kien"


@dataclass(frozen=True)
class Span:
    """The posts numbered `first` to `last` of a thread whose highest number is `highest`."""

    first: int
    highest: int

    @property
    def last(self) -> int:
        return self.first + PAGE_SIZE - 1

    @property
    def shown_last(self) -> int:
        return min(self.last, self.highest)

    @property
    def previous(self) -> int | None:
        return self.first - PAGE_SIZE if self.first > 1 else None

    @property
    def next(self) -> int | None:
        return self.first + PAGE_SIZE if self.last < self.highest else None

    @property
    def final(self) -> int:
        """Where the last page begins."""
        return first_of(max(self.highest, 1))

    @property
    def page(self) -> int:
        return (self.first - 1) // PAGE_SIZE + 1

    @property
    def pages(self) -> int:
        return (max(self.highest, 1) - 1) // PAGE_SIZE + 1

    @property
    def percent(self) -> int:
        """How far down the thread the end of this page is."""
        return round(100 * self.shown_last / self.highest) if self.highest else 100

    def window(self) -> list[int | None]:
        """The pages to offer, as the numbers they begin with; None for a gap."""
        pages = sorted({1, self.pages, *range(max(1, self.page - 1), min(self.pages, self.page + 1) + 1)})
        offered: list[int | None] = []
        for page in pages:
            if offered and page - ((offered[-1] - 1) // PAGE_SIZE + 1) > 1:
                offered.append(None)
            offered.append((page - 1) * PAGE_SIZE + 1)
        return offered


def first_of(number: int) -> int:
    """The number with which the page of post `number` begins."""
    return (number - 1) // PAGE_SIZE * PAGE_SIZE + 1


def asked_span(request: HttpRequest, thread: Thread, parameter: str = PARAMETER) -> Span:
    """The page that the parameter asks for, by any number on it. A number that is none or lies past the end raises Http404."""
    asked = request.GET.get(parameter, "1")
    if not (asked.isascii() and asked.isdigit()) or asked.startswith("0") or len(asked) > 9:
        raise Http404(f"No post {asked!r}")
    number = int(asked)
    if number > max(thread.last_number, 1):
        raise Http404(f"No post {number}")
    return Span(first_of(number), thread.last_number)


def address(thread_url: str, number: int) -> str:
    """Where post `number` stands on the pages of its thread."""
    first = first_of(number)
    page = f"{thread_url}?{PARAMETER}={first}" if first > 1 else thread_url
    return f"{page}#bai-{number}"


def page_url(thread_url: str, first: int) -> str:
    return f"{thread_url}?{PARAMETER}={first}" if first > 1 else thread_url


def place_in(thread: Thread, number: int) -> str:
    """Where post `number` stands: on a page of its thread, or below the article that is talked about."""
    if thread.about_id:
        first = first_of(number)
        return f"{thread.about.url}?{COMMENTS}={first}#bai-{number}" if first > 1 else f"{thread.about.url}#bai-{number}"
    return address(thread.get_absolute_url(), number)


def nearest(thread: Thread, user, *, number: int | None = None, since=None, moderates: bool = False) -> Post | None:
    """The first post that `user` may meet from a number or a moment on; the last one where there is none after.

    From a moment on, the first in time: what was merged into a thread stands behind its posts and may be older than they are.
    """
    posts = Post.objects.in_thread_for(thread, user, moderates=moderates)
    if number is not None:
        after = posts.filter(number__gte=number).order_by("number")
    else:
        after = posts.filter(created_at__gte=since).order_by("created_at", "pk")
    return after.first() or posts.order_by("-number").first()
