"""What readers report."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.moderation.errors import AlreadyReported, CannotAct, TooMany
from portal.moderation.handlers import handler_of
from portal.moderation.models import Hold, Report
from portal.moderation.permissions import can_moderate_scope, unit_above
from portal.moderation.services.holding import open_hold
from portal.ui.typed import clean_text

DAY = timedelta(days=1)


@transaction.atomic
def report(*, target: Any, reporter, ground: str, text: str = "") -> Report:
    """`reporter` says that something is wrong with `target`: it joins the queue of those who look after it, or of the unit above
    when it was written or done by one of them.

    Raises `AlreadyReported` for the second report of one person, `TooMany` past `settings.REPORTS_A_DAY`, `CannotAct` for her own.
    """
    handler = handler_of(target)
    person = handler.person(target)
    if person is not None and person.pk == reporter.pk:
        raise CannotAct(_("This is yours. You can edit or delete it yourself."))
    now = timezone.now()
    if Report.objects.filter(reporter=reporter, created_at__gt=now - DAY).count() >= settings.REPORTS_A_DAY:
        raise TooMany(_("You have reported a lot today. Moderators look at all of it; please go on tomorrow."), 24 * 3600)
    kind = ContentType.objects.get_for_model(target)
    filed = Report(
        target_type=kind, target_id=target.pk, reporter=reporter, ground=ground, text=clean_text(text).strip()[:1000], created_at=now
    )
    try:
        with transaction.atomic():
            filed.save()
    except IntegrityError as error:
        raise AlreadyReported(_("You have reported this already. You will be told what comes of it.")) from error
    filed.hold = open_hold(target, Hold.Kind.REPORTED, [str(Hold.Why.REPORTED)], {}, **queue_of(target))
    filed.save(update_fields=["hold"])
    return filed


def queue_of(target: Any) -> dict[str, Any]:
    """Unit, place and concerned moderator for a report: one unit above the highest in which she moderates this; nothing otherwise."""
    handler = handler_of(target)
    scope, person = handler.scope(target), handler.person(target)
    if person is None or not can_moderate_scope(person, scope):
        return {}
    return {"unit_id": unit_above(person, scope), "place": "", "concerns": person}
