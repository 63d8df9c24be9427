"""From what was typed to what is stored: looks up what it refers to, has it written, and measures it."""

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from forum import masking, writing
from forum.models import Board, Post, PostPicture, Thread
from forum.permissions import can_moderate
from forum.refusals import Empty, NumberInTitle, TitleMissing, TooLong, TooManyMentions, TooManyPictures, TooManyToday
from portal.moderation.permissions import limits
from portal.ui.typed import clean_line, slug_of
from portal.units.models import Unit

TITLE_LENGTH, LEAST_TITLE = 160, 5
# More than the HTML of the longest post that is accepted; what is longer is not even read.
MOST_TYPED, MOST_TAGS = 100_000, 5_000


@dataclass
class Words:
    """What a post will hold. `numbers` were masked in `body`; with them in `body_unmasked`, which is empty where there were none."""

    body: str
    text: str
    body_unmasked: str = ""
    numbers: int = 0
    links: list[str] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    users: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)


def compose(body: str, *, author, place: Board | Thread | None = None, post: Post | None = None) -> Words:
    """What `author` typed as it will stand in `place`; `post` is the one that is edited.

    Moderators of the place write numbers as they are. Raises `Empty`, `TooLong`, `TooManyPictures`, `TooManyMentions`.
    """
    if len(body) > MOST_TYPED or body.count("<") > MOST_TAGS:
        raise TooLong(length=len(body), most=settings.FORUM_MOST_CHARACTERS)
    known = look_up(body, author=author, post=post)
    written = writing.write(body, known)
    _measure(written, author)
    unmasked = writing.write(body, known, is_masked=False) if written.numbers else None
    if unmasked and place is not None and can_moderate(author, place):
        written, unmasked = unmasked, None
    return Words(
        body=written.html, text=written.text, body_unmasked=unmasked.html if unmasked else "", numbers=written.numbers if unmasked else 0,
        links=written.links, pictures=list(dict.fromkeys(written.pictures)), quotes=list(dict.fromkeys(written.quotes)),
        users=list(dict.fromkeys(written.users)), units=list(dict.fromkeys(written.units)),
    )  # fmt: skip


def look_up(body: str, *, author, post: Post | None) -> writing.Known:
    """What `body` refers to, as far as `author` may refer to it; at most a query for each kind."""
    quotes, (names, slugs) = writing.quoted_ids(body), writing.called_names(body)
    pictures = writing.picture_ids(body)
    readable = Post.objects.visible_to(author).shown().filter(pk__in=quotes) if quotes else Post.objects.none()
    people = get_user_model().objects.filter(username__in=names, is_active=True) if names else get_user_model().objects.none()
    units = Unit.objects.filter(slug__in=slugs) if slugs else Unit.objects.none()
    unsent = Q(post=None) | Q(post=post) if post else Q(post=None)
    own = PostPicture.objects.filter(unsent, pk__in=pictures, author=author) if pictures else PostPicture.objects.none()
    return writing.Known(
        quotes={pk: writing.comparable(text) for pk, text in readable.values_list("pk", "text")},
        people={username.lower(): (pk, username) for pk, username in people.values_list("pk", "username")},
        units={slug: (pk, name) for pk, slug, name in units.values_list("pk", "slug", "name")},
        pictures=set(own.values_list("pk", flat=True)),
        hosts=own_hosts(),
    )


def own_hosts() -> frozenset[str]:
    """Hosts whose links lead to this site."""
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""
    return frozenset({base, *(host for host in settings.ALLOWED_HOSTS if "*" not in host)})


def _measure(written: writing.Written, author) -> None:
    if not written.text.strip() and not written.pictures and not written.quotes:
        raise Empty
    if len(written.text) > settings.FORUM_MOST_CHARACTERS:
        raise TooLong(length=len(written.text), most=settings.FORUM_MOST_CHARACTERS)
    if len(set(written.pictures)) > settings.FORUM_MOST_PICTURES:
        raise TooManyPictures(most=settings.FORUM_MOST_PICTURES)
    called = len(set(written.users)) + len(set(written.units))
    most = min(limits(author).mentions, settings.FORUM_MOST_MENTIONS) if called > 1 else 1
    if called > most:
        raise TooManyMentions(most=most)


def check_day(author, *, threads: bool = False) -> None:
    """Raise `TooManyToday` where `author` has written as much within 24 hours as her standing allows."""
    since, allowed = timezone.now() - timedelta(hours=24), limits(author)
    written = Post.objects.filter(author=author, created_at__gt=since)
    if written[: allowed.posts].count() >= allowed.posts:
        raise TooManyToday
    begun = Thread.objects.filter(author=author, created_at__gt=since)
    if threads and begun[: allowed.threads].count() >= allowed.threads:
        raise TooManyToday


def title_of(title: str) -> tuple[str, str]:
    """The title as it is stored, and its part of the address. Raises `TitleMissing`, `NumberInTitle`."""
    title = clean_line(title)[:TITLE_LENGTH].strip()
    if sum(map(str.isalnum, title)) < LEAST_TITLE:
        raise TitleMissing(least=LEAST_TITLE)
    if masking.has_numbers(title):
        raise NumberInTitle
    return title, slug_of(title) or "chu-de"
