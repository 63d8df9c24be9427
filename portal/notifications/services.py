"""Following, and telling. What other apps call.

    from portal.notifications import services as notifications

    notifications.follow(user=author, target=thread)
    notifications.tell(kind="mention", target=thread, about=post, actor=post.author, recipients=mentioned)
    notifications.tell(kind="reply", target=thread, about=post, actor=post.author, exclude=mentioned)
    notifications.tell(kind="thread", target=thread, about=first_post, actor=author, followed=[board, unit, *topics, author])
    notifications.tell(kind="act", target=thread, about=post, recipients=[post.author_id], note=reason)   # kind with always=True
    notifications.seen(user=user, target=thread)             # she opened the thread

Tell the most particular reason first and exclude those whom it reached, so that one post counts once for a person. All of
these are to be called in the transaction of what they tell about; nothing is sent from a transaction that is rolled back.
"""

import uuid
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from portal.notifications import sources, tasks
from portal.notifications.models import Follow, Mailbox, MailItem, Notification, Preference, Telling
from portal.notifications.querysets import key_of
from portal.ui.typed import clean_line

MOST_RECIPIENTS = 10_000
MOST_FOLLOWS = 5_000
NOTE_LENGTH = 500


class TooManyFollows(Exception):
    """She follows and mutes MOST_FOLLOWS things already."""


def follow(*, user, target: models.Model) -> bool:
    """`user` wants to be told about `target`; a mute ends. Returns whether anything changed. Raises TooManyFollows, as `mute` does."""
    return _wish(user, target, muted=False)


def mute(*, user, target: models.Model) -> bool:
    """`user` wants to hear nothing about `target`, not even when she is mentioned there; only kinds that are told `always`
    (acts of moderators addressed to her) still reach her. Muting a person silences what that person does. Returns whether
    anything changed."""
    return _wish(user, target, muted=True)


def unfollow(*, user, target: models.Model) -> bool:
    """`user` no longer follows `target`. A mute stays. Returns whether anything changed."""
    return Follow.objects.about(target).filter(user=user, muted=False).delete()[0] > 0


def unmute(*, user, target: models.Model) -> bool:
    """`user` neither follows nor mutes `target` any more. Returns whether anything changed."""
    return Follow.objects.about(target).filter(user=user, muted=True).delete()[0] > 0


def follow_unasked(*, user, target: models.Model) -> bool:
    """Follow because of what she did (started a thread, replied): changes nothing where she follows or mutes already."""
    content_type, object_id = key_of(target)
    return Follow.objects.get_or_create(user=user, content_type_id=content_type, object_id=object_id)[1]


@transaction.atomic
def carry_follows(*, source: models.Model, target: models.Model, among: Iterable[int] | None = None) -> list[int]:
    """Who follows `source` – of the accounts `among`, where they are given – follows `target` too, unless she follows or mutes it
    already. Returns the ids of those to whom that is new; `drop_follows` takes it back."""
    there = Follow.objects.about(target).values("user")
    followers = Follow.objects.audible().about(source).exclude(user__in=there)
    if among is not None:
        followers = followers.filter(user__in=list(among))
    ids = list(followers.order_by("user").values_list("user", flat=True))
    content_type, object_id = key_of(target)
    rows = (Follow(user_id=pk, content_type_id=content_type, object_id=object_id) for pk in ids)
    Follow.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return ids


def drop_follows(*, target: models.Model, users: list[int]) -> None:
    """Those whom `carry_follows` let follow `target` do no longer; a mute stays."""
    for start in range(0, len(users), 500):
        Follow.objects.audible().about(target).filter(user__in=users[start : start + 500]).delete()


@transaction.atomic
def _wish(user, target: models.Model, *, muted: bool) -> bool:
    content_type, object_id = key_of(target)
    if (
        Follow.objects.filter(user=user)[:MOST_FOLLOWS].count() >= MOST_FOLLOWS
        and not Follow.objects.about(target).filter(user=user).exists()
    ):
        raise TooManyFollows
    row, is_new = Follow.objects.get_or_create(user=user, content_type_id=content_type, object_id=object_id, defaults={"muted": muted})
    if not is_new and row.muted == muted:
        return False
    if not is_new:
        Follow.objects.filter(pk=row.pk).update(muted=muted)
    if muted:
        MailItem.objects.about(target).filter(user=user, claimed_at=None).delete()
    return True


def is_following(user, target: models.Model) -> bool:
    """Whether `user` follows `target` (a mute is none). One query, none for visitors."""
    return user.is_authenticated and Follow.objects.about(target).filter(user=user, muted=False).exists()


def is_muted(user, target: models.Model) -> bool:
    """Whether `user` muted `target`. One query, none for visitors."""
    return user.is_authenticated and Follow.objects.about(target).filter(user=user, muted=True).exists()


def tell(
    *,
    kind: str,
    target: models.Model,
    actor=None,
    recipients: Iterable[int] | None = None,
    exclude: Iterable[int] = (),
    followed: Iterable[models.Model] | None = None,
    about: models.Model | None = None,
    note: str = "",
    key: str = "",
) -> bool:
    """Tell people that something happened; a task that is queued on commit does it, in batches. Returns whether it is news.

    `kind`        a name that one of NOTIFICATION_SOURCES declares; KeyError otherwise.
    `target`      what the notification leads to and what it is grouped by, of the model of a source.
    `actor`       who did it; never told herself. None for what the system did and **for anonymous authors**: then put her
                  into `exclude`.
    `recipients`  ids of those who are told, at most 10,000. None: the followers of `followed`, which is `[target]` unless given;
                  a person who follows several of them is told once.
    `exclude`     ids of those who are not told.
    `about`       the object that caused it (a post); its id is handed back to the source for address and excerpt.
    `note`        plain words that are shown with it (the reason of a moderator), cut at 500 characters.
    `key`         names the event: what has been told under a key is not told again. Without one it is made of kind, target,
                  about, actor and recipients where there is an `about`; without `about` each call is an event of its own.

    Who may not see the target, muted it (see `mute`), is not active or turned the kind off is not told.
    """
    sources.kinds()[kind]
    content_type, object_id = key_of(target)
    ids = None if recipients is None else sorted({int(pk) for pk in recipients})
    if ids == []:
        return False
    if ids and len(ids) > MOST_RECIPIENTS:
        raise ValueError(f"{len(ids)} recipients: followers are told by following, not by a list")
    telling, is_new = Telling.objects.get_or_create(
        key=key or _key(kind, content_type, object_id, about, actor, ids),
        defaults={
            "kind": kind,
            "content_type_id": content_type,
            "object_id": object_id,
            "actor": actor,
            "about": about.pk if about else None,
            "note": clean_line(str(note))[:NOTE_LENGTH],
            "followed": [list(key_of(one)) for one in ([target] if followed is None else followed)],
            "recipients": ids,
            "excluded": sorted({int(pk) for pk in exclude}),
        },
    )
    if is_new:
        transaction.on_commit(lambda: tasks.spread.enqueue(telling.pk))
    return is_new


def _key(kind: str, content_type: int, object_id: int, about, actor, ids: list[int] | None) -> str:
    if about is None:
        return uuid.uuid4().hex
    to = "" if ids is None else uuid.uuid5(uuid.NAMESPACE_OID, ",".join(map(str, ids))).hex
    return f"{kind}/{content_type}/{object_id}/{about._meta.label_lower}/{about.pk}/{actor.pk if actor else ''}/{to}"


def seen(*, user, target: models.Model) -> bool:
    """`user` has seen what there is about `target`: it no longer counts, and no mail tells it. Returns whether anything changed.

    Two queries where there is nothing; it is called whenever a thread is opened.
    """
    unseen = Notification.objects.of(user).unseen().about(target)
    unmailed = MailItem.objects.about(target).filter(user=user.pk, claimed_at=None)
    if not unseen.exists() and not unmailed.exists():
        return False
    with transaction.atomic():
        unmailed.delete()
        unseen.update(seen_at=timezone.now())
    return True


@transaction.atomic
def see(*, user, notification_id: int) -> bool:
    """`user` opened one of her notifications. Returns whether anything changed."""
    row = Notification.objects.of(user).unseen().filter(pk=notification_id).first()
    if row is None:
        return False
    MailItem.objects.filter(user=user.pk, content_type=row.content_type_id, object_id=row.object_id, claimed_at=None).delete()
    return Notification.objects.filter(pk=row.pk).update(seen_at=timezone.now()) > 0


@transaction.atomic
def see_all(*, user) -> int:
    """`user` has seen everything. Returns how many notifications changed."""
    MailItem.objects.filter(user=user.pk, claimed_at=None).delete()
    return Notification.objects.of(user).unseen().update(seen_at=timezone.now())


def forget(*, target: models.Model) -> None:
    """`target` is gone for good: nobody follows it or is told about it. For apps that delete; hidden things need nothing."""
    for rows in (Follow.objects, Notification.objects, MailItem.objects):
        rows.filter(content_type=ContentType.objects.get_for_model(target), object_id=target.pk).delete()


@transaction.atomic
def prefer(*, user, chosen: dict[str, tuple[bool, str]]) -> None:
    """How `user` wants to be told: for names of kinds whether on the site, and the rhythm of mails ("now" … "never").

    What waits for a rhythm that she no longer wants at all is not mailed.
    """
    rows = [Preference(user=user, kind=kind, on_site=on_site, mail=mail) for kind, (on_site, mail) in chosen.items()]
    Preference.objects.bulk_create(rows, update_conflicts=True, unique_fields=["user", "kind"], update_fields=["on_site", "mail"])
    wanted = {mail for _kind, _on_site, mail in preferences(user)}
    MailItem.objects.filter(user=user, claimed_at=None).exclude(period__in=wanted).delete()


def preferences(user) -> list[tuple[str, bool, str]]:
    """Of each kind its name, whether it is told on the site, and the rhythm of its mails; one query."""
    chosen = {row.kind: row for row in Preference.objects.filter(user=user)}
    found = []
    for name, kind in sources.kinds().items():
        row = chosen.get(name)
        found.append((name, kind.always or (row.on_site if row else kind.on_site), row.mail if row else kind.mail))
    return found


@transaction.atomic
def end_mails(*, user, period: str) -> bool:
    """`user` wants no more mails of one rhythm ("now", "daily", "weekly"). Returns whether anything changed."""
    ended = {name: (on_site, Preference.Mail.NEVER) for name, on_site, mail in preferences(user) if mail == period}
    if ended:
        prefer(user=user, chosen=ended)
    return bool(ended)


@transaction.atomic
def pause_mails(*, user) -> bool:
    """No mails to `user` until she lets them come again; what waits is dropped. Returns whether anything changed."""
    MailItem.objects.filter(user=user, claimed_at=None).delete()
    Mailbox.objects.get_or_create(user=user)
    return Mailbox.objects.filter(user=user, paused_at=None).update(paused_at=timezone.now()) > 0


def resume_mails(*, user) -> bool:
    """Mails to `user` come again, also where her server had refused them. Returns whether anything changed."""
    stopped = Mailbox.objects.filter(user=user).exclude(paused_at=None, refused_at=None)
    return stopped.update(paused_at=None, refused_at=None, refused_address="", refused_words="") > 0
