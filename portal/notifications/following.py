"""What a person follows and mutes, as her page lists it and as a button shows it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise

from portal.notifications.models import Follow
from portal.notifications.sources import Card, followed_source, source_of


@dataclass(frozen=True)
class Followed:
    """One line of her page."""

    follow: Follow
    card: Card
    kind: str | Promise
    target: str


def label_of(target: models.Model) -> str:
    """How a form names `target`: "units.unit:12"."""
    return f"{target._meta.concrete_model._meta.label_lower}:{target.pk}"


def target_named(label: str, user) -> models.Model | None:
    """What a form named, if it may be followed and `user` may see it; None otherwise."""
    model, _colon, number = label.partition(":")
    source = followed_source(model)
    if source is None or not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    if int(number) not in source.visible(user, [int(number)]):
        return None
    return source.model._base_manager.filter(pk=int(number)).first()


def own_target(label: str, user) -> models.Model | None:
    """What a form named, if `user` follows or mutes it: to end that she need not see it any more."""
    model, _colon, number = label.partition(":")
    source = followed_source(model)
    if source is None or not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    target = source.model(pk=int(number))
    return target if Follow.objects.about(target).filter(user=user).exists() else None


def state_of(user, target: models.Model) -> str:
    """ "following", "muted" or "": one query, none for visitors or where the target came with it, in `follow_muted`."""
    if not user.is_authenticated:
        return ""
    if hasattr(target, "follow_muted"):
        muted = target.follow_muted
    else:
        muted = Follow.objects.about(target).filter(user=user).values_list("muted", flat=True).first()
    return {None: "", True: "muted", False: "following"}[muted]


def followed_by(user) -> QuerySet[Follow]:
    """Everything that `user` follows or mutes, the latest first."""
    return Follow.objects.filter(user=user).order_by("-pk")


def described(user, follows: list[Follow]) -> list[Followed]:
    """The lines of `follows`. What she may no longer see keeps its line without title, so that she can end it."""
    by_type = defaultdict(set)
    for row in follows:
        by_type[row.content_type_id].add(row.object_id)
    cards = {}
    for content_type, ids in by_type.items():
        source = source_of(content_type)
        if source:
            cards |= {(content_type, pk): card for pk, card in source.cards_for(user, ids).items()}
    found = []
    for row in follows:
        source = source_of(row.content_type_id)
        if source and source.is_followed:
            card = cards.get((row.content_type_id, row.object_id), Card(title="", url=""))
            found.append(Followed(row, card, source.label, f"{source.model._meta.label_lower}:{row.object_id}"))
    return found
