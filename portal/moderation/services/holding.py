"""What waits: into the queue and out of it without a moderator."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from portal.moderation.handlers import handler_of
from portal.moderation.models import Hold, Moderated
from portal.moderation.permissions import limits_at, trust
from portal.moderation.services.standing import posts_shown

# A kind is replaced by a weightier one when a thing is noticed twice.
WEIGHT = {Hold.Kind.FLAGGED: 0, Hold.Kind.REPORTED: 1, Hold.Kind.HELD: 2}


def reasons_to_hold(
    author,
    *,
    numbers: int = 0,
    links: int = 0,
    pictures: int = 0,
    reviews: str = "newcomers",
    of_article: bool = False,
) -> list[str]:
    """Why a post of `author` must wait, as codes of `Hold.Why`; empty when it may be shown at once.

    `numbers`: how many telephone, account and identity numbers were masked; `links`: links to other sites; `reviews`: the `review` of
    the board ("after", "newcomers", "before"); `of_article`: the article's discussion is held. Who holds a role waits for nobody,
    but where every post is reviewed.
    """
    level = trust(author)
    allowed = limits_at(level)
    found = []
    if of_article:
        found.append(Hold.Why.ARTICLE)
    if reviews == "before":
        found.append(Hold.Why.REVIEWED_BOARD)
    if reviews == "newcomers" and level == 0 and posts_shown(author) < settings.FIRST_POSTS_HELD:
        found.append(Hold.Why.NEW_MEMBER)
    if links > allowed.links:
        found.append(Hold.Why.LINKS)
    if pictures > allowed.pictures:
        found.append(Hold.Why.PICTURES)
    if numbers and level == 0:
        found.append(Hold.Why.NUMBERS)
    return [str(each) for each in found]


@transaction.atomic
def hold(*, target: Moderated, reasons: Iterable[str], detail: Mapping[str, Any] | None = None, kind: str = Hold.Kind.HELD) -> Hold:
    """Put `target` into the queue of those who look after it. The caller has stored it with the state `held`.

    A thing stands there once: what is open gets the reasons added. `reasons` are codes of `Hold.Why`, `detail` is what the site
    noticed ({"links": [...], "numbers": 2}).
    """
    return open_hold(target, kind, [str(each) for each in reasons], dict(detail or {}))


def flag(*, target: Any, reasons: Iterable[str], detail: Mapping[str, Any] | None = None) -> Hold:
    """As `hold`, for what stays shown meanwhile: masked numbers of a known member, links that look odd."""
    return hold(target=target, reasons=reasons, detail=detail, kind=Hold.Kind.FLAGGED)


def flag_account(person, reasons: Iterable[str] = (Hold.Why.LOOKALIKE,), detail: Mapping[str, Any] | None = None) -> None:
    """Somebody should look at the account of `person`: its name looks like an officer's. Called by accounts, by its dotted path."""
    flag(target=person, reasons=reasons, detail=detail)


@transaction.atomic
def edited(*, target: Moderated) -> bool:
    """The author changed what a moderator had asked her to change: it comes back into the queue. Whether it does."""
    if target.state != Moderated.State.HELD:
        return False
    open_hold(target, Hold.Kind.HELD, [str(Hold.Why.EDITED)], {})
    return True


@transaction.atomic
def withdraw(*, target: Any) -> bool:
    """The author took it back: nobody needs to look any more. Whether somebody would have had to."""
    return bool(open_of(target).update(settled_at=timezone.now(), outcome="withdrawn"))


@transaction.atomic
def rescope(*, targets: Iterable[Any]) -> None:
    """`targets` (of one model) stand elsewhere now: open lines follow them into the queue of those who look after them there.

    What went one unit up because it concerns a moderator stays there.
    """
    targets = list(targets)
    if not targets:
        return
    handler = handler_of(targets[0])
    kind = ContentType.objects.get_for_model(handler.model)
    waiting = Hold.objects.filter(target_type=kind, target_id__in=[each.pk for each in targets], settled_at=None, concerns=None)
    by_id = {each.pk: each for each in targets}
    for line in waiting:
        scope = handler.scope(by_id[line.target_id])
        line.unit_id, line.place = scope.unit, scope.place
        line.save(update_fields=["unit", "place"])


def open_of(target: Any):
    """The open line of `target`, as a queryset of at most one."""
    kind = ContentType.objects.get_for_model(target)
    return Hold.objects.filter(target_type=kind, target_id=target.pk, settled_at=None)


def open_hold(target: Any, kind: str, reasons: list[str], detail: dict, **fields: Any) -> Hold:
    """The open line of `target` with `reasons` added. `fields` (unit, place, concerns) win over those of the handler."""
    handler = handler_of(target)
    scope = handler.scope(target)
    given = {"kind": kind, "reasons": reasons, "detail": detail, "person": handler.person(target), "opened_at": timezone.now()}
    given |= {"unit_id": scope.unit, "place": scope.place} | fields
    target_type = ContentType.objects.get_for_model(target)
    line, is_new = Hold.objects.select_for_update(of=("self",)).get_or_create(
        target_type=target_type, target_id=target.pk, settled_at=None, defaults=given
    )
    if not is_new:
        line.reasons = [*line.reasons, *(each for each in reasons if each not in line.reasons)]
        line.detail = line.detail | detail
        line.kind = max(line.kind, kind, key=lambda each: WEIGHT[Hold.Kind(each)])
        for name, value in fields.items():
            setattr(line, name, value)
        line.save()
    return line
