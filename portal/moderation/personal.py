"""What moderation holds of one person: for her archive, and what is left when she leaves."""

import re
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from portal.moderation.models import Act, PrivateReport, Report, Sanction, Standing
from portal.moderation.services.holding import withdraw


def export(user) -> dict[str, Iterable[dict]]:
    """Her standing, what was done to what she wrote, what she reported and told in private. Nothing about who decided or reported."""
    return {
        "standing": Standing.objects.filter(user=user).values(
            "level", "days_read", "posts_read", "posts_shown", "thanks", "hidden", "reports_upheld"
        ),
        "acts_of_moderators": Act.objects.filter(person=user).order_by("pk").values("verb", "title", "told", "created_at", "undone_at"),
        "sanctions": Sanction.objects.filter(person=user).order_by("pk").values("kind", "starts_at", "until", "lifted_at"),
        "reports": Report.objects.filter(reporter=user).order_by("pk").values("ground", "text", "created_at", "is_upheld"),
        "private_reports": PrivateReport.objects.filter(reporter=user)
        .order_by("pk")
        .values("danger", "text", "contact", "created_at", "answer", "closed_at"),
    }


def close(user) -> None:
    """Her words in reports and private reports are wiped, her standing goes; that something was done, and when, stays on record,
    without her name."""
    Report.objects.filter(reporter=user).update(reporter=None, text="")
    PrivateReport.objects.filter(reporter=user).update(reporter=None, text="", contact="", answer="")
    Standing.objects.filter(user=user).delete()
    _forget_name(user)
    withdraw(target=user)


def _forget_name(user) -> None:
    """Take her name out of the record: acts on her account are called by it, and moderators may have addressed her by it."""
    left = _("A member who has left")
    Act.objects.filter(target_type=ContentType.objects.get_for_model(user), target_id=user.pk).update(title=left)
    if " " not in user.name:
        return  # A given name alone tells nobody who she was, and it may be any word: "An", "Hoa".
    name = re.compile(rf"(?<!\w){re.escape(user.name)}(?!\w)", re.IGNORECASE)
    for act in Act.objects.filter(person=user).exclude(note="", told="").iterator(chunk_size=500):
        act.note, act.told = name.sub(left, act.note)[:500], name.sub(left, act.told)[:1000]
        act.save(update_fields=["note", "told"])
