"""Work of telling and mailing that nobody waits for. Each task may be run again at any time."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from portal.notifications import mailing, spreading
from portal.notifications.models import MailItem

LATER = timedelta(minutes=10)


@task()
def spread(telling_id: int) -> None:
    """Tell everybody whom a telling is for; it goes on where it was. Mails at once follow after NOTIFICATION_MAIL_WAIT seconds."""
    if spreading.spread(telling_id) and MailItem.objects.waiting(MailItem.Period.NOW).exists():
        wait = timedelta(seconds=settings.NOTIFICATION_MAIL_WAIT)
        if mail_at_once.get_backend().supports_defer:
            mail_at_once.using(run_after=timezone.now() + wait).enqueue(settings.NOTIFICATION_MAIL_WAIT)
        else:
            mail_at_once.enqueue(0)


@task()
def mail_at_once(waited: int) -> None:
    """Send the mails that tell at once and wait for at least `waited` seconds. What a server puts off is tried again."""
    outcome = mailing.send_waiting(MailItem.Period.NOW, waited=timedelta(seconds=waited))
    if outcome.given_back and mail_at_once.get_backend().supports_defer:
        mail_at_once.using(run_after=timezone.now() + LATER).enqueue(waited)


@task()
def mail_digests(period: str) -> None:
    """Send the digests of a day or a week: "daily" or "weekly"."""
    mailing.send_waiting(period)
