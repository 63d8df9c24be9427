"""What the forum keeps of a person: for her own copy of it, and for the end of her account. Named in MEMBER_DATA and MEMBER_CLOSERS."""

import re
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from forum.models import (
    BoardModerator,
    Draft,
    Mention,
    PollVote,
    Post,
    PostPicture,
    PostVersion,
    Reaction,
    ReadCutoff,
    ReadMark,
    Support,
    Thread,
)
from forum.rendering import readable
from forum.views.summaries import forget_summaries

CHUNK = 500


class LazyFile:
    """A picture that is opened when the archive comes to it, so that a thousand of them do not stand open at once."""

    def __init__(self, file):
        self.file, self.opened = file, None

    def read(self, size: int = -1) -> bytes:
        if self.opened is None:
            try:
                self.opened = self.file.storage.open(self.file.name, "rb")
            except FileNotFoundError:
                return b""
        return self.opened.read(size)

    def close(self) -> None:
        if self.opened is not None:
            self.opened.close()


def export(user) -> dict:
    """Everything that she wrote, with what it said before, her drafts, and what she said about posts of others; her pictures as files."""
    threads = Thread.objects.filter(author=user).order_by("pk")
    reactions = Reaction.objects.filter(user=user).order_by("pk").values("post", "kind", "at")
    supports = Support.objects.filter(user=user).order_by("pk").values("thread", "at")
    votes = PollVote.objects.filter(user=user).order_by("pk").values("poll", "poll__question", "option__text")
    drafts = Draft.objects.filter(user=user).order_by("pk").values("place", "title", "body", "updated_at")
    found = {
        "threads": threads.values("pk", "title", "kind", "is_anonymous", "state", "created_at").iterator(),
        "posts": _posts(user),
        "drafts": drafts,
        "reactions": reactions.iterator(),
        "supported_proposals": supports.iterator(),
        "votes": votes.iterator(),
        "read_marks": ReadMark.objects.filter(user=user).order_by("pk").values("thread", "number", "at").iterator(),
    }
    pictures = PostPicture.objects.filter(author=user).order_by("pk")
    return found | {f"pictures/{picture.pk}.webp": LazyFile(picture.file) for picture in pictures}


def _posts(user) -> Iterator[dict]:
    posts = Post.objects.filter(author=user).select_related("thread").prefetch_related("versions").order_by("pk")
    rows = posts.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        # Of others her copy holds what she may read of them today.
        stored = [body for post in chunk for body in (post.body_unmasked or post.body, *(version.body for version in post.versions.all()))]
        bodies = iter(readable(stored, user))
        for post in chunk:
            yield {
                "id": post.pk,
                "thread": post.thread.title,
                "number": post.number,
                "written_anonymously": post.is_anonymous,
                "state": post.state,
                "body": next(bodies),
                "created_at": post.created_at,
                "edited_at": post.edited_at,
                "before": [{"body": next(bodies), "until": version.at} for version in post.versions.all()],
            }


@transaction.atomic
def close(user) -> None:
    """Her posts stay without a name; what only she saw goes, and so do numbers that were masked, older versions, and her name in
    what others wrote to her."""
    for model in (Draft, ReadMark, ReadCutoff, BoardModerator):
        model.objects.filter(user=user).delete()
    PostVersion.objects.filter(post__author=user).delete()
    Post.objects.filter(author=user).exclude(body_unmasked="").update(body_unmasked="")
    for picture in PostPicture.objects.filter(Q(post=None) | Q(post__state=Post.State.REMOVED), author=user):
        transaction.on_commit(lambda file=picture.file: file.storage.delete(file.name))
        picture.delete()
    thanked = Post.objects.shown().filter(author=user, thanks_count__gt=0).values("thread")
    threads = list(Thread.objects.filter(pk__in=thanked).only("post_count", "last_number"))
    transaction.on_commit(lambda: forget_summaries(threads))
    _forget_calls(user)


def _forget_calls(user) -> None:
    """Take her username out of the posts that call her by it."""
    left = _("A member who has left")
    link = re.compile(rf'<a href="/thanh-vien/{re.escape(user.username)}/">@[^<]*</a>', re.IGNORECASE)
    word = re.compile(rf"@{re.escape(user.username)}(?![\w.+-])", re.IGNORECASE)
    called = Mention.objects.filter(user=user)
    for version in PostVersion.objects.filter(post__in=called.values("post")).iterator(chunk_size=500):
        PostVersion.objects.filter(pk=version.pk).update(body=link.sub(left, version.body))
    for post in Post.objects.filter(pk__in=called.values("post")).iterator(chunk_size=500):
        changed = {
            "body": link.sub(left, post.body),
            "body_unmasked": link.sub(left, post.body_unmasked),
            "text": word.sub(left, post.text),
        }
        Post.objects.filter(pk=post.pk).update(**changed)
    called.delete()
