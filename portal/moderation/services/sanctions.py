"""Warnings, and times during which a person may not write or not come in."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.moderation.errors import CannotAct
from portal.moderation.models import Act, Sanction
from portal.moderation.models.acts import Verb

KINDS = {Verb.WARN, Verb.SILENCE, Verb.BAN}
DAYS = (1, 3, 7, 14, 30, 90)
MOST_DAYS = 365


def begin(act: Act, options: Mapping[str, Any]) -> dict:
    """The sanction of `act`; what goes into `Act.after`. A longer one does not shorten a running one, both stand."""
    if act.person_id is None:
        raise CannotAct(_("There is nobody whom this could concern."))
    if act.is_anonymous:
        raise CannotAct(_("Open who asked first; the opening is on record."))
    if act.person_id == act.moderator_id:
        raise CannotAct(_("This is you."))
    if act.person.is_superuser:
        raise CannotAct(_("The administrator of the site cannot be warned or silenced here."))
    now, until = timezone.now(), None
    if act.verb != Verb.WARN:
        days = options.get("days")
        if not isinstance(days, int) or not 1 <= days <= MOST_DAYS:
            raise CannotAct(_("Choose for how many days."))
        until = now + timedelta(days=days)
    sanction = Sanction.objects.create(person_id=act.person_id, kind=str(act.verb), act=act, starts_at=now, until=until)
    return {"sanction": sanction.pk, "days": options.get("days") if until else None, "until": until.isoformat() if until else None}


def lift(act: Act) -> None:
    """It ends now."""
    Sanction.objects.filter(act=act, lifted_at=None).update(lifted_at=timezone.now())
