"""`manage.py send_digests --period daily|weekly`: the mails of a day or a week, for cron."""

from datetime import timedelta

from django.core.management.base import BaseCommand

from portal.notifications import mailing, spreading, tasks
from portal.notifications.models import MailItem

OVERDUE = timedelta(minutes=30)


class Command(BaseCommand):
    help = "Mail what is to be told once a day or once a week. Run again, it goes on; nothing is mailed twice."

    def add_arguments(self, parser):
        parser.add_argument("--period", choices=[MailItem.Period.DAILY, MailItem.Period.WEEKLY], required=True)
        parser.add_argument("--queue", action="store_true", help="Leave the mailing to the task worker.")

    def handle(self, *, period, queue, **options):
        finished = spreading.finish_left_behind()
        if finished:
            self.stdout.write(f"Finished {finished} tellings that an interrupted process had left.")
        if queue:
            tasks.mail_digests.enqueue(period)
            self.stdout.write(f"Queued the {period} digests.")
            return
        overdue = mailing.send_waiting(MailItem.Period.NOW, waited=OVERDUE)
        if overdue.sent:
            self.stdout.write(f"Sent {overdue.sent} mails that had been put off.")
        outcome = mailing.send_waiting(period, on_batch=self.progress if options["verbosity"] > 1 else None)
        self.stdout.write(self.summary(period, outcome))

    def progress(self, outcome: mailing.Outcome) -> None:
        self.stdout.write(f"  {outcome.sent} sent")

    def summary(self, period: str, outcome: mailing.Outcome) -> str:
        parts = [f"{outcome.sent} {period} digests sent"]
        for count, words in (
            (outcome.refused, "refused by the person's server"),
            (outcome.given_back, "put off by a server, tried again with the next run"),
            (outcome.failed, "not sent, see the log"),
            (outcome.nothing_to_see, "not needed: paused, or nothing that may still be seen"),
            (outcome.dropped, "items dropped that an interrupted run had claimed"),
        ):
            if count:
                parts.append(f"{count} {words}")
        return "; ".join(parts) + "."
