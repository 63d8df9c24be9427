"""Trust, counted as it grows. Every counter can be counted again: `manage.py recompute_standing`."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from portal.moderation.models import Standing

COUNTERS = ("days_read", "posts_read", "posts_shown", "thanks", "reports_upheld", "hidden")


def level_of(counted: Mapping[str, int]) -> int:
    """The highest level whose thresholds are all reached and whose setbacks are not passed."""
    setbacks = counted["hidden"] + counted["reports_upheld"]
    forgiven = counted["posts_shown"] // settings.TRUST_FORGIVES
    reached = 0
    for level, needed in sorted(settings.TRUST_THRESHOLDS.items()):
        if any(counted[name] < least for name, least in needed.items()) or setbacks > settings.TRUST_SETBACKS[level] + forgiven:
            break
        reached = level
    return reached


def posts_shown(user) -> int:
    """How many posts of `user` were shown so far."""
    try:
        return user.standing.posts_shown
    except Standing.DoesNotExist:
        return 0


@transaction.atomic
def count(user_id: int, **changes: int) -> Standing:
    """Add `changes` to the counters of a person (never below nothing) and let her level follow."""
    Standing.objects.get_or_create(user_id=user_id)
    standing = Standing.objects.select_for_update().get(user_id=user_id)
    for name, change in changes.items():
        setattr(standing, name, max(0, getattr(standing, name) + change))
    standing.level = level_of(_counted(standing))
    standing.save()
    return standing


@transaction.atomic
def noticed_reading(*, user, posts: int, on: date | None = None) -> None:
    """`user` read `posts` posts more. The first of a day counts the day; a clock that was set back counts no day twice."""
    on = on or timezone.localdate()
    known = Standing.objects.filter(user_id=user.pk).values_list("last_read_on", flat=True).first()
    is_new_day = known is None or on > known
    if posts <= 0 and not is_new_day:
        return
    count(user.pk, posts_read=max(posts, 0), days_read=int(is_new_day))
    if is_new_day:
        Standing.objects.filter(user_id=user.pk).update(last_read_on=on)


def thanked(*, user) -> None:
    """A post of `user` was thanked for."""
    count(user.pk, thanks=1)


def unthanked(*, user) -> None:
    """The thanks were taken back."""
    count(user.pk, thanks=-1)


def posted(*, user) -> None:
    """A post of `user` is shown for the first time."""
    count(user.pk, posts_shown=1)


def unposted(*, user) -> None:
    """A post of `user` is shown no more."""
    count(user.pk, posts_shown=-1)


def recompute(*, user_ids: list[int]) -> int:
    """Count again what the content apps and the record of acts know (`settings.STANDING_SOURCES`). How many levels changed.

    Days with reading and posts read are not kept anywhere else and stay as they are.
    """
    found: dict[int, dict[str, int]] = {pk: {} for pk in user_ids}
    for path in settings.STANDING_SOURCES:
        for pk, counters in import_string(path)(user_ids).items():
            found[pk] |= counters
    changed = 0
    with transaction.atomic():
        known = {row.user_id: row for row in Standing.objects.select_for_update().filter(user_id__in=user_ids)}
        for pk, counters in found.items():
            changed += _write(known.get(pk) or Standing(user_id=pk), counters)
    return changed


def _write(standing: Standing, counters: Mapping[str, int]) -> bool:
    before = standing.level
    for name in COUNTERS:
        setattr(standing, name, counters.get(name, getattr(standing, name)))
    standing.level = level_of(_counted(standing))
    standing.save()
    return before != standing.level


def _counted(standing: Standing) -> dict[str, int]:
    return {name: getattr(standing, name) for name in COUNTERS}
