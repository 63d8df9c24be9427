"""What moderators decide about a model. Nothing is deleted; `portal.moderation` keeps who decided, why, and how to undo it."""

from django.db import transaction
from django.utils import timezone

from forum.practices import indexing
from forum.practices.models import Practice

State = Practice.State


def hide(*, practice: Practice, by, reason: str = "") -> bool:
    """Only its keepers and moderators see it from now on, with the reason. Whether that changed anything."""
    return set_state(practice=practice, state=State.HIDDEN, by=by, reason=reason)


def show(*, practice: Practice, by) -> bool:
    """Let everybody see it again; the opposite of `hide`."""
    return set_state(practice=practice, state=State.SHOWN, by=by)


@transaction.atomic
def set_state(*, practice: Practice, state: str, by, reason: str = "") -> bool:
    if practice.state == state:
        return False
    practice.state, practice.state_by, practice.state_at = state, by, timezone.now()
    practice.state_reason, practice.changed_at = reason[:500], timezone.now()
    practice.save(update_fields=["state", "state_by", "state_at", "state_reason", "changed_at"])
    indexing.index(practice)
    return True
