"""What a screen shows of posts: each with the face of its author and what this person may do with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from forum.faces import Face, face_of, lines_of
from forum.models import Post, Reaction, Thread
from forum.permissions import Rights
from forum.rendering import render as render_bodies


@dataclass
class Row:
    """One post as `forum/_post.html` shows it."""

    post: Post
    face: Face
    words: bool
    mine: bool
    edits: bool
    removes: bool
    reacts: bool
    history: bool
    replies: bool
    accepts: bool
    is_accepted: bool
    is_official: bool
    is_asker: bool
    said: str = ""
    papers: tuple = ()

    @property
    def reactions(self) -> list[tuple[str, str, int, bool]]:
        """(kind, word, how many, whether it is hers) of each reaction, in the order of the model."""
        counts = {"thanks": self.post.thanks_count, "useful": self.post.useful_count, "agree": self.post.agree_count}
        return [(kind, label, counts[kind], kind == self.said) for kind, label in Reaction.Kind.choices]

    @property
    def trace(self) -> str:
        """What stands in the place of words that are not shown."""
        if self.post.state == Post.State.REMOVED:
            return _("The author has deleted this post.")
        return _("A moderator has hidden this post.")


def rows_of(posts: Iterable[Post], rights: Rights) -> list[Row]:
    """Rows of posts of one thread, which `for_rows` fetched, in a number of queries that does not depend on theirs."""
    posts = list(posts)
    render_bodies([post for post in posts if rights.sees_words(post)], rights.user)
    lines = lines_of(post.author for post in posts if not post.is_anonymous)
    return [row_of(post, rights, lines) for post in posts]


def row_of(post: Post, rights: Rights, lines: dict[int, str]) -> Row:
    thread = rights.thread
    words = rights.sees_words(post)
    return Row(
        post=post,
        face=face_of(post.shown_author, lines.get(post.author_id, "")),
        words=words,
        mine=rights.wrote(post),
        edits=rights.edits(post),
        removes=rights.removes(post),
        reacts=rights.reacts(post),
        history=post.version_count > 1 and rights.sees_history(post),
        replies=words and rights.replies,
        accepts=post.number > 1 and post.is_shown and rights.accepts,
        is_accepted=thread.accepted_post_id == post.pk,
        is_official=thread.official_post_id == post.pk or (post.official_unit_id is not None and thread.kind == Thread.Kind.PROPOSAL),
        is_asker=post.number > 1 and post.author_id == thread.author_id and post.is_anonymous == thread.is_anonymous,
        said=post.said or "",
        papers=tuple(post.documents.all()) if thread.kind == Thread.Kind.EVENT else (),
    )


def post_fragment(request: HttpRequest, post: Post, rights: Rights) -> HttpResponse:
    """One post drawn anew, for a script that puts it in the place of the old one."""
    fresh = Post.objects.for_rows(rights.user).prefetch_related("documents__document").get(pk=post.pk)
    fresh.thread = rights.thread
    return render(request, "forum/_post.html", {"row": rows_of([fresh], rights)[0], "thread": rights.thread, "rights": rights})
