"""What moderators do: one act, one row, told to the person, undoable."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.moderation.errors import AlreadyDone, CannotAct
from portal.moderation.handlers import Handler, handler_of
from portal.moderation.models import Act, Hold, Reason, Report
from portal.moderation.models.acts import Verb
from portal.moderation.services import sanctions
from portal.moderation.services.holding import open_of
from portal.moderation.services.standing import count
from portal.moderation.words import done_by, told_text
from portal.notifications import services as notifications

# What answers a report with "you were right".
UPHOLDING = {Verb.HIDE, Verb.ASK_TO_EDIT, *sanctions.KINDS}
# What changes nothing for the person is not told.
SILENT = {Verb.KEEP}
# What was seen cannot be unseen.
FINAL = {Verb.OPEN_AUTHOR}


def seen_of(target: Any) -> str:
    """The mark of a thing as a moderator saw it; `act` compares it, so that of two moderators the second is told.

    While it waits that is its line of the queue, which every act on it changes; afterwards the acts themselves.
    """
    line = open_of(target).first()
    if line is not None:
        return line.mark
    kind = ContentType.objects.get_for_model(target)
    done = Act.objects.filter(target_type=kind, target_id=target.pk).aggregate(last=Max("pk"), undone=Count("undone_at"))
    return f"a{done['last'] or 0}.{done['undone']}"


@transaction.atomic
def act(
    *,
    verb: str,
    target: Any,
    by,
    reason: Reason | None = None,
    note: str = "",
    options: Mapping[str, Any] | None = None,
    seen: str | None = None,
) -> Act:
    """`by` does `verb` to `target`. The caller has asked for permission.

    `reason` and `note` are what the person is told; `options` belong to the verb: `days` of a sanction, what `move`, `split` and
    `merge` need. `seen` is the mark of `seen_of` that stood on the screen: raises `AlreadyDone` when another was quicker, and
    `CannotAct` for what makes no sense.
    """
    verb, options = Verb(verb), dict(options or {})
    handler = handler_of(target)
    target = handler.lock(target.pk)
    _check(handler, target, verb, seen)
    told = told_text(reason, note)
    before = handler.snapshot(target)
    row = _record(handler, target, verb, by, reason=reason, note=note, told=told, before=before)
    if verb in sanctions.KINDS:
        row.after = sanctions.begin(row, options)
    elif verb == Verb.KEEP:
        handler.kept(target)
    elif verb != Verb.OPEN_AUTHOR:
        extra = handler.apply(verb, target, by=by, told=told, options=options)
        row.after = handler.snapshot(target) | extra
    row.hold = _settle(handler, target, verb, by)
    row.save(update_fields=["after", "hold"])
    if verb == Verb.HIDE and row.person_id:
        count(row.person_id, hidden=1)
    if verb not in SILENT and row.person_id:
        notifications.tell(kind="act", target=row, recipients=[row.person_id], note=told, key=f"act-{row.pk}")
    return row


@transaction.atomic
def undo(*, act: Act, by) -> Act:
    """Bring back what was before `act`. Raises `AlreadyDone` when it was undone, `CannotAct` when the thing changed since."""
    act = Act.objects.select_for_update(of=("self",)).get(pk=act.pk)
    if act.undone_at:
        raise AlreadyDone(_("This was undone already."), act)
    if act.verb in FINAL:
        raise CannotAct(_("What was opened cannot be closed again; it stays on record."))
    _restore(act, by)
    act.undone_at, act.undone_by = timezone.now(), by
    act.save(update_fields=["undone_at", "undone_by"])
    if act.verb == Verb.HIDE and act.person_id:
        count(act.person_id, hidden=-1)
    _reopen(act)
    for line in open_of(act):
        close(line, by, "undone", upheld=True)
    if act.verb not in SILENT and act.person_id:
        notifications.tell(kind="act", target=act, recipients=[act.person_id], key=f"act-{act.pk}-undone")
    return act


def _check(handler: Handler, target: Any, verb: str, seen: str | None) -> None:
    last = Act.objects.filter(target_type=ContentType.objects.get_for_model(target), target_id=target.pk).order_by("-pk").first()
    if seen is not None and seen != seen_of(target):
        raise AlreadyDone(done_by(last), last)
    if verb not in handler.possible(target) or (verb == Verb.KEEP and not open_of(target).exists()):
        if last and seen is None:
            raise AlreadyDone(done_by(last), last)
        raise CannotAct(_("This cannot be done here any more. Look at it again, please."))


def _record(handler: Handler, target: Any, verb: str, by, *, reason, note: str, told: str, before: dict) -> Act:
    scope = handler.scope(target)
    return Act.objects.create(
        verb=verb,
        moderator=by,
        target_type=ContentType.objects.get_for_model(target),
        target_id=target.pk,
        title=handler.card(target).title[:200],
        person=handler.person(target),
        is_anonymous=handler.is_anonymous(target),
        reason=reason,
        note=note,
        told=told,
        before=before,
        after=before,
        unit_id=scope.unit,
        place=scope.place,
        created_at=timezone.now(),
    )


def _settle(handler: Handler, target: Any, verb: str, by) -> Hold | None:
    """The open line, if `verb` settles it; what does not settle it changes its mark."""
    line = open_of(target).first()
    if line is None:
        return None
    if verb not in handler.settling:
        line.version += 1
        line.save(update_fields=["version"])
        return None
    close(line, by, verb, upheld=verb in UPHOLDING)
    return line


def close(line: Hold, by, outcome: str, *, upheld: bool) -> None:
    """Take `line` out of the queue and tell those who reported what came of it."""
    now = timezone.now()
    line.settled_at, line.settled_by, line.outcome, line.version = now, by, outcome, line.version + 1
    line.save(update_fields=["settled_at", "settled_by", "outcome", "version"])
    filed = list(Report.objects.filter(hold=line, settled_at=None))
    Report.objects.filter(pk__in=[each.pk for each in filed]).update(settled_at=now, is_upheld=upheld)
    if filed and upheld and line.person_id:
        count(line.person_id, reports_upheld=1)
    for each in filed:
        if each.reporter_id:
            notifications.tell(kind="report", target=each, recipients=[each.reporter_id], key=f"report-{each.pk}-{line.version}")


def _restore(act: Act, by) -> None:
    if act.verb in sanctions.KINDS:
        sanctions.lift(act)
        return
    if act.verb == Verb.KEEP:
        return
    handler = handler_of(act.target_type)
    target = handler.lock(act.target_id)
    now = handler.snapshot(target)
    changed = [name for name in now if act.before.get(name) != act.after.get(name)]
    if any(act.after.get(name) != now[name] for name in changed):
        raise CannotAct(_("It was changed after this act; undo the later act first, or do what is needed now."))
    handler.restore(act, target, by=by)


def _reopen(act: Act) -> None:
    """What the act had settled waits again, unless it waits already."""
    line = act.hold
    if line is None or line.is_open or open_of(act.target).exists():
        return
    line.settled_at, line.settled_by, line.outcome, line.version = None, None, "", line.version + 1
    line.save(update_fields=["settled_at", "settled_by", "outcome", "version"])
    answered = Report.objects.filter(hold=line)
    if line.person_id and answered.filter(is_upheld=True).exists():
        count(line.person_id, reports_upheld=-1)
    answered.update(settled_at=None, is_upheld=None)
