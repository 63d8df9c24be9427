"""Spreading one telling to those who are to be told: in batches, each one transaction together with the mark how far it came.

A process that is killed in the middle leaves a telling that goes on behind the mark; nobody is told twice and nobody is left
out. Several workers may spread several tellings about one target at once: rows are written with one statement that adds to
what stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, models, transaction
from django.utils import timezone

from portal.members.models import User
from portal.notifications.models import Follow, Mailbox, MailItem, Notification, Preference, Telling
from portal.notifications.querysets import about_any, key_of
from portal.notifications.sources import Kind, Source, kinds, source_of

BATCH = 500
ACTORS_LENGTH = 200
# A telling that nobody has finished after so long lost its task: the process ended between commit and queue, or was killed.
LEFT_BEHIND = timedelta(minutes=10)


def spread(telling_id: int) -> int:
    """Tell everybody whom the telling is for. Returns how many were told by this call; 0 when it was finished before."""
    told = 0
    while True:
        step = _step(telling_id)
        told += step.told
        if step.is_last:
            return told


def finish_left_behind(older_than: timedelta = LEFT_BEHIND) -> int:
    """Finish tellings whose task was lost. Returns how many."""
    rows = Telling.objects.filter(done_at=None, created_at__lt=timezone.now() - older_than)
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    for pk in ids:
        spread(pk)
    return len(ids)


@dataclass(frozen=True)
class Step:
    told: int
    is_last: bool


@transaction.atomic
def _step(telling_id: int) -> Step:
    """One batch. The row is locked, so that a task that was started twice waits and goes on behind the other."""
    telling = Telling.objects.select_for_update().filter(pk=telling_id).first()
    if telling is None or telling.done_at:
        return Step(0, True)
    source, kind = source_of(telling.content_type_id), kinds().get(telling.kind)
    ids = _next_ids(telling) if source and kind else []
    told = _tell(telling, source, kind, ids) if ids else 0
    is_last = len(ids) < BATCH
    telling.walked_to = ids[-1] if ids else telling.walked_to
    telling.done_at = timezone.now() if is_last else None
    telling.save(update_fields=["walked_to", "done_at"])
    return Step(told, is_last)


def _next_ids(telling: Telling) -> list[int]:
    """The next accounts behind the mark, in order."""
    if telling.recipients is not None:
        return [pk for pk in telling.recipients if pk > telling.walked_to][:BATCH]
    follows = Follow.objects.audible().filter(about_any(map(tuple, telling.followed)), user__gt=telling.walked_to)
    return list(follows.order_by("user").values_list("user", flat=True).distinct()[:BATCH])


def _tell(telling: Telling, source: Source, kind: Kind, ids: list[int]) -> int:
    """Tell those of `ids` who are to be told."""
    target = source.model._base_manager.filter(pk=telling.object_id).first()
    if target is None:
        return 0
    excluded = {*telling.excluded, telling.actor_id}
    if not kind.always:
        excluded |= _muting(telling, source, target, ids)
    people = list(User.objects.known().filter(pk__in=set(ids) - excluded).select_related("mailbox").order_by("pk"))
    people = seeing(source, telling.object_id, people)
    preferences = {row.user_id: row for row in Preference.objects.filter(kind=telling.kind, user__in=[user.pk for user in people])}
    on_site, by_mail = [], {}
    for user in people:
        preference = preferences.get(user.pk)
        if kind.always or (preference.on_site if preference else kind.on_site):
            on_site.append((user.pk,))
        period = preference.mail if preference else kind.mail
        if period != Preference.Mail.NEVER and box_of(user).takes_mail_for(user.email):
            by_mail[user.pk] = (user.pk, period)
    values = _values(telling)
    add(Notification, ("user_id",), on_site, values, "seen_at")
    add(MailItem, ("user_id", "period"), list(by_mail.values()), values | {"claim": ""}, "claimed_at")
    return len({*by_mail, *(pk for (pk,) in on_site)})


def seeing(source: Source, object_id: int, people: list[User]) -> list[User]:
    """Those of `people` who may see the target now."""
    if not people or source.open_to_all([object_id]):
        return people
    allowed = source.visible_for(object_id, people)
    return [user for user in people if user.pk in allowed]


def box_of(user: User) -> Mailbox:
    """The mailbox of `user`, which was fetched with her; an untouched one where there is no row."""
    return getattr(user, "mailbox", None) or Mailbox(user=user)


def _muting(telling: Telling, source: Source, target: models.Model, ids: list[int]) -> set[int]:
    """Those of `ids` who do not want to hear of it: they muted the target, the actor, or what the target stands in without
    following the target itself."""
    own = (telling.content_type_id, telling.object_id)
    keys = {own, *map(key_of, source.around(target)), *(tuple(key) for key in telling.followed)}
    actor = key_of(User(pk=telling.actor_id)) if telling.actor_id else None
    if actor:
        keys.add(actor)
    rows = Follow.objects.filter(about_any(keys), user__in=ids)
    muting, following = {}, set()
    for user, content_type, object_id, muted in rows.values_list("user", "content_type", "object_id", "muted"):
        if muted:
            muting.setdefault(user, set()).add((content_type, object_id))
        elif (content_type, object_id) == own:
            following.add(user)
    return {user for user, muted in muting.items() if user not in following or muted & {own, actor}}


def _values(telling: Telling) -> dict:
    """What all rows of one telling have in common."""
    return {
        "content_type_id": telling.content_type_id,
        "object_id": telling.object_id,
        "count": 1,
        "kinds": f",{telling.kind},",
        "actors": f",{telling.actor_id}," if telling.actor_id else "",
        "first_about": telling.about,
        "last_about": telling.about,
        "note": telling.note,
        "first_at": telling.created_at,
        "last_at": telling.created_at,
    }


def add(model: type[models.Model], varying: tuple[str, ...], rows: list[tuple], values: dict[str, object], open_while: str) -> None:
    """Write one row for each of `rows` (values of the columns `varying`), or add to the one that stands there.

    Which one stands there is what the partial unique constraint of `model` says: the same columns, while `open_while` is null.
    The statement is the same on SQLite and PostgreSQL; ORM upserts can neither add nor name a partial constraint.
    """
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = [*varying, *values]
    unique = [*(name for name in ("period",) if name in varying), "user_id", "content_type_id", "object_id"]
    shared = [_prepared(model, name, value) for name, value in values.items()]
    changes = ", ".join(f"{quote(name)} = {rule}" for name, rule in _rules(table).items())
    one = f"({', '.join(['%s'] * len(columns))})"
    for chunk in _chunks(rows):
        # No part of the statement comes from outside: names of our own columns, and a place for each value.
        sql = (
            f"INSERT INTO {table} ({', '.join(map(quote, columns))}) VALUES {', '.join([one] * len(chunk))} "  # noqa: S608
            f"ON CONFLICT ({', '.join(map(quote, unique))}) WHERE {quote(open_while)} IS NULL DO UPDATE SET {changes}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in chunk for value in (*row, *shared)])


def _rules(table: str) -> dict[str, str]:
    """How what is told now (`excluded`) joins what stands there, column by column."""
    old = f"{table}."
    rest = f"substr(replace({old}actors, excluded.actors, ','), 2)"
    return {
        "count": f"{old}count + excluded.count",
        "kinds": f"CASE WHEN replace({old}kinds, excluded.kinds, '') = {old}kinds "
        f"THEN {old}kinds || substr(excluded.kinds, 2) ELSE {old}kinds END",
        "actors": f"CASE WHEN excluded.actors = '' THEN {old}actors ELSE substr(excluded.actors || {rest}, 1, {ACTORS_LENGTH}) END",
        "first_about": f"coalesce({old}first_about, excluded.first_about)",
        "last_about": f"coalesce(excluded.last_about, {old}last_about)",
        "note": f"CASE WHEN excluded.note = '' THEN {old}note ELSE excluded.note END",
        "last_at": f"CASE WHEN excluded.last_at > {old}last_at THEN excluded.last_at ELSE {old}last_at END",
    }


def _prepared(model: type[models.Model], column: str, value: object) -> object:
    """`value` as the database takes it; a moment is text in SQLite."""
    if isinstance(value, datetime):
        return model._meta.get_field(column).get_db_prep_value(value, connection)
    return value


def _chunks(rows: list[tuple], size: int = 200) -> Iterator[list[tuple]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
