"""What this app keeps of a person: for her own copy of it, and for the end of her account. Named in MEMBER_DATA and MEMBER_CLOSERS."""

from django.db import transaction

from portal.notifications.models import Follow, Mailbox, MailItem, Notification, Preference, Telling


def export(user) -> dict[str, list]:
    """What she follows and mutes, what she was told, and how she wants to be told; plain values with moments as ISO 8601."""
    follows = Follow.objects.filter(user=user).select_related("content_type").order_by("pk")
    told = Notification.objects.of(user).select_related("content_type").order_by("pk")
    return {
        "follows": [{**_target(row), "muted": row.muted, "since": row.created_at.isoformat()} for row in follows],
        "notifications": [
            {
                **_target(row),
                "kinds": row.kind_names,
                "count": row.count,
                "note": row.note,
                "first_at": row.first_at.isoformat(),
                "last_at": row.last_at.isoformat(),
                "seen_at": row.seen_at.isoformat() if row.seen_at else None,
            }
            for row in told.iterator(chunk_size=2000)
        ],
        "preferences": list(Preference.objects.filter(user=user).order_by("kind").values("kind", "on_site", "mail")),
        "mailbox": [
            {"paused_at": box.paused_at and box.paused_at.isoformat(), "refused_address": box.refused_address, "refused": box.refused_words}
            for box in Mailbox.objects.filter(user=user)
        ],
    }


def _target(row) -> dict[str, object]:
    return {"about": f"{row.content_type.app_label}.{row.content_type.model}", "id": row.object_id}


@transaction.atomic
def close(user) -> None:
    """Nothing is told to her any more, and nobody follows her. What was told to her alone keeps no words."""
    for model in (Follow, Notification, MailItem, Preference, Mailbox):
        model.objects.filter(user=user).delete()
    for rows in (Follow.objects, Notification.objects, MailItem.objects):
        rows.about(user).delete()
    Telling.objects.exclude(note="").filter(recipients=[user.pk]).update(note="")
