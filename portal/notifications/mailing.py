"""Mailing what waits: at once (after a short wait, in which reasons gather) or as a digest of a day or a week.

**At most once.** The items of a hundred people are claimed in one statement, their mails are sent, then the items are deleted.
A process that is killed in between leaves claimed items behind: their mails may or may not have gone out, so they are not sent
again; the next run counts and drops them. What is lost that way is still on the page of notifications. Items whose mail surely
did not go out (the server said "later", or could not be reached) are given back and go with the next run.
"""

import logging
import smtplib
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from portal.members.models import User
from portal.notifications import letters
from portal.notifications.lines import Line, lines
from portal.notifications.models import Mailbox, MailItem
from portal.notifications.spreading import add, box_of

BATCH = 100
MOST_LINES = 20
# A run that is under way claims and deletes a batch within minutes.
INTERRUPTED = timedelta(hours=1)
log = logging.getLogger(__name__)


@dataclass
class Outcome:
    """What a run did, in mails; `dropped` are items of a run that was interrupted."""

    sent: int = 0
    refused: int = 0
    failed: int = 0
    given_back: int = 0
    nothing_to_see: int = 0
    dropped: int = 0


@dataclass
class Letter:
    """What one person gets: her lines (at most MOST_LINES) and how many there are."""

    user: User
    items: list[MailItem] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    total: int = 0


def send_waiting(period: str, *, waited: timedelta = timedelta(0), on_batch=None) -> Outcome:
    """Mail everything of one rhythm that is waiting for at least `waited`, person by person, in batches.

    Raises what the mail server raised when it cannot be reached or does not take mail from us at all; what was not sent waits on.
    `on_batch(outcome)` is called after each batch.
    """
    outcome = Outcome(dropped=drop_interrupted(period))
    until, user_id = timezone.now() - waited, 0
    while ids := _next_people(period, user_id, until):
        user_id = ids[-1]
        _send_batch(period, ids, outcome)
        if on_batch:
            on_batch(outcome)
    return outcome


def drop_interrupted(period: str) -> int:
    """Delete items that a run claimed and never finished. Returns how many."""
    left = MailItem.objects.filter(period=period, claimed_at__lt=timezone.now() - INTERRUPTED)
    count, _by_model = left.delete()
    if count:
        log.warning("%s items of %s mails were dropped: the run that had claimed them was interrupted", count, period)
    return count


def _next_people(period: str, after: int, until: datetime) -> list[int]:
    items = MailItem.objects.waiting(period).filter(user__gt=after, first_at__lte=until)
    return list(items.order_by("user").values_list("user", flat=True).distinct()[:BATCH])


def _send_batch(period: str, ids: list[int], outcome: Outcome) -> None:
    """Claim, send and delete what waits for the accounts `ids`; all that waits, so that one mail tells all reasons."""
    claim = uuid.uuid4().hex
    MailItem.objects.waiting(period).filter(user__in=ids).update(claimed_at=timezone.now(), claim=claim)
    unsent = {letter.user.pk: letter for letter in _letters(claim)}
    outcome.nothing_to_see += len(ids) - len(unsent)
    try:
        _send(period, claim, unsent, outcome)
    finally:
        outcome.given_back += len(unsent)
        give_back(claim, list(unsent))
        MailItem.objects.claimed_by(claim).delete()


def _letters(claim: str) -> list[Letter]:
    """What the people of a claim get, in the order of their ids. Who paused, has no address or may see nothing gets nothing."""
    ranked = MailItem.objects.claimed_by(claim).annotate(
        place=Window(RowNumber(), partition_by=F("user"), order_by=[F("last_at").desc(), F("pk").desc()]),
        total=Window(Count("pk"), partition_by=F("user")),
    )
    items = list(ranked.filter(place__lte=MOST_LINES).order_by("user", "place"))
    people = User.objects.known().filter(pk__in={item.user_id for item in items}).select_related("mailbox", "wagtail_userprofile")
    found = {user.pk: Letter(user) for user in people.order_by("pk") if box_of(user).takes_mail_for(user.email)}
    for item in items:
        if item.user_id in found:
            found[item.user_id].items.append(item)
    by_language = defaultdict(list)
    for letter in found.values():
        by_language[letters.language_of(letter.user)].append(letter)
    for language, group in by_language.items():
        _fill(language, group)
    return [letter for letter in found.values() if letter.lines]


def _fill(language: str, group: list[Letter]) -> None:
    """Write the lines of letters in one language."""
    by_user = {letter.user.pk: letter for letter in group}
    with letters.written_in(language):
        for line in lines([item for letter in group for item in letter.items], [letter.user for letter in group]):
            by_user[line.row.user_id].lines.append(line)
    for letter in group:
        hidden = len(letter.items) - len(letter.lines)
        letter.total = (letter.items[0].total if letter.items else 0) - hidden


def _send(period: str, claim: str, unsent: dict[int, Letter], outcome: Outcome) -> None:
    """Send the letters one by one over one connection. Whose mail goes out, or never will, leaves `unsent`, before it is tried:
    whatever interrupts the sending, it is not tried again."""
    if not unsent:
        return
    connection = get_connection()
    connection.open()
    try:
        for pk, letter in list(unsent.items()):
            del unsent[pk]
            try:
                is_later = _send_one(letter, period, claim, connection, outcome)
            except smtplib.SMTPSenderRefused:
                unsent[pk] = letter  # The server does not take mail from us at all.
                raise
            if is_later:
                unsent[pk] = letter
    finally:
        connection.close()


def _send_one(letter: Letter, period: str, claim: str, connection: BaseEmailBackend, outcome: Outcome) -> bool:
    """Send one letter. Returns whether it surely did not go out and is to be tried later."""
    user = letter.user
    try:
        letters.mail(user, period, letter.lines, letter.total, claim, connection).send()
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        if code < 500:
            return True
        _refused(user, code, said, outcome)
    except smtplib.SMTPSenderRefused:
        raise
    except smtplib.SMTPDataError as error:
        if error.smtp_code < 500:
            return True
        outcome.failed += 1
        log.warning("A mail to account %s was not taken: %s", user.pk, error)
    except OSError as error:  # The line broke: it may have gone out or not. Where it cannot be opened again, the others wait.
        outcome.failed += 1
        log.warning("The line broke while a mail to account %s was sent: %s", user.pk, error)
        connection.close()
        connection.open()
    except Exception:  # One letter that cannot be written must not keep all others waiting.
        outcome.failed += 1
        log.exception("The mail to account %s could not be written", user.pk)
    else:
        outcome.sent += 1
    return False


def _refused(user: User, code: int, words: bytes | str, outcome: Outcome) -> None:
    """The server of `user` does not take mail for her address. It is paused, unless the refusal speaks of us (5.7: policy)."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    outcome.refused += 1
    if code in (550, 551, 553, 556) and "5.7." not in text:
        said = " ".join(f"{code} {text}".split())[:300]
        defaults = {"refused_at": timezone.now(), "refused_address": user.email, "refused_words": said}
        Mailbox.objects.update_or_create(user=user, defaults=defaults)
    else:
        log.warning("Mail to account %s was refused: %s %s", user.pk, code, text)


def give_back(claim: str, user_ids: list[int]) -> None:
    """Let items that were claimed and not sent wait again, together with what came meanwhile."""
    if not user_ids:
        return
    same = ("content_type_id", "object_id", "count", "kinds", "actors", "first_about", "last_about", "note", "first_at", "last_at")
    with transaction.atomic():
        rows = MailItem.objects.claimed_by(claim).filter(user__in=user_ids)
        for row in rows.order_by("pk").iterator(chunk_size=BATCH):
            values = {name: getattr(row, name) for name in same} | {"claim": ""}
            add(MailItem, ("user_id", "period"), [(row.user_id, row.period)], values, "claimed_at")
        rows.delete()
