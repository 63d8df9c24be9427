"""Reactions: one of each member to each post."""

from django.db import transaction
from django.db.models import F

from forum.models import Post, Reaction
from forum.refusals import WrongKind
from portal.moderation import services as moderation

COUNTERS = {Reaction.Kind.THANKS: "thanks_count", Reaction.Kind.USEFUL: "useful_count", Reaction.Kind.AGREE: "agree_count"}


@transaction.atomic
def react(*, post: Post, user, kind: str) -> bool:
    """Her word on `post`, in the place of another that she said before. Whether that changed anything."""
    if kind not in COUNTERS:
        raise WrongKind
    post = Post.objects.select_for_update(of=("self",)).select_related("author").get(pk=post.pk)
    reaction = Reaction.objects.filter(post=post, user=user).first()
    if reaction is None:
        Reaction.objects.create(post=post, user=user, kind=kind)
        _count(post, kind, 1)
    elif reaction.kind != kind:
        before, reaction.kind = reaction.kind, kind
        reaction.save(update_fields=["kind"])
        _count(post, before, -1)
        _count(post, kind, 1)
    else:
        return False
    return True


@transaction.atomic
def unreact(*, post: Post, user) -> bool:
    """Take her word back. Whether there was one."""
    post = Post.objects.select_for_update(of=("self",)).select_related("author").get(pk=post.pk)
    reaction = Reaction.objects.filter(post=post, user=user).first()
    if reaction is None:
        return False
    reaction.delete()
    _count(post, reaction.kind, -1)
    return True


def _count(post: Post, kind: str, step: int) -> None:
    if kind == Reaction.Kind.THANKS:
        (moderation.thanked if step > 0 else moderation.unthanked)(user=post.author)
    Post.objects.filter(pk=post.pk).update(**{COUNTERS[kind]: F(COUNTERS[kind]) + step})
