"""From stored bodies to what is shown and what an editor is filled with: pictures get their files, quotes their speakers.

Stored HTML is safe as it stands. One that was cleaned by older rules is cleaned again first. A quote is shown only to those who may read
the post that it is from: when that one is hidden, its words vanish from the quotes as well.
"""

import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from forum.models import Post, PostPicture
from forum.services.composing import own_hosts
from forum.writing import RULES, Known, write

PICTURE = re.compile(r'<img data-file="(\d+)" alt="([^"]*)">')
QUOTE = re.compile(r'<blockquote(?: data-post="(\d+)")?>|</blockquote>')


def render(posts: Iterable[Post], user) -> None:
    """Give each of `posts` an `html`. At most two queries, one where pictures are prefetched; `user` decides which quotes are shown."""
    posts = list(posts)
    bodies = {post.pk: current(post) for post in posts}
    quoted = _quoted(bodies.values(), user)
    pictures = _pictures(bodies.values())
    for post in posts:
        html = _with_pictures(_with_quotes(bodies[post.pk], quoted, _speaking), pictures, lazily=True)
        post.html = mark_safe(html)  # noqa: S308  (written by `forum.writing`)


def editable(post: Post, user) -> str:
    """The body as the editor takes it: a quote begins with a link to its post, pictures have their files."""
    body = post.body_unmasked or post.body
    html = _with_quotes(body, _quoted([body], user), _for_editing, gone=None)
    return _with_pictures(html, _pictures([body]), lazily=False)


def as_quote(post: Post) -> str:
    """What is put into the editor to quote the whole of `post`; its own quotes are left out."""
    words = "".join(f"<p>{escape(line, quote=False)}</p>" for line in post.text.splitlines()[:40])
    return f"<blockquote>{_for_editing(post)}{words}</blockquote><p></p>"


def readable(bodies: Iterable[str], user) -> list[str]:
    """Stored bodies, of posts or of their versions, with what `user` may read of their quotes. One query where there are quotes."""
    bodies = list(bodies)
    quoted = _quoted(bodies, user)
    return [_with_quotes(body, quoted, _speaking) for body in bodies]


def current(post: Post) -> str:
    """The body by today's rules."""
    if post.rules == RULES:
        return post.body
    pictures = {int(number) for number, _alt in PICTURE.findall(post.body)}
    return write(post.body, Known(pictures=pictures, hosts=own_hosts()), is_masked=bool(post.body_unmasked)).html


def _quoted(bodies: Iterable[str], user) -> dict[int, Post]:
    """The quoted posts that `user` may read, by id."""
    ids = {int(match[1]) for body in bodies for match in QUOTE.finditer(body) if match[1]}
    if not ids:
        return {}
    posts = Post.objects.visible_to(user).shown().filter(pk__in=ids).select_related("author")
    return posts.only("number", "is_anonymous", "author", "thread_id").in_bulk()


def _pictures(bodies: Iterable[str]) -> dict[int, PostPicture]:
    ids = {int(match[1]) for body in bodies for match in PICTURE.finditer(body)}
    return PostPicture.objects.in_bulk(ids) if ids else {}


def _speaking(post: Post) -> str:
    return f'<p class="quoted-by"><a href="{post.get_absolute_url()}">{escape(name_of(post))}</a></p>'


def _for_editing(post: Post) -> str:
    return f'<p><a href="{post.get_absolute_url()}">{escape(name_of(post))}:</a></p>'


def name_of(post: Post) -> str:
    """Who is named as having said it."""
    return str(post.shown_author) if post.shown_author else _("Somebody who asked anonymously")


def _with_quotes(body: str, quoted: dict[int, Post], speaking, gone: str | None = "") -> str:
    """`body` with a line before each quote of a post that says who speaks; of a quote that may not be read only a sentence stays."""
    if "data-post" not in body:
        return body
    parts: list[str] = []
    place = depth = 0
    dropped_at: int | None = None
    for match in QUOTE.finditer(body):
        if dropped_at is None:
            parts.append(body[place : match.start()])
        place = match.end()
        if match[0] == "</blockquote>":
            depth -= 1
            if dropped_at is None:
                parts.append(match[0])
            elif depth == dropped_at:
                dropped_at = None
            continue
        if dropped_at is None and match[1] and int(match[1]) not in quoted:
            dropped_at = depth
            if gone is not None:
                parts.append(f'<blockquote class="is-gone"><p>{escape(_("What was quoted here is no longer shown."))}</p></blockquote>')
        elif dropped_at is None:
            parts.append(match[0] + (speaking(quoted[int(match[1])]) if match[1] else ""))
        depth += 1
    parts.append(body[place:])
    return "".join(parts)


def _with_pictures(html: str, pictures: dict[int, PostPicture], *, lazily: bool) -> str:
    def shown(match: re.Match) -> str:
        picture = pictures.get(int(match[1]))
        if picture is None:
            return ""
        size = f'width="{picture.width}" height="{picture.height}"'
        lazy = ' loading="lazy" decoding="async"' if lazily else ""
        return f'<img data-file="{picture.pk}" src="{picture.get_absolute_url()}" {size} alt="{match[2]}"{lazy}>'

    return PICTURE.sub(shown, html)
